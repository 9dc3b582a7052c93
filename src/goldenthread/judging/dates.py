"""The times that reports name, "2011/12", "2012-03", "Q2", as spans of months that can be compared."""

import re
from calendar import month_name
from dataclasses import dataclass
from datetime import date

from goldenthread.plan import Period

MONTHS_IN_YEAR = 12
_APRIL = 3
_ISO = re.compile(r"(\d{4})-(\d{2})(?:-\d{2})?")
_FINANCIAL = re.compile(r"(\d{4})/(\d{4}|\d{1,2})(?: Q([1-4])| year end)?")
_CALENDAR = re.compile(r"\d{4}")
_QUARTER = re.compile(r"Q([1-4])(?: (\d{4})/\d{1,4})?", re.IGNORECASE)
_LAST_YEAR = {"previous year", "last year", "the previous year", "prior year", "year before", "the year before"}
_A_YEAR_AGO = re.compile(
    r"(?:this|the same|same) (?:time|stage|period|quarter|point|month)(?: of)? (?:last|the previous) year"
)
_LAST_QUARTER = {"previous quarter", "last quarter", "the previous quarter"}
_MONTH = re.compile(r"(?:(?:the )?end of )?([a-z]+)")
_MONTHS = {name.casefold(): at for at, name in enumerate(month_name) if name}


@dataclass(frozen=True)
class Span:
    """A run of months, first and last included; a month is its year times 12 plus 0 to 11."""

    first: int
    last: int

    @property
    def months(self) -> int:
        """How many months it has."""
        return self.last - self.first + 1

    def year_before(self) -> "Span":
        """Give the same months a year earlier."""
        return Span(self.first - MONTHS_IN_YEAR, self.last - MONTHS_IN_YEAR)


def financial_year(start: int) -> Span:
    """Give April of the calendar year `start` to the March after it."""
    first = start * MONTHS_IN_YEAR + _APRIL
    return Span(first, first + MONTHS_IN_YEAR - 1)


def year_of(period: Period) -> Span:
    """Give the financial year that a period lies in."""
    return financial_year(period.start)


def end_of(period: Period) -> int:
    """Give the last month of a period."""
    return _quarter(period.start, period.quarter).last


def span_of(text: str | None, period: Period | None) -> Span | None:
    """Read a time as the nouns hold it; None where it isn't one. Quarters without a year are of the period's year."""
    text = (text or "").strip()
    if found := _ISO.fullmatch(text):
        return _month(int(found[1]), int(found[2]))
    if found := _FINANCIAL.fullmatch(text):
        return _quarter(int(found[1]), int(found[3])) if found[3] else financial_year(int(found[1]))
    if _CALENDAR.fullmatch(text):
        return Span(int(text) * MONTHS_IN_YEAR, int(text) * MONTHS_IN_YEAR + MONTHS_IN_YEAR - 1)
    return _span_within(text, period)


def _span_within(text: str, period: Period | None) -> Span | None:
    found = _QUARTER.fullmatch(text)
    if found and (found[2] or period):
        return _quarter(int(found[2] or (period.start if period else 0)), int(found[1]))
    return _span_in_words(text.casefold(), period) if period else None


def _span_in_words(words: str, period: Period) -> Span | None:
    this_quarter = _quarter(period.start, period.quarter)
    if words in _LAST_YEAR:
        return financial_year(period.start - 1)
    if _A_YEAR_AGO.fullmatch(words):
        return this_quarter.year_before()
    if words in _LAST_QUARTER:
        return Span(this_quarter.first - 3, this_quarter.first - 1)
    found = _MONTH.fullmatch(words)
    if found and found[1] in _MONTHS:
        return _month(period.start + (_MONTHS[found[1]] <= _APRIL), _MONTHS[found[1]])
    return None


def _month(year: int, month: int) -> Span | None:
    if not 1 <= month <= MONTHS_IN_YEAR:
        return None
    at = year * MONTHS_IN_YEAR + month - 1
    return Span(at, at)


def _quarter(start: int, quarter: int) -> Span:
    first = start * MONTHS_IN_YEAR + _APRIL + 3 * (quarter - 1)
    return Span(first, first + 2)


def months_of(day: date) -> int:
    """Give the month of a day, counted as spans count months."""
    return day.year * MONTHS_IN_YEAR + day.month - 1


def month_printed(month: int) -> str:
    """Print a month: "March 2012"."""
    return f"{month_name[month % MONTHS_IN_YEAR + 1]} {month // MONTHS_IN_YEAR}"


def month_alone(month: int) -> str:
    """Print a month without its year: "March"."""
    return month_name[month % MONTHS_IN_YEAR + 1]
