"""Archives: what is refused before it can do harm, and in which words."""

import io
import struct
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.plan import DocumentError
from goldenthread.reading import zipped

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504)


def archive(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as target:
        for part, content in parts.items():
            target.writestr(part, content)
    return stream.getvalue()


def with_field(data: bytes, signature: bytes, offset: int, value: bytes) -> bytes:
    """Overwrite bytes of the first record that has this signature."""
    at = data.index(signature) + offset
    return data[:at] + value + data[at + len(value) :]


PLAIN = archive({"word/document.xml": b"<w/>" * 50, "word/media/photo.png": b"P" * 50})


def refusal(data: bytes) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        zipped.guard(data, "q2.docx")
    return caught.value


def test_guard_whole_archive_passes() -> None:
    zipped.guard(PLAIN, "q2.docx")


def test_part_names_in_the_order_of_the_directory() -> None:
    assert zipped.part_names(PLAIN, "q2.docx") == ["word/document.xml", "word/media/photo.png"]


def test_read_part_gives_its_content() -> None:
    assert zipped.read_part(PLAIN, "word/media/photo.png", "q2.docx") == b"P" * 50


def test_read_part_missing_names_file_and_part() -> None:
    with pytest.raises(DocumentError) as caught:
        zipped.read_part(PLAIN, "word/styles.xml", "q2.docx")
    assert (caught.value.where, caught.value.what) == ("q2.docx", "its part word/styles.xml is missing")


@pytest.mark.parametrize("kept", [4, 60, len(PLAIN) // 2, len(PLAIN) - 1])
def test_guard_truncated_archive_is_damaged(kept: int) -> None:
    assert refusal(PLAIN[:kept]).what == "it is cut short or damaged"


def test_guard_photo_is_no_archive() -> None:
    assert refusal(b"\xff\xd8\xff\xe0" + b"JFIF" * 100).what == "it isn't the archive it should be"


def test_guard_changed_byte_in_a_stored_part_is_damage() -> None:
    data = archive({"a.xml": b"<one/>"}, zipfile.ZIP_STORED).replace(b"<one/>", b"<two/>", 1)
    assert refusal(data).what == "its part a.xml is damaged"


def test_guard_encrypted_part_asks_for_a_copy_without_password() -> None:
    data = with_field(PLAIN, b"PK\x01\x02", 8, b"\x01")
    fault = refusal(data)
    assert (fault.where, fault.what) == ("q2.docx, part word/document.xml", "the file is encrypted")


def test_guard_bzip2_is_not_inflated() -> None:
    data = archive({"a.xml": b"<one/>"}, zipfile.ZIP_BZIP2)
    assert refusal(data).what == "its part a.xml is packed in a way that documents don't use"


def test_guard_bomb_of_one_part() -> None:
    fault = refusal(archive({"word/document.xml": bytes(11 * 1024 * 1024)}))
    assert fault.what == "it unpacks to far more than a document does"
    assert fault.where == "q2.docx, part word/document.xml"


def test_read_part_bomb_is_refused_without_a_guard() -> None:
    data = archive({"word/document.xml": bytes(11 * 1024 * 1024)})
    with pytest.raises(DocumentError, match="far more than a document does"):
        zipped.read_part(data, "word/document.xml", "q2.docx")


def test_guard_bomb_of_many_small_parts() -> None:
    part = bytes(9 * 1024 * 1024)
    fault = refusal(archive({f"word/{number}.xml": part for number in range(29)}))
    assert fault.what == "it unpacks to 273,678,336 bytes"


def test_guard_too_many_parts() -> None:
    fault = refusal(archive({f"{number}": b"" for number in range(10_001)}, zipfile.ZIP_STORED))
    assert fault.what == "it holds 10,001 parts"


def test_guard_directory_that_lies_about_the_size() -> None:
    """A library that reads the part in one go would inflate 100 MB: the guard stops after 1,000 bytes."""
    inflated = bytes(100 * 1024 * 1024)
    data = with_field(archive({"a.xml": inflated}), b"PK\x01\x02", 24, struct.pack("<L", 1000))
    assert refusal(data).what == "its part a.xml isn't as large as its directory says"


def test_guard_parts_that_overlap() -> None:
    data = archive({"a": b"x" * 999, "b": b"y" * 999}, zipfile.ZIP_STORED)
    second = data.rindex(b"PK\x01\x02")
    overlapping = data[:second] + with_field(data[second:], b"PK\x01\x02", 20, struct.pack("<L", 99_999))
    assert refusal(overlapping).what == "its parts are together larger than the file"


@settings(max_examples=200, deadline=None)
@given(st.integers(0, len(PLAIN) - 1), st.binary(min_size=1, max_size=8))
def test_guard_raises_nothing_but_document_errors(at: int, junk: bytes) -> None:
    with suppress(DocumentError):
        zipped.guard(PLAIN[:at] + junk + PLAIN[at + len(junk) :], "q2.docx")


@pytest.mark.parametrize(
    ("data", "prefix", "expected"),
    [
        (PLAIN, "word/", True),
        (PLAIN, "xl/", False),
        (PLAIN[:-30], "word/", True),
        (PLAIN[:-30], "xl/", False),
        (b"%PDF word/", "word/", False),
        (b"", "word/", False),
    ],
)
def test_looks_like_by_the_names_of_parts(data: bytes, prefix: str, expected: bool) -> None:
    assert zipped.looks_like(data, prefix) is expected


ODS = "application/vnd.oasis.opendocument.spreadsheet"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (archive({"mimetype": ODS.encode(), "content.xml": b""}, zipfile.ZIP_STORED), ODS),
        (archive({"mimetype": ODS.encode(), "content.xml": b""}, zipfile.ZIP_STORED)[:90], ODS),
        (PLAIN, ""),
        (b"mimetype", ""),
    ],
    ids=["whole", "cut", "plain", "name-alone"],
)
def test_mimetype_of_an_opendocument_file(data: bytes, expected: str) -> None:
    assert zipped.mimetype(data) == expected


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (["EncryptedPackage"], "the file is protected by a password"),
        (["Workbook"], "this is an old Excel workbook (.xls)"),
        (["Book"], "this is an old Excel workbook (.xls)"),
        (["WordDocument"], "this is an old Word document (.doc)"),
        (["WordDocument", "Workbook"], "this is an old Word document (.doc)"),
        (["Workbook", "WordDocument"], "this is an old Excel workbook (.xls)"),
        (["PowerPoint Document"], "this is a file of an old Office program"),
    ],
)
def test_refuse_ole_tells_which(entries: list[str], expected: str) -> None:
    data = OLE + b"".join(entry.encode("utf-16-le") + bytes(40) for entry in entries)
    with pytest.raises(DocumentError) as caught:
        zipped.refuse_ole(data, "q2.xlsx")
    assert (caught.value.where, caught.value.what) == ("q2.xlsx", expected)


def test_refuse_ole_lets_archives_pass() -> None:
    assert zipped.is_ole(OLE)
    assert not zipped.is_ole(PLAIN)
    zipped.refuse_ole(PLAIN, "q2.docx")
