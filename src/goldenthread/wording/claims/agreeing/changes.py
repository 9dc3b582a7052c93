"""Differences that agree: any two levels near by of which the figure is the difference."""

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.plan import Baseline, Claim, ClaimKind, Direction, Number, Target, step_of
from goldenthread.wording.claims.agreeing.differing import (
    differs,
    is_again,
    is_led,
    is_left,
    is_said_of,
    is_said_to_differ,
)
from goldenthread.wording.claims.agreeing.near import (
    Reading,
    agrees,
    digits,
    distance,
    holds,
    near,
    wanted,
    words_ahead,
    words_behind,
)
from goldenthread.wording.claims.draft import Draft
from goldenthread.wording.claims.levels import alike, draft_of, of_size, suits
from goldenthread.wording.claims.loose import OF_PART_OF_YEAR, Around
from goldenthread.wording.claims.wanted import target_of_part
from goldenthread.wording.figures.fitting import fits
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import is_past
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.figures.times import orders_of, time_of
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_STARTS = (Role.EARLIER, Role.TARGET, Role.OTHERS)
_UNLIKELY, _FROM_CRITERION = 15, 30
_ABOUT_TENTH = Decimal("0.11")


def changes(around: Around, number: int) -> Iterator[Reading]:
    """Give each pair of levels whose difference is the figure of a mention."""
    amount = around.mentions[number]
    levels = [each for each in near(around, number) if _can_be_level(amount, each)]
    before = around.mentions[number - 1] if number else None
    again = before is not None and is_again(amount, before)
    said = differs(amount) or (again and before is not None and differs(before))
    if not said:
        return
    same = before if again and not is_said_to_differ(amount) else None
    for at, one in enumerate(levels):
        for other in levels[at + 1 :]:
            fitting = alike(one, other) and may_differ_by(one.token.value, other.token.value, amount)
            if fitting and (same is None or _is_near(one, other, same)):
                yield from _between(around, amount, one, other)
    yield from _from_criterion(around, number, levels)


def _is_near(one: Mention, other: Mention, amount: Mention) -> bool:
    """60 took longer, so 95%: what says a difference again is of the levels that differ so."""
    gap = abs((one.token.value or 0) - (other.token.value or 0))
    stated = amount.token.value or 0
    return abs(gap - stated) <= _ABOUT_TENTH * stated * 2


def _can_be_level(amount: Mention, level: Mention) -> bool:
    units = {level.token.unit, amount.token.unit} - {"", "%", "pp"}
    told = is_said_to_differ(level) and level.role is Role.OWN and level.token.sort is Sort.POINTS
    percent = amount.token.sort is Sort.PERCENT or len(units) < 2
    return suits(amount, level) and percent and not told and level.place.per is None or _are_rates(amount, level)


def _are_rates(amount: Mention, level: Mention) -> bool:
    return level.place.per is not None and suits(amount, level)


def may_differ_by(one: Number | None, other: Number | None, amount: Mention) -> bool:
    """A quick look whether a difference, or one in per cent, can come near the figure."""
    stated = amount.token.value
    if one is None or other is None or stated is None or one == other:
        return False
    gap, stated = abs(one - other), abs(stated)
    room = step_of(stated) + step_of(one) + step_of(other) + stated * _ABOUT_TENTH
    percent = amount.token.sort is Sort.PERCENT and any(abs(100 * gap / each - stated) <= room for each in (one, other))
    coarse = step_of(stated) > max(step_of(one), step_of(other)) and amount.token.sort is not Sort.MONEY
    return percent or (abs(gap - stated) <= room and not coarse)  # 9 less 4.4 is not said to be 5


def _between(around: Around, amount: Mention, one: Mention, other: Mention) -> Iterator[Reading]:
    told = told_apart(one, other) is not None
    if _is_small(amount) and not told:
        return
    held = _AGAINST & {*words_behind(amount, 6)} or is_led(amount)
    if _is_small(amount) and amount.token.sort is Sort.NUMBER and not held:
        return
    start, end = _order(around, amount, one, other)
    if not is_said_of(around, amount, end) or not _is_start(amount, start, end):
        return
    draft = _sized(draft_of(around.said, around.line, amount, (start, end), around.criterion))
    if draft is not None and _is_not_met_by_chance(draft.claim, amount):
        yield Reading(draft, distance(amount, start, end) + _UNLIKELY * (not told))


_PAST_STARTS = (Role.EARLIER, Role.OTHERS, Role.TARGET)


def _is_start(amount: Mention, start: Mention, end: Mention) -> bool:
    """A rise of 0.9 on last year: from a figure of an earlier time, and from that of the very time, where it is said."""
    behind = _held_to(amount)
    words = [word for token in behind for word in token.low.split()]
    if not _AGAINST & set(words):
        return True
    said = [token.when for token in behind if token.is_time and token.when]
    time = time_of(start)
    if said and time:
        return time in said or start.role in _PAST_STARTS
    past = is_past(words) and not {"below", "above", "under"} & set(words)
    return not past or start.role in _PAST_STARTS or time is not None or start.enclosed


def _is_small(amount: Mention) -> bool:
    """Six did better: a small number can be the difference of many."""
    plain = amount.token.sort is not Sort.MONEY and "." not in amount.token.printed
    return plain and (amount.token.value or 0) < _SMALL


_SMALL = 10
_AGAINST = word_set("on than from since against below above under over short behind")


def _sized(draft: Draft) -> Draft | None:
    """The draft where it agrees; where only the way of its words doesn't, one of its size."""
    fits_in = holds if draft.claim.kind is ClaimKind.CHANGE else agrees
    if fits_in(draft.claim):
        return draft
    sized = of_size(draft)
    return sized if fits_in(sized.claim) else None


def _is_not_met_by_chance(claim: Claim, amount: Mention) -> bool:
    """About a fifth: what is only near needs the words of a difference right beside it."""
    return not claim.approx or is_said_to_differ(amount) or amount.role is Role.AMOUNT


def _order(around: Around, amount: Mention, one: Mention, other: Mention) -> tuple[Mention, Mention]:
    """From which to which: by role, by time, by the way of the words, by the bracket, and else as they stand."""
    told = told_apart(one, other)
    if told is not None:
        return told
    if is_left(amount):
        return (one, other) if (one.token.value or 0) > (other.token.value or 0) else (other, one)
    way = draft_of(around.said, around.line, amount, (one, other), around.criterion).claim.direction
    if way is not None and one.token.value is not None and other.token.value is not None:
        rises = one.token.value < other.token.value
        return (one, other) if rises is (way is Direction.UP) else (other, one)
    return (other, one) if other.enclosed and not one.enclosed else (one, other)


def told_apart(one: Mention, other: Mention) -> tuple[Mention, Mention] | None:
    """Which of two levels a change starts at and which it ends at, by their roles or times; None where neither tells."""
    if (one.role in _STARTS) != (other.role in _STARTS):
        return (one, other) if one.role in _STARTS else (other, one)
    if _times_differ(one, other):
        times = orders_of([time_of(one), time_of(other)])
        return (one, other) if times[0] and times[1] and times[0] < times[1] else (other, one)
    for now, then in ((one, other), (other, one)):
        if _NOW & _beside(now) and _THEN & _beside(then) and not _NOW & _beside(then):
            return then, now
    return None


_NOW = word_set("now currently today latest")
_THEN = word_set("were was been had stood opened started b/fwd initially")


def _beside(level: Mention) -> set[str]:
    return {*words_ahead(level, 4), *words_behind(level, 2)}


def _times_differ(one: Mention, other: Mention) -> bool:
    times = orders_of([time_of(one), time_of(other)])
    return times[0] is not None and times[1] is not None and times[0][0] == times[1][0] and times[0] != times[1]


# Differences from what the criterion says.

_HELD = TARGETS | word_set(
    "planned hoped wanted needed required expected budget budgeted profile aim aimed under over inside outside short "
    "adrift ahead behind below above shy missed off to"
)
_PAST = word_set("baseline since start base reference where began position agreed last previous")


def _from_criterion(around: Around, at: int, levels: list[Mention]) -> Iterator[Reading]:
    """0.48 under the target; 126 more than in 2022/23: the criterion's own."""
    amount = around.mentions[at]
    words = {*amount.after(8), *amount.before(4)}
    again = any(
        each.role is Role.AMOUNT and each.sentence == amount.sentence
        for each in near(around, at)
        if each.at < amount.at
    )
    certain = again or (amount.token.value is not None and digits(amount.token.value) > 1)
    for level in levels:
        if level.role is not Role.OWN or (level.enclosed and level.at not in around.own):
            continue
        for target in wanted(around):
            held = bool(words & _HELD) and not words & OF_PART_OF_YEAR and _is_of_part(around, level, target)
            if held and fits(level, target.unit):
                yield from _from(around, amount, level, target)
        for baseline in around.criterion.baselines if around.criterion else ():
            times = {token.when for token in _held_to(amount) if token.is_time and token.when}
            if baseline.when and times and baseline.when not in times:
                continue
            if (certain or words & _PAST) and fits(level, baseline.unit) and _may_end(around, level):
                yield from _from(around, amount, level, baseline)


def _is_of_part(around: Around, level: Mention, target: Target) -> bool:
    """Whether a figure can be that of a target: it wasn't chosen for another one, or its words name the part."""
    called = target_of_part(around.line, level.at, around.criterion)
    return around.own.get(level.at) in (None, target) if called is None else called == target


def _held_to(amount: Mention) -> tuple[Token, ...]:
    behind = amount.tokens[amount.within + 1 : amount.within + 7]
    stop = next((at for at, token in enumerate(behind) if token.is_quantity or token.text in ",;:()."), len(behind))
    return behind[:stop]


def _may_end(around: Around, level: Mention) -> bool:
    """A chosen figure; where a change is wanted and its per cent were chosen, the level of that unit."""
    targets = around.criterion.targets if around.criterion else ()
    return level.at in around.own or any(each.relative_to for each in targets)


def _from(around: Around, amount: Mention, level: Mention, start: Target | Baseline) -> Iterator[Reading]:
    if not may_differ_by(start.value, level.token.value, amount):
        return
    draft = draft_of(around.said, around.line, amount, (None, level), around.criterion, start.value)
    fitting = holds(draft.claim) if draft.claim.kind is ClaimKind.CHANGE else agrees(draft.claim)
    if fitting and _is_not_met_by_chance(draft.claim, amount) and is_said_of(around, amount, level):
        unlikely = _UNLIKELY * (level.at not in around.own)
        yield Reading(draft, distance(amount, level) + _FROM_CRITERION + unlikely)
