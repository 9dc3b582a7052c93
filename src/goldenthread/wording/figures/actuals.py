"""This measure's own figures: of the quantities that could be, those that fit the criterion best.

One is chosen for each part of the target, with the time, the state and the counts that the text gives for it.
"""

from decimal import Decimal
from itertools import pairwise

from goldenthread.plan import ClaimKind, Criterion, Figure, Kind, Period, Target
from goldenthread.wording.claims.draft import Draft
from goldenthread.wording.figures.candidates import candidates, is_to_come
from goldenthread.wording.figures.fitting import unit_of
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.figures.parts import Parts, counted_of, parts_of, targets_of
from goldenthread.wording.figures.points import Asked, best, content, of_part
from goldenthread.wording.figures.states import state_of
from goldenthread.wording.figures.times import RESULTS, is_compared, is_of_another, order_of, time_of
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort, Token, tokens
from goldenthread.wording.vocabulary import word_set

Choice = tuple[Mention, Target | None]


def chosen_of(
    mentions: tuple[Mention, ...], criterion: Criterion | None, drafts: tuple[Draft, ...], period: Period | None = None
) -> list[Choice]:
    """Give the quantities that are the measure's own figures, each with its target; none where none can be one."""
    if criterion is not None and criterion.kind is Kind.MILESTONE:
        return []
    parts = parts_of(criterion)
    own = [mention for mention in mentions if mention.role is Role.OWN and not is_to_come(mention, period)]
    words = frozenset(content(tokens(criterion.text))) if criterion else frozenset()
    counted = counted_of(criterion)
    chosen: list[Choice] = []
    for target, names in parts or ((None, frozenset[str]()),):
        pool = candidates(own, mentions, target, criterion)
        pool = (
            _of_this_part(pool, target, names, parts, bool(chosen)) if len(parts) > 1 else _without_parts(pool, drafts)
        )
        taken = {mention.at for mention, _ in chosen}
        pool = _without_baseline(pool, criterion)
        asked = Asked(target, words, names, counted)
        found = best([mention for mention in pool if mention.at not in taken], asked, len(parts) > 1)
        if found:
            chosen.append((found, target))
    chosen = _with_last_part(chosen, parts, own, mentions, criterion)
    return chosen if parts or not chosen else [*chosen, *_of_other_subjects(chosen[0][0], own)]


def _without_baseline(pool: list[Mention], criterion: Criterion | None) -> list[Mention]:
    """An improvement on the 67% we started with: the criterion's baseline said again is not what was reached."""
    values = {baseline.value for baseline in criterion.baselines} if criterion else set()
    again = [each for each in pool if each.token.value in values and each.before(1) in (["the"], ["our"])]
    return [each for each in pool if each not in again] or pool


def _with_last_part(
    chosen: list[Choice],
    parts: Parts,
    own: list[Mention],
    mentions: tuple[Mention, ...],
    criterion: Criterion | None,
) -> list[Choice]:
    """Two parts, and two shares: the one that no words tell apart is of the part that is left."""
    filled = [target for _, target in chosen]
    missing = [target for target, _ in parts if target not in filled]
    if len(parts) < 2 or len(missing) != 1 or len(parts) != len(chosen) + 1 or missing[0].unit != "%":
        return chosen
    taken = {mention.at for mention, _ in chosen}
    left = [each for each in candidates(own, mentions, missing[0], criterion) if each.at not in taken]
    return [*chosen, (left[0], missing[0])] if len(left) == 1 and left[0].token.sort is Sort.PERCENT else chosen


# What a narrative is about comes among its first figures.
_MOST = 120


def _of_other_subjects(first: Mention, own: list[Mention]) -> list[Choice]:
    """Scores in writing were +0.6 and in science +0.2: with no target, each subject has its own figure."""
    subjects = {subject_of(first)}
    found: list[Choice] = []
    for mention in own:
        alike = mention.sentence == first.sentence and mention.token.sort is first.token.sort
        if None not in subjects and alike and subject_of(mention) not in {None, *subjects}:
            subjects.add(subject_of(mention))
            found.append((mention, None))
    return found


_SUBJECTS = word_set("reading writing maths mathematics english science phonics")


def subject_of(mention: Mention) -> str | None:
    """Give the school subject right before a figure."""
    words = [token.low for token in mention.place.before[-4:] if token.sort is not Sort.MARK]
    at = max((at for at, word in enumerate(words) if word in _SUBJECTS), default=None)
    if at is None or not set(words[at + 1 :]) <= _BEING:
        return None
    joined = at >= 2 and words[at - 1] == "and" and words[at - 2] in _SUBJECTS
    return None if joined else words[at]


_IT = word_set("it this that there had been")
_BEING = word_set("was is at were stood of score scores")


def _of_this_part(
    pool: list[Mention], target: Target | None, names: frozenset[str], parts: Parts, later: bool
) -> list[Mention]:
    """Of parts without a label only those that words name, or an order that is said, have a figure of their own."""
    if target is None or target.label or not names:
        return pool
    pool = pool[:_MOST]
    others = [other for _, other in parts if other != names]
    mine = [each for each in pool if all(of_part(each, other) <= of_part(each, names) for other in others)]
    said = [each for each in mine if of_part(each, names) > 0]
    ordered = [each for each in pool if any(token.low == "respectively" for token in each.tokens)]
    return said or ordered or ([] if later else mine)


def _without_parts(pool: list[Mention], drafts: tuple[Draft, ...]) -> list[Mention]:
    """Where a total is said, its parts are not what is meant."""
    sums = [draft for draft in drafts if draft.claim.kind is ClaimKind.SUM]
    totals = {draft.stated for draft in sums}
    parts = {at for draft in sums for at in draft.uses if at != draft.stated}
    if not any(mention.at in totals for mention in pool):
        return pool
    return [mention for mention in pool if mention.at not in parts] or pool


def actuals_of(said: Narrative, chosen: list[Choice], drafts: tuple[Draft, ...]) -> tuple[Figure, ...]:
    """Make figures of the chosen quantities."""
    return tuple(figure_of(said, mention, target, list(drafts), len(chosen) > 1) for mention, target in chosen)


def none_said(said: Narrative, criterion: Criterion | None) -> Figure | None:
    """There were no schools in special measures: where none is wanted and none is said, the figure is 0."""
    wanted = targets_of(criterion)
    if criterion is None or len(wanted) != 1 or wanted[0].value != 0 or wanted[0].unit != "count":
        return None
    measured = content(tokens(criterion.text))
    for sentence in said.sentences:
        for token, following in pairwise(sentence):
            alone = token.low in ("none", "nil") and token is said.sentences[0][0]
            if alone or (token.low in ("no", "zero", "nil") and content((following,)) & measured):
                times = [each.when for each in sentence if each.when]
                return Figure(value=Decimal(0), unit="count", as_at=times[0] if times else None, printed=token.text)
    return None


def figure_of(said: Narrative, mention: Mention, target: Target | None, ratios: list[Draft], parted: bool) -> Figure:
    """Make the figure of a quantity: its unit, its time, its state and the counts that it is made of."""
    token = mention.token
    ratio = next((draft.claim for draft in ratios if draft.stated == mention.at), None)
    return Figure(
        value=token.value if token.value is not None else Decimal(0),
        unit=_unit_of(mention, target),
        as_at=_as_at(said, mention),
        label=(target.label if target else subject_of(mention)) if parted else None,
        state=state_of(mention),
        numerator=ratio.a if ratio else None,
        denominator=ratio.b if ratio else None,
        printed=token.printed,
    )


def _unit_of(mention: Mention, target: Target | None) -> str:
    """Its own unit, else the target's; a bare number that was taken for a share is one."""
    bare = mention.token.sort is Sort.NUMBER and not mention.token.unit and mention.place.per is None
    if bare and target is not None and target.unit == "%":
        return "%"
    return unit_of(mention, target.unit if target else "")


def _as_at(said: Narrative, mention: Mention) -> str | None:
    """The time said of the figure, else the last one that its sentence says, else that of the first sentence."""
    own = time_of(mention)
    if own:
        return own
    for sentence in (mention.tokens, said.sentences[0]):
        within = mention.within if sentence is mention.tokens else len(sentence)
        times = [
            token.when
            for at, token in enumerate(sentence)
            if token.when and not _is_elsewhere(sentence, at) and not (at > within and _heads_figure(sentence, at))
        ]
        if times:
            return max(times, key=lambda when: order_of(when) or (0, 0))
    return None


def _is_elsewhere(sentence: tuple[Token, ...], at: int) -> bool:
    """Whether a time is a limit, or that of what the figure is held against."""
    led = at > 0 and sentence[at - 1].low in _NOT_AS_AT
    names = [token.is_quantity for token in sentence[at + 2 : at + 4]] if sentence[at + 1 : at + 2] else []
    named = any(names) and sentence[at + 1].low in RESULTS
    return led or named or is_of_another(sentence, at) or is_compared(sentence, at)


def _heads_figure(sentence: tuple[Token, ...], at: int) -> bool:
    """91% were answered; Q2 was 93%: a time behind the figure that has a figure of its own."""
    behind = sentence[at + 1 : at + 4]
    to = next((place for place, token in enumerate(behind) if token.is_quantity), None)
    return to is not None and all(token.sort is Sort.MARK or token.low in _BEING | _IT for token in behind[:to])


_NOT_AS_AT = word_set("by until from than in since")
