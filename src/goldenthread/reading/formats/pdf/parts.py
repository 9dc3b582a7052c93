"""What the process apart says of a document: its rows and what is left out, as values that need no check when made.

The process that asks makes the grid of them; only there are the nouns known.
"""

from dataclasses import dataclass

from goldenthread.reading.cell import Cell

# Why something is left out.
SCANNED = "a scanned page: no text to read"
RECOGNISED = "a machine recognised its words in a scan: they were read, and have to be checked against the page"
UNLETTERED = "its text can't be read: its fonts don't say which letters they have"
HIDDEN = "it can't be seen on the page, so it is not read"


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands, as in `Source`."""

    page: int
    table: int | None = None
    row: int | None = None
    paragraph: int | None = None
    margin: str | None = None


@dataclass(frozen=True, slots=True)
class PlacedRow:
    """A row of the grid, with the same fields, and its place."""

    cells: tuple[Cell, ...]
    place: Place
    table: int = 0
    outline: int = 0
    is_heading: bool = False
    margin: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something on a page that is left out of the grid: what, and why."""

    page: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a grid: a row of it, or something that is left out of it."""

    row: PlacedRow | None = None
    left_out: LeftOut | None = None
