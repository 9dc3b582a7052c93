"""A tolerance that a row itself quotes: it decides no rating, but a status that rests on it isn't contradicted."""

import re
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.judging.bands import Wanted, width
from goldenthread.judging.units import is_share
from goldenthread.plan import Return, Tolerance, ToleranceMode

_WORD = re.compile(r"\btoleranc", re.IGNORECASE)
_NUMBER = r"((\d{1,3}(?:\.\d{1,3})?) ?(?:%|per ?cent|percent|points?))"
_BEFORE = re.compile(_NUMBER + r" (?:points? |agreed |allowed |target ){0,2}toleranc", re.IGNORECASE)
_AFTER = re.compile(
    r"toleranc\w{0,2} (?:range |level |limit |band |margin ){0,2}(?:of |is |at |set at ){0,2}"
    r"(?:\+/- ?|± ?|plus or minus )?" + _NUMBER,
    re.IGNORECASE,
)
LONGEST_READ = 20_000


@dataclass(frozen=True)
class Quoted:
    """A tolerance spoken of in a row; `value` is None where its size isn't given."""

    value: Decimal | None = None
    printed: str = ""

    def usual(self, unit: str) -> Tolerance | None:
        """Give it as such tolerances are usually meant: points of a percentage, per cent of all else."""
        if self.value is None:
            return None
        mode = ToleranceMode.POINTS if is_share(unit) else ToleranceMode.PERCENT
        return Tolerance(value=self.value, mode=mode)

    def may_cover(self, target: Wanted, base: Decimal, value: Decimal) -> bool:
        """Whether the figure lies within it however it is meant."""
        if self.value is None:
            return True
        reach = max(width(Tolerance(value=self.value, mode=mode), base) for mode in ToleranceMode)
        return target.widened(reach).holds(value)


def quoted_in(row: Return) -> Quoted | None:
    """Find a tolerance in what a row prints; None where it speaks of none."""
    text = " ".join(
        f"{row.outcome[:LONGEST_READ]} {row.target_text[:LONGEST_READ]} {row.progress[:LONGEST_READ]}".split()
    )
    if not _WORD.search(text):
        return None
    found = _BEFORE.search(text) or _AFTER.search(text)
    return Quoted(Decimal(found[2]), found[1]) if found else Quoted()
