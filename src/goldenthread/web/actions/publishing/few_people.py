"""What words tell of fewer than five people: surely, so that it is withheld, or perhaps, so that a person looks.

Asked of measures that count people alone: elsewhere "two of the three" are centres or roads. Sure is a number under
five with people after it ("two looked-after children"), and a part of a group where the part, the group or the rest of
it is under five ("three of the four young people", "a third of 6", "25% of the eight pupils"). Perhaps is what needs
reading: "both", "the only one", "no children", a share of a group that isn't numbered, and someone who is described.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

SMALL = 5
_ONES = [
    *("nought", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
]
_VALUES = {word: value for value, word in enumerate(_ONES)} | {"zero": 0, "none": 0}
_SHARES = {
    "half": Fraction(1, 2), "third": Fraction(1, 3), "quarter": Fraction(1, 4), "fifth": Fraction(1, 5),
    "sixth": Fraction(1, 6), "seventh": Fraction(1, 7), "eighth": Fraction(1, 8), "ninth": Fraction(1, 9),
    "tenth": Fraction(1, 10),
}  # fmt: skip
_PEOPLE = (
    r"(?:people|persons?|child|children|youngsters?|pupils?|students?|learners?|apprentices?|boys?|girls?|baby|babies"
    r"|infants?|toddlers?|teenagers?|adults?|residents?|tenants?|households?|family|families|patients?|clients?"
    r"|service\s+users?|users?|carers?|care\s+leavers?|leavers?|victims?|survivors?|offenders?|claimants?|applicants?"
    r"|parents?|mothers?|fathers?|mums?|dads?|women|woman|men|man|siblings?|brothers?|sisters?|twins|individuals?"
    r"|NEETs?|deaths?|suicides?|births?|referrals?|cases?)"
)
# Words between a number and the people, none of which begins another part of the sentence.
_BETWEEN = (
    r"(?:(?!(?:of|to|for|in|per|by|with|from|at|on|and|or|than|were|was|are|is|had|have|has|did|days?|weeks?|months?"
    r"|years?|hours?|times|visits?)\b)[\w'’-]{1,30}\s+){0,2}"
)
_NUMBER = rf"(?:\d{{1,7}}(?![\d.,]*\d)|{'|'.join(_VALUES)})"
_WHOLE = rf"(?P<whole>{_NUMBER})(?![\w%]|\s?(?:%|per\b))"
_OF = r"\s+(?:out\s+of|of|in|from)\s+(?:(?:the|our|all|these|those|their|a\s+group\s+of|a\s+total\s+of)\s+){0,2}"
# After a group that is numbered and not named, a sentence about people goes on like this, or ends.
_GOES_ON = r"(?=\s*(?:$|[.;:,)!?]|(?:were|was|are|is|have|had|has|did|who|that|now|and|but)\b))"
_ENDS = rf"(?:\s+{_BETWEEN}{_PEOPLE}\b|{_GOES_ON})"
_BEFORE = r"(?<![\w.,£-])"
_FLAGS = re.IGNORECASE
_PART = re.compile(rf"{_BEFORE}(?P<part>{_NUMBER}){_OF}{_WHOLE}{_ENDS}", _FLAGS)
_SHARE = re.compile(
    rf"{_BEFORE}(?:(?P<count>a|an|one|two|three|four|five|seven|nine)[\s-]+)?"
    rf"(?P<share>{'|'.join(_SHARES)})s?(?:{_OF}|\s+(?:the\s+)?){_WHOLE}{_ENDS}",
    _FLAGS,
)
_PERCENT = re.compile(
    rf"{_BEFORE}(?P<percent>\d{{1,3}}(?:\.\d{{1,6}})?)\s?(?:%|per\s?cent){_OF}{_WHOLE}{_ENDS}", _FLAGS
)
_COUNT = re.compile(rf"{_BEFORE}(?P<part>{_NUMBER}|a\s+couple\s+of|a\s+pair\s+of)\s+{_BETWEEN}{_PEOPLE}\b", _FLAGS)
_PERHAPS = [
    re.compile(pattern, flags)
    for pattern, flags in (
        (r"\b(?:both|neither)\b", _FLAGS),
        (r"\b(?:the\s+only|only\s+one|a\s+single|the\s+(?:one|other)\b|one\s+of\s+(?:them|whom|these|those))", _FLAGS),
        (rf"\bno\s+{_BETWEEN}{_PEOPLE}\b", _FLAGS),
        (r"\b(?:none|nobody|no\s?one)\b", _FLAGS),
        (rf"\b(?:half|(?:a|one|two|three)[\s-]+(?:thirds?|quarters?|fifths?|tenths?))\s+(?:of\s+)?(?:them|the|these|those"
         rf"|{_PEOPLE})\b", _FLAGS),
        (rf"\b(?:a|an|another)\s+{_BETWEEN}(?:child|pupil|student|boy|girl|baby|infant|teenager|man|woman|mother|father"
         r"|mum|dad|brother|sister|young\s+person|family|household)\b", _FLAGS),
        (r"\b\d{1,3}[\s-]+year[\s-]+old\b", _FLAGS),
        (r"\baged?\s+\d{1,3}\b(?!\s*(?:-|–|to\b|and\s+(?:over|under|above)|\+|or\s+(?:over|under|more)))", _FLAGS),
        (r"\b(?:he|she|his|her|him|hers)\b", _FLAGS),
        (r"\b(?:Mr|Mrs|Ms|Miss|Master)\.?\s+[A-Z]", 0),
    )
]  # fmt: skip
_NUMBERS_WITHIN = re.compile(
    rf"\b(?:(?:a|an|one|two|three|four|five|seven|nine)[\s-]+)?(?:{'|'.join(_SHARES)})s?\b"
    rf"|\d{{1,7}}(?:\.\d{{1,6}})?|\b(?:{'|'.join(_VALUES)})\b|\ba\s+couple\s+of\b|\ba\s+pair\s+of\b",
    _FLAGS,
)
# No narrative is longer; what is beyond is not looked at, and so has to be read.
_LONGEST = 200_000


@dataclass(frozen=True)
class Told:
    """Where a text tells of few people."""

    begin: int
    end: int
    sure: bool


def without_few(text: str, withheld: str, small: int = SMALL) -> str:
    """Give a text with the numbers marked that surely tell of fewer people than `small`."""
    kept, last = [], 0
    for one in sorted(_sure(text, small), key=lambda found: found.begin):
        if one.begin < last:
            continue
        kept += [text[last : one.begin], _NUMBERS_WITHIN.sub(withheld, text[one.begin : one.end])]
        last = one.end
    return "".join([*kept, text[last:]])


def perhaps_few(text: str) -> list[str]:
    """Give the words that may tell of fewer than five people, or describe someone, and that a person has to read."""
    sure = list(_sure(text))
    found = [match for pattern in _PERHAPS for match in pattern.finditer(text[:_LONGEST])]
    open_ones = [
        match
        for match in sorted(found, key=lambda one: one.start())
        if not any(one.begin <= match.start() < one.end for one in sure)
    ]
    return list(dict.fromkeys(" ".join(match[0].split()) for match in open_ones))


def _sure(text: str, small: int = SMALL) -> Iterator[Told]:
    text = text[:_LONGEST]
    for match in _PART.finditer(text):
        if _few(Fraction(_value(match["part"])), _value(match["whole"]), small):
            yield Told(match.start(), match.end(), True)
    for match in _SHARE.finditer(text):
        whole = _value(match["whole"])
        if _few(_times(match["count"]) * _SHARES[match["share"].casefold()] * whole, whole, small):
            yield Told(match.start(), match.end(), True)
    for match in _PERCENT.finditer(text):
        whole = _value(match["whole"])
        if _few(Fraction(Decimal(match["percent"])) * whole / 100, whole, small):
            yield Told(match.start(), match.end(), True)
    for match in _COUNT.finditer(text):
        if _value(match["part"]) < small:
            yield Told(match.start(), match.end(), True)


def _few(part: Fraction, whole: int, small: int) -> bool:
    """Whether a part, its group, or the rest of the group is small; more than there are is no part."""
    return part <= whole and (part < small or whole < small or whole - part < small)


def _times(word: str | None) -> int:
    return 1 if word is None or word.casefold() in {"a", "an"} else _value(word)


def _value(word: str) -> int:
    plain = word.casefold()
    if plain.isdecimal():
        return int(plain)
    return 2 if plain.startswith("a ") or plain.startswith("a\t") else _VALUES.get(plain, 2)
