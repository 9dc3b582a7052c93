"""A quarter that is open, for tests of what is done in it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from goldenthread.web.actions.deadlines import Deadlines
from goldenthread.web.actions.periods import open_period
from goldenthread.web.records.models import ReportingPeriod, Return

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
    """The first quarter of 2012/13, open, with a return owed for each measure of the year before that wasn't withdrawn."""

    period: ReportingPeriod
    own: Return

    def of(self, ref: str) -> Return:
        return Return.objects.get(
            period=self.period, measure__placements__ref=ref, measure__placements__plan_year=self.period.plan_year
        )


def open_quarter(record: "Record", due: date = date(2012, 7, 13)) -> Quarter:
    """Open the first quarter of 2012/13."""
    period = open_period(
        authority=record.authority,
        plan_year_start=record.year_end.plan_year.start + 1,
        quarter=1,
        deadlines=Deadlines(due, date(2012, 8, 10), date(2012, 9, 5), date(2012, 9, 13)),
        by=record.cast.olive,
    )
    return Quarter(period, Return.objects.get(period=period, measure=record.measure))
