"""Pages of a document with what was seen on them, for whoever wonders how it was read."""

from collections.abc import Iterator
from typing import Any

from goldenthread.plan import DocumentError
from goldenthread.reading.formats.pdf import apart, recognises
from goldenthread.reading.formats.pdf.shown import LEGEND, ShownPage

__all__ = ["LEGEND", "ShownPage", "see_pages", "show_page", "show_pages"]


def show_pages(data: bytes, name: str) -> Iterator[ShownPage]:
    """Draw each page of a document. Raises DocumentError for what is no PDF document or can't be read."""
    yield from _apart(data, name)


def see_pages(data: bytes, name: str) -> Iterator[ShownPage]:
    """Say what is seen on each page, without pictures. Raises DocumentError as `show_pages` does."""
    yield from _apart(data, name, drawn=False)


def show_page(
    data: bytes, name: str, number: int, place: tuple[int, int] | None = None, near: bool = False
) -> ShownPage:
    """Draw one page; `place` is the table and row on it that stand out; with `near` that part of it alone.

    Raises DocumentError as `show_pages` does, and where the document has no such page.
    """
    for page in _apart(data, name, number=number, place=place, near=near):
        return page
    raise DocumentError(
        f"there is no page {number:,}", where=name, expected="a page of the document", do="look up how many it has"
    )


def _apart(data: bytes, name: str, **options: Any) -> Iterator[ShownPage]:
    if not recognises(data):
        raise DocumentError(
            "only the pages of a PDF document are drawn",
            where=name,
            expected="a PDF document",
            do="read it without --show, or print it into a PDF document",
        )
    yield from apart.values("shown", data, name, **options)
