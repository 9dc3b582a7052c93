"""A publication's counts as pages show them: each with the address of the rows behind it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from goldenthread.plan import CountedTotals, Rating, SchemeCode, percent
from goldenthread.web.pages.statuses import REASONS

RATINGS = (Rating.ACHIEVED, Rating.ON_TRACK, Rating.SLIPPED, Rating.NOT_ACHIEVED)


@dataclass(frozen=True)
class Count:
    """A number of measures, what they have in common, and the query that lists them."""

    name: str
    words: str
    number: int
    query: str


@dataclass(frozen=True)
class Counts:
    """How the measures of a plan or a theme stand: the rated ones, and what the percentage leaves out."""

    ratings: tuple[Count, ...]
    left_out: tuple[Count, ...]
    rated: int
    on_track: int
    off_track: int
    rows: int

    @property
    def share(self) -> float | None:
        """The per cent of rated measures that are achieved or on track."""
        return percent(self.on_track, self.rated)

    @property
    def unrated(self) -> int:
        """How many measures are not rated."""
        return self.rows - self.rated


def counts_of(totals: CountedTotals, scheme: Iterable[SchemeCode], theme: str = "") -> Counts:
    """Give the counts of a plan, or of the theme whose address is given."""
    by_rating = _by_rating(totals, scheme)
    within = {"theme": theme} if theme else {}
    return Counts(
        ratings=tuple(
            Count(rating.value, rating.value, by_rating[rating], urlencode({"rating": rating.value, **within}))
            for rating in RATINGS
        ),
        left_out=tuple(
            Count(str(reason), REASONS[reason], number, urlencode({"rating": str(reason), **within}))
            for reason, number in totals.unrated.items()
            if number
        ),
        rated=totals.rated,
        on_track=totals.on_track or 0,
        off_track=totals.off_track or 0,
        rows=totals.rows,
    )


def _by_rating(totals: CountedTotals, scheme: Iterable[SchemeCode]) -> Counter[Rating]:
    ratings = {entry.code.casefold(): entry.rating for entry in scheme}
    found = Counter[Rating]()
    for code, number in totals.by_code.items():
        rating = ratings.get(code.casefold())
        if rating is not None:
            found[rating] += number
    return found
