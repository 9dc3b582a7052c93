"""The hashes that show whether something was altered: of journal entries, published rows, texts and manifests."""

import hashlib
import json
from collections.abc import Iterator
from datetime import UTC
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from goldenthread.web.records.models import JournalEntry, PublishedReturn

# What a published row's hash covers, besides the permanent id of its measure.
_ROW = (
    *("position", "ref", "theme", "also_under", "rating", "unrated", "counted", "directorates"),
    *("movement", "defined", "origin", "words", "note", "compared", "content"),
)


# What stands in a journal entry in the place of words that people wrote, with their hash.
WORDS = "words apart"


def hashes_of_words(value: Any) -> Iterator[str]:
    """Give the hashes of the words that an entry's `before` or `after` names."""
    if isinstance(value, dict):
        if set(value) == {WORDS}:
            yield value[WORDS]
        else:
            for one in value.values():
                yield from hashes_of_words(one)
    elif isinstance(value, list):
        for one in value:
            yield from hashes_of_words(one)


def canonical(content: Any) -> bytes:
    """Give the one JSON form of a value that hashes are made of: sorted keys, no spaces, exact numbers as text."""
    return json.dumps(
        content, sort_keys=True, separators=(",", ":"), ensure_ascii=False, cls=DjangoJSONEncoder
    ).encode()


def digest(content: bytes | str) -> str:
    """Give the SHA-256 of bytes or of a text, in hexadecimal digits."""
    return hashlib.sha256(content.encode() if isinstance(content, str) else content).hexdigest()


def digest_of_text(salt: str, text: str) -> str:
    """Give the hash of a text that may have to go: salted, so that nobody can guess the words from what stays."""
    return digest(f"{salt}\n{text}")


def digest_of_row(row: PublishedReturn, permanent_id: str) -> str:
    """Give the hash of a published row with all that pages choose and order by."""
    return digest(canonical({"id": permanent_id, **{name: getattr(row, name) for name in _ROW}}))


def hash_of(entry: JournalEntry) -> str:
    """Give the SHA-256 of an entry and of the hash before it, over JSON with sorted keys and no spaces."""
    content = {
        "authority": entry.authority_id,
        "number": entry.number,
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "by": entry.by_id,
        "verb": entry.verb,
        "subject": entry.subject,
        "before": entry.before,
        "after": entry.after,
        "reason": entry.reason_sha256,
        "previous": entry.previous_hash,
    }
    return digest(canonical(content))
