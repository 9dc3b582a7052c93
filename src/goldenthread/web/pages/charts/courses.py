"""One part of a measure over time: its chart, and the table with the same numbers that stands beneath it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.judging.amounts import printed_amount
from goldenthread.plan import Figure, Period, Target
from goldenthread.web.pages.charts.over_time import Course, Mark, Moment, over_time
from goldenthread.web.pages.charts.quarters import quarters, short_name

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
    """A part with its chart, "" without any figure, and its table. `narrow` is the chart for a narrow screen."""

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

    A `small` chart fits everywhere; else there is a small one beside it, for narrow screens.
    """
    last = next((line.target for line in reversed(lines) if line.target), None)
    course = Course(
        title=f"{named}: each period’s figure{' against its target' if last else ''}",
        unit=_UNITS.get(unit, unit),
        moments=tuple(_moments(lines)),
        target_words=printed_amount(last.value, unit) if last else "",
        marks=marks,
    )
    chart = over_time(course, f"course-{at}", small=small)
    narrow = "" if small else over_time(course, f"course-{at}-narrow", small=True)
    return Drawn(label, unit, chart, lines, marks, narrow)


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
