"""Dates and periods: how councils write them, and the one form that they are given.

A month is "2012-03", a financial, academic or other double year "2011/12", a year "2012", several years "2008-11", a
quarter that has its year is the month in which it ends, one that has none is "Q2", a season is its year. Quarters are
those of the financial year, April to June being the first. What can't be placed in time (a month without its year,
"year end") is "".
"""

import re
from collections.abc import Callable

from goldenthread.wording.openings import DIGITS, Openings, whole_words

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_QUARTERS = {
    "1": 1, "2": 2, "3": 3, "4": 4, "one": 1, "two": 2, "three": 3, "four": 4, "first": 1, "second": 2, "third": 3,
    "fourth": 4, "final": 4, "last": 4,
}  # fmt: skip
_QUARTER_ENDS = {1: "06", 2: "09", 3: "12", 4: "03"}

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?:[0-2]?\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_DASH = r" ?[/–—-] ?"
_DOUBLE = rf"(?P<y1>{_YEAR}){_DASH}(?P<y2>{_YEAR}|\d\d|\d(?![\d.,%]))(?![\d%/]|[.,]\d)"
_SHORT = r"(?<![\d/.,-])(?P<s1>\d\d)/(?P<s2>\d\d)(?![\d%/]|[.,]\d)"
_WHICH = (
    r"(?:the )?(?:(?:financial|fiscal|academic|calendar|school|municipal) years?|calendar|fy|year ?(?:ending|to)?) ?"
)
_ENDS_YEAR = r"(?![\w%/–-]|[.,:]\d)(?! [a-z]{4})"
# What stands before a month whose year is cut to two figures: "by Mar 09", "complete - Sept 24".
_BEFORE_SHORT = r"(?<=by )|(?<=due )|(?<=in )|(?<=end )|(?<=until )|(?<=[–—-] )|(?<=\()"
_SEASONS = "spring|summer|autumn|winter|christmas|easter"
_SOME = r"(?:financial |calendar |school |academic )?"
_QUARTER = (
    r"(?:q ?(?P<q>[1-4])|(?:quarter|qtr) ?(?P<qn>[1-4]|one|two|three|four)"
    r"|(?P<qo>first|second|third|fourth|final|1st|2nd|3rd|4th|last) quarter)\b"
)

# A figure that is no day: "79%", "1.31", "1,204", "312".
_FIGURE = r"(?:\d{1,3}(?:(?:[.,]\d{1,3})? ?%|\.\d|,\d{3})|(?!(?:19|20)\d\d\b)\d{3,4}\b(?![/-]))"
# Behind a month: nothing that could be its day or year, but for a figure that is none.
_NO_YEAR = rf"(?:(?! ?\d)|(?<!\.)(?= {_FIGURE}))"

Found = re.Match[str]


def _year(text: str) -> str:
    return text if len(text) == 4 else ("19" if int(text) >= 70 else "20") + text


def _month(text: str) -> str:
    return f"{_MONTHS.index(text[:3].lower()) + 1:02d}"


def double_year(first: str, second: str) -> str:
    """Give "2011/12" for two years that follow each other, "2008-11" for more; "" where they don't run on."""
    start = int(_year(first))
    end = int(str(start)[: 4 - len(second)] + second) if len(second) < 4 else int(second)
    if len(second) < 4 and end < start:  # 1999/00
        end += 10 ** len(second)
    if end == start + 1:
        return f"{start}/{end % 100:02d}"
    return f"{start}-{end % 100:02d}" if start < end <= start + 40 else ""


def _of_double(found: Found) -> str | None:
    return double_year(found["y1"], found["y2"]) or None


def _of_short(found: Found) -> str | None:
    first, second = found["s1"], found["s2"]
    return double_year(first, second) if (int(first) + 1) % 100 == int(second) else None


def _numbers(found: Found) -> str | None:
    day, month = int(found["d"]), int(found["m"])
    return f"{_year(found['y'])}-{month:02d}" if 1 <= day <= 31 and 1 <= month <= 12 else None


def _of_iso(found: Found) -> str | None:
    return f"{found['y']}-{found['m']}" if 1 <= int(found["m"]) <= 12 else None


def _of_month(found: Found) -> str | None:
    return f"{_year(found['y'])}-{_month(found['mon'])}"


def _of_bare_month(found: Found) -> str | None:
    return "" if found["mon"][0].isupper() else None


def _of_season(found: Found) -> str | None:
    if found["y2"]:
        return double_year(found["y"], found["y2"])
    return f"{found['y']}-12" if found["season"].lower() == "christmas" else found["y"]


def _quarter(found: Found) -> int:
    name = (found["q"] or found["qn"] or found["qo"]).lower()
    return _QUARTERS.get(name) or _QUARTERS[name[0]]


def _of_quarter(found: Found) -> str | None:
    return f"Q{_quarter(found)}"


def _of_quarter_and_year(found: Found) -> str | None:
    groups = found.groupdict()
    quarter = _quarter(found)
    year = _of_short(found) if groups.get("s1") else double_year(found["y1"], found["y2"])
    if not year:
        return None
    return f"{int(year[:4]) + (quarter == 4)}-{_QUARTER_ENDS[quarter]}"


def _of_numbered_month(found: Found) -> str | None:
    """Months are numbered from April."""
    year, number = double_year(found["y1"], found["y2"]), int(found["n"])
    if not year or not 1 <= number <= 12:
        return None
    return f"{int(year[:4]) + (number > 9)}-{(number + 2) % 12 + 1:02d}"


def _of_year(found: Found) -> str | None:
    return found["y"]


def _of_nothing(found: Found) -> str | None:
    return ""


# With which letters shapes open, in lower case.
_FIG = "0123456789"
_MON = "".join(sorted({month[0] for month in _MONTHS}))
_SEASON = "".join(sorted({season[0] for season in _SEASONS.split("|")}))
_QTR = "1234flqst"
_YR = _FIG + "acfmsty"
# How a date looks, and what makes its form; tried in this order. The first part tells a date (a day or a month) from a
# period, the second with which letters it can open. What gives None is no date after all.
_SHAPES: tuple[tuple[bool, str, str, Callable[[Found], str | None]], ...] = (
    (True, _FIG, rf"{_DAY}(?: of)? (?P<mon>{_MONTH})[ ,)]{{1,2}}(?P<y>{_YEAR}|['’]\d\d)\b", _of_month),  # 31 March 2012
    (True, _MON, rf"(?P<mon>{_MONTH}) {_DAY},? (?P<y>{_YEAR})\b", _of_month),  # March 31, 2012
    (True, _FIG, rf"{_DAY}[-/.](?P<mon>{_MONTH})[-/. ](?P<y>{_YEAR}|\d\d)(?![\d%]|[.,]\d)", _of_month),  # 31-Mar-2012
    (True, _FIG, rf"{_DAY}(?: of)? (?P<mon>{_MONTH}){_NO_YEAR}", _of_bare_month),  # 31 March; 1 Oct 245
    (True, _FIG, r"(?<![\d/.,])(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>(?:19|20)?\d\d)(?![\d/%]|[.,]\d)", _numbers),
    (True, _FIG, r"(?P<y>(?:19|20)\d\d)-(?P<m>\d\d)-[0-3]\d(?!\d)", _of_iso),  # 2012-03-31
    (True, _MON, rf"(?P<mon>{_MONTH})[ ,-]{{0,2}}(?:of )?(?P<y>{_YEAR})(?!{_DASH}\d)\b", _of_month),  # March 2012
    (True, _MON, rf"(?P<mon>{_MONTH})(?:-| ?['’])(?P<y>\d\d)\b", _of_month),  # Mar-12, March '12
    (True, _MON, rf"(?:{_BEFORE_SHORT}|(?=\w{{3,9}} 0))(?P<mon>{_MONTH}) (?P<y>[012]\d){_ENDS_YEAR}", _of_month),
    (False, _SEASON, rf"(?P<season>{_SEASONS})(?: term)?,? (?P<y>{_YEAR})(?:[/-](?P<y2>\d\d))?\b", _of_season),
    (False, _FIG, rf"(?P<y>{_YEAR})(?P<y2>) (?P<season>{_SEASONS})\b", _of_season),  # the 2026 summer holidays
    (False, _QTR, rf"{_QUARTER},?(?: of| in)? ?\(?(?:{_WHICH})?{_DOUBLE}", _of_quarter_and_year),  # Q2 2011/12
    (False, _QTR, rf"{_QUARTER},?(?: of| in)? ?\(?(?:{_WHICH})?{_SHORT}", _of_quarter_and_year),
    (False, _YR, rf"(?<![\w/])(?:{_WHICH})?{_DOUBLE},?(?: ?\(?{_QUARTER})", _of_quarter_and_year),  # 2011/12 Q2
    (False, _YR, rf"(?:{_WHICH})?{_DOUBLE}(?: (?:financial|academic|school|municipal) year)?", _of_double),  # 2011/12
    (False, _YR, rf"(?:{_WHICH})?{_SHORT}(?: (?:financial|academic|school|municipal) year)?", _of_short),  # 11/12
    (False, _FIG, r"(?P<y1>\d\d)-(?P<y2>\d\d)(?= (?:average|baseline))", _of_double),  # 94-98 average
    (False, _QTR, _QUARTER, _of_quarter),
    (False, _YR, rf"(?<![\w/.,£-])(?:{_WHICH})?(?P<y>{_YEAR})(?![\d%/]|[.,]\d)(?:\b|(?=s\b))", _of_year),  # 2012
    (True, _MON, rf"(?P<mon>{_MONTH}){_NO_YEAR}", _of_bare_month),  # March; October 2.4%
    (False, "acefsty", rf"(?:the )?{_SOME}year[ -]end\b|end of (?:the )?{_SOME}year\b", _of_nothing),
    (False, "m", rf"month (?P<n>\d{{1,2}}),? (?:of )?{_DOUBLE}", _of_numbered_month),  # month 9, 2018/19
    (False, "m", r"month (?:\d{1,2}|one|two|three|six|nine|twelve)\b", _of_nothing),
)  # fmt: skip

_COMPILED = tuple((is_date, opens, re.compile(shape, re.IGNORECASE), make) for is_date, opens, shape, make in _SHAPES)
# The shapes by the letter with which a date opens; at other letters nothing is tried.
_BY_LETTER = {
    letter: tuple((is_date, shape, make) for is_date, opens, shape, make in _COMPILED if letter in opens)
    for letter in {letter for _, opens, _, _ in _COMPILED for letter in opens}
}
# What figures must look like to open a date: a day with what can follow one, a year, the number of a quarter.
_MAY_BE_DATE = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)?(?: of)? ?[/.–—jfmasond-]|(?:19|20)\d\d|(?:1st|2nd|3rd|4th) q", re.IGNORECASE
)
# With what the shapes open; at other words and marks they are not tried.
OPENINGS: Openings = (
    *DIGITS, *_MONTHS, *_SEASONS.split("|"), *(name for name in _QUARTERS if name.isalpha()), "quarter", "qtr", "year",
    "fy", *whole_words("the academic calendar financial fiscal municipal school end month"),
)  # fmt: skip
# "May" and "March" are words as well: alone they are months only after one of these.
_BEFORE_MONTHS = re.compile(
    r"\b(?:in|by|to|of|until|till|at|since|from|during|before|after|and|end|mid|late|early|-|–)[ -]$", re.IGNORECASE
)
_ALSO_WORDS = frozenset({"may", "march", "mar"})


def date_at(text: str, start: int) -> tuple[bool, str, int] | None:
    """Read the date or period that stands at `start`: is it a date, its form, where it ends. None where none stands."""
    if start >= len(text) or (text[start].isdigit() and not _MAY_BE_DATE.match(text, start)):
        return None
    for is_date, pattern, make in _BY_LETTER.get(text[start].lower(), ()):
        found = pattern.match(text, start)
        if found and not _a_word_after_all(text, found):
            form = make(found)
            if form is not None:
                return is_date, form, found.end()
    return None


def _a_word_after_all(text: str, found: Found) -> bool:
    return found[0].lower() in _ALSO_WORDS and not _BEFORE_MONTHS.search(
        text[max(0, found.start() - 8) : found.start()]
    )
