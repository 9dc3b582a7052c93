"""Recomputing what a text claims, and whether a slip of rounding explains a difference.

A claim holds where the recomputed figure, rounded half up at the precision that the stated one is printed with, equals
it; one that says "about" holds within five per cent. What truncation explains, or the interval that the operands' own
printed decimals allow, is a slip of rounding. The idea of the interval is statcheck's (Nuijten and others, 2016).
"""

from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Context, Decimal, localcontext
from itertools import product

from goldenthread.plan import CheckedClaim, Claim, ClaimKind, ClaimVerdict, Direction, Op, step_of

_DIGITS = 60
_LONGEST = 24
_MOST_PARTS = 40
_NEARLY = Decimal("0.05")
_SHOWN = 4
_ORDERS: dict[Op, str] = {Op.ABOVE: ">", Op.BELOW: "<", Op.EQUALS: "=", Op.AT_LEAST: ">=", Op.AT_MOST: "<="}
Formula = Callable[[tuple[Decimal, ...]], Decimal | None]


def recompute(claim: Claim) -> CheckedClaim | None:
    """Recompute a claim; None where it lacks an operand or can't be worked out. Nothing about ratings is said here."""
    with localcontext(Context(prec=_DIGITS)):
        return _order(claim) if claim.kind is ClaimKind.ORDER else _arithmetic(claim)


def _arithmetic(claim: Claim) -> CheckedClaim | None:
    operands = _operands(claim)
    if operands is None or claim.stated is None or not _sound(*operands, claim.stated):
        return None
    value = _FORMULAS[claim.kind](claim, operands)
    if value is None or not _sound(value):
        return None
    verdict = _verdict(claim, claim.stated, operands, value)
    return _checked(claim, _shown(value, claim.stated), verdict)


def _operands(claim: Claim) -> tuple[Decimal, ...] | None:
    by_kind: dict[ClaimKind, tuple[Decimal | None, ...]] = {
        ClaimKind.RATIO: (claim.a, claim.b),
        ClaimKind.RATE: (claim.a, claim.b, claim.per),
        ClaimKind.CHANGE: (claim.start, claim.end),
        ClaimKind.PCT_CHANGE: (claim.start, claim.end),
        ClaimKind.SHARE_OF_TARGET: (claim.a, claim.target),
        ClaimKind.SUM: claim.parts[:_MOST_PARTS] if len(claim.parts) <= _MOST_PARTS else (None,),
    }
    found = tuple(operand for operand in by_kind[claim.kind] if operand is not None)
    return found if found and len(found) == len(by_kind[claim.kind]) else None


def _sound(*values: Decimal) -> bool:
    """Whether numbers are of a size that a report can have."""
    return all(value.is_finite() and abs(value.adjusted()) <= _LONGEST for value in values)


def _share(_: Claim, operands: tuple[Decimal, ...]) -> Decimal | None:
    part, whole = operands
    return None if whole == 0 else 100 * part / whole


def _rate(_: Claim, operands: tuple[Decimal, ...]) -> Decimal | None:
    part, whole, per = operands
    return None if whole == 0 else per * part / whole


def _change(claim: Claim, operands: tuple[Decimal, ...]) -> Decimal | None:
    start, end = operands
    return _in_the_said_direction(claim, end - start)


def _pct_change(claim: Claim, operands: tuple[Decimal, ...]) -> Decimal | None:
    start, end = operands
    return None if start == 0 else _in_the_said_direction(claim, 100 * (end - start) / abs(start))


def _in_the_said_direction(claim: Claim, change: Decimal) -> Decimal:
    """A fall that the text calls a fall is positive, one that it calls a rise is negative."""
    if claim.direction is None:
        return abs(change)
    return -change if claim.direction is Direction.DOWN else change


def _sum(_: Claim, operands: tuple[Decimal, ...]) -> Decimal | None:
    return sum(operands, Decimal(0)) if len(operands) > 1 else None


_FORMULAS: dict[ClaimKind, Callable[[Claim, tuple[Decimal, ...]], Decimal | None]] = {
    ClaimKind.RATIO: _share,
    ClaimKind.SHARE_OF_TARGET: _share,
    ClaimKind.RATE: _rate,
    ClaimKind.CHANGE: _change,
    ClaimKind.PCT_CHANGE: _pct_change,
    ClaimKind.SUM: _sum,
}


def _verdict(claim: Claim, stated: Decimal, operands: tuple[Decimal, ...], value: Decimal) -> ClaimVerdict:
    step = step_of(stated)
    if value.quantize(step, ROUND_HALF_UP) == stated or (claim.approx and _nearly(stated, value)):
        return ClaimVerdict.HOLDS
    if value.quantize(step, ROUND_DOWN) == stated or _allowed(claim, stated, operands):
        return ClaimVerdict.ROUNDING_SLIP
    return ClaimVerdict.WRONG


def _nearly(stated: Decimal, value: Decimal) -> bool:
    return abs(value - stated) <= _NEARLY * abs(value)


def _allowed(claim: Claim, stated: Decimal, operands: tuple[Decimal, ...]) -> bool:
    """Whether operands that were rounded when printed could have given the stated figure."""
    ends = list(_ends(claim, operands))
    if not ends:
        return False
    half = step_of(stated) / 2
    return min(ends) - half <= stated <= max(ends) + half


def _ends(claim: Claim, operands: tuple[Decimal, ...]) -> Iterator[Decimal]:
    """Give the outcomes of the ends of the operands' intervals; a whole number is exact."""
    formula = _FORMULAS[claim.kind]
    if claim.kind is ClaimKind.SUM:
        reach = sum((_half(operand) for operand in operands), Decimal(0))
        yield from (sum(operands, Decimal(0)) - reach, sum(operands, Decimal(0)) + reach)
        return
    for ends in product(*({operand - _half(operand), operand + _half(operand)} for operand in operands)):
        value = formula(claim, ends)
        if value is not None:
            yield value


def _half(operand: Decimal) -> Decimal:
    step = step_of(operand)
    return Decimal(0) if step == 1 else step / 2


def _order(claim: Claim) -> CheckedClaim | None:
    left, right = claim.left, claim.right
    if left is None or right is None or claim.op not in _ORDERS or not _sound(left, right):
        return None
    coarser = max(step_of(left), step_of(right))
    met = _met(claim.op, left, right)
    nearly = _met(claim.op, left.quantize(coarser, ROUND_HALF_UP), right.quantize(coarser, ROUND_HALF_UP))
    verdict = ClaimVerdict.HOLDS if met else ClaimVerdict.ROUNDING_SLIP if nearly else ClaimVerdict.WRONG
    return _checked(claim, ">" if left > right else "<" if left < right else "=", verdict)


def _met(op: Op, left: Decimal, right: Decimal) -> bool:
    return {
        Op.ABOVE: left > right,
        Op.BELOW: left < right,
        Op.EQUALS: left == right,
        Op.AT_LEAST: left >= right,
        Op.AT_MOST: left <= right,
    }[op]


def _checked(claim: Claim, recomputed: Decimal | str, verdict: ClaimVerdict) -> CheckedClaim:
    holds = verdict is ClaimVerdict.HOLDS
    return CheckedClaim(claim=claim, recomputed=recomputed, holds=holds, verdict=verdict)


def _shown(value: Decimal, stated: Decimal) -> Decimal:
    """Keep a few more places than were printed: enough to follow the reckoning by hand."""
    exponent = stated.as_tuple().exponent
    places = max(_SHOWN, -exponent) if isinstance(exponent, int) else _SHOWN
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
