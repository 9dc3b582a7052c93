"""How an action writes: one transaction, the authority's journal locked first, an entry for each thing done."""

import json
import secrets
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
from goldenthread.web.records.duties import May
from goldenthread.web.records.hashing import WORDS, digest_of_text
from goldenthread.web.records.hashing import canonical as canonical
from goldenthread.web.records.hashing import hash_of as hash_of
from goldenthread.web.records.models import Authority, JournalEntry, JournalHead, JournalWords, Person

# What of a return, a period or an edit people write in sentences, by the names under which the journal keeps it; and
# the message of a point to check, which may quote them, with the answer to it.
WRITTEN = frozenset(
    {
        "progress",
        "remedial_text",
        "remedial_action",
        "who",
        "done_how",
        "override_reason",
        "no_data_reason",
        "commentary",
        "cover_report_of",
        "cover_contact",
        "cover_purpose",
        "cover_recommendations",
        "cover_implications",
        "message",
        "because",
        "ground",
        "file name",
    }
)


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
        """Write down one thing that was done. `before` and `after` are what JSON can hold.

        Of the words that people wrote the entry holds only the hash: they stand beside it, and can be taken down.
        """
        words: list[JournalWords] = []
        entry = JournalEntry(
            authority=self.authority,
            number=self.head.number + 1,
            at=self.at,
            by=self.by,
            verb=verb,
            subject=subject if isinstance(subject, str) else name_of(subject),
            before=_apart("before", _plain(before), words),
            after=_apart("after", _plain(after), words),
            reason=reason,
            previous_hash=self.head.hash,
        )
        if reason:
            entry.reason_salt = secrets.token_hex(16)
            entry.reason_sha256 = digest_of_text(entry.reason_salt, reason)
        entry.hash = hash_of(entry)
        entry.save(force_insert=True)
        for one in words:
            one.entry = entry
        JournalWords.objects.bulk_create(words)
        self.head.number, self.head.hash = entry.number, entry.hash
        return entry


@contextmanager
def writing(authority: Authority, *, by: Person | None, may: May) -> Iterator[Journal]:
    """Open a transaction and the authority's journal. Whoever writes to the same authority at the same time waits.

    `by` is None for the installation itself: its commands, and what it does every night. Raises Refused where someone
    may not: `may` says who may.
    """
    with transaction.atomic():
        JournalHead.objects.get_or_create(authority=authority)
        head = JournalHead.objects.select_for_update().get(authority=authority)
        if by is not None:
            refuse_others(authority, by=by, may=may)
        journal = Journal(authority, by, head)
        yield journal
        head.save(update_fields=["number", "hash"])


def refuse_others(authority: Authority, *, by: Person, may: May) -> None:
    """Raise Refused where a person may not do this in an authority."""
    if not may.allows(by, authority.pk):
        raise Refused(f"{by} may not do this", where=authority.name, expected=may.who, do=f"ask {may.who} to do it")


def name_of(subject: Model) -> str:
    """Give how the journal names a row: "return 17"."""
    return f"{subject._meta.model_name} {subject.pk}"


def _plain(value: Any) -> Any:
    """Give a value as the database will give it back, so that its hash is the same then."""
    return None if value is None else json.loads(json.dumps(value, cls=DjangoJSONEncoder))


def _apart(path: str, value: Any, words: list[JournalWords]) -> Any:
    """Give a value with the words that people wrote put apart, each replaced by its salted hash."""
    if isinstance(value, list):
        return [_apart(f"{path}.{number}", one, words) for number, one in enumerate(value)]
    if not isinstance(value, dict):
        return value
    kept = {}
    for key, one in value.items():
        if key in WRITTEN and isinstance(one, str) and one:
            salt = secrets.token_hex(16)
            found = JournalWords(path=f"{path}.{key}", text=one, salt=salt, sha256=digest_of_text(salt, one))
            words.append(found)
            kept[key] = {WORDS: found.sha256}
        else:
            kept[key] = _apart(f"{path}.{key}", one, words)
    return kept
