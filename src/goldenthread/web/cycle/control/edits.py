"""What performance officers changed in owners' words, as the journal keeps it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenthread.web.actions.challenging import EDITED
from goldenthread.web.records.models import JournalEntry, Return

TAKEN_DOWN = "(taken down)"
_NAMES = {"progress": "Progress", "remedial_text": "What will be done"}


@dataclass(frozen=True)
class Edit:
    """One change: of which return, what stood there and what stands there now."""

    entry: JournalEntry
    found: Return
    name: str
    before: str
    after: str


def edits_of(returns: Iterable[Return]) -> list[Edit]:
    """Give the changes made to returns, the latest first. One query, none where there is no return."""
    by_subject = {f"return {found.pk}": found for found in returns}
    if not by_subject:
        return []
    authority = next(iter(by_subject.values())).authority_id
    entries = (
        JournalEntry.objects.filter(authority=authority, verb=EDITED, subject__in=list(by_subject))
        .select_related("by")
        .prefetch_related("words")
        .order_by("-number")
    )
    return [edit for entry in entries for edit in _edits(entry, by_subject[entry.subject])]


def _edits(entry: JournalEntry, found: Return) -> Iterator[Edit]:
    """Give the changes of an entry. Words stand beside it; those taken down since are told as such."""
    words = {one.path: one.text if one.text is not None else TAKEN_DOWN for one in entry.words.all()}
    for name, kept in (entry.after or {}).items():
        title = _NAMES.get(name, f"{name[:1].upper()}{name[1:]}")
        # A remedial action's words stand one step deeper: {"remedial action 1": {"remedial_action": ..}}.
        deeper = isinstance(kept, dict) and "remedial_action" in kept
        path = f"{name}.remedial_action" if deeper else name
        yield Edit(entry, found, title, words.get(f"before.{path}", ""), words.get(f"after.{path}", ""))
