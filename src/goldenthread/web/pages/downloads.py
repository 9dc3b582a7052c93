"""Handing out a file: always to be saved, never to be opened as a page of this site."""

from django.http import HttpResponse
from django.utils.http import content_disposition_header

# Even a browser that opens it after all runs nothing in it and loads nothing for it.
SANDBOX = "default-src 'none'; sandbox"


def download(content: bytes | str, name: str, media_type: str) -> HttpResponse:
    """Give a file as an answer that a browser saves under the name."""
    answer = HttpResponse(content, content_type=media_type)
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["Content-Security-Policy"] = SANDBOX
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
