"""A measure over time: its figures as points, the target as a step line, the tolerance as a band, others as marks.

Periods stand at even distances. Where a period has no figure the line has a gap, never a nought.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from math import ceil, floor, log10

from goldenthread.publishing.charts.svg import GROUND, INK, Attribute, drawing, element, words

_LINE, _TARGET, _BAND, _EDGE, _OTHER, _GRID = "#1d4a73", INK, "#e3d5b8", "#8a4a00", "#6b3fa0", "#b1b4b6"
_LONGEST = 25
# Bands of neighbouring periods meet without a seam.
_SHARP: dict[str, Attribute] = {"shape_rendering": "crispEdges"}
# An edge of the ground keeps a number readable where a line passes behind it.
_HALO: dict[str, Attribute] = {"paint_order": "stroke", "stroke": GROUND, "stroke_width": 4}


@dataclass(frozen=True)
class Moment:
    """One period: the figure, the target with its value in words, and where the tolerance ends; None for missing."""

    period: str
    figure: Decimal | None = None
    figure_words: str = ""
    target: Decimal | None = None
    boundary: Decimal | None = None


@dataclass(frozen=True)
class Mark:
    """Somebody else's figure, drawn at the last period."""

    who: str
    value: Decimal
    words: str


@dataclass(frozen=True)
class Course:
    """All that one chart shows. `unit` is written at the axis; the last target and tolerance are also said in words."""

    title: str
    unit: str
    moments: tuple[Moment, ...]
    target_words: str = ""
    marks: tuple[Mark, ...] = ()
    tolerance_words: str = ""


@dataclass(frozen=True)
class _Frame:
    """The sizes of a chart: of the whole, of the margins around the plot, and of its letters."""

    width: int = 640
    height: int = 300
    left: int = 84
    right: int = 190
    top: int = 24
    bottom: int = 44
    letters: int = 14
    # Of more periods than this only the last has its number written at its point, and not each is named.
    labelled: int = 8
    named: int = 6

    @property
    def plain(self) -> dict[str, Attribute]:
        return {"font_size": self.letters, "fill": INK}

    @property
    def bold(self) -> dict[str, Attribute]:
        return {"font_size": self.letters, "font_weight": 700}


_WHOLE = _Frame()
# Beside a form, and still readable where a telephone shows it at two thirds of its size.
_SMALL = _Frame(width=420, height=230, left=64, right=96, top=26, bottom=40, letters=16, labelled=4, named=3)


@dataclass(frozen=True)
class _Scale:
    frame: _Frame
    low: float
    high: float
    count: int
    step: float

    def x(self, at: int) -> float:
        return self.frame.left + self._room * (at + 0.5) / self.count

    def y(self, value: Decimal | float) -> float:
        share = (float(value) - self.low) / (self.high - self.low)
        frame = self.frame
        return frame.height - frame.bottom - share * (frame.height - frame.top - frame.bottom)

    @property
    def lines(self) -> int:
        """How many lines across there are."""
        return round((self.high - self.low) / self.step) + 1

    @property
    def half(self) -> float:
        return self._room / self.count / 2

    @property
    def _room(self) -> int:
        return self.frame.width - self.frame.left - self.frame.right


# A page draws the same measure again for each reader who asks for it anew; a drawing takes some 6 kB.
@lru_cache(maxsize=1_000)
def over_time(course: Course, name: str, *, small: bool = False) -> str:
    """Draw a measure over time; "" where there is no figure to draw. A small one has no room for others' figures."""
    if not any(moment.figure is not None for moment in course.moments):
        return ""
    if small:
        course = replace(course, marks=())
    frame = _SMALL if small else _WHOLE
    scale = _scale(course, frame)
    return drawing(
        frame.width,
        frame.height,
        course.title,
        described(course),
        name,
        element("rect", width=frame.width, height=frame.height, fill=GROUND),
        *_grid(course, scale),
        *_band(course.moments, scale),
        *_target(course.moments, scale),
        *_line(course.moments, scale),
        *_points(course, scale),
        *_marks(course.marks, scale),
        *_labels(course, scale),
    )


def shows_all_when_small(course: Course) -> bool:
    """Whether a small drawing leaves nothing out: no number of a period, no period's name, no figure of others."""
    return not course.marks and len(course.moments) <= min(_SMALL.labelled, _SMALL.named)


def described(course: Course) -> str:
    """Say in words what the chart shows."""
    told = [f"{one.period}: {one.figure_words if one.figure is not None else 'no figure'}" for one in course.moments]
    others = [f"{mark.who}: {mark.words}" for mark in course.marks]
    target = [f"target {course.target_words}"] if course.target_words else []
    tolerance = [f"tolerance ends at {course.tolerance_words}"] if course.tolerance_words else []
    return "; ".join([*told, *target, *tolerance, *others]) + "."


def _scale(course: Course, frame: _Frame) -> _Scale:
    moments = course.moments
    values = [value for one in moments for value in (one.figure, one.target, one.boundary) if value is not None]
    known = [float(value) for value in (*values, *(mark.value for mark in course.marks))]
    low, high = min(known), max(known)
    room = (high - low) * 0.1 or abs(high) * 0.1 or 1.0
    # Nought is on the axis wherever it is not far off, so that small changes don't look like large ones.
    bottom = 0.0 if 0 <= low <= high * 0.7 else low - room
    step = _step(high + room - bottom)
    return _Scale(frame, floor(bottom / step) * step, ceil((high + room) / step) * step, max(len(moments), 1), step)


def _step(span: float) -> float:
    """Give a round distance between lines, of which about five fit."""
    power = 10.0 ** floor(log10(span / 5))
    return next(power * one for one in (1, 2, 5, 10) if power * one * 5 >= span)


def _grid(course: Course, scale: _Scale) -> Iterator[str]:
    frame = scale.frame
    right, values = frame.width - frame.right, [scale.low + at * scale.step for at in range(scale.lines)]
    heights = [scale.y(value) for value in values]
    across = "".join(f"M{frame.left} {y:.1f}H{right}" for y in heights)
    yield element("path", d=across, stroke=_GRID, stroke_width=1)
    beside = frame.left - 8
    ticks = [words(_tick(value, scale.step), x=beside, y=y + 5) for value, y in zip(values, heights, strict=True)]
    yield element("g", *ticks, words(course.unit, x=beside, y=14), text_anchor="end", **frame.plain)
    every, last = max(1, -(-len(course.moments) // frame.named)), len(course.moments) - 1
    chosen = [at for at in range(last + 1) if at == last or (at % every == 0 and last - at >= every)]
    beneath = frame.height - frame.bottom + 22
    periods = [words(course.moments[at].period, x=scale.x(at), y=beneath) for at in chosen]
    yield element("g", *periods, text_anchor="middle", **frame.plain)


def _tick(value: float, step: float) -> str:
    return f"{value:,.{max(0, -floor(log10(step)))}f}"


def _band(moments: Sequence[Moment], scale: _Scale) -> Iterator[str]:
    for at, one in enumerate(moments):
        if one.target is None or one.boundary is None or one.target == one.boundary:
            continue
        ends = sorted((scale.y(one.target), scale.y(one.boundary)))
        left, wide = scale.x(at) - scale.half, 2 * scale.half
        yield element("rect", x=left, y=ends[0], width=wide, height=ends[1] - ends[0], fill=_BAND, **_SHARP)
        edge = scale.y(one.boundary)
        yield element(
            "line",
            x1=left,
            y1=edge,
            x2=left + wide,
            y2=edge,
            stroke=_EDGE,
            stroke_width=1.5,
            stroke_dasharray="2 3",
        )


def _target(moments: Sequence[Moment], scale: _Scale) -> Iterator[str]:
    for at, one in enumerate(moments):
        if one.target is not None:
            y, x = scale.y(one.target), scale.x(at)
            yield _dashed(x - scale.half, y, x + scale.half, y)
    for at, (before, now) in enumerate(pairwise(moments), start=1):
        if before.target is not None and now.target is not None and before.target != now.target:
            x = scale.x(at) - scale.half
            yield _dashed(x, scale.y(before.target), x, scale.y(now.target))


def _dashed(x1: float, y1: float, x2: float, y2: float) -> str:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke=_TARGET, stroke_width=2, stroke_dasharray="8 4")


def _line(moments: Sequence[Moment], scale: _Scale) -> Iterator[str]:
    for at, (before, now) in enumerate(pairwise(moments)):
        if before.figure is not None and now.figure is not None:
            y1, y2 = scale.y(before.figure), scale.y(now.figure)
            yield element("line", x1=scale.x(at), y1=y1, x2=scale.x(at + 1), y2=y2, stroke=_LINE, stroke_width=3)


def _points(course: Course, scale: _Scale) -> Iterator[str]:
    moments, frame = course.moments, scale.frame
    labelled = len(moments) <= frame.labelled
    for at, one in enumerate(moments):
        if one.figure is None:
            continue
        x, y = scale.x(at), scale.y(one.figure)
        yield element("circle", cx=x, cy=y, r=5, fill=_LINE)
        if labelled or at == len(moments) - 1:
            label = _fitting(one.figure_words, course.unit, 2 * scale.half, frame.letters)
            yield words(label, x=x, y=y - 11, text_anchor="middle", fill=_LINE, **frame.bold, **_HALO)


def _fitting(figure: str, unit: str, room: float, letters: int) -> str:
    """Leave out the unit, which stands at the axis, where there is no room for it."""
    return figure if 0.6 * letters * len(figure) <= room else figure.removesuffix(unit).rstrip()


def _marks(marks: Iterable[Mark], scale: _Scale) -> Iterator[str]:
    x = scale.frame.width - scale.frame.right
    for mark in marks:
        y = scale.y(mark.value)
        points = f"{x - 6:.1f},{y:.1f} {x:.1f},{y - 6:.1f} {x + 6:.1f},{y:.1f} {x:.1f},{y + 6:.1f}"
        yield element("polygon", points=points, fill=GROUND, stroke=_OTHER, stroke_width=2)


def _labels(course: Course, scale: _Scale) -> Iterator[str]:
    """Name the lines and the marks at the right, moved apart where they would cover each other."""
    wanted = [(scale.y(mark.value), _short(f"{mark.words} {mark.who}"), _OTHER) for mark in course.marks]
    last = next((one for one in reversed(course.moments) if one.target is not None), None)
    if last is not None and last.target is not None:
        wanted.append((scale.y(last.target), "Target", _TARGET))
        if last.boundary not in (None, last.target):
            wanted.append((scale.y(last.boundary), "Tolerance", _EDGE))
    frame, lowest = scale.frame, float("-inf")
    for y, text, fill in sorted(wanted):
        lowest = max(y + 5, lowest + frame.letters + 2)
        yield words(text, x=frame.width - frame.right + 12, y=lowest, font_size=frame.letters, fill=fill)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
