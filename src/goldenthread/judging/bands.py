"""Met, near or missed: one figure against one value, with the value at which the tolerance ends.

Bands meet without a gap, and a figure on a boundary is in the better band. A tolerance in per cent is taken of the
target's value, so that of a target of nought it is nought: such a target is met or missed, unless a tolerance in points
or an amber value is set.
"""

from dataclasses import dataclass
from decimal import Decimal

from goldenthread.plan import Op, Tolerance, ToleranceMode

_LOW_ENDS = {Op.AT_LEAST, Op.ABOVE, Op.RANGE, Op.EQUALS}
_HIGH_ENDS = {Op.AT_MOST, Op.BELOW, Op.RANGE, Op.EQUALS}


@dataclass(frozen=True)
class Wanted:
    """The values that meet a target: from `low` to `high`, an open end being None; `strict` leaves the ends out."""

    low: Decimal | None
    high: Decimal | None
    strict: bool = False

    def holds(self, value: Decimal) -> bool:
        """Whether a value meets the target."""
        if self.strict and value in (self.low, self.high):
            return False
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def widened(self, by: Decimal, above: Decimal | None = None) -> "Wanted":
        """Give what is still near the target: ends further out, and included; the high end by `above` where given."""
        above = by if above is None else above
        return Wanted(
            low=None if self.low is None else self.low - by, high=None if self.high is None else self.high + above
        )

    def end_beside(self, value: Decimal) -> Decimal | None:
        """Give the end that a value lies beside; of two the nearer one."""
        if self.low is None or self.high is None:
            return self.high if self.low is None else self.low
        return self.high if value - self.low > self.high - value else self.low


def wanted(op: Op, value: Decimal, high: Decimal | None = None) -> Wanted:
    """Give the values that meet a target. A range is read in either order."""
    ends = (value, value if high is None else high)
    return Wanted(
        low=min(ends) if op in _LOW_ENDS else None,
        high=max(ends) if op in _HIGH_ENDS else None,
        strict=op in (Op.ABOVE, Op.BELOW),
    )


def width(tolerance: Tolerance | None, value: Decimal) -> Decimal:
    """Give how far a tolerance reaches from a value, in the value's own unit."""
    if tolerance is None:
        return Decimal(0)
    return tolerance.value if tolerance.mode is ToleranceMode.POINTS else abs(value) * tolerance.value / 100


def near(target: Wanted, tolerance: Tolerance | None, amber: Decimal | None) -> Wanted | None:
    """Give what is still near a target, by its amber value or else by its tolerance; None for nothing.

    A tolerance in per cent is taken of each end of a range. An amber value on the better side of the target, or of a
    range, says nothing and is passed over.
    """
    if amber is not None:
        if target.high is None and target.low is not None and amber <= target.low:
            return Wanted(low=amber, high=None)
        if target.low is None and target.high is not None and amber >= target.high:
            return Wanted(low=None, high=amber)
    below, above = (width(tolerance, end or Decimal(0)) for end in (target.low, target.high))
    return target.widened(below, above) if below > 0 or above > 0 else None
