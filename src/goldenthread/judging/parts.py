"""One part of a target held against its figure: the facts that rules are written with."""

from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from goldenthread.judging.amounts import finer, rounded
from goldenthread.judging.bands import Wanted, near, wanted
from goldenthread.judging.case import Case
from goldenthread.judging.dates import Span
from goldenthread.judging.facts import Fact, Facts, Stage
from goldenthread.judging.forecast import forecast_of
from goldenthread.judging.goals import Goal
from goldenthread.judging.history import a_year_ago, at_least_as_good
from goldenthread.judging.path import Path, path_of
from goldenthread.judging.profile import Profile, profile_of
from goldenthread.judging.readings import Reading, candidates, reading_of
from goldenthread.judging.units import factor_between
from goldenthread.plan import Forecast, Kind, Op


class Silence(StrEnum):
    """Why a part can't be judged: the name of the rule that says so."""

    NO_FIGURE = "no-figure"
    NOT_TOLD_APART = "parts-not-told-apart"
    UNITS_DIFFER = "units-differ"
    NO_BASELINE = "no-baseline"
    STALE = "figure-of-an-earlier-year"
    SEVERAL_FIGURES = "several-figures"
    NO_DIRECTION = "no-direction"
    NO_PATH = "no-path"


@dataclass(frozen=True)
class Part:
    """One part: what was to be reached, what was, and what follows. `expected` is what is due by now."""

    goal: Goal
    reading: Reading | None = None
    facts: Facts = frozenset()
    stage: Stage | None = None
    profile: Profile | None = None
    expected: Wanted | None = None
    boundary: Decimal | None = None
    path: Path | None = None
    year_ago: Decimal | None = None
    forecast: Forecast | None = None
    why: Silence | None = None

    @property
    def met(self) -> bool:
        """Whether the target, or its share by now, is met."""
        return Fact.MET in self.facts

    @property
    def standing(self) -> Facts:
        """The facts as rules of presets ask for them: a value on the way that is reached isn't yet the target met."""
        if self.goal.towards is None:
            return self.facts
        if self.met:
            return self.facts - {Fact.MET, Fact.FINAL, Fact.NEAR} | {Fact.ON_ITS_WAY, Fact.LATER}
        return self.facts | {Fact.LATER}


def part_of(case: Case, goal: Goal, goals: list[Goal]) -> Part:
    """Judge one part by its figure; of several that may be meant all must say the same."""
    if not _told_apart(goal, goals):
        return Part(goal, why=Silence.NOT_TOLD_APART)
    figures = candidates(case, goal, goals)
    readings = [reading for figure in figures if (reading := reading_of(case, goal, figure))]
    current = [reading for reading in readings if not reading.stale]
    if not current:
        why = Silence.STALE if readings else _why_nothing(goal) if figures else Silence.NO_FIGURE
        return Part(goal, readings[0] if readings else None, why=why)
    parts = [_judged(case, reading) for reading in current]
    if len({(part.met, part.why) for part in parts}) > 1:
        return Part(goal, current[0], why=Silence.SEVERAL_FIGURES)
    return max(parts, key=lambda part: len(part.facts))


def _told_apart(goal: Goal, goals: list[Goal]) -> bool:
    """Parts of one unit need labels, unless they are the two bounds of one figure."""
    alike = [other for other in goals if factor_between(other.unit, goal.unit) is not None]
    if len(alike) == 1 or goal.label:
        return True
    high, low = sorted(alike, key=lambda other: other.lower_is_better, reverse=True)[:2]
    return len(alike) == 2 and high.lower_is_better and not low.lower_is_better and low.value <= high.value


def _why_nothing(goal: Goal) -> Silence:
    return Silence.NO_BASELINE if goal.is_a_change else Silence.UNITS_DIFFER


def _judged(case: Case, reading: Reading) -> Part:
    goal = reading.goal
    part = Part(goal, reading, stage=goal.stage)
    full = wanted(goal.op, goal.value, goal.high)
    if goal.op is Op.EQUALS and not full.holds(reading.value):
        return replace(part, why=Silence.NO_DIRECTION)
    run = _run(case, goal)
    if run and reading.at is not None and reading.at < run.last:
        return _running(case, part, full, run)
    return _settled(case, part, full)


def _run(case: Case, goal: Goal) -> Span | None:
    """Give the months over which a count builds up to its target."""
    if case.kind is not Kind.CUMULATIVE or case.year is None or goal.is_a_change or goal.later:
        return None
    if goal.aim and goal.aim.reckoned:
        return None
    last = goal.ends.last if goal.ends else case.year.last
    return Span(case.year.first, min(last, case.year.last)) if last >= case.year.first else case.year


def _settled(case: Case, part: Part, full: Wanted) -> Part:
    """Judge a level, or a count whose time is over."""
    reading, goal = part.reading, part.goal
    if reading is None:
        return part
    part = _banded(part, full, near(full, case.tolerance, case.decided.amber_value))
    facts = {*part.facts, Fact.LEVEL}
    if goal.later:
        facts.add(Fact.LATER)
        part = replace(part, path=None if part.met else _path(case, reading))
        if part.met or (part.path and part.path.kept):
            facts.add(Fact.ON_ITS_WAY)
        if not part.met and part.path is None and Fact.NEAR not in facts:
            return replace(part, facts=frozenset(facts), why=Silence.NO_PATH)
    if case.kind is Kind.CUMULATIVE and part.met and goal.op in (Op.AT_LEAST, Op.ABOVE):
        facts.add(Fact.FINAL)
    return _with_last_year(case, replace(part, facts=frozenset(facts)))


def _path(case: Case, reading: Reading) -> Path | None:
    """A total that builds up over years has no level to be on its way from."""
    return None if case.kind is Kind.CUMULATIVE else path_of(case, reading)


def _running(case: Case, part: Part, full: Wanted, run: Span) -> Part:
    """Judge a count whose year is still running by the share of its total that is due by now, exactly."""
    reading, goal = part.reading, part.goal
    if reading is None or reading.at is None:
        return part
    profile = profile_of(case, goal, reading.at, run)
    step = finer(goal.value, reading.exact)
    low, high = (None if end is None else rounded(end * profile.share, step) for end in (full.low, full.high))
    due = Wanted(low, high)
    amber = None if case.decided.amber_value is None else case.decided.amber_value * profile.share
    reading = replace(reading, value=reading.exact)
    part = replace(part, reading=reading, profile=profile, expected=due, stage=Stage.IN_YEAR)
    part = _banded(part, due, near(due, case.tolerance, amber))
    part = replace(part, forecast=forecast_of(reading.value, goal.unit, profile))
    final = {Fact.FINAL, Fact.MET, Fact.NEAR} if full.high is None and full.holds(reading.value) else set()
    return _with_last_year(case, replace(part, facts=part.facts | final | _foreseen(part.forecast, full)))


def _banded(part: Part, met: Wanted, nearly: Wanted | None) -> Part:
    if part.reading is None:
        return part
    value = part.reading.value
    facts = {Fact.MET, Fact.NEAR} if met.holds(value) else set()
    if nearly and nearly.holds(value):
        facts.add(Fact.NEAR)
    boundary = nearly.end_beside(value) if nearly else None
    return replace(part, facts=frozenset(facts), boundary=boundary)


def _foreseen(forecast: Forecast | None, full: Wanted) -> Facts:
    if forecast is None:
        return frozenset()
    if full.holds(forecast.value):
        return frozenset({Fact.FORECAST_MET, Fact.FORECAST_POSSIBLE})
    return frozenset({Fact.FORECAST_POSSIBLE} if full.holds(forecast.low) or full.holds(forecast.high) else ())


def _with_last_year(case: Case, part: Part) -> Part:
    reading, goal = part.reading, part.goal
    if reading is None or not goal.one_sided:
        return part
    then = a_year_ago(case, goal, reading.at, whole_year=part.profile is None)
    if then is None:
        return part
    better = {Fact.BETTER_THAN_LAST_YEAR} if at_least_as_good(reading.value, then.value, goal) else set()
    return replace(part, year_ago=then.value, facts=part.facts | better)


def facts_at_the_end(case: Case, part: Part, total: Decimal) -> Facts:
    """Give the facts that a year's total would have at the year's end."""
    goal = part.goal
    full = wanted(goal.op, goal.value, goal.high)
    nearly = near(full, case.tolerance, case.decided.amber_value)
    if full.holds(total):
        return frozenset({Fact.MET, Fact.NEAR})
    return frozenset({Fact.NEAR} if nearly and nearly.holds(total) else ())
