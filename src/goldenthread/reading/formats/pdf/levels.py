"""The lines of a table's cells by their baselines, and how far apart those of one text stand."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goldenthread.reading.formats.pdf.page import Word

# Lines that are so much further apart than those of one text are parted on purpose; or so much closer.
LOOSE = 1.14
_CLOSER = 0.93
_SAME_SIZE = 0.3
# Distances of lines, in letters' sizes.
_LEAST_PITCH = 0.8
_WIDEST_PITCH = 1.95
_USUAL_PITCH = 1.25
_LEAST_SHARE = 0.4
_FEW = 6
# What stands for all columns together.
ALL = -1

Pitches = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one cell: its column, its baseline from above, its letters' size and its words."""

    column: int
    base: float
    size: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Level:
    """The lines of all columns on one baseline.

    `gap` is how far apart a text above its upper edge and one below stand, in the usual distances of lines in one text:
    the least of all columns, and between any two. `cut` tells that they stand closer than lines of one text do.
    """

    base: float
    lines: tuple[Line, ...]
    gap: float = 0.0
    cut: bool = False

    @property
    def filled(self) -> frozenset[int]:
        """The columns that have a line here."""
        return frozenset(line.column for line in self.lines)

    @property
    def parted(self) -> bool:
        """Whether what stands above is told from this by how far apart they are."""
        return self.gap > LOOSE or self.cut


def levels_of(groups: Iterable[Sequence[Line]], pitches: Pitches) -> list[Level]:
    """Make levels of the lines on each baseline, downwards. `pitches` are those of the whole table."""
    levels = [Level(min(line.base for line in lines), tuple(lines)) for lines in groups if lines]
    last: dict[int, Line] = {}
    above: list[dict[int, Line]] = []
    for level in levels:
        above.append(dict(last))
        last.update((line.column, line) for line in level.lines)
    following: dict[int, Line] = {}
    for at in range(len(levels) - 1, -1, -1):
        level = levels[at]
        following.update((line.column, line) for line in level.lines)
        gaps = [
            (below.base - up.base) / (pitches.get(column, pitches[ALL]) * below.size)
            for column, below in following.items()
            if (up := above[at].get(column)) and abs(up.size - below.size) < _SAME_SIZE
        ]
        cut = min(gaps, default=1.0) < _CLOSER
        if at:
            gaps.append((level.base - levels[at - 1].base) / (pitches[ALL] * level.lines[0].size))
        levels[at] = Level(level.base, level.lines, min(gaps, default=0.0), cut)
    return levels


def bands_of(levels: Sequence[Level]) -> list[range]:
    """Part levels at gaps."""
    starts = [0, *(at for at in range(1, len(levels)) if levels[at].parted)]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(levels)], strict=True)]


def pitches_of(groups: Iterable[Sequence[Line]]) -> dict[int, float]:
    """Give how far apart the lines of one text stand, in letters' sizes, for each column with many and for all.

    It is the smallest distance that comes often.
    """
    last: dict[int, float] = {}
    counts: dict[int, Counter[float]] = {ALL: Counter()}
    for lines in groups:
        for line in lines:
            apart = (line.base - last.get(line.column, -1e6)) / (line.size or 1)
            if _LEAST_PITCH < apart <= _WIDEST_PITCH:
                counts[ALL][round(apart, 2)] += 1
                counts.setdefault(line.column, Counter())[round(apart, 2)] += 1
            last[line.column] = line.base
    found = {column: _commonest(count) for column, count in counts.items() if count.total() >= _FEW}
    usual = found.get(ALL) or _commonest(counts[ALL]) or _USUAL_PITCH
    return {column: pitch or usual for column, pitch in found.items()} | {ALL: usual}


def _commonest(counts: Counter[float]) -> float:
    """Give the smallest of the distances that come often; 0 where none does."""
    near = {apart: sum(counts[round(apart + step / 100, 2)] for step in (-1, 0, 1)) for apart in counts}
    most = max(near.values(), default=0)
    return min((apart for apart, count in near.items() if count >= max(2, _LEAST_SHARE * most)), default=0.0)
