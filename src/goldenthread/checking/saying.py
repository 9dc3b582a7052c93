"""How findings print ratings, amounts and lists."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from goldenthread.plan import Rating
from goldenthread.plan.amounts import printed_amount

_RATINGS = {
    Rating.ACHIEVED: "achieved",
    Rating.ON_TRACK: "on track",
    Rating.SLIPPED: "slipped",
    Rating.NOT_ACHIEVED: "not achieved",
}
_LONGEST_QUOTE = 60


def said(rating: Rating) -> str:
    """Say a rating in words: "on track"."""
    return _RATINGS[rating]


def amount(value: Decimal, unit: str = "") -> str:
    """Print an amount with its unit: "65.9 %", "£1.2 million", "1,486"."""
    return printed_amount(value, unit)


def rounded_to(value: Decimal, step: Decimal) -> Decimal:
    """Round half up to a step; a number that the step can't hold stays as it is."""
    try:
        return value.quantize(step, ROUND_HALF_UP)
    except InvalidOperation:
        return value


def plainly(value: Decimal) -> Decimal:
    """Leave out the noughts at the end of a worked-out number: 98.90 -> 98.9, 100 stays 100."""
    plain = value.normalize()
    exponent = plain.as_tuple().exponent
    return plain.quantize(Decimal(1)) if isinstance(exponent, int) and 0 < exponent <= 6 else plain


def listed(items: Sequence[str]) -> str:
    """Join items as in a sentence: "a, b and c"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"


def quoted(text: str) -> str:
    """Quote a text of the report in one line that is not too long."""
    line = " ".join(text.split()).rstrip(".")
    if len(line) > _LONGEST_QUOTE:
        line = f"{line[:_LONGEST_QUOTE].rsplit(' ', 1)[0]}…"
    return f'"{line}"'


def in_a_capital(text: str) -> str:
    """Start a sentence with a capital letter; its other letters stay."""
    return text[:1].upper() + text[1:]
