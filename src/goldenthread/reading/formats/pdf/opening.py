"""A PDF document opened, or the reason why it can't be."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from goldenthread.plan.errors import DocumentError
from goldenthread.reading.formats.pdf import engine
from goldenthread.reading.formats.pdf.known import recognises

# The longest real monitoring report seen has some 200 pages; 2,000 are a book.
MOST_PAGES = 2_000
_PASSWORD, _SECURITY = 4, 5

__all__ = ["MOST_PAGES", "opened", "recognises"]


@cache
def _ready() -> None:
    engine.init()


@contextmanager
def opened(data: bytes, name: str) -> Iterator[tuple[int, int]]:
    """Give a document and its number of pages.

    One that only its owner may change opens without a password. Raises DocumentError.
    """
    _ready()
    if not recognises(data):
        raise _refused("this is not a PDF document", name, "check that the download finished, and try again")
    document = engine.load_document(data, len(data), None) or engine.load_document(data, len(data), b"")
    if not document:
        raise _why(name)
    try:
        yield document, _pages(document, name)
    finally:
        engine.close_document(document)


def _pages(document: int, name: str) -> int:
    count: int = engine.count_pages(document)
    if count < 1:
        raise _refused("this PDF document has no pages", name, "check that the download finished, and try again")
    if count > MOST_PAGES:
        raise DocumentError(
            f"this PDF document has {count:,} pages",
            where=name,
            expected=f"at most {MOST_PAGES:,} pages",
            do="print the pages of the report alone into a new PDF document, and read that",
        )
    return count


def _why(name: str) -> DocumentError:
    fault = engine.last_error()
    if fault == _PASSWORD:
        do = "open it with its password, save it without one, and try again"
        return _refused("this PDF document needs a password", name, do, "one that opens without a password")
    if fault == _SECURITY:
        do = "ask whoever made it for a copy without protection"
        return _refused("this PDF document is protected in a way that is not read", name, do)
    return _refused("this PDF document is damaged", name, "check that the download finished, and try again")


def _refused(what: str, name: str, do: str, expected: str = "a PDF document that can be opened") -> DocumentError:
    return DocumentError(what, where=name, expected=expected, do=do)
