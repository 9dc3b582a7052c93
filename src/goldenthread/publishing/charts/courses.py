"""One part of a measure over time: its chart, and the table with the same numbers that stands beneath it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.plan import Figure, Period, Return, Target
from goldenthread.plan.amounts import printed_amount
from goldenthread.publishing.charts.over_time import Course, Mark, Moment, over_time, shows_all_when_small
from goldenthread.publishing.charts.quarters import quarters, short_name

Past = Sequence[tuple[Period, Return]]
_UNITS = {"": "number", "count": "number", "pp": "% points"}


@dataclass(frozen=True)
class Line:
    """One period of a part: its figure, its target, and the value at which the tolerance ends; None for missing.

    `target_words` say the target as the table does.
    """

    period: Period
    unit: str
    figure: Figure | None
    target: Target | None
    boundary: Decimal | None
    target_words: str = "none"

    @property
    def figure_words(self) -> str:
        """The figure with its unit."""
        return printed_amount(self.figure.value, self.unit) if self.figure else "no figure"

    @property
    def boundary_words(self) -> str:
        """Where the tolerance ends, with its unit."""
        return "none" if self.boundary is None else printed_amount(self.boundary, self.unit)


@dataclass(frozen=True)
class Drawn:
    """A part with its chart, "" without any figure, and its table.

    `narrow` is the chart for a narrow screen, "" where the other fits there too.
    """

    label: str
    unit: str
    chart: str
    lines: tuple[Line, ...]
    marks: tuple[Mark, ...] = ()
    narrow: str = ""

    @property
    def has_target(self) -> bool:
        """Whether any period has a target."""
        return any(line.target is not None for line in self.lines)

    @property
    def banded(self) -> bool:
        """Whether any period has a tolerance."""
        return any(line.boundary is not None for line in self.lines)


def drawn(
    label: str, unit: str, lines: tuple[Line, ...], *, named: str, at: int, marks: tuple[Mark, ...] = (), small: bool
) -> Drawn:
    """Draw a part. `named` begins the chart's title, `at` tells it from other charts on the page.

    A `small` chart fits everywhere, and is all that is drawn of few periods with nobody's figures beside them; else
    there is a small one beside it, for narrow screens.
    """
    course = course_of(unit, lines, named=named, marks=marks)
    small = small or shows_all_when_small(course)
    chart = over_time(course, f"course-{at}", small=small)
    narrow = "" if small else over_time(course, f"course-{at}-narrow", small=True)
    return Drawn(label, unit, chart, lines, marks, narrow)


def course_of(unit: str, lines: tuple[Line, ...], *, named: str, marks: tuple[Mark, ...] = ()) -> Course:
    """Give what a chart of a part shows. `named` begins its title."""
    last = next((line for line in reversed(lines) if line.target), None)
    return Course(
        title=f"{named}: each period’s figure{' against its target' if last else ''}",
        unit=_UNITS.get(unit, unit),
        moments=tuple(_moments(lines)),
        target_words=printed_amount(last.target.value, unit) if last and last.target else "",
        marks=marks,
        tolerance_words=last.boundary_words if last and last.boundary is not None else "",
    )


def parts_of(returns: Past) -> list[tuple[str, str]]:
    """Give the label and unit of each part that any of a measure's returns has a figure of."""
    return list(dict.fromkeys((figure.label or "", figure.unit) for _, row in returns for figure in row.actuals))


def lines_of(label: str, unit: str, returns: Past) -> tuple[Line, ...]:
    """Give a line for each of a measure's returns: what it says of one part."""
    return tuple(_line(label, unit, period, row) for period, row in returns)


def marks_of(label: str, unit: str, row: Return) -> tuple[Mark, ...]:
    """Give others' figures for the same part."""
    fitting = [one for one in row.comparators if (one.label or "", one.unit) == (label, unit)]
    return tuple(Mark(one.who, one.value, printed_amount(one.value, unit)) for one in fitting)


def _line(label: str, unit: str, period: Period, row: Return) -> Line:
    figure = next((found for found in row.actuals if (found.label or "", found.unit) == (label, unit)), None)
    target = next((one for one in row.targets if _is_of(one, label, unit)), None)
    # A verdict has one boundary: it is of this part only where there is no other.
    verdict = row.verdict if target is not None and len(row.targets) == 1 else None
    said = printed_amount(target.value, unit) if target else "none"
    return Line(period, unit, figure, target, verdict.boundary if verdict else None, said)


def _is_of(target: Target, label: str, unit: str) -> bool:
    return target.unit == unit and target.relative_to is None and target.label in (label or None, None)


def _moments(lines: Sequence[Line]) -> Iterator[Moment]:
    """Give a moment for each quarter from the first to the last, so that one without a report is a gap."""
    by_period = {line.period: line for line in lines}
    for period in quarters(lines[0].period, lines[-1].period):
        line = by_period.get(period, Line(period, "", None, None, None))
        yield Moment(
            short_name(period),
            line.figure.value if line.figure else None,
            line.figure_words if line.figure else "",
            line.target.value if line.target else None,
            line.boundary,
        )
