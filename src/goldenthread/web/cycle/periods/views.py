"""Periods: which there are, opening one, moving its dates."""

from dataclasses import asdict
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from goldenthread.web.accounts.access import OFFICER, OFFICER_OR_AUDITOR, Request, allow
from goldenthread.web.actions.deadlines import clear_days_between, deadlines_of
from goldenthread.web.actions.periods import move_deadlines, open_period
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.periods.forms import MoveForm, OpenForm
from goldenthread.web.cycle.periods.owing import shares
from goldenthread.web.pages.sentences import said
from goldenthread.web.records.models import Authority, Nation, ReportingPeriod


@allow(OFFICER_OR_AUDITOR)
def periods(request: Request, authority: str) -> HttpResponse:
    """Show every period with its dates, the latest first."""
    found = (
        ReportingPeriod.objects.filter(authority=request.authority)
        .select_related("plan_year")
        .annotate(count=Count("returns"))
        .order_by("-plan_year__start", "-quarter")
    )
    return render(request, "cycle/periods/list.html", {"periods": found})


@allow(OFFICER)
def open_page(request: Request, authority: str) -> HttpResponse:
    """Choose a quarter and its meeting; see every date and who owes what; open it."""
    given = request.POST if request.method == "POST" else request.GET
    form = OpenForm(given or None, authority=request.authority)
    shown: dict[str, Any] = {"form": form, "clear_days": request.authority.clear_days}
    if form.is_valid():
        if request.method == "POST":
            opened = _opened(request, form)
            if opened is not None:
                return redirect("control-room", authority, opened.pk)
        shown |= _preview(request.authority, form)
    return render(request, "cycle/periods/open.html", shown, status=422 if request.method == "POST" else 200)


def _opened(request: Request, form: OpenForm) -> ReportingPeriod | None:
    try:
        opened = open_period(
            authority=request.authority,
            plan_year_start=form.chosen.start,
            quarter=form.chosen.quarter,
            deadlines=form.counted(),
            by=request.standing.person,
        )
    except Refused as refused:
        form.add_error("quarter", said(refused))
        return None
    messages.success(request, f"{opened} is open. Owners are written to with the next run of reminders.")
    return opened


def _preview(authority: Authority, form: OpenForm) -> dict[str, Any]:
    deadlines = form.counted()
    owed = shares(authority, form.chosen)
    return {
        "deadlines": deadlines,
        "between": clear_days_between(deadlines.papers_on, deadlines.committee_on, Nation(authority.nation)),
        "shares": owed,
        "due": sum(one.due for one in owed),
        "not_due": sum(one.not_due for one in owed),
        "without_owner": sum(one.due for one in owed if not one.owner),
        "chosen": form.chosen,
    }


@allow(OFFICER)
def move_page(request: Request, authority: str, period: int) -> HttpResponse:
    """Move the dates of a period, with the reason."""
    found = get_object_or_404(
        ReportingPeriod.objects.select_related("plan_year", "authority"), pk=period, authority=request.authority
    )
    form = MoveForm(request.POST or None, initial=asdict(deadlines_of(found)))
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            move_deadlines(period=found, deadlines=form.deadlines(), reason=reason, by=request.standing.person)
        except Refused as refused:
            form.add_error("returns_due_on", said(refused))
        else:
            messages.success(request, "Saved: the dates have moved. Reminders follow the new dates.")
            return redirect("control-room", authority, found.pk)
    return render(
        request, "cycle/periods/move.html", {"form": form, "period": found}, status=422 if form.errors else 200
    )
