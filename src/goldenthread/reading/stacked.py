"""Measures printed on several rows each, one below the other: actual, target and status, over columns of periods.

They become a row each, with a column for each period and kind of line: "Q2 Target".
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from goldenthread.reading.columns.figures import is_figure
from goldenthread.reading.columns.headings import is_value, own_texts
from goldenthread.reading.columns.roles import Role
from goldenthread.reading.grid import Cell, Grid, GridRow
from goldenthread.reading.labels import role_of
from goldenthread.reading.statuses.words import looks_like_status

_TOLD = frozenset({Role.STATUS, Role.TARGET, Role.ACTUAL})
_LEAST_GROUPS, _LEAST_TIMES = 3, 2
_MOST_LABELS = 8
_MOST_COLUMNS = 60
_MOST = 0.8
_HALF = 0.5
_LOOK_BACK, _LEAST_HEADINGS = 8, 3
_LONGEST_LABEL = 40
_NAME = "Measure"


@dataclass(frozen=True, slots=True)
class _Stack:
    """How a table is stacked: the column of its lines' labels, the labels, its headings, its columns of values.

    `above` tells that each measure is named in a row of its own above its lines, in the column of their labels.
    """

    at: int
    labels: tuple[str, ...]
    titles: tuple[str, ...]
    values: tuple[int, ...]
    above: bool = False

    @property
    def kept(self) -> list[int]:
        """The columns of what is said once for all lines of a measure."""
        columns = range(len(self.titles))
        return [column for column in columns if column not in self.values and (self.above or column != self.at)]


def lay_out_stacked(grid: Grid) -> Grid:
    """Turn measures that have several rows each into one row each; other tables stay as they are."""
    tables: dict[int, list[int]] = {}
    for index, row in enumerate(grid.rows):
        if row.table:
            tables.setdefault(row.table, []).append(index)
    stacks = list(_stacks(grid.rows, list(tables.values())))
    if not stacks and len(tables) > 1:
        # Blank lines may part the measures of one table: then only all of them together tell.
        whole = [index for indexes in tables.values() for index in indexes]
        stacks = list(_stacks(grid.rows, [whole]))
    if not stacks:
        return grid
    became: dict[int, list[GridRow]] = {}
    for indexes, stack in stacks:
        became.update(_unstacked(grid.rows, indexes, stack))
    return replace(grid, rows=tuple(new for i, row in enumerate(grid.rows) for new in became.get(i, [row])))


def _stacks(rows: Sequence[GridRow], tables: Sequence[Sequence[int]]) -> Iterator[tuple[Sequence[int], _Stack]]:
    """Give the tables that are stacked; one too short to tell goes on with the one before it."""
    last: _Stack | None = None
    for indexes in tables:
        table = [rows[index] for index in indexes]
        stack = _stack_of(table) or (last if last and _goes_on(table, last) else None)
        if stack:
            yield indexes, stack
            last = stack


def _goes_on(rows: Sequence[GridRow], last: _Stack) -> bool:
    groups = list(_groups(rows, last.at, last.labels))
    return bool(groups) and max(len(row.cells) for row in rows) <= len(last.titles) and max(map(len, groups)) > 1


def _stack_of(rows: Sequence[GridRow]) -> _Stack | None:
    """Find out by its own rows whether a table is stacked, and how."""
    width = max(len(row.cells) for row in rows)
    for at in range(min(width, _MOST_COLUMNS)):
        labels = _labels(rows, at)
        groups = list(_groups(rows, at, labels)) if labels else []
        if len(groups) < _LEAST_GROUPS or not _take_turns(rows, groups, at, labels):
            continue
        titles = _titles_above(rows, groups[0][0])
        values: list[int] = []
        for column in (column for column in range(width) if column != at):
            beside = column - 1 in values and _holds_figures(rows, groups, column)
            if beside or _is_of_values(rows, groups, column):
                values.append(column)
        names = any(_names(rows, groups, column) for column in range(at) if column not in values)
        above = not names and _named_above(rows, groups, at)
        if titles and values and (names or above) and len(values) * len(labels) <= _MOST_COLUMNS:
            return _Stack(at, labels, (*titles, *[""] * (width - len(titles))), tuple(values), above)
    return None


def _text(row: GridRow, column: int) -> str:
    """What a cell says by itself, not what a merged one above or beside it repeats there."""
    cell = row.cells[column] if column < len(row.cells) else Cell()
    return "" if cell.span else cell.text.strip()


def _labels(rows: Sequence[GridRow], at: int) -> tuple[str, ...]:
    """The labels in a column: what stands in it again and again, with an actual, a target or a status among them."""
    counts = Counter(text for row in rows if (text := _text(row, at)))
    labels = [text for text, count in counts.items() if count >= _LEAST_TIMES and len(text) <= _LONGEST_LABEL]
    known = {role_of(label) for label in labels if not looks_like_status(label)} & _TOLD
    often = sum(counts[label] for label in labels) >= _HALF * counts.total()
    return tuple(labels) if len(known) >= 2 and len(labels) <= _MOST_LABELS and often else ()


def _groups(rows: Sequence[GridRow], at: int, labels: Sequence[str]) -> Iterator[list[int]]:
    """Give the rows of each measure: they follow each other, and no label stands twice among them."""
    group: list[int] = []
    seen: set[str] = set()
    for index, row in enumerate(rows):
        label = _text(row, at)
        if group and (label not in labels or label in seen):
            yield group
            group, seen = [], set()
        if label in labels:
            group.append(index)
            seen.add(label)
    if group:
        yield group


def _take_turns(rows: Sequence[GridRow], groups: Sequence[Sequence[int]], at: int, labels: Sequence[str]) -> bool:
    """Whether the labels take turns, in one order: then they are of lines, and no column of words that come again."""
    order = {label: number for number, label in enumerate(labels)}
    turns = Counter(tuple(order[_text(rows[index], at)] for index in group) for group in groups)
    even = sum(count for turn, count in turns.items() if len(turn) >= 2 and list(turn) == sorted(turn))
    return even >= _MOST * len(groups)


def _titles_above(rows: Sequence[GridRow], first: int) -> tuple[str, ...]:
    """The headings: the nearest row above the first measure that has several texts and no value."""
    for row in reversed(rows[max(first - _LOOK_BACK, 0) : first]):
        texts = own_texts(row)
        if len(texts) >= _LEAST_HEADINGS and not any(map(is_value, texts)):
            return tuple(row.texts)
    return ()


def _is_of_values(rows: Sequence[GridRow], groups: Sequence[Sequence[int]], column: int) -> bool:
    """Whether each line has a value of its own in a column: what it says differs from the first line's."""
    differ = sum(
        any((text := _text(rows[index], column)) and text != _text(rows[group[0]], column) for index in group[1:])
        for group in groups
    )
    return differ >= _HALF * len(groups)


def _holds_figures(rows: Sequence[GridRow], groups: Sequence[Sequence[int]], column: int) -> bool:
    """Whether a column has nothing but figures: one of a later period may have them on one line only."""
    texts = [text for group in groups for index in group if (text := _text(rows[index], column))]
    return bool(texts) and all(map(is_figure, texts))


def _names(rows: Sequence[GridRow], groups: Sequence[Sequence[int]], column: int) -> bool:
    """Whether nearly each measure has words in a column, on its first line."""
    named = sum(any(map(str.isalpha, _text(rows[group[0]], column))) for group in groups)
    return named >= _MOST * len(groups)


def _named_above(rows: Sequence[GridRow], groups: Sequence[Sequence[int]], at: int) -> bool:
    """Whether nearly each measure has a row of its own above its lines, with words in the column of their labels."""
    others = {index for group in groups for index in group}
    above = [group[0] - 1 for group in groups if group[0] and group[0] - 1 not in others]
    return sum(any(map(str.isalpha, _text(rows[index], at))) for index in above) >= _MOST * len(groups)


def _with_name(table: Sequence[GridRow], group: Sequence[int], stack: _Stack) -> list[int]:
    """Add the row above that names a measure to its lines."""
    named = stack.above and group[0] and _text(table[group[0] - 1], stack.at) not in ("", *stack.labels)
    return [group[0] - 1, *group] if named else list(group)


def _unstacked(rows: Sequence[GridRow], indexes: Sequence[int], stack: _Stack) -> dict[int, list[GridRow]]:
    """Give what each row of a table becomes: a measure's first line its row, and its other lines nothing."""
    table = [rows[index] for index in indexes]
    became: dict[int, list[GridRow]] = {}
    for lines in _groups(table, stack.at, stack.labels):
        group = _with_name(table, lines, stack)
        became.update({indexes[at]: [] for at in group})
        became[indexes[group[0]]] = [_joined([table[at] for at in group], stack)]
    heading = _headings(stack)
    found = [at for at, row in enumerate(table) if _is_heading(row, stack)]
    became.update({indexes[at]: [replace(table[at], cells=heading, is_heading=True)] for at in found})
    if not found:
        first = min(became)
        became[first] = [replace(rows[first], cells=heading, is_heading=True), *became[first]]
    return became


def _is_heading(row: GridRow, stack: _Stack) -> bool:
    return bool(own_texts(row)) and [text.casefold() for text in row.texts] == [
        title.casefold() for title in stack.titles[: len(row.cells)]
    ]


def _headings(stack: _Stack) -> tuple[Cell, ...]:
    kept = [Cell(stack.titles[column] or (_NAME if column == stack.at else "")) for column in stack.kept]
    return (*kept, *(Cell(f"{stack.titles[c]} {label}".strip()) for label in stack.labels for c in stack.values))


def _joined(lines: Sequence[GridRow], stack: _Stack) -> GridRow:
    """Make one row of a measure's lines: what they share, then the values of each kind of line."""
    cells = [_shared(lines[:1] if column == stack.at else lines, column) for column in stack.kept]
    by_label = {_text(line, stack.at): line for line in lines}
    for label in stack.labels:
        line = by_label.get(label)
        cells += [line.cells[c] if line and c < len(line.cells) else Cell() for c in stack.values]
    return replace(lines[0], cells=tuple(cells), is_heading=False)


def _shared(lines: Sequence[GridRow], column: int) -> Cell:
    """A cell of what is said once for all lines; texts of its own on several lines are joined."""
    texts = list(dict.fromkeys(text for line in lines if (text := _text(line, column))))
    cell = lines[0].cells[column] if column < len(lines[0].cells) else Cell()
    return cell if not texts or texts == [cell.text.strip()] else replace(cell, text="\n".join(texts), span="")
