"""How figures about a target would be judged: the sentences that its boundaries follow from, by the one judge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.judging import judge
from goldenthread.judging.case import case_of
from goldenthread.judging.dates import MONTHS_IN_YEAR, span_of
from goldenthread.judging.goals import Goal, goals_of
from goldenthread.judging.labels import words_of
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


@dataclass(frozen=True)
class Probe:
    """A figure, and how it would be judged in the middle of the year and at its end."""

    figure: str
    in_year: Verdict
    at_end: Verdict


@dataclass(frozen=True)
class Outlook:
    """One part of a target in one year, with figures about its boundaries. `label` is "" where there is one part."""

    label: str
    year: str
    probes: tuple[Probe, ...]

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
    return [found for year in _years(criterion, start) for found in judge_with.outlooks(year, trial)]


def sentence_without_figures(criterion: Criterion, settings: Settings, start: int) -> str:
    """Say how a target without a value to reach is judged."""
    row = _row(criterion, criterion.targets, ())
    because = judge(row, Period(start=start, quarter=4), settings).because
    return f"{because[:1].upper()}{because[1:]}."


def _years(criterion: Criterion, start: int) -> list[int]:
    period = Period(start=start, quarter=4)
    spans = [span for target in criterion.targets if (span := span_of(target.when, period))]
    later = {(span.last - _APRIL) // MONTHS_IN_YEAR for span in spans}
    return [start, *sorted(year for year in later if start < year <= start + 20)[:2]]


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
                yield Outlook(targets[0].label or "", period.year, probes)

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
