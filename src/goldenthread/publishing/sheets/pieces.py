"""What a workbook is made of: sheets, each with a title, notes and at most one table.

The form follows the Government Analysis Function's guidance on releasing statistics in spreadsheets: one marked-up
table a sheet from column A, with one row of headings; no merged cells, and no blank cell within a table.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.plan import Rating

NOT_AVAILABLE, NOT_APPLICABLE, PROVISIONAL = "[x]", "[z]", "[p]"
# A spreadsheet holds numbers as doubles: 15 digits survive, more don't.
_MOST_DIGITS = 15
# What may stand beside a number in its own cell; longer or stranger words make the cell a text.
_BESIDE = re.compile(r"[ %£A-Za-z0-9,./+]{0,26}")
_LARGEST_POWER = 300
_ROWS_IN_SIGHT, _WIDEST_PAGE = 20, 180
# How much smaller a table is printed that is too wide for a page, per cent.
WIDE_SCALE = 65
# The width of running text in characters.
TEXT_WIDTH = 76


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell: its text, its number where it is one, and its status where it has one.

    `before` and `after` stand beside the number in its text: "£", " %". `status` tells that the cell is of a status,
    with or without a rating; the text has its shape. `sheet` names the sheet that the cell leads to.
    """

    text: str
    value: Decimal | None = None
    before: str = ""
    after: str = ""
    rating: Rating | None = None
    status: bool = False
    sheet: str = ""

    @property
    def places(self) -> int:
        """How many digits stand behind the point of its number."""
        exponent = self.value.as_tuple().exponent if self.value is not None else 0
        return max(0, -exponent) if isinstance(exponent, int) else 0


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column: its heading and its width in characters. With `number` its cells stand at the right."""

    heading: str
    width: int
    number: bool = False


@dataclass(frozen=True, slots=True)
class SheetTable:
    """A table under its name, which is unique in the workbook and made of letters, digits and "_"."""

    name: str
    columns: tuple[SheetColumn, ...]
    rows: tuple[tuple[SheetCell, ...], ...]


@dataclass(frozen=True, slots=True)
class TextLine:
    """A cell of running text on a sheet without a table; with `heads` a heading."""

    text: str
    heads: bool = False


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A sheet. `title` stands in its first cell, `lines` below it, then the table. `holds` is for the contents."""

    name: str
    title: str
    holds: str
    lines: tuple[TextLine, ...] = ()
    table: SheetTable | None = None

    @property
    def rows_above(self) -> int:
        """How many rows stand above the headings of the table."""
        return 1 + len(self.lines)

    @property
    def is_long(self) -> bool:
        """Whether its table runs over a screen, so that the headings have to stay in sight."""
        return self.table is not None and len(self.table.rows) > _ROWS_IN_SIGHT

    @property
    def is_wide(self) -> bool:
        """Whether its table is too wide for a page."""
        return self.table is not None and sum(column.width for column in self.table.columns) > _WIDEST_PAGE


@dataclass(frozen=True, slots=True)
class Workbook:
    """A workbook. `notes` are sentences about what it can't hold as it is, for whoever publishes."""

    title: str
    author: str
    sheets: tuple[Worksheet, ...]
    notes: tuple[str, ...] = ()


def number(value: Decimal | int | None, missing: str = NOT_APPLICABLE) -> SheetCell:
    """Give the cell of a number, or the shorthand for why there is none."""
    if value is None:
        return SheetCell(missing)
    exact = Decimal(value)
    return SheetCell(f"{exact:,f}", exact) if can_be_held(exact) else SheetCell(str(exact))


def amount(told: str, value: Decimal) -> SheetCell:
    """Give the cell of a number that is told with words beside it, "65.9 %"; a text where it can't be a number."""
    before, printed, after = told.partition(f"{value:,f}") if can_be_held(value) else (told, "", "")
    if printed and _BESIDE.fullmatch(before) and _BESIDE.fullmatch(after):
        return SheetCell(told, value, before, after)
    return text(told)


def text(told: str, missing: str = NOT_AVAILABLE) -> SheetCell:
    """Give the cell of a text, or the shorthand for why there is none."""
    return SheetCell(told.strip() or missing)


def status(told: str, rating: Rating | None, shape: str) -> SheetCell:
    """Give the cell of a status with its shape."""
    return SheetCell(f"{shape} {told}", rating=rating, status=True)


def can_be_held(value: Decimal) -> bool:
    """Whether a spreadsheet keeps all digits of a number."""
    if not value.is_finite():
        return False
    return len(value.normalize().as_tuple().digits) <= _MOST_DIGITS and abs(value.adjusted()) < _LARGEST_POWER
