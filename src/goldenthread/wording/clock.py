"""Times in two units or in a short form: "7 minutes 30 seconds", "8m 45s", "9:30 minutes", "half a day", "in 24h"."""

import re
from decimal import Decimal

from goldenthread.wording.openings import DIGITS, Openings

OPENINGS: Openings = (*DIGITS, "half ")
_SHAPES: tuple[tuple[str, int, re.Pattern[str]], ...] = tuple(
    (unit, parts, re.compile(rf"(?P<a>\d{{1,3}}){between}(?P<b>\d{{1,2}}){behind}(?!\w)", re.IGNORECASE))
    for unit, parts, between, behind in (
        ("minutes", 60, r" ?(?:m|mins?|minutes?)[ ,]{0,2}(?:and )?", r" ?(?:s|secs?|seconds?)"),
        ("hours", 60, r" ?(?:h|hrs?|hours?)[ ,]{0,2}(?:and )?", r" ?(?:m|mins?|minutes?)"),
        ("years", 12, r" ?(?:yrs?|years?)[ ,]{0,2}(?:and )?", r" ?(?:mths?|months?)"),
        ("minutes", 60, ":", r" ?(?:mins?|minutes?)"),
    )
)
_SHORT = re.compile(r"(?:(?<=in )|(?<=within )|(?<=under )|(?<=: ))(?P<a>\d{1,3})(?P<unit>h|s)(?!\w)", re.IGNORECASE)
_HALF = re.compile(r"half an? (?P<unit>minute|hour|day|week|month|year)\b", re.IGNORECASE)


def clock_at(text: str, start: int) -> tuple[Decimal, str, int] | None:
    """Read the time in two units that stands at `start`: its value in the larger one, that unit, where it ends."""
    half = _HALF.match(text, start)
    if half:
        return Decimal("0.5"), f"{half['unit'].lower()}s", half.end()
    if not text[start].isdigit():
        return None
    short = _SHORT.match(text, start)
    if short:
        return Decimal(short["a"]), "hours" if short["unit"] in "hH" else "seconds", short.end()
    for unit, parts, pattern in _SHAPES:
        found = pattern.match(text, start)
        if found and int(found["b"]) < parts:
            return in_larger(int(found["a"]), int(found["b"]), parts), unit, found.end()
    return None


def in_larger(larger: int, smaller: int, parts: int) -> Decimal:
    """Give 7 and 30 of 60 as 7.5: exact where two places can hold it, else to two places."""
    return larger + (Decimal(smaller) / parts).quantize(Decimal("0.01")).normalize()
