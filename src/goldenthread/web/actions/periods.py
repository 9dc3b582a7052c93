"""Opening a period, and moving its deadlines."""

from dataclasses import asdict
from datetime import date

from django.db.models import QuerySet

from goldenthread.web.actions.arranging import rules_of
from goldenthread.web.actions.carrying import carry_comparators, carry_over, withdrawn, year_before
from goldenthread.web.actions.covers import carry_cover
from goldenthread.web.actions.deadlines import Deadlines, deadlines_of
from goldenthread.web.actions.reasons import need_reason
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import (
    Authority,
    PeriodState,
    Person,
    Placement,
    Plan,
    PlanYear,
    ReportingPeriod,
    Return,
    ReturnState,
)


def open_period(
    *,
    authority: Authority,
    plan_year_start: int,
    quarter: int,
    deadlines: Deadlines,
    by: Person,
    plan: Plan | None = None,
) -> ReportingPeriod:
    """Open a quarter of a plan year: a return for each measure placed there, owed, or not due in that quarter.

    Where the plan year is new, its measures stand as they stood the year before; those withdrawn are left out. `plan`
    is the one that has the year, or else reaches furthest, if not given. Raises Refused where the period is open
    already, where no measure could be placed, and where the dates leave no room for each other.
    """
    with writing(authority, by=by, may=OFFICERS) as journal:
        period = _unsaved(authority, plan or plan_for(authority, plan_year_start), plan_year_start, quarter, deadlines)
        _refuse_dates(deadlines, period)
        carried = _place(period.plan_year)
        period.opened_by, period.opened_at = by, journal.at
        period.rules, period.key = rules_of(authority), period.plan_year.plan.key
        period.remind_on = Authority.objects.values_list("remind_on", flat=True).get(pk=authority.pk)
        period.save(force_insert=True)
        returns = _make_returns(period)
        owed = sum(one.state == ReturnState.OWED for one in returns)
        compared = carry_comparators(period)
        carry_cover(period)
        journal.record(
            "open a period",
            period,
            after={
                "period": str(period),
                "deadlines": asdict(deadlines),
                "owed": owed,
                "not due": len(returns) - owed,
                "placements carried over": carried,
                "comparators carried over": compared,
            },
        )
    return period


def latest_plan(authority: Authority) -> Plan:
    """Give the plan whose years reach furthest. Raises Refused where the authority has none."""
    found = Plan.objects.filter(authority=authority, years__isnull=False).order_by("-years__start", "-pk").first()
    if found is None:
        raise Refused(
            "there is no plan yet",
            where=str(authority),
            expected="a plan with its measures",
            do="begin a plan, or take in its last report: its measures are then in the record",
        )
    return found


def owing(year: PlanYear, last_day: date) -> QuerySet[Placement]:
    """Give the placements of a plan year whose measures aren't withdrawn by a period's last day.

    A return is made for each.
    """
    return Placement.objects.filter(plan_year=year).exclude(measure__in=withdrawn(year.plan_id, last_day).values("pk"))


def plan_for(authority: Authority, start: int) -> Plan:
    """Give the plan that a period of a year belongs to: the one that has the year, else the one that reaches furthest.

    Of several that have it, one in which measures stand comes first, and the later one. Raises Refused where the
    authority has no plan.
    """
    years = PlanYear.objects.filter(plan__authority=authority, start=start).select_related("plan")
    standing = years.filter(placements__isnull=False).order_by("-plan__pk").first()
    found = standing or years.order_by("-plan__pk").first()
    return found.plan if found else latest_plan(authority)


def move_deadlines(*, period: ReportingPeriod, deadlines: Deadlines, reason: str, by: Person) -> ReportingPeriod:
    """Move the dates of a period that is open.

    Raises Refused without a reason, where nothing moves, where the period is published, and where the dates leave no
    room for each other.
    """
    with writing(period.authority, by=by, may=OFFICERS) as journal:
        found = ReportingPeriod.objects.select_related("plan_year", "authority").get(pk=period.pk)
        before = deadlines_of(found)
        _refuse_move(found, before, deadlines, reason)
        for name, value in asdict(deadlines).items():
            setattr(found, name, value)
        found.save(update_fields=list(asdict(deadlines)))
        journal.record("move deadlines", found, before=asdict(before), after=asdict(deadlines), reason=reason.strip())
    return found


def _unsaved(
    authority: Authority, plan: Plan, plan_year_start: int, quarter: int, deadlines: Deadlines
) -> ReportingPeriod:
    if quarter not in (1, 2, 3, 4) or not 1900 < plan_year_start < 2200:
        raise Refused(
            "there is no such quarter", where=str(plan), expected="quarter 1, 2, 3 or 4", do="choose one of the four"
        )
    year, _ = PlanYear.objects.get_or_create(plan=plan, start=plan_year_start)
    period = ReportingPeriod(authority=authority, plan_year=year, quarter=quarter, **asdict(deadlines))
    if ReportingPeriod.objects.filter(plan_year=year, quarter=quarter).exists():
        raise Refused(
            f"{period} is in the record already",
            where=str(plan),
            expected="a period that the record doesn’t have",
            do="open another quarter, or move the deadlines of this one",
        )
    return period


def _place(year: PlanYear) -> int:
    if year.placements.exists():
        return 0
    earlier = year_before(year)
    carried = carry_over(year, earlier) if earlier else 0
    if not carried:
        raise Refused(
            "no measure stands in the plan",
            where=f"{year.plan} {year}",
            expected="measures in this plan year, or in one before",
            do="put measures in the plan, or take in its last report, first",
        )
    return carried


def _make_returns(period: ReportingPeriod) -> list[Return]:
    measures = owing(period.plan_year, period.noun.last_day).values_list("measure_id", "measure__quarters")
    return Return.objects.bulk_create(
        Return(
            authority_id=period.authority_id,
            measure_id=measure,
            period=period,
            state=ReturnState.OWED if str(period.quarter) in quarters else ReturnState.NOT_DUE,
        )
        for measure, quarters in measures
    )


def _refuse_dates(deadlines: Deadlines, period: ReportingPeriod) -> None:
    if not deadlines.in_order:
        raise Refused(
            "the dates leave no room for each other",
            where=str(period),
            expected="returns due first, then sign-off, then the papers, then the meeting",
            do="put the dates in that order",
        )
    over = period.noun.last_day
    if deadlines.returns_due_on <= over:
        raise Refused(
            "returns would be due before the quarter is over",
            where=str(period),
            expected=f"a day after {over.day} {over:%B %Y}",
            do="choose a later meeting, or fewer working days",
        )


def _refuse_move(period: ReportingPeriod, before: Deadlines, after: Deadlines, reason: str) -> None:
    need_reason(reason, period, "say why the dates move")
    if period.state == PeriodState.PUBLISHED:
        raise Refused(
            "the period is published", where=str(period), expected="a period that is open", do="leave its dates"
        )
    if before == after:
        raise Refused("no date has changed", where=str(period), expected="another date", do="change one, or leave it")
    _refuse_dates(after, period)
