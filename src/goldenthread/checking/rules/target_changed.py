"""A target that is another than in the earlier report, without a word about it."""

from collections.abc import Iterator

from goldenthread.checking.earlier import in_one_year, says_it_changed
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.plan import Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    compared = known.compared.get(row.id)
    if compared is None or not compared.target_changed or not in_one_year(known) or says_it_changed(row, "target"):
        return
    change = compared.target_changed.rstrip(".")
    yield Point(f"{change}, and the text doesn't say that it was changed.", row, {"change": compared.target_changed})


RULE = Rule(
    id="target-changed",
    severity=Severity.WARNING,
    title="a target that was changed without saying so",
    instruction="Say when the target was changed, by whom and why; or print the target that was agreed.",
    missing="A target that one of the reports doesn't print is told as such; without an earlier row nothing is said.",
    find=_find,
    needs_earlier=True,
)
