"""How a public page is answered: the same for everyone, without a cookie, kept until what it shows changes.

A page is rendered without the request, so nothing of who asks can get into it. What is kept is the finished page,
compressed: to answer again takes one query, which says whether anything was published, restated or taken down. A page
that isn't kept is made anew of the record; of its publication, what never changes is kept too (see `shown`).
"""

import gzip
import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, cast

from django.core.cache import caches
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from goldenthread.web.accounts.access import Request
from goldenthread.web.pages.demonstrating import demonstration
from goldenthread.web.public.queries import asked
from goldenthread.web.public.shown import Stand, shown_at, stand_of
from goldenthread.web.records.models import Authority

Context = dict[str, Any]
Build = Callable[..., Context]
View = Callable[..., HttpResponse]
# For so long a browser or a proxy may show a page without asking again; words that are taken down are gone after it.
FRESH_SECONDS = 60
_KEPT_SECONDS = 24 * 60 * 60
# Of a larger page, compressed, none is kept: with the most that are kept, this bounds what they take.
LARGEST_KEPT = 50_000


class Elsewhere(Exception):
    """What is asked for stands at another address, in an earlier edition: whoever asks is led there."""


class Page(NamedTuple):
    """A finished page, compressed, with the mark by which browsers know it again."""

    zipped: bytes
    etag: str


def page(template: str, *, asks: tuple[str, ...] = (), kept: bool = True, without: str = "") -> Callable[[Build], View]:
    """Make a view of a function that gives a template's context for a publication and the address's parts.

    It answers to GET and HEAD alone, for nothing is sent to a public page.

    `asks` names the parts of the query that it reads; all others, and values that nothing is known of, are passed
    over. Without a publication the answer is the template `without`, or "not found". Pages that are not `kept` are made
    anew each time.
    """

    def with_page(build: Build) -> View:
        @require_safe
        @wraps(build)
        def view(
            request: Request, authority: str, period: str | None = None, edition: int | None = None, **address: str
        ) -> HttpResponse:
            stand = stand_of(authority, period, edition)
            if stand is None and without and period is None:
                return answer(request, finished(without, request.authority, {}))
            if stand is None:
                raise Http404("Nothing is published here.")
            shown = shown_at(stand, period is None)
            query = asked(shown, asks, request.GET) if asks else {}

            def made() -> Page:
                return finished(template, shown.authority, {**build(shown, **address, **query), "shown": shown})

            try:
                key = _key(template, stand, period is None, address, query)
                return answer(request, _kept_or_made(key, made) if kept else made())
            except Elsewhere as where:
                return HttpResponseRedirect(str(where))

        return view

    return with_page


def _kept_or_made(key: str, made: Callable[[], Page]) -> Page:
    found = cast("Page | None", caches["public"].get(key))
    if found is None:
        found = made()
        if len(found.zipped) <= LARGEST_KEPT:
            caches["public"].set(key, found, _KEPT_SECONDS)
    return found


def _key(template: str, stand: Stand, is_latest: bool, address: Context, query: Context) -> str:
    told = repr((template, stand, is_latest, sorted(address.items()), sorted(query.items())))
    return hashlib.sha256(told.encode()).hexdigest()


def finished(template: str, authority: Authority, context: Context) -> Page:
    """Render a page without the request: the base template gets no more of it than the authority."""
    plain = render_to_string(template, {**context, "request": {"authority": authority}, **demonstration()}).encode()
    return Page(gzip.compress(plain, 5, mtime=0), hashlib.sha256(plain).hexdigest()[:32])


def answer(request: HttpRequest, found: Page) -> HttpResponse:
    """Answer with a finished page, or that it hasn't changed."""
    zipped = "gzip" in request.META.get("HTTP_ACCEPT_ENCODING", "")
    response = HttpResponse(found.zipped if zipped else gzip.decompress(found.zipped))
    if zipped:
        response["Content-Encoding"] = "gzip"
    # A weak mark: the compressed page is the same page.
    return keep(request, response, f'W/"{found.etag}"')


def keep(request: HttpRequest, response: HttpResponse, etag: str) -> HttpResponse:
    """Let others keep an answer for a while, and answer that nothing has changed to who has it already."""
    response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    response["ETag"] = etag
    response["Vary"] = "Accept-Encoding"
    return cast(HttpResponse, get_conditional_response(request, etag=etag, response=response))
