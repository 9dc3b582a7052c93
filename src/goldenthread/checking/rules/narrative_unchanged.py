"""A narrative that is the one of the earlier report."""

from collections.abc import Iterator

from goldenthread.checking.repeats import is_long_enough, is_nearly_repeated, is_repeated
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import quoted
from goldenthread.plan import Missing, Rating, Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    before, earlier = known.before.get(row.id), known.earlier
    if before is None or earlier is None or earlier.period == known.report.period or _was_done(before, row):
        return
    if not is_long_enough(row.progress) or row.unrated not in (None, Missing.BLANK):
        return
    if is_repeated(before.progress, row.progress):
        yield _point(row, "The narrative is the one of the earlier report", None)
    elif is_nearly_repeated(before.progress, row.progress):
        yield _point(row, "The narrative is nearly the one of the earlier report, and has no new figure", Severity.NOTE)


def _point(row: Return, words: str, severity: Severity | None) -> Point:
    return Point(f"{words}: {quoted(row.progress)}.", row, {"narrative": row.progress}, severity)


def _was_done(before: Return, row: Return) -> bool:
    """What was achieved before and still is needs no new words."""
    return before.rating is Rating.ACHIEVED and row.rating is Rating.ACHIEVED


RULE = Rule(
    id="narrative-unchanged",
    severity=Severity.WARNING,
    title="a narrative that is the same as last time",
    instruction="Say what happened since; if nothing did, say that.",
    missing="A blank narrative repeats nothing; a measure that gives a reason for having no status is passed over.",
    find=_find,
    field="progress",
    needs_earlier=True,
)
