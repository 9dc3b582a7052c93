"""Sheets that are too wide for their pages: the columns that a later page has of rows which an earlier one begins."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from goldenthread.reading.cell import Cell
from goldenthread.reading.formats.pdf.parts import PlacedRow
from goldenthread.reading.formats.pdf.seams import run_on, same_columns
from goldenthread.reading.formats.pdf.seen import SeenPage, SeenTable

# Rows of one sheet begin at the same heights on each of its pages, in points.
_SAME_HEIGHT = 1.5
# Fewer rows, or rows that are nearly all as high as each other, may be at the same heights by chance.
_LEAST_ROWS = 4
_LEAST_HEIGHTS = 3
_MOST_OF_THEM = 0.5

RowKey = tuple[int, int, int]


@dataclass(slots=True)
class _Sheet:
    """A table with its place, and the columns of those that are known to stand beside it."""

    page: int
    number: int
    edges: tuple[float, ...]
    tops: tuple[float, ...]
    bottom: float
    beside: list[tuple[float, ...]] = field(default_factory=list)

    def rows_at(self, edges: Sequence[float], tops: Sequence[float], bottom: float) -> list[int]:
        """Give the numbers of the rows, from 1, that other columns go on with; none where they are of another table.

        A row of which nothing stands in those columns may be missing there.
        """
        if abs(self.bottom - bottom) > _SAME_HEIGHT or abs(self.tops[0] - tops[0]) > _SAME_HEIGHT:
            return []
        if any(same_columns(edges, others) for others in (self.edges, *self.beside)):
            return []
        own = [bisect_left(self.tops, top - _SAME_HEIGHT) for top in tops]
        if any(at == len(self.tops) or self.tops[at] - top > _SAME_HEIGHT for at, top in zip(own, tops, strict=True)):
            return []
        return [at + 1 for at in own] if len(own) >= _MOST_OF_THEM * len(self.tops) else []


class Sides:
    """The tables of a document by where their rows are, and the cells that were found beside those rows."""

    def __init__(self) -> None:
        self._sheets: defaultdict[tuple[int, int], list[_Sheet]] = defaultdict(list)
        self._cells: dict[RowKey, tuple[Cell, ...]] = {}

    def holds(self, table: SeenTable, cells: Sequence[tuple[Cell, ...]], page: SeenPage, number: int) -> bool:
        """Whether a table of a page stands beside an earlier one: its cells, row by row, are kept for that one's rows.

        It has its page to itself, as rows that fill one have. Where it is beside none, later ones may be beside it.
        """
        tops = tuple(row.box.top for row in table.rows)
        if not table.ruled or not _tell(tops, table.box.bottom):
            return False
        alike = self._sheets[round(page.width), round(page.height)]
        for sheet in alike if len(page.tables) == 1 else ():
            if sheet.page < page.number and (rows := sheet.rows_at(table.edges, tops, table.box.bottom)):
                sheet.beside.append(table.edges)
                for row, own in zip(rows, cells, strict=True):
                    key = sheet.page, sheet.number, row
                    self._cells[key] = (*self._cells.get(key, ()), *own)
                return True
        alike.append(_Sheet(page.number, number, table.edges, tops, table.box.bottom))
        return False

    def widened(self, rows: Sequence[PlacedRow]) -> list[PlacedRow]:
        """Give rows with the cells beside them; then all rows of a table have as many."""
        if not self._cells:
            return list(rows)
        cells = self._for_rows({_key(row) for row in rows if row.table})
        found = [replace(row, cells=_side_by_side(row.cells, cells.get(_key(row), ()))) for row in rows]
        wide: defaultdict[int, int] = defaultdict(int)
        for row in found:
            wide[row.table] = max(wide[row.table], len(row.cells))
        return [replace(row, cells=_padded(row.cells, wide[row.table])) if row.table else row for row in found]

    def _for_rows(self, keys: set[RowKey]) -> dict[RowKey, tuple[Cell, ...]]:
        """Give the cells to the rows that there are: one that went on with the row above is part of that one now."""
        found = {key: cells for key, cells in self._cells.items() if key in keys}
        order = sorted(keys)
        for key in sorted(self._cells.keys() - keys):
            above = order[max(bisect_left(order, key) - 1, 0)]
            found[above] = _run_on(found.get(above, ()), self._cells[key])
        return found


def _tell(tops: Sequence[float], bottom: float) -> bool:
    """Whether rows are so many, and of such different heights, that others are at the same heights for a reason."""
    heights = {round(below - above) for above, below in pairwise((*tops, bottom))}
    return len(tops) >= _LEAST_ROWS and len(heights) >= _LEAST_HEIGHTS


def _key(row: PlacedRow) -> RowKey:
    return row.place.page, row.place.table or 0, row.place.row or 0


def _side_by_side(left: tuple[Cell, ...], right: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Set cells beside others. A heading across the first page goes on across the next, where nothing is written."""
    if len(left) > 1 and left[-1].span == "across" and not any(cell.text for cell in right):
        return (*left, *(left[-1] for _ in right))
    return (*left, *right)


def _run_on(above: tuple[Cell, ...], below: tuple[Cell, ...]) -> tuple[Cell, ...]:
    if len(above) != len(below):
        return (*above, *below)
    return tuple(replace(one, text=run_on(one.text, two.text)) for one, two in zip(above, below, strict=True))


def _padded(cells: tuple[Cell, ...], wide: int) -> tuple[Cell, ...]:
    last = cells[-1] if len(cells) > 1 and cells[-1].span == "across" else Cell("")
    return (*cells, *(last for _ in range(wide - len(cells))))
