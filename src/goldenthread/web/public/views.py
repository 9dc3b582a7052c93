"""The public pages."""

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.web.accounts.access import PUBLIC, Request, allow


@allow(PUBLIC)
def home(request: Request, authority: str) -> HttpResponse:
    """Show how the plan stands by the latest publication."""
    return render(request, "public/home.html", {"authority": request.authority})
