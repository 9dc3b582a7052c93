"""Targets that are somebody else's figure, or the measure's own earlier one."""

import re
from decimal import Decimal

from goldenthread.judging.case import Case
from goldenthread.judging.facts import Stage
from goldenthread.judging.goals import Goal, goals_of
from goldenthread.judging.labels import words_of
from goldenthread.plan import Baseline, Comparator, Direction, EarlierFigure, Figure, Op, Target

_NO_WORSE = re.compile(
    r"\bat or\b|\bor (?:above|below|better|higher|lower|more|less)\b|in line with|no worse|maintain", re.I
)
_OTHERS = re.compile(
    r"averag|national|region|neighbour|family|compar|benchmark|quartile|england|wales|scotland|peer", re.I
)
_ALIKE = (
    {"national", "nationally", "england", "english", "britain", "uk", "wales", "scotland"},
    {"neighbours", "neighbour", "statistical", "family", "nearest", "similar", "peer", "peers"},
    {"region", "regional", "regionally", "north", "south", "east", "west", "midlands", "london", "yorkshire"},
)
LONGEST_READ = 2000


def comparative_goals(case: Case) -> list[Goal]:
    """Give what is to be beaten: a figure that the target itself names, else others' figures, else one's own."""
    if case.row.targets:
        return goals_of(case)
    direction = case.direction
    if direction is None:
        return []
    text = case.row.outcome[:LONGEST_READ]
    others = bool(_OTHERS.search(text)) or not case.row.baselines
    chosen = _named(text, case.row.comparators) if others else []
    own = [] if _OTHERS.search(text) else _own_earlier(case)
    op = _op(direction, text)
    goals = [_goal(case, op, one.value, one.unit, one.label, one.who) for one in chosen]
    return goals or [_goal(case, op, one.value, one.unit, one.label, "before") for one in own[:1]]


def _op(direction: Direction, text: str) -> Op:
    up = direction is Direction.UP
    if _NO_WORSE.search(text):
        return Op.AT_LEAST if up else Op.AT_MOST
    return Op.ABOVE if up else Op.BELOW


def _named(text: str, comparators: tuple[Comparator, ...]) -> list[Comparator]:
    """Give the comparators that the criterion names; all of them where it names none."""
    words = words_of(text)
    named = [one for one in comparators if _speaks_of(words, words_of(one.who))]
    return named or [*comparators]


def _speaks_of(words: frozenset[str], who: frozenset[str]) -> bool:
    return bool(who) and (who <= words or any(who & alike and words & alike for alike in _ALIKE))


def _own_earlier(case: Case) -> list[Baseline | EarlierFigure | Figure]:
    earlier = case.earlier.actuals if case.earlier else ()
    return [*case.row.baselines, *case.row.previous, *earlier]


def _goal(case: Case, op: Op, value: Decimal, unit: str, label: str | None, who: str) -> Goal:
    stage = None
    if case.period:
        stage = Stage.YEAR_END if case.period.at_year_end else Stage.IN_YEAR
    target = Target(value=value, unit=unit, op=op, label=label)
    return Goal(target, op, value, unit, stage=stage, whose=who)
