"""CSV: one file for measures, one for figures, one for targets. No cell of anyone's text is taken for a formula."""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from goldenthread.publishing.content import Content
from goldenthread.publishing.content.safe import Safe
from goldenthread.publishing.files import File
from goldenthread.publishing.formats.data.columns import SHEETS, Sheet, Value

MEDIA_TYPE = "text/csv"
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
# By this mark Excel knows UTF-8.
BEGINNING = b"\xef\xbb\xbf"
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")


def draw(content: Content) -> Iterator[File]:
    """Draw each data file. They begin with the mark by which Excel knows UTF-8."""
    for sheet in SHEETS:
        data = _written(content, sheet)
        yield File(file_name(content, sheet), data, MEDIA_TYPE, f"{sheet.about}, as CSV")


def file_name(content: Content, sheet: Sheet) -> str:
    """Give the name of a data file."""
    return f"{content.name}-{sheet.name}.csv"


def _written(content: Content, sheet: Sheet) -> bytes:
    names = [field.name for field in sheet.fields]
    return BEGINNING + lines([names, *sheet.lines(content)])


def lines(rows: Iterable[Sequence[Value]]) -> bytes:
    """Write rows as lines, each cell made harmless."""
    text, safe = io.StringIO(newline=""), Safe()
    writer = csv.writer(text)
    writer.writerows([_cell(value, safe) for value in row] for row in rows)
    return text.getvalue().encode()


def _cell(value: Value, safe: Safe) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else harmless(safe.text(value))


def harmless(text: str) -> str:
    """Give a text that no spreadsheet takes for a formula: such a text gets an apostrophe; numbers stay."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) and not _NUMBER.fullmatch(text) else text
