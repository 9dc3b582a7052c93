"""Targets beside their baselines: which belong together, and which way a criterion goes."""

import re
from collections.abc import Iterator

from goldenthread.checking.parts import MOST_PARTS
from goldenthread.judging.amounts import can_be_judged
from goldenthread.judging.labels import words_of
from goldenthread.judging.units import factor_between
from goldenthread.plan import Baseline, Direction, Number, Op, Return, Target
from goldenthread.wording import Sort, Token, tokens
from goldenthread.wording.vocabulary import Move

_LONGEST_READ = 4_000
_BEFORE_FIGURE = 2
_EXPLAINED = re.compile(
    r"\btak(?:es|ing) (?:in)?to account\b|\bdue to\b|\bowing to\b|\bbecause\b|\breflect(?:s|ing)\b|\bgiven the\b"
    r"|\bfollowing (?:the )?(?:closure|change|loss|reduction)\b|\bnew definition\b|\brevised\b|\bre-?based\b",
    re.IGNORECASE,
)


def pairs_of(row: Return) -> Iterator[tuple[Target, Baseline]]:
    """Give each absolute target with the baseline of the same part in the same unit, where there is one alone."""
    for target in row.targets if len(row.targets) <= MOST_PARTS else ():
        mine = [one for one in row.baselines if words_of(one.label) == words_of(target.label)]
        if target.relative_to or target.high is not None or len(mine) != 1:
            continue
        sound = can_be_judged(target.value) and can_be_judged(mine[0].value)
        if sound and factor_between(mine[0].unit, target.unit) == 1:
            yield target, mine[0]


def worsens(target: Target, start: Number, way: Direction) -> bool:
    """Whether reaching a target would be worse than where it starts. A ceiling is no floor, whatever is better."""
    against = {Direction.UP: (Op.AT_MOST, Op.BELOW), Direction.DOWN: (Op.AT_LEAST, Op.ABOVE)}
    if target.op in against[way]:
        return False
    return target.value < start if way is Direction.UP else target.value > start


def is_explained(text: str) -> bool:
    """Whether a criterion gives a reason for its figures."""
    return bool(_EXPLAINED.search(text[:_LONGEST_READ]))


def first_move(text: str) -> Token | None:
    """Give the first word of change before the criterion's first figure; None where it maintains or there is none."""
    for token in tokens(text[:_LONGEST_READ]):
        if token.is_quantity:
            return None
        if token.sort is Sort.CHANGE:
            return token if token.move in (Move.UP, Move.DOWN) else None
    return None


def says_from(row: Return, baseline: Baseline) -> bool:
    """Whether the criterion itself says "from" before the baseline's figure."""
    before: list[Token] = []
    for token in tokens(row.outcome[:_LONGEST_READ]):
        if token.is_quantity and token.value == baseline.value:
            return any(one.low == "from" for one in before[-_BEFORE_FIGURE:])
        before.append(token)
    return False
