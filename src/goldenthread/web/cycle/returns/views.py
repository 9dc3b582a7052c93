"""What a person owes and has."""

from django.http import HttpResponse
from django.shortcuts import render

from goldenthread.web.accounts.access import MEMBER, Request, allow
from goldenthread.web.accounts.standing import returns_seen_by


@allow(MEMBER)
def my_work(request: Request, authority: str) -> HttpResponse:
    """Show the returns of the period that is open which this person has something to do with."""
    returns = returns_seen_by(request.standing).select_related("measure", "period__plan_year")
    return render(request, "cycle/my_work.html", {"returns": returns})
