"""The application's addresses, and an empty page to hold the others against."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path

from goldenthread.web.accounts.access import PUBLIC, allow


@allow(PUBLIC)
def empty(request: HttpRequest) -> HttpResponse:
    """Answer with next to nothing."""
    return HttpResponse("ok")


urlpatterns = [path("empty/", empty), path("", include("goldenthread.web.urls"))]
