"""What was made of a page: the tables that were seen on it, the lines beside them, and what was put right."""

from dataclasses import dataclass
from typing import Literal

from goldenthread.reading.cell import Span
from goldenthread.reading.formats.pdf.page import Box, Note, Word

Margin = Literal["header", "footer"]


@dataclass(frozen=True, slots=True)
class SeenCell:
    """One cell: where it is, its words from left to right and from above, its colour.

    `span` is as in the grid: "across" or "down" for a place that a merged cell covers, which repeats that cell's
    words and colour. `alt` is what the pictures in it say that they show, where it has no words.
    """

    box: Box
    words: tuple[Word, ...] = ()
    fill: str | None = None
    span: Span = ""
    alt: str = ""


@dataclass(frozen=True, slots=True)
class SeenRow:
    """One row: a cell for each column. `open_above` and `open_below` tell that no rule closes it: it may run on from
    the page before or to the next one."""

    box: Box
    cells: tuple[SeenCell, ...]
    open_above: bool = False
    open_below: bool = False


@dataclass(frozen=True, slots=True)
class SeenTable:
    """One table on one page. `edges` are the left edges of its columns and the right edge of the last, in points.

    `ruled` is false for a table that is told by the places of its words alone; then `anchors` are the columns, from 0,
    that nearly all of its rows fill, and with few words, and `goes_on` says that its columns are those of the table
    that ended the page before. `alignment` tells where its short cells stand beside long ones. A `panel` is a box with
    a text of its own, in one column: no other table goes on with it.
    """

    box: Box
    edges: tuple[float, ...]
    rows: tuple[SeenRow, ...]
    ruled: bool = True
    anchors: frozenset[int] = frozenset()
    goes_on: bool = False
    alignment: str = ""
    panel: bool = False


@dataclass(frozen=True, slots=True)
class SeenLine:
    """A line of text outside of tables."""

    box: Box
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class SeenPage:
    """What was seen on a page. Each of its words stands in one cell of a table, in one line or in a margin.

    `remarks` say what was put right or could not be told, each a sentence with its place on the page. `margins` are
    the lines of its head and foot, "header" or "footer". `hidden`, `scanned`, `unlettered`,
    `notes` and `recognised` are as the page's own.
    """

    number: int
    width: float
    height: float
    tables: tuple[SeenTable, ...] = ()
    lines: tuple[SeenLine, ...] = ()
    remarks: tuple[tuple[Box, str], ...] = ()
    margins: tuple[tuple[Margin, SeenLine], ...] = ()
    hidden: int = 0
    scanned: bool = False
    unlettered: int = 0
    notes: tuple[Note, ...] = ()
    recognised: bool = False
