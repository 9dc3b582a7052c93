"""Claims recomputed: does the stated figure follow from the operands that stand beside it?

A claim holds where the recomputed figure, rounded half up at the printed precision, is the stated one. It is a
rounding slip where cutting the digits off gives the stated one, or where the places that the operands are printed with
leave room for it (the interval of statcheck: Nuijten and others, Behavior Research Methods 48, 2016). Else it is wrong.
"""

import re
from collections.abc import Callable
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal, DecimalException, localcontext
from itertools import product

from goldenthread.plan.criterion import Direction, Op
from goldenthread.plan.finding import CheckedClaim, ClaimVerdict
from goldenthread.plan.number import step_of
from goldenthread.plan.progress import Claim, ClaimKind

_PRECISION = 60
_LEAST_PLACES = 4
# "About 40%" holds where it is as near as this to the recomputed figure.
_ABOUT = Decimal("0.05")
# Nobody says "nearly a quarter" of an exact share: 22.5 % is one.
_ABOUT_FRACTION = Decimal("0.10")
_FRACTION = re.compile(r"(?:hal(?:f|ves)|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)$")
_HALF = Decimal("0.5")

Operands = tuple[Decimal, ...]
Formula = Callable[[Claim, Operands], Decimal]


def recompute(claim: Claim) -> CheckedClaim | None:
    """Recompute a claim. None where that can't be done: an operand is missing, or it divides by zero.

    Of a change `recomputed` goes the way of the words: "fell by 6" from 92 to 98 is -6.
    """
    try:
        with localcontext() as context:
            context.prec = _PRECISION
            return _order(claim) if claim.kind is ClaimKind.ORDER else _figure(claim)
    except (DecimalException, ArithmeticError):
        return None


def _order(claim: Claim) -> CheckedClaim | None:
    left, right = claim.left, claim.right
    if left is None or right is None or claim.op not in _HOLDING:
        return None
    sign = ">" if left > right else "<" if left < right else "="
    near = claim.approx and abs(left - right) <= _ABOUT * abs(right)
    holds = sign in _HOLDING[claim.op] or (near and claim.op in (Op.EQUALS, Op.AT_LEAST, Op.AT_MOST))
    return _checked(claim, sign, ClaimVerdict.HOLDS if holds else ClaimVerdict.WRONG)


_HOLDING = {Op.ABOVE: ">", Op.BELOW: "<", Op.EQUALS: "=", Op.AT_LEAST: ">=", Op.AT_MOST: "<="}


def _figure(claim: Claim) -> CheckedClaim | None:
    operands = _operands(claim)
    if claim.stated is None or operands is None:
        return None
    exact = _FORMULAS[claim.kind](claim, operands)
    return _checked(claim, _shown(exact, claim.stated), _verdict(claim, operands, exact, claim.stated))


def _checked(claim: Claim, recomputed: Decimal | str, verdict: ClaimVerdict) -> CheckedClaim:
    return CheckedClaim(claim=claim, recomputed=recomputed, holds=verdict is ClaimVerdict.HOLDS, verdict=verdict)


def _operands(claim: Claim) -> Operands | None:
    given = {
        ClaimKind.RATIO: (claim.a, claim.b),
        ClaimKind.RATE: (claim.a, claim.b),
        ClaimKind.SHARE_OF_TARGET: (claim.a, claim.target),
        ClaimKind.CHANGE: (claim.start, claim.end),
        ClaimKind.PCT_CHANGE: (claim.start, claim.end),
        ClaimKind.SUM: claim.parts or (None,),
    }[claim.kind]
    operands = tuple(each for each in given if each is not None)
    return operands if len(operands) == len(given) else None


def _share(claim: Claim, operands: Operands) -> Decimal:
    """Give a share in per cent; of another unit an average, or how many times the whole the part is."""
    part, whole = operands
    return 100 * part / whole if claim.unit in ("%", "") else part / whole


def _rate(claim: Claim, operands: Operands) -> Decimal:
    part, whole = operands
    return part * (claim.per or Decimal(1)) / whole


def _change(claim: Claim, operands: Operands) -> Decimal:
    start, end = operands
    return _in_direction(claim, end - start)


def _pct_change(claim: Claim, operands: Operands) -> Decimal:
    start, end = operands
    return _in_direction(claim, 100 * (end - start) / abs(start))


def _in_direction(claim: Claim, change: Decimal) -> Decimal:
    """Give a change as far as it goes the way of the words; where they say none, its size."""
    if claim.direction is None:
        return abs(change)
    return change if claim.direction is Direction.UP else -change


def _sum(claim: Claim, operands: Operands) -> Decimal:
    return sum(operands, Decimal(0))


_FORMULAS: dict[ClaimKind, Formula] = {
    ClaimKind.RATIO: _share,
    ClaimKind.SHARE_OF_TARGET: _share,
    ClaimKind.RATE: _rate,
    ClaimKind.CHANGE: _change,
    ClaimKind.PCT_CHANGE: _pct_change,
    ClaimKind.SUM: _sum,
}


def _verdict(claim: Claim, operands: Operands, exact: Decimal, stated: Decimal) -> ClaimVerdict:
    step = step_of(stated)
    near = claim.approx and abs(exact - stated) <= _room(claim, exact, stated)
    if near or exact.quantize(step, ROUND_HALF_UP) == stated:
        return ClaimVerdict.HOLDS
    if exact.quantize(step, ROUND_DOWN) == stated or _is_within_printed(claim, operands, stated, step):
        return ClaimVerdict.ROUNDING_SLIP
    return ClaimVerdict.WRONG


def _room(claim: Claim, exact: Decimal, stated: Decimal) -> Decimal:
    """How far an approximate figure may be from the recomputed one: a fraction in words is coarser than a number."""
    return _ABOUT_FRACTION * stated if _FRACTION.search(claim.stated_text.lower()) else _ABOUT * abs(exact)


def _is_within_printed(claim: Claim, operands: Operands, stated: Decimal, step: Decimal) -> bool:
    """Whether unrounded operands, that would be printed as these are, could give the stated figure."""
    leeways = [_leeway(operand) for operand in operands]
    if claim.kind is ClaimKind.SUM:
        low = high = sum(operands, Decimal(0))
        low, high = low - sum(leeways, Decimal(0)), high + sum(leeways, Decimal(0))
    else:
        ends = [_ends(operand, leeway) for operand, leeway in zip(operands, leeways, strict=True)]
        results = [_FORMULAS[claim.kind](claim, corner) for corner in product(*ends)]
        low, high = min(results), max(results)
    return any(leeways) and low - step * _HALF <= stated <= high + step * _HALF


def _leeway(operand: Decimal) -> Decimal:
    """Half the last printed place of a decimal or of "1.2 million"; a plain whole number is exact."""
    step = step_of(operand)
    return Decimal(0) if step == 1 else step * _HALF


def _ends(operand: Decimal, leeway: Decimal) -> tuple[Decimal, ...]:
    return (operand - leeway, operand + leeway) if leeway else (operand,)


def _shown(exact: Decimal, stated: Decimal) -> Decimal:
    """Give the recomputed figure with two places more than the stated one has, and at least four."""
    exponent = stated.as_tuple().exponent
    places = max(_LEAST_PLACES, 2 - exponent) if isinstance(exponent, int) else _LEAST_PLACES
    shown = exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP).normalize()
    return shown.quantize(Decimal(1)) if shown == shown.to_integral_value() else shown
