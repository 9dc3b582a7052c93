"""A measure's own earlier figures: the trend, and how it stood a year ago."""

from dataclasses import dataclass
from decimal import Decimal

from goldenthread.judging.amounts import can_be_judged
from goldenthread.judging.case import Case
from goldenthread.judging.dates import MONTHS_IN_YEAR, Span, span_of
from goldenthread.judging.goals import Goal
from goldenthread.judging.labels import same_part
from goldenthread.judging.units import factor_between
from goldenthread.plan import Baseline, EarlierFigure, Figure


@dataclass(frozen=True)
class Past:
    """An earlier figure in the goal's unit. `recent` tells that it isn't older than last year, as far as is known."""

    value: Decimal
    span: Span | None
    recent: bool

    @property
    def ends(self) -> int | None:
        """The last month it covers."""
        return self.span.last if self.span else None


def pasts_of(case: Case, goal: Goal) -> list[Past]:
    """Give the earlier figures of a part, from the row, its baselines and the earlier report, in that order."""
    row, period = case.row, case.period
    found = [_past(case, goal, one, span_of(one.when, period)) for one in row.previous]
    found += [_past(case, goal, one, span_of(one.when, period)) for one in row.baselines]
    if case.earlier:
        then = case.earlier_period
        found += [_past(case, goal, one, span_of(one.as_at, then)) for one in case.earlier.actuals]
        found += [_past(case, goal, one, span_of(one.when, then)) for one in case.earlier.previous]
    return [past for past in found if past]


def _past(case: Case, goal: Goal, one: EarlierFigure | Baseline | Figure, span: Span | None) -> Past | None:
    factor = factor_between(one.unit, goal.unit)
    if factor is None or not (same_part(one.label, goal.label) or not (one.label and goal.label)):
        return None
    value = one.value * factor
    year = case.year
    recent = span is None or year is None or span.last >= year.first - MONTHS_IN_YEAR
    return Past(value, span, recent) if can_be_judged(value) else None


def a_year_ago(case: Case, goal: Goal, at: int | None, whole_year: bool) -> Past | None:
    """Give the figure of the same month last year; with `whole_year` last year's own figure is as good."""
    pasts, year = pasts_of(case, goal), case.year
    same_month = [past for past in pasts if at is not None and past.ends == at - MONTHS_IN_YEAR]
    last_year = [past for past in pasts if whole_year and year and past.span == year.year_before()]
    return next(iter(same_month + last_year), None)


def at_least_as_good(value: Decimal, other: Decimal, goal: Goal) -> bool:
    """Whether a value is as good as another one, or better."""
    return value <= other if goal.lower_is_better else value >= other


def is_improving(case: Case, goal: Goal, value: Decimal) -> bool:
    """Whether any recent earlier figure was worse. A start of long ago shows no trend."""
    pasts = [past for past in pasts_of(case, goal) if past.recent]
    return goal.one_sided and any(not at_least_as_good(past.value, value, goal) for past in pasts)
