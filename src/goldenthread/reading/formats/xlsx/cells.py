"""References to cells, and their values as rules and formulas compare them."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from goldenthread.plan import DocumentError
from goldenthread.reading.formats.xlsx.numbers import general
from goldenthread.reading.formats.xlsx.shown import exact
from goldenthread.reading.sheets import Area

# The kind of a cell's value ("n" number, "str" text, "b" yes or no, "e" error) and the value as written.
Value = tuple[str, str]
# By row and column.
Values = dict[int, dict[int, Value]]
# What a formula computes with; None is a blank cell.
Operand = Decimal | str | bool | None

# Ten rules over a sheet of 120,000 cells look some two million times.
MOST_LOOKS = 5_000_000
_CHARACTERS_A_LOOK = 100
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})(?::\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6}))?")


class CellFault(Exception):
    """A cell with an error such as #N/A: whatever is computed from it is an error too."""


@dataclass(slots=True)
class Looker:
    """Looks values up for rules, and stops a sheet whose rules would take for ever."""

    values: Values
    where: str
    looks: int = 0

    def spend(self, looks: int) -> None:
        """Count what a rule costs; raises DocumentError, naming the sheet, where all cost too much."""
        self.looks += looks
        if self.looks > MOST_LOOKS:
            raise DocumentError(
                "its conditional formats are too many to work out",
                where=self.where,
                expected=f"rules that look at cells at most {MOST_LOOKS:,} times",
                do="clear the conditional formats that aren't needed, or give them smaller ranges",
            )

    def at(self, row: int, column: int) -> Operand:
        """Give a cell's value; raises CellFault for an error."""
        kind, raw = self.values.get(row, {}).get(column, ("n", ""))
        self.spend(1 + len(raw) // _CHARACTERS_A_LOOK)
        if kind == "e":
            raise CellFault(raw)
        if kind == "str":
            return raw
        if not raw:
            return None
        return raw in ("1", "true") if kind == "b" else exact(raw)


def area_of(reference: str) -> Area | None:
    """Read a reference such as "B2" or "B2:D9"; None for what isn't one."""
    found = _REFERENCE.fullmatch(reference)
    if not found:
        return None
    left, top = column_number(found[1]), int(found[2])
    right, bottom = column_number(found[3] or found[1]), int(found[4] or found[2])
    return Area(min(top, bottom), min(left, right), max(top, bottom), max(left, right))


def column_number(letters: str) -> int:
    """Number a column: A is 1, AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def order(left: Operand, right: Operand) -> int:
    """Compare as Excel does: -1, 0 or 1.

    Letter case is left aside, a blank is 0 or "", and numbers come before texts before TRUE.
    """
    left, right = _like(left, right), _like(right, left)
    if isinstance(left, str) and isinstance(right, str):
        first, second = left.casefold(), right.casefold()
        return (first > second) - (first < second)
    if isinstance(left, Decimal) and isinstance(right, Decimal):
        return (left > right) - (left < right)
    ranks = _rank(left), _rank(right)
    return (ranks > ranks[::-1]) - (ranks < ranks[::-1])


def truth(value: Operand) -> bool:
    """Tell whether a condition holds; raises CellFault for a text, which is no condition."""
    if isinstance(value, str):
        raise CellFault(value)
    return bool(value)


def text_of_operand(value: Operand) -> str:
    """Write a value as Excel does where it needs a text."""
    if isinstance(value, Decimal):
        return general(value)
    return value if isinstance(value, str) else "" if value is None else str(value).upper()


def number_of(value: Operand) -> Decimal:
    """Make a value a number; raises CellFault for a text that isn't one."""
    try:
        return Decimal(value or 0)
    except InvalidOperation:
        raise CellFault(str(value)) from None


def _like(value: Operand, other: Operand) -> Operand:
    if value is not None:
        return value
    return "" if isinstance(other, str) else False if isinstance(other, bool) else Decimal(0)


def _rank(value: Operand) -> int:
    # True and False are told apart here, so that two of them compare by rank alone.
    return 2 + value if isinstance(value, bool) else int(isinstance(value, str))
