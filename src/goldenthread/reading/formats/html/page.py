"""A page's tree to the rows of the grid, in document order."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goldenthread.plan import DocumentError, Source, Unread
from goldenthread.reading.formats.html.hidden import hidden_tables
from goldenthread.reading.formats.html.layout import arranging_tables
from goldenthread.reading.formats.html.tables import Table
from goldenthread.reading.grid import Cell, Grid, GridRow, paragraph
from goldenthread.reading.hidden import left_out
from goldenthread.reading.limits import MOST_CELLS, MOST_COLUMNS
from goldenthread.reading.markup.elements import read_into
from goldenthread.reading.markup.lines import Block, Lines

if TYPE_CHECKING:
    from lxml.etree import _Element

# A few bytes can ask for a thousand cells. A report of a thousand measures with a few merged cells in each row
# has some 5,000 that others cover.
MOST_COVERED = 500_000


def read_page(root: "_Element", name: str) -> Grid:
    """Read all that a page shows: rows of tables, and each block of other text as a paragraph.

    The page's title is its top heading where it has none of its own. Tables, rows and cells that it hides are
    counted.
    """
    reader = _PageReader(root, name)
    parts = reader.read()
    if not parts:
        reader = _PageReader(root, name)
        parts = reader.read(skips_decoration=False)
    title = " ".join((root.findtext(".//head/title") or "").split())
    if title and not any(isinstance(part, Block) and part.outline == 1 for part in parts):
        parts.insert(0, Block(1, title))
    return Grid(tuple(_numbered(parts)), tuple(reader.left_out()))


def _numbered(parts: list[Block | GridRow]) -> list[GridRow]:
    rows: list[GridRow] = []
    paragraphs = 0
    for part in parts:
        if isinstance(part, Block):
            paragraphs += 1
            rows.append(paragraph(part.text, Source(paragraph=paragraphs), part.outline))
        else:
            rows.append(part)
    return rows


class _PageReader:
    def __init__(self, root: "_Element", name: str) -> None:
        self.root = root
        self.name = name
        self.parts: list[Block | GridRow] = []
        self.tables = 0
        self.cells = 0
        self.covered = 0
        self.arranging = arranging_tables(root)
        self.lines = Lines(joins_cells=False)
        self.hidden: list[tuple[str, int, Source]] = []
        self.hidden_tables: list[_Element] = []

    def read(self, skips_decoration: bool = True) -> list[Block | GridRow]:
        read_into(self.lines, self.root, self._takes_table, self._skips, skips_decoration=skips_decoration)
        self._take_blocks()
        return self.parts

    def left_out(self) -> Iterator[Unread]:
        """Say what isn't shown: in each table, and the tables that are hidden as a whole from which line on."""
        for what, count, source in self.hidden:
            yield left_out(count, what, source)
        if self.hidden_tables:
            yield left_out(len(self.hidden_tables), "hidden table", Source(line=self.hidden_tables[0].sourceline))

    def _skips(self, element: "_Element") -> None:
        self.hidden_tables += hidden_tables(element)

    def _takes_table(self, element: "_Element") -> bool:
        if element in self.arranging:
            return False
        self._take_blocks()
        table = Table(element)
        self.parts.extend(Block(0, stray) for stray in table.strays)
        if table.rows:
            self.tables += 1
            self._take_rows(table)
        source = Source(table=max(self.tables, 1))
        self.hidden += [(what, count, source) for what, count in table.hidden.items() if count]
        return True

    def _take_blocks(self) -> None:
        self.lines.end_block()
        self.parts.extend(self.lines.blocks)
        self.lines.blocks.clear()

    def _take_rows(self, table: Table) -> None:
        for number, (row, cells) in enumerate(table.lines(), start=1):
            source = Source(table=self.tables, row=number)
            self._count(cells, source)
            if cells:
                self.parts.append(GridRow(tuple(cells), source, self.tables, is_heading=row.is_heading))

    def _count(self, cells: list[Cell], source: Source) -> None:
        """Refuse the page at the first row that makes it too large, before any more is made."""
        self.cells += len(cells)
        self.covered += sum(bool(cell.span) for cell in cells)
        if len(cells) > MOST_COLUMNS:
            raise self._too_many("columns in a row", MOST_COLUMNS, source)
        if self.covered > MOST_COVERED:
            raise self._too_many("cells that merged ones cover", MOST_COVERED, source)
        if self.cells > MOST_CELLS:
            raise self._too_many("cells", MOST_CELLS, source)

    def _too_many(self, what: str, most: int, source: Source) -> DocumentError:
        return DocumentError(
            f"the page has more than {most:,} {what}",
            where=f"{self.name}, {source}",
            expected=f"at most {most:,} {what}",
            do="check the spans of the cells in this table, or copy the report's table into a sheet",
        )
