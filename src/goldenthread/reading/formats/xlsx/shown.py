"""A cell's value as its number format shows it."""

from decimal import Decimal
from functools import lru_cache
from math import isfinite

from goldenthread.reading.formats.xlsx.codes import GENERAL, section_for_number, section_for_text
from goldenthread.reading.formats.xlsx.dates import moment
from goldenthread.reading.formats.xlsx.numbers import number

_PLAIN_DIGITS = 11
_MOST_CHARACTERS_IN_A_NUMBER = 40
# A format puts words around a name or a code; a longer text is a narrative.
_LONGEST_FORMATTED_TEXT = 255


def shown_number(raw: str, code: str, from_1904: bool = False) -> str:
    """Show a number as it is written in the workbook, e.g. "0.8433" by "0.0%" as "84.3%"."""
    if code == GENERAL and raw.isdecimal() and raw.isascii() and raw[0] != "0" and len(raw) <= _PLAIN_DIGITS:
        return raw
    return raw if len(raw) > _MOST_CHARACTERS_IN_A_NUMBER else _formatted(raw, code, from_1904)


@lru_cache(maxsize=65_536)
def _formatted(raw: str, code: str, from_1904: bool) -> str:
    value = exact(raw)
    if value is None:
        return raw
    section, value = section_for_number(code, value)
    if section.kinds & {"date", "elapsed"}:
        return moment(section, value, from_1904).strip()
    return number(section, value).strip()


def shown_text(text: str, code: str) -> str:
    """Show a text: a format may put words around it, or hide it."""
    section = section_for_text(code) if code != GENERAL else None
    if section is None or len(text) > _LONGEST_FORMATTED_TEXT:
        return text
    return "".join(text if token.kind == "text" else token.text for token in section.tokens)


def format_ink(kind: str, raw: str, code: str) -> str | None:
    """Give the colour in which a format writes a value of a kind ("n" or "str"), as "#rrggbb" or None."""
    if "[" not in code:
        return None
    value = exact(raw) if kind == "n" else None
    section = section_for_text(code) if value is None else section_for_number(code, value)[0]
    return section.ink if section else None


def exact(raw: str) -> Decimal | None:
    """Read a number to the 15 digits that Excel itself goes by; None for what is no number."""
    try:
        value = float(raw[: _MOST_CHARACTERS_IN_A_NUMBER + 1])
    except ValueError:
        return None
    return Decimal(f"{value:.15g}") if isfinite(value) else None
