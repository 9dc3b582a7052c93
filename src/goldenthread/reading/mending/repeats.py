"""A measure that is printed again in a table of other columns, as in a report by exception: it is counted once."""

from collections.abc import Sequence

from goldenthread.reading.columns.roles import Role
from goldenthread.reading.drafts import Draft

_FILLED = (Role.RESPONSIBILITY, Role.TARGET, Role.ACTUAL, Role.PREVIOUS, Role.PROGRESS, Role.REMEDIAL)
_WHY = "the measure is printed again in another table, which says it"


def fold_repeats(drafts: Sequence[Draft]) -> list[Draft]:
    """Give the drafts without those that print a measure again; what these alone say goes to the first one.

    It is the same measure where ref and wording are the same, the columns are others, and no status says otherwise.
    """
    first: dict[tuple[str, str], Draft] = {}
    kept: list[Draft] = []
    for draft in drafts:
        name = (draft.ref_printed, " ".join(draft.outcome.casefold().split()))
        known = first.setdefault(name, draft) if all(name) else draft
        if known is draft or not _repeats(draft, known):
            kept.append(draft)
        else:
            _fold(draft, known)
    return kept


def _repeats(draft: Draft, known: Draft) -> bool:
    statuses = {text for text in (draft.text(Role.STATUS), known.text(Role.STATUS)) if text}
    return draft.columns is not known.columns and len(statuses) <= 1 and not draft.place.also_relates_to


def _fold(draft: Draft, known: Draft) -> None:
    known.printed_again.append(draft.source)
    for role in _FILLED:
        said = draft.progress if role is Role.PROGRESS else draft.text(role)
        if not said or known.text(role):
            continue
        known.remarks[role] = said
        known.repair(role.value, "", said, _WHY, 0.99)
        if role is Role.PROGRESS:
            known.progress = said
