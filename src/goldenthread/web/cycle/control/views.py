"""The control room: how far the quarter has come, and the lists behind its numbers."""

from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from goldenthread.web.accounts.access import OFFICER_OR_AUDITOR, Request, allow
from goldenthread.web.actions.publishing import obstacles
from goldenthread.web.cycle.control.chases import chases_of
from goldenthread.web.cycle.control.lines import lines, listed
from goldenthread.web.cycle.control.movements import TITLES, changed, changes_since, period_before
from goldenthread.web.cycle.control.points import groups, listed_points, title_of
from goldenthread.web.cycle.control.states import (
    HEADINGS,
    Column,
    code_asked,
    in_column,
    is_over,
    of_directorate,
    state_rows,
)
from goldenthread.web.cycle.remedies.listed import counts_of, to_do
from goldenthread.web.records.models import PeriodCover, PeriodState, ReportingPeriod, Return
from goldenthread.web.records.tree import themes_in

_SHOWN_LATE, _A_PAGE = 10, 100


@allow(OFFICER_OR_AUDITOR)
@require_safe
def latest_room(request: Request, authority: str) -> HttpResponse:
    """Lead to the control room of the period that is open, or of the last one; to periods where there is none."""
    found = ReportingPeriod.objects.filter(authority=request.authority).order_by("plan_year__start", "quarter")
    period = found.filter(state=PeriodState.OPEN).last() or found.last()
    return redirect("control-room", authority, period.pk) if period else redirect("periods", authority)


@allow(OFFICER_OR_AUDITOR)
@require_safe
def room(request: Request, authority: str, period: int) -> HttpResponse:
    """Show how far every return has come, what is late, what is to be checked, and what changed."""
    found, today = period_at(request, period), timezone.localdate()
    rows = state_rows(found, today)
    late = in_column(listed(found), Column.LATE, found, today)
    points = groups(found)
    before = period_before(found)
    shown = {
        "period": found,
        "today": today,
        "is_open": found.state == PeriodState.OPEN,
        "is_over": is_over(found, today),
        "headings": list(HEADINGS.values()),
        "rows": rows,
        "late": lines(late[:_SHOWN_LATE], found, today),
        "chases": chases_of(found, in_column(Return.objects.filter(period=found), Column.LATE, found, today)),
        "late_count": rows[-1].counts[Column.LATE],
        "points": points,
        "points_count": sum(group.count for group in points),
        "changes": changes_since(found, before) if before else None,
        "obstacles": obstacles(found) if found.state == PeriodState.OPEN else [],
        "remedies": counts_of(to_do(request.standing)),
        "cover_said": _has_begun(found),
        "themes_said": found.theme_commentaries.exclude(text="").count(),
        "themes": themes_in(found.plan_year).count(),
    }
    return render(request, "cycle/control/room.html", shown)


@allow(OFFICER_OR_AUDITOR)
@require_safe
def returns(request: Request, authority: str, period: int) -> HttpResponse:
    """List the returns behind a number: `?state=` a column, `?directorate=` a code."""
    found, today = period_at(request, period), timezone.localdate()
    column = _column(request.GET.get("state", "all"))
    code = code_asked(request.GET)
    behind = in_column(listed(found), column, found, today)
    if code:
        behind = of_directorate(behind, code, found.authority_id)
    title = f"{'' if column is Column.ALL else HEADINGS[column]} returns{f' of {code}' if code else ''}".strip()
    shown = {"title": f"{title[:1].upper()}{title[1:]}", "column": column, "code": code, "show_chase": True}
    return render(request, "cycle/control/returns.html", shown | _paged(request, found, behind, today))


@allow(OFFICER_OR_AUDITOR)
@require_safe
def moved(request: Request, authority: str, period: int, group: str) -> HttpResponse:
    """List the returns behind a number of what changed."""
    found, today = period_at(request, period), timezone.localdate()
    before = period_before(found)
    if group not in TITLES or before is None:
        raise Http404("There is no such group.")
    behind = changed(listed(found), before, group)
    shown = {"title": f"{TITLES[group]} since {before}", "earlier": before}
    return render(request, "cycle/control/returns.html", shown | _paged(request, found, behind, today))


@allow(OFFICER_OR_AUDITOR)
@require_safe
def points(request: Request, authority: str, period: int, rule: str) -> HttpResponse:
    """List the open points of a rule, to answer them or send returns back."""
    found = period_at(request, period)
    page = Paginator(listed_points(found, rule), _A_PAGE).get_page(request.GET.get("page"))
    shown = {"period": found, "rule": rule, "title": title_of(rule), "page": page, "points": list(page)}
    return render(request, "cycle/control/points.html", shown | {"is_open": found.state == PeriodState.OPEN})


def period_at(request: Request, period: int) -> ReportingPeriod:
    """Give the period of an address within the authority."""
    found = ReportingPeriod.objects.select_related("plan_year", "authority", "cover")
    return get_object_or_404(found, pk=period, authority=request.authority)


def _has_begun(period: ReportingPeriod) -> bool:
    """Whether a person has written on the cover what is of this period alone. Needs the cover."""
    cover: PeriodCover | None = getattr(period, "cover", None)
    return cover is not None and bool(cover.purpose or cover.recommendations)


def typed(request: Request, name: str, longest: int) -> str:
    """Give what was typed into a field, with line ends of one kind. No database of ours holds a NUL."""
    return request.POST.get(name, "").replace("\0", "").replace("\r\n", "\n")[:longest]


def _paged(request: Request, period: ReportingPeriod, behind: QuerySet[Return], today: date) -> dict[str, Any]:
    page = Paginator(behind, _A_PAGE).get_page(request.GET.get("page"))
    shown = lines(page.object_list, period, today)  # type: ignore[arg-type]
    return {
        "period": period,
        "page": page,
        "lines": shown,
        "count": page.paginator.count,
        "is_open": period.state == PeriodState.OPEN,
    }


def _column(word: str) -> Column:
    try:
        return Column(word)
    except ValueError:
        raise Http404("There is no such column.") from None
