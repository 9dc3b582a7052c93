"""Applying a sheet's colour rules to its cells."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from goldenthread.reading.cell import Cell
from goldenthread.reading.formats.xlsx.cells import Looker
from goldenthread.reading.formats.xlsx.functions import At
from goldenthread.reading.formats.xlsx.rules import Rule
from goldenthread.reading.formats.xlsx.styles import Change
from goldenthread.reading.limits import MOST_COLUMNS
from goldenthread.reading.sheets import Sheet


def paint(sheet: Sheet, look: Looker, rules: list[Rule]) -> None:
    """Give each cell the colours of the first rules that hold; DocumentError if that takes for ever."""
    rows, columns = sorted(sheet.cells), _columns(sheet)
    changes: dict[tuple[int, int], Change] = {}
    stopped: set[tuple[int, int]] = set()
    for rule in sorted(rules, key=lambda rule: rule.priority):
        for at in _cells(rule, rows, columns, look):
            place = at.row, at.column
            if place not in stopped and (found := rule.judge(at)):
                changes[place] = found.change | changes[place] if place in changes else found.change
                if found.stops:
                    stopped.add(place)
    for (row, column), change in changes.items():
        cell = sheet.cells[row].get(column) or sheet.blank(row, column)
        sheet.cells[row][column] = Cell(cell.text, change.get("fill", cell.fill), ink=change.get("ink", cell.ink))


def _columns(sheet: Sheet) -> list[int]:
    """List the columns that may be coloured: a rule can colour cells of which nothing was written."""
    written = sorted({at for cells in sheet.cells.values() for at in cells})
    if written and written[-1] - written[0] < MOST_COLUMNS:
        return list(range(written[0], written[-1] + 1))
    return written


def _cells(rule: Rule, rows: list[int], columns: list[int], look: Looker) -> Iterator[At]:
    top, left = rule.origin
    for area in rule.areas:
        look.spend(1)
        within = columns[bisect_left(columns, area.left) : bisect_right(columns, area.right)]
        for row in rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]:
            for column in within:
                look.spend(1)
                yield At(row, column, row - top, column - left, look)
