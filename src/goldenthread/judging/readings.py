"""Which reported figure belongs to which part of the target, brought to the target's unit and precision."""

from dataclasses import dataclass, replace
from decimal import Decimal

from goldenthread.judging.amounts import at_precision_of, can_be_judged
from goldenthread.judging.case import Case
from goldenthread.judging.dates import Span
from goldenthread.judging.goals import Goal, as_change, is_a_change
from goldenthread.judging.labels import same_part, words_of
from goldenthread.judging.units import factor_between, is_share
from goldenthread.plan import Figure

_QUARTER = 3


@dataclass(frozen=True)
class Reading:
    """A figure as it is compared: `value` in the goal's unit at the target's precision, `exact` before rounding.

    `at` is the last month it covers, `whole` whether it reaches to the end of the period.
    """

    figure: Figure
    goal: Goal
    value: Decimal
    exact: Decimal
    at: int | None
    whole: bool
    stale: bool


def candidates(case: Case, goal: Goal, goals: list[Goal]) -> list[Figure]:
    """Give the figures that may be meant for a part: its own by label, else one that has no other part to go to."""
    figures = list(case.row.actuals)
    mine = _by_label(goal, goals, figures)
    if len({words_of(other.label) for other in goals}) == 1:
        return _latest(case, (mine if goal.label else []) or _unlabelled(figures) or figures)
    named = mine if words_of(goal.label) else []
    return _latest(case, named or _by_unit(goal, goals, _unlabelled(figures)))


def _by_label(goal: Goal, goals: list[Goal], figures: list[Figure]) -> list[Figure]:
    """The same words come before some of them, and a figure that is plainly another part's stays out."""
    mine = words_of(goal.label)
    others = {words_of(other.label) for other in goals} - {mine}
    exact = [figure for figure in figures if words_of(figure.label) == mine]
    alike = [figure for figure in figures if same_part(figure.label, goal.label)]
    return exact or [figure for figure in alike if words_of(figure.label) not in others]


def _unlabelled(figures: list[Figure]) -> list[Figure]:
    return [figure for figure in figures if not figure.label]


def _by_unit(goal: Goal, goals: list[Goal], figures: list[Figure]) -> list[Figure]:
    """An unlabelled figure goes to the one part that has its unit."""
    alike = [other for other in goals if factor_between(other.unit, goal.unit) is not None]
    return [figure for figure in figures if len(alike) == 1 and factor_between(figure.unit, goal.unit) is not None]


def _latest(case: Case, figures: list[Figure]) -> list[Figure]:
    """Of figures that are all dated, and differently, the latest one counts."""
    spans = [case.span(figure.as_at) for figure in figures]
    ends = [span.last for span in spans if span]
    if len(figures) < 2 or len(set(ends)) != len(figures):
        return figures
    return [figures[ends.index(max(ends))]]


def reading_of(case: Case, goal: Goal, figure: Figure) -> Reading | None:
    """Bring a figure to a goal's unit and precision; None where their units can't be compared."""
    if goal.by_change and is_share(figure.unit) and (is_a_change(figure.label) or not is_share(goal.unit)):
        goal = as_change(goal)
    elif goal.is_a_change:
        return None
    factor = factor_between(figure.unit, goal.unit)
    if factor is None:
        return None
    exact = figure.value if factor == 1 else (figure.value * factor).normalize()
    value = at_precision_of(exact, goal.value, goal.target.printed)
    if not can_be_judged(exact) or not can_be_judged(value):
        return None
    return _dated(case, Reading(figure, goal, value, exact, at=None, whole=True, stale=False))


def _dated(case: Case, reading: Reading) -> Reading:
    span = case.span(reading.figure.as_at)
    now = case.now
    if now is None or case.year is None:
        return reading
    at = now if span is None or span.last > now else span.last
    return replace(reading, at=at, whole=_covers(at, now, case), stale=_before(span, reading.goal.ends, case.year))


def _covers(at: int, now: int, case: Case) -> bool:
    """Whether a figure is of the period's end. In the year one of the quarter before is: levels often come late."""
    at_year_end = case.period is not None and case.period.at_year_end
    return at == now or (not at_year_end and at > now - 2 * _QUARTER)


def _before(span: Span | None, ends: Span | None, year: Span) -> bool:
    """Whether a figure is of a time before the year that its target is for."""
    if span is None:
        return False
    first = min(year.first, ends.first) if ends else year.first
    return span.last < first
