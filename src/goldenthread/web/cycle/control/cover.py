"""The cover of a period's report."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.web.accounts.access import OFFICER, Request, allow
from goldenthread.web.actions.covers import write_cover
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.control.views import period_at, typed
from goldenthread.web.pages.sentences import said
from goldenthread.web.records.models import COVER_PARTS, PeriodCover, PeriodState, ReportingPeriod

LABELS = {
    "report_of": "Report of",
    "contact": "Contact",
    "purpose": "Purpose of the report",
    "recommendations": "Recommendations",
    "implications": "Implications",
}
_HINTS = {
    "report_of": "Whose report it is, for example “Director of Resources”",
    "contact": "Whom to ask: a post or team, telephone, e-mail. It is published",
    "purpose": "",
    "recommendations": "One a line",
    "implications": "One a line, each with its kind before it, for example “Financial: none”",
}
_LONGEST = {"report_of": 200, "contact": 300}
_LONGEST_TEXT = 10_000


@allow(OFFICER)
def page(request: Request, authority: str, period: int) -> HttpResponse:
    """Show the cover; keep what was written on it."""
    found = period_at(request, period)
    problem = ""
    if request.method == "POST":
        told, seen = _typed_in(request, "text"), _typed_in(request, "seen")
        # What its writer left as it was shown stays as it is, whoever wrote there in between.
        written = {part: text for part, text in told.items() if text.strip() != seen[part].strip()}
        try:
            write_cover(period=found, told=written, seen=seen, by=request.standing.person)
        except Refused as refused:
            problem = said(refused)
        else:
            messages.success(request, "Saved.")
            return redirect("cover", authority, found.pk)
    shown = {
        "period": found,
        "parts": list(_parts(request, found, again=bool(problem))),
        "problem": problem,
        "is_open": found.state == PeriodState.OPEN,
    }
    return render(request, "cycle/control/cover.html", shown, status=422 if problem else 200)


def _typed_in(request: Request, name: str) -> dict[str, str]:
    return {part: _typed(request, f"{name}-{part}", part) for part in COVER_PARTS}


def _typed(request: Request, name: str, part: str) -> str:
    return typed(request, name, _LONGEST.get(part, _LONGEST_TEXT))


def _parts(request: Request, period: ReportingPeriod, *, again: bool) -> list[dict[str, object]]:
    """Give the parts as they stand; where something was refused, with what was typed."""
    cover = PeriodCover.objects.filter(period=period).first() or PeriodCover(period=period)
    return [
        {
            "name": part,
            "label": LABELS[part],
            "hint": _HINTS[part],
            "text": getattr(cover, part),
            "typed": _typed(request, f"text-{part}", part) if again else getattr(cover, part),
            "longest": _LONGEST.get(part),
        }
        for part in COVER_PARTS
    ]
