"""Printing of amounts with their unit, as councils print them."""

from decimal import Decimal

# No unit of a report is longer; what is, is damage.
LONGEST_UNIT = 24
_MILLION = 6
_NO_UNIT = {"", "count", "number", "rate", "score", "ratio", "index"}


def printed_number(value: Decimal) -> str:
    """Print a number with thousands separators: 1529 -> "1,529", 1.2E+6 -> "1.2 million"."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent > 0 and value.adjusted() >= _MILLION:
        return f"{value.scaleb(-_MILLION).normalize():,f} million"
    return f"{value:,f}"


def printed_amount(value: Decimal, unit: str) -> str:
    """Print an amount with its unit in place: "65.9 %", "£1.2 million", "96 per 10,000", "1,620"."""
    unit = " ".join(unit.split())[:LONGEST_UNIT]
    number = printed_number(value)
    if unit == "£":
        return f"-£{number[1:]}" if number.startswith("-") else f"£{number}"
    if unit in _NO_UNIT:
        return number
    return f"{number} {'percentage points' if unit == 'pp' else unit}"
