"""A plan of as many measures as one likes, made by a few inserts, with a quarter that is open."""

from datetime import date

from django.utils import timezone

from goldenthread.web.records.models import (
    Assignment,
    Authority,
    Duty,
    Measure,
    Person,
    Placement,
    PlanYear,
    PointToCheck,
    PriorityAction,
    ReportingPeriod,
    Return,
    ReturnState,
)

_STATES = (ReturnState.OWED, ReturnState.SUBMITTED, ReturnState.NOT_DUE)


def quarter_of(authority: Authority, by: Person, count: int) -> ReportingPeriod:
    """Make a quarter with so many measures after those of the year before, and their returns in different states."""
    before = ReportingPeriod.objects.filter(authority=authority).select_related("plan_year__plan").latest("pk")
    years = [PlanYear.objects.create(plan=before.plan_year.plan, start=start) for start in (2030, 2031)]
    action = PriorityAction.objects.filter(objective__theme__plan=before.plan_year.plan).order_by("pk")[0]
    measures = Measure.objects.bulk_create(
        Measure(authority=authority, permanent_id=f"many{number}", name=f"Measure {number}") for number in range(count)
    )
    periods = [_period(authority, year, by) for year in years]
    directorates = list(authority.directorates.order_by("code"))
    for year in years:
        placed = Placement.objects.bulk_create(
            Placement(measure=measure, plan_year=year, priority_action=action, ref=str(number), position=number)
            for number, measure in enumerate(measures)
        )
        through = Placement.responsible.through
        through.objects.bulk_create(
            through(placement_id=one.pk, directorate_id=directorates[number % len(directorates)].pk)
            for number, one in enumerate(placed)
        )
    Assignment.objects.bulk_create(
        Assignment(measure=measure, person=by, duty=Duty.OWNER, since=date(2030, 4, 1)) for measure in measures
    )
    _returns(authority, periods[0], measures, ReturnState.SUBMITTED, "on_track")
    returns = _returns(authority, periods[1], measures, None, "slipped")
    PointToCheck.objects.bulk_create(
        PointToCheck(of_return=one, fingerprint=f"many{one.pk}", rule="stale-figure", severity="error", message="Old")
        for one in returns[1::3]
    )
    return periods[1]


def _period(authority: Authority, year: PlanYear, by: Person) -> ReportingPeriod:
    return ReportingPeriod.objects.create(
        authority=authority,
        plan_year=year,
        quarter=1,
        committee_on=date(2012, 9, 13),
        papers_on=date(2012, 9, 5),
        sign_off_due_on=date(2012, 8, 29),
        returns_due_on=date(2012, 8, 14),
        opened_by=by,
        opened_at=timezone.now(),
    )


def _returns(
    authority: Authority, period: ReportingPeriod, measures: list[Measure], state: str | None, declared: str
) -> list[Return]:
    return Return.objects.bulk_create(
        Return(
            authority=authority,
            measure=measure,
            period=period,
            state=state or _STATES[number % 3],
            declared=declared if state or number % 3 == 1 else "",
        )
        for number, measure in enumerate(measures)
    )
