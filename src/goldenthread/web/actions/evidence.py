"""Evidence: files that show where a figure comes from, known by their content and not by their name."""

import hashlib
import io
import zipfile
from pathlib import PurePosixPath

from goldenthread.web.actions.drafts import locked
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.models import Evidence, Person, Return

LARGEST = 10 * 1024 * 1024
_MOST_FILES, _MOST_PARTS = 20, 5_000
_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
_SIGNS = {b"%PDF-": "application/pdf", b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
_MAIN_PARTS = {
    "word/document.xml": f"{_OFFICE}wordprocessingml.document",
    "xl/workbook.xml": f"{_OFFICE}spreadsheetml.sheet",
    "ppt/presentation.xml": f"{_OFFICE}presentationml.presentation",
}
_MARKS = {f"{_OPEN}text", f"{_OPEN}spreadsheet", f"{_OPEN}presentation"}
_ENDINGS = {
    "application/pdf": (".pdf",),
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    f"{_OFFICE}wordprocessingml.document": (".docx",),
    f"{_OFFICE}spreadsheetml.sheet": (".xlsx",),
    f"{_OFFICE}presentationml.presentation": (".pptx",),
    f"{_OPEN}text": (".odt",),
    f"{_OPEN}spreadsheet": (".ods",),
    f"{_OPEN}presentation": (".odp",),
    "text/plain": (".txt", ".csv", ".tsv", ".eml"),
}
_WANTED = "a PDF, Word, Excel, PowerPoint, OpenDocument, PNG, JPEG, CSV or text file of at most 10 MB, without macros"


def add_evidence(*, owed: Return, name: str, content: bytes, by: Person) -> Evidence:
    """Keep a file with a return. Raises Refused for what isn't of the kinds that are taken, or too large."""
    kind = _kind(name, content)
    with writing(owed.authority, by=by) as journal:
        found = locked(owed)
        if Evidence.objects.filter(of_return=found, removed_at__isnull=True).count() >= _MOST_FILES:
            raise _refused(name, f"the return has {_MOST_FILES} files already")
        made = Evidence.objects.create(
            of_return=found,
            name=clean_name(name),
            media_type=kind,
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            content=content,
            added_by=by,
            added_at=journal.at,
        )
        after = {"evidence": made.pk, "name": made.name, "sha256": made.sha256, "size": made.size}
        journal.record("add evidence", found, after=after)
    return made


def remove_evidence(*, evidence: Evidence, by: Person) -> None:
    """Take a file off a return that is still open to its owner. It stays in the record for the auditor."""
    with writing(evidence.of_return.authority, by=by) as journal:
        found = locked(evidence.of_return)
        evidence.removed_at = journal.at
        evidence.save(update_fields=["removed_at"])
        journal.record("remove evidence", found, before={"evidence": evidence.pk, "name": evidence.name})


def clean_name(name: str) -> str:
    """Give a file's name without a path, control characters and what a header can't hold."""
    last = PurePosixPath(name.replace("\\", "/")).name
    plain = "".join(sign if sign.isprintable() and sign not in '"<>|:*?;' else "_" for sign in last)
    stem, dot, ending = plain.rpartition(".")
    return f"{stem[:150]}{dot}{ending[:20]}".strip(" .") or "file"


def _kind(name: str, content: bytes) -> str:
    if not content:
        raise _refused(name, "the file is empty")
    if len(content) > LARGEST:
        raise _refused(name, "the file is too large")
    kind = next((kind for sign, kind in _SIGNS.items() if content.startswith(sign)), None)
    kind = kind or (_kind_of_archive(content) if content.startswith(b"PK\x03\x04") else _kind_of_text(content))
    if kind is None:
        raise _refused(name, "the file is of a kind that isn’t taken")
    if PurePosixPath(clean_name(name)).suffix.casefold() not in _ENDINGS[kind]:
        raise _refused(name, "the file’s name says another kind than its content")
    return kind


def _kind_of_archive(content: bytes) -> str | None:
    """Only the list of parts is read, and of these none but the short mark of OpenDocument; nothing is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist()[:_MOST_PARTS])
            if any(part.casefold().endswith("vbaproject.bin") for part in names) or len(names) >= _MOST_PARTS:
                return None
            if "mimetype" in names:
                with archive.open("mimetype") as mark:
                    said = mark.read(100).decode("ascii", "replace")
                return said if said in _MARKS and not any(part.startswith("Basic/") for part in names) else None
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError, EOFError):
        return None
    return next((kind for part, kind in _MAIN_PARTS.items() if part in names), None)


def _kind_of_text(content: bytes) -> str | None:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return "text/plain" if all(sign.isprintable() or sign in "\t\r\n\f" for sign in text) else None
    return None


def _refused(name: str, what: str) -> Refused:
    return Refused(what, where=clean_name(name), expected=_WANTED, do="save it as one of these, and add it again")
