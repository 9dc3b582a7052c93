"""All that one measure is judged with: its row, the period, what was decided, the rules, and the row before."""

from dataclasses import dataclass, field
from decimal import Decimal

from goldenthread.judging.amounts import can_be_judged
from goldenthread.judging.dates import Span, end_of, span_of, year_of
from goldenthread.judging.presets import Preset, preset_named
from goldenthread.plan import (
    Completion,
    Direction,
    DirectionBasis,
    Heard,
    Kind,
    MeasureSettings,
    Op,
    Period,
    Return,
    Settings,
    Target,
    Tolerance,
)

_FLIPPED = {Op.AT_LEAST: Op.AT_MOST, Op.AT_MOST: Op.AT_LEAST}
_WANTED = {Direction.UP: Op.AT_LEAST, Direction.DOWN: Op.AT_MOST}


@dataclass(frozen=True)
class Case:
    """One measure, ready to be judged. Numbers that no report can have are left out of its rows."""

    row: Return
    period: Period | None
    decided: MeasureSettings
    preset: Preset
    tolerance: Tolerance | None
    earlier: Return | None
    earlier_period: Period | None
    completion: Completion | None = None
    heard: Heard = field(default_factory=Heard)

    @property
    def kind(self) -> Kind | None:
        """The kind of target, also where the row has only its parts."""
        if self.row.kind is None:
            return Kind.THRESHOLD if self.row.targets else Kind.MILESTONE if self.row.due else None
        return self.row.kind

    @property
    def direction(self) -> Direction | None:
        """Which way is better: what a person gave comes first."""
        return self.decided.direction or self.row.direction

    @property
    def basis(self) -> DirectionBasis | None:
        """How that is known."""
        return DirectionBasis.GIVEN if self.decided.direction else self.row.direction_basis

    @property
    def year(self) -> Span | None:
        """The financial year of the report."""
        return year_of(self.period) if self.period else None

    @property
    def now(self) -> int | None:
        """The last month of the report's period."""
        return end_of(self.period) if self.period else None

    def span(self, text: str | None) -> Span | None:
        """Read a time that the row names."""
        return span_of(text, self.period)

    def op_of(self, target: Target) -> Op:
        """Give how a target is to be held against figures, a bare number by which way is better."""
        if target.op is Op.EQUALS:
            return _WANTED.get(target.direction or self.direction, Op.EQUALS) if self.direction else Op.EQUALS
        wanted = _WANTED[self.decided.direction] if self.decided.direction else target.op
        weak = target.op in _FLIPPED and self.row.direction_basis is DirectionBasis.NATURE
        return wanted if weak else target.op


def case_of(
    row: Return, period: Period | None, settings: Settings, earlier: Return | None, earlier_period: Period | None
) -> Case:
    """Gather what one measure is judged with: what was decided for it comes before what was decided for all."""
    own = settings.of_measure(row.id, row.ref)
    decided = _possible(own if own.profile else own.model_copy(update={"profile": settings.profile}))
    preset = preset_named(decided.preset or settings.preset)
    tolerance = decided.tolerance or settings.tolerance or preset.tolerance
    return Case(
        row=_without_damage(row),
        period=period,
        decided=decided,
        preset=preset,
        tolerance=tolerance if tolerance and can_be_judged(tolerance.value) else None,
        earlier=_without_damage(earlier) if earlier else None,
        earlier_period=earlier_period,
    )


def _without_damage(row: Return) -> Return:
    return row.model_copy(
        update={
            "targets": tuple(part for part in row.targets if _sound(part.value, part.high)),
            "baselines": tuple(part for part in row.baselines if _sound(part.value)),
            "actuals": tuple(part for part in row.actuals if _sound(part.value)),
            "previous": tuple(part for part in row.previous if _sound(part.value)),
            "comparators": tuple(part for part in row.comparators if _sound(part.value)),
        }
    )


def _possible(decided: MeasureSettings) -> MeasureSettings:
    paths = (path for path in decided.target_paths if _sound(*(point.value for point in path.points)))
    return decided.model_copy(
        update={
            "amber_value": decided.amber_value if can_be_judged(decided.amber_value) else None,
            "profile": decided.profile if _sound(*decided.profile) else (),
            "target_paths": tuple(paths),
            "target_changes": tuple(one for one in decided.target_changes if _sound(one.old, one.new)),
        }
    )


def _sound(*values: Decimal | None) -> bool:
    return all(can_be_judged(value) for value in values)
