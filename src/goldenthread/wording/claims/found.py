"""All claims of a narrative: the kinds in their order, and no figure stated twice."""

from goldenthread.plan import ClaimKind, Criterion
from goldenthread.wording.claims.changes import changes
from goldenthread.wording.claims.draft import Draft
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
    kept = [draft for draft in of_whole if draft in taken.values()]
    _keep_sums(taken, list(sums(said, line, kept)))
    ordered = [draft for draft in orders(said, line, mentions, criterion) if not _said_already(draft, taken)]
    found = [*taken.values(), *ordered]
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


def _said_already(draft: Draft, taken: dict[tuple[int, bool], Draft]) -> bool:
    """Whether a change between the same two figures says more than their order."""
    changed = (other for other in taken.values() if other.claim.kind in (ClaimKind.CHANGE, ClaimKind.PCT_CHANGE))
    return len(draft.uses) == 2 and any(draft.uses <= other.uses for other in changed)
