"""A change whose levels stand apart from it, found by their roles: "It was 8.6 days a year ago; the rise is 0.5 days".

No shape is asked for. The words beside the amount say what it is held against: an earlier time, the target, or nothing,
where it concludes ("so", "the rise is"). Of the figures near by those can be meant that have the role, the unit and the
subject. Where more than one is left on either side, nothing is claimed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum, auto

from goldenthread.plan import Baseline, Criterion, Kind, Target
from goldenthread.wording.claims.bracketed import BESIDE
from goldenthread.wording.claims.dated import time_beside
from goldenthread.wording.claims.draft import Draft
from goldenthread.wording.claims.levels import alike, draft_of, of_size, suits
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.claims.spans import is_no_start
from goldenthread.wording.claims.starts import is_level
from goldenthread.wording.claims.subjects import same_subject, says_same, tells_same, words_of_clause
from goldenthread.wording.claims.wanted import only_target, target_of_part
from goldenthread.wording.figures.fitting import is_of_unit
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.phrases import COMPARED, is_past, opening
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set


@dataclass(frozen=True)
class Around:
    """What is known of a narrative: its figures with their roles, and which of them are used or the measure's own.

    `used` are the figures that another claim states, `own` the measure's own ones with the target each is chosen for,
    `totals` the stated totals of sums, `operands` what other claims are made of, `stated_amounts` stated changes.
    `near` keeps the figures near to a mention, by its number, which many rules ask for; see `agreeing.near`.
    """

    said: Narrative
    line: Line
    mentions: tuple[Mention, ...]
    criterion: Criterion | None
    used: frozenset[int]
    own: dict[int, Target | None]
    totals: frozenset[int] = frozenset()
    operands: frozenset[int] = frozenset()
    stated_amounts: frozenset[int] = frozenset()
    near: dict[int, list[Mention]] = field(default_factory=dict, init=False, repr=False, compare=False)


class Basis(Enum):
    """What the words hold an amount against."""

    TARGET = auto()
    PAST = auto()
    NOTHING = auto()


_REACH = 9
_MOST_NEAR = 12
_MOST_BACK = 2


def loose_changes(around: Around) -> Iterator[Draft]:
    """Find changes that no shape has found."""
    for number, amount in enumerate(around.mentions):
        if amount.at in around.used or not _is_amount(amount) or {"both", "each", "for"} & set(amount.before(2)):
            continue
        near = list(around.mentions[max(0, number - _MOST_NEAR) : number + 3])
        basis = _basis(amount)
        if basis is Basis.TARGET:
            yield from _from_target(around, amount, near)
        elif basis is not None:
            yield from _from_earlier(around, amount, near, basis)


def _is_amount(mention: Mention) -> bool:
    """An amount of change; "the rise is 0.7%" and "+£22k" are some as well."""
    if mention.token.high is not None or mention.role not in (Role.AMOUNT, Role.OWN):
        return False
    points = mention.token.sort is Sort.POINTS and mention.before(1) in (["by"], ["of"])
    return mention.role is Role.AMOUNT or points or _is_signed(mention) or _is_defined(mention) or _is_joined(mention)


def _is_signed(mention: Mention) -> bool:
    """+282; , +£22k: a sign before a figure, that adds it to nothing."""
    ahead = [token.text for token in mention.tokens[max(0, mention.within - 2) : mention.within]]
    marked = ahead[-1:] == ["+"] and ahead[:1] != ["+"] and not ahead[0][-1:].isdigit()
    return mention.token.text[:1] == "+" or marked


_BEING = word_set("is was of to amounts equals represents being : just")
_CHANGES = word_set("rise fall increase decrease reduction growth drop improvement decline deterioration gain loss")


def _is_defined(mention: Mention) -> bool:
    """The rise is 0.7%; the growth amounts to 5%."""
    led = list(mention.tokens[max(0, mention.within - 4) : mention.within])
    while led and led[-1].low in _BEING | {"amounts to", "equates to", "equal to", "about"}:
        led.pop()
    named = bool(led) and led[-1].low in _CHANGES and len(led) < 4
    return named and (len(led) < 2 or led[-2].low in ("the", "this", "that", "a", "an"))


def _is_joined(mention: Mention) -> bool:
    """+282 or 1.9% since April: the same change again, in per cent."""
    before = mention.tokens[max(0, mention.within - 2) : mention.within]
    signed = len(before) == 2 and before[0].is_quantity and before[0].text[:1] in "+-−"
    return signed and before[1].low in ("or", "(", "/") and mention.token.sort is Sort.PERCENT


_ENDS = word_set("and but which while whereas although with due because following as when where so")


def _behind(amount: Mention) -> tuple[Token, ...]:
    """The tokens behind an amount, up to where another statement begins."""
    found = amount.tokens[amount.within + 1 : amount.within + 1 + _REACH]
    at = next((at for at, token in enumerate(found) if token.is_quantity or token.text in ",;:()–-."), len(found))
    at = next((end for end, token in enumerate(found[:at]) if token.low in _ENDS), at)
    if at == 1 and found[0].low in ("or",):  # 246 or 3% more than in April
        return found[2 : 2 + _REACH]
    return found[:at]


def _words(tokens: tuple[Token, ...]) -> list[str]:
    return [word for token in tokens for word in token.low.split()]


_HELD = word_set("than on from over since compared against below above to under versus vs ahead behind")
_WITHOUT_OBJECT = word_set("over behind short adrift outside ahead under above below")
_EARLIER = word_set("outturn baseline start beginning")


def _basis(amount: Mention) -> Basis | None:
    """What the words behind an amount hold it against; None for something else, or where nothing concludes."""
    behind = _behind(amount)
    words = _words(behind)
    if COMPARED & set(words):
        return None
    if TARGETS & set(words) or (words and words[-1] in _WITHOUT_OBJECT and len(words) < 3):
        return Basis.TARGET
    if _HELD & set(words):
        past = is_past(words) or _EARLIER & set(words) or any(token.is_time for token in behind)
        return Basis.PAST if past else None
    small = all(token.move or token.low in _CHANGES | _SIZES for token in behind)
    return Basis.NOTHING if small and _concludes(amount) else None


_SIZES = word_set("points point % percentage more fewer less higher lower better worse quicker faster slower down up")
_CONCLUDES = word_set("so therefore thus hence ie making meaning")


def _concludes(amount: Mention) -> bool:
    led = set(_words(amount.tokens[max(0, amount.within - 6) : amount.within]))
    return bool(_CONCLUDES & led) or _is_defined(amount) or _is_signed(amount)


def _from_target(around: Around, amount: Mention, near: list[Mention]) -> Iterator[Draft]:
    """94.2%, 0.8 points below target: that of the part which the figure before is of."""
    level = _level_before(around, amount, near)
    words = {*_words(_behind(amount)), *amount.before(3)}
    if level is None or words & OF_PART_OF_YEAR or not suits(amount, level):
        return
    target = around.own.get(level.at) or target_of_part(around.line, level.at, around.criterion)
    target = target or only_target(around.criterion)
    units = {target.unit if target else "", amount.token.unit} - {"", "pp", "%", "count"}
    if (
        target is None
        or target.high is not None
        or len(units) > 1
        or target.relative_to
        or not is_of_unit(level, target.unit)
    ):
        return
    yield draft_of(around.said, around.line, amount, (None, level), around.criterion, target.value)


OF_PART_OF_YEAR = word_set("quarter quarterly monthly profile profiled trajectory interim previous last period half")


def _level_before(around: Around, amount: Mention, near: list[Mention]) -> Mention | None:
    """The last own figure before, of the sentence; else the chosen one of the sentence before, said of the same."""
    before = [each for each in near if each.at < amount.at and each.sentence == amount.sentence]
    if any(each.role is Role.TARGET for each in before):
        return None
    here = [each for each in before if each.role is Role.OWN and not each.enclosed and suits(amount, each)]
    if here:
        return here[-1]
    past = [each for each in near if each.sentence == amount.sentence - 1 and each.at in around.own]
    plain = all(each.role is Role.AMOUNT for each in before)
    fitting = len(past) == 1 and plain and suits(amount, past[0]) and says_same(amount, past[0], around.criterion)
    return past[0] if fitting else None


def _from_earlier(around: Around, amount: Mention, near: list[Mention], basis: Basis) -> Iterator[Draft]:
    pairs = _pairs(around, amount, near)
    dated = None if pairs or basis is Basis.PAST else _of_named_year(around, amount, near)
    if len(pairs) == 1:
        yield draft_of(around.said, around.line, amount, pairs[0], around.criterion)
    elif dated is not None:
        yield of_size(draft_of(around.said, around.line, amount, dated, around.criterion))
    elif not pairs and basis is Basis.PAST:
        baseline = _baseline_named(around, amount)
        level = _only_level(around, amount, near) if baseline is not None else None
        if baseline is not None and level is not None and _can_end(around, level, amount, baseline):
            yield draft_of(around.said, around.line, amount, (None, level), around.criterion, baseline.value)


_NOW = word_set("now currently today latest")


def _of_named_year(around: Around, amount: Mention, near: list[Mention]) -> tuple[Mention, Mention] | None:
    """There were 44. In 2017/18 there were 55, so the drop is 20%: of the only two levels one has an earlier time."""
    levels = [each for each in near if each.role is Role.OWN and each.at < amount.at and _can_be(amount, each)]
    levels = [each for each in levels if not each.enclosed and not _is_signed(each)]
    if len(levels) != 2 or not alike(*levels) or not says_same(amount, levels[1], around.criterion):
        return None
    timed = [each for each in levels if _year_of(each)]
    now = [each for each in levels if each not in timed]
    if len(timed) != 1 or not tells_same(timed[0], now[0], around.criterion):
        return None
    said = bool(_NOW & {*now[0].before(3), *now[0].after(4)})
    if _year_of(timed[0])[:1] == "Q" and not said:
        return None
    return (timed[0], now[0]) if said or now[0].at in around.own else None


def _year_of(level: Mention) -> str:
    """The year or quarter that a level's own statement begins or ends with: in 2017/18 there were 55; 55 in 2017/18."""
    led = words_of_clause(level)
    times = [token.when for token in (*led, *level.tokens[level.within + 1 : level.within + 3]) if token.is_time]
    return times[0] if len(times) == 1 and (times[0][:1].isdigit() or times[0][:1] == "Q") else ""


def _can_end(around: Around, level: Mention, amount: Mention, baseline: Baseline) -> bool:
    """Whether the change from a baseline ends at a level: 13,000 sold, representing a cut of 26%, is no level."""
    part = {"representing", "represents", "equating to", "equates to", "equivalent to"}
    led = {token.low for token in amount.tokens[max(0, amount.within - _LED) : amount.within]}
    wanted = around.criterion.targets if around.criterion else ()
    chosen = level.at in around.own or all(target.relative_to or target.unit != baseline.unit for target in wanted)
    return is_of_unit(level, baseline.unit) and chosen and not led & part


_LED = 5


def _pairs(around: Around, amount: Mention, near: list[Mention]) -> list[tuple[Mention, Mention]]:
    """The earlier figures near by, each with the only own figure that it can be held against."""
    past = is_past(_words(_behind(amount)))
    starts = [each for each in near if each.role is Role.EARLIER and _can_be(amount, each)]
    starts = [each for each in starts if not is_no_start(amount, each, past) and _says_only_time(each)]
    starts = [each for each in starts if each.sentence == amount.sentence] or starts
    said = {token.when for token in _behind(amount) if token.is_time and token.when}
    timed = [each for each in starts if (time := time_beside(each)) and time.when in said]
    starts = timed or starts
    found = []
    for start in starts:
        level = _only_level(around, amount, near, start)
        apart = level is not None and start.sentence != level.sentence and not start.enclosed
        if apart and level is not None and not tells_same(start, level, around.criterion):
            continue
        if level is not None and not (start.enclosed and start.at < amount.at and _is_of_other(start, level, near)):
            found.append((start, level))
    return found


def _can_be(amount: Mention, level: Mention) -> bool:
    """Whether a figure stands near enough before the amount, or in the bracket right behind it, and has its unit."""
    back = amount.sentence - level.sentence
    if not 0 <= back <= _MOST_BACK or not suits(amount, level):
        return False
    units = {level.token.unit, amount.token.unit} - {"", "%", "pp"}
    return len(units) < 2 and (level.at < amount.at or level.enclosed)


def _is_of_other(start: Mention, level: Mention, near: list[Mention]) -> bool:
    """96 thefts (2013: 101) and 14 arrests: a bracket speaks of the figure before it."""
    before = [each for each in near if each.at < start.at and each.sentence == start.sentence and not each.enclosed]
    return not before or before[-1] is not level


def _says_only_time(start: Mention) -> bool:
    """(8,706 in 2012), but not "(and 2 in the depot)": a bracket with other words speaks of another thing."""
    opened = opening(start) if start.enclosed else None
    if opened is None:
        return True
    held = (*start.tokens[opened + 1 : start.within], *_up_to_close(start.tokens[start.within + 1 :]))
    return all(token.is_time or token.is_quantity or set(token.low.split()) <= BESIDE for token in held)


def _up_to_close(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    near = tokens[:_REACH]
    return near[: next((at for at, token in enumerate(near) if token.text == ")"), len(near))]


def _only_level(around: Around, amount: Mention, near: list[Mention], start: Mention | None = None) -> Mention | None:
    """The one own figure that a change can end at: of the nearest sentence that has any."""
    own = [each for each in near if each.role is Role.OWN and each.at < amount.at and _can_be(amount, each)]
    own = [each for each in own if not each.enclosed and not _is_signed(each)]
    own = [
        each for each in own if start is None or (alike(start, each) and same_subject(start, each, around.criterion))
    ]
    nearest = max((each.sentence for each in own), default=-1)
    own = [each for each in own if each.sentence == nearest]
    if own and own[-1].sentence == amount.sentence:
        own = own[-1:]
    if len(own) > 1:
        own = [each for each in own if each.at in around.totals] or [each for each in own if each.at in around.own]
    fitting = len(own) == 1 and says_same(amount, own[0], around.criterion)
    return own[0] if fitting else None


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_APART = word_set("start beginning")


def _baseline_named(around: Around, amount: Mention) -> Baseline | None:
    """On last year's outturn; than in March; since April: the criterion's only baseline, where the words name it."""
    criterion = around.criterion
    if criterion is None or len(criterion.baselines) != 1:
        return None
    baseline = criterion.baselines[0]
    behind = _behind(amount)
    stock = is_level(baseline.unit) or "outturn" in _words(behind) or criterion.kind is not Kind.CUMULATIVE
    return baseline if stock and _names(behind, baseline, criterion.text.lower()) else None


def _names(behind: tuple[Token, ...], baseline: Baseline, asked: str) -> bool:
    words = _words(behind)
    when = baseline.when or ""
    times = [token for token in behind if token.is_time]
    if "baseline" in words or ("outturn" in words and "outturn" in asked and is_past(words)):
        return True
    if any(token.when and token.when == when for token in times):
        return True
    month = _MONTHS[int(when[5:7]) - 1] if when[4:5] == "-" and when[5:7].isdigit() else ""
    if month:
        return any(month in token.low and not token.when[:1].isdigit() for token in times)
    opens = "since" in words and any("april" in token.low for token in times)
    return not when and (opens or ("since" in words and bool(_APART & set(words)) and "year" in words))
