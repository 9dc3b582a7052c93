"""The criteria that a report prints, set for the time that it is of: what was in force before and after stays so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, prefetch_related_objects

from goldenthread import plan
from goldenthread.plan import Direction, DirectionBasis, Report
from goldenthread.web.actions.imports.parts import baseline_parts, target_parts
from goldenthread.web.actions.writing import Journal
from goldenthread.web.records.models import (
    BaselinePart,
    Measure,
    ReportingPeriod,
    Return,
    TargetPart,
    TargetSetting,
)
from goldenthread.web.records.nouns import baseline_of, first_day_of_year, target_of

_DAY = timedelta(days=1)
_FIRST_MONTHS = {1: 4, 2: 7, 3: 10, 4: 1}


@dataclass(frozen=True)
class _New:
    """A target on its way into the record with its parts."""

    setting: TargetSetting
    targets: Sequence[plan.Target]
    baselines: Sequence[plan.Baseline]


def set_targets(report: Report, period: ReportingPeriod, measures: Mapping[str, Measure], journal: Journal) -> None:
    """Set the criterion of each measure, by the row's id, where it is printed otherwise than the one then in force.

    Later periods that the record has keep the criterion that they had. A measure's name and direction follow its
    latest criterion.
    """
    timeline = _Timeline(period, journal)
    changed = [row for row in report.rows if timeline.differs(row, measures[row.id])]
    again = [old for row in changed for old in timeline.interrupted(measures[row.id])]
    prefetch_related_objects(again, "parts", "baselines")
    new = [_New(timeline.printed(row, measures[row.id]), row.targets, row.baselines) for row in changed]
    new += [_New(timeline.again(old), _targets(old), _baselines(old)) for old in again]
    TargetSetting.objects.bulk_create(one.setting for one in new)
    TargetPart.objects.bulk_create(part for one in new for part in target_parts(one.setting, one.targets))
    BaselinePart.objects.bulk_create(part for one in new for part in baseline_parts(one.setting, one.baselines))
    latest = [row for row in report.rows if timeline.is_latest(measures[row.id])]
    _follow(latest, measures)


class _Timeline:
    """The targets of an authority's measures in the order of their days, around the period of a report."""

    def __init__(self, period: ReportingPeriod, journal: Journal) -> None:
        self.period, self.journal = period, journal
        self.begins, self.ends = _first_day(period), period.noun.last_day
        self._settings: dict[int, list[TargetSetting]] = defaultdict(list)
        for one in TargetSetting.objects.filter(measure__authority=period.authority_id):
            self._settings[one.measure_id].append(one)
        self._later: dict[int, list[date]] = defaultdict(list)
        for measure, start, quarter in _later_returns(period):
            self._later[measure].append(plan.Period(start=start, quarter=quarter).last_day)

    def is_latest(self, measure: Measure) -> bool:
        """Whether the record has no later return, and no later target, of a measure."""
        return not self._later[measure.pk] and self._next(measure.pk) is None

    def differs(self, row: plan.Return, measure: Measure) -> bool:
        """Whether a row prints another criterion than the one in force at the end of its period.

        One that is in force from that very day stays: there is no day for another.
        """
        before = self._in_force(measure.pk)
        return before is None or (not _same(before.text, row.outcome) and before.effective_from < self.ends)

    def interrupted(self, measure: Measure) -> Iterable[TargetSetting]:
        """Give the target that judges a later return too, and has to go on doing so."""
        before, following = self._in_force(measure.pk), self._next(measure.pk)
        until = following.effective_from if following else date.max
        if before is not None and any(day < until for day in self._later[measure.pk]):
            yield before

    def printed(self, row: plan.Return, measure: Measure) -> TargetSetting:
        """Give the criterion of a row, in force from the first day of its period on that is free for it."""
        before, first = self._in_force(measure.pk), first_day_of_year(self.period.plan_year.start)
        return TargetSetting(
            measure=measure,
            effective_from=max(self.begins, before.effective_from + _DAY) if before else first,
            text=row.outcome,
            kind=row.kind or plan.Kind.QUALITATIVE,
            due=row.due or "",
            reason=f"printed so in the report for {self.period}" if before else "",
            approved_by="not recorded" if before else "",
            recorded_by=self.journal.by,
            recorded_at=self.journal.at,
        )

    def again(self, before: TargetSetting) -> TargetSetting:
        """Give an interrupted target once more, from the day after the report's period on."""
        names = ("measure_id", "text", "kind", "due", "tolerance", "tolerance_mode")
        return TargetSetting(
            **{name: getattr(before, name) for name in names},
            effective_from=self.ends + _DAY,
            reason=f"in force after {self.period} as it was: the report for {self.period} was taken in later",
            approved_by=before.approved_by or "not recorded",
            recorded_by=self.journal.by,
            recorded_at=self.journal.at,
        )

    def _in_force(self, measure: int) -> TargetSetting | None:
        return next((one for one in reversed(self._settings[measure]) if one.effective_from <= self.ends), None)

    def _next(self, measure: int) -> TargetSetting | None:
        return next((one for one in self._settings[measure] if one.effective_from > self.ends), None)


def _later_returns(period: ReportingPeriod) -> Iterable[tuple[int, int, int]]:
    """Give the returns of later periods: the measure, and the start of the year and the quarter."""
    start = period.plan_year.start
    later = Q(period__plan_year__start__gt=start) | Q(
        period__plan_year__start=start, period__quarter__gt=period.quarter
    )
    found = Return.objects.filter(later, authority=period.authority_id)
    return found.values_list("measure_id", "period__plan_year__start", "period__quarter").order_by()


def _targets(setting: TargetSetting) -> list[plan.Target]:
    return [target_of(one) for one in setting.parts.all()]


def _baselines(setting: TargetSetting) -> list[plan.Baseline]:
    return [baseline_of(one) for one in setting.baselines.all()]


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()) == " ".join(other.split())


def _first_day(period: ReportingPeriod) -> date:
    quarter = period.noun
    return date(quarter.start + quarter.at_year_end, _FIRST_MONTHS[quarter.quarter], 1)


def _follow(rows: Iterable[plan.Return], measures: Mapping[str, Measure]) -> None:
    """Have the names and directions of measures follow what the latest report prints. What a person gave stays."""
    changed = []
    for row in rows:
        measure = measures[row.id]
        before = measure.name, measure.direction
        measure.name = row.outcome or measure.name
        if row.direction and measure.direction_basis != DirectionBasis.GIVEN:
            measure.direction = Direction(row.direction)
            measure.direction_basis = row.direction_basis or DirectionBasis.WORDS
        if before != (measure.name, measure.direction):
            changed.append(measure)
    Measure.objects.bulk_update(changed, ["name", "direction", "direction_basis"], batch_size=500)
