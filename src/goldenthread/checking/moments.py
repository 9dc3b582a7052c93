"""When a narrative's dates and figures are: spans of months, also of seasons, and what lies before a period."""

from goldenthread.judging.dates import MONTHS_IN_YEAR, Span, end_of, span_of
from goldenthread.plan import Period
from goldenthread.wording import Token

_MONTHS_IN_QUARTER = 3
# The first month of each season, from 0.
_SEASONS = {"spring": 2, "summer": 5, "autumn": 8, "winter": 11}
_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def told(text: str | None, period: Period | None) -> Span | None:
    """Read a time that a report can name; None where it can't be placed."""
    span = span_of(text, period) if text else None
    if span is None or not _FIRST_YEAR * MONTHS_IN_YEAR <= span.first <= _LAST_YEAR * MONTHS_IN_YEAR:
        return None
    return span


def earliest(token: Token, period: Period | None) -> int | None:
    """Give the first month that a date or period may mean: "summer 2012" is not before June."""
    span = told(token.when, period)
    if span is None:
        return None
    season = next((month for name, month in _SEASONS.items() if token.low.startswith(name)), None)
    return span.first if season is None else span.first - span.first % MONTHS_IN_YEAR + season


def start_of(period: Period) -> int:
    """Give the first month of a period's own quarter."""
    return end_of(period) - _MONTHS_IN_QUARTER + 1
