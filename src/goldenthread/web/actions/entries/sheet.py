"""What is known of a return before anything is typed: its measure and target, what it said last time, its boxes."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from goldenthread import plan
from goldenthread.plan import Report, Settings
from goldenthread.web.actions.entries.boxes import Box, boxes_of
from goldenthread.web.records.models import ReportingPeriod, Return, ReturnState
from goldenthread.web.records.nouns import report_of, row_of, with_parts


@dataclass(frozen=True)
class Sheet:
    """A return with its row, and the same measure as it was reported last.

    `report` has the one row of the return as the record holds it; `before` is the report of last time, likewise.
    """

    found: Return
    report: Report
    settings: Settings
    boxes: tuple[Box, ...]
    last: Return | None = None
    before: Report | None = None

    @property
    def row(self) -> plan.Return:
        """The return as a row."""
        return self.report.rows[0]

    @property
    def row_before(self) -> plan.Return | None:
        """The return of last time as a row."""
        return self.before.rows[0] if self.before else None

    @property
    def period(self) -> plan.Period:
        """The period of the return."""
        return self.found.period.noun


def sheet_of(found: Return) -> Sheet:
    """Give all that a return's page shows and judges by. The number of queries is the same for every return."""
    whole = _with_parts([found.pk], found.period)[0]
    last = _last(whole)
    settings = whole.period.settings
    before = report_of(last.period, [last]) if last else None
    row = row_of(whole)
    return Sheet(
        found=whole,
        report=report_of(whole.period, [whole]),
        settings=settings,
        boxes=boxes_of(row, before.rows[0] if before else None),
        last=last,
        before=before,
    )


def _with_parts(keys: Sequence[int], period: ReportingPeriod) -> list[Return]:
    found = with_parts(Return.objects.filter(pk__in=keys), period)
    return list(found.select_related("measure", "period__plan_year__plan", "period__authority", "submitted_by"))


def _last(found: Return) -> Return | None:
    """Give the measure's return in the latest period before this one that has been approved."""
    period = found.period.noun
    before = Q(period__plan_year__start__lt=period.start)
    before |= Q(period__plan_year__start=period.start, period__quarter__lt=period.quarter)
    earlier = Return.objects.filter(before, measure=found.measure_id, state=ReturnState.APPROVED)
    latest = earlier.order_by("-period__plan_year__start", "-period__quarter").select_related("period__plan_year")
    newest = latest.first()
    return next(iter(_with_parts([newest.pk], newest.period)), None) if newest else None
