"""The unit of a number that has none beside it: from "per 1,000" behind it, or from what the text says it measures."""

from decimal import Decimal
from itertools import pairwise

from goldenthread.wording.places import Place
from goldenthread.wording.tokens import Sort, Token
from goldenthread.wording.vocabulary import DURATIONS, UNITS, word_set

# A word of the text that gives a bare number its unit; tried in this order after times and weights.
_WORDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("%", frozenset({"%", "percentage", "proportion", "percent", "pct"})),
    ("score", frozenset({"score", "scores", "scoring", "sdq", "index", "rating", "sap"})),
    ("rate", frozenset({"rate", "ratio"})),
    ("years", frozenset({"expectancy"})),
)
_TIME_TAKEN = word_set(
    "average mean time times lost taken length turnaround number days hours volunteer training working long speed "
    "wait waiting relet"
)
_OF_TEN = word_set("score scores scored rating rated mark marks average mean out satisfaction")


_HUNDRED = Decimal(100)


def unit_of(place: Place, hints: tuple[Token, ...]) -> str:
    """Give the unit of a place's number; `hints` are the tokens that say what is measured."""
    token = place.token
    if token.sort is not Sort.NUMBER or token.unit:
        return composed(token, place.after) or token.unit
    if place.per:
        return "%" if place.per.value == _HUNDRED and not place.per.low.startswith("per") else place.per.unit
    if place.words_after[:1] in (["points"], ["point"]):
        leads = place.following is not None and place.following.unit == "%"
        return "pp" if leads or _OF_SHARES & {hint.low for hint in hints} else "score"
    return _from_words(token, hints) or _share_in_time(place, hints) or "count"


# What a unit is said per: "kWh per m2", "kg/ha". Per household or per head is left to the words.
_DIVISORS: dict[str, str] = {
    **dict.fromkeys(("m2", "m²", "sqm", "sq m", "sq.m", "sq metre", "square metre"), "m2"),
    **dict.fromkeys(("km", "kilometre"), "km"), **dict.fromkeys(("ha", "hectare"), "ha"),
    "mile": "mile", "litre": "litre", "tonne": "tonne", "m3": "m3", "m³": "m3",
}  # fmt: skip


def composed(token: Token, after: tuple[Token, ...]) -> str:
    """Give the unit of "131 kWh per m2"; "" where the number has no unit or nothing that it is per."""
    if token.sort is not Sort.NUMBER or not token.unit:
        return ""
    divisor = _divisor(after)
    return f"{token.unit} per {divisor}" if divisor else ""


def _divisor(after: tuple[Token, ...]) -> str:
    """What stands behind "per" or a stroke, of one word or two."""
    if not after or after[0].low not in ("per", "/", "a"):
        return ""
    words = [each.low for each in after[1:3]]
    return _DIVISORS.get(" ".join(words), "") or _DIVISORS.get((words or [""])[0], "")


_OF_SHARES = word_set("gap % percentage proportion rate percent share")


def _share_in_time(place: Place, hints: tuple[Token, ...]) -> str:
    """Requests answered within 5 days: 97. How many of a hundred, unless a number is said to be meant."""
    limits = any(
        first.low in ("within", "in", "inside", "under") and second.sort is Sort.DURATION
        for first, second in pairwise(hints)
    )
    value = place.token.value
    counted = {"number", "no", "total", "people", "count"} & {hint.low for hint in hints}
    led = place.is_last and place.op is None and not place.words_after
    return "%" if limits and led and not counted and value is not None and 50 <= value <= 100 else ""


def in_full(place: Place, hints: tuple[Token, ...]) -> Decimal | None:
    """Give the number's value; one under "(£000)" stands for so many thousands."""
    value, pounds = place.token.value, _pounds(hints)
    if value is None or pounds is None or pounds.value is None or unit_of(place, hints) != "£" or place.token.unit:
        return value
    return value.scaleb(len(f"{pounds.value:f}") - 1)


def _pounds(hints: tuple[Token, ...]) -> Token | None:
    return next((hint for hint in hints if hint.name == "pounds" or hint.text == "£"), None)


def _from_words(token: Token, hints: tuple[Token, ...]) -> str:
    words = [hint.low for hint in hints]
    return (
        ("£" if _pounds(hints) else "") or _time(words) or _measured(hints) or _rate(hints) or _named(token, set(words))
    )


def _time(words: list[str]) -> str:
    """Days lost to sickness; average time in weeks."""
    if words[:1] and words[0] in DURATIONS and words[0].endswith("s"):  # weeks from referral to completion
        return DURATIONS[words[0]]
    spoken = [DURATIONS[word] for word in words if word in DURATIONS and word.endswith("s") and word != "years"]
    return spoken[0] if spoken and _TIME_TAKEN & set(words) and not {"day's", "visits"} & set(words) else ""


def _measured(hints: tuple[Token, ...]) -> str:
    """Business miles travelled; residual waste in kg; energy use (kWh per m2); not "incidents per km"."""
    words = [hint.low for hint in hints]
    at = next((at for at, word in enumerate(words) if _is_unit(word) and words[max(0, at - 1) : at] != ["per"]), None)
    if at is None:
        return ""
    found, divisor = UNITS[words[at]], _divisor(hints[at + 1 :])
    if divisor:
        return f"{found} per {divisor}"
    return "sq m" if found == "metres" and "square" in words else found


def _is_unit(word: str) -> bool:
    return word in UNITS and len(word) > 1


def _rate(hints: tuple[Token, ...]) -> str:
    """Crimes per 1,000 population - 45; potholes per km - 3."""
    per = next((hint.unit for hint in hints if hint.sort is Sort.PER), "")
    return per or ("rate" if any(_divisor(hints[at:]) for at, hint in enumerate(hints) if hint.low == "per") else "")


def _named(token: Token, words: set[str]) -> str:
    if any(word in ("attainment 8", "progress 8") for word in words):
        return "score"
    for unit, names in _WORDS:
        if words & names and not (unit == "%" and token.value is not None and abs(token.value) > Decimal(100)):
            return unit
    is_share = token.value is not None and _SMALLEST_SHARE <= token.value <= _HUNDRED
    return "%" if is_share and words & _ALWAYS_SHARES and not {"net", "number"} & words else ""


# Said of a hundred where nothing else is said: "overall satisfaction, 75".
_ALWAYS_SHARES = word_set("satisfaction punctuality attendance occupancy take-up uptake turnout compliance coverage")
_SMALLEST_SHARE = Decimal(20)


def is_score(place: Place, hints: tuple[Token, ...]) -> bool:
    """Whether "7.5 out of 10" is a score; else "nine out of ten" is a share."""
    token = place.token
    if token.of is None or token.value is None:
        return False
    return token.value != token.value.to_integral_value() or bool(_OF_TEN & {hint.low for hint in hints})
