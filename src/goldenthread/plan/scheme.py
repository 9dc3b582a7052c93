"""The key of a report, and the one scale on which statuses of all schemes are put."""

from typing import Any

from pydantic import model_validator

from goldenthread.plan.noun import Noun
from goldenthread.plan.rating import CountsAs, Missing, Rating

_ON_TRACK = {Rating.ACHIEVED, Rating.ON_TRACK}


def counts_as(rating: Rating | None) -> CountsAs:
    """Tell which headline figure a rating is counted in."""
    if rating is None:
        return CountsAs.UNRATED
    return CountsAs.ON_TRACK if rating in _ON_TRACK else CountsAs.OFF_TRACK


class SchemeCode(Noun):
    """One entry of the key: the code as printed in the column, its label, and where it stands.

    `rating` is None for a code that says why there is no rating; `missing` then says which reason.
    `fill` is the colour of the cell ("#rrggbb") where the colour is the status.
    """

    code: str
    label: str
    rating: Rating | None
    counts_as: CountsAs
    missing: Missing | None = None
    fill: str | None = None

    @model_validator(mode="after")
    def _one_or_the_other(self) -> "SchemeCode":
        if self.rating is not None and self.missing is not None:
            raise ValueError("a code is either a rating or a reason for having none")
        return self


class Scheme(Noun):
    """All the codes of a report, in the order of its key. `basis` says where they come from."""

    codes: tuple[SchemeCode, ...] = ()
    basis: str = "none"

    @property
    def numbered(self) -> bool:
        """Whether the statuses are whole numbers, as in "1 achieved" to "4 not achieved"."""
        rated = [code.code for code in self.codes if code.rating is not None]
        return bool(rated) and all(code.isdecimal() for code in rated)

    def by_code(self, code: str) -> SchemeCode | None:
        """Find an entry by its code, letter case aside; None where the key has no such code."""
        wanted = code.casefold()
        return next((entry for entry in self.codes if entry.code.casefold() == wanted), None)

    def as_contract(self) -> list[dict[str, Any]]:
        """Give the entries as the JSON form of a Report has them."""
        return [entry.model_dump(mode="json", exclude_none=False) for entry in self.codes]
