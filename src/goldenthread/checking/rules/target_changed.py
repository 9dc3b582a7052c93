"""A target that is another than in the earlier report, without a word about it."""

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.checking.earlier import unsaid_change
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.plan import Return, Severity, TargetChange


def _find(row: Return, known: Known) -> Iterator[Point]:
    if not _is_recorded(row, known):
        yield from unsaid_change(row, known, "target")


def _is_recorded(row: Return, known: Known) -> bool:
    """Whether the settings hold just this change of the measure's targets, with its reason and approver."""
    before = known.before.get(row.id)
    was = before.targets if before else ()
    if [target.when for target in was] != [target.when for target in row.targets]:
        return False
    changes = known.settings.of_measure(row.id, row.ref).target_changes
    values = ((old.value, new.value) for old, new in zip(was, row.targets, strict=True))
    moved = [(old, new) for old, new in values if old != new]
    return bool(moved) and all(_leads(changes, old, new) for old, new in moved)


def _leads(changes: tuple[TargetChange, ...], old: Decimal, new: Decimal) -> bool:
    """Whether changes of one target begin at the one value and end at the other."""
    return any(
        first.old == old and last.new == new and (first.label, first.when) == (last.label, last.when)
        for at, first in enumerate(changes)
        for last in changes[at:]
    )


RULE = Rule(
    id="target-changed",
    severity=Severity.WARNING,
    title="a target that was changed without saying so",
    instruction="Say when the target was changed, by whom and why; or print the target that was agreed.",
    missing="A target that one of the reports doesn't print is told as such; without an earlier row nothing is said.",
    find=_find,
    needs_earlier=True,
)
