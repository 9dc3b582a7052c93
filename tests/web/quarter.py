"""A quarter that is open, for tests of what is done in it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from goldenthread.web.records.models import (
    Measure,
    Placement,
    PlanYear,
    ReportingPeriod,
    Return,
    ReturnState,
)

if TYPE_CHECKING:
    from tests.web.conftest import Record

# What the owner of 11.1 types when all goes well.
GOOD = {
    "figure-1-numerator": "1,486",
    "figure-1-denominator": "2,256",
    "as_at": "30/6/2012",
    "state": "final",
    "declared": "as_figures",
    "progress": "65.9% of assessments (1,486 of 2,256) were carried out in time.",
}


@dataclass(frozen=True)
class Quarter:
    """The first quarter of 2012/13, open, with a return owed for each measure of the year before."""

    period: ReportingPeriod
    own: Return

    def of(self, ref: str) -> Return:
        return Return.objects.get(
            period=self.period, measure__placements__ref=ref, measure__placements__plan_year=self.period.plan_year
        )


def open_quarter(record: "Record", due: date = date(2012, 7, 13)) -> Quarter:
    """Open the first quarter of 2012/13 with the year before's measures in their places."""
    before = record.year_end.plan_year
    year, _ = PlanYear.objects.get_or_create(plan=before.plan, start=before.start + 1)
    for placement in Placement.objects.filter(plan_year=before).prefetch_related("responsible"):
        new, _ = Placement.objects.get_or_create(
            measure_id=placement.measure_id,
            plan_year=year,
            defaults={
                "priority_action_id": placement.priority_action_id,
                "ref": placement.ref,
                "ref_repeated": placement.ref_repeated,
                "position": placement.position,
            },
        )
        new.responsible.set(placement.responsible.all())
    period = ReportingPeriod.objects.create(
        authority=record.authority,
        plan_year=year,
        quarter=1,
        committee_on=date(2012, 9, 13),
        papers_on=date(2012, 9, 5),
        sign_off_due_on=date(2012, 8, 10),
        returns_due_on=due,
        opened_by=record.cast.olive,
        opened_at=timezone.now(),
    )
    measures = Measure.objects.filter(authority=record.authority)
    Return.objects.bulk_create(
        Return(authority=record.authority, measure=measure, period=period, state=ReturnState.OWED)
        for measure in measures
    )
    return Quarter(period, Return.objects.get(period=period, measure=record.measure))
