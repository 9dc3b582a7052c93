"""What a cell looks like that holds a figure and nothing else."""

import re

_FIGURE = re.compile(
    r"(?:no more than |at least |below |above |under |over |less than |more than |up to |within |max\.? |"
    r"min\.? |c\.? ?|approx\.? |minimum |maximum )?"
    r"[<>≤≥~±+\-−(]*\s*[£$€]?\s*[\d,]*\.?\d[\d,]*(?:\.\d+)?\s*\)?\s*"
    r"(?:%|pp|p\.p\.|k|m|bn|million|thousand|days?|weeks?|months?|hours?|hrs?|mins?|minutes?|secs?|"
    r"seconds?|tonnes?|kg|kwh|mwh|miles?|points?|per [\d,]+(?: \w+)?|people|st|nd|rd|th)?"
    r"(?:\s+or (?:less|more|fewer|below|above|lower|higher|better))?(?:\s+(?:a|per|each|"
    r"every) \w+)?(?:\s+by \w+ ?[\d/]*)?(?:\s*\([^()]{1,24}\))?\s*[*†‡pre]*",
    re.I,
)
_NO_FIGURE = re.compile(
    r"(?:n ?/ ?a|na|nil|none|tbc|tba|-+|–|—|not (?:set|applicable|available|due)|no target|data only|\.\.)\.?",
    re.I,
)


def is_figure(text: str) -> bool:
    """Whether a text is one figure, with its unit, or says that there is none."""
    return len(text) <= 48 and bool(_FIGURE.fullmatch(text) or _NO_FIGURE.fullmatch(text))
