"""A figure that is worse than in the earlier report, beside a status that is better."""

from collections.abc import Iterator

from goldenthread.checking.crossing import crossings
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.plan import Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    yield from crossings(row, known, better=False)


RULE = Rule(
    id="figure-worse-status-better",
    severity=Severity.NOTE,
    title="a figure that became worse while its status became better",
    instruction="Say why the status is better (a correction, a judgement), or rate it as the figures say.",
    missing="Without a figure and a status in both reports nothing is said.",
    find=_find,
    field="status",
    needs_earlier=True,
)
