"""All claims of a narrative: the kinds in their order, and no figure stated twice."""

from goldenthread.plan import ClaimKind, Criterion
from goldenthread.wording.claims.changes import changes
from goldenthread.wording.claims.draft import Draft
from goldenthread.wording.claims.moves import moves
from goldenthread.wording.claims.orders import orders
from goldenthread.wording.claims.rates import rates
from goldenthread.wording.claims.ratios import ratios
from goldenthread.wording.claims.shapes import line_of
from goldenthread.wording.claims.shares import shares
from goldenthread.wording.claims.sums import sums
from goldenthread.wording.figures.mentions import Mention, Role
from goldenthread.wording.narrative import Narrative


def claims_of(said: Narrative, mentions: tuple[Mention, ...], criterion: Criterion | None) -> tuple[Draft, ...]:
    """Give the claims in the order in which they stand. A figure is stated by the first rule that finds it so."""
    line = line_of(said)
    amounts = frozenset(mention.at for mention in mentions if mention.role is Role.AMOUNT)
    taken: dict[tuple[int, bool], Draft] = {}
    _keep(taken, list(shares(said, line, criterion)))
    _keep(taken, list(rates(said, line)))
    _keep(taken, list(changes(said, line, mentions, criterion)))
    of_whole = list(ratios(said, line, amounts))
    _keep(taken, of_whole)
    kept = [draft for draft in of_whole if taken[draft.stated, False] is draft]
    _keep_sums(taken, list(sums(said, line, kept)))
    changed = _levels_of_changes(taken)
    compared = [*orders(said, line, mentions, criterion), *moves(said, line, mentions, criterion)]
    ordered: dict[frozenset[int], Draft] = {}
    for draft in compared:
        if draft.uses not in changed:
            ordered.setdefault(draft.uses, draft)
    found = [*taken.values(), *ordered.values()]
    return tuple(sorted(found, key=lambda draft: draft.stated))


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


def _levels_of_changes(taken: dict[tuple[int, bool], Draft]) -> set[frozenset[int]]:
    """The pairs of figures that a change is claimed between: it says more than their order."""
    kinds = (ClaimKind.CHANGE, ClaimKind.PCT_CHANGE)
    return {draft.uses - {draft.stated} for draft in taken.values() if draft.claim.kind in kinds}
