"""The earlier level of a change in the bracket beside the level now: "24.5 days (27.1 in 2018/19), 2.6 days better".

The bracket has to hold one figure of the same kind and, beside it, no more than a time or a word like "was". A bare
figure in a bracket may be anything; it is the earlier one only where the words of the change say an earlier time:
"up 4% on last year at 5,300 (5,096)".
"""

from dataclasses import dataclass

from goldenthread.wording.claims.levels import Levels, alike, suits
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import is_past
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set


@dataclass(frozen=True)
class Bracket:
    """The figure in a bracket, where the bracket closes, and the times that it says.

    `dated` is also for "last year"; `close` tells that no word stands before the bracket.
    """

    level: Mention
    closes: int
    times: frozenset[str]
    dated: bool
    close: bool


_LONGEST = 9
_TO_BRACKET = 3
_BESIDE = word_set(
    "in at for on of the was were from compared with to same period time a an year quarter month last previous before "
    "ago earlier previously figure = : - – ,"
)
_GOES_ON = word_set("and but while whereas ; although")
_SINCE = word_set("on than since from over compared against")


def in_bracket_before(amount: Mention, near: list[Mention]) -> Levels | None:
    """24.5 days (27.1 in 2018/19), an improvement of 2.6; 64% (61% last year) - up 3 points."""
    for level in reversed([each for each in near if each.at < amount.at and not each.enclosed]):
        bracket = bracket_beside(level, near)
        if bracket is None:
            continue
        leading = amount.tokens[bracket.closes + 1 : amount.within]
        if level.role is not Role.OWN or not (suits(amount, level) and suits(amount, bracket.level)):
            return None
        if not _leads_on(leading) or not _says_earlier(amount, bracket):
            return None
        return bracket.level, level
    return None


def in_bracket_behind(amount: Mention, near: list[Mention]) -> Levels | None:
    """Up 4% on last year at 5,300 (5,096); 6% down on 2011/12, to 47,000 (50,000); 4% up at 5,300 (5,096 in 2012)."""
    behind = [each for each in near if each.at > amount.at]
    level = behind[0] if behind else None
    if level is None or level.before(1) not in _ENDS_AT or not suits(amount, level):
        return None
    between = _without_now(amount.tokens[amount.within + 1 : level.within])
    bracket = bracket_beside(level, near)
    if bracket is None or not suits(amount, bracket.level) or (level.before(1) == ["at"] and not bracket.close):
        return None  # up 4% at 3 sites (2 last year) is no change of sites
    says_time = _is_on_earlier(between) or (bracket.dated and len(between) <= _TO_BRACKET)
    return (bracket.level, level) if says_time else None


_ENDS_AT = (["at"], ["to"], ["with"], ["now"])


def _without_now(between: tuple[Token, ...]) -> tuple[Token, ...]:
    """Fallen 12 days since April and is now: nothing else begins at "and"."""
    at = next((at for at, token in enumerate(between) if token.low == "and"), len(between))
    return (
        between[:at] if {token.low for token in between[at + 1 :]} <= {"is", "are", "now", "stands", "at"} else between
    )


def in_bracket_after(amount: Mention, near: list[Mention]) -> Levels | None:
    """36 fires, a rise of 20% (30 in 2012)."""
    level = next((each for each in reversed(near) if each.at < amount.at and not each.enclosed), None)
    bracket = bracket_beside(amount, near, level) if level is not None and not amount.enclosed else None
    if level is None or bracket is None or not bracket.dated or level.role is not Role.OWN or not suits(amount, level):
        return None
    led = amount.tokens[level.within + 1 : amount.within]
    return (bracket.level, level) if suits(amount, bracket.level) and _leads_on(led) else None


def as_span(amount: Mention, near: list[Mention]) -> Levels | None:
    """Up 7.5% on 2012/13 (40,000 to 43,000): the bracket holds both levels, and nothing else."""
    behind = [each for each in near if each.at > amount.at and each.role is not Role.AMOUNT][:2]
    if len(behind) < 2 or not all(suits(amount, each) for each in behind) or not alike(*behind):
        return None
    first, second = behind
    between = [token.low for token in first.tokens[first.within + 1 : second.within]]
    led = amount.tokens[amount.within + 1 : first.within]
    if between != ["to"] or first.before(1) != ["("] or second.after(1) != [")"]:
        return None
    return (first, second) if len(led) == 1 or _is_on_earlier(led[:-1]) else None


def bracket_beside(figure: Mention, near: list[Mention], level: Mention | None = None) -> Bracket | None:
    """Give the bracket close behind a figure, where all that it holds is one level of the same kind and its time.

    `level` is what the one in the bracket has to be like, where that isn't the figure itself.
    """
    tokens = figure.tokens
    opens = next((at for at in _reach(figure.within + 1, _TO_BRACKET + 1, tokens) if tokens[at].text == "("), None)
    if opens is None or any(tokens[at].sort is Sort.MARK for at in range(figure.within + 1, opens)):
        return None
    closes = next((at for at in _reach(opens + 1, _LONGEST, tokens) if tokens[at].text == ")"), None)
    held = [each for each in near if closes is not None and opens < each.within < closes]
    if closes is None or len(held) != 1 or not _is_of_kind(level or figure, held[0]):
        return None
    others = [tokens[at] for at in range(opens + 1, closes) if at != held[0].within]
    if not all(token.is_time or _words_of(token) <= _BESIDE for token in others):
        return None
    times = frozenset(token.when for token in others if token.is_time)
    words = [word for token in others for word in token.low.split()]
    return Bracket(held[0], closes, times, bool(times) or is_past(words), opens == figure.within + 1)


def _reach(first: int, most: int, tokens: tuple[Token, ...]) -> range:
    return range(first, min(len(tokens), first + most))


def _words_of(token: Token) -> frozenset[str]:
    return frozenset(token.low.split())


def _is_of_kind(level: Mention, other: Mention) -> bool:
    """27.1 beside 24.5 days; never 45% beside 300."""
    if other.token.high is not None or other.role in (Role.AMOUNT, Role.ASIDE, Role.TARGET, Role.FORECAST):
        return False
    bare = other.token.sort is Sort.NUMBER and not other.token.unit
    if level.token.sort is Sort.PERCENT:
        return other.token.sort is Sort.PERCENT or (bare and "." in other.token.printed)
    same = other.token.sort is level.token.sort and other.token.unit == level.token.unit
    return same or (bare and level.token.sort in (Sort.NUMBER, Sort.DURATION))


def _leads_on(leading: tuple[Token, ...]) -> bool:
    """Between bracket and amount no other figure and no other statement may begin: ", an improvement of"."""
    return len(leading) <= _LONGEST and not any(token.is_quantity or token.low in _GOES_ON for token in leading)


def _says_earlier(amount: Mention, bracket: Bracket) -> bool:
    """Whether the bracket is of the time that the change is from: its own, where the change says none."""
    behind = amount.tokens[amount.within + 1 : amount.within + _LONGEST]
    ends = next((at for at, token in enumerate(behind) if token.is_quantity or token.text in ",;("), len(behind))
    said = {token.when for token in behind[:ends] if token.is_time and token.when}
    if said and bracket.times and not said & bracket.times:
        return False
    if bracket.times and not any(bracket.times) and is_past([token.low for token in behind[:ends]]):
        return False  # 300 visits (120 in June), up 12 on last year
    return bracket.dated or _is_on_earlier(behind[:ends])


def _is_on_earlier(between: tuple[Token, ...]) -> bool:
    """Up on last year; fewer than in 2012; 5% down since Q1: a word like "on", and then an earlier time."""
    words = [token.low.split(" ")[-1] for token in between]
    at = next((at for at, word in enumerate(words) if word in _SINCE), None)
    if at is None or _GOES_ON & set(words):
        return False
    return any(token.is_time for token in between[at:]) or is_past(
        [each for t in between[at:] for each in t.low.split()]
    )
