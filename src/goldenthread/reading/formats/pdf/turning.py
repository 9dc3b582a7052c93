"""From a page's own coordinates, upwards from any corner, to places on the page as it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass

from goldenthread.reading.formats.pdf.page import Box

Affine = tuple[float, float, float, float, float, float]
UNCHANGED: Affine = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class View:
    """How a page is shown: the visible part of it (left, bottom, right, top in its own coordinates), and its turn.

    `turns` are quarter turns clockwise.
    """

    left: float
    bottom: float
    right: float
    top: float
    turns: int = 0

    @property
    def size(self) -> tuple[float, float]:
        """Width and height as it is shown, in points."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turns % 2 else (width, height)

    @property
    def affine(self) -> Affine:
        """The six numbers that take a point of the page to its place as it is shown."""
        return (
            (1.0, 0.0, 0.0, -1.0, -self.left, self.top),
            (0.0, 1.0, 1.0, 0.0, -self.bottom, -self.left),
            (-1.0, 0.0, 0.0, 1.0, self.right, -self.bottom),
            (0.0, -1.0, -1.0, 0.0, self.top, self.right),
        )[self.turns % 4]

    def boxes(self, corners: Sequence[float]) -> tuple[list[float], list[float], list[float], list[float]]:
        """Turn many boxes at once (left, top, right, bottom, left, ...) into lists of x0, top, x1 and bottom."""
        a, b, c, d, e, f = self.affine
        lefts, tops, rights, bottoms = (corners[at::4] for at in range(4))
        if not b:
            xs = [_moved(side, a, e) for side in (lefts, rights)]
            ys = [_moved(side, d, f) for side in (tops, bottoms)]
        else:
            xs = [_moved(side, c, e) for side in (bottoms, tops)]
            ys = [_moved(side, b, f) for side in (lefts, rights)]
        if a < 0 or c < 0:
            xs.reverse()
        if b < 0 or d > 0:
            ys.reverse()
        return xs[0], ys[0], xs[1], ys[1]


def _moved(places: Sequence[float], times: float, by: float) -> list[float]:
    """Scale places, which are either turned over or not, and move them; most pages need neither from left to right."""
    if times > 0:
        return [place + by for place in places] if by else list(places)
    return [by - place for place in places]


def joined(inner: Affine, outer: Affine) -> Affine:
    """Give the transformation that does `inner` first and `outer` then."""
    a, b, c, d, e, f = inner
    g, h, i, j, k, m = outer
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def around(points: Sequence[tuple[float, float]]) -> Box:
    """Give the smallest box that holds all points."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))
