"""How high the rows of a sheet have to be for their wrapped texts.

Not every program works that out when it opens a file, and none does it alike on the screen and on paper. So rows have a
height of their own, counted generously.
"""

import re
from collections.abc import Iterable, Sequence

from goldenthread.publishing.sheets.pieces import TEXT_WIDTH, SheetTable, Worksheet

_LINE, _TITLE, _HEADING = 15.6, 24.0, 22.0
_SLACK = 2.0
# A line ends before the word that no longer fits: so much of it stays empty, on the average.
_LOST = 3
_LEAST = 4
_WIDE = re.compile("[\u1100-\U0010ffff]")


def heights(sheet: Worksheet) -> list[float]:
    """Give the height of each row of a sheet in points, from the first."""
    found = [_TITLE]
    for line in sheet.lines:
        lines = 1 if sheet.table else _lines(line.text, TEXT_WIDTH)
        found.append((_HEADING if line.heads else _LINE) * lines + _SLACK)
    return found + (_of_table(sheet.table) if sheet.table else [])


def _of_table(table: SheetTable) -> list[float]:
    widths = [column.width for column in table.columns]
    rows = [[column.heading for column in table.columns], *([cell.text for cell in row] for row in table.rows)]
    return [_of_row(texts, widths) for texts in rows]


def _of_row(texts: Iterable[str], widths: Sequence[int]) -> float:
    return _LINE * max(map(_lines, texts, widths)) + _SLACK


def _lines(text: str, width: int) -> int:
    """Count the lines that a text takes in a column so many characters wide."""
    if len(text) < _LEAST:
        return 1
    return sum(_of_one_line(line, width) for line in text.split("\n"))


def _of_one_line(text: str, width: int) -> int:
    length = len(text) if text.isascii() else len(text) + len(_WIDE.findall(text))
    return 1 if length <= width - 1 else -(-length // max(_LEAST, width - _LOST))
