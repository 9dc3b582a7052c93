"""Numbers under "(000s)" or "(£000s)": what is printed as 450 is 450,000.

The heading of a measure says it once, for its target and for every figure of it. A narrative may print a figure in full
all the same: then it is so large that it can't be meant in thousands.
"""

from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from goldenthread.plan import Baseline, Criterion, EarlierFigure, Figure, Progress, Target
from goldenthread.wording.plain import plain
from goldenthread.wording.tokens import Token, tokens

Amount = TypeVar("Amount", Target, Baseline, Figure, EarlierFigure)

_LONGEST_READ = 2000
_POWER = 3
_THOUSAND = Decimal(1000)
_ZEROS = frozenset({"000s", "000"})
_LEADS = frozenset({"(", "'", "’", ","})
# Nothing in a plan is counted in so many thousands.
_MOST = Decimal(100_000)


def unit_in_thousands(found: tuple[Token, ...]) -> str:
    """Give "£" or "count" where the words say that such numbers are in thousands; "" where they don't."""
    if any(token.name == "pounds" and token.value == _THOUSAND for token in found):
        return "£"
    for before, token in pairwise(found):
        zeros = token.low in _ZEROS and before.text in _LEADS
        if zeros or (token.low == "thousands" and before.low in ("(", "in")):
            return "count"
    return ""


def criterion_in_full(criterion: Criterion, found: tuple[Token, ...]) -> Criterion:
    """Give a criterion with its counts in full; amounts of money are read in full already."""
    if unit_in_thousands(found) != "count":
        return criterion
    return criterion.model_copy(
        update={
            "targets": tuple(_in_full(one) if _is_bare(one, "count") else one for one in criterion.targets),
            "baselines": tuple(_in_full(one) if _is_bare(one, "count") else one for one in criterion.baselines),
        }
    )


def progress_in_full(progress: Progress, criterion: Criterion) -> Progress:
    """Give the figures of a narrative in full, where the criterion's heading says that its numbers are in thousands."""
    unit = unit_in_thousands(tokens(plain(criterion.text[:_LONGEST_READ])))
    target = next((one.value for one in criterion.targets if one.unit == unit and not one.relative_to), None)
    if not unit or not target:
        return progress
    return progress.model_copy(
        update={
            "actuals": tuple(_figure(one, unit, target) for one in progress.actuals),
            "previous": tuple(_figure(one, unit, target) for one in progress.previous),
        }
    )


def _figure(one: Amount, unit: str, target: Decimal) -> Amount:
    return _in_full(one) if _is_bare(one, unit) and _is_nearer_in_full(one.value, target) else one


def _is_bare(one: Target | Baseline | Figure | EarlierFigure, unit: str) -> bool:
    """Whether a number is printed as digits alone: "£1.3m" and "two thousand" say their size themselves."""
    plain_digits = bool(one.printed) and not any(letter.isalpha() for letter in one.printed)
    return one.unit == unit and plain_digits and 0 < one.value < _MOST


def _is_nearer_in_full(value: Decimal, target: Decimal) -> bool:
    """Of 455 and 455,210 against 450,000 only the first is meant in thousands."""
    full = value.scaleb(_POWER)
    return max(full / target, target / full) < max(value / target, target / value) if target > 0 else False


def _in_full(one: Amount) -> Amount:
    update = {"value": one.value.scaleb(_POWER)}
    high = getattr(one, "high", None)
    return one.model_copy(update=update | ({"high": high.scaleb(_POWER)} if high is not None else {}))
