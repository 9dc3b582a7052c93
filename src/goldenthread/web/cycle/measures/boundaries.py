"""How figures about a target would be judged: the sentences that its boundaries follow from, by the one judge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext

from goldenthread.judging import judge
from goldenthread.judging.case import case_of
from goldenthread.judging.dates import MONTHS_IN_YEAR, span_of
from goldenthread.judging.goals import Goal, goals_of
from goldenthread.judging.labels import words_of
from goldenthread.judging.parts import part_of
from goldenthread.judging.sentences import said
from goldenthread.plan import (
    Criterion,
    Figure,
    Kind,
    Missing,
    Op,
    Period,
    Return,
    Settings,
    Source,
    Target,
    Verdict,
    step_of,
)
from goldenthread.plan.amounts import printed_amount

_TENTH = Decimal("0.1")
_APRIL = 3
_MOST = 6
_MOST_YEARS = 6
_DIGITS = 80


@dataclass(frozen=True)
class Probe:
    """A figure, and how it would be judged in the middle of the year and at its end."""

    figure: str
    in_year: Verdict
    at_end: Verdict


@dataclass(frozen=True)
class Step:
    """What is expected by the end of a quarter, where it isn't the year's own value: figures about its boundaries."""

    period: Period
    figures: tuple[tuple[str, Verdict], ...]

    @property
    def sentence(self) -> str:
        """What follows, in one sentence."""
        told = ", ".join(f"{figure} would be {said(verdict.rating)}" for figure, verdict in self.figures)
        return f"At the end of {self.period}, {told}."


@dataclass(frozen=True)
class Outlook:
    """One part of a target in one year, with figures about its boundaries. `label` is "" where there is one part.

    `steps` are the quarters by which something else is expected than by the year's end.
    """

    label: str
    year: str
    probes: tuple[Probe, ...]
    steps: tuple[Step, ...] = ()

    @property
    def sentence(self) -> str:
        """What follows at the year's end, in one sentence."""
        told = [f"{probe.figure} would be {said(probe.at_end.rating)}" for probe in self.probes]
        part = f"{self.label}: at" if self.label else "At"
        return f"{part} the end of {self.year}, {', '.join(told)}."


def outlooks(
    criterion: Criterion, settings: Settings, start: int, trial: tuple[Decimal, str] | None = None
) -> list[Outlook]:
    """Judge figures about each part of a target, in the year that starts then and in the later ones it names.

    `settings` hold the measure's own under the id "preview". `trial` is a figure that a person wants to see judged.
    """
    judge_with = _Judge(criterion, settings)
    years = _years(criterion, settings, start)
    return [found for year in years for found in judge_with.outlooks(year, trial)]


def sentence_without_figures(criterion: Criterion, settings: Settings, start: int) -> str:
    """Say how a target without a value to reach is judged."""
    row = _row(criterion, criterion.targets, ())
    because = judge(row, Period(start=start, quarter=4), settings).because
    return f"{because[:1].upper()}{because[1:]}."


def _years(criterion: Criterion, settings: Settings, start: int) -> list[int]:
    """Give the first year, and the later ones that the target or values on the way are of."""
    period = Period(start=start, quarter=4)
    points = [point for path in settings.of_measure("preview").target_paths for point in path.points]
    times = [*(target.when for target in criterion.targets), *(point.when for point in points)]
    spans = [span for when in times if (span := span_of(when, period))]
    later = {(span.last - _APRIL) // MONTHS_IN_YEAR for span in spans}
    most = _MOST_YEARS if points else 2
    return [start, *sorted(year for year in later if start < year <= start + 20)[:most]]


def _row(criterion: Criterion, targets: Sequence[Target], figures: tuple[Figure, ...]) -> Return:
    return Return(
        id="preview",
        source=Source(),
        outcome=criterion.text,
        kind=criterion.kind,
        direction=criterion.direction,
        direction_basis=criterion.direction_basis,
        due=criterion.due,
        targets=tuple(targets),
        baselines=criterion.baselines,
        actuals=figures,
        unrated=Missing.BLANK,
    )


class _Judge:
    """Holds figures against the parts of one criterion."""

    def __init__(self, criterion: Criterion, settings: Settings) -> None:
        self.criterion, self.settings = criterion, settings

    def outlooks(self, start: int, trial: tuple[Decimal, str] | None) -> Iterator[Outlook]:
        """Give each part's outlook in a year."""
        if self.criterion.kind in (Kind.MILESTONE, Kind.QUALITATIVE):
            return
        for targets in self._parts():
            period = Period(start=start, quarter=4)
            case = case_of(_row(self.criterion, targets, ()), period, self.settings, None, None)
            for goal in goals_of(case)[:1]:
                numbers = self._numbers(goal, targets, period)
                if trial is not None:
                    numbers = [*numbers, trial[0]]
                probes = tuple(self._probe(number, goal, targets, start) for number in dict.fromkeys(numbers))
                steps = tuple(self._steps(goal, targets, start))
                yield Outlook(targets[0].label or "", period.year, probes, steps)

    def _steps(self, goal: Goal, targets: Sequence[Target], start: int) -> Iterator[Step]:
        """Give what is expected by the end of each quarter before the year's end, where it is another value."""
        for period in (Period(start=start, quarter=quarter) for quarter in (1, 2, 3)):
            case = case_of(_row(self.criterion, targets, ()), period, self.settings, None, None)
            for due in goals_of(case)[:1]:
                expected = self._expected(due, targets, period)
                if expected is not None and (expected.value, expected.high) != (goal.value, goal.high):
                    numbers = dict.fromkeys(self._numbers(expected, targets, period))
                    yield Step(period, tuple(self._told(number, expected, targets, period) for number in numbers))

    def _expected(self, goal: Goal, targets: Sequence[Target], period: Period) -> Goal | None:
        """Give a goal with what is due of it by the end of a period; None where it isn't known which way is better."""
        row = _row(self.criterion, targets, (Figure(value=goal.value, unit=goal.unit, label=targets[0].label),))
        with localcontext(Context(prec=_DIGITS)):
            part = part_of(case_of(row, period, self.settings, None, None), goal, [goal])
        due = part.expected
        if due is None:
            return goal if goal.op is not Op.EQUALS else None
        ends = [end for end in (due.low, due.high) if end is not None]
        return replace(goal, value=ends[0], high=ends[1] if len(ends) > 1 else None)

    def _told(self, number: Decimal, goal: Goal, targets: Sequence[Target], period: Period) -> tuple[str, Verdict]:
        return printed_amount(number, goal.unit), self._verdict(number, goal, targets, period)

    def _parts(self) -> list[list[Target]]:
        parts: dict[object, list[Target]] = {}
        for target in self.criterion.targets:
            parts.setdefault((target.unit, words_of(target.label)), []).append(target)
        return list(parts.values())[:_MOST]

    def _numbers(self, goal: Goal, targets: Sequence[Target], period: Period) -> list[Decimal]:
        """Give the target's own number, the next one that misses it, and those on both sides of its tolerance."""
        step = min(step_of(goal.value), _TENTH) if goal.unit == "%" else step_of(goal.value)
        numbers = list(_about(goal, step))
        ends = [self._verdict(number, goal, targets, period).boundary for number in numbers]
        way = step if goal.lower_is_better else -step
        for end in ends:
            if end is not None and end != goal.value:
                numbers += [end.normalize() + 0, end.normalize() + way]
                break
        return [number for number in numbers if number >= 0 or goal.value < 0]

    def _probe(self, number: Decimal, goal: Goal, targets: Sequence[Target], start: int) -> Probe:
        at_end = self._verdict(number, goal, targets, Period(start=start, quarter=4))
        in_year = self._verdict(number, goal, targets, Period(start=start, quarter=2))
        return Probe(printed_amount(number, goal.unit), in_year, at_end)

    def _verdict(self, number: Decimal, goal: Goal, targets: Sequence[Target], period: Period) -> Verdict:
        figure = Figure(value=number, unit=goal.unit, label=targets[0].label)
        return judge(_row(self.criterion, targets, (figure,)), period, self.settings)


def _about(goal: Goal, step: Decimal) -> Iterator[Decimal]:
    value = goal.value
    if goal.op is Op.RANGE and goal.high is not None:
        yield from (value - step, value, goal.high, goal.high + step)
    elif goal.op is Op.EQUALS:
        yield from (value - step, value, value + step)
    elif goal.op in (Op.ABOVE, Op.BELOW):
        yield from (value + step, value) if goal.op is Op.ABOVE else (value - step, value)
    else:
        yield from (value, value - step) if goal.op is Op.AT_LEAST else (value, value + step)
