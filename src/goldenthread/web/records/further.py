"""What a target may carry besides its parts: a tolerance or amber value, figures by quarter, values on the way."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

from goldenthread.plan import PathPoint, TargetPath, Tolerance, ToleranceMode
from goldenthread.web.records.models import TargetSetting

# Shares are as fine as a number may be that is judged, so that every figure comes out as it was typed.
_FINEST, _DIGITS = Decimal("1e-20"), Context(prec=80)


@dataclass(frozen=True)
class Further:
    """What was set with a target besides what it asks for.

    `amber` is the value from which a figure is near the target. `expected` are the figures to be reached by the end of
    quarters 1 to 3. `points` are the values on the way, with a straight line between them where `even`.
    """

    amber: Decimal | None = None
    expected: tuple[Decimal, ...] = ()
    points: tuple[PathPoint, ...] = ()
    even: bool = False

    def decided(self, values: Iterable[Decimal]) -> dict[str, Any]:
        """Give what follows for the settings of a measure whose target has these values, one a part."""
        found: dict[str, Any] = {}
        if self.amber is not None:
            found["amber_value"] = self.amber
        total = next(iter(values), None)
        if self.expected and total:
            found["profile"] = (*(_share(one, total) for one in self.expected), Decimal(1))
        if self.points:
            found["target_paths"] = (TargetPath(points=self.points, even=self.even),)
        return found


NOTHING_FURTHER = Further()


def _share(part: Decimal, total: Decimal) -> Decimal:
    return _DIGITS.divide(part, total).quantize(_FINEST, context=_DIGITS)


def further_of(setting: TargetSetting) -> Further:
    """Give what was set with a target as the record holds it."""
    return Further(
        amber=setting.amber_value,
        expected=tuple(Decimal(one) for one in setting.expected),
        points=tuple(PathPoint(when=when, value=Decimal(value)) for when, value in setting.path),
        even=setting.path_even,
    )


def fill_further(setting: TargetSetting, further: Further) -> None:
    """Write what is set with a target into its row, which isn't saved."""
    setting.amber_value, setting.path_even = further.amber, further.even
    setting.expected = [f"{one:f}" for one in further.expected]
    setting.path = [[point.when, f"{point.value:f}"] for point in further.points]


def decided_by(setting: TargetSetting, parts: Iterable[Any]) -> dict[str, Any]:
    """Give what a target changes in its measure's settings: {} where it sets nothing of its own."""
    return decided_with(tolerance_of(setting), further_of(setting), [part.value for part in parts])


def decided_with(tolerance: Tolerance | None, further: Further, values: Iterable[Decimal]) -> dict[str, Any]:
    """Give what a tolerance and the rest change in a measure's settings: what is set with a target goes first."""
    if tolerance is None:
        return further.decided(values)
    return {"tolerance": tolerance, "amber_value": None, **further.decided(values)}


def tolerance_of(setting: TargetSetting) -> Tolerance | None:
    """Give the tolerance that was set with a target; None where none was."""
    if setting.tolerance is None:
        return None
    return Tolerance(value=setting.tolerance, mode=ToleranceMode(setting.tolerance_mode))
