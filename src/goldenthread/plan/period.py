"""The period that a report covers."""

import re
from calendar import monthrange
from datetime import date
from functools import total_ordering
from typing import Any

from pydantic import model_serializer, model_validator

from goldenthread.plan.noun import Noun

YEAR_END = 4
_PRINTED = re.compile(r"(\d{4})/(\d{2}) (?:Q([1-3])|year end)")


@total_ordering
class Period(Noun):
    """A quarter of a financial year, or its end: "2011/12 Q2", "2011/12 year end".

    `start` is the calendar year in which the financial year starts. Quarter 4 is the year end.
    """

    start: int
    quarter: int

    @model_validator(mode="before")
    @classmethod
    def _from_printed(cls, value: Any) -> Any:
        if not isinstance(value, str):
            return value
        found = _PRINTED.fullmatch(value)
        if not found or (int(found[1]) + 1) % 100 != int(found[2]):
            raise ValueError(f"not a period: {value!r}")
        return {"start": int(found[1]), "quarter": int(found[3] or YEAR_END)}

    @model_validator(mode="after")
    def _quarter_exists(self) -> "Period":
        if not 1 <= self.quarter <= YEAR_END:
            raise ValueError("a quarter is 1, 2, 3 or 4")
        return self

    @property
    def year(self) -> str:
        """The financial year as councils print it, "2011/12"."""
        return year_printed(self.start)

    @property
    def at_year_end(self) -> bool:
        """Whether the year is over."""
        return self.quarter == YEAR_END

    @property
    def last_day(self) -> date:
        """The day on which it ends: the 2nd quarter of 2011/12 ends on 30 September 2011."""
        month, year = (3, self.start + 1) if self.at_year_end else (3 * (self.quarter + 1), self.start)
        return date(year, month, monthrange(year, month)[1])

    def __str__(self) -> str:
        return f"{self.year} year end" if self.at_year_end else f"{self.year} Q{self.quarter}"

    def __lt__(self, other: "Period") -> bool:
        return (self.start, self.quarter) < (other.start, other.quarter)

    @model_serializer
    def _printed(self) -> str:
        return str(self)


def year_printed(start: int) -> str:
    """Print the financial year that starts in the calendar year `start`: 2011 -> "2011/12"."""
    return f"{start}/{(start + 1) % 100:02d}"
