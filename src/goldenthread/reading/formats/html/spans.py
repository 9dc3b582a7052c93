"""Cells that go over several columns or rows, put on the grid."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from goldenthread.reading.cell import Cell
from goldenthread.reading.limits import MOST_COLUMNS

# A span up to this is taken at its word. A larger one is an author's way to say "all the rest", and goes
# no further than the table does.
_WIDEST_AT_ITS_WORD = 30
_LEADING_NUMBER = re.compile(r"\s*\+?(\d{1,6})")
_ALL_THE_REST = 1_000_000


@dataclass(frozen=True, slots=True)
class Spanned:
    """A cell as it is written: what it shows, and how many columns and rows it asks for.

    `rows` is 0 where it goes down to the end of its group of rows.
    """

    cell: Cell
    columns: int = 1
    rows: int = 1


def number_asked(value: str | None) -> int:
    """Read a colspan or rowspan attribute; 1 where there is none, or no number."""
    found = _LEADING_NUMBER.match(value or "")
    return int(found[1]) if found else 1


def expanded(groups: Iterable[list[list[Spanned]]]) -> Iterator[list[Cell]]:
    """Put the rows of each group (head, body, foot) on the grid. No cell leaves its group."""
    groups = list(groups)
    width = max((_least_width(row) for group in groups for row in group), default=0)
    for group in groups:
        covered: dict[int, _Covered] = {}
        for row in group:
            line = _Line(covered, width)
            line.place(row)
            yield line.cells
            covered = line.covers


@dataclass(slots=True)
class _Covered:
    """A place in the next row that a cell of this one reaches down to."""

    cell: Cell
    rows_left: int


class _Line:
    def __init__(self, covered: dict[int, _Covered], width: int) -> None:
        self.covered = covered
        self.width = width
        self.cells: list[Cell] = []
        self.covers: dict[int, _Covered] = {}

    def place(self, row: list[Spanned]) -> None:
        for number, cell in enumerate(row):
            if len(self.cells) > MOST_COLUMNS:
                break  # the row will be refused, so there is no use in going on
            self._fill_covered()
            self._add(cell, cells_after=len(row) - number - 1)
        last = max(self.covered, default=-1)
        while len(self.cells) <= last:
            if len(self.cells) in self.covered:
                self._fill_covered()
            else:
                self.cells.append(Cell())

    def _fill_covered(self) -> None:
        while (reached := self.covered.get(len(self.cells))) is not None:
            self._reach_down(reached.cell, reached.rows_left - 1)
            self.cells.append(reached.cell)

    def _add(self, cell: Spanned, cells_after: int) -> None:
        rows_below = (cell.rows or _ALL_THE_REST) - 1
        columns = self._columns(cell, cells_after)
        self._reach_down(replace(cell.cell, span="down"), rows_below)
        self.cells.append(cell.cell)
        across = replace(cell.cell, span="across")
        for _ in range(columns - 1):
            self._reach_down(across, rows_below)
            self.cells.append(across)

    def _columns(self, cell: Spanned, cells_after: int) -> int:
        if cell.columns <= _WIDEST_AT_ITS_WORD:
            return max(cell.columns, 1)
        return max(1, min(cell.columns, self.width - len(self.cells) - cells_after))

    def _reach_down(self, cell: Cell, rows_below: int) -> None:
        if rows_below > 0:
            self.covers[len(self.cells)] = _Covered(cell, rows_below)


def _least_width(row: list[Spanned]) -> int:
    return sum(cell.columns if cell.columns <= _WIDEST_AT_ITS_WORD else 1 for cell in row)
