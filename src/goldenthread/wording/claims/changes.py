"""Two figures and the change between them: "increased by 172 from 3,727 to 3,899", "10 fewer than the 43".

First the amount: a quantity that is said to be a rise, a fall or a difference. Then the two levels that it lies
between: "from X to Y", "Y, down 5 from X", "Y, 5 more than X", or "Y compared with X, a fall of 5". A percentage
between levels that are no percentages is a change in per cent; between percentages it is one in points.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from goldenthread.plan import ClaimKind, Criterion, Direction, Number
from goldenthread.wording.claims.draft import Draft, drafted, value_at
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.claims.shares import only_target
from goldenthread.wording.figures.fitting import is_of_unit
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import is_past
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.rules.directions import BY_MOVE
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import Move, word_set

Levels = tuple[Mention | None, Mention]

_UP = word_set(
    "more higher above over up rise increase greater longer slower ahead exceeding exceeded exceeds growth beyond "
    "outside jump overspend surplus extra climb climbed gain"
)
_DOWN = word_set(
    "fewer lower below under adrift shy missing missed down fall decrease reduction less drop short shorter "
    "faster quicker behind dip decline cut underspend shortfall inside"
)
_THAN = word_set("than on above over below under of short ahead behind from against compared exceeding since")


def changes(said: Narrative, line: Line, mentions: tuple[Mention, ...], criterion: Criterion | None) -> Iterator[Draft]:
    """Find changes and changes in per cent."""
    for at, mention in enumerate(mentions):
        near = [each for each in mentions[max(0, at - 8) : at + 9] if each.sentence == mention.sentence]
        earlier = [each for each in mentions[max(0, at - 8) : at] if each.sentence == mention.sentence - 1]
        gap = _gap(mention, mentions[max(0, at - 2) : at])
        if gap:
            draft = _draft(said, line, mention, gap, None)
            yield replace(draft, claim=draft.claim.model_copy(update={"direction": None}))
            continue
        if mention.role is not Role.AMOUNT or _is_supposed(mention):
            continue
        if _is_against_named(mention):
            yield from _over_target(said, line, mention, [*earlier, *near], criterion)
            continue
        levels = next((found for rule in _LEVELS if (found := rule(mention, near))), None)
        levels = levels or _in_sentence_before(mention, near, earlier)
        if levels:
            yield _draft(said, line, mention, levels, criterion)


def _is_supposed(amount: Mention) -> bool:
    """3 more would have met the target; 12 fewer are needed: nothing has changed."""
    return bool(_SUPPOSED & set(amount.after(4)))


_SUPPOSED = word_set("would could needed required should might if")


def _in_sentence_before(amount: Mention, near: list[Mention], earlier: list[Mention]) -> Levels | None:
    """1,266 this year; the year before 1,498. That's a drop of 15.5%: the only two levels of the sentence before."""
    opening = amount.tokens[0].low.removesuffix("'s").removesuffix("’s")
    if opening not in _POINTS_BACK or any(each.role is not Role.AMOUNT for each in near if each.at < amount.at):
        return None
    suiting = [each for each in earlier if _suits(amount, each) and not each.enclosed]
    own = [each for each in suiting if each.role is Role.OWN]
    before = [each for each in suiting if each.role is Role.EARLIER]
    if len(own) != 1 or len(before) != 1 or not _alike(own[0], before[0]):
        return None
    return before[0], own[0]


_POINTS_BACK = word_set("this that it which these a an")
_NAMED = TARGETS | {"baseline"}


def _is_against_named(amount: Mention) -> bool:
    """6.6 days over target; short of the target by 2.8; 13.5% below the baseline: no figure stands beside the word."""
    behind = list(amount.tokens[amount.within + 1 : amount.within + 8])
    for at, token in enumerate(behind):
        if token.is_quantity or token.text in ",;:(&" or token.low in ("from", "to", "and", "within", "but", "which"):
            break
        if token.low in _NAMED:
            return not _figure_follows(amount, behind[at + 1 :])
    if _has_no_object(amount):
        return True
    if amount.place.lead != "by":
        return False
    before = amount.tokens[max(0, amount.within - 5) : amount.within]
    named = [at for at, token in enumerate(before) if token.low in _NAMED]
    return bool(named) and not any(token.is_quantity for token in before[named[-1] :])


def _has_no_object(amount: Mention) -> bool:
    """2.2 days over. Nothing says over what, so the target is meant."""
    behind = amount.after(3)
    at = next((at for at, word in enumerate(behind) if word in _WITHOUT_OBJECT), None)
    return at is not None and at < 2 and (behind[at + 1 : at + 2] or ["."])[0] in (".", ",", ";", ")")


_WITHOUT_OBJECT = word_set("over behind short adrift outside ahead")
_LEADS_TO_FIGURE = word_set("of budget plan income spend is was rate figure ( : for time level the a at set")


def _figure_follows(amount: Mention, behind: list[Token]) -> bool:
    """Target of 25; target (25): only small words stand between. A percentage is no target of a count."""
    for token in behind:
        if token.is_quantity or token.low not in _LEADS_TO_FIGURE:
            shares = (Sort.PERCENT, Sort.POINTS)
            return token.is_quantity and not (token.sort is Sort.PERCENT and amount.token.sort not in shares)
    return False


def _gap(difference: Mention, before: tuple[Mention, ...]) -> Levels | None:
    """Boys 41%, girls 63%: a gap of 22 points."""
    if difference.token.sort is not Sort.POINTS or not {"gap", "difference"} & set(difference.before(4)):
        return None
    if len(before) < 2 or any(
        each.token.sort is not Sort.PERCENT or each.sentence != difference.sentence for each in before
    ):
        return None
    return (before[0], before[1]) if difference.within - before[1].within < 8 else None


def _suits(amount: Mention, level: Mention) -> bool:
    """Whether a level can have changed by such an amount."""
    if level is amount or level.role is Role.AMOUNT or level.role is Role.ASIDE:
        return False
    a, b = amount.token, level.token
    if a.sort is Sort.POINTS:
        return b.sort in (Sort.PERCENT, Sort.POINTS) or (b.sort is Sort.NUMBER and "." in b.printed)
    if a.sort is Sort.PERCENT:
        return True
    if a.sort is Sort.NUMBER and b.sort is Sort.PERCENT:
        return "." in a.printed and not a.unit
    return a.sort is b.sort or {a.sort, b.sort} <= {Sort.NUMBER, Sort.DURATION}


_PLAIN = (Sort.NUMBER, Sort.DURATION)


def _alike(one: Mention, other: Mention) -> bool:
    """Whether two levels can be of one measure: in "from 9.8 to 8.9 days" the first has its unit from the second."""
    if one.token.sort is other.token.sort or (one.token.sort in _PLAIN and other.token.sort in _PLAIN):
        return True
    return one.token.sort is Sort.NUMBER and not one.token.unit and other.token.sort in (Sort.PERCENT, Sort.POINTS)


def _leads(mention: Mention, words: set[str]) -> bool:
    return mention.place.lead in words


def _from_to(amount: Mention, near: list[Mention]) -> Levels | None:
    """From X to Y, nearest to the amount, on either side; Y, up 172 from X; from X in May, to Y."""
    pairs: list[Levels] = []
    for one, other in pairwise(near):
        if _leads(one, {"from"}) and _alike(one, other) and _suits(amount, one) and _suits(amount, other):
            pairs.extend([(one, other)] if _leads(other, {"to"}) or other.before(1) == ["to"] else [])
        if _leads(other, {"from"}) and _leads(one, {"to"}) and _alike(one, other) and _suits(amount, one):
            pairs.append((other, one))
    pairs = [pair for pair in pairs if not _is_of_other(amount, pair)]
    return min(pairs, key=lambda pair: _distance(amount, pair), default=None)


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
    before = [each for each in near if each.at < amount.at and _suits(amount, each)]
    level = next((each for each in behind if _suits(amount, each)), None)
    if level is None or level.within - amount.within > 12:
        return None
    if not before:
        led = [each for each in behind if each.at > level.at and {"at", "with"} & set(each.before(1))]
        before = [each for each in led if _suits(amount, each)][:1]
    between = {word.split(" ")[0] for word in amount.after(level.at - amount.at - 1)}
    between |= {token.low.split(" ")[-1] for token in amount.tokens[amount.within + 1 : level.within]}
    if not between & _THAN or {";", "to", "but", "and"} & between:
        return None
    own = _own_before(before, level)
    return (level, own) if own else None


def _paired_behind(amount: Mention, near: list[Mention]) -> Levels | None:
    """8% below last year (Y against X); down 6%: Y this year against X."""
    behind = [each for each in near if each.at > amount.at and _suits(amount, each)]
    for one, other in pairwise(behind[:2]):
        if _is_elsewhere(amount, one, other, near):
            return None
        between = set(one.after(other.within - one.within + 4)[: other.within - one.within])
        if (
            _alike(one, other)
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


def _own_before(before: list[Mention], level: Mention) -> Mention | None:
    alike = [each for each in before if _alike(each, level)]
    alike = [each for each in alike if bool(each.place.per) == bool(level.place.per)] or alike
    alike = [each for each in alike if not each.enclosed] or alike
    alike = [each for each in alike if level.token.unit and each.token.unit == level.token.unit] or alike
    own = [each for each in alike if each.role is Role.OWN]
    rates = [each for each in before if _alike(each, level) and each.role is Role.OWN and each.place.per]
    if rates and rates[-1] is before[-1] and level.role is Role.TARGET:
        return rates[-1]  # 2,261 per 100,000, 39 short of the 2,300
    return (own or alike)[-1] if own or alike else None


def _to_and_earlier(amount: Mention, near: list[Mention]) -> Levels | None:
    """Rose by 6% to Y (X last year)."""
    behind = [each for each in near if each.at > amount.at and _suits(amount, each)]
    if len(behind) < 2 or behind[0].place.lead not in ("to", "at") or behind[0].role is not Role.OWN:
        return None
    earlier = next((each for each in behind[1:] if each.role is Role.EARLIER and _alike(each, behind[0])), None)
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
    before = [each for each in near if each.at < amount.at and _suits(amount, each)]
    before = _of_same_unit(amount, before)
    past = is_past(amount.after(7))  # down 5 on last year: held against nobody else
    level = next(
        (each for each in reversed(before) if _earlier(each) and not (past and each.role is Role.OTHERS)), None
    )
    if level is None or _goes_on(amount):
        return None
    own = _own_before([each for each in before if each.at < level.at], level)
    behind = [each for each in before if each.at > level.at and _alike(level, each) and each.role is Role.OWN]
    if own is None or own.role is not Role.OWN:
        own = behind[0] if behind else own
    return (level, own) if own else None


def _of_same_unit(amount: Mention, levels: list[Mention]) -> list[Mention]:
    """14.8 weeks over 416 decisions, 1.6 weeks faster: counts are no levels where there are weeks."""
    unit = amount.token.unit
    if amount.token.sort is not Sort.DURATION or not any(each.token.unit == unit for each in levels):
        return levels
    return [each for each in levels if each.token.unit == unit or (each.role is not Role.OWN and not each.enclosed)]


def _earlier(level: Mention) -> bool:
    led = {"against", "budget", "versus", "compared", "v", "vs"} & set(level.before(5))
    return level.role in (Role.EARLIER, Role.OTHERS, Role.TARGET) or bool(led)


_LEVELS = (_from_to, _to_and_earlier, _than, _compared, _paired_behind)


def _over_target(
    said: Narrative, line: Line, amount: Mention, near: list[Mention], criterion: Criterion | None
) -> Iterator[Draft]:
    """Y, 6.6 days over target: the target is the one said before, else the criterion's."""
    before = [each for each in near if each.at < amount.at and _of_amount(amount, each)]
    own = [each for each in before if each.role in (Role.OWN, Role.FORECAST)]
    bare = _has_no_object(amount)
    here = [each for each in before if each.role is Role.TARGET and (bare or each.sentence == amount.sentence)]
    if here and "baseline" not in amount.after(7):
        level = _own_before([each for each in own if _alike(each, here[-1])], here[-1])
        if level is not None:
            yield _draft(said, line, amount, (here[-1], level), criterion)
        return
    start, unit = _named_start(amount, criterion)
    fitting = [each for each in own if is_of_unit(each, unit) or _is_called(each, amount, unit)]
    outside = [each for each in fitting if not each.enclosed] or fitting
    level = next((each for each in reversed(outside) if not _is_adjunct(each)), None)
    if start is not None and level is not None:
        yield _draft(said, line, amount, (None, level), criterion, start)


def _is_adjunct(level: Mention) -> bool:
    """11,250 trees at 17 sites: where, or over how many, is not held against a target; "stood at 17" is."""
    led = level.before(2)
    return led[-1:] != [] and led[-1] in _ADJUNCT and led[0] not in _STANDS


_ADJUNCT = word_set("at in by across over for from among")
_STANDS = word_set("stood stands stand remains remained is was are were now currently finished ended up down out")


def _is_called(level: Mention, amount: Mention, unit: str) -> bool:
    """Hours: 9,155, so 445 below target: the unit stands apart from both."""
    plain = level.token.sort is amount.token.sort is Sort.NUMBER and not level.token.unit and not level.place.per
    return plain and unit in {token.low for token in level.tokens}


def _of_amount(amount: Mention, level: Mention) -> bool:
    """Whether the units agree: 22 seconds lie between no minutes."""
    one, other = amount.token.unit, level.token.unit
    if amount.token.sort in (Sort.PERCENT, Sort.POINTS):
        return _suits_target(amount, level)
    return _suits_target(amount, level) and (not one or not other or one == other or other == "%")


def _suits_target(amount: Mention, level: Mention) -> bool:
    return (
        level is not amount
        and level.role not in (Role.AMOUNT, Role.ASIDE)
        and (level.role is Role.TARGET or _suits(amount, level))
    )


def _up_to_named(words: list[str]) -> list[str]:
    """The words up to "target" or "baseline"; none where neither comes."""
    at = next((at for at, word in enumerate(words) if word in _NAMED), None)
    return [] if at is None else words[: at + 1]


_OF_PART_OF_YEAR = word_set(
    "half half-year period quarter quarterly monthly profile profiled trajectory interim previous last"
)


def _named_start(amount: Mention, criterion: Criterion | None) -> tuple[Number | None, str]:
    """Give the criterion's only target, or its only baseline, whichever the words name, with its unit."""
    words = set(_up_to_named(amount.after(7)) or amount.before(6))
    if words & _OF_PART_OF_YEAR:
        return None, ""
    if "baseline" in words and not words & TARGETS:
        only = criterion.baselines[0] if criterion and len(criterion.baselines) == 1 else None
        return (only.value, only.unit) if only else (None, "")
    target = only_target(criterion)
    return (target.value, target.unit) if target else (None, "")


def _draft(
    said: Narrative,
    line: Line,
    amount: Mention,
    levels: Levels,
    criterion: Criterion | None,
    start: Number | None = None,
) -> Draft:
    first, second = levels
    percent = amount.token.sort is Sort.PERCENT and second.token.sort not in (Sort.PERCENT, Sort.POINTS)
    uses = [second.at] if first is None else [first.at, second.at]
    return drafted(
        ClaimKind.PCT_CHANGE if percent else ClaimKind.CHANGE,
        said,
        line,
        amount.at,
        uses,
        start=value_at(line, first.at) if first else start,
        end=value_at(line, second.at),
        unit=_unit(amount, second),
        direction=_direction(amount, criterion),
    )


def _unit(amount: Mention, level: Mention) -> str:
    if level.token.sort is Sort.PERCENT:
        return "pp"
    return amount.token.unit or level.token.unit or "count"


def _direction(amount: Mention, criterion: Criterion | None) -> Direction | None:
    """The way of the words: right behind the amount, else right before it, else the sentence's word of change."""
    if {"better", "worse"} & set(amount.after(2)):
        return _better(amount, criterion)
    if amount.token.text[:1] in "-−+":
        return Direction.UP if amount.token.text[0] == "+" else Direction.DOWN
    for words in (amount.after(4), list(reversed(amount.before(6)))):
        for word in words:
            first = word.split(" ")[0]
            if first in _UP or first in _DOWN:
                return Direction.UP if first in _UP else Direction.DOWN
            if word in (",", "(", ")", "than"):
                break
    moves = [token for token in amount.tokens[: amount.within + 8] if token.move in BY_MOVE]
    nearest = min(moves, key=lambda token: abs(token.start - amount.token.start), default=None)
    if nearest is not None and nearest.move is not None:
        return BY_MOVE[nearest.move]
    return _better(amount, criterion)


def _better(amount: Mention, criterion: Criterion | None) -> Direction | None:
    """An improvement goes the way that the criterion wants; where that isn't known, nobody knows."""
    wanted = criterion.direction if criterion else None
    moves: list[Token] = [token for token in amount.tokens if token.move in (Move.BETTER, Move.WORSE)]
    better = moves[0].move is Move.BETTER if moves else "better" in amount.after(2)
    if wanted is None or not (moves or {"better", "worse"} & set(amount.after(2))):
        return None
    if better:
        return wanted
    return Direction.DOWN if wanted is Direction.UP else Direction.UP
