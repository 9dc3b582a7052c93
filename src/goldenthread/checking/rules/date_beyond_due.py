"""A narrative that puts the completion of a milestone after its due date."""

from collections.abc import Iterator

from goldenthread.checking.completion import completion_after
from goldenthread.checking.moments import told
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import quoted, said
from goldenthread.judging.dates import month_printed
from goldenthread.plan import Kind, Rating, Return, Severity

_MOST_QUOTED = 7


def _find(row: Return, known: Known) -> Iterator[Point]:
    due = told(row.due, known.report.period)
    if row.kind is not Kind.MILESTONE or due is None or row.rating not in (None, Rating.ON_TRACK):
        return
    later = completion_after(row, due.last, known.report.period)
    if later is None:
        return
    words = " ".join(later.words.split()[-_MOST_QUOTED:])
    rated = f", while rated {said(row.rating)}" if row.rating else ""
    yield Point(
        f"Due by {month_printed(due.last)}, but the narrative says {quoted(words)}{rated}.",
        row=row,
        evidence={"due": row.due, "date": later.printed, "rating": row.rating},
    )


RULE = Rule(
    id="date-beyond-due",
    severity=Severity.WARNING,
    title="a narrative that puts completion after the due date",
    instruction="Rate it slipped, or say what is due by the date and what comes after it.",
    missing="Without a due date, or without a date in the narrative, nothing is said.",
    find=_find,
    gives_way_to="status-not-supported",
)
