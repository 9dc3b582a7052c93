"""The application's settings as tests run it: quick, and with nothing that leaves the machine."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("GOLDENTHREAD_SECRET_KEY", "for tests alone")
os.environ.setdefault("GOLDENTHREAD_DATABASE", "tests.sqlite3")

from goldenthread.web.settings import *  # noqa: F403
from goldenthread.web.settings import DATABASES
from goldenthread.web.settings import STORAGES as _STORAGES

STORAGES = {
    **_STORAGES,
    # Under their own names, as tests don't collect them.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MAIL_WAITS = True
# Style sheets straight from the source.
STATIC_ROOT = ""
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as a real installation has it: the threads of one process don't queue up for a database in memory.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(tempfile.gettempdir()) / f"goldenthread-{os.getpid()}.sqlite3")}
