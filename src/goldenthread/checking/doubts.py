"""Which recomputed claims are believed: a claim that was probably read amiss is unknown, never wrong.

A slip of arithmetic or of typing leaves a figure near the right one, or a power of ten away from it. One that is
further off is more likely a figure of something else.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from goldenthread.judging.amounts import can_be_judged
from goldenthread.plan import CheckedClaim, Claim, ClaimKind, ClaimVerdict, DirectionBasis, Op, Return, step_of

_FAR = Decimal(3)
_NEARLY = Decimal("0.02")
_TENS = tuple(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))
# A target "to date" is not the year's, and the text seldom gives it.
_OF_A_TARGET = (ClaimKind.SHARE_OF_TARGET, ClaimKind.CHANGE, ClaimKind.PCT_CHANGE)
_SO_FAR = re.compile(
    r"\b(?:target|aim|plan|profile|projection|trajectory)s? (?:to date|so far|for the (?:period|quarter|month|half))"
    r"|\b(?:half[- ]year|quarter(?:ly)?|monthly|period|interim|profiled?|year[- ]to[- ]date|to[- ]date|phased)"
    r" (?:target|aim|plan)",
    re.IGNORECASE,
)
_LONGEST_READ = 4_000
_GOOD_OR_BAD = (
    "better", "worse", "improve", "deteriorat", "decline", "perform", "beat", "ahead", "behind", "short", "poorer",
    "miss", "meeting", "within", "outside",
)  # fmt: skip
_LOOSE = ("in line", "close", "near", "match", "similar", "around", "about", "broadly", "comparable", "almost", "just")


def believed(claims: Sequence[CheckedClaim], row: Return) -> Iterator[CheckedClaim]:
    """Give the claims of a return that hold, and those that are wrong beyond doubt of their reading."""
    for checked in claims:
        if checked.verdict is not ClaimVerdict.WRONG or not _is_doubtful(checked, claims, row):
            yield checked


def _is_doubtful(checked: CheckedClaim, claims: Sequence[CheckedClaim], row: Return) -> bool:
    if checked.claim.kind is ClaimKind.ORDER:
        against = any(_speaks_against(other, checked) for other in claims)
        rests = row.direction_basis is DirectionBasis.NATURE and _says_good_or_bad(checked.claim)
        return rests or against or _is_loose(checked.claim) or not _is_of_known_figures(checked.claim, row)
    stated, value = checked.claim.stated, checked.recomputed
    if checked.claim.kind in _OF_A_TARGET and _SO_FAR.search(checked.claim.text[:_LONGEST_READ]):
        return True
    if _fits_its_figure(checked, row):
        return True
    if any(_states_another(other.claim, checked.claim) for other in claims):
        return True
    return stated is None or not isinstance(value, Decimal) or _is_far(stated, value)


def _says_good_or_bad(claim: Claim) -> bool:
    """ "Better than" says nothing of more or less where only the measure's nature tells which of them is better."""
    words = claim.words.casefold()
    return any(word in words for word in _GOOD_OR_BAD)


def _fits_its_figure(checked: CheckedClaim, row: Return) -> bool:
    """Whether two counts come to the share that the row prints elsewhere: the stated one is of something else."""
    value = checked.recomputed
    if checked.claim.kind is not ClaimKind.RATIO or not isinstance(value, Decimal):
        return False
    shares = [one.value for one in row.actuals if one.unit == "%" and one.value != checked.claim.stated]
    return any(abs(one - value) <= step_of(one) / 2 for one in shares if can_be_judged(one))


def _states_another(other: Claim, claim: Claim) -> bool:
    """Whether the same figures are said to come to something else too: they can't both be meant."""
    operands = ("kind", "a", "b", "per", "start", "end", "target", "parts")
    same = all(getattr(other, name) == getattr(claim, name) for name in operands)
    return same and other.unit == claim.unit and other.stated != claim.stated


def _is_far(stated: Decimal, value: Decimal) -> bool:
    """A change the other way is a wrong word, where it is of the stated size."""
    if value < 0:
        return abs(abs(value) - stated) > step_of(stated)
    if stated == 0 or value == 0:
        return abs(stated - value) > _FAR
    times = value / stated
    is_shift = any(abs(times / ten - 1) <= _NEARLY for ten in _TENS)
    return not (1 / _FAR <= times <= _FAR or is_shift)


def _is_loose(claim: Claim) -> bool:
    """ "In line with" and "close to" assert no exact order."""
    words = claim.words.casefold()
    return claim.op is Op.EQUALS or any(word in words for word in _LOOSE)


def _is_of_known_figures(claim: Claim, row: Return) -> bool:
    """Whether it holds an own figure against one that figures are held against, both of one size."""
    left, right = claim.left, claim.right
    own = {figure.value for figure in row.actuals}
    others = {one.value for one in row.targets} | {one.value for one in row.baselines}
    others |= {one.value for one in row.previous} | {one.value for one in row.comparators}
    if left is None or right is None or left not in own or right not in others | own:
        return False
    return abs(left) <= _FAR * abs(right) and abs(right) <= _FAR * abs(left)


def _speaks_against(other: CheckedClaim, checked: CheckedClaim) -> bool:
    """Whether another reading of the same words or figures shows that this one may be amiss."""
    mine, theirs = checked.claim, other.claim
    if theirs is mine or theirs.kind is not ClaimKind.ORDER or theirs.text != mine.text:
        return False
    same_figures = (theirs.left, theirs.right) == (mine.left, mine.right) and theirs.op is not mine.op
    same_words = theirs.words == mine.words and theirs.left == mine.left and other.holds
    return same_figures or (same_words and "both" not in mine.text.casefold())
