"""Paths of a page: the shapes that a document draws, each told by its corners."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from goldenthread.reading.formats.pdf import engine
from goldenthread.reading.formats.pdf.page import Box
from goldenthread.reading.formats.pdf.turning import Affine, around

# A table's rules that are drawn in one go have some hundreds; a map has thousands.
MOST_SEGMENTS = 4_000
# In points: how far a line may lean, and an edge may be off, to be level or upright.
_LEAN = 0.75

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """A piece of a path: its corners as shown, whether it has curves, and whether it returns to its start."""

    points: tuple[Point, ...]
    curved: bool
    closed: bool

    @property
    def box(self) -> Box:
        """The box around it."""
        return around(self.points)

    @property
    def straight(self) -> bool:
        """Whether each of its sides is level or upright."""
        return not self.curved and all(
            abs(x0 - x1) <= _LEAN or abs(y0 - y1) <= _LEAN for (x0, y0), (x1, y1) in self.sides()
        )

    @property
    def rectangle(self) -> bool:
        """Whether it is a rectangle that isn't turned."""
        # In a dash, first and last corner are near each other though no point is given twice.
        corners = self.points[:-1] if len(self.points) == 5 and _same(self.points[0], self.points[-1]) else self.points
        return len(corners) == 4 and self.straight and _turns_four_times(corners)

    def sides(self, closing: bool = False) -> Iterator[tuple[Point, Point]]:
        """Give its sides, with the one back to its start where it is closed or filled (`closing`)."""
        yield from zip(self.points, self.points[1:], strict=False)
        if (self.closed or closing) and len(self.points) > 2:
            yield self.points[-1], self.points[0]


def _turns_four_times(corners: tuple[Point, ...]) -> bool:
    (x0, y0), (x1, y1), (x2, y2), (x3, y3) = corners
    across_first = abs(x0 - x3) <= _LEAN and abs(x1 - x2) <= _LEAN and abs(y0 - y1) <= _LEAN and abs(y2 - y3) <= _LEAN
    down_first = abs(x0 - x1) <= _LEAN and abs(x2 - x3) <= _LEAN and abs(y0 - y3) <= _LEAN and abs(y1 - y2) <= _LEAN
    return across_first or down_first


def _same(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) <= _LEAN and abs(one[1] - other[1]) <= _LEAN


def shapes_of(path: int, affine: Affine, room: engine.Numbers) -> list[Shape]:
    """Give the pieces of a path as shown; one with very many segments is one curved shape with their bounds."""
    count = engine.count_segments(path)
    if count > MOST_SEGMENTS:
        return [_bounds(path, affine, room)]
    return list(_pieces(count, partial(engine.get_segment, path), affine, room))


def _bounds(thing: int, affine: Affine, room: engine.Numbers) -> Shape:
    engine.object_bounds(thing, *room.decimal_at)
    left, bottom, right, top = room.decimal
    a, b, c, d, e, f = affine
    corners = ((left, bottom), (right, bottom), (right, top), (left, top))
    return Shape(tuple((a * x + c * y + e, b * x + d * y + f) for x, y in corners), True, True)


def _pieces(count: int, segment: Callable[[int], int], affine: Affine, room: engine.Numbers) -> Iterator[Shape]:
    a, b, c, d, e, f = affine
    points: list[Point] = []
    curved = closed = False
    x_at, y_at = room.decimal_at[:2]
    numbers = room.decimal
    for at in range(count):
        piece = segment(at)
        kind = engine.segment_type(piece)
        engine.segment_point(piece, x_at, y_at)
        x, y = numbers[0], numbers[1]
        if kind == engine.MOVE_TO:
            if len(points) > 1:
                yield Shape(tuple(points), curved, closed)
            points, curved, closed = [], False, False
        points.append((a * x + c * y + e, b * x + d * y + f))
        curved = curved or kind == engine.CURVE_TO
        closed = closed or bool(engine.segment_closes(piece))
    if len(points) > 1:
        yield Shape(tuple(points), curved, closed)


def clip_box(thing: int, affine: Affine, room: engine.Numbers) -> Box | None:
    """Give the box that an object is cut to, roughly: what the boxes around its clips share. None: it isn't cut."""
    clip = engine.clip_of(thing)
    if not clip:
        return None
    box: Box | None = None
    for at in range(min(max(engine.count_clips(clip), 0), 50)):
        count = engine.count_clip_segments(clip, at)
        if count > MOST_SEGMENTS:
            continue  # a part of it would cut too much away
        pieces = _pieces(count, partial(engine.get_clip_segment, clip, at), affine, room)
        boxes = [piece.box for piece in pieces]
        if boxes:
            whole = around([corner for one in boxes for corner in ((one.x0, one.top), (one.x1, one.bottom))])
            box = shared(box, whole) if box else whole
    return box


def shared(one: Box, other: Box) -> Box:
    """Give what two boxes share; its width or height is 0 where they share nothing."""
    x0, top = max(one.x0, other.x0), max(one.top, other.top)
    return Box(x0, top, max(x0, min(one.x1, other.x1)), max(top, min(one.bottom, other.bottom)))
