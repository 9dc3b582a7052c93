"""What a publication is made of: parts with paragraphs, lists, tables and charts. Formats draw these and no others.

Every text is plain and safe to show; none is markup. In cells and paragraphs a line break begins a new line, and a
line that starts "- " is an item of a list.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.plan import Rating


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph. `lead` tells that it is the one sentence that matters most."""

    text: str
    lead: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list of points."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. `value` is its number where it is one; `rating` its status, which is drawn with its shape.

    A cell of a `status` column has a rating or says why there is none.
    """

    text: str
    value: Decimal | None = None
    rating: Rating | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width (any unit), and what it holds: "text", "number" or "status"."""

    heading: str
    width: int = 10
    holds: str = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table; its first cell heads it. With `heads` its only cell is a heading of the lines below."""

    cells: tuple[Cell, ...]
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table. `name` is unique in the publication and fit for an address.

    `measures` tells that its lines are measures: each stands in one such table of the publication, and what other
    tables say of it is said again.
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    measures: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as SVG text, with its title and what it shows in words. `table` names the table with the same numbers."""

    name: str
    title: str
    description: str
    svg: str
    table: str


Block = Paragraph | Points | Table | Chart


@dataclass(frozen=True, slots=True)
class Part:
    """A part under its heading. `level` is 1 for the parts of a publication, 2 for a part of the one before it."""

    name: str
    heading: str
    blocks: tuple[Block, ...]
    level: int = 1


@dataclass(frozen=True, slots=True)
class Note:
    """A sign or word that stands in cells, and what it means."""

    sign: str
    meaning: str


@dataclass(frozen=True, slots=True)
class Front:
    """The head of a publication: its title, and the lines of its title block by their names (Period, Contact, ...)."""

    title: str
    authority: str
    lines: tuple[tuple[str, str], ...]


def tables_in(parts: tuple[Part, ...]) -> Iterator[tuple[Part, Table]]:
    """Give every table with the part that it stands in, in their order."""
    return ((part, block) for part in parts for block in part.blocks if isinstance(block, Table))
