"""What was seen on the pages, to the grid: tables that go on over pages made one, lines made paragraphs."""

from collections.abc import Iterable, Iterator

from goldenthread.plan import Source, Unread
from goldenthread.reading.formats.pdf.cells import text_of
from goldenthread.reading.formats.pdf.page import Box
from goldenthread.reading.formats.pdf.seams import LaidRow, is_one_table, laid, sewn
from goldenthread.reading.formats.pdf.seen import SeenLine, SeenPage, SeenTable
from goldenthread.reading.grid import Grid, GridRow, paragraph


def assembled(pages: Iterable[SeenPage]) -> Grid:
    """Make the grid of what was seen on a document's pages, one after the other.

    A row that runs over a page's end is one row, with the page on which it begins. What could not be told is
    among what is left out, with its place.
    """
    assembly = _Assembly()
    for page in pages:
        assembly.take(page)
    assembly.close()
    return Grid(tuple(assembly.rows), tuple(assembly.left_out))


class _Assembly:
    def __init__(self) -> None:
        self.rows: list[GridRow] = []
        self.left_out: list[Unread] = []
        self._tables = 0
        self._last: SeenTable | None = None
        self._open: list[LaidRow] = []

    def take(self, page: SeenPage) -> None:
        """Take the next page."""
        paragraphs = 0
        for number, part in enumerate(_in_order(page)):
            if isinstance(part, SeenLine):
                self.close()
                paragraphs += 1
                self._line(part, Source(page=page.number, paragraph=paragraphs))
            else:
                self._table(part, page.number, may_go_on=number == 0)
        self.left_out += (self._unread(page, box, why) for box, why in page.remarks)

    def close(self) -> None:
        """Write down the table that may have gone on."""
        for number, row in enumerate(self._open, start=1):
            source = Source(page=row.page, table=self._tables, row=number)
            self.rows.append(GridRow(row.cells, source, self._tables))
        self._open, self._last = [], None

    def _table(self, table: SeenTable, page: int, may_go_on: bool) -> None:
        own = laid(table, page)
        if may_go_on and self._last and is_one_table(self._last, table):
            self._open = sewn(self._open, own)
        else:
            self.close()
            self._tables += 1
            self._open = own
        self._last = table

    def _line(self, line: SeenLine, source: Source) -> None:
        self.rows.append(paragraph(text_of(line.words, line.box), source))

    def _unread(self, page: SeenPage, box: Box, why: str) -> Unread:
        return Unread(source=Source(page=page.number, table=self._tables or None), text=_place(box), why=why)


def _in_order(page: SeenPage) -> Iterator[SeenTable | SeenLine]:
    """Give the parts of a page downwards."""
    parts: list[SeenTable | SeenLine] = [*page.tables, *page.lines]
    yield from sorted(parts, key=lambda part: part.box.top)


def _place(box: Box) -> str:
    return f"{box.x0:.0f} points from the left, {box.top:.0f} from above"
