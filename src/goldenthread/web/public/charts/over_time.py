"""A measure over time: its figures as points, the target as a step line, the tolerance as a band, others as marks.

Periods stand at even distances. Where a period has no figure the line has a gap, never a nought.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from math import ceil, floor, log10

from goldenthread.web.public.charts.svg import Attribute, drawing, element, words

_WIDTH, _HEIGHT = 640, 300
_LEFT, _RIGHT, _TOP, _BOTTOM = 84, 190, 24, 44
_INK, _TARGET, _BAND, _OTHER, _GRID = "#1d4a73", "#0b0c0c", "#e3d5b8", "#6b3fa0", "#b1b4b6"
_SMALL = 14
_LINE = 16
_LONGEST = 25
_PLAIN: dict[str, Attribute] = {"font_size": _SMALL, "fill": "#0b0c0c"}
_BOLD: dict[str, Attribute] = {"font_size": _SMALL, "font_weight": 700}
# A white edge keeps a number readable where a line passes behind it.
_HALO: dict[str, Attribute] = {"paint_order": "stroke", "stroke": "#ffffff", "stroke_width": 4}


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
    """All that one chart shows. `unit` is written at the axis."""

    title: str
    unit: str
    moments: tuple[Moment, ...]
    target_words: str = ""
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class _Scale:
    low: float
    high: float
    count: int
    step: float

    def x(self, at: int) -> float:
        room = _WIDTH - _LEFT - _RIGHT
        return _LEFT + room * (at + 0.5) / self.count

    def y(self, value: Decimal | float) -> float:
        share = (float(value) - self.low) / (self.high - self.low)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    @property
    def lines(self) -> int:
        """How many lines across there are."""
        return round((self.high - self.low) / self.step) + 1

    @property
    def half(self) -> float:
        return (_WIDTH - _LEFT - _RIGHT) / self.count / 2


def over_time(course: Course, name: str) -> str:
    """Draw a measure over time; "" where there is no figure to draw."""
    if not any(moment.figure is not None for moment in course.moments):
        return ""
    scale = _scale(course)
    return drawing(
        _WIDTH,
        _HEIGHT,
        course.title,
        described(course),
        name,
        *_grid(course, scale),
        *_band(course.moments, scale),
        *_target(course.moments, scale),
        *_line(course.moments, scale),
        *_points(course.moments, scale),
        *_marks(course.marks, scale),
        *_labels(course, scale),
    )


def described(course: Course) -> str:
    """Say in words what the chart shows."""
    told = [f"{one.period}: {one.figure_words if one.figure is not None else 'no figure'}" for one in course.moments]
    others = [f"{mark.who}: {mark.words}" for mark in course.marks]
    target = [f"target {course.target_words}"] if course.target_words else []
    return "; ".join([*told, *target, *others]) + "."


def _scale(course: Course) -> _Scale:
    moments = course.moments
    values = [value for one in moments for value in (one.figure, one.target, one.boundary) if value is not None]
    known = [float(value) for value in (*values, *(mark.value for mark in course.marks))]
    low, high = min(known), max(known)
    room = (high - low) * 0.1 or abs(high) * 0.1 or 1.0
    # Nought is on the axis wherever it is not far off, so that small changes don't look like large ones.
    bottom = 0.0 if 0 <= low <= high * 0.7 else low - room
    step = _step(high + room - bottom)
    return _Scale(floor(bottom / step) * step, ceil((high + room) / step) * step, max(len(moments), 1), step)


def _step(span: float) -> float:
    """Give a round distance between lines, of which about five fit."""
    power = 10.0 ** floor(log10(span / 5))
    return next(power * one for one in (1, 2, 5, 10) if power * one * 5 >= span)


def _grid(course: Course, scale: _Scale) -> Iterator[str]:
    right, values = _WIDTH - _RIGHT, [scale.low + at * scale.step for at in range(scale.lines)]
    heights = [scale.y(value) for value in values]
    across = "".join(f"M{_LEFT} {y:.1f}H{right}" for y in heights)
    yield element("path", d=across, stroke=_GRID, stroke_width=1)
    beside = _LEFT - 8
    ticks = [words(_tick(value, scale.step), x=beside, y=y + 5) for value, y in zip(values, heights, strict=True)]
    yield element("g", *ticks, words(course.unit, x=beside, y=14), text_anchor="end", **_PLAIN)
    every = max(1, -(-len(course.moments) // 6))
    told = [(at, one.period) for at, one in enumerate(course.moments)]
    chosen = [one for one in told if one[0] % every == 0 or one is told[-1]]
    beneath = _HEIGHT - _BOTTOM + 22
    periods = [words(period, x=scale.x(at), y=beneath) for at, period in chosen]
    yield element("g", *periods, text_anchor="middle", **_PLAIN)


def _tick(value: float, step: float) -> str:
    return f"{value:,.{max(0, -floor(log10(step)))}f}"


def _band(moments: Sequence[Moment], scale: _Scale) -> Iterator[str]:
    for at, one in enumerate(moments):
        if one.target is None or one.boundary is None or one.target == one.boundary:
            continue
        ends = sorted((scale.y(one.target), scale.y(one.boundary)))
        left, wide = scale.x(at) - scale.half, 2 * scale.half
        yield element("rect", x=left, y=ends[0], width=wide, height=ends[1] - ends[0], fill=_BAND)
        edge = scale.y(one.boundary)
        yield element(
            "line",
            x1=left,
            y1=edge,
            x2=left + wide,
            y2=edge,
            stroke="#8a4a00",
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
            yield element("line", x1=scale.x(at), y1=y1, x2=scale.x(at + 1), y2=y2, stroke=_INK, stroke_width=3)


def _points(moments: Sequence[Moment], scale: _Scale) -> Iterator[str]:
    labelled = len(moments) <= 8
    for at, one in enumerate(moments):
        if one.figure is None:
            continue
        x, y = scale.x(at), scale.y(one.figure)
        yield element("circle", cx=x, cy=y, r=5, fill=_INK)
        if labelled or at == len(moments) - 1:
            yield words(one.figure_words, x=x, y=y - 11, text_anchor="middle", fill=_INK, **_BOLD, **_HALO)


def _marks(marks: Iterable[Mark], scale: _Scale) -> Iterator[str]:
    x = _WIDTH - _RIGHT
    for mark in marks:
        y = scale.y(mark.value)
        points = f"{x - 6:.1f},{y:.1f} {x:.1f},{y - 6:.1f} {x + 6:.1f},{y:.1f} {x:.1f},{y + 6:.1f}"
        yield element("polygon", points=points, fill="#ffffff", stroke=_OTHER, stroke_width=2)


def _labels(course: Course, scale: _Scale) -> Iterator[str]:
    """Name the target and the marks at the right, moved apart where they would cover each other."""
    last = next((one.target for one in reversed(course.moments) if one.target is not None), None)
    wanted = [(scale.y(mark.value), _short(f"{mark.words} {mark.who}"), _OTHER) for mark in course.marks]
    if last is not None:
        wanted.append((scale.y(last), "Target", _TARGET))
    lowest = float("-inf")
    for y, text, fill in sorted(wanted):
        lowest = max(y + 5, lowest + _LINE)
        yield words(text, x=_WIDTH - _RIGHT + 12, y=lowest, font_size=_SMALL, fill=fill)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
