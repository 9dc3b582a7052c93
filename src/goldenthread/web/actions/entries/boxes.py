"""Which figures a measure asks for: a box for each part of its target."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Context, Decimal, localcontext

from goldenthread import plan
from goldenthread.judging.amounts import LONGEST, rounded
from goldenthread.plan import Kind, step_of

_TENTH = Decimal("0.1")
_FINEST = Decimal("0.000001")
_DIGITS = 80
# More parts than a page can ask for are damage of what was taken in.
MOST = 12


@dataclass(frozen=True)
class Box:
    """One figure that is asked for. `unit` is "" where nothing tells it: then it is what is typed with the number.

    `targets` are those that the figure is held against, `last` the figure of last time. `per` is what a numerator is
    counted on, 100 for a percentage; None where the figure isn't made of two.
    """

    position: int
    unit: str
    label: str = ""
    targets: tuple[plan.Target, ...] = ()
    last: plan.Figure | None = None

    @property
    def per(self) -> Decimal | None:
        """What a numerator is counted on."""
        if self.unit == "%":
            return Decimal(100)
        digits = self.unit.removeprefix("per ").replace(",", "")
        fits = self.unit.startswith("per ") and digits.isascii() and digits.isdecimal() and len(digits) <= LONGEST
        return Decimal(digits) if fits else None

    def share(self, numerator: Decimal, denominator: Decimal) -> Decimal:
        """Give what a numerator and a denominator come to, no coarser than the target, and never rounded onto it."""
        with localcontext(Context(prec=_DIGITS)):
            exact = (self.per or 1) * numerator / denominator
            step = min(_TENTH, *(step_of(value) for value in self._printed()), _TENTH)
            ends = {target.value for target in self.targets}
            while rounded(exact, step) in ends and rounded(exact, step) != exact and step > _FINEST:
                step /= 10
            return rounded(exact, step)

    def agrees(self, numerator: Decimal, denominator: Decimal, stated: Decimal) -> bool:
        """Whether a numerator and a denominator come to a figure, at the precision in which it was typed."""
        with localcontext(Context(prec=_DIGITS)):
            return rounded((self.per or 1) * numerator / denominator, step_of(stated)) == stated

    def _printed(self) -> list[Decimal]:
        return [target.value for target in self.targets] + ([self.last.value] if self.last else [])


def boxes_of(row: plan.Return, last: plan.Return | None) -> tuple[Box, ...]:
    """Give the figures that a measure asks for: by its target's parts, else as it reported them last time.

    Milestones and statements ask for none: what is said of them in figures stands in the words.
    """
    if row.kind is Kind.MILESTONE or (row.kind is Kind.QUALITATIVE and not row.targets):
        return ()
    parts = list(_of_targets(row)) or list(_of_figures(last.actuals if last else ()))
    if not parts and row.kind in (Kind.THRESHOLD, Kind.CUMULATIVE, Kind.COMPARATIVE):
        parts = [("", "", ())]
    figures = last.actuals if last else ()
    return tuple(
        Box(position, unit, label, targets, _last(figures, label, unit, alone=len(parts) == 1))
        for position, (label, unit, targets) in enumerate(parts[:MOST], start=1)
    )


def _of_targets(row: plan.Return) -> Iterator[tuple[str, str, tuple[plan.Target, ...]]]:
    """Targets of one part in several years ask for one figure."""
    parts: dict[tuple[str, str], list[plan.Target]] = {}
    for target in row.targets:
        parts.setdefault((target.label or "", _unit(target, row)), []).append(target)
    return ((label, unit, tuple(targets)) for (label, unit), targets in parts.items())


def _unit(target: plan.Target, row: plan.Return) -> str:
    """A change from a baseline is reported in the baseline's own unit."""
    if target.relative_to is None or not row.baselines:
        return target.unit
    same = (one for one in row.baselines if (one.label or "") == (target.label or ""))
    return next(same, row.baselines[0]).unit


def _of_figures(figures: Iterable[plan.Figure]) -> Iterator[tuple[str, str, tuple[plan.Target, ...]]]:
    return ((label, unit, ()) for label, unit in dict.fromkeys((one.label or "", one.unit) for one in figures))


def _last(figures: tuple[plan.Figure, ...], label: str, unit: str, *, alone: bool) -> plan.Figure | None:
    fitting = [one for one in figures if one.unit == unit and ((one.label or "") == label or alone)]
    return fitting[0] if fitting else None
