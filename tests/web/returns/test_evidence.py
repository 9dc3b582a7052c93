"""Evidence is known by its content, and handed out as a download only."""

import io
import zipfile
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.web.actions.evidence import LARGEST, add_evidence, clean_name, remove_evidence
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import Evidence, JournalEntry, Person
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter

SignIn = Callable[[Person], Client]


def archive(**parts: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        for name, content in parts.items():
            file.writestr(name.replace("__", "/").replace("_DOT_", "."), content)
    return made.getvalue()


BOOK = archive(xl__workbook_DOT_xml="<workbook/>")
MACROS = archive(xl__workbook_DOT_xml="<workbook/>", xl__vbaProject_DOT_bin="x")
ODS = archive(mimetype="application/vnd.oasis.opendocument.spreadsheet")
ODS_WITH_MACROS = archive(mimetype="application/vnd.oasis.opendocument.spreadsheet", Basic__script="x")


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("count.pdf", b"%PDF-1.7 x", "application/pdf"),
        ("count.csv", b"team,in time\nNorth,12\n", "text/plain"),
        ("count.txt", "£12".encode("cp1252"), "text/plain"),
        ("chart.png", b"\x89PNG\r\n\x1a\nx", "image/png"),
        ("chart.JPG", b"\xff\xd8\xffx", "image/jpeg"),
        ("count.xlsx", BOOK, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("count.ods", ODS, "application/vnd.oasis.opendocument.spreadsheet"),
    ],
)
def test_a_file_is_kept_by_its_content(record: Record, quarter: Quarter, name: str, content: bytes, kind: str) -> None:
    made = add_evidence(owed=quarter.own, name=name, content=content, by=record.cast.ben)
    made.refresh_from_db()
    assert (made.media_type, made.size, bytes(made.content)) == (kind, len(content), content)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("count.pdf", b""),
        ("count.pdf", b"MZ\x90\x00\x03"),
        ("count.exe", b"%PDF-1.7"),
        ("count.html", b"<script>alert(1)</script>"),
        ("count.svg", b"<svg/>"),
        ("count.xlsx", MACROS),
        ("count.xlsm", BOOK),
        ("count.ods", ODS_WITH_MACROS),
        ("count.docx", BOOK),
        ("count.zip", archive(a_DOT_txt="x")),
        ("count.xlsx", b"PK\x03\x04 broken"),
        ("count.pdf", b"%PDF-" + b"x" * LARGEST),
        ("count", b"%PDF-1.7"),
    ],
)
def test_what_is_not_taken_is_refused(record: Record, quarter: Quarter, name: str, content: bytes) -> None:
    with pytest.raises(Refused, match="PDF, Word"):
        add_evidence(owed=quarter.own, name=name, content=content, by=record.cast.ben)
    assert not Evidence.objects.filter(of_return=quarter.own).exists()


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("../../etc/count.pdf", "count.pdf"),
        ("C:\\x\\count.pdf", "count.pdf"),
        ('a"b\r\n.pdf', "a_b__.pdf"),
        ("...", "file"),
    ],
)
def test_a_name_is_only_a_name(name: str, clean: str) -> None:
    assert clean_name(name) == clean


@given(st.text(), st.binary(max_size=40))
def test_any_name_is_one_that_a_header_can_hold(name: str, content: bytes) -> None:
    clean = clean_name(name)
    assert 0 < len(clean) <= 171
    assert "/" not in clean
    assert clean.isprintable()


def test_a_file_that_is_removed_stays_in_the_record(record: Record, quarter: Quarter) -> None:
    made = add_evidence(owed=quarter.own, name="count.pdf", content=b"%PDF-1.7", by=record.cast.ben)
    remove_evidence(evidence=made, by=record.cast.ben)
    verbs = [entry.verb for entry in JournalEntry.objects.filter(authority=record.authority)][-2:]
    assert (Evidence.objects.filter(pk=made.pk).exists(), verbs) == (True, ["add evidence", "remove evidence"])


def test_a_file_comes_with_what_is_typed(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    client, address = sign_in(record.cast.ben), f"/borough/work/returns/{quarter.own.pk}/"
    file = SimpleUploadedFile("count.pdf", b"%PDF-1.7 <script>")
    client.post(f"{address}save/", {**GOOD, "revision": "0", "evidence": file})
    made = Evidence.objects.get(of_return=quarter.own)
    answer = client.get(f"{address}evidence/{made.pk}/")
    assert answer.content == b"%PDF-1.7 <script>"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="count.pdf"'
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    client.post(f"{address}evidence/{made.pk}/remove/")
    assert client.get(f"{address}evidence/{made.pk}/").status_code == 404


def test_a_file_that_is_refused_loses_no_words(record: Record, quarter: Quarter, sign_in: SignIn) -> None:
    client, address = sign_in(record.cast.ben), f"/borough/work/returns/{quarter.own.pk}/"
    file = SimpleUploadedFile("count.exe", b"MZ\x90\x00")
    answer = client.post(f"{address}save/", {**GOOD, "revision": "0", "evidence": file}, follow=True)
    assert "The file is of a kind that isn’t taken" in answer.content.decode()
    assert 'value="1,486"' in answer.content.decode()
