"""Word documents (.docx, with or without macros): what is shown of the main text."""

from goldenthread.plan import DocumentError
from goldenthread.reading.formats.docx.body import read_body
from goldenthread.reading.formats.docx.hidden import Hidden
from goldenthread.reading.formats.docx.margins import read_margins
from goldenthread.reading.formats.docx.package import opened
from goldenthread.reading.grid import Grid
from goldenthread.reading.limits import check_grid
from goldenthread.reading.zipped import looks_like

NAME = "Word document"
EXTENSIONS = (".docx", ".docm", ".dotx")


def recognises(data: bytes) -> bool:
    """Whether the content is an archive with the main part of a Word document in it."""
    return looks_like(data, "word/document")


def load(data: bytes, name: str) -> Grid:
    """Read the main text in its order: rows of tables, and paragraphs with the level of their heading.

    Page headers and footers come last, each line once. Insertions that are tracked are read, deletions and hidden
    text aren't; nor are notes and comments. Raises DocumentError for a file that is damaged, protected, too large
    or no document.
    """
    body, styles = opened(data, name)
    hidden = Hidden()
    rows = tuple(read_body(body, styles, name, hidden))
    if not rows:
        raise _nothing_shown(name)
    grid = Grid((*rows, *read_margins(data, styles, name)), tuple(hidden.left_out()))
    check_grid(grid, name)
    return grid


def _nothing_shown(name: str) -> DocumentError:
    return DocumentError(
        "the document shows no text: its pages may be pictures",
        where=name,
        expected="a document with the report's table in it",
        do="ask whoever made it for the document that was scanned or pictured here",
    )
