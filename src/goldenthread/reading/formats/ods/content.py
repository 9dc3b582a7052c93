"""One pass over the content of an OpenDocument spreadsheet."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from goldenthread.reading.cell import Cell
from goldenthread.reading.formats.ods.styles import Styles
from goldenthread.reading.formats.ods.texts import text_of_cell
from goldenthread.reading.limits import MOST_COLUMNS
from goldenthread.reading.office_xml import elements, local_name, whole
from goldenthread.reading.sheets import Area, Sheet, Tally
from goldenthread.reading.zipped import part_names, read_part

# Where spreadsheets end; a file can say that a blank cell is repeated far beyond.
_LAST_COLUMN = 16_384
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_WANTED = ("style", "table-column", "table-row")


def read_sheets(data: bytes, name: str) -> list[Sheet]:
    """Read the sheets in order, hidden ones too; raises DocumentError for what is damaged or too large."""
    styles, tally = Styles(), Tally(name)
    # What a sheet's own styles build on stands in a part apart, and may be missing.
    if "styles.xml" in part_names(data, name):
        for element in _elements(data, "styles.xml", name, ("style",)):
            styles.add(element)
    sheets: list[Sheet] = []
    reading: _Reading | None = None
    for element in _elements(data, "content.xml", name, _WANTED):
        if local_name(element) == "style":
            styles.add(element)
        elif (table := _table_of(element)) is not None:
            reading = reading or _Reading(styles, Sheet(table.get(f"{_TABLE}name", ""), tally))
            if element is not table:
                reading.take(element)
                continue
            reading.sheet.is_hidden = not styles.displays(table.get(f"{_TABLE}style-name", ""))
            sheets.append(reading.sheet)
            reading = None
    return sheets


def _elements(data: bytes, part: str, name: str, wanted: tuple[str, ...]) -> Iterator[_Element]:
    return elements(read_part(data, part, name), wanted, f"{name}, part {part}", around=("table",))


def _table_of(element: _Element) -> _Element | None:
    """Find the sheet that an element belongs to; None for a table within a cell or a picture."""
    table = element if local_name(element) == "table" else next(element.iterancestors("{*}table"), None)
    parent = table.getparent() if table is not None else None
    return table if parent is not None and local_name(parent) == "spreadsheet" else None


@dataclass(slots=True)
class _Written:
    """A cell with how many columns and rows it covers, and whether the cell is itself covered."""

    cell: Cell
    across: int = 1
    down: int = 1


@dataclass(slots=True)
class _Reading:
    styles: Styles
    sheet: Sheet
    row: int = 0
    column: int = 0
    column_starts: list[int] = field(default_factory=list)
    column_styles: list[str] = field(default_factory=list)

    def take(self, element: _Element) -> None:
        if local_name(element) == "table-column":
            self._take_columns(element)
        else:
            self._take_rows(element)

    def _take_columns(self, element: _Element) -> None:
        first = self.column + 1
        self.column += _times(element, "number-columns-repeated")
        if _is_hidden(element):
            self.sheet.hidden_columns.add(first, self.column)
        style = element.get(f"{_TABLE}default-cell-style-name", "")
        self.column_starts.append(first)
        self.column_styles.append(style)
        if fill := self.styles.fill(style):
            self.sheet.column_fills.update(dict.fromkeys(range(first, min(self.column, _LAST_COLUMN) + 1), fill))

    def _take_rows(self, element: _Element) -> None:
        first = self.row + 1
        self.row += _times(element, "number-rows-repeated")
        self.sheet.tally.add("rows", 1, self.sheet.title, first)
        if _is_hidden(element):
            self.sheet.hidden_rows.add(first, self.row)
        style = element.get(f"{_TABLE}default-cell-style-name", "")
        written = dict(self._cells(element, style))
        texts = sum(bool(entry.cell.text.strip()) for entry in written.values())
        if not texts:
            return
        parent = element.getparent()
        if texts > 1 and parent is not None and local_name(parent) == "table-header-rows":
            self.sheet.headings.add(first)
        cells = {column: entry.cell for column, entry in written.items()}
        for row in range(first, self.row + 1):
            self.sheet.add(row, cells)
            self.sheet.row_fills[row] = self.styles.fill(style)
            for column, entry in written.items():
                if entry.across > 1 or entry.down > 1:
                    self.sheet.merge(Area(row, column, row + entry.down - 1, column + entry.across - 1))

    def _cells(self, row: _Element, row_style: str) -> Iterator[tuple[int, _Written]]:
        """Give a row's cells by column; blank ones only as far as a report can go."""
        column, texts = 1, 0
        for element in row:
            repeated = _times(element, "number-columns-repeated")
            written = self._written(element, column, row_style)
            # One more than may have content: then the sheet is refused, in words.
            last = column + min(repeated, MOST_COLUMNS + 1)
            if texts <= _LAST_COLUMN and (written.cell.text or column <= _LAST_COLUMN):
                for at in range(column, last):
                    yield at, written
            texts += (last - column) * bool(written.cell.text)
            column += repeated

    def _written(self, element: _Element, column: int, row_style: str) -> _Written:
        style = element.get(f"{_TABLE}style-name") or row_style or self._column_style(column)
        fill = self.styles.fill(style)
        if element.tag != f"{_TABLE}table-cell":
            return _Written(Cell(fill=fill))
        across, down = _times(element, "number-columns-spanned"), _times(element, "number-rows-spanned")
        text, ink = text_of_cell(element, self.styles.ink(style), self.styles)
        return _Written(Cell(text, fill, ink=ink if text else None), across, down)

    def _column_style(self, column: int) -> str:
        at = bisect_right(self.column_starts, column) - 1
        return self.column_styles[at] if at >= 0 else ""


def _times(element: _Element, name: str) -> int:
    return max(whole(element.get(f"{_TABLE}{name}"), 1), 1)


def _is_hidden(element: _Element) -> bool:
    """Tell whether a row or column is hidden or filtered, by itself or with its group."""
    if element.get(f"{_TABLE}visibility") in ("collapse", "filter"):
        return True
    groups = element.iterancestors("{*}table-row-group", "{*}table-column-group")
    return any(group.get(f"{_TABLE}display") == "false" for group in groups)
