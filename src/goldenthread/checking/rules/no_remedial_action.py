"""Slipped or not achieved, and nothing is said of what will be done."""

from collections.abc import Iterator

from goldenthread.checking.remedies import is_off_track, prints_remedies
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import said
from goldenthread.plan import Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    if row.rating is None or not is_off_track(row) or row.remedial_action.strip() or not prints_remedies(known.report):
        return
    yield Point(
        f"Rated {said(row.rating)}, and no remedial action is given.",
        row=row,
        evidence={"status": row.status, "rating": row.rating},
    )


RULE = Rule(
    id="no-remedial-action",
    severity=Severity.WARNING,
    title="slipped or not achieved, without a remedial action",
    instruction="Say what will be done, by whom and by when; or rate the measure as its figures allow.",
    missing="A blank remedial action is what it looks for; a measure without a rating is passed over.",
    find=_find,
    field="remedial_action",
)
