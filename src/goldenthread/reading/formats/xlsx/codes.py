"""Number format codes such as `#,##0.0;[Red]-#,##0.0`, taken apart."""

import operator
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from goldenthread.reading.formats.xlsx.colours import PALETTE

GENERAL = "General"
# Excel's own limit is 255; a longer code could make millions of cells of one short value.
MOST_CHARACTERS_IN_A_CODE = 255

# The codes that a workbook refers to by number without spelling them out. Where they depend on the
# user's country (dates, currency), they are as Excel shows them in the United Kingdom.
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"£"#,##0;-"£"#,##0',
    6: '"£"#,##0;-"£"#,##0',
    7: '"£"#,##0.00;-"£"#,##0.00',
    8: '"£"#,##0.00;-"£"#,##0.00',
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    14: "dd/mm/yyyy",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm",
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '#,##0;-#,##0;"-";@',
    42: '"£"#,##0;-"£"#,##0;"£-";@',
    43: '#,##0.00;-#,##0.00;"-";@',
    44: '"£"#,##0.00;-"£"#,##0.00;"£-";@',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    48: "##0.0E+0",
    49: "@",
}

# Codes that stand for the date and the time as the user's computer writes them.
_SYSTEM = {"[$-F800]": "dd mmmm yyyy", "[$-F400]": "hh:mm:ss"}

_TOKEN = re.compile(
    r"""
      "(?P<quoted>[^"]*)"?
    | \\(?P<escaped>.)
    | [_*](?P<space>.)
    | \[(?P<bracket>[^\]]*)\]
    | (?P<general>General)
    | (?P<clock>AM/PM|A/P)
    | (?P<exponent>E[+-])
    | (?P<date>y+|m+|d+|h+|s+)
    | (?P<digit>[0\#?])
    | (?P<text>@)
    | (?P<end>;)
    | (?P<other>.)
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
_CONDITION = re.compile(r"(<=|>=|<>|<|>|=)\s*(-?\d{1,15}(?:\.\d{1,15})?)")
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
# Kinds of token that say something of their section and print nothing.
_SAID = ("condition", "ink")
_INKS = {
    "blue": "#0000ff",
    "cyan": "#00ffff",
    "green": "#00ff00",
    "magenta": "#ff00ff",
    "red": "#ff0000",
    "yellow": "#ffff00",
    **{f"color{number}": f"#{PALETTE[number + 7]}" for number in range(3, 57)},
    **{f"color {number}": f"#{PALETTE[number + 7]}" for number in range(3, 57)},
}
_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
    "=": operator.eq,
    "<>": operator.ne,
}


class Token(NamedTuple):
    """A piece of a code and its kind.

    Kinds: literal, general, clock (AM/PM), exponent, date, elapsed, digit, text, condition, ink, other.
    """

    kind: str
    text: str


class Section(NamedTuple):
    """One of the up to four alternatives of a code, with its condition and colour where it states them."""

    tokens: tuple[Token, ...]
    condition: tuple[str, Decimal] | None = None
    ink: str | None = None

    @property
    def kinds(self) -> set[str]:
        """Which kinds of token it has."""
        return {token.kind for token in self.tokens}


@lru_cache(maxsize=4096)
def sections(code: str) -> tuple[Section, ...]:
    """Take a code apart; an empty or overlong one is General."""
    if not code or len(code) > MOST_CHARACTERS_IN_A_CODE:
        code = GENERAL
    for mark, meaning in _SYSTEM.items():
        if mark in code.upper():
            code = meaning
    parts: list[list[Token]] = [[]]
    for found in _TOKEN.finditer(code):
        if found.lastgroup == "end":
            parts.append([])
        else:
            parts[-1] += _tokens(found.lastgroup or "", found[found.lastgroup or 0])
    return tuple(_section(tokens) for tokens in parts)


def section_for_text(code: str) -> Section | None:
    """Give the section for texts, None where texts are shown as they are."""
    known = sections(code)
    if len(known) > 3:
        return known[3]
    return known[-1] if "text" in known[-1].kinds else None


def section_for_number(code: str, value: Decimal) -> tuple[Section, Decimal]:
    """Choose the section for a number, and give the number without the sign where the section has its own."""
    known = sections(code)[:3]
    if len(known) > 1 and "text" in known[-1].kinds:
        known = known[:-1]
    if any(section.condition for section in known):
        return _by_condition(known, value)
    if len(known) == 1 or value > 0:
        return known[0], value
    if value < 0:
        return known[1], -value
    return known[2 if len(known) > 2 else 0], value


def _by_condition(known: tuple[Section, ...], value: Decimal) -> tuple[Section, Decimal]:
    for section in known:
        if section.condition is None:
            return section, value
        sign, limit = section.condition
        if _COMPARE[sign](value, limit):
            only_negative = sign in ("<", "<=") and limit <= 0
            return section, abs(value) if only_negative else value
    return known[-1], value


def _tokens(kind: str, text: str) -> Iterator[Token]:
    if kind in ("quoted", "escaped"):
        yield Token("literal", text)
    elif kind == "bracket":
        yield from _bracket(text)
    elif kind != "space":
        yield Token(kind, text)


def _bracket(text: str) -> Iterator[Token]:
    """Read what stands in square brackets; languages change nothing that is read here."""
    if text.startswith("$"):
        yield Token("literal", text[1:].partition("-")[0])
    elif _ELAPSED.fullmatch(text):
        yield Token("elapsed", text.lower())
    elif _CONDITION.fullmatch(text):
        yield Token("condition", text)
    elif text.lower() in _INKS:
        yield Token("ink", _INKS[text.lower()])


def _section(tokens: list[Token]) -> Section:
    said = {token.kind: token.text for token in tokens if token.kind in _SAID}
    found = _CONDITION.fullmatch(said.get("condition", ""))
    condition = (found[1], Decimal(found[2])) if found else None
    printed = tuple(token for token in tokens if token.kind not in _SAID)
    return Section(printed, condition, said.get("ink"))
