"""A baseline that is another than in the earlier report, without a word about it."""

from collections.abc import Iterator

from goldenthread.checking.earlier import unsaid_change
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.plan import Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    yield from unsaid_change(row, known, "baseline")


RULE = Rule(
    id="baseline-changed",
    severity=Severity.WARNING,
    title="a baseline that was changed without saying so",
    instruction="Say why the baseline is another, or print the one that the target was set against.",
    missing="A baseline that one of the reports leaves out is told as such; without an earlier row nothing is said.",
    find=_find,
    needs_earlier=True,
)
