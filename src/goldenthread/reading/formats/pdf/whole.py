"""A whole PDF document, from its bytes to what is seen on its pages and to the parts of its grid."""

from collections.abc import Iterator

from goldenthread.reading.formats.pdf.assemble import assembled
from goldenthread.reading.formats.pdf.pages import pages
from goldenthread.reading.formats.pdf.parts import Part
from goldenthread.reading.formats.pdf.seeing import seen_pages
from goldenthread.reading.formats.pdf.seen import SeenPage


def seen(data: bytes, name: str) -> Iterator[SeenPage]:
    """Give what is seen on each page. Raises DocumentError, naming the document and the page."""
    return seen_pages(pages(data, name))


def grid_parts(data: bytes, name: str) -> Iterator[Part]:
    """Give the rows of the document's grid, then what is left out of it. Raises DocumentError."""
    yield from assembled(seen(data, name))
