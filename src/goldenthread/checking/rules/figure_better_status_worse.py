"""A figure that is better than in the earlier report, beside a status that is worse."""

from collections.abc import Iterator

from goldenthread.checking.crossing import crossings
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.plan import Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    yield from crossings(row, known, better=True)


RULE = Rule(
    id="figure-better-status-worse",
    severity=Severity.NOTE,
    title="a figure that became better while its status became worse",
    instruction="Say why the status is worse: a target that rises, a year that is over.",
    missing="Without a figure and a status in both reports nothing is said.",
    find=_find,
    field="status",
    needs_earlier=True,
)
