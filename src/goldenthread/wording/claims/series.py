"""Levels that stand in a row before the change between them: "5.1%, 5.6%, 6.0%: a rise of 0.9 points".

Three or more in a list, of which the first and the last are meant; the list may run back in time.
"""

from itertools import pairwise

from goldenthread.wording.claims.dated import run_back, says_time, time_beside
from goldenthread.wording.claims.levels import Levels, alike, suits
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import is_past
from goldenthread.wording.tokens import Sort
from goldenthread.wording.vocabulary import word_set

_LEAST = 3
_REACH = 8
_PARTS_LIST = word_set("and then to in & = : - – , / > → ; ( )")
_LEADS = word_set(
    ", : ; - – ( in at by a an the which is this that so was represents representing showing making giving up down "
    "rise fall increase decrease reduction drop improvement growth "
    "of by overall total net just over nearly about"
)


def in_series(amount: Mention, near: list[Mention]) -> Levels | None:
    """5.1, 5.6 and 6.0, a rise of 0.9 over the year; Q1 210, Q2 225, Q3 240: up 30 since Q1."""
    before = [each for each in near if each.at < amount.at]
    row = _row(before)
    if len(row) < _LEAST or not all(suits(amount, each) for each in row) or not _leads_to(row[-1], amount):
        return None
    start, end = (row[-1], row[0]) if run_back(row[0], row[1]) else (row[0], row[-1])
    return (start, end) if _goes_back_to_first(amount, start) else None


def has_no_times(levels: Levels, amount: Mention, near: list[Mention]) -> bool:
    """Whether the levels are of a row without times: which end is the later one, nobody knows."""
    start, end = levels
    return start is not None and not (time_beside(start) and time_beside(end)) and levels == in_series(amount, near)


def _row(before: list[Mention]) -> list[Mention]:
    """The figures that end what stands before, with no more than marks and times between them."""
    row = before[-1:]
    for one, other in pairwise(reversed(before)):
        between = other.tokens[other.within + 1 : one.within]
        if (
            other.role not in _LEVELS
            or not alike(one, other)
            or not all(says_time(token) or token.low in _PARTS_LIST for token in between)
        ):
            break
        row.insert(0, other)
    return row if all(each.role in _LEVELS for each in row) else []


_LEVELS = (Role.OWN, Role.EARLIER)


def _leads_to(level: Mention, amount: Mention) -> bool:
    between = amount.tokens[level.within + 1 : amount.within]
    return len(between) <= _REACH and all(token.is_time or token.low in _LEADS for token in between)


def _goes_back_to_first(amount: Mention, first: Mention) -> bool:
    """Over the year, since Q1, or nothing: not "on last quarter", which is from the last but one."""
    behind = list(amount.tokens[amount.within + 1 : amount.within + _REACH])
    words = [word for token in behind for word in token.low.split()]
    times = {token.when for token in behind if token.is_time}
    first_times = {token.when for token in first.tokens[max(0, first.within - 2) : first.within + 3] if token.is_time}
    if {"last", "previous", "target", "than"} & set(words) or is_past(words):
        return False
    return not times or bool(times & first_times)


def is_bare_fraction(mention: Mention, before: Mention | None) -> bool:
    """Dropped from 84 to 69, nearly a quarter: a fraction of nothing, right behind where the drop ends."""
    if mention.token.sort is not Sort.PERCENT or not mention.token.printed[:1].isalpha() or before is None:
        return False
    between = [token.low for token in mention.tokens[before.within + 1 : mention.within]]
    led = before.sentence == mention.sentence and between[:1] in ([","], ["-"], ["–"], ["("])
    ends = mention.after(1) in ([], ["."], [","], [";"], [")"])
    moved = any(token.move for token in before.tokens[max(0, before.within - 10) : before.within])
    return led and ends and moved and set(between[1:]) <= _ABOUT


_ABOUT = word_set("nearly almost about just over around roughly or some approximately more than by i.e ie under")
