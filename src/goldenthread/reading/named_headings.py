"""Heading rows that name a part of the plan where other tables say what their first columns hold.

Such a name becomes a row of its own above the headings, as a heading over the rows is in other layouts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from goldenthread.reading.columns.headings import is_heading_row
from goldenthread.reading.columns.periods import named_in
from goldenthread.reading.columns.roles import Role, heading_scores, normalise
from goldenthread.reading.grid import Cell, Grid, GridRow
from goldenthread.reading.refshapes import looks_like_ref

_SURE, _KNOWN = 0.5, 0.85
_LONGEST_NAME = 90
_LEAST_OTHERS = 2
_MOST_LINES = 3
# Where as many of the names as this say what a column holds, all of them may.
_TELLING = 0.5
_MEASURED = frozenset({Role.OUTCOME, Role.ACTION, Role.OBJECTIVE, Role.THEME})
_NAMES = frozenset({*_MEASURED, Role.REF})


@dataclass(frozen=True, slots=True)
class _Named:
    """A row of headings, by its number in the grid: the name, the column where it begins, and the other headings."""

    index: int
    name: str
    at: int
    others: tuple[str, ...]


def take_names_from_headings(grid: Grid) -> Grid:
    """Put the names of parts of the plan that stand in heading rows into rows above these.

    A name stands over the columns of the measures' names (and their numbers), where no other heading does. That it
    names no column shows where it differs from table to table and the other headings don't. A name below a heading of
    the same table or right below a line that heads it stays: there the part of the plan is told already.
    """
    named = {one.index: one for group in _groups(grid.rows) if _are_parts(group, grid.rows) for one in group}
    if not named:
        return grid
    rows: list[GridRow] = []
    for index, row in enumerate(grid.rows):
        if one := named.get(index):
            lines = [*rows[len(rows) - _lines_above(rows, one) :], row]
            rows[len(rows) + 1 - len(lines) :] = [
                _banner(lines[0], one.name),
                *(_unnamed(line, one.at) for line in lines),
            ]
        else:
            rows.append(row)
    return replace(grid, rows=tuple(rows))


def _groups(rows: Sequence[GridRow]) -> list[list[_Named]]:
    """Give the heading rows that are alike but for the name, together."""
    groups: dict[tuple[str, ...], list[_Named]] = {}
    for index, row in enumerate(rows):
        if row.table and not row.margin and (found := _named(index, row)):
            groups.setdefault(found.others, []).append(found)
    return list(groups.values())


def _named(index: int, row: GridRow) -> _Named | None:
    at = _first_of_names(row)
    name = row.cells[at].text.strip() if at < len(row.cells) else ""
    if not name or len(name) > _LONGEST_NAME or not is_heading_row(row):
        return None
    texts = (normalise(cell.text) for cell in row.cells[_end_of_name(row, at) :] if cell.span != "across")
    # A short name may stand over its first column alone, a longer one over several.
    after = tuple(filter(None, texts))
    told = [heading_scores(text) for text in after]
    if len(told) < _LEAST_OTHERS or any(scores.get(role, 0.0) >= _SURE for scores in told for role in _NAMES):
        return None
    return _Named(index, name, at, after)


def _first_of_names(row: GridRow) -> int:
    """The column where the measures' names may begin: behind one of their refs, or else the first."""
    first = row.cells[0].text.strip()
    return int(not first or heading_scores(first).get(Role.REF, 0.0) >= _SURE)


def _end_of_name(row: GridRow, at: int) -> int:
    """The first column after those that a heading stands over."""
    end = at + 1
    while end < len(row.cells) and row.cells[end].span == "across":
        end += 1
    return end


def _are_parts(group: Sequence[_Named], rows: Sequence[GridRow]) -> bool:
    names = {normalise(one.name): one.name for one in group}
    telling = [name for name in names.values() if _tells(name)]
    if len(names) < 2 or len(telling) >= _TELLING * len(names) or any(map(_names_columns, names.values())):
        return False
    return sum(_is_headed(rows, one.index) for one in group) <= _TELLING * len(group)


def _tells(name: str) -> bool:
    """Whether a text is the heading of a column, a period or a ref. A word of such a heading is in many a name."""
    named = named_in(name)
    dated = named.start is not None or named.quarter is not None
    return dated or looks_like_ref(name) or max(heading_scores(name).values(), default=0.0) >= _KNOWN


def _names_columns(name: str) -> bool:
    told = heading_scores(name)
    return any(told.get(role, 0.0) >= _SURE for role in _NAMES)


def _is_headed(rows: Sequence[GridRow], index: int) -> bool:
    """Whether a heading of the plan stands right above a row of headings: a line that the format tells as one, or a
    text across the table."""
    above = rows[index - 1] if index else None
    if above is None or above.margin:
        return False
    if not above.table:
        return bool(above.outline)
    own = {cell.text.strip() for cell in above.cells if cell.text.strip()}
    return above.table == rows[index].table and len(own) == 1 and own.isdisjoint(rows[index].texts)


def _lines_above(rows: Sequence[GridRow], named: _Named) -> int:
    """How many rows right above a heading row have the name too, given those before it: a heading of several lines."""
    lines = 0
    for row in reversed(rows[-_MOST_LINES:]):
        if not row.table or len(row.cells) <= named.at or row.cells[named.at].text.strip() != named.name:
            break
        lines += 1
    return lines


def _banner(row: GridRow, name: str) -> GridRow:
    first = row.cells[0]
    covered = (replace(first, text=name, span="across") for _ in row.cells[1:])
    # The source is its own: rows are known by it.
    return GridRow((replace(first, text=name, span=""), *covered), row.source.model_copy(), row.table)


def _unnamed(row: GridRow, at: int) -> GridRow:
    end = _end_of_name(row, at)
    blank = (Cell(fill=cell.fill) for cell in row.cells[at:end])
    return replace(row, cells=(*row.cells[:at], *blank, *row.cells[end:]))
