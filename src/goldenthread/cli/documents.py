"""Reading one document from disk or standard input, in a process of its own if need be."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from goldenthread.cli.endings import OutputFormat
from goldenthread.cli.report_text import report_text
from goldenthread.examine import read_and_judge
from goldenthread.plan import DocumentError, Report, Settings, UserError
from goldenthread.reading.limits import MOST_BYTES

_DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file: what to print of it, or the error in words and whether the command line is to blame.

    `found` tells that a check failed.
    """

    text: str
    error: str | None = None
    found: bool = False
    misused: bool = False


def read_one(name: str, earlier: Report | None, settings: Settings, form: OutputFormat, width: int) -> Outcome:
    """Read one file and write it in the form asked for. Expected errors are given, not raised."""
    try:
        report = read_and_judge(content(name), printable(name), earlier=earlier, settings=settings)
    except UserError as fault:
        return Outcome("", str(fault))
    except MemoryError:
        return too_large(name, "reading it takes more memory than there is")
    if form is OutputFormat.TEXT:
        return Outcome(report_text(report, width))
    return Outcome(report.model_dump_json(indent=None if form is OutputFormat.JSONL else 1))


def too_large(name: str, what: str) -> Outcome:
    """Give the outcome of a file that this machine can't read whole, in words."""
    return Outcome("", f"{name}: {what}. What to do: split it and try again.")


def load_earlier(path: Path, settings: Settings = _DEFAULT, *, before: Report | None = None) -> Report:
    """Read a report as another needs it: a document, or a Report's JSON. Raises DocumentError.

    `before` is a report still earlier: what a document doesn't print is carried over from it.
    """
    data = content(str(path))
    if path.suffix.lower() == ".json" or (str(path) == "-" and data.lstrip().startswith(b"{")):
        return _from_json(data, path)
    return read_and_judge(data, printable(str(path)), earlier=before, settings=settings)


def printable(name: str) -> str:
    """Give a file's name as text that can be written anywhere: not every name is UTF-8."""
    return os.fsencode(name).decode("utf-8", "replace")


def content(name: str) -> bytes:
    """Give a file's bytes, or standard input's for "-". Raises DocumentError where it can't be opened.

    At most one byte more than a document may have is read: reading refuses it then, however long it goes on.
    """
    try:
        if name == "-":
            return sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin else b""
        with Path(name).open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as fault:
        raise DocumentError(
            f"the file can't be opened ({getattr(fault, 'strerror', None) or fault})",
            where=name,
            expected="a file that you may read",
            do="check the name and the folder",
        ) from fault


def _from_json(data: bytes, path: Path) -> Report:
    try:
        return Report.model_validate_json(data)
    except ValueError as fault:
        raise DocumentError(
            "this is not the JSON of a report",
            where=str(path),
            expected="what `goldenthread read --format json` prints for one file",
            do="read the report again with that command",
        ) from fault
