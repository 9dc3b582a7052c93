"""The commentary on the plan and its themes."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from goldenthread.web.accounts.access import OFFICER, Request, allow
from goldenthread.web.actions.commentaries import comment_on_plan, comment_on_theme
from goldenthread.web.actions.writing import Refused
from goldenthread.web.cycle.control.views import period_at, typed
from goldenthread.web.pages.sentences import said
from goldenthread.web.records.models import PeriodState, Person, ReportingPeriod, Theme, ThemeCommentary
from goldenthread.web.records.tree import themes_in

_LONGEST = 10_000


@dataclass(frozen=True)
class Place:
    """What the plan or one theme has a commentary for: what stands there, what is typed, what is wrong with it."""

    slug: str
    name: str
    text: str
    typed: str
    problem: str


@allow(OFFICER)
def page(request: Request, authority: str, period: int) -> HttpResponse:
    """Show what is said of the plan and each theme; keep whatever of it was written."""
    found = period_at(request, period)
    themes = list(themes_in(found.plan_year))
    refused: dict[str, str] = {}
    if request.method == "POST":
        refused = _kept(request, found, themes)
        if not refused:
            messages.success(request, "Saved.")
            return redirect("commentary", authority, found.pk)
        found.refresh_from_db()
    shown = {
        "period": found,
        "places": list(_places(request, found, themes, refused)),
        "refused": refused,
        "is_open": found.state == PeriodState.OPEN,
    }
    return render(request, "cycle/control/commentary.html", shown, status=422 if refused else 200)


def _places(request: Request, period: ReportingPeriod, themes: list[Theme], refused: dict[str, str]) -> Iterator[Place]:
    said_of = dict(ThemeCommentary.objects.filter(period=period).values_list("theme_id", "text"))
    standing = [("", f"The plan in {period}", period.commentary)]
    standing += [(theme.slug, theme.name, said_of.get(theme.pk, "")) for theme in themes]
    for slug, name, text in standing:
        again = typed(request, f"text-{slug}", _LONGEST) if slug in refused else text
        yield Place(slug, name, text, again, refused.get(slug, ""))


def _kept(request: Request, period: ReportingPeriod, themes: list[Theme]) -> dict[str, str]:
    """Keep what was written, each place by itself; give what was refused, by the place."""
    refused: dict[str, str] = {}
    for theme in (None, *themes):
        slug = theme.slug if theme else ""
        text, seen = typed(request, f"text-{slug}", _LONGEST), typed(request, f"seen-{slug}", _LONGEST)
        # What its writer left as it was shown stays as it is, whoever wrote there in between.
        if f"text-{slug}" not in request.POST or text.strip() == seen.strip():
            continue
        try:
            _comment(period, theme, text, seen, request.standing.person)
        except Refused as problem:
            refused[slug] = said(problem)
    return refused


def _comment(period: ReportingPeriod, theme: Theme | None, text: str, seen: str, by: Person) -> None:
    if theme is None:
        comment_on_plan(period=period, text=text, seen=seen, by=by)
    else:
        comment_on_theme(period=period, theme=theme, text=text, seen=seen, by=by)
