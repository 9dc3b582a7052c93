"""Pages whose fonts don't say which letters they have: their words can be seen, and not read."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from goldenthread.reading.formats.pdf.page import UNKNOWN, Page

# A page of which so large a part of the letters is unknown says nothing that could be relied on.
_MOST = 0.5


def without_unknown(pages: Iterable[Page]) -> Iterator[Page]:
    """Give pages, of which those with mostly unknown letters have no words, and say how many letters these had."""
    for page in pages:
        letters = sum(len(word.text) for word in page.words)
        unknown = sum(word.text.count(UNKNOWN) for word in page.words)
        yield replace(page, words=(), unlettered=letters) if unknown > _MOST * letters else page
