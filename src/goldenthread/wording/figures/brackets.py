"""Earlier figures that stand in a bracket behind the figure of now: "63 (58 at the same stage in 2012)"."""

from goldenthread.wording.figures.mentions import Mention
from goldenthread.wording.figures.phrases import is_past, opening
from goldenthread.wording.figures.times import said_when
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set


def in_bracket(mention: Mention) -> bool:
    """... than last year (34); a fall on 2013/14 (658); now 68.4 (2010: 66.9); 91% (Q1 84, Q2 88)."""
    opened = opening(mention)
    if opened is None:
        return False
    if _is_of_then(mention, opened):
        return True
    if not any(token.is_quantity for token in mention.tokens[:opened]):
        return False
    inside = mention.tokens[opened + 1 : mention.within]
    if not inside:
        return _is_of_other_time(mention, opened) or _follows_time(mention, opened) or _says_past(mention)
    last = inside[-1] if inside[-1].sort is not Sort.MARK else inside[-2] if len(inside) > 1 else inside[-1]
    closing = mention.after(1) in ([")"], [","], [";"])
    return last.is_time and closing


def _is_of_then(mention: Mention, opened: int) -> bool:
    """Has improved since Q1 (59%); better than the same point last year (3.4%)."""
    before = [word for token in mention.tokens[max(0, opened - 7) : opened] for word in token.low.split()]
    held = max((at for at, word in enumerate(before) if word in ("since", "than")), default=None)
    if held is None or opened != mention.within - 1:
        return held is not None and mention.tokens[opened - 1].is_time
    return mention.tokens[opened - 1].is_time or is_past(before[held + 1 :])


def _says_past(mention: Mention) -> bool:
    """(2.3% at week 39 last year)."""
    behind = mention.tokens[mention.within + 1 : mention.within + 9]
    closed = next((at for at, token in enumerate(behind) if token.text == ")"), 0)
    levels = any(token.is_quantity and token.sort is mention.token.sort for token in behind[:closed])
    return not levels and is_past([token.low for token in behind[:closed]])


def _follows_time(mention: Mention, opened: int) -> bool:
    """Up 2.7% on 2012/13 (69.2); up on last year at 412 (396)."""
    outside = [word for token in mention.tokens[max(0, opened - 8) : opened] for word in token.low.split()]
    timed = mention.tokens[opened - 1].is_time and bool(set(outside) & _HELD_TO)
    return (timed or is_past(outside[-4:])) and not is_of_other_things(mention, outside)


def is_of_other_things(mention: Mention, outside: list[str]) -> bool:
    """10% down on last year at 90 sites (45 wards): another thing is counted in the bracket than `outside` names."""
    behind = mention.tokens[mention.within + 1 : mention.within + 2]
    noun = next((token.low for token in behind if token.sort is Sort.WORD and not token.is_time), None)
    return noun is not None and noun not in _LEADS and noun not in outside


_HELD_TO = word_set("on than from against compared to v vs over")


def _is_of_other_time(mention: Mention, opened: int) -> bool:
    """1,106 requests in 2012/13 (985 in 2011/12): the time in the bracket isn't the one outside."""
    near = mention.tokens[max(0, opened - 8) : opened]
    closed = max((at for at, token in enumerate(near) if token.text == ")"), default=-1)
    outside = [when for token in near[closed + 1 :] if (when := said_when(token))]
    when = _when_inside(mention)
    alike = any(token.is_quantity and _is_alike(token, mention.token) for token in near)
    return when is not None and (alike or bool(outside[-1:])) and outside[-1:] != [when]


def _is_alike(outside: Token, inside: Token) -> bool:
    """Of one sort, or a bare number for one that has a unit outside."""
    bare = inside.sort is Sort.NUMBER and not inside.unit
    level = outside.sort in (Sort.NUMBER, Sort.DURATION) or (outside.sort is Sort.PERCENT and "." in inside.printed)
    return outside.sort is inside.sort or (bare and level)


def _when_inside(mention: Mention) -> str | None:
    """The time that ends the bracket, behind nothing but the words that lead to a time."""
    others = 0
    for token in mention.place.after[:10]:
        when = said_when(token)
        if when:
            return when
        if token.sort is Sort.MARK or token.low in _NO_THEN:
            return None
        others += token.low not in _LEADS
        if others > _MOST_OTHERS:
            return None
    return None


_MOST_OTHERS = 1
_LEADS = word_set(
    "at the same point stage time period quarter month year this in for of during as by end to start half first on"
)
_NO_THEN = word_set("since from between them these those which target due before after until")
