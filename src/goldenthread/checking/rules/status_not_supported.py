"""A printed status that the row's own figures contradict."""

from collections.abc import Iterator

from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import said
from goldenthread.plan import Return, Severity, Source, Supports


def _find(row: Return, known: Known) -> Iterator[Point]:
    verdict = row.verdict
    if verdict is None or verdict.supports_printed is not Supports.NO or row.rating is None:
        return
    yield Point(
        f"{_printed(row)}; {verdict.because}.",
        row=row,
        evidence={
            "status": row.status,
            "rating": row.rating,
            "calculated": verdict.rating,
            "rule": verdict.rule,
            "boundary": verdict.boundary,
        },
    )


def _printed(row: Return) -> str:
    words = said(row.rating) if row.rating else ""
    if row.source == Source():
        # What comes of no document was declared, and has no code that anybody saw.
        return f"Declared {words}"
    code = str(row.status if row.status is not None else row.status_printed).strip()
    return f"Printed {words if not code or code.casefold() == words else f'{code} ({words})'}"


RULE = Rule(
    id="status-not-supported",
    severity=Severity.ERROR,
    title="a status that the figures contradict",
    instruction="Rate it as the figures say, or say what the status rests on: an agreed tolerance, a later figure.",
    missing="Without a figure, a target, a status or a period nothing contradicts, and nothing is said.",
    find=_find,
    field="status",
)
