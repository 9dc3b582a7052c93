"""Numbers and dates as people type them."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from goldenthread.judging.amounts import can_be_judged

_LONGEST = 40
_NUMBER = re.compile(
    r"(?P<sign>[-−–])? ?(?P<pound>£)? ?(?P<digits>(?:\d{1,3}(?:,\d{3})+|\d{1,20})(?:\.\d{1,12})?|\.\d{1,12})"
    r" ?(?P<scale>thousand|k|million|m|billion|bn)? ?(?P<percent>%|per ?cent)?",
    re.ASCII | re.IGNORECASE,
)
_SCALES = {"thousand": 3, "k": 3, "million": 6, "m": 6, "billion": 9, "bn": 9}
_NUMERIC = re.compile(r"(\d{1,2}) ?[/.-] ?(\d{1,2}) ?[/.-] ?(\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_WORDS = re.compile(
    r"(?:[a-z]{3,9},? )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9}),? (\d{4})", re.ASCII | re.IGNORECASE
)
_MONTHS = [name.casefold() for name in calendar.month_name]
_CENTURY = 2000


@dataclass(frozen=True)
class TypedNumber:
    """A number with its printed precision, the unit that was typed with it ("%", "£" or ""), and the text."""

    value: Decimal
    unit: str
    printed: str


def number_typed(text: str) -> TypedNumber | None:
    """Read "1,486", "65.9 %", "£1.2m" or "-3"; None for what is no number, or a longer one than a figure can be."""
    words = " ".join(text[: _LONGEST * 3].split())
    found = _NUMBER.fullmatch(words) if len(words) <= _LONGEST else None
    if found is None:
        return None
    value = Decimal(found["digits"].replace(",", ""))
    if found["scale"]:
        value = value.scaleb(_SCALES[found["scale"].casefold()])
    unit = "%" if found["percent"] else "£" if found["pound"] else ""
    return TypedNumber(-value if found["sign"] else value, unit, words) if can_be_judged(value) else None


def date_typed(text: str) -> date | None:
    """Read "31/3/2012", "31 March 2012" or "2012-03-31"; None for what is no day."""
    words = " ".join(text[: _LONGEST * 3].split())
    if len(words) > _LONGEST:
        return None
    if found := _ISO.fullmatch(words):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMERIC.fullmatch(words):
        return _day(_year(found[3]), int(found[2]), int(found[1]))
    found = _WORDS.fullmatch(words)
    return _day(int(found[3]), _month(found[2].casefold()), int(found[1])) if found else None


def _month(word: str) -> int:
    """Give the month that a word begins, or 0, which is none."""
    begun = "sep" if word == "sept" else word
    return next((number for number, name in enumerate(_MONTHS) if name.startswith(begun)), 0)


def _year(digits: str) -> int:
    return int(digits) + (_CENTURY if len(digits) == 2 else 0)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
