"""Statuses that are printed as a sentence: the colour of now, told from those that the sentence only mentions."""

import re

from goldenthread.reading.statuses.words import bare

_COLOUR = r"(red|amber|green)"
_TO = r"\s*(?:to|→|->|➔|➜|>)\s*"
# A colour leads and the reason follows: "Amber - slightly below target", "Red as the survey is late".
_LED = re.compile(
    rf"^{_COLOUR}(?:\s*[-–—:;,.(|]|\s+(?:as|because|since|but|although|though|due|for|from|with|still|again|this)\b)",
    re.I,
)
# It changed: "Moved from Green to Red", "Red to Amber since June".
_CHANGED = re.compile(
    rf"(?:\b(?:from|was)\s+(?:an?\s+)?|^){_COLOUR}(?:\s+\w+){{0,4}}?{_TO}(?:an?\s+)?{_COLOUR}\b", re.I
)
_NOW = re.compile(rf"\b(?:now|currently|remains?|stays?|still|turned|is)\s+(?:at\s+|rated\s+|an?\s+)?{_COLOUR}\b", re.I)
_LONGEST = 400


def colour_of_now(printed: str) -> str | None:
    """Give the colour, as printed, that a sentence says a measure has now; None where it is no such sentence.

    "Green - on target, was Amber" gives "Green", and "Moved from Green to Red as ..." gives "Red".
    """
    text = bare(printed[:_LONGEST])
    changed = _CHANGED.search(text)
    if changed:
        return changed[2]
    found = _LED.match(text) or _NOW.search(text)
    return found[1] if found else None
