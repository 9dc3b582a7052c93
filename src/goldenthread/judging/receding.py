"""Whether a level moves away from the target of a later year, so far that nothing in the row says it could be met."""

from decimal import Decimal

from goldenthread.judging.amounts import can_be_judged
from goldenthread.judging.case import Case
from goldenthread.judging.dates import MONTHS_IN_YEAR
from goldenthread.judging.history import Past, at_least_as_good, pasts_of
from goldenthread.judging.readings import Reading
from goldenthread.judging.units import is_share

# A year can turn what is due in three, and a wobble is no way that a figure goes.
_MOST_MONTHS_LEFT = 24
_GROWN = Decimal("1.2")


def moves_away(case: Case, reading: Reading) -> bool:
    """Whether a figure at the year's end is further from its target than every earlier one that it can be held against.

    What is left to do must have grown by a fifth, and the target's date must be near.
    """
    goal = reading.goal
    if goal.ends is None or case.now is None or goal.ends.last - case.now > _MOST_MONTHS_LEFT or not goal.one_sided:
        return False
    pasts = [past for past in pasts_of(case, goal) if past.recent or _is_the_start(past, reading)]
    alike = [past for past in pasts if _is_alike(past, reading, case)]
    return len(alike) == len(pasts) > 0 and all(_lost_ground(past, reading) for past in alike)


def _is_the_start(past: Past, reading: Reading) -> bool:
    start = reading.goal.start
    return start is not None and start.value == past.value


def _is_alike(past: Past, reading: Reading, case: Case) -> bool:
    """A share is a level at any time; all else may still build up in the year, so that only whole years are alike."""
    of_a_year_end = (
        past.ends is not None and case.year is not None and (past.ends - case.year.last) % MONTHS_IN_YEAR == 0
    )
    return is_share(reading.goal.unit) or of_a_year_end


def _lost_ground(past: Past, reading: Reading) -> bool:
    goal = reading.goal
    if at_least_as_good(reading.value, past.value, goal) or at_least_as_good(past.value, goal.value, goal):
        return False
    left, was_left = abs(goal.value - reading.value), abs(goal.value - past.value)
    return can_be_judged(left) and left >= was_left * _GROWN
