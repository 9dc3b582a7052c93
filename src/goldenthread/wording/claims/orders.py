"""Two figures of which one is said to be above, below, better than or in line with the other.

The word of comparison stands between them: own figure first ("68% ..., still short of the 90% standard"). Where the
sentence has no own figure before the word, it is the last one of the sentence before. "Target" without a figure is the
criterion's only target.
"""

from collections.abc import Iterator

from goldenthread.plan import Claim, ClaimKind, Criterion, Op, Target
from goldenthread.wording.claims.comparing import ABOUT_EQUAL, OF_TARGETS, QUANTIFIERS, op_of, phrases_in
from goldenthread.wording.claims.draft import Draft, value_at
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.claims.wanted import only_target
from goldenthread.wording.figures.fitting import is_of_unit
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_KNOWN = word_set(
    "the our its last previous target average national england regional that this both baseline year's quarter's"
)
_NEVER = word_set("not never no hoped hope aim aims expected would should must if to wants want aspire could can")
_SKIPPED = 9
_REMEMBERED = 12
_NEARLY = word_set("nearly almost")


def orders(
    said: Narrative,
    line: Line,
    mentions: tuple[Mention, ...],
    criterion: Criterion | None,
    chosen: frozenset[int] = frozenset(),
) -> Iterator[Draft]:
    """Find comparisons in words between two figures that are both given; `chosen` are the measure's own figures."""
    own: list[Mention] = []
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    first = 0
    for number, sentence in enumerate(said.sentences):
        here = by_sentence.get(number, [])
        for at, length, phrase in phrases_in(sentence):
            following = _owns(by_sentence.get(number + 1, []), chosen)
            yield from _order(said, line, criterion, (here, own, following), (first, at, length, phrase))
        own = [*_owns(here, chosen), *own][:_REMEMBERED]
        first += len(sentence)


def _owns(here: list[Mention], chosen: frozenset[int]) -> list[Mention]:
    """The own figures of a sentence, the measure's first."""
    return sorted((each for each in here if each.role is Role.OWN), key=lambda each: each.at not in chosen)


Spot = tuple[int, int, int, str]
# The quantities of the sentence, the own figures of those before, and of the one behind.
Around = tuple[list[Mention], list[Mention], list[Mention]]


def _order(said: Narrative, line: Line, criterion: Criterion | None, around: Around, spot: Spot) -> Iterator[Draft]:
    here, own, following = around
    first, at, length, phrase = spot
    sentence = said.sentences[line.sentence_of[first + at]]
    if {token.low for token in sentence[max(0, at - 3) : at]} & _NEVER:
        return
    before = [each for each in here if each.within < at]
    mine = [each for each in before if each.role is Role.OWN]
    wanted: set[object] = {
        target.value
        for target in (criterion.targets if criterion else ())
        if any(is_of_unit(each, target.unit) for each in mine)
    }
    rights = list(_rights(sentence, at + length, phrase, [each for each in here if each.within >= at + length], wanted))
    if before and before[-1].role is Role.AMOUNT and _belongs(sentence[before[-1].within + 1 : at]):
        return
    goes_on = any(True for _ in phrases_in(sentence[:at]))
    for right in rights:
        left = _left(before, own, right, goes_on)
        if left is not None and op_of(phrase, criterion) is not None:
            yield _draft(said, line, criterion, left, right, spot)
    if not rights and _names_average(sentence[at + length : at + length + 4]):
        others = [each for each in before if each.role is Role.OTHERS]
        left = _left([each for each in before if each.role is not Role.OTHERS], own, others[-1]) if others else None
        if left is not None and op_of(phrase, criterion) is not None:
            yield _draft(said, line, criterion, left, others[-1], spot)
    elif not rights:
        yield from _against_target(said, line, criterion, before, [*own, *following], spot)


def _belongs(between: tuple[Token, ...]) -> bool:
    """Whether nothing but a unit stands between an amount and the word: "10 cases fewer than"."""
    other = (Sort.MARK, Sort.COMPARE, Sort.PERIOD, Sort.DATE)
    return len(between) < 4 and not any(token.sort in other or token.move for token in between)


def _names_average(behind: tuple[Token, ...]) -> bool:
    """... so still above average: the average was given before."""
    words = [token.low for token in behind if token.low not in ("the", "national", "this")]
    return words[:1] in (["average"], ["median"]) and (len(words) < 2 or words[1] in (".", ",", ";", ")", "and", "but"))


def _rights(
    sentence: tuple[Token, ...], start: int, phrase: str, behind: list[Mention], wanted: set[object]
) -> Iterator[Mention]:
    """Give the figures that the own one is held against: "both the regional (84%) and the national average (83%)".

    `wanted` are the values of the criterion's targets: a comparison with one of them needs no "target" beside it.
    """
    last = start
    for mention in behind:
        between = sentence[last : mention.within]
        words = [token.low for token in between]
        if len(between) > _SKIPPED or _ends_comparison(between, first=last == start):
            return
        if phrase in OF_TARGETS:
            return
        known = mention.token.value in wanted or _is_known(sentence, start, phrase, words, mention)
        if last == start and phrase in QUANTIFIERS and not known:
            return
        if last > start and not (
            mention.role in (Role.OTHERS, Role.TARGET, Role.EARLIER) and "and" in words + ["and"] * ("," in words)
        ):
            return
        if mention.role in (Role.AMOUNT, Role.ASIDE):
            return
        yield mention
        last = mention.within + 1


def _is_known(sentence: tuple[Token, ...], start: int, phrase: str, words: list[str], right: Mention) -> bool:
    """The 90% standard; last year's 12; comfortably above 90%: not "over 200 people came"."""
    before = sentence[max(0, start - len(phrase.split()) - 1) : start][:1]
    compared = bool(before) and before[0].low in _ADVERBS
    return compared or bool(_KNOWN & set(words)) or bool((TARGETS | {"average"}) & set(right.after(3)))


_ADVERBS = word_set(
    "well slightly just still comfortably marginally significantly narrowly far remains remain fractionally "
    "considerably"
)
_BREAKS = word_set(
    "; : . closer close nearer similar compared but while which with although however whereas where at giving"
)


def _ends_comparison(between: tuple[Token, ...], first: bool) -> bool:
    words = {token.low for token in between}
    if words & _BREAKS or any(token.sort is Sort.COMPARE for token in between):
        return True
    if first and words & {"and", ","} and not words & {"both", "average", "averages"}:
        return True
    return any(True for _ in phrases_in(between))


def _left(before: list[Mention], own: list[Mention], right: Mention, goes_on: bool = False) -> Mention | None:
    """The last own figure before the word, of the unit of the other one; else that of an earlier sentence."""
    fitting = [each for each in before if _comparable(each.token, right.token) and _same_rate(each, right)]
    alike = [each for each in fitting if each.role in (Role.OWN, Role.FORECAST)]
    if alike:
        return alike[-1]
    if any(each.role is not Role.ASIDE for each in fitting) and not goes_on:
        return None
    return next((each for each in own if _comparable(each.token, right.token) and _same_rate(each, right)), None)


def _same_rate(one: Mention, other: Mention) -> bool:
    """A rate per 1,000 is held against a rate; somebody else's may leave the "per 1,000" out."""
    return (
        bool(one.place.per) == bool(other.place.per)
        or (bool(one.place.per) and other.role in (Role.OTHERS, Role.TARGET))
        or (bool(one.place.per) and "rate" in other.before(4))
    )


def _comparable(one: Token, other: Token) -> bool:
    if one.sort is Sort.NUMBER and other.sort is Sort.PERCENT:
        return not one.unit and "." in one.printed  # "the rate is 56.8, below the average of 74%"
    if {one.sort, other.sort} == {Sort.NUMBER, Sort.DURATION}:
        one_unit = not (one.unit and other.unit)  # "8.9 days, up from 8.2"
        return one_unit and (one.sort is Sort.DURATION or "." in one.printed)
    if one.sort is not other.sort:
        return False
    return one.unit == other.unit or not one.unit or not other.unit


def _against_target(
    said: Narrative, line: Line, criterion: Criterion | None, before: list[Mention], own: list[Mention], spot: Spot
) -> Iterator[Draft]:
    """Below target; exceeding the target of the year: the criterion's only target, where the units agree."""
    first, at, length, _ = spot
    sentence = said.sentences[line.sentence_of[first + at]]
    target = only_target(criterion) or _only_change(criterion, before)
    words = [token.low for token in sentence[at + length : at + length + 6]]
    if (
        target is None
        or not TARGETS & set(words)
        or set(words[: _first(words)]) & {",", "and", "previous", "old", "quarter", "period", "half"}
    ):
        return
    wanted = (Role.AMOUNT,) if target.relative_to else (Role.OWN, Role.FORECAST)
    owns = [each for each in before if each.role in wanted and is_of_unit(each, target.unit)]
    if not owns and any(each.role is Role.OWN for each in before):
        return  # the sentence speaks of something else
    left = owns[-1] if owns else next((each for each in own if is_of_unit(each, target.unit)), None)
    if left is None:
        return
    op = op_of(spot[3], criterion)
    if op is not None:
        yield _made(said, line, left, spot, op, target.value, target.unit, [left.at])


def _first(words: list[str]) -> int:
    return next(at for at, word in enumerate(words) if word in TARGETS)


def _only_change(criterion: Criterion | None, before: list[Mention]) -> Target | None:
    """A reduction of 3.8%, exceeding the target of a change by 3%."""
    if criterion is None or len(criterion.targets) != 1 or not before or before[-1].role is not Role.AMOUNT:
        return None
    return criterion.targets[0]


def _draft(
    said: Narrative, line: Line, criterion: Criterion | None, left: Mention, right: Mention, spot: Spot
) -> Draft:
    op = op_of(spot[3], criterion)
    if op is Op.EQUALS and {token.low for token in left.tokens[max(0, spot[1] - 1) : spot[1]]} & _NEARLY:
        op = op_of("worse than", criterion)
    unit = left.token.unit or right.token.unit or _per(left) or _per(right) or "count"
    return _made(said, line, left, spot, op or Op.EQUALS, value_at(line, right.at), unit, [left.at, right.at])


def _per(mention: Mention) -> str:
    return mention.place.per.unit if mention.place.per else ""


def _made(
    said: Narrative, line: Line, left: Mention, spot: Spot, op: Op, right: object, unit: str, uses: list[int]
) -> Draft:
    first, at, _, phrase = spot
    claim = Claim(
        kind=ClaimKind.ORDER,
        left=value_at(line, left.at),
        op=op,
        right=right,  # type: ignore[arg-type]
        words=phrase,
        approx=phrase in ABOUT_EQUAL,
        unit=unit,
        text=said.sentence_text(line.sentence_of[first + at]),
    )
    return Draft(claim, first + at, frozenset(uses))
