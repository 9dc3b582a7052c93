"""How an action writes: one transaction, the authority's journal locked first, an entry for each thing done."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from goldenthread.plan import UserError
from goldenthread.web.records.hashing import canonical as canonical
from goldenthread.web.records.hashing import hash_of as hash_of
from goldenthread.web.records.models import Authority, JournalEntry, JournalHead, Person


class Refused(UserError):
    """What was asked can't be done as things stand: what, where, what was expected and what to do."""


@dataclass
class Journal:
    """The journal of one authority, open for writing within a transaction."""

    authority: Authority
    by: Person | None
    head: JournalHead
    at: datetime = field(default_factory=timezone.now)

    def record(
        self, verb: str, subject: Model | str, *, before: Any = None, after: Any = None, reason: str = ""
    ) -> JournalEntry:
        """Write down one thing that was done. `before` and `after` are what JSON can hold."""
        entry = JournalEntry(
            authority=self.authority,
            number=self.head.number + 1,
            at=self.at,
            by=self.by,
            verb=verb,
            subject=subject if isinstance(subject, str) else name_of(subject),
            before=_plain(before),
            after=_plain(after),
            reason=reason,
            previous_hash=self.head.hash,
        )
        entry.hash = hash_of(entry)
        entry.save(force_insert=True)
        self.head.number, self.head.hash = entry.number, entry.hash
        return entry


@contextmanager
def writing(authority: Authority, *, by: Person | None) -> Iterator[Journal]:
    """Open a transaction and the authority's journal. Whoever writes to the same authority at the same time waits."""
    with transaction.atomic():
        JournalHead.objects.get_or_create(authority=authority)
        head = JournalHead.objects.select_for_update().get(authority=authority)
        journal = Journal(authority, by, head)
        yield journal
        head.save(update_fields=["number", "hash"])


def name_of(subject: Model) -> str:
    """Give how the journal names a row: "return 17"."""
    return f"{subject._meta.model_name} {subject.pk}"


def _plain(value: Any) -> Any:
    """Give a value as the database will give it back, so that its hash is the same then."""
    return None if value is None else json.loads(json.dumps(value, cls=DjangoJSONEncoder))
