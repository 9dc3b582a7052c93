"""For each figure the reading that agrees and stands nearest; and which claims of other modules give way to one."""

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.plan import Claim, ClaimKind, Number
from goldenthread.wording.claims.agreeing.changes import changes
from goldenthread.wording.claims.agreeing.concluded import concluded
from goldenthread.wording.claims.agreeing.differing import differs, is_left
from goldenthread.wording.claims.agreeing.near import Reading, holds, is_slip, is_wrong
from goldenthread.wording.claims.agreeing.rates import averages, rates
from goldenthread.wording.claims.agreeing.shares import all_but, is_of_complement, multiples, shares
from goldenthread.wording.claims.agreeing.sums import sums
from goldenthread.wording.claims.draft import Draft
from goldenthread.wording.claims.loose import Around
from goldenthread.wording.figures.mentions import Role

_FINDERS = (changes, shares, all_but, rates, averages, multiples, sums)
# What a figure is held against can be mistaken.
_GIVING_WAY = (ClaimKind.CHANGE, ClaimKind.PCT_CHANGE, ClaimKind.SHARE_OF_TARGET)
_FAR = Decimal(8)
_FAR_FROM_SUM, _PAIR = Decimal("1.4"), 2
_NO_STATEMENT = (Role.ASIDE, Role.OTHERS, Role.TARGET)


def agreeing(around: Around, drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Give the claims of other modules, without those that give way, and those that agree.

    A claim that doesn't agree gives way to one of the same figure, made of other figures, that does.
    """
    numbers = {mention.at: number for number, mention in enumerate(around.mentions)}
    parts = {draft.claim.a for draft in drafts if draft.claim.kind is ClaimKind.RATIO}
    kept = [better for draft in drafts if (better := _kept(around, draft, parts, numbers)) is not None]
    stated = {draft.stated for draft in kept}
    said = {draft.uses for draft in kept}
    wholes = {at for draft in kept for at in _wholes(around, draft)}
    for number, mention in enumerate(around.mentions):
        if mention.at in stated or mention.role in _NO_STATEMENT or mention.token.high is not None:
            continue
        found = _nearest(_readings(around, number), said)
        added = [found] if found else list(concluded(around, number, wholes))
        kept.extend(added)
        said.update(draft.uses for draft in added)
        wholes.update(at for draft in added for at in _wholes(around, draft))
    return tuple(kept)


def _wholes(around: Around, draft: Draft) -> list[int]:
    """What a share is of: no level of a change."""
    ats = draft.uses - {draft.stated} if draft.claim.kind is ClaimKind.RATIO else frozenset[int]()
    return [at for at in ats if around.line.tokens[at].value == draft.claim.b]


def _kept(around: Around, draft: Draft, parts: set[Number | None], numbers: dict[int, int]) -> Draft | None:
    """The claim itself; where it doesn't agree, another reading of its figure that does, or none."""
    number = numbers.get(draft.stated)
    if number is None:
        return draft
    if _is_of_difference(around, draft, numbers):
        return _nearest(changes(around, number), set()) or (None if is_wrong(draft.claim) else draft)
    slips = draft.claim.kind is ClaimKind.CHANGE and not holds(draft.claim)
    if not is_wrong(draft.claim) and not slips:
        return draft
    if is_of_complement(draft.claim) or _is_no_sum(draft.claim):
        return None
    others = [each for each in _readings(around, number) if _is_another(each.draft, draft)]
    if draft.claim.kind is ClaimKind.RATIO:
        others = [each for each in others if each.draft.uses == draft.uses or _is_of_no_part(each, parts)]
    elif draft.claim.kind not in _GIVING_WAY:
        return draft
    return _nearest(iter(others), set()) or (None if is_wrong(draft.claim) and _is_far(draft.claim) else draft)


def _is_far(claim: Claim) -> bool:
    """A change of 3,700 from 210,000 to 157,500: what is so far off is a change of something else."""
    changes_so = claim.kind in (ClaimKind.CHANGE, ClaimKind.PCT_CHANGE)
    return changes_so and not is_slip(claim.model_copy(update={"direction": None}), _FAR)


def _is_another(one: Draft, other: Draft) -> bool:
    """Whether a claim is made of other figures, or is the share the other way round."""
    turned = one.claim.kind is other.claim.kind is ClaimKind.RATIO and one.claim.a != other.claim.a
    return turned or one.uses != other.uses


def _is_of_no_part(reading: Reading, parts: set[Number | None]) -> bool:
    """Of 164, 51 (31%) did and 91 (56%) didn't: the parts of one whole are no shares of each other."""
    return reading.draft.claim.kind is ClaimKind.RATIO and reading.draft.claim.b not in parts


def _is_of_difference(around: Around, draft: Draft, numbers: dict[int, int]) -> bool:
    """£2.71m, so £0.53m (19.6%) down: the share that a difference has of where it starts is a change in per cent."""
    used = [around.mentions[numbers[at]] for at in sorted(draft.uses) if at in numbers]
    part = next((each for each in used if each.token.value == draft.claim.a), None)
    share = draft.claim.kind is ClaimKind.RATIO and draft.claim.unit == "%"
    return share and part is not None and differs(part) and not is_left(part)


def _is_no_sum(claim: Claim) -> bool:
    """B roads 5.1, C roads 6.8, combined 6.2: what is less than a part, or far from the sum, is something else."""
    if claim.kind is not ClaimKind.SUM or claim.stated is None:
        return False
    return claim.stated < max(claim.parts) or (len(claim.parts) == _PAIR and not is_slip(claim, _FAR_FROM_SUM))


def _readings(around: Around, number: int) -> Iterator[Reading]:
    for finder in _FINDERS:
        yield from finder(around, number)


def _nearest(readings: Iterator[Reading], said: set[frozenset[int]]) -> Draft | None:
    """The reading with the nearest figures, but for one that only turns another claim around."""
    fresh = [each for each in readings if each.draft.uses not in said]
    return min(fresh, key=lambda each: each.cost).draft if fresh else None
