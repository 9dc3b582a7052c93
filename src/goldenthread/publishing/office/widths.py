"""How wide the columns of a table are, and how high its rows become: what a document must be told beforehand."""

from collections.abc import Sequence
from math import ceil

from goldenthread.publishing.content.pieces import Column, Line, Table
from goldenthread.publishing.office.page import ROOM
from goldenthread.publishing.office.texts import said

# Of a table's letters, in millimetres: the mean of running text, and those of a long word in bold.
_LETTER, _BOLD_LETTER, _PADDING = 1.65, 1.75, 3
# A unit of a column's share: a table of few columns isn't drawn out over the page.
_UNIT = 2.2
# A row of more lines, some half a page, may go on over the page: kept whole, it would leave as much of one empty.
_MOST_LINES = 24
# Higher than any page.
_TALL = 100
_STATUS = "achieved"
# What is kept on one page with its caption: more would leave too much of the page before it empty.
_MOST_ROWS = 14


def widths_of(table: Table) -> list[int]:
    """Give the width of each column in hundredths of a millimetre. None breaks a word of its heading."""
    shares = sum(column.width for column in table.columns)
    whole = min(ROOM, shares * _UNIT)
    least = [_least(column) for column in table.columns]
    wanted = [max(whole * column.width / shares, low) for column, low in zip(table.columns, least, strict=True)]
    over = max(sum(wanted) - ROOM, 0)
    spare = [max(width - low, 0) for width, low in zip(wanted, least, strict=True)]
    part = min(over / sum(spare), 1) if over else 0
    return [round((width - own * part) * 100) for width, own in zip(wanted, spare, strict=True)]


def _least(column: Column) -> float:
    words = [*column.heading.split(), _STATUS if column.holds == "status" else ""]
    return max(map(len, words)) * _BOLD_LETTER + _PADDING


def is_short(line: Line, widths: Sequence[int]) -> bool:
    """Whether a row is so low that it shouldn't be parted by the end of a page."""
    return _height(line, widths) <= _MOST_LINES


def is_tall(table: Table, widths: Sequence[int]) -> bool:
    """Whether a table has a row that is higher than a page.

    LibreOffice comes to no end with one where headings are repeated and any row of the table may not be parted.
    """
    return any(_height(line, [sum(widths)] if line.heads else widths) > _TALL for line in table.lines)


def _height(line: Line, widths: Sequence[int]) -> int:
    return max(
        (_lines(cell.text, width) for cell, width in zip(line.cells, widths, strict=False) if cell.text), default=0
    )


def _lines(text: str, width: int) -> int:
    letters = max((width / 100 - _PADDING) / _LETTER, 1)
    return sum(ceil(max(len(one.text), 1) / letters) for one in said(text))


def is_small(table: Table, widths: Sequence[int]) -> bool:
    """Whether a table is kept whole on a page."""
    few = len(table.lines) <= _MOST_ROWS and not table.measures
    return (
        few and sum(max(map(_lines, (cell.text for cell in line.cells), widths)) for line in table.lines) <= _MOST_ROWS
    )
