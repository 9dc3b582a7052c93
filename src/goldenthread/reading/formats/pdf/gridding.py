"""The grid of a document, made in the process apart and carried piece by piece."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenthread.plan import Unread
from goldenthread.reading.formats.pdf.assemble import assembled
from goldenthread.reading.formats.pdf.pages import pages
from goldenthread.reading.formats.pdf.seeing import seen_pages
from goldenthread.reading.grid import Grid, GridRow


@dataclass(frozen=True, slots=True)
class Piece:
    """A row of the grid, or something that is left out of it."""

    row: GridRow | None = None
    left_out: Unread | None = None


def pieces(data: bytes, name: str) -> Iterator[Piece]:
    """Give the grid of a document piece by piece. Raises DocumentError for one that can't be opened."""
    grid = assembled(seen_pages(pages(data, name)))
    yield from (Piece(row=row) for row in grid.rows)
    yield from (Piece(left_out=one) for one in grid.left_out)


def put_together(carried: Iterable[Piece]) -> Grid:
    """Make the grid of its pieces."""
    rows: list[GridRow] = []
    left_out: list[Unread] = []
    for piece in carried:
        if piece.row:
            rows.append(piece.row)
        if piece.left_out:
            left_out.append(piece.left_out)
    return Grid(tuple(rows), tuple(left_out))
