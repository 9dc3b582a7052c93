"""The two levels that a change lies between, found from its amount.

"From X to Y", "Y, down 5 from X", "Y, 5 more than X", "Y compared with X, a fall of 5": one rule each, tried in the
order of `LEVELS`. Each is given the amount and the mentions near to it in its sentence.
"""

from collections.abc import Callable
from itertools import pairwise

from goldenthread.wording.claims.bracketed import as_span, in_bracket_after, in_bracket_before, in_bracket_behind
from goldenthread.wording.claims.dated import of_named_time, of_two_years, time_beside
from goldenthread.wording.claims.levels import Levels, alike, own_before, suits
from goldenthread.wording.claims.series import in_series
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import is_past, opening
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.tokens import Sort
from goldenthread.wording.vocabulary import word_set

Rule = Callable[[Mention, list[Mention]], Levels | None]

_THAN = word_set("than on above over below under of short ahead behind from against compared exceeding since")


def _leads(mention: Mention, words: set[str]) -> bool:
    return mention.place.lead in words


def _from_to(amount: Mention, near: list[Mention]) -> Levels | None:
    """From X to Y, nearest to the amount, on either side; Y, up 172 from X; from X in May, to Y."""
    outside = [each for each in near if not each.enclosed or amount.enclosed]
    return _pair_from_to(amount, near) or _pair_from_to(amount, outside)


def _pair_from_to(amount: Mention, near: list[Mention]) -> Levels | None:
    pairs: list[Levels] = []
    for one, other in pairwise(near):
        if _leads(one, {"from"}) and alike(one, other) and suits(amount, one) and suits(amount, other):
            pairs.extend([(one, other)] if _leads(other, {"to"}) or other.before(1) == ["to"] else [])
        if _leads(other, {"from"}) and _leads(one, {"to"}) and alike(one, other) and suits(amount, one):
            pairs.append((other, one))
    pairs = [pair for pair in pairs if not _is_of_other(amount, pair) and not _is_left_behind(amount, pair, near)]
    return min(pairs, key=lambda pair: _distance(amount, pair), default=None)


def _is_left_behind(amount: Mention, pair: Levels, near: list[Mention]) -> bool:
    """Fell to 61 from 65, of which 12 were serious, 2 fewer: a level stands between, and the change may be its own."""
    last = max(each.at for each in pair if each is not None)
    between = [each for each in near if last < each.at < amount.at and each.role is Role.OWN and not each.enclosed]
    return any(
        alike(pair[1], each) and suits(amount, each) and not each.token.printed[:1].isalpha() for each in between
    )


def _is_of_other(amount: Mention, pair: Levels) -> bool:
    """Visits rose 10% but loans fell from 50 to 48: a second statement stands between."""
    levels = [each.within for each in pair if each is not None]
    low, high = sorted((amount.within, min(levels) if min(levels) > amount.within else max(levels)))
    between = {token.low for token in amount.tokens[low + 1 : high]}
    return bool(between & _NEXT_STATEMENT) and any(token.move for token in amount.tokens[low + 1 : high])


_NEXT_STATEMENT = word_set("but and while whereas although ;")


def _distance(amount: Mention, pair: Levels) -> int:
    first = pair[0].at if pair[0] else pair[1].at
    gap = first - amount.at
    return gap if gap > 0 else 3 - gap


def _than(amount: Mention, near: list[Mention]) -> Levels | None:
    """Y, 10 fewer than the X; Y, 37.4 weeks over the X standard; Y, an increase of 5 on last year's X."""
    behind = [each for each in near if each.at > amount.at]
    before = [each for each in near if each.at < amount.at and suits(amount, each)]
    level = next((each for each in behind if suits(amount, each)), None)
    if level is None or level.within - amount.within > 12:
        return None
    if not before:
        led = [each for each in behind if each.at > level.at and {"at", "with"} & set(each.before(1))]
        before = [each for each in led if suits(amount, each)][:1]
    between = _words_between(amount, level)
    if not between & _THAN or {";", "to", "but", "and"} & between:
        return None
    own = own_before(before, level)
    if own is None or (own.enclosed and own.role is Role.EARLIER and level.role is not Role.OWN):
        return None  # this is 4 more than in 2011 (54) but 2 below the regional 60
    return level, own


def _words_between(amount: Mention, level: Mention) -> set[str]:
    """The words from an amount to a level; the "to" of "compared to" leads to no end of a change."""
    words = [word for token in amount.tokens[amount.within + 1 : level.within] for word in token.low.split()]
    return {word for before, word in pairwise(["", *words]) if (before, word) != ("compared", "to")}


def _paired_behind(amount: Mention, near: list[Mention]) -> Levels | None:
    """8% below last year (Y against X); down 6%: Y this year against X."""
    behind = [each for each in near if each.at > amount.at and suits(amount, each)]
    for one, other in pairwise(behind[:2]):
        if _is_elsewhere(amount, one, other, near):
            return None
        between = set(one.after(other.within - one.within + 4)[: other.within - one.within])
        if (
            alike(one, other)
            and between & {"against", "compared", "versus", "vs", "v", "than", "from"}
            and "to" not in amount.after(2)
        ):
            return other, one
    return None


def _is_elsewhere(amount: Mention, one: Mention, other: Mention, near: list[Mention]) -> bool:
    """Fell by 6% and theft by 12%: 412 were charged from 900 seen: another change, or a clause, stands between."""
    changes_between = [
        each
        for each in near
        if each.role is Role.AMOUNT and amount.at < each.at < one.at and each.token.sort is amount.token.sort
    ]
    nearby = [
        each
        for each in near
        if each.role is Role.AMOUNT and each.at < amount.at and each.token.sort is amount.token.sort
    ]
    words = [token.low for token in one.tokens[one.within + 1 : other.within]]
    return bool(changes_between or nearby) or ("from" in words and bool(_HAPPENED & set(words)))


_HAPPENED = word_set("were was are is charged had have")


def _to_and_earlier(amount: Mention, near: list[Mention]) -> Levels | None:
    """Rose by 6% to Y (X last year)."""
    behind = [each for each in near if each.at > amount.at and suits(amount, each)]
    if len(behind) < 2 or behind[0].place.lead not in ("to", "at") or behind[0].role is not Role.OWN:
        return None
    earlier = next((each for each in behind[1:] if each.role is Role.EARLIER and alike(each, behind[0])), None)
    return (earlier, behind[0]) if earlier else None


def _goes_on(amount: Mention) -> bool:
    """Two more are being judged: more of a thing, and no difference."""
    words = amount.after(3)
    return words[:1] in (["more"], ["fewer"], ["less"]) and words[1:2] not in (
        [],
        ["than"],
        [","],
        ["."],
        [")"],
        [";"],
        ["("],
    )


def _compared(amount: Mention, near: list[Mention]) -> Levels | None:
    """Y compared with X last year, a fall of 5; X last year and Y this year, up 5."""
    before = [each for each in near if each.at < amount.at and suits(amount, each)]
    before = _of_same_unit(amount, before)
    past = is_past(amount.after(7)) or _on_time(amount)  # down 5 on last year: held against nobody else
    others = (Role.OTHERS, Role.TARGET) if _on_time(amount) else (Role.OTHERS,)
    level = next((each for each in reversed(before) if _earlier(each) and not (past and each.role in others)), None)
    if level is None or _goes_on(amount) or _is_no_start(amount, level, past):
        return None
    level = _latest(level, before) if past else level
    if not past and _are_several(level, before):
        return None  # 45% compared with 44% in 2011 and 41% in 2010, a rise of 4: since when?
    own = own_before([each for each in before if each.at < level.at], level)
    behind = [each for each in before if each.at > level.at and alike(level, each) and each.role is Role.OWN]
    led = own is not None and own.role is Role.OWN
    if (level.enclosed or led) and any(not each.enclosed and each.token.printed[:1].isdigit() for each in behind):
        return None  # 96 offences (2013: 101) and 14 arrests, 3 more; 61 from 65, of which 12 serious, 2 fewer
    if own is None or own.role is not Role.OWN:
        own = behind[0] if behind else own
    return (level, own) if own else None


def _earlier_like(level: Mention, before: list[Mention]) -> list[Mention]:
    """The earlier levels of the measure that have their times, but for those in another bracket."""
    like = [each for each in before if each.role is Role.EARLIER and alike(each, level) and time_beside(each)]
    return [each for each in like if each.enclosed == level.enclosed]


def _are_several(level: Mention, before: list[Mention]) -> bool:
    return level.role is Role.EARLIER and len(_earlier_like(level, before)) > 1


def _latest(level: Mention, before: list[Mention]) -> Mention:
    """45% compared with 44% in 2011 and 41% in 2010, a rise of 1 on last year: the last year that is given."""
    like = _earlier_like(level, before)
    times = [token.when for each in like if (token := time_beside(each))]
    if level not in like or len(like) < 2 or len({len(when) for when in times}) != 1 or not times[0][:1].isdigit():
        return level
    return max(zip(times, like, strict=True), key=lambda found: found[0])[1]


def _is_no_start(amount: Mention, level: Mention, past: bool) -> bool:
    """(120 in June), up 12 on last year; (target for 2014: 94%), (national 44%), an improvement of 2 points."""
    if not level.enclosed:
        return False
    opened = opening(level) or level.within
    held = [*level.tokens[opened + 1 : level.within], *level.place.after[:3]]
    months = [token.when for token in held if token.is_time]
    if past and months and not any(months):
        return True
    wanted = bool(TARGETS & {token.low for token in held}) and level.role is Role.EARLIER
    return wanted or (level.role is Role.OTHERS and bool(_OVER_TIME & set(amount.before(4))))


_OVER_TIME = word_set("improvement increase reduction rise fall drop decrease growth decline cut deterioration")


def _of_same_unit(amount: Mention, levels: list[Mention]) -> list[Mention]:
    """14.8 weeks over 416 decisions, 1.6 weeks faster: counts are no levels where there are weeks."""
    unit = amount.token.unit
    if amount.token.sort is not Sort.DURATION or not any(each.token.unit == unit for each in levels):
        return levels
    return [each for each in levels if each.token.unit == unit or (each.role is not Role.OWN and not each.enclosed)]


def _on_time(amount: Mention) -> bool:
    """Up 16 on 2014."""
    behind = amount.tokens[amount.within + 1 : amount.within + 4]
    return any(one.low.split(" ")[-1] in ("on", "since", "than") and other.is_time for one, other in pairwise(behind))


def _earlier(level: Mention) -> bool:
    led = {"against", "budget", "versus", "compared", "v", "vs"} & set(level.before(5))
    return level.role in (Role.EARLIER, Role.OTHERS, Role.TARGET) or bool(led)


def _rose_to_since(amount: Mention, near: list[Mention]) -> Levels | None:
    """Compared with 2009/10 (77,000) use has risen by 5.5% to 81,200."""
    before = [each for each in near if each.at < amount.at and suits(amount, each)]
    behind = [each for each in near if each.at > amount.at][:1]
    if len(before) != 1 or not behind or not suits(amount, behind[0]) or behind[0].before(1) != ["to"]:
        return None
    led = {"compared", "since", "from", "against", "than"} & set(before[0].before(6))
    fitting = before[0].role is Role.EARLIER and behind[0].role is Role.OWN and alike(before[0], behind[0])
    return (before[0], behind[0]) if fitting and led and behind[0].within - amount.within <= _TO_REACH else None


_TO_REACH = 4


LEVELS: tuple[Rule, ...] = (
    of_named_time,
    in_series,
    _from_to,
    as_span,
    in_bracket_behind,
    _to_and_earlier,
    _than,
    in_bracket_before,
    in_bracket_after,
    _compared,
    _paired_behind,
    of_two_years,
    _rose_to_since,
)
