"""A target that asks for less than was reached before."""

from collections.abc import Iterator

from goldenthread.checking.changes import is_explained, pairs_of, says_from, worsens
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import amount
from goldenthread.plan import Direction, DirectionBasis, Return, Severity, Target

_IF = {Direction.UP: "if more is better", Direction.DOWN: "if less is better"}


def _find(row: Return, known: Known) -> Iterator[Point]:
    if is_explained(row.outcome):
        return
    given = known.settings.of_measure(row.id, row.ref).direction
    basis = DirectionBasis.GIVEN if given else row.direction_basis
    for target, baseline in pairs_of(row):
        way = given or target.direction or row.direction
        if way is None or basis is None or not worsens(target, baseline.value, way) or says_from(row, baseline):
            continue
        by_nature = basis is DirectionBasis.NATURE
        yield Point(
            f"The target of {_said(target)} is easier than the baseline of {amount(baseline.value, baseline.unit)}"
            f"{', ' + _IF[way] if by_nature else ''}.",
            row=row,
            evidence={"target": target.value, "baseline": baseline.value, "direction": way, "basis": basis},
            severity=Severity.NOTE if by_nature else None,
        )


def _said(target: Target) -> str:
    return amount(target.value, target.unit)


RULE = Rule(
    id="target-easier-than-baseline",
    severity=Severity.WARNING,
    title="a target that is easier than the baseline",
    instruction="Say in the criterion why less is aimed at than was reached before, or correct target or baseline.",
    missing="Without a baseline of the same part in the same unit there is nothing to compare, and nothing is said.",
    find=_find,
)
