"""When a figure of a narrative is for, and which of two times is the later one."""

from goldenthread.wording.figures.mentions import Mention
from goldenthread.wording.rules.times import month_of
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_ENDS = word_set(", ; and but compared against than")
_AGAINST = word_set("on from over than against with above below to")
_RESULTS = word_set("outturn outturns baseline figure figures result results position level total rate average score")
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


def time_of(mention: Mention) -> str | None:
    """Give the time that is said of this figure: behind it in its phrase, else before it."""
    behind = _first_time(mention.place.after[:9])
    if behind:
        return behind
    before = [token for token in mention.place.before[-10:] if _is_said(token)]
    return before[-1].when if before and not _is_limit(mention, before[-1]) else None


def _is_said(token: Token) -> bool:
    return token.sort in (Sort.DATE, Sort.PERIOD) and bool(token.when)


def _first_time(tokens: tuple[Token, ...]) -> str | None:
    for at, token in enumerate(tokens):
        if _is_said(token):
            return None if is_of_another(tokens, at) else token.when
        if token.text == "(" and not _closes_behind(tokens[at + 1 :]):
            return None
        if token.low in _ENDS:
            return None
    return None


def is_of_another(tokens: tuple[Token, ...], at: int) -> bool:
    """65% on the 2010/11 outturn: the time of what the figure is held against."""
    before = [token.low for token in tokens[max(0, at - 3) : at]]
    named = at + 1 < len(tokens) and tokens[at + 1].low in _RESULTS
    return named and bool(_AGAINST & set(before))


def _closes_behind(inside: tuple[Token, ...]) -> bool:
    """83% (2013/14), but not 83% (2013/14: 79%)."""
    return any(token.text == ")" for token in inside[:4])


def _is_limit(mention: Mention, time: Token) -> bool:
    """By March 2013 is when something is wanted, not when it was measured."""
    words = [token.low for token in mention.place.before if token.end <= time.start]
    return words[-1:] in (["by"], ["until"], ["before"])


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
    """Give what times of one kind can be ordered by: (0, months) of dates, (1, months) of bare quarters, else None."""
    if not when:
        return None
    if when in _QUARTER_ENDS:
        return 1, _QUARTER_ENDS[when]
    month = month_of(when)
    if month is None or not month[:4].isdigit():
        return None
    return 0, int(month[:4]) * 12 + (int(month[5:7]) if month[5:7].isdigit() else 12)
