"""What the process apart says of a document, to the grid."""

from collections.abc import Iterable

from goldenthread.plan import DocumentError, Source, Unread
from goldenthread.reading.formats.pdf.apart import values
from goldenthread.reading.formats.pdf.parts import SCANNED, UNLETTERED, Part, PlacedRow
from goldenthread.reading.grid import Grid, GridRow
from goldenthread.reading.limits import check_grid


def grid_of_document(data: bytes, name: str) -> Grid:
    """Read tables as tables, whether rules, colours or the places of words tell them, and the lines beside them.

    A table that goes on over pages is one table, and a row over a page's end one row. Heads and feet of pages come
    last, each once. Raises DocumentError for a document that can't be opened, is too large or shows no text, and for
    one whose fonts don't say on most of its pages which letters they have.
    """
    grid = grid_of(values("grid", data, name))
    unlettered = _pages(grid, UNLETTERED)
    if len(unlettered) > len({row.source.page for row in grid.rows}):
        raise _no_letters(len(unlettered), name)
    if not grid.rows:
        raise _nothing_shown(grid, name)
    check_grid(grid, name)
    return grid


def grid_of(parts: Iterable[Part]) -> Grid:
    """Make the grid of the parts that the process apart gives, in their order."""
    rows: list[GridRow] = []
    left_out: list[Unread] = []
    for part in parts:
        if part.row:
            rows.append(_row(part.row))
        if part.left_out:
            one = part.left_out
            left_out.append(Unread(source=Source(page=one.page), text=one.text, why=one.why))
    return Grid(tuple(rows), tuple(left_out))


def _row(row: PlacedRow) -> GridRow:
    at = row.place
    source = Source(margin=at.margin, page=at.page, table=at.table, paragraph=at.paragraph, row=at.row)
    return GridRow(row.cells, source, row.table, row.outline, row.is_heading, margin=row.margin)


def _pages(grid: Grid, why: str) -> set[int | None]:
    return {unread.source.page for unread in grid.left_out if unread.why == why}


def _no_letters(count: int, name: str) -> DocumentError:
    where = "its page" if count == 1 else f"{count:,} of its pages"
    return DocumentError(
        f"the text of {where} can't be read: its fonts don't say which letters they have",
        where=name,
        expected="a document of which the text can be searched and copied",
        do="ask for the original, or for a PDF that was made anew from it",
    )


def _nothing_shown(grid: Grid, name: str) -> DocumentError:
    scanned = len(_pages(grid, SCANNED))
    return DocumentError(
        f"its {scanned:,} pages are scanned: there is no text to read" if scanned else "the document shows no text",
        where=name,
        expected="a document with the report's table in it, as text",
        do="ask whoever made it for the document that was scanned or printed here",
    )
