"""A table of a Word document, its merged cells put on the grid."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

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
from goldenthread.reading.grid import Cell

if TYPE_CHECKING:
    from lxml.etree import _Element

# Word itself makes no table wider than this.
_MOST_COLUMNS = 63
_CELL_PROPERTIES = w("tcPr")
_REPEATED_AS_HEADING, _CELL_DELETED = w("tblHeader"), w("cellDel")
_SPAN, _MERGED, _MERGED_ACROSS, _BEFORE = w("gridSpan"), w("vMerge"), w("hMerge"), w("gridBefore")
_STARTS = "restart"


def rows_of(table: "_Element", styles: Styles) -> Iterator[tuple[list[Cell], bool]]:
    """Give the cells of each row that is shown, and whether the row is repeated as a heading."""
    above: dict[int, Cell] = {}
    for row in shown_rows(table):
        properties = row_properties(row)
        line = _Line(above, min(number(properties, _BEFORE, 0), _MOST_COLUMNS))
        for cell in children(row, CELL):
            line.add(cell, styles)
        above = line.origins
        yield line.cells, is_on(properties, _REPEATED_AS_HEADING)


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


class _Line:
    """One row on the way to the grid. `origins` has for each column the cell that covers it or may go on."""

    def __init__(self, above: dict[int, Cell], empty_before: int) -> None:
        self.above = above
        self.cells = [Cell() for _ in range(empty_before)]
        self.origins: dict[int, Cell] = {}

    def add(self, cell: "_Element", styles: Styles) -> None:
        properties = properties_of(cell, _CELL_PROPERTIES)
        if is_on(properties, _CELL_DELETED):
            return
        span = min(max(number(properties, _SPAN, 1), 1), _MOST_COLUMNS)
        if self.cells and _goes_on(properties, _MERGED_ACROSS):
            self._cover(self.cells[-1], span)
            return
        column = len(self.cells)
        above = self.above.get(column) if _goes_on(properties, _MERGED) else None
        own = above or _own(cell, properties, styles)
        self.cells.append(replace(own, span="down") if above else own)
        if _MERGED in properties:
            self.origins[column] = own
        self._cover(own, span - 1)

    def _cover(self, origin: Cell, columns: int) -> None:
        if columns:
            self.cells.extend([replace(origin, span="across")] * columns)


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
