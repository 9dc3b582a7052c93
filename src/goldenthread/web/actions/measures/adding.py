"""Adding a measure to the plan."""

import re
from datetime import date

from goldenthread.web.actions.founding import assigned
from goldenthread.web.actions.measures.asking import need_words
from goldenthread.web.actions.measures.placing import Place, check_place, facts_of_place, room_for
from goldenthread.web.actions.writing import Journal, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import (
    Authority,
    Duty,
    Measure,
    PeriodState,
    Person,
    Placement,
    PlanYear,
    ReportingPeriod,
    Return,
    ReturnState,
)

_OURS = re.compile(r"m(\d{1,9})", re.ASCII)


def add_measure(
    *,
    year: PlanYear,
    wording: str,
    place: Place,
    by: Person,
    quarters: str = "1234",
    owner: Person | None = None,
    since: date | None = None,
    ask_now: bool = False,
) -> Measure:
    """Add a measure to a plan year, and give it; its target is set apart.

    `owner` has it from `since` on. With `ask_now` a return of it is owed in the periods of the year that are open.
    Raises Refused without words, for a place of another plan, and for a ref that another measure of the year has.
    """
    authority = year.plan.authority
    need_words(wording, place.ref or str(year.plan))
    with writing(authority, by=by, may=OFFICERS) as journal:
        check_place(place, year)
        measure = Measure.objects.create(
            authority=authority, permanent_id=next_id(authority), name=wording.strip(), quarters=quarters
        )
        placement = _placed(measure, year, place)
        asked = _ask(measure, year, journal) if ask_now else []
        journal.record(
            "add a measure",
            measure,
            after={
                "id": measure.permanent_id,
                "wording": measure.name,
                "plan year": str(year),
                **facts_of_place(placement),
                "quarters": quarters,
                "asked for in": [str(period) for period in asked],
            },
        )
        if owner is not None and since is not None:
            assigned(measure, owner, Duty.OWNER, since, journal)
    return measure


def next_id(authority: Authority) -> str:
    """Give the permanent id that comes next: ids are never given twice."""
    known = Measure.objects.filter(authority=authority).values_list("permanent_id", flat=True)
    taken = [int(found[1]) for one in known.iterator() if (found := _OURS.fullmatch(one))]
    return f"m{max(taken, default=0) + 1}"


def _placed(measure: Measure, year: PlanYear, place: Place) -> Placement:
    placement = Placement.objects.create(
        measure=measure,
        plan_year=year,
        priority_action=place.priority_action,
        ref=place.ref,
        position=room_for(year, place.priority_action),
    )
    placement.responsible.set(place.responsible)
    placement.also_relates_to.set(place.also)
    return placement


def _ask(measure: Measure, year: PlanYear, journal: Journal) -> list[ReportingPeriod]:
    opened = ReportingPeriod.objects.filter(plan_year=year, state=PeriodState.OPEN).select_related("plan_year")
    asked = [period for period in opened if str(period.quarter) in measure.quarters]
    Return.objects.bulk_create(
        Return(authority=journal.authority, measure=measure, period=period, state=ReturnState.OWED) for period in asked
    )
    return asked
