"""A figure or a target in another unit than in the earlier report, without a word about it."""

from collections.abc import Iterator, Sequence

from goldenthread.checking.earlier import in_one_year, says_it_changed
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import amount
from goldenthread.judging.amounts import can_be_judged
from goldenthread.judging.units import factor_between, kind_of_unit
from goldenthread.plan import Figure, Return, Severity, Target
from goldenthread.wording import tokens
from goldenthread.wording.vocabulary import DURATIONS

_LONGEST_READ = 20_000
_DURATIONS = frozenset(DURATIONS.values())


def _find(row: Return, known: Known) -> Iterator[Point]:
    before = known.before.get(row.id)
    if before is None or not in_one_year(known) or says_it_changed(row, "unit"):
        return
    for what, then, now in (("target", before.targets, row.targets), ("figure", before.actuals, row.actuals)):
        pair = _of_other_units(then, now)
        if pair and not (what == "figure" and _is_also_given_as_before(row, pair[0])):
            was, is_ = pair
            yield Point(
                f"The {what} is {amount(is_.value, is_.unit)}, {kind_of_unit(is_.unit)}; "
                f"in the earlier report it was {amount(was.value, was.unit)}, {kind_of_unit(was.unit)}.",
                row=row,
                evidence={"before": was.value, "unit_before": was.unit, "now": is_.value, "unit": is_.unit},
            )


def _of_other_units(
    then: Sequence[Figure] | Sequence[Target], now: Sequence[Figure] | Sequence[Target]
) -> tuple[Figure | Target, Figure | Target] | None:
    """Give the one amount of each report, where they are in units that differ."""
    if len(then) != 1 or len(now) != 1 or not (can_be_judged(then[0].value) and can_be_judged(now[0].value)):
        return None
    units = {then[0].unit, now[0].unit}
    alike = factor_between(then[0].unit, now[0].unit) == 1 or units <= _DURATIONS
    return None if alike else (then[0], now[0])


def _is_also_given_as_before(row: Return, before: Figure | Target) -> bool:
    """Whether the later text has any figure in the earlier unit: then the two may well be of different things."""
    found = (token for text in (row.progress, row.actual_text) for token in tokens(text[:_LONGEST_READ]))
    return any(token.is_quantity and factor_between(token.unit, before.unit) == 1 for token in found)


RULE = Rule(
    id="unit-changed",
    severity=Severity.WARNING,
    title="a figure in another unit than last time, without saying so",
    instruction="Give the figure in the unit of the target and of the earlier report, or say what changed.",
    missing="Without a figure, or a target, in both reports nothing is said.",
    find=_find,
    field="progress",
    needs_earlier=True,
)
