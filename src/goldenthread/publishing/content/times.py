"""Days and months as texts have them, in words."""

import re
from calendar import month_name, monthrange
from datetime import date

_MONTH = re.compile(r"(\d{4})-(\d{2})")


def long_day(day: date) -> str:
    """Write a day as British readers do: "31 March 2012"."""
    return f"{day.day} {month_name[day.month]} {day.year}"


def day_words(text: str) -> str:
    """Write a day or month that is held as "2012-03-31" or "2012-03" in words; any other text as it is."""
    month = _MONTH.fullmatch(text)
    if month and 1 <= int(month[2]) <= 12:
        return f"{month_name[int(month[2])]} {month[1]}"
    day = _day(text)
    return long_day(day) if day else text


def age_on(as_at: str | None, day: date | None) -> int | None:
    """Give how many days old a figure was on a day; of a month, from its last day. None where either isn't known."""
    month = _MONTH.fullmatch(as_at or "")
    if month and 1 <= int(month[2]) <= 12 and int(month[1]) > 0:
        of = date(int(month[1]), int(month[2]), monthrange(int(month[1]), int(month[2]))[1])
    else:
        found = _day(as_at or "")
        if found is None:
            return None
        of = found
    return (day - of).days if day and day >= of else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
