"""Levels that stand in a row before the change between them: "5.1%, 5.6%, 6.0%: a rise of 0.9 points".

Three or more in a list, of which the first and the last are meant; or two of which each has its year: "in 2012 there
were 615 and in 2013 there were 410, a fall of 33%". The earlier year is where the change starts.
"""

from itertools import pairwise

from goldenthread.wording.claims.levels import Levels, alike, suits
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import is_past
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_LEAST = 3
_REACH = 8
_PARTS_LIST = word_set("and then to in & = : - – , / > → ; ( )")
_LEADS = word_set(
    ", : ; - – ( in at by a an the which is this that so was represents representing showing making giving up down "
    "rise fall "
    "increase decrease reduction drop improvement growth of by overall total net just over nearly about"
)


def in_series(amount: Mention, near: list[Mention]) -> Levels | None:
    """5.1, 5.6 and 6.0, a rise of 0.9 over the year; Q1 210, Q2 225, Q3 240: up 30 since Q1."""
    before = [each for each in near if each.at < amount.at]
    row = _row(before)
    if len(row) < _LEAST or not all(suits(amount, each) for each in row) or not _leads_to(row[-1], amount):
        return None
    return (row[0], row[-1]) if _goes_back_to_first(amount, row[0]) else None


def _row(before: list[Mention]) -> list[Mention]:
    """The figures that end what stands before, with no more than marks and times between them."""
    row = before[-1:]
    for one, other in pairwise(reversed(before)):
        between = other.tokens[other.within + 1 : one.within]
        if (
            other.role not in _LEVELS
            or not alike(one, other)
            or not all(token.is_time or token.low in _PARTS_LIST for token in between)
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


def of_two_years(amount: Mention, near: list[Mention]) -> Levels | None:
    """In 2012 there were 615 and in 2013 there were 410, a fall of 33%; 250 in 2012/13 and 200 in 2011/12, up 50."""
    before = [each for each in near if each.at < amount.at and not each.enclosed]
    if len(before) != 2 or not all(_can_be_dated(amount, each) for each in before) or not alike(*before):
        return None
    first, second = before
    times = _times_of(first, second, amount)
    if times is None or times[0] == times[1] or _form(times[0]) != _form(times[1]) or set(times) == {"Q1", "Q4"}:
        return None  # the last quarter of which year?
    start, end = (first, second) if times[0] < times[1] else (second, first)
    behind = amount.tokens[amount.within + 1 : amount.within + _REACH]
    said = {token.when for token in behind if token.is_time and token.when}
    return (start, end) if not said or min(times) in said else None


def _can_be_dated(amount: Mention, level: Mention) -> bool:
    return suits(amount, level) and level.role in (Role.OWN, Role.EARLIER)


def _times_of(first: Mention, second: Mention, amount: Mention) -> tuple[str, str] | None:
    """The years of both, which all lead ("in 2012 615") or all follow ("615 in 2012")."""
    tokens = first.tokens
    leading, between = _times(tokens[: first.within]), _times(tokens[first.within + 1 : second.within])
    behind = _times(tokens[second.within + 1 : amount.within])
    if len(between) != 1 or len(leading) + len(behind) != 1:
        return None
    return (leading[0], between[0]) if leading else (between[0], behind[0])


def _times(tokens: tuple[Token, ...]) -> list[str]:
    return [token.when for token in tokens if token.is_time]


def _form(when: str) -> str:
    """2011/12 is set beside 2012/13 only, 2011 beside 2012, a month beside a month."""
    return "".join("9" if sign.isdigit() else sign for sign in when)


def time_since(amount: Mention) -> Token | None:
    """The time that a change is from: up on 2010/11; fewer than in the 2010/11 financial year."""
    behind = amount.tokens[amount.within + 1 : amount.within + _REACH]
    since = next((at for at, token in enumerate(behind) if token.low.split(" ")[-1] in _SINCE), len(behind))
    stretch = behind[since + 1 : since + 5]
    ends = next((at for at, token in enumerate(stretch) if token.is_quantity or token.text in ",;.("), len(stretch))
    return next((token for token in stretch[:ends] if token.is_time and token.when), None)


_SINCE = word_set("on from since than over against")


def of_named_time(amount: Mention, near: list[Mention]) -> Levels | None:
    """96.4% (Q1: 95.1%; Q2: 95.9%), up 0.5 points on Q2: of several levels the one with the time that is named."""
    since = time_since(amount)
    before = [each for each in near if each.at < amount.at and suits(amount, each)]
    if since is None or len(before) < _LEAST:
        return None
    named = [each for each in before if _time_beside(each) == since.when]
    own = [each for each in before if each.role is Role.OWN and not each.enclosed and each not in named]
    if len(named) != 1 or not own or (len(own) > 1 and own[-1] is not before[-1]):
        return None
    return (named[0], own[-1]) if alike(named[0], own[-1]) else None


def _time_beside(level: Mention) -> str:
    """The time right beside a level, past a mark or "in": Q1: 95.1%; 95.1% in Q1."""
    leading = [token for token in level.tokens[max(0, level.within - 2) : level.within] if token.text not in ",;("]
    behind = level.tokens[level.within + 1 : level.within + 3]
    if leading and (leading[-1].is_time or (leading[0].is_time and leading[-1].low in (":", "=", "was", "-", "–"))):
        return next(token.when for token in reversed(leading) if token.is_time)
    in_time = len(behind) == 2 and behind[0].low in ("in", "at", "for", "(") and behind[1].is_time
    return behind[1].when if in_time else ""


def starts_elsewhere(amount: Mention, levels: Levels) -> bool:
    """Up 12 on 2011, beside 615 in 2012: the level that was found is of another time than the one that is named."""
    since, start = time_since(amount), levels[0]
    beside = _time_beside(start) if start is not None else ""
    return since is not None and bool(beside) and _form(beside) == _form(since.when) and beside != since.when


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
