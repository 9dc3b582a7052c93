"""A publication as documents to keep, print or edit, and the page that says whether a file is one of them."""

from django.http import Http404, HttpResponse

from goldenthread.publishing.publish import FORMATS
from goldenthread.web.accounts.access import PUBLIC, Request, allow
from goldenthread.web.actions import publishing
from goldenthread.web.pages.downloads import download
from goldenthread.web.public.answering import Context, keep, page
from goldenthread.web.public.shown import Shown, edition_of, shown_at, stand_of


@allow(PUBLIC)
@page("public/documents.html")
def documents(shown: Shown) -> Context:
    """List the formats that a publication can be had in."""
    return {"formats": FORMATS.items(), "here": "publications"}


@allow(PUBLIC)
def document(request: Request, authority: str, period: str, edition: int, of_format: str) -> HttpResponse:
    """Hand a publication out in a format, drawn now where nobody has asked for it yet."""
    stand = stand_of(authority, period, edition)
    if stand is None or of_format not in FORMATS:
        raise Http404("There is no such document.")
    file = publishing.drawn(shown_at(stand, is_latest=False).publication, of_format)
    return keep(request, download(bytes(file.data or b""), file.name, file.media_type), f'"{file.sha256}"')


@allow(PUBLIC)
@page("public/verify.html", asks=("sha256",), kept=False)
def verify(shown: Shown, sha256: str = "") -> Context:
    """Say whether a file with this SHA-256 was published here, as what, and whether it still stands."""
    found = publishing.known_by(shown.authority, sha256) if sha256 else None
    edition = edition_of(shown.authority.slug, found.publication) if found else None
    return {"sha256": sha256, "file": found, "edition": edition}
