"""A baseline that is another than in the earlier report, without a word about it."""

from collections.abc import Iterator

from goldenthread.checking.earlier import in_one_year, says_it_changed
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.plan import Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    compared = known.compared.get(row.id)
    if compared is None or not compared.baseline_changed or not in_one_year(known) or says_it_changed(row, "baseline"):
        return
    change = compared.baseline_changed.rstrip(".")
    yield Point(f"{change}, and the text doesn't say that it was changed.", row, {"change": compared.baseline_changed})


RULE = Rule(
    id="baseline-changed",
    severity=Severity.WARNING,
    title="a baseline that was changed without saying so",
    instruction="Say why the baseline is another, or print the one that the target was set against.",
    missing="A baseline that one of the reports leaves out is told as such; without an earlier row nothing is said.",
    find=_find,
    needs_earlier=True,
)
