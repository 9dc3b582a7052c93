"""Measures over time: a chart and the table with the same numbers, from what earlier reports hold."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from goldenthread.plan import Figure, Period, Return, Target
from goldenthread.plan.amounts import printed_amount
from goldenthread.publishing.charts import Course, Mark, Moment, over_time, quarters, short_name
from goldenthread.publishing.charts.over_time import described
from goldenthread.publishing.content.material import Past
from goldenthread.publishing.content.measure import MeasureWords
from goldenthread.publishing.content.pieces import Block, Cell, Chart, Column, Line, Table

_COLUMNS = (
    Column("Period", 14),
    Column("Figure", 12, "number"),
    Column("Target", 12, "number"),
    Column("Tolerance ends at", 12, "number"),
)
_LONGEST_TITLE = 90


def trend_blocks(one: MeasureWords, past: Past, period: Period | None) -> Iterator[Block]:
    """Give the chart and table of each part of a measure that has figures of two periods or more."""
    if period is None:
        return
    returns = [*past, (period, one.row)]
    for at, (label, unit) in enumerate(_parts(returns)):
        moments = [_moment(when, row, label, unit) for when, row in returns]
        if sum(moment.figure is not None for moment in moments) > 1:
            yield from _drawn(one, label, unit, returns, f"trend-{_fit(one.row.id)}-{at + 1}")


def _fit(name: str) -> str:
    return "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name)


def _parts(returns: Sequence[tuple[Period, Return]]) -> list[tuple[str, str]]:
    return list(dict.fromkeys((figure.label or "", figure.unit) for _, row in returns for figure in row.actuals))


def _drawn(
    one: MeasureWords, label: str, unit: str, returns: Sequence[tuple[Period, Return]], name: str
) -> Iterator[Block]:
    called = f"{one.ref} {one.name}".strip().replace("\n", " ")
    called = called if len(called) <= _LONGEST_TITLE else f"{called[: _LONGEST_TITLE - 1].rstrip()}…"
    title = f"{called}{f', {label}' if label else ''}: each period's figure against its target"
    moments = [_moment(period, row, label, unit) for period, row in returns]
    last = next((moment for moment in reversed(moments) if moment.target is not None), Moment(""))
    course = Course(
        title=title,
        unit="number" if unit == "count" else unit,
        moments=tuple(_with_gaps(returns, label, unit)),
        target_words=_words(last.target, unit),
        marks=tuple(_marks(one.row, label, unit)),
        tolerance_words=_words(last.boundary, unit),
    )
    yield Chart(name, title, described(course), over_time(course, name), f"{name}-table")
    lines = [_line(str(period), moment, unit) for (period, _), moment in zip(returns, moments, strict=True)]
    lines += [Line((Cell(mark.who), Cell(mark.words, mark.value), Cell("none"), Cell("none"))) for mark in course.marks]
    yield Table(f"{name}-table", title, _COLUMNS, tuple(lines))


def _line(period: str, moment: Moment, unit: str) -> Line:
    figure = Cell(moment.figure_words, moment.figure) if moment.figure is not None else Cell("no figure")
    return Line((Cell(period), figure, _amount(moment.target, unit), _amount(moment.boundary, unit)))


def _words(value: Decimal | None, unit: str) -> str:
    return "" if value is None else printed_amount(value, unit)


def _amount(value: Decimal | None, unit: str) -> Cell:
    return Cell("none") if value is None else Cell(printed_amount(value, unit), value)


def _with_gaps(returns: Sequence[tuple[Period, Return]], label: str, unit: str) -> Iterator[Moment]:
    """Give a moment for each quarter from the first to the last, so that one without a report is a gap."""
    by_period = dict(returns)
    for period in quarters(returns[0][0], returns[-1][0]):
        row = by_period.get(period)
        yield _moment(period, row, label, unit) if row is not None else Moment(short_name(period))


def _moment(period: Period, row: Return, label: str, unit: str) -> Moment:
    figure = _fitting(row.actuals, label, unit)
    target = next((one for one in row.targets if _is_of(one, label, unit)), None)
    # A verdict has one boundary: it is of this part only where there is no other.
    verdict = row.verdict if target is not None and len(row.targets) == 1 else None
    return Moment(
        short_name(period),
        figure.value if figure else None,
        printed_amount(figure.value, unit) if figure else "",
        target.value if target else None,
        verdict.boundary if verdict else None,
    )


def _fitting(figures: Sequence[Figure], label: str, unit: str) -> Figure | None:
    return next((figure for figure in figures if (figure.label or "", figure.unit) == (label, unit)), None)


def _is_of(target: Target, label: str, unit: str) -> bool:
    return target.unit == unit and target.relative_to is None and target.label in (label or None, None)


def _marks(row: Return, label: str, unit: str) -> Iterator[Mark]:
    for one in row.comparators:
        if (one.label or "", one.unit) == (label, unit):
            when = f" in {one.when}" if one.when else ""
            yield Mark(f"{one.who}{when}", one.value, printed_amount(one.value, unit))
