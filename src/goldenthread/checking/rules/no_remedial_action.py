"""Slipped or not achieved, and nothing is said of what will be done."""

from collections.abc import Iterator

from goldenthread.checking.remedies import is_off_track, ratings_asked
from goldenthread.checking.rule import Known, Point, ReportRule
from goldenthread.checking.saying import said
from goldenthread.plan import Severity


def _find(known: Known) -> Iterator[Point]:
    asked = ratings_asked(known.report)
    for row in known.report.rows:
        if row.rating in asked and is_off_track(row) and not row.remedial_action.strip():
            yield Point(
                f"Rated {said(row.rating)}, and no remedial action is given.",
                row=row,
                evidence={"status": row.status, "rating": row.rating},
            )


RULE = ReportRule(
    id="no-remedial-action",
    severity=Severity.WARNING,
    title="slipped or not achieved, without a remedial action",
    instruction="Say what will be done, by whom and by when; or rate the measure as its figures allow.",
    missing="A blank remedial action is what it looks for; a measure without a rating is passed over.",
    find=_find,
    field="remedial_action",
)
