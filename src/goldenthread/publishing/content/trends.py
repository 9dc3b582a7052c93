"""Measures over time: a chart and the table with the same numbers, from what earlier reports hold."""

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.plan import Period
from goldenthread.publishing.charts import Line as Moment
from goldenthread.publishing.charts import Mark, course_of, lines_of, marks_of, over_time, parts_of
from goldenthread.publishing.charts.over_time import described
from goldenthread.publishing.content.material import Past
from goldenthread.publishing.content.measure import MeasureWords
from goldenthread.publishing.content.pieces import Block, Cell, Chart, Column, Line, Table
from goldenthread.publishing.content.safe import Safe
from goldenthread.publishing.saying import shortened

_COLUMNS = (
    Column("Period", 14),
    Column("Figure", 12, "number"),
    Column("Target", 12, "number"),
    Column("Tolerance ends at", 12, "number"),
)
_LONGEST_NAME = 90


def trend_blocks(one: MeasureWords, past: Past, period: Period | None, safe: Safe) -> Iterator[Block]:
    """Give the chart and table of each part of a measure that has figures of two periods or more."""
    if period is None:
        return
    returns = [*past, (period, one.row)]
    for at, (label, unit) in enumerate(parts_of(returns), start=1):
        moments = lines_of(label, unit, returns)
        if sum(moment.figure is not None for moment in moments) > 1:
            marks = tuple(replace(mark, who=safe.line(mark.who)) for mark in marks_of(label, unit, one.row))
            yield from _drawn(_named(one, safe.line(label)), unit, moments, marks, f"trend-{_fit(one.row.id)}-{at}")


def _named(one: MeasureWords, label: str) -> str:
    called = shortened(" ".join(f"{one.ref} {one.name}".split()).rstrip("."), _LONGEST_NAME)
    return f"{called}, {label}" if label else called


def _fit(name: str) -> str:
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name)


def _drawn(named: str, unit: str, moments: tuple[Moment, ...], marks: tuple[Mark, ...], name: str) -> Iterator[Block]:
    course = course_of(unit, moments, named=named, marks=marks)
    yield Chart(name, course.title, described(course), over_time(course, name), f"{name}-table")
    lines = [_line(moment) for moment in moments]
    lines += [Line((Cell(mark.who), Cell(mark.words, mark.value), Cell("none"), Cell("none"))) for mark in marks]
    yield Table(f"{name}-table", course.title, _COLUMNS, tuple(lines))


def _line(moment: Moment) -> Line:
    figure = Cell(moment.figure_words, moment.figure.value if moment.figure else None)
    target = Cell(moment.target_words, moment.target.value if moment.target else None)
    return Line((Cell(str(moment.period)), figure, target, Cell(moment.boundary_words, moment.boundary)))
