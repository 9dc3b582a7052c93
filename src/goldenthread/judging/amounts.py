"""Rounding as it is done by hand."""

from decimal import ROUND_HALF_UP, Decimal

from goldenthread.plan import step_of

# Nobody reports a figure of more digits; what has more is damage, and exact arithmetic on it has no end.
LONGEST = 24


def can_be_judged(value: Decimal | None) -> bool:
    """Whether a number is of a size that a report can have."""
    if value is None:
        return True
    exponent = value.as_tuple().exponent
    return isinstance(exponent, int) and abs(exponent) <= LONGEST and abs(value.adjusted()) <= LONGEST


def rounded(value: Decimal, step: Decimal) -> Decimal:
    """Round to a step, halves away from zero: 2.45 to 0.1 is 2.5."""
    return value.quantize(step, ROUND_HALF_UP)


def has_decimals(value: Decimal, printed: str = "") -> bool:
    """Whether a number was printed with decimals: 2.0 was, 2 wasn't, 1.2 million was, 65 thousand wasn't."""
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent == 0:
        return False
    return exponent < 0 or "." in printed or exponent % 3 != 0


def at_precision_of(value: Decimal, target: Decimal, printed: str = "") -> Decimal:
    """Give a figure as it is compared: at the precision of a target with decimals, else exactly."""
    return rounded(value, step_of(target)) if has_decimals(target, printed) else value


def finer(*values: Decimal) -> Decimal:
    """Give the smallest step that any of the numbers was printed with."""
    return min(step_of(value) for value in values)
