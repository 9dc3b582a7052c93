"""What all spreadsheets have in common: limits, empty edges, what is hidden and what is merged."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from goldenthread.plan import DocumentError, Source, Unread
from goldenthread.reading.grid import Cell, Grid, GridRow, Span, paragraph
from goldenthread.reading.hidden import hidden_lines, hidden_sheet
from goldenthread.reading.limits import MOST_CHARACTERS_IN_A_CELL, MOST_COLUMNS

# The largest real workbook of returns seen has some 20,000 cells. A cell of a sheet takes several times
# the memory of one in a text file, so there may be fewer.
MOST_CELLS = 2_000_000
# A sheet that is formatted down to its last row has a million rows without content, and other sheets too.
MOST_ROWS = 5_000_000
# Cells can share one text, so a small file can hold far more text than it has bytes.
MOST_CHARACTERS = 100_000_000
LIMITS = {
    "rows": MOST_ROWS,
    "cells": MOST_CELLS,
    "cells in its tables": MOST_CELLS,
    "merged cells": MOST_CELLS,
    "characters": MOST_CHARACTERS,
}
_BLANK = Cell()


class Area(NamedTuple):
    """A rectangle of cells; rows and columns count from 1 and the last ones belong to it."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(slots=True)
class Intervals:
    """Rows or columns as ranges, since a sheet can hide a million of them at once. Add them in order."""

    firsts: list[int] = field(default_factory=list)
    lasts: list[int] = field(default_factory=list)

    def add(self, first: int, last: int) -> None:
        """Add the numbers from `first` to `last`."""
        if self.lasts and first == self.lasts[-1] + 1:
            self.lasts[-1] = last
        else:
            self.firsts.append(first)
            self.lasts.append(last)

    def next_outside(self, number: int) -> int:
        """Give the first number from `number` on that isn't in any range."""
        at = bisect_right(self.firsts, number) - 1
        inside = at >= 0 and number <= self.lasts[at]
        return self.lasts[at] + 1 if inside else number

    def __contains__(self, number: int) -> bool:
        return self.next_outside(number) != number


@dataclass(slots=True)
class Tally:
    """How much a document has had so far, by kind."""

    name: str
    counts: Counter[str] = field(default_factory=Counter)

    def add(self, kind: str, number: int, sheet: str, row: int) -> None:
        """Count what is of a kind in `LIMITS`; raises DocumentError, naming the place, at too much."""
        self.counts[kind] += number
        if self.counts[kind] > LIMITS[kind]:
            where = f"{self.name}, {Source(sheet=sheet, row=row)}"
            raise _too_large(f"it has too many {kind}", where, f"at most {LIMITS[kind]:,} {kind}")


@dataclass(slots=True)
class Sheet:
    """One sheet while it is read: the cells with a text or a fill, by row and column.

    `headings` are the rows that head a table which is marked up as one.
    """

    title: str
    tally: Tally
    is_hidden: bool = False
    cells: dict[int, dict[int, Cell]] = field(default_factory=dict)
    areas: list[Area] = field(default_factory=list)
    hidden_rows: Intervals = field(default_factory=Intervals)
    hidden_columns: Intervals = field(default_factory=Intervals)
    row_fills: dict[int, str | None] = field(default_factory=dict)
    column_fills: dict[int, str | None] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    headings: set[int] = field(default_factory=set)

    def add(self, row: int, cells: dict[int, Cell]) -> None:
        """Keep a row's cells; raises DocumentError, naming the place, where they exceed a limit.

        A row with fills alone is passed over: a sheet may be coloured down to its very end.
        """
        texts = [column for column, cell in cells.items() if cell.text.strip()]
        if not texts:
            return
        for column in texts:
            self._check_text(row, column, cells[column].text)
        self.used.update(column for column in texts if column not in self.hidden_columns)
        if len(self.used) > MOST_COLUMNS:
            what, expected = "it uses too many columns", f"at most {MOST_COLUMNS:,} columns with content"
            raise _too_large(what, f"{self.tally.name}, {Source(sheet=self.title, row=row)}", expected)
        self.tally.add("cells", len(cells), self.title, row)
        self.tally.add("characters", sum(len(cells[column].text) for column in texts), self.title, row)
        self.cells.setdefault(row, {}).update(cells)

    def merge(self, area: Area) -> None:
        """Keep a merged area; raises DocumentError where there are too many."""
        self.tally.add("merged cells", 1, self.title, area.top)
        self.areas.append(area)

    def blank(self, row: int, column: int) -> Cell:
        """Give the cell that stands where nothing was written: it may have the fill of its row or column."""
        fill = self.row_fills.get(row) or self.column_fills.get(column)
        return Cell(fill=fill) if fill else _BLANK

    def _check_text(self, row: int, column: int, text: str) -> None:
        if len(text) > MOST_CHARACTERS_IN_A_CELL:
            what = f"cell {column_letters(column)}{row} has {len(text):,} characters"
            expected = f"at most {MOST_CHARACTERS_IN_A_CELL:,} characters in a cell"
            raise _too_large(what, f"{self.tally.name}, {Source(sheet=self.title, row=row)}", expected)


def as_grid(sheets: Iterable[Sheet], name: str, hidden: Iterable[tuple[str, int]] = ()) -> Grid:
    """Make each sheet with content a table; its title goes before it where there are several.

    `hidden` are the titles of sheets that nobody sees, each with how many of its cells are filled.
    Raises DocumentError where no sheet has any content.
    """
    sheets = list(sheets)
    tables = [(sheet, rows) for sheet in sheets if not sheet.is_hidden and (rows := _rows(sheet))]
    if not tables:
        raise DocumentError(
            "none of its visible sheets has any content",
            where=name,
            expected="a sheet with a table of measures",
            do="unhide the sheet with the report, or check that this is the right file",
        )
    grid: list[GridRow] = []
    table = 0
    for sheet, rows in tables:
        if len(tables) > 1:
            grid.append(paragraph(sheet.title, Source(sheet=sheet.title), outline=2))
        table += 1
        above = 0
        for row, cells in rows:
            heads = row in sheet.headings
            # What stands above a table that is marked up is none of it, but for headings of its headings.
            table += heads and above == 1
            above = sum(bool(cell.text.strip()) for cell in cells)
            grid.append(GridRow(cells, Source(sheet=sheet.title, row=row), table, is_heading=heads))
    left_out = [entry for sheet in sheets for entry in _hidden(sheet)]
    return Grid(tuple(grid), (*left_out, *(hidden_sheet(title, filled) for title, filled in hidden if filled)))


def _hidden(sheet: Sheet) -> Iterator[Unread]:
    """Say what a sheet hides: all of it, or rows and columns that aren't blank."""
    filled = {row: [at for at, cell in cells.items() if cell.text.strip()] for row, cells in sheet.cells.items()}
    if sheet.is_hidden:
        if count := sum(map(len, filled.values())):
            yield hidden_sheet(sheet.title, count)
        return
    # The text of a merged area stands where it starts, and is shown as long as any part of the area is.
    shown = {area[:2] for area in sheet.areas if _shown_part(sheet, area)}
    gone = [(row, at) for row, columns in filled.items() for at in columns if (row, at) not in shown]
    rows = {row for row, _ in gone if row in sheet.hidden_rows}
    columns = {at for row, at in gone if row not in rows and at in sheet.hidden_columns}
    yield from hidden_lines(sheet.title, rows, map(column_letters, sorted(columns)))


def column_letters(column: int) -> str:
    """Name a column as spreadsheets do: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _rows(sheet: Sheet) -> list[tuple[int, tuple[Cell, ...]]]:
    """Give the rows that have a text, each as wide as the content, and one empty row for each gap."""
    areas = [area for area in (_shown(sheet, area) for area in sheet.areas) if area]
    texts = {row for row, cells in sheet.cells.items() if _has_visible_text(sheet, row, cells)}
    rows = _with_gaps(texts, sheet.hidden_rows)
    columns = _columns(sheet, texts, areas)
    sheet.tally.add("cells in its tables", len(rows) * len(columns), sheet.title, rows[-1] if rows else 1)
    covered = _covered(sheet, areas, rows, columns)
    return [(row, tuple(_line(sheet, row, columns, covered.get(row, {})))) for row in rows]


def _line(sheet: Sheet, row: int, columns: list[int], covered: dict[int, Cell]) -> Iterable[Cell]:
    cells = sheet.cells.get(row, {})
    return (covered.get(at) or cells.get(at) or sheet.blank(row, at) for at in columns)


def _has_visible_text(sheet: Sheet, row: int, cells: dict[int, Cell]) -> bool:
    if row in sheet.hidden_rows:
        return False
    return any(cell.text.strip() and at not in sheet.hidden_columns for at, cell in cells.items())


def _with_gaps(numbers: set[int], hidden: Intervals) -> list[int]:
    """Add one empty row or column for each run of them: they part tables, but there may be a million."""
    kept: list[int] = []
    for number in sorted(numbers):
        if kept and (gap := hidden.next_outside(kept[-1] + 1)) < number:
            kept.append(gap)
        kept.append(number)
    return kept


def _columns(sheet: Sheet, rows: set[int], areas: list[Area]) -> list[int]:
    texts = {
        at
        for row in rows
        for at, cell in sheet.cells[row].items()
        if cell.text.strip() and at not in sheet.hidden_columns
    }
    coloured = _coloured(sheet, rows, areas) - texts
    used = texts | coloured if len(texts | coloured) <= MOST_COLUMNS else texts
    return _with_gaps(used, sheet.hidden_columns)


def _coloured(sheet: Sheet, rows: set[int], areas: list[Area]) -> set[int]:
    """Find the columns whose colours differ from row to row: there the colour may be the status."""
    merged = {(area.top, area.left) for area in areas}
    fills: dict[int, set[str | None]] = {}
    filled: dict[int, int] = {}
    for row in rows:
        for at, cell in sheet.cells[row].items():
            if cell.fill and (row, at) not in merged:
                fills.setdefault(at, set()).add(cell.fill)
                filled[at] = filled.get(at, 0) + 1
    return {
        at
        for at, found in fills.items()
        if filled[at] > 1 and (len(found) > 1 or filled[at] < len(rows)) and at not in sheet.hidden_columns
    }


def _shown(sheet: Sheet, area: Area) -> Area | None:
    """Shrink a merged area to what is visible, taking its text along; None where nothing is."""
    part = _shown_part(sheet, area)
    if part is None:
        return None
    top, left = part[:2]
    anchor = sheet.cells.get(area.top, {}).get(area.left)
    if anchor and (top, left) != area[:2]:
        sheet.cells.setdefault(top, {})[left] = anchor
    return part


def _shown_part(sheet: Sheet, area: Area) -> Area | None:
    top, left = sheet.hidden_rows.next_outside(area.top), sheet.hidden_columns.next_outside(area.left)
    return None if top > area.bottom or left > area.right else Area(top, left, area.bottom, area.right)


def _covered(sheet: Sheet, areas: list[Area], rows: list[int], columns: list[int]) -> dict[int, dict[int, Cell]]:
    """Fill the cells that merged ones cover, by row and column."""
    covered: dict[int, dict[int, Cell]] = {}
    for area in areas:
        anchor = sheet.cells.get(area.top, {}).get(area.left) or sheet.blank(area.top, area.left)
        within = columns[bisect_left(columns, area.left) : bisect_right(columns, area.right)]
        for row in rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]:
            # Merged areas don't overlap in an honest sheet; in another one they may not cost more than it.
            sheet.tally.add("merged cells", 1 + len(within), sheet.title, row)
            sheet.tally.add("characters", len(anchor.text) * len(within), sheet.title, row)
            line = covered.setdefault(row, {})
            for column in within:
                if (row, column) != area[:2]:
                    span: Span = "across" if column > area.left else "down"
                    line.setdefault(column, Cell(anchor.text, anchor.fill, span, anchor.ink))
    return covered


def _too_large(what: str, where: str, expected: str) -> DocumentError:
    do = "save a copy with only the report in it and try again"
    return DocumentError(what, where=where, expected=expected, do=do)
