"""The application's settings for measuring pages: with an empty page, and without keeping pages where so told."""

import os

from goldenthread.web.settings import *  # noqa: F403
from goldenthread.web.settings import CACHES as _CACHES

ROOT_URLCONF = "bench.page_urls"
if not os.environ.get("BENCH_KEEPS"):
    CACHES = {**_CACHES, "public": {"BACKEND": "django.core.cache.backends.dummy.DummyCache"}}
