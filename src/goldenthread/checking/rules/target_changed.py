"""A target that is another than in the earlier report, without a word about it."""

from collections.abc import Iterator

from goldenthread.checking.earlier import unsaid_change
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.plan import Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    yield from unsaid_change(row, known, "target")


RULE = Rule(
    id="target-changed",
    severity=Severity.WARNING,
    title="a target that was changed without saying so",
    instruction="Say when the target was changed, by whom and why; or print the target that was agreed.",
    missing="A target that one of the reports doesn't print is told as such; without an earlier row nothing is said.",
    find=_find,
    needs_earlier=True,
)
