"""The period that a column's heading or a title names."""

import re
from dataclasses import dataclass
from functools import lru_cache

_ORDINALS = {"one": 1, "two": 2, "three": 3, "four": 4, "first": 1, "second": 2, "third": 3, "fourth": 4}
_ORDINALS |= {"1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_NUMBER = "(" + "|".join(sorted(_ORDINALS, key=len, reverse=True)) + ")"
_QUARTER = re.compile(rf"\b(?:q(?:tr|uarter)?\.?\s*|quarter\s+){_NUMBER}\b|\b{_NUMBER}\s+quarter\b", re.I)
# "Quarters 1 to 3" ends with the third; "quarter 1 - 4 are red" says nothing of the fourth.
_QUARTERS = re.compile(rf"\b(?:quarters|qtrs|qs)\s+{_NUMBER}\s*(?:to|and|&|-|–|—)\s*{_NUMBER}\b", re.I)
_YEAR_END = re.compile(
    r"\b(?:year[\s-]*end|end[\s-]+of[\s-]+(?:the\s+)?(?:financial\s+)?year|full[\s-]+year|out-?turn|annual\s+(?:performance\s+|monitoring\s+|progress\s+)?"
    r"(?:report|review|results?)|12\s+months|twelve\s+months|final\s+(?:report|position))\b",
    re.I,
)
_HALF_YEAR = re.compile(
    r"\b(?:half[\s-]*year(?:ly)?|mid[\s-]*year|six[\s-]+months?|6[\s-]+months?|first\s+half)\b", re.I
)
_NINE_MONTHS = re.compile(r"\b(?:nine[\s-]+months?|9[\s-]+months?)\b", re.I)
_YEARS = re.compile(r"\b((?:19|20)\d\d)\s*(?:/|-|–|—|to)\s*((?:19|20)?\d\d)\b(?!\s*(?:/|-|–)\s*\d)")
_SHORT_YEARS = re.compile(r"(?<![\d/.-])(\d\d)\s?/\s?(\d\d)(?![\d/.])")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_MONTH_YEAR = re.compile(rf"\b{_MONTH}\.?[\s,'’-]*(20\d\d|\d\d)\b", re.I)
_DAY_OF_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?\s*$")
_NUMERIC_DATE = re.compile(r"\b\d{1,2}[./](\d{1,2})[./](20\d\d|\d\d)\b")
_SPAN_OF_MONTHS = re.compile(rf"\b{_MONTH}\.?\s*(?:20\d\d\s*)?(?:to|-|–|—|until)\s*(?:\d{{1,2}}\s+)?{_MONTH}\b", re.I)


@dataclass(frozen=True, slots=True)
class Named:
    """What a text says of its period: the year in which the financial year starts, and the quarter (4: year end).

    `by_date` tells that the quarter is only that of a date in the text.
    """

    start: int | None = None
    quarter: int | None = None
    by_date: bool = False


@lru_cache(maxsize=4096)
def named_in(text: str) -> Named:
    """Find the period that a short text names; parts that it doesn't name are None."""
    text = text[:400]
    years = _year_spans(text)
    start = years[-1] if years else None
    quarter = _quarter_in(text)
    date = _last_date(text) if start is None or quarter is None else None
    if date is None:
        return Named(start, quarter)
    return Named(start if start is not None else date[0], quarter or date[1], by_date=quarter is None)


def names_whole_year(text: str) -> bool:
    """Whether a text names the end or the whole of a year: "2010/11 outturn", "Year end"."""
    return bool(_YEAR_END.search(text))


def _year_spans(text: str) -> list[int]:
    spans = [(int(found[1]), found[2]) for found in _YEARS.finditer(text)]
    spans += [(2000 + int(found[1]), found[2]) for found in _SHORT_YEARS.finditer(text) if int(found[1]) < 60]
    return [start for start, end in spans if (start + 1) % 100 == int(end) % 100]


def _quarter_in(text: str) -> int | None:
    quarters = [_ORDINALS[(found[1] or found[2]).casefold()] for found in _QUARTER.finditer(text)]
    quarters += [_ORDINALS[found[2].casefold()] for found in _QUARTERS.finditer(text)]
    if quarters:
        return max(quarters)
    for pattern, quarter in ((_YEAR_END, 4), (_HALF_YEAR, 2), (_NINE_MONTHS, 3)):
        if pattern.search(text):
            return quarter
    months = _SPAN_OF_MONTHS.search(text)
    return _quarter_of(months[2]) if months else None


def _quarter_of(month: str) -> int:
    """Financial quarters start in April."""
    return (_MONTHS.index(month[:3].casefold()) - 3) % 12 // 3 + 1


def _last_date(text: str) -> tuple[int, int] | None:
    dates = [
        (_full_year(found[2]), _MONTHS.index(found[1].casefold()) + 1)
        for found in _MONTH_YEAR.finditer(text)
        if not _within_month(text[: found.start()])
    ]
    dates += [(_full_year(f[2]), int(f[1])) for f in _NUMERIC_DATE.finditer(text) if 1 <= int(f[1]) <= 12]
    if not dates:
        return None
    year, month = max(dates)
    return (year if month >= 4 else year - 1), (month - 4) % 12 // 3 + 1


def _within_month(before: str) -> bool:
    """Whether a day stands before the month that isn't its last: the day of a meeting ends no period."""
    day = _DAY_OF_MONTH.search(before)
    return bool(day) and int(day[1]) < 28  # type: ignore[index]


def _full_year(printed: str) -> int:
    return int(printed) if len(printed) == 4 else 2000 + int(printed)
