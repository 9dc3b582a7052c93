"""What is to be reached: targets made absolute, one for each part, the one whose time it is."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from goldenthread.judging.aims import Aim, aims_of
from goldenthread.judging.amounts import can_be_judged, rounded
from goldenthread.judging.case import Case
from goldenthread.judging.dates import MONTHS_IN_YEAR, Span
from goldenthread.judging.facts import Stage
from goldenthread.judging.labels import same_part, words_of
from goldenthread.judging.units import adds_up, factor_between, is_share
from goldenthread.plan import Baseline, Direction, Kind, Op, Target, step_of

_DOWNWARDS = {Op.AT_MOST, Op.BELOW}
_CHANGES = re.compile(r"reduc|decreas|increas|improv|chang|\bfall|\bfell|\brise|\brose|\bcut\b|saving", re.IGNORECASE)


@dataclass(frozen=True)
class Goal:
    """One part of a target in absolute terms. `high` is the far end of a range.

    `start` is the baseline it is reckoned from, `by_change` whether the target was printed as a change. `later` tells
    that its own date is still to come, `sure` that no other reading of it is likely. `whose` names whoever the figure
    to beat is of. `towards` is the goal of a later time that this one is only a value on the way to. `aim` tells what
    the settings made of the printed target.
    """

    target: Target
    op: Op
    value: Decimal
    unit: str
    high: Decimal | None = None
    ends: Span | None = None
    stage: Stage | None = None
    later: bool = False
    start: Baseline | None = None
    by_change: bool = False
    sure: bool = True
    whose: str = ""
    towards: "Goal | None" = None
    aim: Aim | None = None

    @property
    def label(self) -> str | None:
        """Which part of the measure it is of."""
        return self.target.label

    @property
    def is_a_change(self) -> bool:
        """Whether it is the change itself that is to be reached, not a level reckoned from it."""
        return self.by_change and self.value is self.target.value

    @property
    def lower_is_better(self) -> bool:
        """Whether less is better."""
        return self.op in _DOWNWARDS

    @property
    def one_sided(self) -> bool:
        """Whether it is known which way is better."""
        return self.op not in (Op.RANGE, Op.EQUALS)


def goals_of(case: Case) -> list[Goal]:
    """Give the goal of each part: of several dates the one that this period belongs to."""
    goals = [_goal(case, aim) for aim in aims_of(case, _said_once(case.row.targets))]
    parts: list[list[Goal]] = []
    for goal in goals:
        part = next((part for part in parts if _another_date_of(part[0], goal)), None)
        if part is None:
            parts.append([goal])
        else:
            part.append(goal)
    return [_on_its_way(_whose_time_it_is(part, case), part, case) for part in parts]


def _said_once(targets: tuple[Target, ...]) -> list[Target]:
    """Leave out "by 6 %" of "by 6 % to 45": both say the same."""
    absolute = [target for target in targets if not target.relative_to]
    return [
        target for target in targets if not target.relative_to or not any(_same_words(target, one) for one in absolute)
    ]


def _same_words(target: Target, other: Target) -> bool:
    return words_of(target.label) == words_of(other.label)


def _another_date_of(goal: Goal, other: Goal) -> bool:
    same_kind = (goal.unit, goal.op) == (other.unit, other.op)
    return same_kind and _same_words(goal.target, other.target) and goal.ends != other.ends


def _whose_time_it_is(part: list[Goal], case: Case) -> Goal:
    now = case.now
    dated = sorted((goal for goal in part if goal.ends), key=lambda goal: goal.ends.last if goal.ends else 0)
    if now is None or not dated:
        return part[0]
    to_come = [goal for goal in dated if goal.ends and goal.ends.last >= now]
    undated = [goal for goal in part if not goal.ends]
    return next(iter([*(goal for goal in to_come if not goal.later), *undated, *to_come]), dated[-1])


def _on_its_way(goal: Goal, part: list[Goal], case: Case) -> Goal:
    """Tell which later goal one leads to. A year's total stands alone, unless a path says otherwise."""
    stands_alone = case.kind is Kind.CUMULATIVE or _is_a_years_total(goal)
    if not goal.one_sided or (stands_alone and not _is_on_a_path(goal, case)):
        return goal
    dated = [one for one in part if one.ends and (one.ends.last > goal.ends.last if goal.ends else one.later)]
    last = max(dated, key=lambda one: one.ends.last if one.ends else 0, default=None)
    further = last and (last.value < goal.value if goal.lower_is_better else last.value > goal.value)
    return replace(goal, towards=last) if further else goal


def _is_on_a_path(goal: Goal, case: Case) -> bool:
    points = {point.when for path in case.decided.target_paths for point in path.points}
    return goal.target.when in points or bool(goal.aim and goal.aim.reckoned)


def _is_a_years_total(goal: Goal) -> bool:
    a_year = goal.ends is None or goal.ends.months == MONTHS_IN_YEAR
    return a_year and not goal.by_change and adds_up(goal.unit)


def _goal(case: Case, aim: Aim) -> Goal:
    target = aim.target
    ends = case.span(target.when)
    start = baseline_of(case, target.label)
    goal = Goal(
        target=target,
        op=case.op_of(target),
        value=target.value,
        unit=target.unit,
        high=target.high,
        ends=ends,
        stage=_stage(case, None if aim.reckoned else ends),
        later=bool(ends and case.year and ends.last > case.year.last),
        start=start,
        sure=not aim.reckoned and not aim.to_come,
        aim=aim,
    )
    return _absolute(case, goal) if target.relative_to else goal


def _stage(case: Case, ends: Span | None) -> Stage | None:
    if case.period is None or case.now is None:
        return None
    reached = bool(ends and ends.last <= case.now)
    return Stage.YEAR_END if case.period.at_year_end or reached else Stage.IN_YEAR


def baseline_of(case: Case, label: str | None) -> Baseline | None:
    """Give the baseline of a part, the latest dated one of several; one alone is everybody's."""
    baselines = case.row.baselines
    mine = [one for one in baselines if same_part(one.label, label)] or ([*baselines] if len(baselines) == 1 else [])
    return max(mine, key=lambda one: span.last if (span := case.span(one.when)) else 0, default=None)


def _absolute(case: Case, goal: Goal) -> Goal:
    """Turn a change from the baseline into the value to reach, at the precision of the baseline."""
    start, change = goal.start, goal.value
    changed = replace(goal, by_change=True)
    if start is None or goal.high is not None:
        return changed
    if goal.unit == "%" and start.value == 0 and not _goes_down(case, goal):
        return changed  # so many per cent more than nought is nothing to reach
    if case.kind is Kind.COMPARATIVE and (start.value, start.unit) == (change, goal.unit):
        return goal
    down = _goes_down(case, goal)
    if goal.unit == "%":
        change = abs(start.value) * change / 100
    elif factor_between(goal.unit, start.unit) is None:
        return changed
    value = _beside(start.value, -change if down else change)
    if not can_be_judged(value):
        return changed
    sure = goal.sure and not (goal.unit == "%" and is_share(start.unit))
    return replace(changed, value=value, unit=start.unit, op=_op_of_change(goal.target.op, down), sure=sure)


def _goes_down(case: Case, goal: Goal) -> bool:
    return (goal.target.direction or case.direction) is Direction.DOWN


def _beside(start: Decimal, change: Decimal) -> Decimal:
    """Give the value to reach at the baseline's precision, but a change that would round away as it is."""
    exact = start + change
    value = rounded(exact, step_of(start))
    return exact.normalize() if value == start and change else value


def _op_of_change(op: Op, down: bool) -> Op:
    """A fall of at least 25 % is a figure of at most the value reached."""
    upwards = op in (Op.AT_LEAST, Op.ABOVE, Op.EQUALS)
    strict = op in (Op.ABOVE, Op.BELOW)
    if upwards != down:
        return Op.ABOVE if strict else Op.AT_LEAST
    return Op.BELOW if strict else Op.AT_MOST


def is_a_change(label: str | None) -> bool:
    """Whether a figure's label says that it is a change, not a level."""
    return bool(_CHANGES.search((label or "")[:200]))


def as_change(goal: Goal) -> Goal:
    """Give a goal that was printed as a change as that change: "by 25 %" is at least 25 %."""
    printed = goal.target
    op = Op.AT_LEAST if printed.op is Op.EQUALS else printed.op
    return replace(
        goal,
        op=op,
        value=printed.value,
        unit=printed.unit,
        sure=not goal.aim or not (goal.aim.reckoned or goal.aim.to_come),
    )
