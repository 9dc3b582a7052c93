"""A printed status that the row's own figures contradict."""

from collections.abc import Iterator

from goldenthread.checking.directions import is_in_doubt
from goldenthread.checking.parts import is_mentioned, parts_of
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import said
from goldenthread.judging.parts import Silence
from goldenthread.plan import Return, Severity, Supports


def _find(row: Return, known: Known) -> Iterator[Point]:
    verdict = row.verdict
    if verdict is None or verdict.supports_printed is not Supports.NO or row.rating is None:
        return
    if is_in_doubt(row, known) or _may_be_mixed_up(row, known):
        return
    yield Point(
        f"Printed {_printed(row)}; {verdict.because}.",
        row=row,
        evidence={
            "status": row.status,
            "rating": row.rating,
            "calculated": verdict.rating,
            "rule": verdict.rule,
            "boundary": verdict.boundary,
        },
    )


def _may_be_mixed_up(row: Return, known: Known) -> bool:
    """Whether a part without a figure is named all the same: the figure that there is may be its."""
    if len(row.targets) < 2:
        return False
    return any(part.why is Silence.NO_FIGURE and is_mentioned(part, row) for part in parts_of(row, known))


def _printed(row: Return) -> str:
    words = said(row.rating) if row.rating else ""
    code = str(row.status if row.status is not None else row.status_printed).strip()
    return words if not code or code.casefold() == words else f"{code} ({words})"


RULE = Rule(
    id="status-not-supported",
    severity=Severity.ERROR,
    title="a status that the figures contradict",
    instruction="Rate it as the figures say, or say what the status rests on: an agreed tolerance, a later figure.",
    missing="Without a figure, a target, a status or a period nothing contradicts, and nothing is said.",
    find=_find,
    field="status",
)
