"""A table of a Word document, its merged cells put on the grid."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from goldenthread.reading.formats.docx.hidden import row_properties, shown_rows
from goldenthread.reading.formats.docx.lines import Inks, lines_in
from goldenthread.reading.formats.docx.names import CELL, PARAGRAPH, TABLE, VALUE, w
from goldenthread.reading.formats.docx.properties import (
    Properties,
    children,
    fill_of,
    is_on,
    number,
    properties_of,
)
from goldenthread.reading.formats.docx.styles import Styles
from goldenthread.reading.formats.docx.words import Words
from goldenthread.reading.grid import Cell, Span

if TYPE_CHECKING:
    from lxml.etree import _Element

# Word itself makes no table wider than this.
_MOST_COLUMNS = 63
_CELL_PROPERTIES = w("tcPr")
_REPEATED_AS_HEADING, _CELL_DELETED = w("tblHeader"), w("cellDel")
_SPAN, _MERGED, _MERGED_ACROSS, _BEFORE = w("gridSpan"), w("vMerge"), w("hMerge"), w("gridBefore")
_STARTS = "restart"


class Slot(NamedTuple):
    """One cell of a row, put on the grid: it covers `columns` columns from `column` on, which counts from 0.

    Where it belongs to a merged cell that started before it, `cell` is that one, and `goes_on` tells from where.
    """

    cell: "_Element"
    properties: Properties
    column: int
    columns: int
    goes_on: Span = ""


class LaidRow(NamedTuple):
    """A row that is shown, with the number of columns that are left empty before its first cell."""

    properties: Properties
    empty_before: int
    slots: list[Slot]


def laid_out(table: "_Element") -> Iterator[LaidRow]:
    """Give each row of a table that is shown, its merged cells put on the grid."""
    above: dict[int, Slot] = {}
    for row in shown_rows(table):
        properties = row_properties(row)
        laid = LaidRow(properties, min(number(properties, _BEFORE, 0), _MOST_COLUMNS), [])
        for cell in children(row, CELL):
            _lay(cell, laid, above)
        above = {slot.column: slot for slot in laid.slots if _MERGED in slot.properties and slot.goes_on != "across"}
        yield laid


def _lay(cell: "_Element", row: LaidRow, above: dict[int, Slot]) -> None:
    properties = properties_of(cell, _CELL_PROPERTIES)
    if is_on(properties, _CELL_DELETED):
        return
    last = row.slots[-1] if row.slots else None
    column = last.column + last.columns if last else row.empty_before
    columns = min(max(number(properties, _SPAN, 1), 1), _MOST_COLUMNS)
    if last and _goes_on(properties, _MERGED_ACROSS):
        row.slots.append(Slot(last.cell, properties, column, columns, "across"))
        return
    origin = above.get(column) if _goes_on(properties, _MERGED) else None
    if origin:
        row.slots.append(Slot(origin.cell, properties, column, columns, "down"))
    else:
        row.slots.append(Slot(cell, properties, column, columns))


def rows_of(table: "_Element", styles: Styles) -> Iterator[tuple[list[Cell], bool]]:
    """Give the cells of each row that is shown, and whether the row is repeated as a heading."""
    merged: dict[_Element, Cell] = {}
    for row in laid_out(table):
        cells = [Cell() for _ in range(row.empty_before)]
        for slot in row.slots:
            cells.extend(_cells(slot, cells, merged, styles))
        yield cells, is_on(row.properties, _REPEATED_AS_HEADING)


def _cells(slot: Slot, before: list[Cell], merged: dict["_Element", Cell], styles: Styles) -> Iterator[Cell]:
    """Give the cells of a slot; `merged` has those whose cell may go on below."""
    covered = slot.columns
    if slot.goes_on == "across":
        own = before[-1]
    else:
        own = merged[slot.cell] if slot.goes_on else _own(slot.cell, slot.properties, styles)
        covered -= 1
        yield replace(own, span="down") if slot.goes_on else own
        if _MERGED in slot.properties:
            merged[slot.cell] = own
    if covered:
        yield from [replace(own, span="across")] * covered


def only_holds_tables(table: "_Element") -> bool:
    """Whether a table has one cell, or no words of its own, and holds other tables: it is only a frame."""
    cells = list(cells_in(table))
    if not any(_holds_table(cell) for cell in cells):
        return False
    return len(cells) == 1 or not any(_has_words(cell) for cell in cells)


def cells_in(table: "_Element") -> Iterator["_Element"]:
    """Give the cells of a table's rows that are shown, row by row."""
    for row in shown_rows(table):
        yield from children(row, CELL)


def _own(cell: "_Element", properties: Properties, styles: Styles) -> Cell:
    inks: Inks = set()
    text = "\n".join(lines_in(cell, styles, inks))
    return Cell(text, fill_of(properties), ink=inks.pop() if len(inks) == 1 else None)


def _goes_on(properties: Properties, merged: str) -> bool:
    """Whether a cell belongs to a merged one that started before it."""
    mark = properties.get(merged)
    return mark is not None and mark.get(VALUE) != _STARTS


def _holds_table(cell: "_Element") -> bool:
    return next(children(cell, TABLE), None) is not None


def _has_words(cell: "_Element") -> bool:
    paragraphs = map(Words, children(cell, PARAGRAPH))
    return any(words.text.strip() or words.boxes for words in paragraphs)
