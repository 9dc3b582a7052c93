"""Edges that meet make a lattice; its places that no edge parts are one cell."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.reading.formats.pdf.edges import Edge, Edges
from goldenthread.reading.formats.pdf.page import Box, Word
from goldenthread.reading.formats.pdf.stacks import unstacked

# Rules that end so near to each other meet, and edges of areas: boxes of cells stand a little apart. An area that
# only comes near to a rule is something in a cell: a label, or words that are marked.
_MEET, _MEET_AREAS, _MEET_MIXED = 6.5, 4.0, 1.5
# So much apart, words may stand between edges.
_ROOM = 4.0
# An edge that goes past the last one it meets by more than this leaves a cell open there.
_OPEN = 5.0
# Edges so near to each other, with no word between them, leave no room for a cell.
_LEAST_WIDTH, _LEAST_HEIGHT = 8.0, 7.0
# An edge parts two places where it goes along so much of them.
_ALONG = 0.6
# So many edges of one kind, or places of one table, are a drawing: a map, a plan.
MOST_EDGES = 800
MOST_PLACES = 20_000

Block = tuple[int, int, int, int]
Table = tuple[tuple[bool, ...], ...]


@dataclass(frozen=True, slots=True)
class Lattice:
    """A lattice: where its columns and rows begin, and where the last ones end.

    `walls[row][column]` tells whether an edge stands at the left of that place, `floors[row][column]` whether one
    lies above it; each has one more at its end. `open_above` and `open_below` tell that no edge closes it there.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    walls: Table
    floors: Table
    open_above: bool = False
    open_below: bool = False

    @property
    def box(self) -> Box:
        """The area that it covers."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def rows(self) -> int:
        """How many rows it has."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """How many columns it has."""
        return len(self.xs) - 1

    def has_walls(self, row: int) -> bool:
        """Whether anything parts the columns in a row."""
        return any(self.walls[row][1:-1])

    def blocks(self) -> list[Block]:
        """Give the cells: from which row and column on, and before which they end."""
        taken = [[False] * self.columns for _ in range(self.rows)]
        found: list[Block] = []
        for row in range(self.rows):
            for column in range(self.columns):
                if not taken[row][column]:
                    found.append(self._grown(row, column, taken))
        return found

    def _grown(self, row: int, column: int, taken: list[list[bool]]) -> Block:
        right = column + 1
        while right < self.columns and not self.walls[row][right] and not taken[row][right]:
            right += 1
        below = row + 1
        while below < self.rows and self._goes_down(below, column, right):
            below += 1
        for covered in taken[row:below]:
            covered[column:right] = [True] * (right - column)
        return row, column, below, right

    def _goes_down(self, row: int, left: int, right: int) -> bool:
        if any(self.floors[row][left:right]) or any(self.walls[row][left + 1 : right]):
            return False
        return all(self.walls[row][side] for side in (left, right) if 0 < side < self.columns)


def groups_of(edges: Edges) -> list[Edges]:
    """Part edges into those of one table, which hang together, from the largest area to the smallest."""
    if max(len(edges.level), len(edges.upright)) > MOST_EDGES:
        return []
    owner = list(range(len(edges.level)))
    held: list[list[Edge]] = [[] for _ in edges.level]
    places = [edge.at for edge in edges.upright]
    loose: dict[int, list[int]] = {}
    for number, level in enumerate(edges.level):
        first, last = bisect_left(places, level.start - _MEET), bisect_right(places, level.end + _MEET)
        for index in range(first, last):
            upright = edges.upright[index]
            if _meet(level, upright):
                loose.setdefault(index, []).append(number)
    for index, numbers in loose.items():
        first_owner = _find(owner, numbers[0])
        for number in numbers[1:]:
            owner[_find(owner, number)] = first_owner
        held[numbers[0]].append(edges.upright[index])
    groups = list(_gathered(edges.level, owner, held))
    left = [edge for index, edge in enumerate(edges.upright) if index not in loose]
    tables = (table for group in _with_loose(groups, left) for table in unstacked(group))
    return sorted(tables, key=lambda group: -_area(group))


def _with_loose(groups: Sequence[Edges], loose: Sequence[Edge]) -> Iterable[Edges]:
    """Add upright edges that meet no level one to the group in which one is as long, or to each other.

    So stand the sides of a cell that runs over a whole page, with no rule above or below it.
    """
    # Short ones, as of icons, and those that nobody drew are the sides of no cell.
    left = [edge for edge in loose if edge.drawn and edge.length > _LEAST_HEIGHT]
    for group in groups:
        alike = [edge for edge in left if any(_abreast(edge, other) for other in group.upright)]
        left = [edge for edge in left if edge not in alike]
        yield Edges(group.level, tuple(sorted((*group.upright, *alike), key=lambda edge: edge.at))) if alike else group
    while left:
        own = [edge for edge in left if _abreast(edge, left[0])]
        left = [edge for edge in left if edge not in own]
        if len(own) > 2:
            yield Edges((), tuple(own))


def _abreast(one: Edge, other: Edge) -> bool:
    near = abs(one.start - other.start) <= _MEET and abs(one.end - other.end) <= _MEET
    return near and one.drawn and other.drawn


def _meet(level: Edge, upright: Edge) -> bool:
    near = _MEET_AREAS if level.drawn == upright.drawn else _MEET_MIXED
    if level.drawn and upright.drawn:
        near = _MEET
    crosses = upright.start - near <= level.at <= upright.end + near
    return crosses and level.start - near <= upright.at <= level.end + near


def _find(owner: list[int], number: int) -> int:
    while owner[number] != number:
        owner[number] = owner[owner[number]]
        number = owner[number]
    return number


def _gathered(level: Sequence[Edge], owner: list[int], held: Sequence[Sequence[Edge]]) -> Iterable[Edges]:
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for number, edge in enumerate(level):
        own, upright = groups.setdefault(_find(owner, number), ([], []))
        own.append(edge)
        upright.extend(held[number])
    for own, upright in groups.values():
        yield Edges(tuple(own), tuple(sorted(upright, key=lambda edge: edge.at)))


def box_of(edges: Edges) -> Box:
    """Give the area that edges go round."""
    return Box(
        min([edge.start for edge in edges.level] + [edge.at for edge in edges.upright]),
        min([edge.start for edge in edges.upright] + [edge.at for edge in edges.level]),
        max([edge.end for edge in edges.level] + [edge.at for edge in edges.upright]),
        max([edge.end for edge in edges.upright] + [edge.at for edge in edges.level]),
    )


def _area(edges: Edges) -> float:
    box = box_of(edges)
    return box.width * box.height


def lattice_of(edges: Edges, words: Sequence[Word]) -> Lattice:
    """Make the lattice of edges that hang together; `words` are those in its area.

    Where upright edges go past the first or last level one, or level ones past the outermost upright ones, the
    table is closed at their ends: at a page's end, many tables have no rule.
    """
    box = box_of(edges)
    middles = [word.box.middle for word in words]
    level, upright = [edge.at for edge in edges.level], [edge.at for edge in edges.upright]
    open_above = not level or level[0] - box.top > _OPEN
    open_below = not level or box.bottom - level[-1] > _OPEN
    xs = _places([box.x0, *upright, box.x1], [x for x, _ in middles], _LEAST_WIDTH)
    ys = _places([box.top, *level, box.bottom], [y for _, y in middles], _LEAST_HEIGHT)
    walls = [[False] * len(xs) for _ in ys[1:]]
    for edge in edges.upright:
        column = _nearest(xs, edge.at)
        for row in _along(edge, ys):
            walls[row][column] = True
    return Lattice(tuple(xs), tuple(ys), frozen(walls), floors_of(edges.level, xs, ys), open_above, open_below)


def floors_of(level: Iterable[Edge], xs: Sequence[float], ys: Sequence[float]) -> Table:
    """Say above which places a level edge lies, row by row, and below which of the last row."""
    floors = [[False] * (len(xs) - 1) for _ in ys]
    for edge in level:
        row = _nearest(ys, edge.at)
        for column in _along(edge, xs):
            floors[row][column] = True
    return frozen(floors)


def frozen(table: Iterable[Iterable[bool]]) -> Table:
    """Make a table that doesn't change."""
    return tuple(map(tuple, table))


def _places(edges: Iterable[float], middles: Iterable[float], least: float) -> list[float]:
    """Give where the lattice's places part: edges with no room for a cell between them are one."""
    words = sorted(middles)
    found: list[float] = []
    for at in sorted(edges):
        if (
            not found
            or at - found[-1] >= least
            or (at - found[-1] > _ROOM and bisect_left(words, found[-1]) < bisect_right(words, at))
        ):
            found.append(at)
    return found


def _nearest(places: Sequence[float], at: float) -> int:
    index = bisect_right(places, at)
    if index == len(places):
        return index - 1
    return index if index == 0 or places[index] - at < at - places[index - 1] else index - 1


def _along(edge: Edge, places: Sequence[float]) -> Iterable[int]:
    """Give the numbers of the places that an edge goes along."""
    first = max(bisect_right(places, edge.start) - 1, 0)
    for index in range(first, len(places) - 1):
        start, end = places[index], places[index + 1]
        if start >= edge.end:
            break
        if min(end, edge.end) - max(start, edge.start) >= _ALONG * (end - start):
            yield index
