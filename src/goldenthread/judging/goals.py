"""What is to be reached: targets made absolute, one for each part, the one whose time it is."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from goldenthread.judging.amounts import can_be_judged, rounded
from goldenthread.judging.case import Case
from goldenthread.judging.dates import Span
from goldenthread.judging.facts import Stage
from goldenthread.judging.labels import same_part, words_of
from goldenthread.judging.units import factor_between, is_share
from goldenthread.plan import Baseline, Direction, Kind, Op, Target, step_of

_DOWNWARDS = {Op.AT_MOST, Op.BELOW}
_CHANGES = re.compile(r"reduc|decreas|increas|improv|chang|\bfall|\bfell|\brise|\brose|\bcut\b|saving", re.IGNORECASE)


@dataclass(frozen=True)
class Goal:
    """One part of a target in absolute terms. `high` is the far end of a range.

    `start` is the baseline it is reckoned from, `by_change` whether the target was printed as a change. `later` tells
    that its own date is still to come, `sure` that no other reading of it is likely. `whose` names whoever the figure
    to beat is of.
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
    goals = [_goal(case, target) for target in _said_once(case.row.targets)]
    parts: list[list[Goal]] = []
    for goal in goals:
        part = next((part for part in parts if _another_date_of(part[0], goal)), None)
        if part is None:
            parts.append([goal])
        else:
            part.append(goal)
    return [_whose_time_it_is(part, case) for part in parts]


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


def _goal(case: Case, target: Target) -> Goal:
    ends = case.span(target.when)
    start = baseline_of(case, target.label)
    goal = Goal(
        target=target,
        op=case.op_of(target),
        value=target.value,
        unit=target.unit,
        high=target.high,
        ends=ends,
        stage=_stage(case, ends),
        later=bool(ends and case.year and ends.last > case.year.last),
        start=start,
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
    if case.kind is Kind.COMPARATIVE and (start.value, start.unit) == (change, goal.unit):
        return goal
    down = (goal.target.direction or case.direction) is Direction.DOWN
    if goal.unit == "%":
        change = abs(start.value) * change / 100
    elif factor_between(goal.unit, start.unit) is None:
        return changed
    value = rounded(start.value - change if down else start.value + change, step_of(start.value))
    if not can_be_judged(value):
        return changed
    sure = not (goal.unit == "%" and is_share(start.unit))
    return replace(changed, value=value, unit=start.unit, op=_op_of_change(goal.target.op, down), sure=sure)


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
    return replace(goal, op=op, value=printed.value, unit=printed.unit, sure=True)
