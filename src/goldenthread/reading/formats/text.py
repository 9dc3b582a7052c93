"""Text with tabs between the cells or columns laid out by spaces, as a PDF's extraction leaves it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import count

from goldenthread.plan import Source
from goldenthread.reading.alignment import find_tables, rows_of
from goldenthread.reading.decoding import decode, is_text
from goldenthread.reading.grid import Grid, GridRow, paragraph, table_row
from goldenthread.reading.labelled import find_labelled
from goldenthread.reading.limits import Meter
from goldenthread.reading.tabbed import rows_of_lines

NAME = "tab-separated text"
EXTENSIONS = (".txt", ".tsv", ".tab", ".text")
IS_TEXT = True
TAKES_ANY_TEXT = True

# A page break stands alone or glued to the next line.
_PAGE_BREAK = re.compile("\f")


def recognises(data: bytes) -> bool:
    """Any text will do: a line without tabs is a paragraph."""
    return is_text(data)


def load(data: bytes, name: str) -> Grid:
    """Read lines with tabs as rows of tables, other lines as paragraphs; a blank line ends a table."""
    text = decode(data, name)
    if "\t" not in text:
        return Grid(tuple(_rows_without_tabs(text.split("\n"), Meter(name))))
    return Grid(tuple(_rows(_PAGE_BREAK.sub("", text).split("\n"), Meter(name))))


def _rows_without_tabs(lines: list[str], meter: Meter) -> Iterator[GridRow]:
    """Read blocks of labelled lines, a small table each, and the text between them."""
    tables = count(1)
    done = 0
    for block in find_labelled(lines):
        yield from _aligned_rows(lines[done : block.start], meter, tables, done)
        table = next(tables)
        for pair in block.pairs:
            meter.take(len(pair), block.start + 1)
            yield table_row(pair, Source(line=block.start + 1), table)
        done = block.end
    yield from _aligned_rows(lines[done:], meter, tables, done)


def _aligned_rows(lines: list[str], meter: Meter, tables: Iterator[int], before: int) -> Iterator[GridRow]:
    """Read tables that are laid out by spaces; what stands between them is paragraphs."""
    done = 0
    for start, end, columns in find_tables(lines):
        yield from _rows(lines[done:start], meter, before + done)
        table = next(tables)
        for first, cells in rows_of(lines[start:end], columns):
            meter.take(len(cells), before + start + first + 1)
            yield table_row(cells, Source(line=before + start + first + 1), table)
        done = end
    yield from _rows(lines[done:], meter, before + done)


def _rows(lines: list[str], meter: Meter, before: int = 0) -> list[GridRow]:
    rows: list[GridRow] = []
    table, inside = 0, False
    for row in rows_of_lines(lines):
        source = Source(line=before + row.line + 1)
        if not row.cells:
            # A sheet that is formatted far down comes out as lines of nothing but tabs.
            inside = False
            continue
        meter.take(len(row.cells), before + row.line + 1)
        if len(row.cells) > 1:
            table += not inside
            inside = True
            rows.append(replace(table_row(row.cells, source, table), joined=row.joined))
        else:
            rows.append(paragraph(row.cells[0].strip(" \f"), source))
    return rows
