"""What holds an accusation back: anything in a row that could speak for its printed status."""

from decimal import Decimal

from goldenthread.judging.bands import wanted
from goldenthread.judging.case import Case
from goldenthread.judging.facts import Stage
from goldenthread.judging.labels import words_of
from goldenthread.judging.parts import Part, Silence
from goldenthread.judging.readings import Reading
from goldenthread.judging.units import factor_between, is_share
from goldenthread.judging.unsettled import says_unsettled
from goldenthread.plan import CountsAs, DirectionBasis, Kind, Op, Return, counts_as, step_of

_FAR = Decimal(3)
_NEAR = Decimal("0.25")
# Small numbers are near each other by chance.
_LARGE = 20


def may_accuse(case: Case, part: Part, parts: list[Part]) -> bool:
    """Only a settled figure of the period's end, against a target that can be read one way, contradicts a status."""
    reading = part.reading
    if reading is None or case.period is None or _leaves_the_way_open(case, part):
        return False
    if (
        says_unsettled(case.row, case.period.at_year_end)
        or not _is_plainly_its_own(part, parts)
        or _may_be_mixed_up(case, parts)
    ):
        return False
    if case.kind is Kind.COMPARATIVE and (part.stage is Stage.IN_YEAR or reading.value == reading.goal.value):
        return False
    if _is_spoken_for_elsewhere(case, part, reading):
        return False
    settled = reading.whole and not reading.figure.provisional and not _too_coarse(reading)
    return settled and reading.goal.sure and not _is_under_way(case, part) and not _is_of_another_column(case, reading)


def may_bear_out(case: Case, part: Part) -> bool:
    """Whether a figure that goes with a status may bear it out: it may not where the words say that less will come."""
    reading = part.reading
    if reading is None:
        return True
    given_up = part.stage is Stage.IN_YEAR and part.goal.value in case.heard.given_up
    return not given_up and not _may_be_of_something_else(case, reading)


def _may_be_of_something_else(case: Case, reading: Reading) -> bool:
    """Whether the figure is far from the target, while the narrative has another that is near: 232 people, at 1,189.

    The two may be a count and its rate, and the target of either.
    """
    row, target, value = case.row, reading.goal.value, reading.value
    if is_share(reading.goal.unit) or target < _LARGE or value <= 0 or 1 / _FAR <= value / target <= _FAR:
        return False
    known = {target} | {one.value for one in row.previous} | {one.value for one in row.baselines}
    known |= {one.value for one in row.comparators} | {one.value for one in row.actuals}
    return any(abs(one - target) <= abs(target) * _NEAR for one in case.heard.in_narrative if one not in known)


def _leaves_the_way_open(case: Case, part: Part) -> bool:
    """Whether it is known from the measure's nature alone which way is better, or not beyond doubt, or not at all."""
    if case.basis is DirectionBasis.NATURE or (part.goal.target.op is Op.EQUALS and case.basis is None):
        return True
    return case.heard.way_in_doubt and case.basis is DirectionBasis.WORDS


def _is_plainly_its_own(part: Part, parts: list[Part]) -> bool:
    """Whether the figure belongs to this part beyond doubt: by its label, or as the only part with its unit."""
    alike = [other for other in parts if factor_between(other.goal.unit, part.goal.unit) is not None]
    return bool(part.goal.label) or len(alike) == 1


def _may_be_mixed_up(case: Case, parts: list[Part]) -> bool:
    """Whether a part without a figure is named all the same: the figure that there is may be its."""
    return len(parts) > 1 and any(part.why is Silence.NO_FIGURE and is_mentioned(part, case.row) for part in parts)


def is_mentioned(part: Part, row: Return) -> bool:
    """Whether the narrative names a part: it may be reported there in words that weren't understood."""
    words = words_of(part.goal.label)
    return bool(words) and words <= words_of(f"{row.progress} {row.actual_text}")


def _too_coarse(reading: Reading) -> bool:
    """Whether the figure's own rounding leaves open on which side of the target it lies, at the target's precision."""
    target = wanted(reading.goal.op, reading.goal.value, reading.goal.high)
    if step_of(reading.exact) <= step_of(reading.goal.value):
        return False
    ends = {end for end in (target.low, target.high) if end is not None}
    return any(0 < abs(reading.exact - end) < step_of(reading.exact) / 2 for end in ends)


def _is_under_way(case: Case, part: Part) -> bool:
    """Whether in the middle of the year a change is still being made, or a figure under its ceiling may yet pass it."""
    if case.period is None or case.period.at_year_end:
        return False
    off_track = counts_as(case.row.rating) is CountsAs.OFF_TRACK
    return part.goal.by_change or (off_track and part.goal.lower_is_better and not is_share(part.goal.unit))


def _is_of_another_column(case: Case, reading: Reading) -> bool:
    """Whether a document with a column for figures has another figure there than the one that is judged."""
    return bool(case.heard.in_column) and reading.figure.value not in case.heard.in_column


def _is_spoken_for_elsewhere(case: Case, part: Part, reading: Reading) -> bool:
    """Whether another column has a figure, or a target, by which the printed status would follow."""
    goal = reading.goal
    target = wanted(goal.op, goal.value, goal.high)
    figures = (target.holds(one) for one in case.heard.elsewhere)
    targets = (wanted(goal.op, one, None).holds(reading.value) for one in case.heard.other_targets if goal.one_sided)
    return any(holds is not part.met for holds in (*figures, *targets))
