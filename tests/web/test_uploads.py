"""Files that people send are known by their content, kept under a safe name and handed out to be saved only."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.web.pages.downloads import download
from goldenthread.web.records.uploads import RefusedFile, checked, checked_content, safe_name


def packed(**parts: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as written:
        for name, content in parts.items():
            # Without a time of its own, so that a test has the same name in every process.
            entry = zipfile.ZipInfo(name.replace("__", "/").replace("_xml", ".xml"))
            written.writestr(entry, content)
    return made.getvalue()


WORD = packed(word__document_xml=b"<w/>")
EXCEL = packed(xl__workbook_xml=b"<x/>")
TEXT_DOCUMENT = packed(mimetype=b"application/vnd.oasis.opendocument.text", content_xml=b"<o/>")
SHEETS = packed(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", content_xml=b"<o/>")
PNG, JPEG, PDF = b"\x89PNG\r\n\x1a\n...", b"\xff\xd8\xff\xe0...", b"%PDF-1.7\n..."


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("a.docx", WORD, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
        ("a.xlsx", EXCEL, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("a.odt", TEXT_DOCUMENT, "application/vnd.oasis.opendocument.text"),
        ("a.ods", SHEETS, "application/vnd.oasis.opendocument.spreadsheet"),
        ("a.csv", b"a,b\n1,2\n", "text/csv"),
        ("a.txt", "Café".encode("utf-16"), "text/plain"),
        ("a.PNG", PNG, "image/png"),
        ("a.jpg", JPEG, "image/jpeg"),
        ("a.jpeg", JPEG, "image/jpeg"),
    ],
)
def test_what_is_what_it_says_is_taken(name: str, content: bytes, media_type: str) -> None:
    assert checked_content(name, content).media_type == media_type


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.exe", b"MZ...", "a.exe is of a kind that isn’t taken"),
        ("a.html", b"<script>", "a.html is of a kind that isn’t taken"),
        ("a.svg", b"<svg>", "a.svg is of a kind that isn’t taken"),
        ("a", PDF, "a is of a kind that isn’t taken"),
        ("a.pdf.exe", PDF, "a.pdf.exe is of a kind that isn’t taken"),
        ("a.pdf", b"", "a.pdf is empty"),
        ("a.pdf", b"MZ...", "a.pdf is not what its name says"),
        ("a.pdf", WORD, "a.pdf is not what its name says"),
        ("a.docx", EXCEL, "a.docx is not what its name says"),
        ("a.docx", b"PK\x03\x04 and then nothing", "a.docx is not what its name says"),
        ("a.odt", SHEETS, "a.odt is not what its name says"),
        ("a.odt", TEXT_DOCUMENT[:60], "a.odt is not what its name says"),
        ("a.txt", b"MZ\0\0", "a.txt is not what its name says"),
        ("a.csv", PDF, "a.csv is not what its name says"),
        ("a.png", JPEG, "a.png is not what its name says"),
        ("a.txt", b"x" * 101, "a.txt is too large"),
    ],
)
def test_what_is_something_else_is_refused(name: str, content: bytes, what: str) -> None:
    with pytest.raises(RefusedFile) as refused:
        checked_content(name, content, largest=100 if len(content) == 101 else 10_000)
    assert refused.value.what == what


def test_a_zip_that_swells_is_refused() -> None:
    parts = {f"word__{number}": b"" for number in range(5_001)}
    with pytest.raises(RefusedFile, match="not what its name says"):
        checked_content("a.docx", packed(word__document_xml=b"", **parts))


def test_too_large_is_refused_unread() -> None:
    sent = SimpleUploadedFile("a.txt", b"12345")
    with pytest.raises(RefusedFile, match="too large"):
        checked(sent, largest=4)
    assert sent.tell() == 0


def test_a_file_of_a_form_is_taken() -> None:
    taken = checked(SimpleUploadedFile("Figures Q4.csv", b"1,2"))
    assert (taken.name, taken.content) == ("Figures Q4.csv", b"1,2")


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Q4 figures (final).xlsx", "Q4 figures (final).xlsx"),
        ("../../etc/passwd.txt", "passwd.txt"),
        ("C:\\Users\\Ben\\a.PDF", "a.pdf"),
        ("a\r\nSet-Cookie: x.csv", "a__Set-Cookie_ x.csv"),
        ('"; rm -rf.csv', "rm -rf.csv"),
        ("café.pdf", "café.pdf"),
        (".htaccess", "htaccess"),
        ("", "file"),
        ("x" * 300 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_a_name_is_made_safe(sent: str, kept: str) -> None:
    assert safe_name(sent) == kept


@given(st.text(max_size=300))
def test_any_name_becomes_a_safe_one(sent: str) -> None:
    kept = safe_name(sent)
    assert kept
    assert len(kept.encode()) < 1_000
    assert not set(kept) & set('/\\"<>\r\n\0:;|?*')
    assert not kept.startswith(".")


def test_a_download_is_never_shown_as_a_page() -> None:
    answer = download(b"<script>", "é.html", "text/html")
    assert answer["Content-Disposition"] == "attachment; filename*=utf-8''%C3%A9.html"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
