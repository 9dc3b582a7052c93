"""PDF documents: pages of words and lines, in which tables have to be found."""

from typing import TYPE_CHECKING

from goldenthread.reading.formats.pdf.known import recognises

if TYPE_CHECKING:
    from goldenthread.reading.grid import Grid

NAME = "PDF document"
EXTENSIONS = (".pdf",)

__all__ = ["EXTENSIONS", "NAME", "load", "recognises"]


def load(data: bytes, name: str) -> "Grid":
    """Read a document into the grid; see `gridding`. Raises DocumentError for what can't be read."""
    # Imported when it is first asked for: the process apart starts without it.
    from goldenthread.reading.formats.pdf.gridding import grid_of_document

    return grid_of_document(data, name)
