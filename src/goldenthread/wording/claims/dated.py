"""Levels that have their own times, and the time that a change is from.

"In 2012 there were 615 and in 2013 there were 410, a fall of 33%": the earlier time is where the change starts. "96.4%
(Q1: 95.1%; Q2: 95.9%), up 0.5 points on Q2": the words name the time, and with it the level.
"""

from goldenthread.wording.claims.levels import Levels, alike, suits
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.tokens import Token
from goldenthread.wording.vocabulary import word_set

_LEAST = 3
_REACH = 8
_WINDOW = 24
_QUARTERS, _MONTHS = 4, 12
_MONTH_WORDS = word_set(
    "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september "
    "october november december"
)
_MONTH_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SINCE = word_set("on from since than over against")


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
    leading = _times(tokens[max(0, first.within - _WINDOW) : first.within])
    between = _times(tokens[first.within + 1 : second.within])
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
    token = time_beside(level)
    return token.when if token else ""


def time_beside(level: Mention) -> Token | None:
    """The time right beside a level, past a colon or "in": 95.1% in Q1; Q1: 95.1%."""
    behind = level.tokens[level.within + 1 : level.within + 3]
    if len(behind) == 2 and behind[0].low in ("in", "at", "for", "(") and says_time(behind[1]):
        return behind[1]
    leading = level.tokens[max(0, level.within - 2) : level.within]
    if leading and says_time(leading[-1]):
        return leading[-1]
    marked = len(leading) == 2 and leading[1].low in (":", "=", "was", "-", "–") and says_time(leading[0])
    return leading[0] if marked else None


def says_time(token: Token) -> bool:
    """Whether a token is a time, or the name of a month: "June 240" is no date."""
    return token.is_time or (token.text[:1].isupper() and token.low in _MONTH_WORDS)


def run_back(first: Mention, second: Mention) -> bool:
    """Whether the second of two neighbours in a row is of the earlier time: 42 in 2011, 40 in 2010."""
    one, other = time_beside(first), time_beside(second)
    if one is None or other is None:
        return False
    if not one.when or not other.when:
        return _steps(_month(one), _month(other), _MONTHS) > _MONTHS // 2
    if _form(one.when) != _form(other.when):
        return False
    if one.when[:1] == "Q":
        return _steps(int(one.when[1:]), int(other.when[1:]), _QUARTERS) == _QUARTERS - 1
    return other.when < one.when


def _month(token: Token) -> int | None:
    """The number of a month that stands without its year."""
    return next((at for at, name in enumerate(_MONTH_NAMES) if token.low.startswith(name)), None)


def _steps(one: int | None, other: int | None, around: int) -> int:
    """How many steps forward it is from one to the other: from December to January it is one."""
    return 0 if one is None or other is None else (other - one) % around


def starts_elsewhere(amount: Mention, levels: Levels) -> bool:
    """Up 12 on 2011, beside 615 in 2012: the level that was found is of another time than the one that is named."""
    since, start = time_since(amount), levels[0]
    beside = _time_beside(start) if start is not None else ""
    return since is not None and bool(beside) and _form(beside) == _form(since.when) and beside != since.when
