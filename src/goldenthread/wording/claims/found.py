"""All claims of a narrative: the kinds in their order, and no figure stated twice."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from goldenthread.plan import ClaimKind, Criterion, Target
from goldenthread.wording.claims.agreeing.found import agreeing
from goldenthread.wording.claims.apart import apart
from goldenthread.wording.claims.changes import changes
from goldenthread.wording.claims.draft import Draft
from goldenthread.wording.claims.factors import factors
from goldenthread.wording.claims.loose import Around, loose_changes
from goldenthread.wording.claims.moves import moves
from goldenthread.wording.claims.orders import orders
from goldenthread.wording.claims.pairs import pairs
from goldenthread.wording.claims.rates import rates
from goldenthread.wording.claims.ratios import across, ratios
from goldenthread.wording.claims.shapes import Line, line_of
from goldenthread.wording.claims.shares import shares
from goldenthread.wording.claims.since import since_baseline
from goldenthread.wording.claims.sums import sums
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.narrative import Narrative
from goldenthread.wording.tokens import Sort


def claims_of(said: Narrative, mentions: tuple[Mention, ...], criterion: Criterion | None) -> tuple[Draft, ...]:
    """Give the claims that state a figure, in the order in which they stand.

    A figure is stated by the first rule that finds it so.
    """
    if not mentions:
        return ()
    line = line_of(said)
    before = frozenset(mention.at for mention in mentions if mention.role is Role.EARLIER)
    amounts = frozenset(each.at for each in mentions if each.role is Role.AMOUNT and not _is_saved(each))
    taken: dict[tuple[int, bool], Draft] = {}
    wanted = frozenset(mention.at for mention in mentions if mention.role in (Role.TARGET, Role.EARLIER))
    of_target = (draft for draft in shares(said, line, criterion) if _is_of_result(draft, amounts, wanted))
    _keep(taken, [draft for draft in of_target if not _is_one_of_several(draft, line, mentions)])
    _keep(taken, list(rates(said, line)))
    _keep(taken, list(changes(said, line, mentions, criterion)))
    of_whole = list(_of_own_sentence(line, list(ratios(said, line, amounts, _stands_for(mentions)))))
    _keep(taken, of_whole)
    shares_said = _only_shares(mentions)
    _keep(taken, list(across(said, line, shares_said)))
    _keep(taken, list(pairs(said, line, mentions)))
    kept = [draft for draft in of_whole if taken[draft.stated, False] is draft]
    _keep_sums(taken, list(sums(said, line, kept, amounts, before)))
    return tuple(sorted(taken.values(), key=lambda draft: draft.stated))


def loose_of(
    said: Narrative,
    mentions: tuple[Mention, ...],
    criterion: Criterion | None,
    stating: tuple[Draft, ...],
    own: dict[int, Target | None],
) -> tuple[Draft, ...]:
    """Give `stating` and the claims whose figures stand apart; a claim that doesn't agree gives way to one that does.

    `own` are the numbers of the tokens that are the measure's own figures, each with the target that it is chosen for.
    """
    if not mentions:
        return stating
    stated = frozenset(draft.stated for draft in stating)
    totals = frozenset(draft.stated for draft in stating if draft.claim.kind is ClaimKind.SUM)
    operands = frozenset(at for draft in stating for at in draft.uses - {draft.stated})
    changed = frozenset(draft.stated for draft in stating if draft.claim.kind in _OF_CHANGE)
    around = Around(said, line_of(said), mentions, criterion, stated, own, totals, operands, changed)
    taken: dict[tuple[int, bool], Draft] = {}
    _keep(taken, list(apart(around)))
    _keep(taken, list(loose_changes(around)))
    return agreeing(around, (*stating, *taken.values()))


def comparisons_of(
    said: Narrative,
    mentions: tuple[Mention, ...],
    criterion: Criterion | None,
    stating: tuple[Draft, ...],
    own: dict[int, Target | None],
) -> tuple[Draft, ...]:
    """Give the orders that words assert, but for those that a change between the same figures says better.

    `stating` are the claims that state a figure, `own` the numbers of the tokens that are the measure's own
    figures, each with the target that it is chosen for.
    """
    if not mentions:
        return ()
    line = line_of(said)
    changed = _levels_of_changes(stating)
    held = since_baseline(said, line, mentions, criterion)
    orderly = (
        *orders(said, line, mentions, criterion, own),
        *moves(said, line, mentions, criterion),
        *(each for each in held if frozenset([each.stated]) not in changed),
    )
    orderly = tuple(each for each in orderly if _are_of_one_size(each))
    return tuple(_each_once(each for each in (*factors(said, line, mentions), *orderly) if each.uses not in changed))


_ONE_SIZE = 20


def _are_of_one_size(draft: Draft) -> bool:
    """51,300 children, a rate of 289 which is under last year's 301: what is held against each other is of one size."""
    left, right = draft.claim.left, draft.claim.right
    return not left or not right or abs(left) < _ONE_SIZE * abs(right) < _ONE_SIZE * _ONE_SIZE * abs(left)


def _each_once(drafts: Iterable[Draft]) -> Iterator[Draft]:
    """Leave out an order that says again what another says, or a factor between the same figures."""
    said: set[tuple[frozenset[int], object]] = set()
    by_figures: dict[object, frozenset[int]] = {}
    for draft in drafts:
        claim = draft.claim
        figures = (claim.left, claim.right, claim.op)
        again = {(draft.uses, claim.right), (draft.uses, None)} & said or by_figures.get(figures, _NONE) & draft.uses
        if not again:
            yield draft
        said.add((draft.uses, claim.right))
        by_figures[figures] = by_figures.get(figures, _NONE) | draft.uses


_NONE: frozenset[int] = frozenset()


def _is_of_result(draft: Draft, differing: frozenset[int], wanted: frozenset[int]) -> bool:
    """290 short of the profile of 7,500, and 72% of target: neither the difference nor the profile is the share."""
    alone = draft.uses - {draft.stated}
    return not alone & differing and not (len(alone) == 1 and alone & wanted)


def _is_one_of_several(draft: Draft, line: Line, mentions: tuple[Mention, ...]) -> bool:
    """£1.5m is saved and £0.6m on track. So 62% of target is saved: which of the two, no shape can tell."""
    operands = draft.uses - {draft.stated}
    told = [each for each in mentions if each.at in operands and each.sentence < line.sentence_of[draft.stated]]
    here = [each for each in mentions if each.at in operands and each not in told]
    if len(operands) == 1 and here and here[0].before(1) in (["in"], ["at"], ["across"], ["over"]):
        told = here  # 22 events in 11 wards
    if len(operands) != 1 or not told:
        return False
    token = told[0].token
    like = [each for each in mentions if each.sentence == told[0].sentence and each.token.sort is token.sort]
    return sum(each.role is Role.OWN and each.token.unit == token.unit and not each.enclosed for each in like) > 1


def _of_own_sentence(line: Line, drafts: list[Draft]) -> Iterator[Draft]:
    """54.5%: 1,199 of 2,200. In Q1 it was 51.0%: two counts with a share in their sentence make no other one."""
    shared = {draft.uses - {draft.stated} for draft in drafts if _is_of_one_sentence(line, draft)}
    for draft in drafts:
        if _is_of_one_sentence(line, draft) or draft.uses - {draft.stated} not in shared:
            yield draft


def _is_of_one_sentence(line: Line, draft: Draft) -> bool:
    return len({line.sentence_of[at] for at in draft.uses}) == 1


def _is_saved(mention: Mention) -> bool:
    """Savings of £0.6m: no change of a level, but what is counted."""
    return mention.token.sort is Sort.MONEY and bool({"saving", "savings"} & set(mention.before(2)))


def _only_shares(mentions: tuple[Mention, ...]) -> dict[int, int]:
    """The own percentage of each sentence that has just one."""
    by_sentence: dict[int, list[int]] = {}
    for mention in mentions:
        if mention.token.sort is Sort.PERCENT and mention.role is Role.OWN:
            by_sentence.setdefault(mention.sentence, []).append(mention.at)
    return {sentence: found[0] for sentence, found in by_sentence.items() if len(found) == 1}


def _stands_for(mentions: tuple[Mention, ...]) -> dict[int, int]:
    """5.7%, improved from 7.9%: 44 of 773 calls: the earlier percentages, each with the own one before it."""
    return {
        mention.at: before.at
        for before, mention in pairwise(mentions)
        if mention.role is Role.EARLIER
        and before.role is Role.OWN
        and before.sentence == mention.sentence
        and mention.token.sort is before.token.sort is Sort.PERCENT
    }


def _keep(taken: dict[tuple[int, bool], Draft], drafts: list[Draft]) -> None:
    for draft in drafts:
        taken.setdefault((draft.stated, False), draft)


def _keep_sums(taken: dict[tuple[int, bool], Draft], drafts: list[Draft]) -> None:
    """Of several sums with the same total the one with the most parts is meant."""
    parts: set[int] = set()
    for draft in sorted(drafts, key=lambda draft: -len(draft.claim.parts)):
        if draft.stated in parts:
            continue
        parts |= draft.uses - {draft.stated}
        other = taken.get((draft.stated, False))
        if other is None or other.claim.kind is not ClaimKind.RATE:
            taken.setdefault((draft.stated, True), draft)


def _levels_of_changes(drafts: tuple[Draft, ...]) -> set[frozenset[int]]:
    """The pairs of figures that a change is claimed between: it says more than their order."""
    return {draft.uses - {draft.stated} for draft in drafts if draft.claim.kind in _OF_CHANGE}


_OF_CHANGE = (ClaimKind.CHANGE, ClaimKind.PCT_CHANGE)
