"""The places of a Word document: its paragraphs and tables in their order, with the numbers that messages give them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goldenthread.plan import Source
from goldenthread.reading.formats.docx.names import PARAGRAPH, TABLE
from goldenthread.reading.formats.docx.properties import children
from goldenthread.reading.formats.docx.tables import cells_in, only_holds_tables
from goldenthread.reading.formats.docx.words import Words

if TYPE_CHECKING:
    from lxml.etree import _Element


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph, a table, or a table that is only a frame around others.

    `words` are a paragraph's. What stands in a text box has in `hangs_on` the paragraph that the box hangs on, which
    itself stands in none.
    """

    element: "_Element"
    source: Source
    words: Words | None = None
    is_frame: bool = False
    hangs_on: "_Element | None" = None


def places_in(body: "_Element") -> Iterator[Place]:
    """Give the places of a body. A frame comes before what stands in it.

    Paragraphs are numbered with the blank ones counted in; what stands in a text box has the number of the paragraph
    that the box hangs on. Tables are numbered through, frames not counted.
    """
    return _Walk().blocks(body)


class _Walk:
    def __init__(self) -> None:
        self.paragraphs = 0
        self.tables = 0
        self.hangs_on: _Element | None = None

    def blocks(self, parent: "_Element") -> Iterator[Place]:
        for block in children(parent, PARAGRAPH, TABLE):
            if block.tag == PARAGRAPH:
                yield from self._paragraph(block)
            elif only_holds_tables(block):
                yield Place(block, Source(table=self.tables + 1), is_frame=True, hangs_on=self.hangs_on)
                for cell in cells_in(block):
                    yield from self.blocks(cell)
            else:
                self.tables += 1
                yield Place(block, Source(table=self.tables), hangs_on=self.hangs_on)

    def _paragraph(self, element: "_Element") -> Iterator[Place]:
        around = self.hangs_on
        self.paragraphs += around is None
        words = Words(element)
        yield Place(element, Source(paragraph=self.paragraphs), words, hangs_on=around)
        self.hangs_on = element if around is None else around
        for box in words.boxes:
            yield from self.blocks(box)
        self.hangs_on = around
