"""What is known of a return before anything is typed: its measure and target, what it said last time, its boxes."""

from dataclasses import dataclass

from django.db.models import F, Q, QuerySet, prefetch_related_objects

from goldenthread import plan
from goldenthread.judging.dates import span_of, year_of
from goldenthread.plan import Report, Settings
from goldenthread.web.actions.entries.boxes import Box, boxes_of
from goldenthread.web.records.models import Return, ReturnState
from goldenthread.web.records.nouns import parts_but_targets, report_of, row_of, settings_of, with_parts

_RELATED = ("period__plan_year__plan", "period__authority", "submitted_by")


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

    def settings_at(self, period: plan.Period | None) -> Settings:
        """Give what was decided, with the tolerance of the target that was in force in an earlier period."""
        return settings_of(self.found.period, [self.found], period) if period else self.settings

    @property
    def target_is_of_another_year(self) -> bool:
        """Whether no target reaches into the year of the return: what stands in its place is an earlier year's."""
        spans = [span_of(target.when, self.period) for target in self.row.targets]
        begins = year_of(self.period).first
        return bool(spans) and all(span is not None and span.last < begins for span in spans)


def sheet_of(found: Return) -> Sheet:
    """Give all that a return's page shows and judges by. The number of queries is the same for every return."""
    whole = _with_parts(found)
    last = _last(whole)
    settings = settings_of(whole.period, [whole])
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


def _with_parts(found: Return) -> Return:
    returns = with_parts(Return.objects.filter(pk=found.pk), found.period)
    return returns.select_related("measure", *_RELATED)[0]


def _last(found: Return) -> Return | None:
    """Give the measure's return in the latest period before this one that has been approved.

    What targets were in force then is known with those of `found`: they are never changed.
    """
    placed = earlier_returns(found).filter(measure__placements__plan_year=F("period__plan_year"))
    newest = placed.select_related("measure", "reading", *_RELATED).first()
    if newest is None:
        return None
    prefetch_related_objects([newest], *parts_but_targets(newest.period))
    until, measure = newest.period.noun.last_day, newest.measure
    in_force = [one for one in found.measure.set if one.effective_from <= until]  # type: ignore[attr-defined]
    measure.set = in_force  # type: ignore[attr-defined]
    return newest


def earlier_returns(found: Return) -> QuerySet[Return]:
    """Give the measure's returns of periods before this one that have been approved, the latest first."""
    period = found.period.noun
    before = Q(period__plan_year__start__lt=period.start)
    before |= Q(period__plan_year__start=period.start, period__quarter__lt=period.quarter)
    earlier = Return.objects.filter(before, measure=found.measure_id, state=ReturnState.APPROVED)
    return earlier.order_by("-period__plan_year__start", "-period__quarter").select_related("period__plan_year")
