"""Numbers that look mistyped by how they are printed: commas, full stops and spaces in odd places."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.wording import Token, tokens

_LONGEST_READ = 20_000
_NUMBER = re.compile(r"\d[\d,]{0,30}(?:\.\d{1,12})?")
# Only texts that have one of these are worth reading into tokens.
_ODD_FORM = re.compile(r"\d{4},\d|\d\.\d{3}(?!\d)")
_PARTED = re.compile(r"\d,\s\d{3}(?!\d)")
_YEARS = range(1900, 2101)
_THREE = 3
_ALIKE = 5


@dataclass(frozen=True)
class Odd:
    """A number as printed, and what it may have been meant to be."""

    printed: str
    meant: tuple[str, ...]


def figures_in(texts: Sequence[str]) -> list[Token]:
    """Give the tokens of the texts that hold a printed number; none where no number has an odd form."""
    if not any(_ODD_FORM.search(text[:_LONGEST_READ]) for text in texts):
        return []
    return [token for text in texts for token in tokens(text[:_LONGEST_READ]) if token.value is not None]


def _bare(token: Token) -> str:
    found = _NUMBER.search(token.printed)
    return found[0] if found else ""


def misgrouped(found: Iterable[Token]) -> Iterator[Odd]:
    """Find "1000,000": more than three figures before the first comma."""
    for printed in dict.fromkeys(_bare(token) for token in found if token.name == ""):
        whole, _, decimals = printed.partition(".")
        groups = whole.split(",")
        if len(groups) > 1 and len(groups[0]) > _THREE and int(groups[0]) not in _YEARS:
            digits = whole.replace(",", "")
            ways = dict.fromkeys((f"{int(digits[:-1]):,}", f"{int(digits):,}"))
            yield Odd(printed, tuple(f"{way}.{decimals}" if decimals else way for way in ways))


def full_stops_for_commas(found: Iterable[Token]) -> Iterator[Odd]:
    """Find "1.130" in a row that also has "1,130"."""
    printed = dict.fromkeys(_bare(token) for token in found)
    grouped = {one.replace(",", ""): one for one in printed if "," in one and "." not in one}
    for one in printed:
        whole, _, decimals = one.partition(".")
        if len(decimals) == _THREE and "," not in whole and whole + decimals in grouped:
            yield Odd(one, (grouped[whole + decimals],))


def is_thousandth(printed: str, value: Decimal, size: Decimal) -> bool:
    """Whether "512.340" was printed where the target is of the size of 512,340."""
    three = "," not in printed and len(printed.partition(".")[2]) == _THREE
    return three and _of_the_size(value.scaleb(_THREE), [size]) and not _of_the_size(value, [size])


def parted(text: str, known: Iterable[Decimal]) -> Iterator[Odd]:
    """Find "110, 180" where the target or the baseline is of the size of 110,180 and not of 110."""
    found = tokens(text[:_LONGEST_READ]) if _PARTED.search(text[:_LONGEST_READ]) else ()
    sizes = [value for value in known if value > 0]
    for first, mark, second in zip(found, found[1:], found[2:], strict=False):
        if mark.text == "," and mark.end < second.start and _could_be_one(first, second):
            joined = Decimal(f"{first.printed}{second.printed}")
            if _of_the_size(joined, sizes) and not _of_the_size(Decimal(first.printed), sizes):
                yield Odd(text[first.start : second.start + _THREE], (f"{joined:,}",))


def _could_be_one(first: Token, second: Token) -> bool:
    parts = (first.printed, second.printed)
    plain = all(part.isascii() and part.isdigit() for part in parts)
    ends = first.text == first.printed and second.text.startswith(second.printed)
    return plain and ends and len(parts[0]) <= _THREE and len(parts[1]) == _THREE


def _of_the_size(value: Decimal, sizes: list[Decimal]) -> bool:
    return any(value <= size * _ALIKE and size <= value * _ALIKE for size in sizes)
