"""What changed since the earlier report: the headline, the bridge between both, and the measures that moved."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from goldenthread.plan import ComparedRow, Comparison, Movement, Rating
from goldenthread.publishing.content.measure import MeasureWords
from goldenthread.publishing.content.pieces import Block, Cell, Column, Line, Paragraph, Part, Table
from goldenthread.publishing.content.safe import Safe
from goldenthread.publishing.content.then_and_now import then_and_now
from goldenthread.publishing.statuses import status_words

GROUPS = {
    "improved": "Improved",
    "worsened": "Worsened",
    "same": "Kept their rating",
    "newly_rated": "Newly rated",
    "no_longer_rated": "No longer rated",
    "unrated": "Not rated either time",
    "only_earlier": "Only in the earlier report",
    "only_later": "Only in this report",
}
_MOVED = (Movement.IMPROVED, Movement.WORSENED, Movement.NEWLY_RATED, Movement.NO_LONGER_RATED)
_BRIDGE = (
    Column("Movement", 24),
    Column("How many", 9, "number"),
    Column("Achieved or on track", 12, "number"),
    Column("Slipped or not achieved", 12, "number"),
)
_MEASURE = (Column("Ref", 7), Column("Measure", 50))


def moved_words(comparison: Comparison) -> str:
    """Say how the headline moved: "1.6 points lower than at 2011/12 Q2 (84.3 %): 14 better, 6 worse, ..."."""
    bridge, before = comparison.bridge, str(comparison.earlier) if comparison.earlier else "the earlier report"
    told = ((bridge.improved, "better"), (bridge.worsened, "worse"), (bridge.newly_rated, "newly rated"))
    rest = ((bridge.no_longer_rated, "no longer rated"), (bridge.only_earlier, "not in this report"))
    also = ((bridge.only_later, "not in the earlier report"),)
    groups = ", ".join([f"{number:,} {words}" for number, words in told] + [f"{n:,} {w}" for n, w in rest + also if n])
    start = _headline(comparison, before)
    return f"{start}: {groups}."


def _headline(comparison: Comparison, before: str) -> str:
    """Shares of other measures say nothing of each other: without any rated both times there is no change to tell."""
    was, now = comparison.totals.earlier.on_track_percent, comparison.totals.later.on_track_percent
    bridge = comparison.bridge
    if was is None or now is None or not (bridge.improved + bridge.worsened + bridge.same):
        return f"Since {before}"
    change = Decimal(str(now)) - Decimal(str(was))
    if not change:
        return f"The same share as at {before} ({was} %)"
    return f"{abs(change)} points {'higher' if change > 0 else 'lower'} than at {before} ({was} %)"


def changes_part(
    comparison: Comparison, counted: Mapping[Rating, int], measures: Mapping[str, MeasureWords], safe: Safe
) -> Part:
    """Give the part that tells what changed. `counted` are this report's counts by rating."""
    before = str(comparison.earlier) if comparison.earlier else "the earlier report"
    now = str(comparison.later) if comparison.later else "this report"
    blocks: list[Block] = [Paragraph(moved_words(comparison)), Paragraph(safe.text(comparison.bridge_message))]
    blocks.extend(then_and_now(comparison, counted, before, now))
    blocks.append(_bridge(comparison, before, now))
    blocks.extend(_moved(comparison.rows, measures, before, now, safe))
    return Part("changes", f"What changed since {before}", tuple(block for block in blocks if block != Paragraph("")))


def _status(period: str) -> Column:
    return Column(f"Status at {period}", 14, "status")


def _bridge(comparison: Comparison, before: str, now: str) -> Table:
    earlier, later = comparison.totals.earlier, comparison.totals.later
    lines = [_ends(before, earlier.on_track, earlier.off_track)]
    for step in comparison.bridge.steps:
        sides = (step.on_track_gained - step.on_track_lost, step.off_track_gained - step.off_track_lost)
        cells = (Cell(f"{side:+,}" if side else "0", Decimal(side)) for side in sides)
        lines.append(Line((Cell(GROUPS[step.group]), Cell(f"{step.measures:,}", Decimal(step.measures)), *cells)))
    lines.append(_ends(now, later.on_track, later.off_track))
    return Table("bridge", f"From {before} to {now}: how one headline becomes the other", _BRIDGE, tuple(lines))


def _ends(name: str, on_track: int | None, off_track: int | None) -> Line:
    sides = (on_track or 0, off_track or 0)
    rated = Cell(f"{sum(sides):,} rated", Decimal(sum(sides)))
    return Line((Cell(name), rated, *(Cell(f"{side:,}", Decimal(side)) for side in sides)))


def _moved(
    rows: Sequence[ComparedRow], measures: Mapping[str, MeasureWords], before: str, now: str, safe: Safe
) -> Iterator[Table]:
    for movement in _MOVED:
        own = [row for row in rows if row.movement is movement]
        if own:
            name = movement.value.replace(" ", "-")
            caption = f"{GROUPS[movement.value.replace(' ', '_')]} since {before}"
            columns = (*_MEASURE, _status(before), _status(now))
            yield Table(f"changes-{name}", caption, columns, tuple(_line(row, measures, safe) for row in own))
    gone = [row for row in rows if row.later_id is None]
    if gone:
        caption = "Only in the earlier report. That doesn't say that they were dropped."
        yield Table(
            "changes-only-earlier", caption, (*_MEASURE, _status(before)), tuple(_gone(row, safe) for row in gone)
        )


def _line(row: ComparedRow, measures: Mapping[str, MeasureWords], safe: Safe) -> Line:
    measure = measures.get(row.later_id or "")
    then = Cell(status_words(row.earlier_rating, row.earlier_unrated), rating=row.earlier_rating)
    now = Cell(status_words(row.later_rating, row.later_unrated), rating=row.later_rating)
    return Line((Cell(safe.line(row.ref)), Cell(measure.name if measure else safe.text(row.measure)), then, now))


def _gone(row: ComparedRow, safe: Safe) -> Line:
    then = Cell(status_words(row.earlier_rating, row.earlier_unrated), rating=row.earlier_rating)
    return Line((Cell(safe.line(row.ref)), Cell(safe.text(row.measure)), then))
