"""`verify` says exactly what was altered, by whoever could take the database's guards away."""

from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from goldenthread.web.actions.publishing import publish, take_down
from goldenthread.web.actions.writing import writing
from goldenthread.web.records import guards
from goldenthread.web.records.duties import MEMBERS
from goldenthread.web.records.models import (
    JournalEntry,
    JournalHead,
    JournalWords,
    Publication,
    PublishedReturn,
    PublishedText,
)
from goldenthread.web.records.verifying import verify
from tests.web.conftest import Record


@pytest.fixture
def unguarded(record: Record) -> Record:
    """Give a record with a publication, its guards taken away."""
    publish(period=record.q2, by=record.cast.olive)
    with writing(record.authority, by=record.cast.ben, may=MEMBERS) as journal:
        journal.record("test", "nothing", after=[{"progress": "Waiting."}])
    for table in (*guards.FOR_GOOD, "records_publishedtext", "records_journalwords"):
        for event in ("update", "delete"):
            on_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            with connection.cursor() as cursor:
                cursor.execute(f"DROP TRIGGER {table}_{event}_refused{on_table}")
    return record


def told(record: Record) -> list[str]:
    names = {str(one.pk): ("Q", "P")[one.for_public] for one in Publication.objects.all()}
    found = [str(one) for one in verify(record.authority).altered]
    for number, name in names.items():
        found = [one.replace(f"publication {number} (", f"publication {name} (") for one in found]
    return found


def change_an_entry() -> None:
    JournalEntry.objects.filter(number=2).update(reason="another")


def delete_an_entry() -> None:
    JournalEntry.objects.filter(number=2).delete()


def delete_the_last_entry() -> None:
    JournalWords.objects.all().delete()
    JournalEntry.objects.filter(number=5).delete()


def swap_two_entries() -> None:
    for old, new in ((1, 90), (2, 1), (90, 2)):
        JournalEntry.objects.filter(number=old).update(number=new)


def alter_words_of_the_journal() -> None:
    JournalWords.objects.update(text="All is well.")


def remove_words_of_the_journal() -> None:
    JournalWords.objects.all().delete()


def move_the_head() -> None:
    JournalHead.objects.update(number=2)


def alter_a_row() -> None:
    PublishedReturn.objects.filter(position=1, publication__for_public=True).update(content="{}")


def alter_a_column_of_a_row() -> None:
    PublishedReturn.objects.filter(position=1, publication__for_public=True).update(rating="achieved", movement="same")


def remove_a_row() -> None:
    PublishedReturn.objects.filter(position=1, publication__for_public=True).delete()


def alter_a_text() -> None:
    PublishedText.objects.filter(place="m1.progress", publication__for_public=True).update(text="All is well.")


def remove_a_text() -> None:
    PublishedText.objects.filter(place="m1.progress", publication__for_public=True).delete()


def alter_a_manifest() -> None:
    own = Publication.objects.get(for_public=True)
    Publication.objects.filter(pk=own.pk).update(manifest=own.manifest.replace('"edition":1', '"edition":2'))


def alter_the_content() -> None:
    Publication.objects.filter(for_public=True).update(content="{}")


PUBLIC = "publication P (2011/12 Q2, edition 1, public version)"
ALTERED = "it was altered after it was published"
CASES: list[tuple[Callable[[], None], list[str]]] = [
    (change_an_entry, ["journal entry 2: its content was altered after it was written"]),
    (delete_an_entry, ["journal entry 2: missing"]),
    (delete_the_last_entry, ["journal entry 5: missing"]),
    (move_the_head, ["the journal's head: it names entry 2, and the last entry is 5"]),
    (alter_words_of_the_journal, ["journal entry 5, after.0.progress: its words were altered after it was written"]),
    (remove_words_of_the_journal, ["journal entry 5: words of it are missing"]),
    (alter_a_row, [f"{PUBLIC}, measure m1: its row was altered after it was published"]),
    (alter_a_column_of_a_row, [f"{PUBLIC}, measure m1: its row was altered after it was published"]),
    (remove_a_row, [f"{PUBLIC}, measure m1: its row is missing"]),
    (alter_a_text, [f"{PUBLIC}, text m1.progress: {ALTERED}"]),
    (remove_a_text, [f"{PUBLIC}, text m1.progress: it is missing"]),
    (alter_a_manifest, [f"{PUBLIC}, manifest: {ALTERED}"]),
    (alter_the_content, [f"{PUBLIC}, content: {ALTERED}"]),
]


def test_nothing_altered_is_told_so(unguarded: Record) -> None:
    assert told(unguarded) == []
    out = StringIO()
    call_command("verify", stdout=out)
    assert "borough: 5 journal entries, 2 publications: as written. The journal ends with " in out.getvalue()


@pytest.mark.parametrize(("alter", "expected"), CASES, ids=[case[0].__name__ for case in CASES])
def test_what_was_altered_is_told(unguarded: Record, alter: Callable[[], None], expected: list[str]) -> None:
    alter()
    found = told(unguarded)
    # What follows from it is told as well: the entry after, or the journal's word about the publication.
    assert [one for one in expected if one not in found] == []
    out = StringIO()
    with pytest.raises(CommandError) as failed:
        call_command("verify", stdout=out)
    assert failed.value.returncode == 1
    assert "borough: " in out.getvalue()


def test_swapped_entries_are_both_told(unguarded: Record) -> None:
    swap_two_entries()
    found = told(unguarded)
    assert "journal entry 1: its content was altered after it was written" in found
    assert "journal entry 2: its content was altered after it was written" in found


def test_a_publication_that_is_gone_is_told(unguarded: Record) -> None:
    own = Publication.objects.get(for_public=True)
    own.returns.all().delete()
    own.texts.all().delete()
    own.delete()
    assert [one for one in told(unguarded) if "it is missing" in one]


def test_a_tombstone_is_no_alteration(record: Record) -> None:
    _, public = publish(period=record.q2, by=record.cast.olive)
    take_down(text=public.texts.get(place="m1.progress"), ground="names a child", by=record.cast.olive)
    assert told(record) == []


def test_a_tombstone_without_a_word_in_the_journal_is_told(unguarded: Record) -> None:
    PublishedText.objects.filter(place="m1.progress", publication__for_public=True).update(
        text=None, taken_down_by=unguarded.cast.olive, taken_down_at="2012-07-01T00:00Z", ground="none"
    )
    gone = "it is gone, and the journal doesn't say that it was taken down"
    assert told(unguarded) == [f"{PUBLIC}, text m1.progress: {gone}"]
