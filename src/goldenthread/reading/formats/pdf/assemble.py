"""What was seen on the pages, to the grid: tables that go on over pages made one, lines made paragraphs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from goldenthread.plan.saying import so_many
from goldenthread.reading.cell import Cell
from goldenthread.reading.formats.pdf.beside import Sides
from goldenthread.reading.formats.pdf.cells import PARTED_HERE
from goldenthread.reading.formats.pdf.flowing import Flowed, Outlines, joined_over_pages, paragraphs_of
from goldenthread.reading.formats.pdf.hyphens import Hyphens
from goldenthread.reading.formats.pdf.margins import Framed, Margins
from goldenthread.reading.formats.pdf.page import Box, Page
from goldenthread.reading.formats.pdf.parts import (
    HIDDEN,
    RECOGNISED,
    SCANNED,
    UNLETTERED,
    LeftOut,
    Part,
    Place,
    PlacedRow,
)
from goldenthread.reading.formats.pdf.seams import LaidRow, is_one_table, laid, sewn
from goldenthread.reading.formats.pdf.seen import SeenLine, SeenPage, SeenTable

_NEAR = 20.0


def assembled(pages: Iterable[SeenPage]) -> list[Part]:
    """Make the parts of the grid of what was seen on a document's pages, one after the other.

    A row that runs over a page's end is one row, with the place where it begins. Tables are numbered on their page, as
    the pictures of pages number them, and rows in the table there. Heads and feet stand last, each once. Scanned
    pages, letters that can't be seen or known and what could not be told are said among what is left out, at the end.
    """
    assembly = _Assembly()
    for page in pages:
        assembly.take(page)
    return assembly.parts()


class _Assembly:
    """The grid while pages come in: `_parts` are its rows, and paragraphs, of which only the end tells the headings."""

    def __init__(self) -> None:
        self._parts: list[PlacedRow | tuple[Flowed, Place]] = []
        self._left_out: list[LeftOut] = []
        self._margins = Margins()
        self._outlines = Outlines()
        self._sides = Sides()
        self._tables = 0
        self._last: SeenTable | None = None
        self._open: list[LaidRow] = []

    def take(self, page: SeenPage) -> None:
        """Take the next page."""
        paragraphs, begins, number = 0, True, 0
        for is_table, parts in groupby(_in_order(page), key=lambda part: isinstance(part, SeenTable)):
            if is_table:
                for table in parts:
                    if isinstance(table, SeenTable):
                        number += 1
                        self._table(table, page, number, begins)
                    begins = False
            else:
                lines = [line for line in parts if isinstance(line, SeenLine)]
                paragraphs += self._lines(lines, page.number, paragraphs)
            begins = False
        self._margins.take(Framed(Page(page.number, page.width, page.height), margins=page.margins))
        self._leave_out(page)

    def parts(self) -> list[Part]:
        """Give the parts of all pages."""
        self._close()
        placed = [part if isinstance(part, PlacedRow) else self._paragraph(*part) for part in self._parts]
        rows = self._sides.widened(placed)
        hyphens = Hyphens(cell.text for row in rows for cell in row.cells if cell.span != "across")
        settled = [_settled(row, hyphens) for row in rows]
        left_out = [Part(left_out=one) for one in self._left_out]
        return [*(Part(row) for row in (*settled, *self._margins.rows())), *left_out]

    def _close(self) -> None:
        """Write down the table that may have gone on."""
        for row in self._open:
            place = Place(row.page, row.table, row.row)
            self._parts.append(PlacedRow(row.cells, place, self._tables, is_heading=row.heads))
        self._open, self._last = [], None

    def _table(self, table: SeenTable, page: SeenPage, number: int, begins: bool) -> None:
        self._outlines.meet_table(table)
        own = laid(table, page.number, number)
        if self._sides.holds(table, [row.cells for row in own], page, number):
            return
        here = [row for row in self._open if row.page == page.number]
        if (
            self._last
            and not table.panel
            and is_one_table(self._last, table)
            and (begins or _is_right_below(table, self._last, here))
        ):
            self._open = sewn(self._open, own) if all(row.heads for row in here) else [*self._open, *own]
        else:
            self._close()
            self._tables += 1
            self._open = own
        self._last = table

    def _lines(self, lines: Sequence[SeenLine], page: int, before: int) -> int:
        """Take lines that stand beside no table; give how many paragraphs they are."""
        self._close()
        flowed = paragraphs_of(lines)
        last = self._parts[-1] if self._parts else None
        if not before and isinstance(last, tuple):
            [one], flowed = joined_over_pages([last[0]], flowed)
            self._parts[-1] = one, last[1]
        for number, one in enumerate(flowed, start=before + 1):
            self._outlines.meet(one)
            self._parts.append((one, Place(page, paragraph=number)))
        return len(flowed)

    def _paragraph(self, flowed: Flowed, place: Place) -> PlacedRow:
        return PlacedRow((Cell(flowed.text, ink=flowed.ink),), place, outline=self._outlines.level_of(flowed))

    def _leave_out(self, page: SeenPage) -> None:
        if page.scanned:
            self._left_out.append(LeftOut(page.number, "a picture of the whole page", SCANNED))
        if page.recognised:
            self._left_out.append(LeftOut(page.number, "a picture of the whole page", RECOGNISED))
        if page.unlettered:
            self._left_out.append(LeftOut(page.number, so_many(page.unlettered, "unknown letter"), UNLETTERED))
        if page.hidden:
            self._left_out.append(LeftOut(page.number, so_many(page.hidden, "hidden letter"), HIDDEN))
        for box, why in page.remarks:
            self._left_out.append(LeftOut(page.number, f"{so_many(1, 'cell')} without words: {_place(box)}", why))
        for note in page.notes:
            self._left_out.append(LeftOut(page.number, f"{_place(note.box)}: {note.text}", note.why))


def _place(box: Box) -> str:
    return f"{box.x0:.0f} points from the left and {box.top:.0f} from above"


def _is_right_below(table: SeenTable, above: SeenTable, here: Sequence[LaidRow]) -> bool:
    """Whether a table that goes on with one on its page was only seen otherwise: one has rules, the other none."""
    gap = table.box.top - above.box.bottom
    return bool(here) and table.ruled != above.ruled and -_NEAR < gap < _NEAR


def _settled(row: PlacedRow, hyphens: Hyphens) -> PlacedRow:
    if not any(PARTED_HERE in cell.text for cell in row.cells):
        return row
    return replace(row, cells=tuple(replace(cell, text=hyphens.settled(cell.text)) for cell in row.cells))


def _in_order(page: SeenPage) -> Iterator[SeenTable | SeenLine]:
    """Give the parts of a page in the order in which they are read: a table before the first line that is below it."""
    tables = list(page.tables)
    for line in page.lines:
        while tables and tables[0].box.top < line.box.top:
            yield tables.pop(0)
        yield line
    yield from tables
