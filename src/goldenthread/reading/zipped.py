"""Safe reading of documents that are zip archives inside: .docx, .xlsx, .odt, .ods.

Call `refuse_ole` and `guard` before anything else touches the bytes: after them a library may open the
archive without running out of memory. `looks_like` and `mimetype` are for recognising a format: they
raise nothing and also work on an archive that was cut short.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from copy import copy
from io import BytesIO

from goldenthread.plan import DocumentError

# A report of a thousand measures inflates to a few MB, one full of photographs to some tens.
# 256 MB is beyond any report and still fits the memory of a small server.
MOST_INFLATED = 256 * 1024 * 1024
# XML of repeated rows shrinks 20 to 60 times, and small parts of blank cells more; deflate itself can
# reach 1,000 times, which only a bomb does in a part of this size.
MOST_RATIO = 200
RATIO_FROM = 10 * 1024 * 1024
# Each picture, sheet and relation is a part; reports have some tens.
MOST_PARTS = 10_000

_CHUNK = 256 * 1024
_ENCRYPTED_FLAG = 0x1
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_OLE_SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_CUT_SHORT = "it is cut short or damaged"
_NO_ARCHIVE = "it isn't the archive it should be"
_LOCAL_HEADER = re.compile(rb"PK\x03\x04.{22}(..)..", re.DOTALL)
# All that zipfile raises on hostile bytes: the last four come from names, offsets and sizes that lie.
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    OverflowError,
)


def guard(data: bytes, name: str) -> None:
    """Make sure that the archive is whole and that inflating it is bounded; raise DocumentError if not.

    First by the sizes that its directory declares, then by inflating every part, because a
    directory can lie about its sizes.
    """
    with _opened(data, name) as archive:
        parts = archive.infolist()
        _check_directory(parts, len(data), name)
        for part in parts:
            for _ in _inflated(archive, part, name):
                pass


def part_names(data: bytes, name: str) -> list[str]:
    """List the parts of the archive in the order of its directory; DocumentError if it's damaged."""
    with _opened(data, name) as archive:
        return archive.namelist()


def read_part(data: bytes, part: str, name: str) -> bytes:
    """Inflate one part.

    Raises DocumentError, naming file and part, where it is missing, oversized, encrypted or damaged.
    """
    with _opened(data, name) as archive:
        try:
            info = archive.getinfo(part)
        except KeyError:
            raise _damaged(f"its part {part} is missing", name) from None
        _check_part(info, name)
        return b"".join(_inflated(archive, info, name))


def looks_like(data: bytes, prefix: str) -> bool:
    """Tell whether the bytes are an archive with a part whose name starts with `prefix`."""
    return data.startswith(b"PK") and any(part.startswith(prefix) for part in _names_if_any(data))


def mimetype(data: bytes) -> str:
    """Give what an OpenDocument file says that it is in its part "mimetype", "" where there is none."""
    with suppress(DocumentError):
        return read_part(data, "mimetype", "")[:100].decode("ascii", "replace")
    header = _LOCAL_HEADER.match(data)
    start = header.end() + len("mimetype") if header else 0
    if not header or data[header.end() : start] != b"mimetype":
        return ""
    found = re.compile(rb"[\w.+/-]{0,100}").match(data, start)
    return found[0].split(b"PK")[0].decode("ascii", "replace") if found else ""


def is_ole(data: bytes) -> bool:
    """Tell whether the bytes are a compound file, as Office before 2007 wrote and as a password makes."""
    return data.startswith(_OLE_SIGNATURE)


def refuse_ole(data: bytes, name: str) -> None:
    """Raise the DocumentError that says which kind of compound file this is; return if it isn't one."""
    if not is_ole(data):
        return
    what, do = _ole_fault(data)
    raise DocumentError(
        what,
        where=name,
        expected="a .docx or .xlsx without a password",
        do=do,
    )


def _ole_fault(data: bytes) -> tuple[str, str]:
    if _utf16("EncryptedPackage") in data:
        return (
            "the file is protected by a password",
            "open it, remove the password (File, Info, Protect, Encrypt with Password) and save a copy",
        )
    kinds = {
        "Workbook": ("this is an old Excel workbook (.xls)", "open it in Excel and save it as .xlsx"),
        "Book": ("this is an old Excel workbook (.xls)", "open it in Excel and save it as .xlsx"),
        "WordDocument": ("this is an old Word document (.doc)", "open it in Word and save it as .docx"),
    }
    # An old document can hold the other kind as an embedded object: its own directory entry comes first.
    places = {data.find(_utf16(entry)): fault for entry, fault in kinds.items() if _utf16(entry) in data}
    if places:
        return places[min(places)]
    return "this is a file of an old Office program", "open it in that program and save it as .docx or .xlsx"


def _utf16(entry: str) -> bytes:
    # The two zero bytes end the name of a directory entry, so a word in the text rarely counts as one.
    return entry.encode("utf-16-le") + b"\0\0"


@contextmanager
def _opened(data: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _ZIP_FAULTS:
        what = _CUT_SHORT if data.startswith(b"PK") else _NO_ARCHIVE
        raise _damaged(what, name) from None
    with archive:
        yield archive


def _check_directory(parts: list[zipfile.ZipInfo], size: int, name: str) -> None:
    if len(parts) > MOST_PARTS:
        raise _oversized(f"it holds {len(parts):,} parts", f"at most {MOST_PARTS:,} parts", name)
    for part in parts:
        _check_part(part, name)
    total = sum(part.file_size for part in parts)
    if total > MOST_INFLATED:
        raise _oversized(f"it unpacks to {total:,} bytes", f"at most {MOST_INFLATED:,} bytes", name)
    if sum(part.compress_size for part in parts) > size:
        raise _damaged("its parts are together larger than the file", name)


def _check_part(part: zipfile.ZipInfo, name: str) -> None:
    if part.flag_bits & _ENCRYPTED_FLAG:
        raise DocumentError(
            "the file is encrypted",
            where=_place(part.filename, name),
            expected="a document without a password",
            do="open it, remove the password and save a copy",
        )
    if part.compress_type not in _METHODS:
        raise _damaged(f"its part {part.filename} is packed in a way that documents don't use", name)
    _check_size(part, part.file_size, name)


def _check_size(part: zipfile.ZipInfo, inflated: int, name: str) -> None:
    place = _place(part.filename, name)
    if inflated > MOST_INFLATED:
        raise _oversized("it unpacks to too much", f"at most {MOST_INFLATED:,} bytes", place)
    if inflated > RATIO_FROM and inflated > MOST_RATIO * max(part.compress_size, 1):
        expected = f"a part that unpacks to at most {MOST_RATIO} times its size"
        raise _oversized("it unpacks to far more than a document does", expected, place)


def _inflated(archive: zipfile.ZipFile, part: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """Inflate piece by piece; stop with DocumentError as soon as there is more than was declared."""
    open_ended = copy(part)
    # zipfile would stop without a word at the declared size, while a library that reads the part in
    # one go would inflate all of it.
    open_ended.file_size = MOST_INFLATED + 1
    size = 0
    try:
        with archive.open(open_ended) as stream:
            while piece := stream.read(_CHUNK):
                size += len(piece)
                if size > part.file_size:
                    break
                yield piece
    except (*_ZIP_FAULTS, RuntimeError):
        raise _damaged(f"its part {part.filename} is damaged", name) from None
    if size != part.file_size:
        raise _damaged(f"its part {part.filename} isn't as large as its directory says", name)


def _names_if_any(data: bytes) -> list[str]:
    with suppress(*_ZIP_FAULTS), zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.namelist()
    headers = _LOCAL_HEADER.finditer(data)
    return [data[at.end() : at.end() + int.from_bytes(at[1], "little")].decode("cp437") for at in headers]


def _place(part: str, name: str) -> str:
    return f"{name}, part {part}"


def _damaged(what: str, where: str) -> DocumentError:
    return DocumentError(
        what,
        where=where,
        expected="a whole document, as the program that made it saved it",
        do="download or copy it again, or open it in that program and save a new copy",
    )


def _oversized(what: str, expected: str, where: str) -> DocumentError:
    return DocumentError(
        what,
        where=where,
        expected=expected,
        do="check where the file comes from; save a copy with only the report in it",
    )
