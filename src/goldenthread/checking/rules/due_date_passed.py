"""A milestone whose date is over, while nothing says that it is done."""

from collections.abc import Iterator

from goldenthread.checking.completion import says_done
from goldenthread.checking.moments import told
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import said
from goldenthread.judging.dates import end_of, month_printed
from goldenthread.plan import Kind, Missing, Rating, Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    period = known.report.period
    due = told(row.due, period)
    if row.kind is not Kind.MILESTONE or due is None or period is None or due.last > end_of(period):
        return
    if not _is_taken_as_going_well(row) or says_done(row):
        return
    now = month_printed(end_of(period))
    rated = f"Rated {said(row.rating)}, but due" if row.rating else "Due"
    yield Point(
        f"{rated} by {month_printed(due.last)}, and nothing says that it was done by the end of {now}.",
        row=row,
        evidence={"due": row.due, "status": row.status, "rating": row.rating},
    )


def _is_taken_as_going_well(row: Return) -> bool:
    """A milestone that is rated slipped says itself that it is late; one that is achieved is done."""
    return row.rating is Rating.ON_TRACK or (row.rating is None and row.unrated in (None, Missing.BLANK))


RULE = Rule(
    id="due-date-passed",
    severity=Severity.WARNING,
    title="a milestone whose date is over and that nobody calls done",
    instruction="Say that it is done and when, or rate it slipped and give the new date.",
    missing="Without a date or a period nothing is said; a blank narrative says of nothing that it is done.",
    find=_find,
    gives_way_to="status-not-supported",
)
