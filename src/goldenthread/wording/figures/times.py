"""When a figure of a narrative is for, and which of two times is the later one."""

from calendar import month_name
from functools import lru_cache
from itertools import pairwise

from goldenthread.wording.figures.mentions import Mention
from goldenthread.wording.rules.times import month_of
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_ENDS = word_set(", ; + = and but compared against than")
_AGAINST = word_set("on from over than against with above below to")
RESULTS = word_set(
    "outturn outturns baseline figure figures result results position level total rate average score performance"
)
_RELATIVE = {
    "same period last year": ("same", "period"),
    "same quarter last year": ("same", "quarter"),
    "previous year": ("previous", "year"),
    "previous quarter": ("previous", "quarter"),
    "previous period": ("previous", "period"),
    "last year": ("last", "year"),
    "last quarter": ("last", "quarter"),
    "last month": ("last", "month"),
    "year before": ("year", "before"),
    "year earlier": ("year", "earlier"),
    "year ago": ("year", "ago"),
    "baseline": ("baseline",),
}
_MONTHS = {name[:3].casefold(): name for name in month_name if name}
# April to March: a month without its year is one of the financial year.
_OF_YEAR = {name: (at - 4) % 12 for at, name in enumerate(month_name) if name}


def said_when(token: Token) -> str | None:
    """Give the time that a token says, a month without its year as its name: "2011/12", "Q2", "October"."""
    if not token.is_time:
        return None
    if token.when or token.sort is not Sort.DATE:
        return token.when or None
    words = token.low.replace(".", " ").split()
    return next((_MONTHS[word[:3]] for word in words if word[:3] in _MONTHS), None)


# Each figure is asked about once for every other one near it.
@lru_cache(maxsize=64)
def time_of(mention: Mention) -> str | None:
    """Give the time that is said of this figure: behind it in its phrase, else before it."""
    behind = _first_time(mention.place.after[:9])
    if behind:
        return behind
    near = mention.place.before[-10:]
    at = max((at for at, token in enumerate(near) if said_when(token)), default=None)
    if at is None or _is_limit(mention, near[at]) or _is_of_figure_before(mention, near[at:]):
        return None
    goes_on = any(token.low in ("where", "when") for token in near[at:])
    return said_when(near[at]) if goes_on or not is_compared(near, at) else None


def _is_of_figure_before(mention: Mention, time: tuple[Token, ...]) -> bool:
    """Whether a time is of the figure that stands before it: 97% in March, 94% for the year."""
    parted = any(token.text in ",;)" or token.low == "and" for token in time[1:])
    return mention.place.follows and parted and not _TOTALS & {*mention.before(3), *mention.after(4)}


_TOTALS = word_set("total totals totalling all altogether making date far")


def _first_time(tokens: tuple[Token, ...]) -> str | None:
    for at, token in enumerate(tokens):
        if said_when(token):
            return None if is_of_another(tokens, at) or is_compared(tokens, at) else _end_of_run(tokens, at)
        if token.text == "(" and not _closes_behind(tokens[at + 1 :]):
            return None
        if token.low in _ENDS:
            return None
    return None


def _end_of_run(tokens: tuple[Token, ...], at: int) -> str | None:
    """April to September; between Q1 and Q3: the later one."""
    run = tokens[at + 1 : at + 3]
    if len(run) == 2 and run[0].low in ("to", "-", "–", "/", "and", "&") and said_when(run[1]):
        return said_when(run[1])
    return said_when(tokens[at])


def is_of_another(tokens: tuple[Token, ...], at: int) -> bool:
    """65% on the 2010/11 outturn: the time of what the figure is held against; (237 in 2010/11): of a figure there."""
    before = [token.low for token in tokens[max(0, at - 3) : at]]
    named = at + 1 < len(tokens) and tokens[at + 1].low in RESULTS
    return (named and bool(_AGAINST & set(before))) or _is_of_bracket(tokens, at)


def _is_of_bracket(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a time in brackets has a figure of its own there: "232 (237 in 2010/11)", "41.7% (Q1: 42.3%)"."""
    near = range(at - 1, max(-1, at - _WIDEST), -1)
    opened = next((place for place in near if tokens[place].text in "()"), None)
    if opened is None or tokens[opened].text != "(":
        return False
    inside = tokens[opened + 1 : opened + 1 + 2 * _WIDEST]
    closed = next((place for place, token in enumerate(inside) if token.text == ")"), len(inside))
    return any(token.is_quantity for token in inside[:closed])


_WIDEST = 24

# A time behind one of these is what the figure is compared with, or where its span starts.
_COMPARED = word_set("since from than over against versus vs v previous with compared below above exceeding")
_SKIPPED = word_set("the end of at in ( quarter year period start beginning : our its that for during by")
_FURTHEST = 4


def is_compared(tokens: tuple[Token, ...], at: int) -> bool:
    """Better than in May 2012; up 4% on 2009/10; since June 2011: not the time when the figure was measured."""
    before = list(tokens[max(0, at - _FURTHEST) : at])
    while before and before[-1].low in _SKIPPED:
        before.pop()
    if not before:
        return False
    lead = before[-1].low.split()[-1]
    if lead == "from" and _is_run(tokens, at):
        return False
    if lead == "over" and not any(token.move for token in before[:-1]):
        return False
    is_day = tokens[at].sort is Sort.DATE and tokens[at].text[:1].isdigit()
    return lead in _COMPARED or (lead == "on" and not is_day)


def _is_run(tokens: tuple[Token, ...], at: int) -> bool:
    """From April to June 2012."""
    run = tokens[at + 1 : at + 3]
    return len(run) == 2 and run[0].low in ("to", "-", "–", "until") and run[1].is_time


def _closes_behind(inside: tuple[Token, ...]) -> bool:
    """83% (2013/14), but not 83% (2013/14: 79%)."""
    return any(token.text == ")" for token in inside[:4])


def _is_limit(mention: Mention, time: Token) -> bool:
    """By March 2013 is when something is wanted, not when it was measured."""
    words = [token.low for token in mention.place.before if token.end <= time.start]
    return words[-1:] in (["by"], ["until"], ["before"])


def is_named_result(mention: Mention) -> bool:
    """The 2010/11 figure was 72%; 2010/11 outturn: 72%: a result that is called after its time."""
    near = [token for token in mention.place.before[-5:] if token.sort is not Sort.MARK]
    at = max((at for at, token in enumerate(near) if said_when(token)), default=None)
    if at is None:
        return False
    behind = [token.low for token in near[at + 1 :]]
    return bool(behind) and behind[0] in RESULTS and set(behind[1:]) <= _BEING


_BEING = word_set("was is of at for were stood")


def relative_time(mention: Mention) -> str | None:
    """Give an earlier time that has no date: "previous year", "last quarter"."""
    sides = mention.place.before[-9:], mention.place.after[:9]
    near = [[token.low.removesuffix("'s").removesuffix("’s") for token in side] for side in sides]
    for words in reversed(near):
        for name, pair in _RELATIVE.items():
            if any(tuple(words[at : at + len(pair)]) == pair for at in range(len(words))):
                return name
    return None


_QUARTER_ENDS = {"Q1": 3, "Q2": 6, "Q3": 9, "Q4": 12}


def order_of(when: str | None) -> tuple[int, int] | None:
    """Give what times of one kind can be ordered by: None where there is nothing.

    (0, months) of dates, (1, months) of bare quarters, (2, months) of months without their year.
    """
    if not when:
        return None
    if when in _QUARTER_ENDS:
        return 1, _QUARTER_ENDS[when]
    if when in _OF_YEAR:
        return _BARE, _OF_YEAR[when]
    month = month_of(when)
    if month is None or not month[:4].isdigit():
        return None
    return 0, int(month[:4]) * 12 + (int(month[5:7]) if month[5:7].isdigit() else 12)


def orders_of(whens: list[str | None]) -> list[tuple[int, int] | None]:
    """Give the order of each of several times; months without a year run on from behind their widest gap.

    Of March, June and September the last is September, of October and March it is March.
    """
    orders = [order_of(when) for when in whens]
    months = sorted({order[1] for order in orders if order is not None and order[0] == _BARE})
    if len(months) < 2:
        return orders
    gaps = [((later - earlier) % 12, -later) for earlier, later in pairwise([months[-1], *months])]
    first = -max(gaps)[1]
    return [(_BARE, (each[1] - first) % 12) if each is not None and each[0] == _BARE else each for each in orders]


_BARE = 2
