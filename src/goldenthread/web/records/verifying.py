"""Whether the journal or a publication was altered after it was written, and exactly where.

It reads and judges; it changes nothing. What it can't see: someone who may write to the database by other ways and
makes every hash anew from the first entry on. Against that, keep the journal's last hash, which publications carry
and `verify` prints, outside the record.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from goldenthread.web.records.hashing import digest, digest_of_row, digest_of_text, hash_of
from goldenthread.web.records.models import (
    Authority,
    JournalEntry,
    JournalHead,
    Publication,
    PublishedReturn,
    PublishedText,
)

_CHUNK = 2_000


@dataclass(frozen=True)
class Altered:
    """One thing that isn't as it was written: where it stands, and what is wrong with it."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


@dataclass(frozen=True)
class Verified:
    """What came of looking at one authority's journal and publications."""

    authority: str
    entries: int
    publications: int
    head: str
    altered: tuple[Altered, ...]


def verify(authority: Authority) -> Verified:
    """Walk an authority's journal and every publication, and tell of all that isn't as it was written."""
    published: dict[str, str] = {}
    taken_down: set[str] = set()
    hashes: dict[int, str] = {0: ""}
    altered = list(_journal(authority, hashes, published, taken_down))
    found = Publication.objects.filter(authority=authority).order_by("pk")
    for publication in found.select_related("period__plan_year"):
        altered += _publication(publication, hashes, taken_down)
        if published.pop(f"publication {publication.pk}", None) != publication.sha256:
            altered.append(Altered(_named(publication), "the journal doesn't name this publication with this hash"))
    altered += [Altered(subject, "the journal says that it was published, and it is missing") for subject in published]
    head = JournalHead.objects.filter(authority=authority).first()
    return Verified(authority.slug, len(hashes) - 1, len(found), head.hash if head else "", tuple(altered))


def _journal(
    authority: Authority, hashes: dict[int, str], published: dict[str, str], taken_down: set[str]
) -> Iterator[Altered]:
    """Walk the chain; note each number's hash, what was published with which hash, and which texts were taken down."""
    expected, before = 1, ""
    entries = JournalEntry.objects.filter(authority=authority).order_by("number")
    for entry in entries.iterator(chunk_size=_CHUNK):
        where = f"journal entry {entry.number}"
        if entry.number > expected:
            yield Altered(_missing(expected, entry.number), "missing")
        elif entry.previous_hash != before:
            yield Altered(where, "it doesn't follow from the entry before it: one of the two was altered or moved")
        if entry.hash != hash_of(entry):
            yield Altered(where, "its content was altered after it was written")
        expected, before, hashes[entry.number] = entry.number + 1, entry.hash, entry.hash
        if entry.verb == "publish" and entry.after:
            published[entry.subject] = entry.after.get("sha256", "")
        elif entry.verb == "take a text down":
            taken_down.add(entry.subject)
    head = JournalHead.objects.filter(authority=authority).first()
    number, last = (head.number, head.hash) if head else (0, "")
    if number >= expected:
        yield Altered(_missing(expected, number + 1), "missing")
    elif (number, last) != (expected - 1, before):
        yield Altered("the journal's head", f"it names entry {number}, and the last entry is {expected - 1}")


def _missing(first: int, beyond: int) -> str:
    last = beyond - 1
    return f"journal entry {first}" if first == last else f"journal entries {first} to {last}"


def _named(publication: Publication) -> str:
    version = "public" if publication.for_public else "officers'"
    return f"publication {publication.pk} ({publication}, {version} version)"


def _publication(publication: Publication, hashes: dict[int, str], taken_down: set[str]) -> Iterator[Altered]:
    name = _named(publication)
    if digest(publication.manifest) != publication.sha256:
        yield Altered(f"{name}, manifest", "it was altered after it was published")
    try:
        manifest: dict[str, Any] = json.loads(publication.manifest)
        parts = manifest["rows"], manifest["texts"], manifest["journal"], manifest["content"], manifest["only_earlier"]
    except (ValueError, KeyError, TypeError):
        yield Altered(f"{name}, manifest", "it can't be read")
        return
    rows, texts, journal, content, only_earlier = parts
    if digest(publication.content) != content:
        yield Altered(f"{name}, content", "it was altered after it was published")
    if digest(publication.only_earlier) != only_earlier:
        yield Altered(f"{name}, measures of the earlier publication", "they were altered after it was published")
    if hashes.get(journal["number"]) != journal["hash"]:
        yield Altered(name, f"journal entry {journal['number']} is not the one that stood when it was published")
    yield from _rows(publication, name, {measure: row["sha256"] for measure, row in rows.items()})
    yield from _texts(publication, name, dict(texts), taken_down)


def _rows(publication: Publication, name: str, expected: dict[str, str]) -> Iterator[Altered]:
    rows = PublishedReturn.objects.filter(publication=publication).select_related("measure").order_by("position")
    for row in rows.iterator(chunk_size=_CHUNK):
        own = row.measure.permanent_id
        told = expected.pop(own, None)
        where = f"{name}, measure {own}"
        if told is None:
            yield Altered(where, "it was added after it was published")
        elif not digest_of_row(row, own) == row.sha256 == told:
            yield Altered(where, "its row was altered after it was published")
    yield from (Altered(f"{name}, measure {own}", "its row is missing") for own in expected)


def _texts(publication: Publication, name: str, expected: dict[str, str], taken_down: set[str]) -> Iterator[Altered]:
    texts = PublishedText.objects.filter(publication=publication).order_by("place")
    for text in texts.iterator(chunk_size=_CHUNK):
        told = expected.pop(text.place, None)
        where = f"{name}, text {text.place}"
        if told is None:
            yield Altered(where, "it was added after it was published")
        elif text.sha256 != told or (text.text is not None and digest_of_text(text.salt, text.text) != told):
            yield Altered(where, "it was altered after it was published")
        elif text.text is None and f"publishedtext {text.pk}" not in taken_down:
            yield Altered(where, "it is gone, and the journal doesn't say that it was taken down")
    yield from (Altered(f"{name}, text {place}", "it is missing") for place in expected)
