"""Tables that touch, one above the other, as a key above its report: they share a rule and no column."""

from collections.abc import Iterator, Sequence

from goldenthread.reading.formats.pdf.edges import Edge, Edges
from goldenthread.reading.formats.pdf.lattice import Lattice

# Sides of one table lie at one place, nearly, in points.
_SAME = 6.0
_LEAST = 4.0


def unpiled(lattice: Lattice, edges: Edges) -> list[Edges]:
    """Part the edges of a lattice into those of the tables that it is made of, from above; one, if it is one.

    One table ends and another begins at a level edge where a side is elsewhere and no inner edge goes on: above a
    table whose upper left corner is left out, inner edges do.
    """
    parts = [list(group) for group in _parts(lattice)]
    if len(parts) < 2:
        return [edges]
    places = [_places(lattice, rows) for rows in parts]
    ends = [(lattice.ys[rows[0]], lattice.ys[rows[-1] + 1]) for rows in parts]
    return [
        _within(edges, (found[0], found[-1]), (top, bottom))
        for found, (top, bottom) in zip(places, ends, strict=True)
        if len(found) > 1
    ]


def _parts(lattice: Lattice) -> Iterator[range]:
    start = 0
    for row in range(1, lattice.rows):
        above, below = _places(lattice, range(start, row)), _places(lattice, [row])
        # What has no inner edge is a heading across a table.
        if min(len(above), len(below)) > 2 and _are_two(above, below, lattice):
            yield range(start, row)
            start = row
    yield range(start, lattice.rows)


def _places(lattice: Lattice, rows: Sequence[int]) -> list[float]:
    """Give where upright edges stand in rows."""
    return [x for column, x in enumerate(lattice.xs) if any(lattice.walls[row][column] for row in rows)]


def _are_two(above: Sequence[float], below: Sequence[float], lattice: Lattice) -> bool:
    same_sides = all(abs(above[side] - below[side]) <= _SAME for side in (0, -1))
    inner = [x for x in above if x not in (lattice.xs[0], lattice.xs[-1])]
    return not same_sides and not any(abs(one - other) <= _SAME for one in inner for other in below)


def _within(edges: Edges, across: tuple[float, float], down: tuple[float, float]) -> Edges:
    """Give what of edges lies within a table's sides."""
    return Edges(tuple(_clipped(edges.level, across, down)), tuple(_clipped(edges.upright, down, across)))


def _clipped(edges: Sequence[Edge], along: tuple[float, float], beside: tuple[float, float]) -> Iterator[Edge]:
    for edge in edges:
        start, end = max(edge.start, along[0]), min(edge.end, along[1])
        if beside[0] - _SAME <= edge.at <= beside[1] + _SAME and end - start > _LEAST:
            yield Edge(edge.at, start, end, edge.drawn)
