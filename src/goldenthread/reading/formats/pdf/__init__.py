"""PDF documents: pages of words and lines, in which tables have to be found."""

from goldenthread.plan import DocumentError
from goldenthread.reading.formats.pdf.apart import values
from goldenthread.reading.formats.pdf.assemble import SCANNED, UNLETTERED
from goldenthread.reading.formats.pdf.known import recognises
from goldenthread.reading.formats.pdf.parts import Part
from goldenthread.reading.grid import Grid
from goldenthread.reading.limits import check_grid

NAME = "PDF document"
EXTENSIONS = (".pdf",)

__all__ = ["EXTENSIONS", "NAME", "load", "recognises"]


def load(data: bytes, name: str) -> Grid:
    """Read tables as tables, whether rules, colours or the places of words tell them, and the lines beside them.

    A table that goes on over pages is one table, and a row over a page's end one row. Heads and feet of pages come
    last, each once. Raises DocumentError for a document that can't be opened, is too large or shows no text, and for
    one whose fonts don't say on most of its pages which letters they have.
    """
    parts: list[Part] = list(values("grid", data, name))
    rows, left_out = (part.row for part in parts), (part.left_out for part in parts)
    grid = Grid(tuple(row for row in rows if row), tuple(unread for unread in left_out if unread))
    unlettered = _pages(grid, UNLETTERED)
    if len(unlettered) > len({row.source.page for row in grid.rows}):
        raise _no_letters(len(unlettered), name)
    if not grid.rows:
        raise _nothing_shown(grid, name)
    check_grid(grid, name)
    return grid


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
