"""Columns of a table in which nothing that is drawn parts them: the places of the words tell."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from goldenthread.reading.formats.pdf.edges import Edge, Edges
from goldenthread.reading.formats.pdf.gutters import columns_of
from goldenthread.reading.formats.pdf.lattice import Lattice, floors_of, frozen
from goldenthread.reading.formats.pdf.lines import Run, strips_of
from goldenthread.reading.formats.pdf.page import Word

# Where rows without upright edges have so much of a table's height, their cells aren't merged: none has edges there.
_MOSTLY = 0.5
_OVER = 5.0
_CENTRED = 4.0


def with_walls(lattice: Lattice, edges: Edges, words: Sequence[Word]) -> Lattice:
    """Give a lattice in which most rows have no upright edge the columns that their words show."""
    lattice = _with_parted(lattice, words)
    bare = [row for row in range(lattice.rows) if not lattice.has_walls(row)]
    height = sum(lattice.ys[row + 1] - lattice.ys[row] for row in bare)
    if not bare:
        return lattice
    held = in_rows(lattice.ys, words)
    if height < _MOSTLY * (lattice.ys[-1] - lattice.ys[0]):
        parted = [row for row in bare if _keeps_to_columns(held[row], lattice.xs)]
        walls = [(True,) * len(lattice.xs) if row in parted else line for row, line in enumerate(lattice.walls)]
        return replace(lattice, walls=tuple(walls))
    own = [word for row in bare for word in held[row]]
    columns = columns_of(own, lattice.xs[0], lattice.xs[-1], lattice.xs)
    if len(columns) > len(lattice.xs):
        return laid_out(lattice, edges.level, columns, held)
    walls = [walls_of(held[row], lattice.xs) if row in bare else lattice.walls[row] for row in range(lattice.rows)]
    return replace(lattice, walls=tuple(walls))


def _with_parted(lattice: Lattice, words: Sequence[Word]) -> Lattice:
    """Part places that only some rows' edges part, where texts stand in several of them and none runs across."""
    lacking = [row for row in range(lattice.rows) if lattice.has_walls(row) and not all(lattice.walls[row][1:-1])]
    if not lacking:
        return lattice
    held = in_rows(lattice.ys, words)
    walls = list(lattice.walls)
    for row in lacking:
        own, parts = list(walls[row]), [0, *(at for at in range(1, lattice.columns) if walls[row][at]), lattice.columns]
        for start, end in pairwise(parts):
            inside = [word for word in held[row] if lattice.xs[start] <= word.box.middle[0] < lattice.xs[end]]
            if end - start > 1 and inside and _stand_apart(inside, lattice.xs[start : end + 1]):
                own[start + 1 : end] = [True] * (end - start - 1)
        walls[row] = tuple(own)
    return replace(lattice, walls=tuple(walls))


def _stand_apart(words: Sequence[Word], xs: Sequence[float]) -> bool:
    runs = [run for strip in strips_of(words) for run in strip.runs]
    return len(by_column(words, xs)) > 1 and not any(runs_across(run, x) for run in runs for x in xs[1:-1])


def _keeps_to_columns(words: Sequence[Word], xs: Sequence[float]) -> bool:
    """Whether a row's texts stand in later columns than the first, each in one, and none in the table's middle."""
    runs = [run for strip in strips_of(words) for run in strip.runs]
    if not runs or any(runs_across(run, x) for run in runs for x in xs[1:-1]):
        return False
    middle, found = (min(run.x0 for run in runs) + max(run.x1 for run in runs)) / 2, by_column(words, xs)
    return max(found) > 1 and (len(found) > 1 or abs(middle - (xs[0] + xs[-1]) / 2) > _CENTRED)


def laid_out(
    lattice: Lattice, level: Iterable[Edge], columns: Sequence[float], held: Sequence[Sequence[Word]]
) -> Lattice:
    """Give a lattice other columns, where the words of its rows leave room for them."""
    walls = frozen(walls_of(words, columns) for words in held)
    return replace(lattice, xs=tuple(columns), walls=walls, floors=floors_of(level, columns, lattice.ys))


def in_rows(ys: Sequence[float], words: Sequence[Word]) -> list[list[Word]]:
    """Sort words into rows by their middles."""
    rows: list[list[Word]] = [[] for _ in ys[1:]]
    for word in words:
        row = bisect_right(ys, word.box.middle[1]) - 1
        if 0 <= row < len(rows):
            rows[row].append(word)
    return rows


def by_column(words: Iterable[Word], columns: Sequence[float]) -> dict[int, list[Word]]:
    """Sort words into columns by their middles; the first column is 1."""
    found: dict[int, list[Word]] = {}
    for word in words:
        found.setdefault(bisect_right(columns, word.box.middle[0]), []).append(word)
    return found


def runs_across(run: Run, edge: float) -> bool:
    """Whether a text stands on both sides of an edge; a heading may be a little wider than its column's texts."""
    return run.x0 < edge - _OVER and run.x1 > edge + _OVER


def walls_of(words: Sequence[Word], edges: Sequence[float]) -> tuple[bool, ...]:
    """Say at which edges a row's cells part: not where a text runs across one.

    A row of nothing but texts that run across edges is one cell.
    """
    runs = [run for strip in strips_of(words) for run in strip.runs]
    walls = [not any(runs_across(run, edge) for run in runs) for edge in edges]
    crossing = [any(runs_across(run, edge) for edge in edges[1:-1]) for run in runs]
    if crossing and all(crossing):
        walls = [False] * len(edges)
    walls[0] = walls[-1] = True
    return tuple(walls)


def with_told_walls(
    drawn: Sequence[bool], words: Sequence[Word], told: Sequence[bool], edges: Sequence[float]
) -> tuple[bool, ...]:
    """Part the merged cells of a row, of which the sides of areas part others, if their words keep to columns.

    A row of no colour beside coloured ones has edges only around what is coloured in it: a status. `told` are the
    edges at which the words leave room for walls.
    """
    walls = list(drawn)
    standing = [at for at, wall in enumerate(drawn) if wall or at in (0, len(drawn) - 1)]
    filled = by_column(words, edges)
    for start, end in pairwise(standing):
        own = {column for column in filled if start < column <= end}
        if (len(own) > 1 or (start > 0 and own == {start + 1})) and all(told[start + 1 : end]):
            walls[start + 1 : end] = [True] * (end - start - 1)
    return tuple(walls)
