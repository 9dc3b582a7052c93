"""The figures near a stated one that it can be made of, in the text or in the criterion."""

from bisect import bisect_left
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.plan import Claim, ClaimVerdict, Number, Target, recompute
from goldenthread.wording.claims.draft import Draft
from goldenthread.wording.claims.loose import Around
from goldenthread.wording.figures.mentions import Mention
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_MOST_BEFORE = 10
_MOST_BEHIND = 6
_MOST_BACK = 4
_SURE_DIGITS = 3
_FAR = 25
_TENS = tuple(Decimal(10) ** power for power in (-3, -2, -1, 1, 2, 3))
_NEARLY = Decimal("0.02")


@dataclass(frozen=True)
class Reading:
    """A claim that agrees, and how far its figures stand from the stated one: the nearest are meant."""

    draft: Draft
    cost: int


def near(around: Around, number: int) -> list[Mention]:
    """Give the figures of the sentence of the mention, of the two before it and of the one behind."""
    known = around.near.get(number)
    if known is None:
        known = around.near[number] = _near(around, number)
    return known


def _near(around: Around, number: int) -> list[Mention]:
    stated = around.mentions[number]
    found = around.mentions[max(0, number - _MOST_BEFORE) : number + 1 + _MOST_BEHIND]
    back = [each for each in found if -1 <= stated.sentence - each.sentence <= _MOST_BACK]
    return [each for each in back if _is_plain(each) and each.at != stated.at]


_SPAN_ENDS = word_set("ago back earlier before later on previously")


def _is_plain(mention: Mention) -> bool:
    """No range, nothing, and no span of time: twelve months back."""
    span = mention.token.sort is Sort.DURATION and bool(_SPAN_ENDS & set(mention.after(1)))
    return not span and mention.token.high is None and mention.token.value is not None and mention.token.value > 0


def distance(stated: Mention, *others: Mention) -> int:
    """How far the figures stand from the stated one, in tokens; another sentence is far."""
    return sum(abs(stated.at - each.at) + _FAR * abs(stated.sentence - each.sentence) for each in others)


def agrees(claim: Claim) -> bool:
    """Whether the operands come to the stated figure, but for its rounding."""
    checked = recompute(claim)
    return checked is not None and checked.verdict is not ClaimVerdict.WRONG


def holds(claim: Claim) -> bool:
    """Whether the operands come to the very figure: of a difference no rounding needs to be allowed for."""
    checked = recompute(claim)
    return checked is not None and checked.verdict is ClaimVerdict.HOLDS


def is_wrong(claim: Claim) -> bool:
    """Whether the operands come to something else."""
    checked = recompute(claim)
    return checked is not None and checked.verdict is ClaimVerdict.WRONG


def is_slip(claim: Claim, most: Decimal) -> bool:
    """Whether the figure is near what it should be, a power of ten away, or has its digits in another order."""
    checked = recompute(claim)
    if checked is None or claim.stated is None or not isinstance(checked.recomputed, Decimal):
        return False
    value, stated = checked.recomputed, claim.stated
    if value <= 0 or stated <= 0:
        return False
    times = value / stated
    return 1 / most <= times <= most or any(abs(times / ten - 1) <= _NEARLY for ten in _TENS)


def digits(value: Number) -> int:
    """How many digits of a figure say something: 6,400 has two, 0.48 has two."""
    return len(value.normalize().as_tuple().digits)


def is_sure(mention: Mention) -> bool:
    """Whether a figure has so many digits that it is met by no accident."""
    value = mention.token.value
    return value is not None and digits(value) >= _SURE_DIGITS


def words_behind(mention: Mention, most: int) -> list[str]:
    """Give the words right behind a figure, up to the next figure or mark."""
    tokens = past_bracket(mention.tokens[mention.within + 1 : mention.within + 1 + most + 3])[:most]
    if mention.enclosed and mention.token.sort is Sort.PERCENT and tokens[:1] and tokens[0].text == ")":
        tokens = tokens[1:]
    end = next((at for at, token in enumerate(tokens) if token.is_quantity or token.text in ",;:()."), len(tokens))
    return [word for token in tokens[:end] for word in token.low.split()]


def past_bracket(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """£0.53m (19.6%) down: past a bracket that says the same in per cent."""
    said = len(tokens) > 2 and tokens[0].text == "(" and tokens[1].sort is Sort.PERCENT and tokens[2].text == ")"
    return tokens[3:] if said else tokens


def words_ahead(mention: Mention, most: int) -> list[str]:
    """Give the words right before a figure, the nearest first, back to the last figure or mark."""
    tokens = mention.tokens[max(0, mention.within - most) : mention.within][::-1]
    end = next((at for at, token in enumerate(tokens) if token.is_quantity or token.text in ",;()."), len(tokens))
    return [word for token in tokens[:end] for word in reversed(token.low.split())]


def chosen_of(around: Around) -> list[Mention]:
    """Give the measure's own figures."""
    spots = [bisect_left(around.mentions, at, key=lambda each: each.at) for at in sorted(around.own)]
    return [around.mentions[spot] for spot in spots if spot < len(around.mentions)]


def wanted(around: Around) -> list[Target]:
    """Give the criterion's targets that have one value of their own."""
    targets = around.criterion.targets if around.criterion else ()
    return [each for each in targets if each.relative_to is None and each.high is None]
