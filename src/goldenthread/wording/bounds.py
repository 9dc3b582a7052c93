"""Words that compare: what bounds a number, before it or behind it, and bounds that are denied and so turned round."""

import re

from goldenthread.plan import Op
from goldenthread.wording.openings import of_phrases
from goldenthread.wording.token import Sort, Token
from goldenthread.wording.vocabulary import AFTER, BEFORE, DENIALS, DENIED, DENIED_VERBS, MISSED, TOPPED


def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression, re.IGNORECASE)


def _phrases(phrases: dict[str, Op | None]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    words = "|".join(re.escape(phrase) for phrase in longest_first if phrase[0].isalpha())
    signs = "|".join(re.escape(phrase) for phrase in longest_first if not phrase[0].isalpha())
    return _pattern(rf"(?:{words})\b(?!-| than\b)" + (f"|{signs}" if signs else ""))


_BEFORE, _AFTER = _phrases(BEFORE), _phrases(AFTER)
# With what they open.
OPENINGS = of_phrases((*BEFORE, *AFTER, "+", *DENIED))
_BOUNDS = "|".join(phrase for phrase, op in BEFORE.items() if op in (Op.ABOVE, Op.BELOW) and phrase[0].isalpha())
_DENIED = _pattern(
    rf"(?:no (?=[a-z]{{4,9}} than\b)(?P<than>{_BOUNDS})|(?:{DENIALS})(?: to)?(?: ever)?"
    rf"(?: (?P<top>{TOPPED})| (?P<miss>{MISSED})"
    rf"|(?: (?:{DENIED_VERBS}))?(?: to| any)? (?P<bound>{_BOUNDS})))\b(?!-| than\b)"
)
_TURNED = {Op.ABOVE: Op.AT_MOST, Op.BELOW: Op.AT_LEAST}


def _read_denied(text: str, at: int) -> Token | None:
    """Read "should not top", "never lower than", "not to go beyond": a bound that is denied."""
    found = _DENIED.match(text, at)
    if not found:
        return None
    bound = found["bound"] or found["than"]
    turned = _TURNED.get(BEFORE[bound.lower()] or Op.EQUALS) if bound else None
    op = turned or (Op.AT_MOST if found["top"] else Op.AT_LEAST)
    return Token(Sort.COMPARE, found[0], at, found.end(), op=op)


def bound_at(text: str, at: int) -> Token | None:
    """Read the comparison that stands at a place: "at least" before its number, "or less" behind it; None for none."""
    if text[at] == "+" and at and _ENDS_FIGURE.search(text[max(0, at - 12) : at]):  # 96%+
        return Token(Sort.COMPARE, "+", at, at + 1, op=Op.AT_LEAST, after=True)
    found = _AFTER.match(text, at)
    if found and (found[0][:3].lower() in ("or ", "and") or _follows_number(text, at)):
        return Token(Sort.COMPARE, found[0], at, found.end(), op=AFTER[found[0].lower()], after=True)
    found = _BEFORE.match(text, at)
    if found:
        return Token(Sort.COMPARE, found[0], at, found.end(), op=BEFORE[found[0].lower()])
    return _read_denied(text, at)


_ENDS_FIGURE = _pattern(r"(?:\d|%|\d ?(?:days?|weeks?|wks?|months?|mths?|years?|yrs?|hours?|hrs?|kg|km|ha|k|m))$")


def _follows_number(text: str, at: int) -> bool:
    return bool(_ENDS_NUMBER.search(text[max(0, at - 24) : at]))


_ENDS_NUMBER = _pattern(
    r"(?:\d|%|per ?cent|points|(?:day|week|month|minute|hour)s?|k|m|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|\d [a-z]{1,12}s),? ?\(?$"
)
