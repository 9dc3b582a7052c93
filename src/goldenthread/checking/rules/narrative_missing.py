"""A measure with a status, or with nothing at all, where others have a narrative."""

from collections.abc import Iterator

from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import said
from goldenthread.plan import Missing, Report, Return, Severity

_MOST_OF_ALL = 0.8


def _find(row: Return, known: Known) -> Iterator[Point]:
    if row.progress.strip() or row.actual_text.strip() or not _usually_narrates(known.report):
        return
    evidence = {"status": row.status, "rating": row.rating}
    if row.rating is not None:
        yield Point(f"Rated {said(row.rating)}, and the narrative is blank.", row, evidence)
    elif row.unrated in (None, Missing.BLANK) and not row.remedial_action.strip():
        yield Point("There is neither a status nor a narrative.", row, evidence)


def _usually_narrates(report: Report) -> bool:
    """Some councils write a narrative only where something is off: then a blank one means nothing."""
    told = sum(bool(row.progress.strip()) for row in report.rows)
    return told >= _MOST_OF_ALL * len(report.rows)


RULE = Rule(
    id="narrative-missing",
    severity=Severity.WARNING,
    title="a measure about which nothing is told",
    instruction="Say what was reached and what was done, or why there is nothing to report yet.",
    missing="A blank narrative is what it looks for, where nearly all measures have one; "
    "a measure that gives a reason for having no status is passed over.",
    find=_find,
    field="progress",
)
