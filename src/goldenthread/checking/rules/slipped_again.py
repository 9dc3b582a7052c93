"""A measure that is slipped or not achieved in two reports running."""

from collections.abc import Iterator

from goldenthread.checking.remedies import is_off_track
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import said
from goldenthread.plan import Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    before = known.before.get(row.id)
    if before is None or row.rating is None or before.rating is None or known.earlier is None:
        return
    if not is_off_track(row) or not is_off_track(before):
        return
    when = f"in {known.earlier.period}" if known.earlier.period else "in the earlier report"
    now = "again now" if row.rating is before.rating else f"{said(row.rating)} now"
    yield Point(
        f"Rated {said(before.rating)} {when}, and {now}.",
        row=row,
        evidence={"rating_before": before.rating, "rating": row.rating},
    )


RULE = Rule(
    id="slipped-again",
    severity=Severity.NOTE,
    title="slipped or not achieved in two reports running",
    instruction="Say what will be done otherwise than last time, and by when it should show.",
    missing="A measure that is unrated in one of the reports is passed over.",
    find=_find,
    field="status",
    needs_earlier=True,
)
