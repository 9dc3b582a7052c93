"""The body of a Word document to the rows of the grid."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goldenthread.plan import DocumentError, Source
from goldenthread.reading.formats.docx.hidden import Hidden, gone_rows
from goldenthread.reading.formats.docx.lines import lines_of
from goldenthread.reading.formats.docx.places import Place, places_in
from goldenthread.reading.formats.docx.styles import Styles
from goldenthread.reading.formats.docx.tables import rows_of
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
    return _BodyReader(styles, name, hidden).rows(body)


class _BodyReader:
    def __init__(self, styles: Styles, name: str, hidden: Hidden) -> None:
        self.styles = styles
        self.hidden = hidden
        self.name = name
        self.cells = 0

    def rows(self, body: "_Element") -> Iterator[GridRow]:
        for place in places_in(body):
            if place.words is not None:
                yield from self._paragraph(place, place.words)
            elif place.is_frame:
                for row in gone_rows(place.element):
                    self.hidden.look(row, place.source)
            else:
                yield from self._table(place)

    def _paragraph(self, place: Place, words: Words) -> Iterator[GridRow]:
        self.hidden.look(place.element, place.source)
        shape = self.styles.shape_of(place.element)
        lines = lines_of(words.text, shape)
        if lines:
            yield paragraph("\n".join(lines), place.source, shape.outline)

    def _table(self, place: Place) -> Iterator[GridRow]:
        number = place.source.table or 0
        self.hidden.look(place.element, place.source)
        for row, (cells, is_heading) in enumerate(rows_of(place.element, self.styles), start=1):
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
