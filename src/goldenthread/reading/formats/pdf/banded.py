"""Tables with level rules only, or bands of colour: their rows are drawn, their columns told by the words."""

from collections.abc import Iterator, Sequence

from goldenthread.reading.formats.pdf.cells import lines_of
from goldenthread.reading.formats.pdf.edges import Edges
from goldenthread.reading.formats.pdf.gutters import columns_of
from goldenthread.reading.formats.pdf.lattice import Lattice, box_of, lattice_of
from goldenthread.reading.formats.pdf.page import Box, Word
from goldenthread.reading.formats.pdf.seen import SeenTable
from goldenthread.reading.formats.pdf.unwalled import in_rows, laid_out, walls_of

# The ends of rules of one table differ by no more than this, in points.
_SAME_END = 4.0
_LEAST_SHARE = 0.25
_LEAST_WIDTH = 100.0
_LEAST_ROWS = 3
# In a row, some column has so few lines at most; where all have more in most of the "rows", each holds several.
_FEW_LINES = 2
_MOSTLY = 0.7
# What stands between two tables and takes no notice of columns is text of so many lines.
_PROSE = 3


def banded_lattices(groups: Sequence[Edges], words: Sequence[Word], before: SeenTable | None) -> Iterator[Lattice]:
    """Give the lattices of level edges that lie above each other and are as long; `groups` are edges that meet."""
    left = [group for group in groups if box_of(group).width >= _LEAST_WIDTH]
    while left:
        widest = max(left, key=lambda group: box_of(group).width)
        own = [group for group in left if _belongs(box_of(group), box_of(widest))]
        left = [group for group in left if group not in own]
        yield from _Bands(own, words, before).lattices()


def _belongs(box: Box, widest: Box) -> bool:
    starts, ends = abs(box.x0 - widest.x0) <= _SAME_END, abs(box.x1 - widest.x1) <= _SAME_END
    inside = box.x0 >= widest.x0 - _SAME_END and box.x1 <= widest.x1 + _SAME_END
    return inside and (starts or ends) and box.width >= _LEAST_SHARE * widest.width


class _Bands:
    def __init__(self, groups: Sequence[Edges], words: Sequence[Word], before: SeenTable | None) -> None:
        self._edges = Edges(
            tuple(sorted((edge for group in groups for edge in group.level), key=lambda edge: edge.at)),
            tuple(sorted((edge for group in groups for edge in group.upright), key=lambda edge: edge.at)),
        )
        self._box = box_of(self._edges)
        self._words = [word for word in words if self._box.holds(word.box.middle)]
        self._single = len(groups) == 1
        self._before = before

    def lattices(self) -> Iterator[Lattice]:
        if not self._words:
            return
        lattice = lattice_of(self._edges, self._words)
        if self._single and lattice.columns > 1 and any(edge.drawn for edge in self._edges.upright[1:-1]):
            yield lattice
            return
        held = in_rows(lattice.ys, self._words)
        edges = self._columns(lattice)
        if len(edges) < 3:
            return
        shaped = laid_out(lattice, self._edges.level, edges, held)
        for start, end in self._runs(held, edges):
            if self._is_table(held[start:end], edges):
                yield _part(shaped, start, end)

    def _columns(self, lattice: Lattice) -> tuple[float, ...]:
        hint = lattice.xs if lattice.columns > 1 else self._before.edges if self._before else ()
        found = columns_of(self._words, self._box.x0, self._box.x1, hint)
        return lattice.xs if len(found) < len(lattice.xs) else found

    def _runs(self, held: Sequence[Sequence[Word]], edges: Sequence[float]) -> Iterator[tuple[int, int]]:
        """Give the runs of bands with text in columns; what lies between them takes no notice of the columns."""
        start: int | None = None
        end = 0
        for index, words in enumerate(held):
            if _in_columns(words, edges):
                start = index if start is None else start
                end = index + 1
            elif start is not None and _runs_across(words, edges) and len(lines_of(words)) > _PROSE:
                yield start, end
                start = None
        if start is not None:
            yield start, end

    def _is_table(self, held: Sequence[Sequence[Word]], edges: Sequence[float]) -> bool:
        filled = [words for words in held if words]
        known = self._before is not None and len(self._before.edges) == len(edges)
        if len(filled) < (1 if known else _LEAST_ROWS):
            return False
        single = [words for words in filled if _least_lines(words, edges) <= _FEW_LINES]
        return len(single) >= _MOSTLY * len(filled)


def _in_columns(words: Sequence[Word], edges: Sequence[float]) -> bool:
    """Whether texts stand in a later column than the first, and next to none runs across."""
    return any(number > 1 for number in _by_column(words, edges)) and not _runs_across(words, edges)


def _runs_across(words: Sequence[Word], edges: Sequence[float]) -> bool:
    return sum(walls_of(words, edges)[1:-1]) < _MOSTLY * (len(edges) - 2)


def _by_column(words: Sequence[Word], edges: Sequence[float]) -> dict[int, list[Word]]:
    found: dict[int, list[Word]] = {}
    for word in words:
        found.setdefault(sum(edge <= word.box.middle[0] for edge in edges), []).append(word)
    return found


def _least_lines(words: Sequence[Word], edges: Sequence[float]) -> int:
    return min(len(lines_of(column)) for column in _by_column(words, edges).values())


def _part(lattice: Lattice, start: int, end: int) -> Lattice:
    """Give some rows of a lattice as one of their own."""
    return Lattice(
        lattice.xs,
        lattice.ys[start : end + 1],
        lattice.walls[start:end],
        lattice.floors[start : end + 1],
        lattice.open_above and start == 0,
        lattice.open_below and end == lattice.rows,
    )
