"""Achieved, or on track, towards a target that is not there."""

from collections.abc import Iterator

from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import quoted, said
from goldenthread.plan import Rating, Report, Return, Severity
from goldenthread.wording import tokens

_LONGEST_CELL = 400
_TO_COME = "/target-to-be-confirmed"
_NONE = ("/no-target", "/statement")


def _find(row: Return, known: Known) -> Iterator[Point]:
    if row.targets or row.verdict is None:
        return
    if row.rating is Rating.ACHIEVED:
        yield from _points(row, known.report, None)
    elif row.rating is Rating.ON_TRACK:
        yield from _points(row, known.report, Severity.NOTE)


def _points(row: Return, report: Report, severity: Severity | None) -> Iterator[Point]:
    rule = row.verdict.rule if row.verdict else ""
    rating = said(row.rating) if row.rating else ""
    evidence = {"status": row.status, "rating": row.rating}
    if rule.endswith(_TO_COME):
        yield Point(f"Rated {rating}, while the target is still to be set.", row, evidence, severity)
    elif rule.endswith(_NONE) and _has_lost_its_target(row, report):
        figure = quoted(row.actual_text)
        yield Point(f"Rated {rating} at {figure}, and no target is given.", row, evidence, severity)


def _has_lost_its_target(row: Return, report: Report) -> bool:
    """Whether a row with a figure has no target in the column where the document's other measures have theirs."""
    if row.target_text.strip() or not any(other.target_text.strip() for other in report.rows):
        return False
    return any(token.is_quantity for token in tokens(row.actual_text[:_LONGEST_CELL]))


RULE = Rule(
    id="achieved-without-target",
    severity=Severity.WARNING,
    title="achieved, while there is no target to achieve",
    instruction="Set the target and rate the measure against it, or leave it unrated until there is one.",
    missing="A missing target is what it looks for, where the text says that it is still to come or the target's "
    "column is blank; a statement needs none.",
    find=_find,
)
