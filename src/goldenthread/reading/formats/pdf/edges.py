"""The straight edges on a page that may part cells: rules, and where coloured areas begin and end."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goldenthread.reading.formats.pdf.page import Box, Fill, Page

# Edges that lie so near to each other are one: the two lines of a double rule, a cell's frame in a table's frame.
_SAME = 2.5
_MOST_APART = 4.5
# Dashes, and the frames of neighbouring cells, leave gaps up to this between them.
_GAP = 6.0
# What is shorter is a mark, or a letter's part.
_SHORTEST = 4.0
# An area over so much of the page is its ground.
_GROUND = 0.9
_WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight edge. A level one lies `at` so much from above and goes from left to right, from `start` to `end`;
    an upright one lies `at` so much from the left and goes downwards. `drawn` tells a rule from an area's edge."""

    at: float
    start: float
    end: float
    drawn: bool = True

    @property
    def length(self) -> float:
        """How long it is, in points."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Edges:
    """The edges of a page or of one table, each kind in the order of where they lie."""

    level: tuple[Edge, ...]
    upright: tuple[Edge, ...]


def edges_of(page: Page) -> Edges:
    """Give a page's edges; those on one line that touch or nearly touch are joined, near ones laid on one line."""
    level = [_level(rule.box) for rule in page.rules if rule.level]
    upright = [_upright(rule.box) for rule in page.rules if not rule.level]
    for fill in page.fills:
        if _parts_something(fill, page):
            level += _sides(fill.box.top, fill.box.bottom, fill.box.x0, fill.box.x1)
            upright += _sides(fill.box.x0, fill.box.x1, fill.box.top, fill.box.bottom)
    return Edges(tuple(joined(level)), tuple(joined(upright)))


def _level(box: Box) -> Edge:
    return Edge((box.top + box.bottom) / 2, box.x0, box.x1)


def _upright(box: Box) -> Edge:
    return Edge((box.x0 + box.x1) / 2, box.top, box.bottom)


def _parts_something(fill: Fill, page: Page) -> bool:
    box = fill.box
    if fill.colour == _WHITE or min(box.width, box.height) < _SHORTEST:
        return False
    return box.width * box.height < _GROUND * page.width * page.height


def _sides(first: float, second: float, start: float, end: float) -> Iterable[Edge]:
    return Edge(first, start, end, False), Edge(second, start, end, False)


def joined(edges: Iterable[Edge]) -> list[Edge]:
    """Lay edges that are next to each other on one line, and join those on one line that nearly touch."""
    found: list[Edge] = []
    for group in _near(sorted(edges, key=lambda edge: edge.at)):
        at = sum(edge.at for edge in group) / len(group)
        group.sort(key=lambda edge: edge.start)
        start, end, drawn = group[0].start, group[0].end, False
        for edge in group:
            if edge.start > end + _GAP:
                found.append(Edge(at, start, end, drawn))
                start, end, drawn = edge.start, edge.end, edge.drawn
            else:
                start, end, drawn = min(start, edge.start), max(end, edge.end), drawn or edge.drawn
        found.append(Edge(at, start, end, drawn))
    return [edge for edge in found if edge.length >= _SHORTEST]


def _near(edges: Sequence[Edge]) -> Iterable[list[Edge]]:
    group: list[Edge] = []
    for edge in edges:
        if group and (edge.at - group[-1].at > _SAME or edge.at - group[0].at > _MOST_APART):
            yield group
            group = []
        group.append(edge)
    if group:
        yield group
