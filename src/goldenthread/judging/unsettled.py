"""Whether a row itself says that its figure isn't the last word: then it contradicts no status."""

import re

from goldenthread.plan import Return

_UNSETTLED = re.compile(
    r"\bso far\b|\bto date\b|\bprovisional\b|\bestimated?\b|\bunvalidated\b|\bunverified\b|\bcaution\b"
    r"|\bincomplete\b|\bvolatile\b|\bseasonal\b|\bunrepresentative\b|\bnot representative\b"
    r"|\bnot yet (?:available|validated|confirmed|known|published|final|complete)\b"
    r"|\bto be (?:validated|confirmed|verified)\b"
    r"|\bwill (?:not )?be (?:available|published|known|confirmed|validated)\b|\bawait(?:ed|ing)\b",
    re.IGNORECASE,
)
# Once the year is over its figure "in the year to date" is the year's.
_YEAR_TO_DATE = re.compile(r"\byear[ -]to[ -]date\b", re.IGNORECASE)
LONGEST_READ = 20_000


def says_unsettled(row: Return, year_is_over: bool) -> bool:
    """Whether a row calls its figures provisional, partial, or to be taken with caution."""
    text = " ".join(f"{row.progress[:LONGEST_READ]} {row.actual_text[:LONGEST_READ]}".split())
    return bool(_UNSETTLED.search(_YEAR_TO_DATE.sub("", text) if year_is_over else text))
