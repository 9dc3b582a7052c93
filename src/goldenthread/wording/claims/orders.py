"""Two figures of which one is said to be above, below, better than or in line with the other.

The word of comparison stands between them: own figure first ("68% ..., still short of the 90% standard"). Where the
sentence has no own figure before the word, it is the last one of the sentence before. "Target" without a figure is the
criterion's only target.
"""

from collections.abc import Iterator

from goldenthread.plan import Claim, ClaimKind, Criterion, Direction, Op, Target
from goldenthread.wording.claims.draft import Draft, value_at
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.claims.wanted import only_target
from goldenthread.wording.figures.fitting import is_of_unit
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.targets import TARGETS
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.rules.directions import BY_OP
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import word_set

_GT, _LT, _EQ, _GE, _LE = Op.ABOVE, Op.BELOW, Op.EQUALS, Op.AT_LEAST, Op.AT_MOST
BETTER, WORSE = "better", "worse"

# What a word or two say of the figure before against the figure behind. Longest first where one begins another.
_SAID: dict[Op | str, str] = {
    BETTER: "within|improved since|improvement since|better than|improvement on|improvement from|"
    "improvement over|improved on|improved from|improvement compared|outperforming|outperforms|"
    "outperformed|beating|beats|ahead of|meeting|no worse than",
    WORSE: "outside|worse than|deterioration from|deterioration on|decline from|short of|behind|"
    "poorer than|missing|misses|missed",
    _GT: "above|exceeding|exceeds|exceeded|exceed|higher than|more than|greater than|over|"
    "in excess of|larger than|longer than|surpassing|surpasses|increase on|increase from|"
    "rise from|up from|up on|rise on|slower than",
    _LT: "below|lower than|less than|fewer than|under|smaller than|shorter than|reduction on|"
    "reduction from|down from|down on|decrease from|decrease on|drop from|fall from|"
    "quicker than|faster than|beneath",
    _EQ: "in line with|equal to|the same as|matching|matches|matched|level with|on a par with|"
    "identical to|unchanged from|no change from|unchanged on",
    _GE: "at or above",
    _LE: "at or below",
}  # fmt: skip
_PHRASES: dict[str, Op | str] = {phrase: said for said, phrases in _SAID.items() for phrase in phrases.split("|")}
_LONGEST = 5
# These are also quantifiers ("over 200 people came"): they compare only where what follows is known from elsewhere.
# Of a target without a figure only: "within target", "outside target".
_OF_TARGETS = frozenset({"within", "outside"})
_QUANTIFIERS = frozenset(
    {
        "above",
        "over",
        "more than",
        "greater than",
        "below",
        "less than",
        "fewer than",
        "under",
        "exceeding",
        "exceed",
        "exceeded",
        "in excess of",
        "beneath",
        "longer than",
        "exceeds",
        "missed",
        "missing",
    }
)
_KNOWN = word_set(
    "the our its last previous target average national england regional that this both baseline year's quarter's"
)
_NEVER = word_set("not never no hoped hope aim aims expected would should must if to wants want aspire could can")
_SKIPPED = 9
_REMEMBERED = 12
_NEARLY = word_set("nearly almost")
_ABOUT_EQUAL = frozenset({"in line with", "matching", "matches", "matched", "level with", "on a par with"})


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
        for at, length, phrase in _phrases_in(sentence):
            following = _owns(by_sentence.get(number + 1, []), chosen)
            yield from _order(said, line, criterion, (here, own, following), (first, at, length, phrase))
        own = [*_owns(here, chosen), *own][:_REMEMBERED]
        first += len(sentence)


def _owns(here: list[Mention], chosen: frozenset[int]) -> list[Mention]:
    """The own figures of a sentence, the measure's first."""
    return sorted((each for each in here if each.role is Role.OWN), key=lambda each: each.at not in chosen)


def _phrases_in(sentence: tuple[Token, ...]) -> Iterator[tuple[int, int, str]]:
    """Give the words of comparison: where they stand, how many tokens they are, and what they say."""
    lows = [token.low.removeprefix("and ") for token in sentence]
    at = 0
    while at < len(sentence):
        length, words = _phrase_at(sentence, lows, at) if lows[at].split(" ")[0] in _STARTS else (0, "")
        if length:
            yield at, length, words
        at += length or 1


def _phrase_at(sentence: tuple[Token, ...], lows: list[str], at: int) -> tuple[int, str]:
    """The longest phrase that starts here."""
    for length in range(min(_LONGEST, len(sentence) - at), 0, -1):
        words = _around(sentence[at : at + length]) or " ".join(lows[at : at + length])
        if words in _PHRASES:
            return length, words
    return 0, ""


_STARTS = frozenset(phrase.split(" ")[0] for phrase in _PHRASES)


def _around(found: tuple[Token, ...]) -> str:
    """A lower rate than; lower (better) than: the word in between doesn't matter."""
    words = [token.low for token in found]
    named = len(words) == 3 and words[2] == "than" and found[1].sort is Sort.WORD
    aside = len(words) == 5 and (words[1], words[3], words[4]) == ("(", ")", "than")
    return f"{words[0]} than" if (named or aside) and f"{words[0]} than" in _PHRASES else ""


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
    goes_on = any(True for _ in _phrases_in(sentence[:at]))
    for right in rights:
        left = _left(before, own, right, goes_on)
        if left is not None and _op(phrase, criterion) is not None:
            yield _draft(said, line, criterion, left, right, spot)
    if not rights and _names_average(sentence[at + length : at + length + 4]):
        others = [each for each in before if each.role is Role.OTHERS]
        left = _left([each for each in before if each.role is not Role.OTHERS], own, others[-1]) if others else None
        if left is not None and _op(phrase, criterion) is not None:
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
        if phrase in _OF_TARGETS:
            return
        known = mention.token.value in wanted or _is_known(sentence, start, phrase, words, mention)
        if last == start and phrase in _QUANTIFIERS and not known:
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
    return any(True for _ in _phrases_in(between))


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
    op = _op(spot[3], criterion)
    if op is not None:
        yield _made(said, line, left, spot, op, target.value, target.unit, [left.at])


def _first(words: list[str]) -> int:
    return next(at for at, word in enumerate(words) if word in TARGETS)


def _only_change(criterion: Criterion | None, before: list[Mention]) -> Target | None:
    """A reduction of 3.8%, exceeding the target of a change by 3%."""
    if criterion is None or len(criterion.targets) != 1 or not before or before[-1].role is not Role.AMOUNT:
        return None
    return criterion.targets[0]


def _op(phrase: str, criterion: Criterion | None) -> Op | None:
    """Better is up unless the criterion wants it down."""
    said = _PHRASES[phrase]
    if isinstance(said, Op):
        return said
    ways = (
        {BY_OP.get(target.op) for target in criterion.targets} if criterion and criterion.direction is None else set()
    )
    if criterion and criterion.direction is None and len(ways) != 1:
        return None  # nobody knows which way is better
    down = criterion is not None and (criterion.direction or next(iter(ways), None)) is Direction.DOWN
    better = {False: _GT, True: _LT}[down]
    worse = {False: _LT, True: _GT}[down]
    if phrase in ("meeting", "no worse than", "within"):
        return _LE if down else _GE
    return better if said == BETTER else worse


def _draft(
    said: Narrative, line: Line, criterion: Criterion | None, left: Mention, right: Mention, spot: Spot
) -> Draft:
    op = _op(spot[3], criterion)
    if op is Op.EQUALS and {token.low for token in left.tokens[max(0, spot[1] - 1) : spot[1]]} & _NEARLY:
        op = _op("worse than", criterion)
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
        approx=phrase in _ABOUT_EQUAL,
        unit=unit,
        text=said.sentence_text(line.sentence_of[first + at]),
    )
    return Draft(claim, first + at, frozenset(uses))
