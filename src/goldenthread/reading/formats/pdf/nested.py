"""A table within a cell that reaches from edge to edge of it, as Word writes them: its lines part no rows of the page's
table.

It is told by this: the lines of its columns stand in one row of the outer table and nowhere else, and in the columns
beside it nothing parts that row. Where more rows have such lines, they are columns of the table itself.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.reading.formats.pdf.lattice import Lattice

# The outer table has headings or rows beside the one that holds another table, at least so many.
_LEAST_OTHERS = 2
# A row of the inner table is no table.
_LEAST_ROWS = 2


def without_nested(lattice: Lattice) -> Lattice:
    """Give a lattice in which a cell that holds a table is one cell."""
    if lattice.columns < 3 or lattice.rows < _LEAST_ROWS + _LEAST_OTHERS:
        return lattice
    walls, floors = [list(row) for row in lattice.walls], [list(row) for row in lattice.floors]
    found = list(_nested(lattice))
    for top, bottom, left, right in found:
        for row in range(top, bottom):
            walls[row][left + 1 : right] = [False] * (right - left - 1)
        for row in range(top + 1, bottom):
            floors[row][left:right] = [False] * (right - left)
    return _thinned(lattice, walls, floors) if found else lattice


def _nested(lattice: Lattice) -> Iterator[tuple[int, int, int, int]]:
    """Give the rows and columns of outer cells that hold a table: from, and before which."""
    spans = [_span(lattice, column) for column in range(lattice.columns + 1)]
    column = 1
    while column < lattice.columns:
        end = column + 1
        first, last = spans[column]
        if last - first >= _LEAST_ROWS and last - first < lattice.rows:
            while end < lattice.columns and first < spans[end][1] <= last and spans[end][0] >= first:
                end += 1
            cell = _cell(lattice, first, last, column - 1, end)
            if cell:
                yield cell
        column = end


def _span(lattice: Lattice, column: int) -> tuple[int, int]:
    """Give from which row on a column's left edge is walled, and before which it isn't any more."""
    rows = [row for row in range(lattice.rows) if lattice.walls[row][column]]
    return (rows[0], rows[-1] + 1) if rows else (0, 0)


def _cell(lattice: Lattice, first: int, last: int, left: int, right: int) -> tuple[int, int, int, int] | None:
    """Give the outer cell around some places; None where something beside them parts its row or leaves it open."""
    beside = [*range(left), *range(right, lattice.columns)]
    top, bottom = first, last
    while top > 0 and not any(lattice.floors[top][column] for column in beside):
        top -= 1
    while bottom < lattice.rows and not any(lattice.floors[bottom][column] for column in beside):
        bottom += 1
    parted = any(lattice.floors[row][column] for row in range(top + 1, bottom) for column in beside)
    closed = all(all(lattice.floors[row]) for row in (top, bottom) if 0 < row < lattice.rows)
    walled = all(
        lattice.walls[row][side] for row in range(top, bottom) for side in (left, right) if 0 < side < lattice.columns
    )
    others = sum(all(lattice.floors[row]) for row in (*range(1, top + 1), *range(bottom, lattice.rows)))
    if not beside or parted or not closed or not walled or top == 0 or others < _LEAST_OTHERS:
        return None
    return top, bottom, left, right


def _thinned(lattice: Lattice, walls: Sequence[Sequence[bool]], floors: Sequence[Sequence[bool]]) -> Lattice:
    """Give a lattice without the places of columns and rows that nothing parts any more."""
    columns = [at for at in range(lattice.columns + 1) if at in (0, lattice.columns) or any(row[at] for row in walls)]
    rows = [at for at in range(lattice.rows + 1) if at in (0, lattice.rows) or any(floors[at])]
    return replace(
        lattice,
        xs=tuple(lattice.xs[at] for at in columns),
        ys=tuple(lattice.ys[at] for at in rows),
        walls=tuple(tuple(walls[row][at] for at in columns) for row in rows[:-1]),
        floors=tuple(tuple(floors[row][at] for at in columns[:-1]) for row in rows),
    )
