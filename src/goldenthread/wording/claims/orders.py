"""Two figures of which one is said to be above, below, better than or in line with the other.

The word of comparison stands between them: own figure first ("68% ..., still short of the 90% standard"). Where the
sentence has no own figure before the word, it is the last one of the sentence before. "Target" without a figure is the
criterion's only target.
"""

from collections.abc import Iterator
from itertools import pairwise

from goldenthread.plan import Claim, ClaimKind, Criterion, Number, Op, Target
from goldenthread.wording.claims.comparing import ABOUT_EQUAL, OF_TARGETS, QUANTIFIERS, op_of, phrases_in
from goldenthread.wording.claims.draft import Draft, value_at
from goldenthread.wording.claims.implied import implied
from goldenthread.wording.claims.operands import Scene, is_wanted_change, left_of, with_subjects
from goldenthread.wording.claims.shapes import Line
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
    chosen: dict[int, Target | None] | None = None,
) -> Iterator[Draft]:
    """Find comparisons in words between two figures that are both given.

    `chosen` are the measure's own figures, each with the target that it is chosen for.
    """
    targets = chosen or {}
    own: list[Mention] = []
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    first = 0
    for number, sentence in enumerate(said.sentences):
        spots = list(phrases_in(sentence))
        here = by_sentence[number] = with_subjects(by_sentence.get(number, []), spots)
        near = [each for at in range(number - 2, number + 2) for each in by_sentence.get(at, [])]
        following = _owns(by_sentence.get(number + 1, []), targets)
        for at, length, phrase in spots:
            around = (here, own, following, near, targets)
            drafts = list(_order(Scene(said, line, criterion, first, at, length, phrase, *around)))
            yield from drafts
            here = [each for each in here if not _is_held_against(each, drafts, first + at)]
        own = [*_owns(by_sentence[number], targets), *own][:_REMEMBERED]
        first += len(sentence)


def _is_held_against(mention: Mention, drafts: list[Draft], at: int) -> bool:
    """5.8%, above the 5.5% of April but below the 6.4% of May: the 5.5 is held against nothing else."""
    words = {token.low for token in mention.tokens[max(0, mention.within - _SKIPPED) : mention.within]}
    return mention.at > at and any(mention.at in draft.uses for draft in drafts) and not words & {"when", "where"}


def _owns(here: list[Mention], chosen: dict[int, Target | None]) -> list[Mention]:
    """The own figures of a sentence, the measure's first."""
    return sorted((each for each in here if each.role is Role.OWN), key=lambda each: each.at not in chosen)


def _order(scene: Scene) -> Iterator[Draft]:
    sentence, before = scene.sentence, scene.before
    if _is_hoped(sentence, scene.at):
        return
    if before and before[-1].role is Role.AMOUNT and _belongs(sentence[before[-1].within + 1 : scene.at]):
        return
    rights = list(_rights(sentence, scene.at + scene.length, scene.phrase, scene.behind, _wanted(scene)))
    goes_on = any(True for _ in phrases_in(sentence[: scene.at]))
    for right in rights:
        left = left_of(scene, before, right, goes_on)
        if left is not None:
            yield from _between(scene, left, right)
    meant = None if rights else implied(scene)
    if meant is not None:
        uses = [meant.left.at, *([] if meant.right_at is None else [meant.right_at])]
        yield _made(scene, meant.left, meant.op, meant.right, meant.unit, uses)


def _is_hoped(sentence: tuple[Token, ...], at: int) -> bool:
    """Should be above; we hope to beat; not "fell to £1.2m, under the limit"."""
    near = [token.low for token in sentence[max(0, at - 3) : at]]
    to = next((place for place in range(len(near) - 1, -1, -1) if near[place] == "to"), None)
    return bool((_NEVER - {"to"}) & set(near)) or (to is not None and set(near[to + 1 :]) <= _INFINITIVES)


_INFINITIVES = word_set("be remain stay keep get finish end come perform move go continue")


def _wanted(scene: Scene) -> set[object]:
    """The values of the criterion's targets that an own figure of the sentence can be held against."""
    mine = [each for each in scene.before if each.role is Role.OWN]
    targets = scene.criterion.targets if scene.criterion else ()
    return {target.value for target in targets if any(is_of_unit(each, target.unit) for each in mine)}


def _belongs(between: tuple[Token, ...]) -> bool:
    """Whether nothing but a unit stands between an amount and the word: "10 cases fewer than"."""
    other = (Sort.MARK, Sort.COMPARE, Sort.PERIOD, Sort.DATE)
    return len(between) < 4 and not any(token.sort in other or token.move for token in between)


def _rights(
    sentence: tuple[Token, ...], start: int, phrase: str, behind: list[Mention], wanted: set[object]
) -> Iterator[Mention]:
    """Give the figures that the own one is held against: "both the regional (84%) and the national average (83%)".

    `wanted` are the values of the criterion's targets: a comparison with one of them needs no "target" beside it.
    """
    last = start
    for found in behind:
        if found.within < last:
            continue
        mention = _share_of_pair(found, behind)
        if mention is None:
            return
        between = _past_clause(sentence[last : found.within])
        if mention.role is Role.OTHERS and between[-1:] and between[-1].low == "at":
            between = between[:-1]  # better than the region at 3.8
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
        if mention.role in (Role.AMOUNT, Role.ASIDE) or mention.token.high is not None:
            return
        if phrase.endswith(" from") and _goes_to(mention):
            return
        yield mention
        last = mention.within + 1


def _goes_to(mention: Mention) -> bool:
    """Has come down from 1,120 to 983: what has come down is the figure behind "to"."""
    behind = mention.tokens[mention.within + 1 : mention.within + 4]
    return any(one.low == "to" and other.is_quantity for one, other in pairwise(behind))


def _share_of_pair(found: Mention, behind: list[Mention]) -> Mention | None:
    """Up on Q1 (96 of 112, 85.7%): shares are compared, not the counts; None where the share isn't said."""
    following = found.tokens[found.within + 1 : found.within + 3]
    if len(following) < 2 or following[0].low not in ("of", "out of", "/") or not following[1].is_quantity:
        return found
    shares = [each for each in behind if each.token.sort is Sort.PERCENT and 0 < each.within - found.within <= _SKIPPED]
    return shares[0] if shares else None


def _past_clause(between: tuple[Token, ...]) -> tuple[Token, ...]:
    """A decline from 2010, when 66% were good: the clause says what the time's figure was."""
    at = next((at for at, token in enumerate(between) if token.low in ("when", "where")), None)
    if at is None or not any(token.is_time for token in between[:at]):
        return between
    said = (*(token for token in between[:at] if token.low != ","), *between[at + 1 :])
    return tuple(token for token in said if token.sort is not Sort.COMPARE)  # "rated good or better"


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


def _between(scene: Scene, left: Mention, right: Mention) -> Iterator[Draft]:
    """One figure held against another that the text gives."""
    change = is_wanted_change(scene.criterion, right)
    target = next((each for each in scene.criterion.targets if each.relative_to), None) if scene.criterion else None
    known = target if change else scene.targets.get(left.at)
    op = op_of(scene.phrase, scene.criterion, known)
    if op is Op.EQUALS and {token.low for token in left.tokens[max(0, scene.at - 1) : scene.at]} & _NEARLY:
        op = op_of("worse than", scene.criterion, known)
    unit = left.token.unit or right.token.unit or _per(left) or _per(right) or "count"
    if op is not None and right.token.value is not None:
        yield _made(scene, left, op, right.token.value, unit, [left.at, right.at])


def _per(mention: Mention) -> str:
    return mention.place.per.unit if mention.place.per else ""


def _made(scene: Scene, left: Mention, op: Op, right: Number, unit: str, uses: list[int]) -> Draft:
    at = scene.first + scene.at
    claim = Claim(
        kind=ClaimKind.ORDER,
        left=value_at(scene.line, left.at),
        op=op,
        right=right,
        words=scene.phrase,
        approx=scene.phrase in ABOUT_EQUAL,
        unit=unit,
        text=scene.said.sentence_text(scene.line.sentence_of[at]),
    )
    return Draft(claim, at, frozenset(uses))
