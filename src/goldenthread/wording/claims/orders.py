"""Two figures of which one is said to be above, below, better than or in line with the other.

The word of comparison stands between them: own figure first ("68% ..., still short of the 90% standard"). Where the
sentence has no own figure before the word, it is the last one of the sentence before. "Target" without a figure is the
criterion's only target.
"""

from collections.abc import Iterator

from goldenthread.plan import Claim, ClaimKind, Criterion, Direction, Op, Target
from goldenthread.wording.claims.draft import Draft, value_at
from goldenthread.wording.claims.shapes import Line
from goldenthread.wording.claims.shares import only_target
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.roles import TARGETS
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort, Token

_GT, _LT, _EQ, _GE, _LE = Op.ABOVE, Op.BELOW, Op.EQUALS, Op.AT_LEAST, Op.AT_MOST
BETTER, WORSE = "better", "worse"

# What a word or two say of the figure before against the figure behind. Longest first where one begins another.
_PHRASES: dict[str, Op | str] = {
    "better than": BETTER, "worse than": WORSE, "improvement on": BETTER, "improvement from": BETTER, "improvement over": BETTER,
    "improved on": BETTER, "improved from": BETTER, "improvement compared": BETTER, "deterioration from": WORSE, "deterioration on": WORSE,
    "decline from": WORSE, "outperforming": BETTER, "outperforms": BETTER, "outperformed": BETTER, "beating": BETTER, "beats": BETTER,
    "ahead of": BETTER, "short of": WORSE, "behind": WORSE, "poorer than": WORSE, "missing": WORSE, "misses": WORSE, "missed": WORSE,
    "above": _GT, "exceeding": _GT, "exceeds": _GT, "exceeded": _GT, "exceed": _GT, "higher than": _GT, "more than": _GT,
    "greater than": _GT, "over": _GT, "in excess of": _GT, "larger than": _GT, "longer than": _GT, "surpassing": _GT, "surpasses": _GT,
    "increase on": _GT, "increase from": _GT, "rise from": _GT, "up from": _GT, "up on": _GT, "rise on": _GT, "slower than": _GT,
    "below": _LT, "lower than": _LT, "less than": _LT, "fewer than": _LT, "under": _LT, "smaller than": _LT, "shorter than": _LT,
    "reduction on": _LT, "reduction from": _LT, "down from": _LT, "down on": _LT, "decrease from": _LT, "decrease on": _LT,
    "drop from": _LT, "fall from": _LT, "quicker than": _LT, "faster than": _LT, "beneath": _LT,
    "in line with": _EQ, "equal to": _EQ, "the same as": _EQ, "matching": _EQ, "matches": _EQ, "matched": _EQ, "level with": _EQ,
    "on a par with": _EQ, "identical to": _EQ, "unchanged from": _EQ, "no change from": _EQ, "unchanged on": _EQ, "meeting": BETTER,
    "at or above": _GE, "at or below": _LE, "no worse than": BETTER,
}  # fmt: skip
_LONGEST = max(len(phrase.split()) for phrase in _PHRASES)
# These are also quantifiers ("over 200 people came"): they compare only where what follows is known from elsewhere.
_QUANTIFIERS = frozenset({"above", "over", "more than", "greater than", "below", "less than", "fewer than", "under", "exceeding",
                          "exceed", "exceeded", "in excess of", "beneath", "longer than", "exceeds", "missed", "missing"})  # fmt: skip
_KNOWN = frozenset("the our its last previous target average national england regional that this both baseline year's quarter's".split())
_NEVER = frozenset("not never no hoped hope aim aims expected would should must if to wants want aspire could can".split())
_SKIPPED = 9
_REMEMBERED = 12
_NEARLY = frozenset("nearly almost".split())
_ABOUT_EQUAL = frozenset({"in line with", "matching", "matches", "matched", "level with", "on a par with"})


def orders(said: Narrative, line: Line, mentions: tuple[Mention, ...], criterion: Criterion | None) -> Iterator[Draft]:
    """Find comparisons in words between two figures that are both given."""
    own: list[Mention] = []
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    first = 0
    for number, sentence in enumerate(said.sentences):
        here = by_sentence.get(number, [])
        for at, length, phrase in _phrases_in(sentence):
            following = [each for each in by_sentence.get(number + 1, []) if each.role is Role.OWN]
            yield from _order(said, line, criterion, here, [*own, *following], (first, at, length, phrase))
        own = [*(each for each in here if each.role is Role.OWN), *own][:_REMEMBERED]
        first += len(sentence)


def _phrases_in(sentence: tuple[Token, ...]) -> Iterator[tuple[int, int, str]]:
    at = 0
    while at < len(sentence):
        for length in range(min(_LONGEST, len(sentence) - at), 0, -1):
            words = " ".join(token.low for token in sentence[at : at + length]).removeprefix("and ")
            if words in _PHRASES:
                yield at, length, words
                at += length - 1
                break
        at += 1


Spot = tuple[int, int, int, str]


def _order(
    said: Narrative, line: Line, criterion: Criterion | None, here: list[Mention], own: list[Mention], spot: Spot
) -> Iterator[Draft]:
    first, at, length, phrase = spot
    sentence = said.sentences[line.sentence_of[first + at]]
    if {token.low for token in sentence[max(0, at - 3) : at]} & _NEVER:
        return
    before = [each for each in here if each.within < at]
    rights = list(_rights(sentence, at + length, phrase, [each for each in here if each.within >= at + length]))
    if before and before[-1].role is Role.AMOUNT and _belongs(sentence[before[-1].within + 1 : at]):
        return
    for right in rights:
        left = _left(before, own, right)
        if left is not None:
            yield _draft(said, line, criterion, left, right, spot)
    if not rights and _names_average(sentence[at + length : at + length + 4]):
        others = [each for each in before if each.role is Role.OTHERS]
        left = _left([each for each in before if each.role is not Role.OTHERS], own, others[-1]) if others else None
        if left is not None:
            yield _draft(said, line, criterion, left, others[-1], spot)
    elif not rights:
        yield from _against_target(said, line, criterion, before, own, spot)


def _belongs(between: tuple[Token, ...]) -> bool:
    """Whether nothing but a unit stands between an amount and the word: "10 cases fewer than"."""
    return len(between) < 4 and not any(token.sort is Sort.MARK or token.move for token in between)


def _names_average(behind: tuple[Token, ...]) -> bool:
    """... so still above average: the average was given before."""
    words = [token.low for token in behind]
    return words[:1] == ["average"] or words[:2] in (["the", "average"], ["the", "median"], ["national", "average"])


def _rights(sentence: tuple[Token, ...], start: int, phrase: str, behind: list[Mention]) -> Iterator[Mention]:
    """Give the figures that the own one is held against: "both the regional (84%) and the national average (83%)"."""
    last = start
    for mention in behind:
        between = sentence[last : mention.within]
        words = [token.low for token in between]
        if len(between) > _SKIPPED or _ends_comparison(between, first=last == start):
            return
        if last == start and phrase in _QUANTIFIERS and not _is_known(sentence, start, phrase, words, mention):
            return
        if last > start and not (mention.role in (Role.OTHERS, Role.TARGET) and "and" in words + ["and"] * ("," in words)):
            return
        if mention.role in (Role.AMOUNT, Role.ASIDE):
            return
        yield mention
        last = mention.within + 1


def _is_known(sentence: tuple[Token, ...], start: int, phrase: str, words: list[str], right: Mention) -> bool:
    """The 90% standard; last year's 12; comfortably above 90%: not "over 200 people came"."""
    before = sentence[max(0, start - len(phrase.split()) - 1) : start][:1]
    compared = bool(before) and before[0].low in _ADVERBS
    return compared or bool(_KNOWN & {*words, *right.after(3)})


_ADVERBS = frozenset("well slightly just still comfortably marginally significantly narrowly far remains remain fractionally considerably".split())
_BREAKS = frozenset("; : . but while which with although however whereas where at giving".split())


def _ends_comparison(between: tuple[Token, ...], first: bool) -> bool:
    words = {token.low for token in between}
    if words & _BREAKS or any(token.sort is Sort.COMPARE for token in between):
        return True
    if first and words & {"and", ","} and not words & {"both"}:
        return True
    return any(True for _ in _phrases_in(between))


def _left(before: list[Mention], own: list[Mention], right: Mention) -> Mention | None:
    """The last own figure before the word, of the unit of the other one; else that of an earlier sentence."""
    fitting = [each for each in before if _comparable(each.token, right.token) and _same_rate(each, right)]
    alike = [each for each in fitting if each.role in (Role.OWN, Role.FORECAST)]
    if alike:
        return alike[-1]
    if any(each.role is not Role.ASIDE for each in fitting):
        return None
    return next((each for each in own if _comparable(each.token, right.token) and _same_rate(each, right)), None)


def _same_rate(one: Mention, other: Mention) -> bool:
    """A rate per 1,000 is held against a rate; somebody else's may leave the "per 1,000" out."""
    return bool(one.place.per) == bool(other.place.per) or (bool(one.place.per) and other.role in (Role.OTHERS, Role.TARGET)) or (
        bool(one.place.per) and "rate" in other.before(4)
    )


def _comparable(one: Token, other: Token) -> bool:
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
    if target is None or not TARGETS & set(words) or set(words[: _first(words)]) & {",", "and", "previous", "old", "quarter", "period", "half"}:
        return
    wanted = (Role.AMOUNT,) if target.relative_to else (Role.OWN, Role.FORECAST)
    owns = [each for each in before if each.role in wanted and _of_unit(each, target.unit)]
    left = owns[-1] if owns else next((each for each in own if _of_unit(each, target.unit)), None)
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


def _of_unit(mention: Mention, unit: str) -> bool:
    token = mention.token
    if token.sort is Sort.PERCENT or unit == "%":
        return token.sort is Sort.PERCENT and unit == "%"
    return token.unit == unit or not token.unit


def _op(phrase: str, criterion: Criterion | None) -> Op | None:
    """Better is up unless the criterion wants it down."""
    said = _PHRASES[phrase]
    if isinstance(said, Op):
        return said
    down = criterion is not None and criterion.direction is Direction.DOWN
    better = {False: _GT, True: _LT}[down]
    worse = {False: _LT, True: _GT}[down]
    if phrase in ("meeting", "no worse than"):
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
