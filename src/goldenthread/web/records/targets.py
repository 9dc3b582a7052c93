"""A measure's targets as the record holds them: as the noun, and which of them have judged."""

from collections.abc import Iterable
from datetime import date

from goldenthread.plan import Criterion, Direction, DirectionBasis, Kind, Op, Period
from goldenthread.web.records.further import tolerance_of as tolerance_of
from goldenthread.web.records.models import Measure, Return, ReturnState, TargetSetting
from goldenthread.web.records.nouns import baseline_of, target_of

KIND_WORDS = {
    Kind.THRESHOLD: "A level to reach",
    Kind.CUMULATIVE: "A count that builds up over the year",
    Kind.MILESTONE: "Something done by a date",
    Kind.COMPARATIVE: "As good as others, or better than before",
    Kind.QUALITATIVE: "A statement that people judge",
}
OP_WORDS = {
    Op.AT_LEAST: "at least",
    Op.AT_MOST: "at most",
    Op.ABOVE: "more than",
    Op.BELOW: "under",
    Op.EQUALS: "exactly",
    Op.RANGE: "from … to …",
}


def criterion_of(setting: TargetSetting) -> Criterion:
    """Give a setting as the noun, with its measure's direction."""
    measure = setting.measure
    return Criterion(
        text=setting.text,
        kind=Kind(setting.kind),
        targets=tuple(target_of(part) for part in setting.parts.all()),
        baselines=tuple(baseline_of(part) for part in setting.baselines.all()),
        due=setting.due or None,
        direction=Direction(measure.direction) if measure.direction else None,
        direction_basis=DirectionBasis(measure.direction_basis) if measure.direction_basis else None,
    )


def judged_until(measure: Measure) -> date | None:
    """Give the last day of the latest period whose return was approved: what began before has judged."""
    approved = Return.objects.filter(measure=measure, state=ReturnState.APPROVED)
    return max(_ends(approved.values_list("period__plan_year__start", "period__quarter")), default=None)


def _ends(periods: Iterable[tuple[int, int]]) -> Iterable[date]:
    return (Period(start=start, quarter=quarter).last_day for start, quarter in periods)


def in_force(settings: Iterable[TargetSetting], day: date) -> TargetSetting | None:
    """Give the one of a measure's settings, in their order, that is in force on a day."""
    begun = [one for one in settings if one.effective_from <= day]
    return begun[-1] if begun else None
