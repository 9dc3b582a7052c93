"""Files that people send: what they are by their content, how large they may be, and a name that is safe to keep.

Nothing sent is ever run, opened in a page or stored under the name it came with.
"""

import re
import unicodedata
import zipfile
from collections.abc import Callable, Collection
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Protocol

from goldenthread.plan import UserError

LARGEST = 20 * 1024 * 1024
_LONGEST_NAME = 100
# Office files are zips: one that grows beyond this when opened, or has more parts than this, is no report.
_LARGEST_UNPACKED, _MOST_PARTS = 400 * 1024 * 1024, 5_000


class RefusedFile(UserError):
    """A file that isn't taken: what, where, what was expected and what to do."""


class Sent(Protocol):
    """What a form gives for a file: Django's UploadedFile."""

    @property
    def name(self) -> str | None:
        """The name that it came with."""

    @property
    def size(self) -> int | None:
        """How many bytes it has."""

    def read(self) -> bytes:
        """Give its content."""
        ...


@dataclass(frozen=True)
class CheckedFile:
    """A file that was checked: its safe name, what it is, and its content."""

    name: str
    media_type: str
    content: bytes


def _zip_holding(entry: str) -> Callable[[bytes], bool]:
    """Tell whether a file is a zip with a part of the name given."""

    def holds(content: bytes) -> bool:
        if not content.startswith(b"PK\x03\x04"):
            return False
        try:
            with zipfile.ZipFile(BytesIO(content)) as packed:
                return entry in packed.namelist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            return False

    return holds


def _open_document(media_type: str) -> Callable[[bytes], bool]:
    def is_one(content: bytes) -> bool:
        # The format puts its media type first and unpacked, so that a look at the first bytes tells it.
        return content.startswith(b"PK\x03\x04") and content[30:120].startswith(b"mimetype" + media_type.encode())

    return is_one


def _text(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decodes(content, "utf-16")
    return b"\0" not in content and not content.startswith((b"%PDF", b"MZ", b"\x7fELF", b"#!"))


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
# By the ending of the name: the media type, and what tells by the content that it is one. The last four only where a
# caller asks for them: reports may come as such.
_KINDS: dict[str, tuple[str, Callable[[bytes], bool]]] = {
    ".pdf": ("application/pdf", lambda content: content.startswith(b"%PDF-")),
    ".docx": (f"{_OFFICE}wordprocessingml.document", _zip_holding("word/document.xml")),
    ".xlsx": (f"{_OFFICE}spreadsheetml.sheet", _zip_holding("xl/workbook.xml")),
    ".odt": (f"{_OPEN}text", _open_document(f"{_OPEN}text")),
    ".ods": (f"{_OPEN}spreadsheet", _open_document(f"{_OPEN}spreadsheet")),
    ".csv": ("text/csv", _text),
    ".txt": ("text/plain", _text),
    ".png": ("image/png", lambda content: content.startswith(b"\x89PNG\r\n\x1a\n")),
    ".jpg": ("image/jpeg", lambda content: content.startswith(b"\xff\xd8\xff")),
    ".jpeg": ("image/jpeg", lambda content: content.startswith(b"\xff\xd8\xff")),
    ".tsv": ("text/tab-separated-values", _text),
    ".md": ("text/markdown", _text),
    ".html": ("text/html", _text),
    ".htm": ("text/html", _text),
}
# What is taken where nothing else is said, and what the form's file box offers.
ENDINGS = tuple(_KINDS)[:-4]
ACCEPTED = "PDF, Word (docx), Excel (xlsx), OpenDocument (odt, ods), CSV, text, PNG or JPEG"


def checked(sent: Sent, *, endings: Collection[str] = ENDINGS, largest: int = LARGEST) -> CheckedFile:
    """Check a file by size, name and content. Raises RefusedFile for what isn't taken."""
    name = safe_name(sent.name or "")
    if sent.size is None or sent.size > largest:
        raise _refused(name, "is too large", f"at most {largest // (1024 * 1024)} MB", "send a smaller file")
    return checked_content(sent.name or "", sent.read(), endings=endings, largest=largest)


def checked_content(
    name: str, content: bytes, *, endings: Collection[str] = ENDINGS, largest: int = LARGEST
) -> CheckedFile:
    """Check a file whose content is at hand. Raises RefusedFile for what isn't taken."""
    safe = safe_name(name)
    ending = PurePosixPath(safe).suffix
    kind = _KINDS.get(ending) if ending in endings else None
    if kind is None:
        taken = ACCEPTED if endings is ENDINGS else ", ".join(one[1:] for one in endings)
        raise _refused(safe, "is of a kind that isn’t taken", taken, "save it as one of these, and send that")
    if not content:
        raise _refused(safe, "is empty", "a file with something in it", "check that it was saved, and send it again")
    if len(content) > largest:
        raise _refused(safe, "is too large", f"at most {largest // (1024 * 1024)} MB", "send a smaller file")
    media_type, is_one = kind
    if not is_one(content) or _swells(content):
        raise _refused(safe, "is not what its name says", f"a {ending[1:]} file", "save it anew, and send that")
    return CheckedFile(safe, media_type, content)


def safe_name(name: str) -> str:
    """Give a file's name without folders, control characters and signs that mean something to a system or a header."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    kept = "".join(sign if sign.isalnum() or sign in " ._-()&" else "_" for sign in last)
    path = PurePosixPath(" ".join(kept.split()).strip(" ._-"))
    ending = path.suffix.casefold()
    stem = path.name[: len(path.name) - len(ending)].rstrip(" .")[:_LONGEST_NAME]
    return f"{stem or 'file'}{ending}"


def _swells(content: bytes) -> bool:
    if not content.startswith(b"PK\x03\x04"):
        return False
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return True
    return len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _LARGEST_UNPACKED


def _refused(name: str, what: str, expected: str, do: str) -> RefusedFile:
    return RefusedFile(f"{name} {what}", where=name, expected=expected, do=do)
