"""Whether the journal or a publication was altered after it was written, and exactly where.

It reads and judges; it changes nothing. What it can't see: someone who may write to the database by other ways and
makes every hash anew from the first entry on. Against that, keep the journal's last hash, which publications carry
and `verify` prints, outside the record.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from goldenthread.web.records.gone import Gone, tombstones
from goldenthread.web.records.hashing import digest, digest_of_row, digest_of_text, hash_of, hashes_of_words
from goldenthread.web.records.models import (
    Authority,
    JournalEntry,
    JournalHead,
    JournalWords,
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
    taken_down: tuple[str, ...] = ()


@dataclass
class _Told:
    """What the journal says was published and taken down, each with its hash, and the removals that there are."""

    gone: Gone
    hashes: dict[int, str] = field(default_factory=lambda: {0: ""})
    published: dict[str, str] = field(default_factory=dict)
    taken_down: set[str] = field(default_factory=set)
    removed: dict[int, str] = field(default_factory=dict)

    def hear(self, entry: JournalEntry) -> None:
        """Take in what an entry says."""
        self.hashes[entry.number] = entry.hash
        after = entry.after if isinstance(entry.after, dict) else {}
        if entry.verb == "publish" and after:
            self.published[entry.subject] = after.get("sha256", "")
        elif entry.verb == "take a text down":
            self.taken_down.add(entry.subject)
        elif entry.verb == "take words down":
            self.removed[after.get("removal", 0)] = after.get("sha256", "")


def verify(authority: Authority) -> Verified:
    """Walk an authority's journal and every publication, and tell of all that isn't as it was written."""
    told = _Told(Gone(authority))
    altered = list(_journal(authority, told))
    found = Publication.objects.filter(authority=authority).order_by("pk")
    for publication in found.select_related("period__plan_year"):
        altered += _publication(publication, told)
        if told.published.pop(f"publication {publication.pk}", None) != publication.sha256:
            altered.append(Altered(_named(publication), "the journal doesn't name this publication with this hash"))
    altered += [Altered(one, "the journal says that it was published, and it is missing") for one in told.published]
    altered += [Altered(where, what) for where, what in told.gone.altered(told.removed)]
    head = JournalHead.objects.filter(authority=authority).first()
    return Verified(
        authority.slug,
        len(told.hashes) - 1,
        len(found),
        head.hash if head else "",
        tuple(altered),
        tombstones(authority),
    )


def _journal(authority: Authority, told: _Told) -> Iterator[Altered]:
    """Walk the chain, and hear what each entry says."""
    expected, before = 1, ""
    words: dict[str, int] = {}
    entries = JournalEntry.objects.filter(authority=authority).order_by("number")
    for entry in entries.iterator(chunk_size=_CHUNK):
        where = f"journal entry {entry.number}"
        if entry.number > expected:
            yield Altered(_missing(expected, entry.number), "missing")
        elif entry.previous_hash != before:
            yield Altered(where, "it doesn't follow from the entry before it: one of the two was altered or moved")
        if entry.hash != hash_of(entry) or not _reason_stands(entry, told.gone):
            yield Altered(where, "its content was altered after it was written")
        expected, before = entry.number + 1, entry.hash
        told.hear(entry)
        words |= dict.fromkeys(hashes_of_words([entry.before, entry.after]), entry.number)
    yield from _words(authority, words)
    head = JournalHead.objects.filter(authority=authority).first()
    number, last = (head.number, head.hash) if head else (0, "")
    if number >= expected:
        yield Altered(_missing(expected, number + 1), "missing")
    elif (number, last) != (expected - 1, before):
        yield Altered("the journal's head", f"it names entry {number}, and the last entry is {expected - 1}")


def _reason_stands(entry: JournalEntry, gone: Gone) -> bool:
    if not entry.reason:
        return not entry.reason_sha256
    same = digest_of_text(entry.reason_salt, entry.reason) == entry.reason_sha256
    return same or gone.explains("journalentry", entry.pk, "reason", entry.reason)


def _words(authority: Authority, expected: dict[str, int]) -> Iterator[Altered]:
    """Hold the words that stand beside entries against the hashes that those name."""
    found = JournalWords.objects.filter(entry__authority=authority).select_related("entry").order_by("pk")
    for one in found.iterator(chunk_size=_CHUNK):
        number = expected.pop(one.sha256, None)
        changed = one.text is not None and digest_of_text(one.salt, one.text) != one.sha256
        if number != one.entry.number or changed:
            yield Altered(
                f"journal entry {one.entry.number}, {one.path}", "its words were altered after it was written"
            )
    yield from (Altered(f"journal entry {number}", "words of it are missing") for number in expected.values())


def _missing(first: int, beyond: int) -> str:
    last = beyond - 1
    return f"journal entry {first}" if first == last else f"journal entries {first} to {last}"


def _named(publication: Publication) -> str:
    version = "public" if publication.for_public else "officers'"
    return f"publication {publication.pk} ({publication}, {version} version)"


def _publication(publication: Publication, told: _Told) -> Iterator[Altered]:
    name, gone = _named(publication), told.gone
    if digest(publication.manifest) != publication.sha256:
        yield Altered(f"{name}, manifest", "it was altered after it was published")
    try:
        manifest: dict[str, Any] = json.loads(publication.manifest)
        parts = manifest["rows"], manifest["texts"], manifest["journal"], manifest["content"], manifest["only_earlier"]
    except (ValueError, KeyError, TypeError):
        yield Altered(f"{name}, manifest", "it can't be read")
        return
    rows, texts, journal, content, only_earlier = parts
    if digest(publication.content) != content and not gone.explains(
        "publication", publication.pk, "content", publication.content
    ):
        yield Altered(f"{name}, content", "it was altered after it was published")
    if digest(publication.only_earlier) != only_earlier and not gone.explains(
        "publication", publication.pk, "only_earlier", publication.only_earlier
    ):
        yield Altered(f"{name}, measures of the earlier publication", "they were altered after it was published")
    if told.hashes.get(journal["number"]) != journal["hash"]:
        yield Altered(name, f"journal entry {journal['number']} is not the one that stood when it was published")
    yield from _rows(publication, name, {measure: row["sha256"] for measure, row in rows.items()}, gone)
    yield from _texts(publication, name, dict(texts), told.taken_down)


def _rows(publication: Publication, name: str, expected: dict[str, str], gone: Gone) -> Iterator[Altered]:
    rows = PublishedReturn.objects.filter(publication=publication).select_related("measure").order_by("position")
    for row in rows.iterator(chunk_size=_CHUNK):
        own = row.measure.permanent_id
        told = expected.pop(own, None)
        where = f"{name}, measure {own}"
        if told is None:
            yield Altered(where, "it was added after it was published")
        elif row.sha256 != told or (digest_of_row(row, own) != told and not gone.explains_row(row, own)):
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
