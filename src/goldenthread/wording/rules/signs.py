"""A fall that is written with a sign: "emissions -10%", "energy use: -15% against 2019/20".

A dash behind a word mostly parts it from its target: "attendance -95%". It is a minus sign where what stands before it
is no share of anything, or where the words behind it name the time that the figure is held against.
"""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

FALL = "−"
_MINUS = "-−–"
_SIGNS = frozenset(_MINUS)
_NO_SHARES = word_set(
    "emissions emission consumption mileage crime crimes offences burglaries thefts assaults incidents accidents"
    " casualties collisions complaints footprint co2 fly-tips usage use"
)
_AGAINST = word_set("against compared versus vs since relative")
_BEHIND = 8
_MOST = 40


def promoted(found: tuple[Token, ...]) -> tuple[Token, ...]:
    """Give the tokens with such falls as one token each: positive, its text beginning with FALL."""
    return tuple(_joined(found)) if any(token.text[:1] in _SIGNS for token in found) else found


def is_fall(token: Token) -> bool:
    """Whether a token is a fall that was written with a sign."""
    return token.text.startswith(FALL) and token.value is not None and token.value > 0


def _joined(found: tuple[Token, ...]) -> Iterator[Token]:
    falls = {at for at in range(1, len(found)) if _is_fall_at(found, at)}
    for at, token in enumerate(found):
        if at in falls:
            yield _as_fall(token)
        elif not (at + 1 in falls and _is_sign(token, found[at + 1])):
            yield token


def _is_fall_at(found: tuple[Token, ...], at: int) -> bool:
    token = found[at]
    if token.sort is not Sort.PERCENT or token.high is not None or not token.value:
        return False
    if token.value < 0:
        return _means_fall(found, at)
    # "Emissions-10%" and "emissions - 10%" have a dash.
    parted = at > 1 and found[at - 2].end < found[at - 1].start
    return parted and _is_sign(found[at - 1], token) and _means_fall(found, at)


def _as_fall(token: Token) -> Token:
    text, printed = token.text.lstrip(_MINUS), token.printed.lstrip(_MINUS)
    return replace(token, value=abs(token.value or Decimal(0)), text=FALL + text, printed=printed)


def _is_sign(mark: Token, token: Token) -> bool:
    """A sign stands right before its number."""
    return mark.text in _SIGNS and mark.end == token.start


def _means_fall(found: tuple[Token, ...], at: int) -> bool:
    before = [token for token in found[max(0, at - 3) : at] if token.sort is not Sort.MARK]
    if not before or before[-1].sort is not Sort.WORD:
        return False
    return before[-1].low in _NO_SHARES or _is_held_against_a_time(found[at : at + _BEHIND])


def _is_held_against_a_time(found: tuple[Token, ...]) -> bool:
    """10% against 2019/20; 4% compared with the baseline: large shares are more likely levels all the same."""
    value = found[0].value
    said = next((at for at, token in enumerate(found) if token.low in _AGAINST), len(found))
    behind = found[said + 1 : said + 4]
    then = any(token.is_time or token.low == "baseline" for token in behind)
    return value is not None and abs(value) <= _MOST and then and not any(token.is_quantity for token in behind)
