"""Numbers as Excel shows them: digits, thousands, per cent, scaling, exponents and fractions."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction
from functools import lru_cache

from goldenthread.reading.formats.xlsx.codes import Section, Token

# Enough for the largest number of a workbook (some 1E+308) with all decimals that a code can ask for.
_EXACT = Context(prec=700)
# One % is usual; hundreds of them would leave the exact context.
_LARGEST_SHIFT = 20
_GENERAL_DIGITS = 10
_GENERAL_LARGEST = Decimal(10) ** 11
_GENERAL_SMALLEST = Decimal(10) ** -9


@dataclass(slots=True)
class Layout:
    """A section of a code with its placeholders sorted: what stands where in the printed number."""

    pieces: list[Token]
    whole: str = ""
    decimals: str = ""
    exponent: str = ""
    grouped: bool = False
    shift: int = 0


def general(value: Decimal) -> str:
    """Show a number without a format: up to eleven characters, without the noise of binary fractions."""
    if not value:
        return "0"
    size = abs(value)
    if size >= _GENERAL_LARGEST or size < _GENERAL_SMALLEST:
        mantissa, _, exponent = f"{value:.5E}".partition("E")
        return f"{_without_zeros(mantissa)}E{exponent[0]}{exponent[1:].zfill(2)}"
    places = _GENERAL_DIGITS - max(size.adjusted() + 1, 1)
    return _without_zeros(f"{_rounded(value, places):f}")


def number(section: Section, value: Decimal) -> str:
    """Show a number in the way of a section that isn't one of dates."""
    sign = "-" if value < 0 else ""
    if fraction := _fraction(section, abs(value)):
        return sign + fraction
    layout = _layout(section)
    size = abs(value).scaleb(layout.shift, _EXACT)
    exponent = 0
    if layout.exponent:
        exponent = _exponent(size, layout)
        size = size.scaleb(-exponent, _EXACT)
    digits, _, decimals = f"{_rounded(size, len(layout.decimals)):f}".partition(".")
    slots = {
        "whole": iter(_whole_slots(layout.whole, digits.lstrip("0"), layout.grouped)),
        "decimal": iter(_decimal_slots(layout.decimals, decimals)),
        "power": iter(_whole_slots(layout.exponent, str(abs(exponent)).lstrip("0"), False)),
    }
    return sign + "".join(_printed(piece, slots, value, exponent) for piece in layout.pieces)


def _printed(piece: Token, slots: dict[str, Iterator[str]], value: Decimal, exponent: int) -> str:
    if piece.kind in slots:
        return next(slots[piece.kind])
    if piece.kind in ("general", "text"):
        return general(abs(value))
    if piece.kind == "exponent":
        return piece.text[0] + ("-" if exponent < 0 else "+" if piece.text[1] == "+" else "")
    return piece.text


@lru_cache(maxsize=4096)
def _layout(section: Section) -> Layout:
    layout = Layout([])
    part, commas = "whole", 0
    for token in section.tokens:
        if token == ("other", ",") and layout.whole:
            commas += 1
            continue
        if token.kind == "digit":
            layout.grouped |= bool(commas) and part == "whole"
            commas = 0 if part == "whole" else commas
            part = _place(layout, part, token)
            continue
        if token == ("other", ".") and part == "whole":
            part = "decimal"
        if token.kind == "exponent":
            part = "power"
        layout.shift += 2 * (token == ("other", "%"))
        layout.pieces.append(token)
    # A comma after the last digit divides by a thousand: 0.0,, shows millions.
    layout.shift = min(layout.shift, _LARGEST_SHIFT) - 3 * commas
    return layout


def _place(layout: Layout, part: str, token: Token) -> str:
    layout.pieces.append(Token(part, token.text))
    if part == "whole":
        layout.whole += token.text
    elif part == "decimal":
        layout.decimals += token.text
    else:
        layout.exponent += token.text
    return part


def _whole_slots(places: str, digits: str, grouped: bool) -> list[str]:
    """Give what each placeholder before the point prints; the first one takes all digits that are left."""
    width = max(len(places), len(digits))
    wanted = places.rjust(width, "#")
    slots = []
    for at, (place, digit) in enumerate(zip(reversed(wanted), digits[::-1].ljust(width), strict=True)):
        shown = digit if digit != " " else {"0": "0", "?": " "}.get(place, "")
        comma = "," if grouped and at and at % 3 == 0 and shown.strip() else ""
        slots.append(shown + comma)
    slots.reverse()
    left = width - len(places)
    return ["".join(slots[: left + 1]), *slots[left + 1 :]]


def _decimal_slots(places: str, digits: str) -> list[str]:
    """Give what each placeholder after the point prints: # drops zeros at the end, ? keeps their room."""
    needed = max((at for at in range(len(digits)) if digits[at] != "0" or places[at] == "0"), default=-1)
    room = {"?": " "}
    return [
        digit if at <= needed else room.get(places[at], "") for at, digit in enumerate(digits.ljust(len(places), "0"))
    ]


def _exponent(size: Decimal, layout: Layout) -> int:
    """Give the power of ten that leaves as many digits before the point as the code has."""
    if not size:
        return 0
    step = max(len(layout.whole), 1)
    power = size.adjusted() // step * step
    rounds_up = _rounded(size.scaleb(-power, _EXACT), len(layout.decimals)) >= Decimal(10) ** step
    return power + step if rounds_up else power


def _fraction(section: Section, size: Decimal) -> str:
    """Show a number as `# ?/?` asks for it; "" where the section asks for no fraction."""
    marks = "".join(token.text for token in section.tokens if token.kind in ("digit", "other"))
    before, slash, below = marks.strip().partition("/")
    below = below.strip()
    if not slash or not below or not (set(below) <= set("0#?") or below.isdecimal()):
        return ""
    whole = before.strip().partition(" ")[2] != ""
    units = int(size) if whole else 0
    fixed = int(below) if below.isdecimal() and int(below) else 0
    rest = Fraction(size - units)
    part = Fraction(round(rest * fixed), fixed) if fixed else rest.limit_denominator(10 ** len(below) - 1)
    if part == 1 and whole:
        units, part = units + 1, Fraction(0)
    printed = f"{part * fixed}/{fixed}" if fixed else f"{part.numerator}/{part.denominator}"
    return " ".join(text for text in (str(units) if units else "", printed if part else "") if text) or "0"


def _rounded(value: Decimal, places: int) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, _EXACT)


def _without_zeros(digits: str) -> str:
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
