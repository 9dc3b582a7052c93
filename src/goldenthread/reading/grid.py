"""The one grid that every format becomes, with the place of each row in its document."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from goldenthread.plan import Source, Unread
from goldenthread.reading.cell import Cell, Span

__all__ = ["Cell", "Grid", "GridRow", "Span", "paragraph", "runs_of_tables", "table_row", "without_margins"]


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a table, or one paragraph outside of tables (a row of one cell, table 0).

    `table` numbers the tables of the document from 1. `outline` is 1 for the document's title or
    a top heading, 2 for the next and so on; 0 for what isn't a heading. `is_heading` is true where
    the format itself says that this row holds column headings. `joined` are the lines of text that the
    row was put together from, where a line break inside a cell had parted it. `margin` is true for what the head or
    foot of each page repeats: such rows stand last, in table 0, and only a key is looked for in them.
    """

    cells: tuple[Cell, ...]
    source: Source
    table: int = 0
    outline: int = 0
    is_heading: bool = False
    joined: tuple[str, ...] = ()
    margin: bool = False

    @property
    def texts(self) -> list[str]:
        """The text of each cell, left to right."""
        return [cell.text for cell in self.cells]

    @property
    def is_blank(self) -> bool:
        """Whether no cell has any text."""
        return not any(cell.text.strip() for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole document in reading order: tables' rows and the paragraphs between them.

    `left_out` says what the format hides and is therefore not among the rows: how much and where, never its words.
    """

    rows: tuple[GridRow, ...]
    left_out: tuple[Unread, ...] = ()


def runs_of_tables(rows: Sequence[GridRow]) -> Iterator[range]:
    """Give the runs of rows of one table; a blank row parts a sheet into runs, and begins the next one."""
    start = 0
    for index in range(1, len(rows) + 1):
        if index == len(rows) or rows[index].table != rows[start].table or rows[index].is_blank:
            if rows[start].table:
                yield range(start, index)
            start = index


def without_margins(rows: Sequence[GridRow]) -> Sequence[GridRow]:
    """Give the rows of the text itself."""
    end = len(rows)
    while end and rows[end - 1].margin:
        end -= 1
    return rows[:end]


def paragraph(text: str, source: Source, outline: int = 0) -> GridRow:
    """Make the row that stands for a paragraph outside of tables."""
    return GridRow((Cell(text),), source, outline=outline)


def table_row(texts: Iterable[str], source: Source, table: int) -> GridRow:
    """Make a table's row from texts alone."""
    return GridRow(tuple(Cell(text) for text in texts), source, table)
