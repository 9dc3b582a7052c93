"""How the rated measures stood in the earlier report and how they stand in this one: a chart and its table."""

from collections import Counter
from collections.abc import Iterator, Mapping
from decimal import Decimal

from goldenthread.plan import Comparison, CountsAs, Rating, Totals, counts_as, percent
from goldenthread.publishing.charts import Share, Standing, change_bars, change_told
from goldenthread.publishing.content.pieces import Block, Cell, Chart, Column, Line, Table
from goldenthread.publishing.statuses import RATINGS, WORDS

_NAME = "changes-standing"
_COLUMNS = (
    Column("Period", 20),
    *(Column(WORDS[rating], 10, "number") for rating in RATINGS),
    Column("Rated", 9, "number"),
    Column("Achieved or on track, per cent of rated", 14, "number"),
)


def then_and_now(comparison: Comparison, counted_now: Mapping[Rating, int], before: str, now: str) -> Iterator[Block]:
    """Give the chart and its table; none where a period has no rated measure, or its counts can't be told.

    `counted_now` are this report's counts of printed rows by rating.
    """
    then = _earlier(comparison)
    if not (_agrees(then, comparison.totals.earlier) and _agrees(counted_now, comparison.totals.later)):
        return
    earlier, later = _standing(before, then), _standing(now, counted_now)
    title = f"How the rated measures stood at {before}, and how at {now}"
    svg = change_bars(earlier, later, title, f"{_NAME}-chart")
    if svg:
        yield Chart(f"{_NAME}-chart", title, change_told(earlier, later), svg, _NAME)
        yield Table(_NAME, title, _COLUMNS, (_line(earlier), _line(later)))


def _earlier(comparison: Comparison) -> Mapping[Rating, int]:
    """Count the earlier report's printed rows by rating: two measures that stand in one row are one."""
    printed = {
        (str(row.earlier_source) if row.earlier_source else row.id): row.earlier_rating
        for row in reversed(comparison.rows)
        if row.earlier_id
    }
    return Counter(rating for rating in printed.values() if rating is not None)


def _agrees(found: Mapping[Rating, int], totals: Totals) -> bool:
    sides = Counter[CountsAs]()
    for rating, number in found.items():
        sides[counts_as(rating)] += number
    return (sides[CountsAs.ON_TRACK], sides[CountsAs.OFF_TRACK]) == (totals.on_track or 0, totals.off_track or 0)


def _standing(period: str, found: Mapping[Rating, int]) -> Standing:
    return Standing(period, tuple(Share(rating, WORDS[rating], found.get(rating, 0)) for rating in RATINGS))


def _line(one: Standing) -> Line:
    on_track = sum(share.number for share in one.shares if counts_as(share.status) is CountsAs.ON_TRACK)
    part = percent(on_track, one.total)
    numbers = (*(share.number for share in one.shares), one.total)
    return Line(
        (Cell(one.period), *(Cell(f"{each:,}", Decimal(each)) for each in numbers), Cell(f"{part}", Decimal(str(part))))
    )
