"""How many measures have which status: as a report states them, and as its rows count them."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Final, Literal

from goldenthread.plan.noun import Noun
from goldenthread.plan.rating import Missing

# The reason under which rows are counted whose printed status means nothing known; a row itself gives none.
NotUnderstood = Literal["not_understood"]
NOT_UNDERSTOOD: Final[NotUnderstood] = "not_understood"


class Totals(Noun):
    """The two headline figures with their percentages, and the count of each code.

    Percentages are of the rated measures, so on_track + off_track is their denominator.
    """

    on_track: int | None = None
    off_track: int | None = None
    on_track_percent: float | None = None
    off_track_percent: float | None = None
    by_code: dict[str, int] = {}

    @property
    def denominator(self) -> int | None:
        """How many measures have a rating: what the percentages are of."""
        if self.on_track is None or self.off_track is None:
            return None
        return self.on_track + self.off_track


class CountedTotals(Totals):
    """The same counted from rows, with the denominator and everything that it leaves out.

    Every row is in exactly one of `rated` and the reasons of `unrated`.
    """

    rows: int = 0
    rated: int = 0
    unrated: dict[Missing | NotUnderstood, int] = {}
    by_theme: dict[str, "CountedTotals"] = {}


def percent(part: int, whole: int) -> float | None:
    """Work out a percentage to one decimal, halves away from zero; None where there is no whole."""
    if whole == 0:
        return None
    exact = Decimal(100 * part) / Decimal(whole)
    return float(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))
