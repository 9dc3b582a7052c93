"""What is told to whoever sends something and isn't signed in any more: what was typed is kept wherever it can be."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render, resolve_url
from django.views.csrf import csrf_failure

from goldenthread.web.accounts.kept import keep

_SAFE = ("GET", "HEAD")
_KEPT = "What you typed is kept, and will stand in the form again once you have signed in."
_FILE = " The file that you had chosen can’t be kept: you will have to choose it again."
_AGAIN = (
    "You had signed in again since this page was opened. What you typed stands in the form: look at it and save it."
)


def asks_for_a_part(request: HttpRequest) -> bool:
    """Whether a page asks for a part of itself, into which a whole other page doesn't fit."""
    return request.headers.get("HX-Request") == "true"


def signed_out(request: HttpRequest) -> HttpResponse:
    """Lead to sign in, and back afterwards: to the page itself, where something was sent from one."""
    place = keep(request)
    if asks_for_a_part(request):
        return _not_saved(request, place)
    if place:
        messages.info(request, _KEPT + _but_for_a_file(request))
    return _to_sign_in(place or (request.get_full_path() if request.method in _SAFE else resolve_url("start")))


def no_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that the browser can't show to be its own, as after signing in again in another window.

    What another site sends comes without our cookie of the session. Nothing is kept of it: that would begin a new
    session in the place of the reader's own.
    """
    place = keep(request) if settings.SESSION_COOKIE_NAME in request.COOKIES else None
    if asks_for_a_part(request):
        return _not_saved(request, place)
    if place is None:
        return csrf_failure(request, reason=reason)
    if not request.user.is_authenticated:
        messages.info(request, _KEPT + _but_for_a_file(request))
        return _to_sign_in(place)
    messages.info(request, _AGAIN + _but_for_a_file(request))
    return redirect(place)


def _but_for_a_file(request: HttpRequest) -> str:
    return _FILE if request.FILES else ""


def _not_saved(request: HttpRequest, place: str | None) -> HttpResponse:
    """Say in the page that nothing is saved any more, and how to go on. The words in it stay where they are."""
    where = place or urlsplit(request.headers.get("HX-Current-URL", "")).path or "/"
    on = where if request.user.is_authenticated and place else _to_sign_in(where).url
    return render(request, "parts/not_saved.html", {"go_on": on, "kept": place is not None})


def _to_sign_in(where: str) -> HttpResponseRedirect:
    return redirect_to_login(where, resolve_url(settings.LOGIN_URL))
