"""The commentary on the plan and its themes."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from goldenthread.web.accounts.access import OFFICER, Request, allow
from goldenthread.web.actions.commentaries import comment_on_plan, comment_on_theme
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.control.views import period_at, typed
from goldenthread.web.pages.sentences import said
from goldenthread.web.records.models import PeriodState, ReportingPeriod, Theme, ThemeCommentary

_LONGEST = 10_000


@allow(OFFICER)
def page(request: Request, authority: str, period: int) -> HttpResponse:
    """Show what is said of the plan and each theme; keep one of them."""
    found = period_at(request, period)
    refused: dict[str, str] = {}
    if request.method == "POST":
        problem = _kept(request, found)
        if problem is None:
            return redirect("commentary", authority, found.pk)
        refused = {"place": request.POST.get("theme", ""), "problem": problem, "text": typed(request, "text", _LONGEST)}
    said_of = dict(ThemeCommentary.objects.filter(period=found).values_list("theme_id", "text"))
    themes = Theme.objects.filter(plan=found.plan_year.plan_id).order_by("position")
    places = [("", f"The plan in {found}", found.commentary)]
    places += [(theme.slug, theme.name, said_of.get(theme.pk, "")) for theme in themes]
    shown = {"period": found, "places": places, "refused": refused, "is_open": found.state == PeriodState.OPEN}
    return render(request, "cycle/control/commentary.html", shown)


def _kept(request: Request, period: ReportingPeriod) -> str | None:
    """Keep what was written; give what was refused, None where nothing was."""
    slug, text, seen = request.POST.get("theme", ""), typed(request, "text", _LONGEST), typed(request, "seen", _LONGEST)
    by = request.standing.person
    try:
        if slug:
            theme = get_object_or_404(Theme, plan=period.plan_year.plan_id, slug=slug)
            comment_on_theme(period=period, theme=theme, text=text, seen=seen, by=by)
        else:
            comment_on_plan(period=period, text=text, seen=seen, by=by)
    except Refused as refused:
        return said(refused)
    messages.success(request, "Saved.")
    return None
