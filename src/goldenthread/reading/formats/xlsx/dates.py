"""Dates and times as Excel shows them, from the number of days that it keeps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal

from goldenthread.reading.formats.xlsx.codes import Section, Token

# What a cell shows that is to be a date and can't be one.
NO_DATE = "########"
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_LAST_DAY = 2_958_465
_DAYS_TO_1904 = 1462
_SECONDS = 86_400
_MOST_PLACES = 3
# Excel counts a 29 February 1900 that never was, and shows day 0 as 0 January 1900.
_LEAP_DAY_THAT_NEVER_WAS = 60


@dataclass(frozen=True, slots=True)
class Moment:
    """A day and the seconds since its start, with the days since the count's start."""

    days: int
    seconds: Decimal
    year: int
    month: int
    day: int
    weekday: int

    @property
    def hour(self) -> int:
        """The hour of the day."""
        return int(self.seconds) // 3600

    @property
    def minute(self) -> int:
        """The minute of the hour."""
        return int(self.seconds) // 60 % 60


def moment(section: Section, value: Decimal, from_1904: bool) -> str:
    """Show a number of days in the way of a section of dates."""
    if from_1904:
        value += _DAYS_TO_1904
    if not 0 <= value <= _LAST_DAY:
        return NO_DATE
    tokens = list(_joined(section.tokens))
    places = max((len(token.text) - 1 for token in tokens if token.kind == "tenths"), default=0)
    at = _at(value, min(places, _MOST_PLACES))
    twelve = any(token.kind == "clock" for token in tokens)
    return "".join(_printed(token, at, twelve) for token in tokens)


def _at(value: Decimal, places: int) -> Moment:
    days = int(value)
    seconds = ((value - days) * _SECONDS).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    if seconds >= _SECONDS:
        days, seconds = days + 1, seconds - _SECONDS
    if days == 0:
        year, month, day, weekday = 1900, 1, 0, 5
    elif days == _LEAP_DAY_THAT_NEVER_WAS:
        year, month, day, weekday = 1900, 2, 29, 2
    else:
        found = date(1899, 12, 30) + timedelta(days + (days < _LEAP_DAY_THAT_NEVER_WAS))
        # Its weekdays before that day are off by one, too.
        off = days < _LEAP_DAY_THAT_NEVER_WAS
        year, month, day, weekday = found.year, found.month, found.day, (found.weekday() - off) % 7
    return Moment(days, seconds, year, month, day, weekday)


def _joined(tokens: tuple[Token, ...]) -> Iterator[Token]:
    """Tell minutes from months, and make ".00" after seconds one token."""
    kinds = [token for token in tokens if token.kind in ("date", "elapsed")]
    letters = [token.text[0].lower() for token in kinds]
    seen, tenths = -1, ""
    for token in (*tokens, Token("end", "")):
        if token == ("other", ".") and seen >= 0 and letters[seen] == "s" and not tenths:
            tenths = "."
            continue
        if token.kind == "digit" and tenths:
            tenths += "0"
            continue
        if tenths:
            yield Token("tenths" if len(tenths) > 1 else "literal", tenths)
            tenths = ""
        seen += token.kind in ("date", "elapsed")
        minutes = token.kind == "date" and letters[seen] == "m" and len(token.text) < 3
        if minutes and ("h" in letters[max(seen - 1, 0) : seen] or "s" in letters[seen + 1 : seen + 2]):
            token = Token("minutes", token.text)
        yield token


def _printed(token: Token, at: Moment, twelve: bool) -> str:
    width = len(token.text)
    if token.kind == "date":
        return _date(token.text[0].lower(), width, at, twelve)
    if token.kind == "minutes":
        return f"{at.minute:0{min(width, 2)}d}"
    if token.kind == "elapsed":
        return _elapsed(token.text, at)
    if token.kind == "tenths":
        rest = at.seconds % 1
        return f"{rest:.{width - 1}f}"[1:]
    if token.kind == "clock":
        morning, evening = token.text.split("/")
        return morning if at.hour < 12 else evening
    return token.text


def _date(letter: str, width: int, at: Moment, twelve: bool) -> str:
    short = min(width, 2)
    if letter == "y":
        return f"{at.year % 100:02d}" if width < 3 else f"{at.year}"
    if letter == "m":
        name = MONTHS[at.month - 1]
        return {1: f"{at.month}", 2: f"{at.month:02d}", 3: name[:3], 5: name[0]}.get(width, name)
    if letter == "d":
        name = DAYS[at.weekday]
        return {1: f"{at.day}", 2: f"{at.day:02d}", 3: name[:3]}.get(width, name)
    if letter == "h":
        return f"{(at.hour % 12 or 12) if twelve else at.hour:0{short}d}"
    return f"{int(at.seconds) % 60:0{short}d}"


def _elapsed(text: str, at: Moment) -> str:
    seconds = at.days * _SECONDS + int(at.seconds.to_integral_value(ROUND_FLOOR))
    return f"{seconds // {'h': 3600, 'm': 60, 's': 1}[text[0]]:0{len(text)}d}"
