"""The day to which a figure measures, and how old it was when the council's committee saw it."""

import re
from calendar import monthrange
from datetime import date

from goldenthread.judging.dates import MONTHS_IN_YEAR, span_of
from goldenthread.plan import Figure, Period

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def day_of(figure: Figure, period: Period) -> date | None:
    """Give the last day that a figure measures, None where the publication doesn't say."""
    text = (figure.as_at or "").strip()
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            return None
    span = span_of(text, period)
    if span is None or not 1 <= span.last // MONTHS_IN_YEAR <= date.max.year:
        return None
    year, month = span.last // MONTHS_IN_YEAR, span.last % MONTHS_IN_YEAR + 1
    last = date(year, month, monthrange(year, month)[1])
    # "2011/12" said in October means the year as far as it has gone.
    return min(last, period.last_day)


def age_of(day: date | None, seen_on: date) -> int | None:
    """Give a figure's age in days when it was seen; None where its day isn't known."""
    return None if day is None else max((seen_on - day).days, 0)
