"""Rows between upright rules that no level rule parts: all of their columns begin anew below the same gap."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from goldenthread.reading.formats.pdf.cells import lines_of
from goldenthread.reading.formats.pdf.lattice import Lattice
from goldenthread.reading.formats.pdf.lines import base_of
from goldenthread.reading.formats.pdf.page import Word
from goldenthread.reading.formats.pdf.unwalled import by_column, in_rows

# Lines so near to each other in height stand on one baseline, in points.
_LEVEL = 1.6
# Lines of one text are no further apart, in letters' sizes; a row begins below a gap so much wider than between them.
_ONE_TEXT = 1.8
_WIDER = 1.2
_LEAST_COLUMNS = 2
# A table has rows without rules between them where those that hold several have so much of its height.
_MUCH = 0.4


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a cell. `step` is how far above it the one before stands, None for a cell's first."""

    column: int
    base: float
    size: float
    step: float | None


def with_cut_rows(lattice: Lattice, words: Sequence[Word]) -> Lattice:
    """Part the rows of a lattice that hold several, if they have much of its height.

    A row begins where the first column and at least half of those that are filled begin a text on one baseline, and
    where no text stands in the gap above it.
    """
    held = [_lines(row, lattice.xs) for row in in_rows(lattice.ys, words)]
    leading = _leading([line for lines in held for line in lines])
    cuts = [_cuts(lines, leading) if lattice.has_walls(row) else [] for row, lines in enumerate(held)]
    tall = sum(lattice.ys[row + 1] - lattice.ys[row] for row, found in enumerate(cuts) if found)
    if tall <= _MUCH * (lattice.ys[-1] - lattice.ys[0]):
        return lattice
    return _cut(lattice, cuts)


def _lines(words: Sequence[Word], xs: Sequence[float]) -> list[_Line]:
    found: list[_Line] = []
    for column, own in by_column([word for word in words if word.upright], xs).items():
        above: float | None = None
        for line in lines_of(own):
            base = base_of(line[0])
            found.append(_Line(column, base, line[0].size, None if above is None else base - above))
            above = base
    return sorted(found, key=lambda line: line.base)


def _leading(lines: Sequence[_Line]) -> float:
    """Give how far apart the lines of one text are, in letters' sizes."""
    steps = [line.step / line.size for line in lines if line.step and line.step < _ONE_TEXT * line.size]
    return median(steps) if steps else _ONE_TEXT / _WIDER


def _cuts(lines: Sequence[_Line], leading: float) -> list[float]:
    """Give where rows begin below a row's first lines."""
    columns = {line.column for line in lines}
    found: list[float] = []
    for at, line in enumerate(lines[1:], start=1):
        above, gap = lines[at - 1], line.base - lines[at - 1].base
        if gap < line.size:
            continue
        level = [other for other in lines[at:] if other.base - line.base < _LEVEL]
        begins = all(other.step is None or other.step > _WIDER * leading * other.size for other in level)
        own = {other.column for other in level}
        if begins and min(columns) in own and len(own) >= max(_LEAST_COLUMNS, len(columns) / 2):
            found.append((above.base + line.base - line.size) / 2)
    return found


def _cut(lattice: Lattice, cuts: Sequence[Sequence[float]]) -> Lattice:
    every = (True,) * lattice.columns
    ys, walls, floors = [lattice.ys[0]], [], [lattice.floors[0]]
    for row, found in enumerate(cuts):
        ys += [*found, lattice.ys[row + 1]]
        walls += [lattice.walls[row]] * (len(found) + 1)
        floors += [*[every] * len(found), lattice.floors[row + 1]]
    return replace(lattice, ys=tuple(ys), walls=tuple(walls), floors=tuple(floors))
