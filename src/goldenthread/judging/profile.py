"""How much of a year's total should be reached by a month: evenly, as last year, or as a person has set it."""

from dataclasses import dataclass
from decimal import Decimal

from goldenthread.judging.case import Case
from goldenthread.judging.dates import MONTHS_IN_YEAR, Span
from goldenthread.judging.goals import Goal
from goldenthread.judging.history import pasts_of

_QUARTER = 3
_WHOLE = Decimal(1)


@dataclass(frozen=True)
class Profile:
    """The share of the year's total, 0 to 1, that should be reached, and where it comes from, for a sentence."""

    share: Decimal
    basis: str


def profile_of(case: Case, goal: Goal, at: int, year: Span) -> Profile:
    """Give the share by the end of the month `at`: as a person set it, else as last year, else even."""
    elapsed = max(0, min(at - year.first + 1, MONTHS_IN_YEAR))
    by_hand = _by_hand(case.decided.profile, elapsed)
    if by_hand is not None:
        return Profile(by_hand, "the set profile")
    last_year = last_years_share(case, goal, at, year)
    if last_year is not None:
        return Profile(last_year, "last year's profile")
    return Profile(_even(goal, elapsed, year), "an even profile")


def _even(goal: Goal, elapsed: int, year: Span) -> Decimal:
    """A count that is due by a month within the year has the months up to that one."""
    months = year.months if goal.ends and goal.ends.months == 1 else MONTHS_IN_YEAR
    return min(Decimal(elapsed) / months, _WHOLE)


def _by_hand(shares: tuple[Decimal, ...], elapsed: int) -> Decimal | None:
    """Between the ends of quarters the set shares are joined by straight lines."""
    if len(shares) != MONTHS_IN_YEAR // _QUARTER or not all(0 <= share <= 1 for share in shares):
        return None
    points = (Decimal(0), *shares)
    quarter, months = divmod(elapsed, _QUARTER)
    if months == 0:
        return points[quarter]
    return points[quarter] + (points[quarter + 1] - points[quarter]) * months / _QUARTER


def last_years_share(case: Case, goal: Goal, at: int, year: Span) -> Decimal | None:
    """Give the share of last year's total that was reached by the same month, where the row tells both."""
    last = year.year_before()
    pasts = pasts_of(case, goal)
    total = next((past.value for past in pasts if past.span == last), None)
    then = next((past.value for past in pasts if past.span != last and past.ends == at - MONTHS_IN_YEAR), None)
    if total is None or then is None or not 0 < then <= total:
        return None
    return min(then / total, _WHOLE)
