"""A measure that is printed again in a table of other columns, as in a report by exception: it is counted once."""

from collections.abc import Sequence

from goldenthread.reading.columns.roles import Role
from goldenthread.reading.drafts import Draft

_FILLED = (Role.RESPONSIBILITY, Role.TARGET, Role.ACTUAL, Role.PREVIOUS, Role.PROGRESS, Role.REMEDIAL)
_WHY = "the measure is printed again in another table, which says it"


def fold_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Give the drafts without those that print a measure again; what these alone say goes to the one that is kept.

    It is the same measure where ref and wording are the same, the columns are others, and no status says otherwise.
    The fullest is kept, in its place: a summary may stand before what it sums up. Of equals it is the first.
    """
    printed: dict[tuple[str, str], list[Draft]] = {}
    for draft in drafts:
        name = (draft.ref_printed, " ".join((draft.outcome or draft.text(Role.ACTION)).casefold().split()))
        if all(name):
            printed.setdefault(name, []).append(draft)
    folded: set[int] = set()
    for same in printed.values():
        fullest = max(same, key=_fullness)
        for draft in same:
            if draft is not fullest and _repeats(draft, fullest):
                _fold(draft, fullest)
                folded.add(id(draft))
    return [draft for draft in drafts if id(draft) not in folded]


def _fullness(draft: Draft) -> int:
    """Count what a row says: its filled columns, and the headings of the plan that it stands under."""
    place = (draft.place.theme, draft.place.objective)
    return sum(bool(_said(draft, role)) for role in (*_FILLED, Role.ACTION, Role.STATUS)) + sum(map(bool, place))


def _said(draft: Draft, role: Role) -> str:
    return draft.progress if role is Role.PROGRESS else draft.text(role)


def _repeats(draft: Draft, known: Draft) -> bool:
    statuses = {text for text in (draft.text(Role.STATUS), known.text(Role.STATUS)) if text}
    return draft.columns is not known.columns and len(statuses) <= 1 and not draft.place.also_relates_to


def _fold(draft: Draft, known: Draft) -> None:
    known.printed_again.append(draft.source)
    for role in _FILLED:
        said = _said(draft, role)
        if not said or known.text(role):
            continue
        known.remarks[role] = said
        known.repair(role.value, "", said, _WHY, 0.99)
        if role is Role.PROGRESS:
            known.progress = said
