"""Numbers in figures and in words: how they look, and the exact decimal that each one is.

Patterns are parts of larger ones and bounded everywhere: a match never looks further than a few words ahead.
"""

import re
from decimal import Decimal

from goldenthread.wording.openings import DIGITS, Openings, whole_words

_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9}
_SHORT_SCALES = {"k": 3, "m": 6, "mn": 6, "mil": 6, "million": 6, "bn": 9, "b": 9, "billion": 9, "thousand": 3}
_VALUES = {word: i for i, word in enumerate(_UNITS)} | {word: 20 + 10 * i for i, word in enumerate(_TENS)}
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5, "sixth": 6,
    "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip

_ONE_WORD = "|".join(sorted(_VALUES, key=len, reverse=True))
_BELOW_HUNDRED = rf"(?:(?:{'|'.join(_TENS)})(?:[ -](?:{'|'.join(_UNITS[1:10])})\b)?|(?:{_ONE_WORD}))\b"
# "twenty-five", "two hundred and fifty", "a hundred", "three thousand five hundred", "a dozen", "two dozen"
WORDS = (
    rf"(?:(?:{_BELOW_HUNDRED}|an? (?=hundred|thousand|million|billion|dozen))"
    rf"(?: ?\b(?:hundred|thousand|million|billion|dozen)\b(?: (?:and )?{_BELOW_HUNDRED})?){{0,3}})"
)
# 1,486 or 2256 or 65.90; a comma in the wrong place (1000,000) is still one number.
FIGURES = r"\d{1,12}(?:,\d{3}){0,5}(?:\.\d{1,8})?"
SCALE = r"(?:(?: ?(?:million|billion|thousand|mn|bn)|k|m|b)\b)"
# "two fifths", "a third", "three quarters", "half"
FRACTION = (
    r"(?:(?:an?|one|two|three|four|five|six|seven|nine)[ -])?"
    r"(?:half|halves|thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b"
)

# With what numbers and fractions open: "25", "twenty", "an eighth", "thirds".
OPENINGS: Openings = (*DIGITS, *whole_words("a an"), *_VALUES, *_PARTS)


def of_figures(text: str) -> Decimal:
    """Read "1,486", "-0.8" or "65.90": the decimal keeps the printed places."""
    return Decimal(text.replace(",", "").replace("−", "-").replace("–", "-").replace(" ", ""))


def of_scaled(figures: str, scale: str) -> Decimal:
    """Read "1.2" with "m" as 1.2E+6: good to the last place that is printed."""
    return of_figures(figures).scaleb(_SHORT_SCALES.get(scale.strip().lower(), 0))


def of_words(text: str) -> Decimal:
    """Read "two hundred and fifty" as 250, "a dozen" as 12."""
    total = part = 0
    for word in re.findall(r"[a-z]{1,12}", text.lower()):
        if word in _VALUES:
            part += _VALUES[word]
        elif word == "dozen":
            part = (part or 1) * 12
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _SCALES:
            total += (part or 1) * 10 ** _SCALES[word]
            part = 0
    return Decimal(total + part)


def of_fraction(text: str) -> Decimal:
    """Read "two fifths" as 40 per cent; a third is 33.3, as people write it."""
    words = text.lower().replace("-", " ").split()
    over = _PARTS[words[-1]]
    upper = _VALUES.get(words[0], 1) if len(words) > 1 else 1
    return in_hundred(Decimal(upper), Decimal(over))


def in_hundred(upper: Decimal, lower: Decimal) -> Decimal:
    """Read "nine in ten" as 90 per cent, to one place where it doesn't come out whole; 0 in 0 is 0."""
    if not lower:
        return Decimal(0)
    share = 100 * upper / lower
    whole = share.to_integral_value()
    return whole.quantize(Decimal(1)) if share == whole else share.quantize(Decimal("0.1"))
