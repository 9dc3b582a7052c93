"""Comma-separated values, also with semicolons, as spreadsheets export them."""

import csv
from collections import Counter
from io import StringIO

from goldenthread.plan import DocumentError, Source
from goldenthread.reading.decoding import decode, is_text
from goldenthread.reading.grid import Grid, GridRow, paragraph, table_row
from goldenthread.reading.limits import MOST_CHARACTERS_IN_A_CELL, Meter

NAME = "CSV file"
EXTENSIONS = (".csv",)
IS_TEXT = True

_DELIMITERS = ",;|\t"
_SAMPLE_CHARACTERS = 20_000
_SAMPLE_ROWS = 40
_LEAST_COLUMNS = 3
# A cell may hold commas, but no line so many: parting it would take all memory.
_MOST_DELIMITERS = 50_000
_SHARE_OF_SAME_WIDTH = 0.9


def recognises(data: bytes) -> bool:
    """Whether nearly all rows of the start have the same number of fields, parted by commas."""
    if not is_text(data):
        return False
    sample = data[:_SAMPLE_CHARACTERS].decode("utf-8", errors="ignore")
    return any(_looks_even(sample, delimiter) for delimiter in ",;")


def load(data: bytes, name: str) -> Grid:
    """Read each record as a row of a table; a record of one field is a paragraph, a blank one ends it."""
    text = decode(data, name)
    delimiter = _delimiter_of(text)
    csv.field_size_limit(MOST_CHARACTERS_IN_A_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter)
    meter = Meter(name)
    for number, physical in enumerate(text.split("\n"), start=1):
        if physical.count(delimiter) > _MOST_DELIMITERS:
            meter.take(physical.count(delimiter), number)
    rows: list[GridRow] = []
    table, inside, line = 0, False, 1
    try:
        for record in reader:
            filled = [field for field in record if field.strip()]
            source = Source(line=line)
            if filled:
                meter.take(len(record), line)
            line = reader.line_num + 1
            if not filled:
                inside = False
            elif len(record) == 1:
                rows.append(paragraph(filled[0].strip(), source))
            else:
                table += not inside
                inside = True
                rows.append(table_row(record, source, table))
    except csv.Error as fault:
        raise _not_csv(name, line, fault) from fault
    return Grid(tuple(rows))


def _looks_even(sample: str, delimiter: str) -> bool:
    widths = [len(record) for record in _records(sample, delimiter) if any(record)]
    if len(widths) < 2 or "\t" in sample:
        return False
    [(width, count)] = Counter(widths).most_common(1)
    return width >= _LEAST_COLUMNS and count >= _SHARE_OF_SAME_WIDTH * len(widths)


def _records(sample: str, delimiter: str) -> list[list[str]]:
    reader = csv.reader(StringIO(sample, newline=""), delimiter=delimiter)
    try:
        records = [record for record, _ in zip(reader, range(_SAMPLE_ROWS), strict=False)]
    except csv.Error:
        return []
    return records if len(records) < 3 else records[:-1]  # the sample may cut the last one


def _delimiter_of(text: str) -> str:
    sample = text[:_SAMPLE_CHARACTERS]
    widths = {mark: Counter(len(r) for r in _records(sample, mark)) for mark in _DELIMITERS}
    return max(_DELIMITERS, key=lambda mark: sum(n for width, n in widths[mark].items() if width > 1))


def _not_csv(name: str, line: int, fault: csv.Error) -> DocumentError:
    return DocumentError(
        f"the record can't be read ({fault})",
        where=f"{name}, line {line}",
        expected=f"comma-separated values with at most {MOST_CHARACTERS_IN_A_CELL:,} characters in a cell",
        do="check the quotation marks at this line, or save the sheet as CSV again",
    )
