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
    is_sure,
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
_NOTHING = Decimal(0)
_ABOUT_TENTH = Decimal("0.11")


def changes(around: Around, number: int) -> Iterator[Reading]:
    """Give each pair of levels whose difference is the figure of a mention."""
    amount = around.mentions[number]
    before = said_before(around.mentions, number)
    again = before is not None
    said = differs(amount) or (again and before is not None and differs(before))
    if not said:
        return
    levels = [each for each in near(around, number) if _can_be_level(amount, each)]
    same = before if again and not is_said_to_differ(amount) else None
    for at, one in enumerate(levels):
        for other in levels[at + 1 :]:
            fitting = alike(one, other) and may_differ_by(one.token.value, other.token.value, amount)
            if fitting and (same is None or _is_near(one, other, same)):
                yield from _between(around, amount, one, other)
    yield from _from_criterion(around, number, levels)


def said_before(mentions: tuple[Mention, ...], number: int) -> Mention | None:
    """The difference that a percentage says again: £110k more than the £1.31m of 2021/22 (8.4%)."""
    amount = mentions[number]
    if amount.token.sort is not Sort.PERCENT or not number:
        return None
    if is_again(amount, mentions[number - 1]):
        return mentions[number - 1]
    further = mentions[number - 2] if number > 1 and amount.enclosed and amount.before(1) == ["("] else None
    close = further is not None and further.sentence == amount.sentence and amount.within - further.within <= _CLOSE
    return further if further is not None and close and differs(further) and not further.enclosed else None


_CLOSE = 12


def _is_near(one: Mention, other: Mention, amount: Mention) -> bool:
    """60 took longer, so 95%: what says a difference again is of the levels that differ so."""
    gap = abs((one.token.value or _NOTHING) - (other.token.value or _NOTHING))
    stated = amount.token.value or _NOTHING
    return abs(gap - stated) <= _ABOUT_TENTH * stated * 2


def _can_be_level(amount: Mention, level: Mention) -> bool:
    units = {level.token.unit, amount.token.unit} - {"", "%", "pp"}
    told = is_said_to_differ(level) and level.role is Role.OWN and level.token.sort is Sort.POINTS
    percent = amount.token.sort is Sort.PERCENT or len(units) < 2
    if _is_plain_point(amount, level) or _are_rates(amount, level):
        return True
    return suits(amount, level) and percent and not told and level.place.per is None


def _is_plain_point(amount: Mention, level: Mention) -> bool:
    """71%, four above 2021: a small number that shares differ by."""
    small = amount.token.sort is Sort.NUMBER and not amount.token.unit and _is_small(amount)
    direct = bool(_AGAINST & set(amount.after(1)))
    return small and direct and level.token.sort is Sort.PERCENT and level.role is not Role.ASIDE


def _are_rates(amount: Mention, level: Mention) -> bool:
    return level.place.per is not None and suits(amount, level)


def may_differ_by(one: Number | None, other: Number | None, amount: Mention) -> bool:
    """A quick look whether a difference, or one in per cent, can come near the figure."""
    stated = amount.token.value
    if one is None or other is None or stated is None or one == other:
        return False
    gap, stated = abs(one - other), abs(stated)
    room = step_of(stated) + step_of(one) + step_of(other) + stated * _ABOUT_TENTH
    bases = filter(None, (one, other)) if amount.token.sort is Sort.PERCENT else ()
    percent = any(abs(100 * gap / base - stated) <= room for base in bases)
    coarse = step_of(stated) > max(step_of(one), step_of(other)) and amount.token.sort is not Sort.MONEY
    return percent or (abs(gap - stated) <= room and not coarse)  # 9 less 4.4 is not said to be 5


def _between(around: Around, amount: Mention, one: Mention, other: Mention) -> Iterator[Reading]:
    told = told_apart(one, other) is not None
    if _is_small(amount) and not told and not _are_sure(amount, one, other):
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


def _are_sure(amount: Mention, one: Mention, other: Mention) -> bool:
    """1.84m against 1.72m, which is 7% better: a small percentage, of figures that are met by no accident."""
    here = amount.sentence == one.sentence == other.sentence
    return amount.token.sort is Sort.PERCENT and here and is_sure(one) and is_sure(other)


_PAST_STARTS = (Role.EARLIER, Role.OTHERS, Role.TARGET)


def _is_start(amount: Mention, start: Mention, end: Mention) -> bool:
    """A rise of 0.9 on last year: from a figure of an earlier time, that of the very time where it is said."""
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
    held = [bool(_HELD_AGAINST & set(each.before(1))) for each in (one, other)]
    if held[0] != held[1]:
        return (one, other) if held[0] else (other, one)
    if is_left(amount):
        return (one, other) if (one.token.value or 0) > (other.token.value or 0) else (other, one)
    way = draft_of(around.said, around.line, amount, (one, other), around.criterion).claim.direction
    if way is not None and one.token.value is not None and other.token.value is not None:
        rises = one.token.value < other.token.value
        return (one, other) if rises is (way is Direction.UP) else (other, one)
    if {"gap", "difference"} & set(amount.before(8)):
        return (one, other) if (one.token.value or 0) < (other.token.value or 0) else (other, one)
    return (other, one) if other.enclosed and not one.enclosed else (one, other)


def told_apart(one: Mention, other: Mention) -> tuple[Mention, Mention] | None:
    """Which of two levels a change starts at and which it ends at, by roles, times or words; None where none tells."""
    if (one.role in _STARTS) != (other.role in _STARTS):
        return (one, other) if one.role in _STARTS else (other, one)
    if _times_differ(one, other):
        times = orders_of([time_of(one), time_of(other)])
        return (one, other) if times[0] and times[1] and times[0] < times[1] else (other, one)
    for now, then in ((one, other), (other, one)):
        if _is_of_time_before(then) and not now.enclosed:
            return then, now
        if _NOW & _beside(now) and _THEN & _beside(then) and not _NOW & _beside(then):
            return then, now
    return None


def _is_of_time_before(level: Mention) -> bool:
    """Four above 2021 (67%): a bracket right behind a time holds that time's figure."""
    ahead = level.tokens[max(0, level.within - 2) : level.within]
    return len(ahead) > 1 and ahead[1].text == "(" and ahead[0].is_time


_NOW = word_set("now currently today latest")
_THEN = word_set("then were was been had stood opened started b/fwd initially")


def _beside(level: Mention) -> set[str]:
    return {*words_ahead(level, 4), *words_behind(level, 2)}


def _times_differ(one: Mention, other: Mention) -> bool:
    times = orders_of([time_of(one), time_of(other)])
    return times[0] is not None and times[1] is not None and times[0][0] == times[1][0] and times[0] != times[1]


_HELD_AGAINST = word_set("against versus v vs from than")

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
