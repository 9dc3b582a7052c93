"""Tables that stand right on top of each other, with one line between them: they share no column."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from goldenthread.reading.formats.pdf.edges import Edge, Edges

# Edges so near to each other, in points, are at one place; what is shorter is none.
_NEAR = 4.0
_LEAST_COLUMNS = 2


def unstacked(edges: Edges) -> Iterator[Edges]:
    """Part edges that hang together where one table ends and another begins, downwards.

    There each upright edge ends or begins, but for a left side that they may share, and none goes on below.
    """
    cuts = [level.at for level in edges.level if _parts_tables(edges, level.at)]
    if not cuts:
        yield edges
        return
    for top, bottom in pairwise([-float("inf"), *cuts, float("inf")]):
        yield _between(edges, top, bottom)


def _parts_tables(edges: Edges, height: float) -> bool:
    left = min((edge.at for edge in edges.upright), default=0.0) + _NEAR
    inner = [edge for edge in edges.upright if edge.at > left]
    if any(edge.start < height - _NEAR and edge.end > height + _NEAR for edge in inner):
        return False
    above = [edge.at for edge in inner if abs(edge.end - height) <= _NEAR]
    below = [edge.at for edge in inner if abs(edge.start - height) <= _NEAR]
    if min(len(above), len(below)) < _LEAST_COLUMNS:
        return False
    return not any(abs(one - other) <= _NEAR for one in above for other in below)


def _between(edges: Edges, top: float, bottom: float) -> Edges:
    """Give the part of edges between two heights; the lines at its ends are no wider than it is."""
    clipped = (replace(edge, start=max(edge.start, top), end=min(edge.end, bottom)) for edge in edges.upright)
    upright = tuple(edge for edge in clipped if edge.length > _NEAR)
    left, right = min(edge.at for edge in upright), max(edge.at for edge in upright)
    level = [edge for edge in edges.level if top <= edge.at <= bottom]
    return Edges(tuple(_narrowed(edge, left, right) if edge.at in (top, bottom) else edge for edge in level), upright)


def _narrowed(edge: Edge, left: float, right: float) -> Edge:
    return replace(edge, start=max(edge.start, left), end=min(edge.end, right))
