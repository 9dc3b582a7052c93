"""What performance officers changed in owners' words, as the journal keeps it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenthread.web.actions.challenging import EDITED
from goldenthread.web.records.models import JournalEntry, Return

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
    """Give the changes made to returns, the latest first. Two queries, none where there is no return."""
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
    """Give what an entry changed; words that were taken down since are gone here too."""
    words = {one.path: one.text for one in entry.words.all()}
    before, after = entry.before or {}, entry.after or {}
    for name, kept in after.items():
        title = _NAMES.get(name, f"{name[:1].upper()}{name[1:]}")
        was = words.get(f"before.{name}", before.get(name))
        now = words.get(f"after.{name}", kept)
        yield Edit(entry, found, title, *(one if isinstance(one, str) else "" for one in (was, now)))
