"""What a page is told that saves while it is written, and whose writer is no longer signed in."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.views.csrf import csrf_failure


def asks_for_a_part(request: HttpRequest) -> bool:
    """Whether a page asks for a part of itself, into which a whole other page doesn't fit."""
    return request.headers.get("HX-Request") == "true"


def not_saved(request: HttpRequest) -> HttpResponse:
    """Say in the page that nothing is saved any more, and how to go on. The words in it stay where they are."""
    where = urlsplit(request.headers.get("HX-Current-URL", "")).path or "/"
    sign_in = redirect_to_login(where, resolve_url(settings.LOGIN_URL)).url
    return render(request, "parts/not_saved.html", {"sign_in": sign_in})


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that the browser can't show to be its own, as after signing in again in another window."""
    return not_saved(request) if asks_for_a_part(request) else csrf_failure(request, reason=reason)
