"""Evidence is known by its content, and handed out as a download only."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from goldenthread.web.actions.evidence import LARGEST, add_evidence, remove_evidence
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import Evidence, JournalEntry, Person
from goldenthread.web.records.uploads import RefusedFile
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter

SignIn = Callable[[Person], Client]


def test_a_file_is_kept_with_what_it_is(record: Record, quarter: Quarter) -> None:
    made = add_evidence(owed=quarter.own, name="../count.pdf", content=b"%PDF-1.7 x", by=record.cast.ben)
    made.refresh_from_db()
    assert (made.name, made.media_type, bytes(made.content)) == ("count.pdf", "application/pdf", b"%PDF-1.7 x")


@pytest.mark.parametrize(
    ("name", "content"), [("count.exe", b"MZ"), ("count.pdf", b"MZ"), ("count.pdf", b"%PDF-" + b"x" * LARGEST)]
)
def test_what_is_not_taken_is_not_kept(record: Record, quarter: Quarter, name: str, content: bytes) -> None:
    with pytest.raises(RefusedFile):
        add_evidence(owed=quarter.own, name=name, content=content, by=record.cast.ben)
    assert not Evidence.objects.filter(of_return=quarter.own).exists()


def test_a_return_has_no_more_than_twenty_files(record: Record, quarter: Quarter) -> None:
    for _ in range(20):
        add_evidence(owed=quarter.own, name="count.pdf", content=b"%PDF-1.7", by=record.cast.ben)
    with pytest.raises(Refused, match="20 files already"):
        add_evidence(owed=quarter.own, name="count.pdf", content=b"%PDF-1.7", by=record.cast.ben)


def test_a_file_that_is_removed_stays_in_the_record(record: Record, quarter: Quarter) -> None:
    made = add_evidence(owed=quarter.own, name="count.pdf", content=b"%PDF-1.7", by=record.cast.ben)
    remove_evidence(evidence=made, by=record.cast.ben)
    verbs = [entry.verb for entry in JournalEntry.objects.filter(authority=record.authority)][-2:]
    assert (Evidence.objects.filter(pk=made.pk).exists(), verbs) == (True, ["add evidence", "remove evidence"])
    with pytest.raises(Refused, match="removed already"):
        remove_evidence(evidence=made, by=record.cast.ben)


def test_a_file_comes_with_what_is_typed(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    client, address = sign_in(record.cast.ben), f"/borough/work/returns/{quarter.own.pk}/"
    file = SimpleUploadedFile("count.pdf", b"%PDF-1.7 <script>")
    client.post(f"{address}save/", {**GOOD, "revision": "0", "evidence": file})
    made = Evidence.objects.get(of_return=quarter.own)
    answer = client.get(f"{address}evidence/{made.pk}/")
    assert answer.content == b"%PDF-1.7 <script>"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="count.pdf"'
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    client.post(f"{address}evidence/{made.pk}/remove/")
    assert client.get(f"{address}evidence/{made.pk}/").status_code == 404


def test_a_file_that_is_refused_loses_no_words(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    client, address = sign_in(record.cast.ben), f"/borough/work/returns/{quarter.own.pk}/"
    file = SimpleUploadedFile("count.exe", b"MZ\x90\x00")
    answer = client.post(f"{address}save/", {**GOOD, "revision": "0", "evidence": file}, follow=True)
    assert "Count.exe is of a kind that isn’t taken" in answer.content.decode()
    assert 'value="1,486"' in answer.content.decode()
