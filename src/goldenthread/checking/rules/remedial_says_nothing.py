"""A remedial action that names no action."""

from collections.abc import Iterator

from goldenthread.checking.emptiness import says_nothing
from goldenthread.checking.remedies import is_off_track
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import quoted, said
from goldenthread.plan import Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    if row.rating is None or not is_off_track(row) or not says_nothing(row.remedial_action):
        return
    yield Point(
        f"Rated {said(row.rating)}, and the remedial action says only {quoted(row.remedial_action)}.",
        row=row,
        evidence={"rating": row.rating, "remedial_action": row.remedial_action},
    )


RULE = Rule(
    id="remedial-says-nothing",
    severity=Severity.WARNING,
    title="a remedial action that names no action",
    instruction="Say what will be done, by whom and by when; watching on is no action.",
    missing="A blank remedial action is told by no-remedial-action; a measure that is not off track needs none.",
    find=_find,
    field="remedial_action",
)
