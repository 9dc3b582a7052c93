"""Ranks: "from 210th to 180th in the national ranking". The first is the best, but of the most deprived."""

import re
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from goldenthread.plan import Direction, DirectionBasis, Op, Target
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

UNIT = "rank"
_SAY_SO = word_set("rank ranked ranking rankings")
_OF_CABS = word_set("taxi carriage cab")
_NOTHING = Token(Sort.MARK, "", 0, 0)
_DIGITS = re.compile(r"\d{1,4}")


def promoted(found: tuple[Token, ...]) -> tuple[Token, ...]:
    """Make figures of the ordinals of a text that speaks of ranks; elsewhere "the 3rd phase" is a name."""
    if not _speaks_of_ranks(found):
        return found
    return tuple(_as_figure(token) if token.name == "ordinal" else token for token in found)


def _speaks_of_ranks(found: tuple[Token, ...]) -> bool:
    return any(
        (token.low in _SAY_SO and before.low not in _OF_CABS) or (before.low, token.low) == ("league", "table")
        for before, token in pairwise((_NOTHING, *found))
    )


def _as_figure(token: Token) -> Token:
    digits = _DIGITS.match(token.text)
    if digits is None:
        return token
    value = Decimal(digits[0])
    return replace(token, sort=Sort.NUMBER, value=value, unit=UNIT, printed=digits[0], name="")


def with_op(target: Target, way: Direction | None) -> Target:
    """Hold a rank by which way is better: "no lower than 40th" and "10th or higher" are at most 40 and 10."""
    op = Op.AT_LEAST if way is Direction.UP else Op.AT_MOST
    return target.model_copy(update={"op": op}) if target.unit == UNIT and target.op is not Op.RANGE else target


def direction(shown: Direction | None) -> tuple[Direction, DirectionBasis]:
    """Less is better by nature; where the criterion goes from one rank to another, that shows which way is."""
    return (shown, DirectionBasis.WORDS) if shown else (Direction.DOWN, DirectionBasis.NATURE)
