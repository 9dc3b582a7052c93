"""The body of a Word document to the rows of the grid."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goldenthread.plan import DocumentError, Source
from goldenthread.reading.formats.docx.hidden import Hidden, gone_rows
from goldenthread.reading.formats.docx.lines import lines_of
from goldenthread.reading.formats.docx.names import PARAGRAPH, TABLE
from goldenthread.reading.formats.docx.properties import children
from goldenthread.reading.formats.docx.styles import Styles
from goldenthread.reading.formats.docx.tables import cells_in, only_holds_tables, rows_of
from goldenthread.reading.formats.docx.words import Words
from goldenthread.reading.grid import GridRow, paragraph
from goldenthread.reading.limits import MOST_CELLS

if TYPE_CHECKING:
    from lxml.etree import _Element


def read_body(body: "_Element", styles: Styles, name: str, hidden: Hidden) -> Iterator[GridRow]:
    """Give the rows of all tables, and the paragraphs between them, in the document's order.

    Paragraphs are numbered with the blank ones counted in; what stands in a text box has the number of
    the paragraph that the box hangs on. What isn't shown is counted in `hidden`. Raises DocumentError where
    merged cells make the document too large.
    """
    return _BodyReader(styles, name, hidden).blocks(body)


class _BodyReader:
    def __init__(self, styles: Styles, name: str, hidden: Hidden) -> None:
        self.styles = styles
        self.hidden = hidden
        self.name = name
        self.paragraphs = 0
        self.tables = 0
        self.cells = 0

    def blocks(self, parent: "_Element") -> Iterator[GridRow]:
        for block in children(parent, PARAGRAPH, TABLE):
            if block.tag == PARAGRAPH:
                self.paragraphs += 1
                yield from self._paragraph(block)
            elif only_holds_tables(block):
                for row in gone_rows(block):
                    self.hidden.look(row, Source(table=self.tables + 1))
                for cell in cells_in(block):
                    yield from self.blocks(cell)
            else:
                self.tables += 1
                yield from self._rows(block)

    def _paragraph(self, element: "_Element") -> Iterator[GridRow]:
        self.hidden.look(element, Source(paragraph=self.paragraphs))
        words = Words(element)
        shape = self.styles.shape_of(element)
        lines = lines_of(words.text, shape)
        if lines:
            yield paragraph("\n".join(lines), Source(paragraph=self.paragraphs), shape.outline)
        for box in words.boxes:
            yield from self._box(box)

    def _box(self, box: "_Element") -> Iterator[GridRow]:
        number = self.paragraphs
        for row in self.blocks(box):
            yield row if row.table else GridRow(row.cells, Source(paragraph=number), outline=row.outline)
        self.paragraphs = number

    def _rows(self, table: "_Element") -> Iterator[GridRow]:
        number = self.tables
        self.hidden.look(table, Source(table=number))
        for row, (cells, is_heading) in enumerate(rows_of(table, self.styles), start=1):
            source = Source(table=number, row=row)
            self.cells += len(cells)
            if self.cells > MOST_CELLS:
                raise self._too_many(source)
            if cells:
                yield GridRow(tuple(cells), source, number, is_heading=is_heading)

    def _too_many(self, source: Source) -> DocumentError:
        return DocumentError(
            f"the document has more than {MOST_CELLS:,} cells, merged ones counted in full",
            where=f"{self.name}, {source}",
            expected=f"at most {MOST_CELLS:,} cells",
            do="check the merged cells of this table, or copy the report's table into a new document",
        )
