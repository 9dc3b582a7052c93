"""A target and a figure that are not in the same unit."""

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.checking.parts import parts_of, reports_a_share
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import amount, plainly
from goldenthread.judging.amounts import can_be_judged
from goldenthread.judging.labels import same_part
from goldenthread.judging.parts import Part
from goldenthread.judging.units import factor_between, is_share, is_whole
from goldenthread.plan import Figure, Return, Severity
from goldenthread.wording import Sort, tokens

_LONGEST_READ = 20_000
_WHOLE = 100


def _find(row: Return, known: Known) -> Iterator[Point]:
    for part in parts_of(row, known):
        if part.goal.by_change or not can_be_judged(part.goal.value):
            continue
        yield from _other_rates(row, part)
        yield from _count_for_a_share(row, part)


def _other_rates(row: Return, part: Part) -> Iterator[Point]:
    """A rate per 10,000 against one per 100,000: both are shown on the target's scale."""
    goal = part.goal
    for figure in _own(row, part):
        factor = factor_between(figure.unit, goal.unit)
        if factor is None or factor == 1 or {figure.unit[:4], goal.unit[:4]} != {"per "}:
            continue
        on_one_scale = plainly(figure.value * factor)
        yield Point(
            f"The target is {amount(goal.value, goal.unit)}, the figure {amount(figure.value, figure.unit)}: "
            f"on one scale {amount(goal.value)} and {amount(on_one_scale)} {goal.unit}.",
            row=row,
            evidence=_evidence(part, figure, on_one_scale),
        )


def _own(row: Return, part: Part) -> Iterator[Figure]:
    sound = (figure for figure in row.actuals if can_be_judged(figure.value))
    return (figure for figure in sound if not figure.label or same_part(figure.label, part.goal.label))


def _count_for_a_share(row: Return, part: Part) -> Iterator[Point]:
    """A target in per cent, and a row that nowhere reports a percentage but a count above a hundred."""
    goal = part.goal
    if not is_share(goal.unit) or reports_a_share(row):
        return
    for value in _counts(row, part)[:1]:
        yield Point(
            f"The target is a percentage ({amount(goal.value, goal.unit)}), the figure a count ({amount(value)}).",
            row=row,
            evidence={"target": goal.value, "target_unit": goal.unit, "figure": value, "figure_unit": "count"},
        )


def _counts(row: Return, part: Part) -> list[Decimal]:
    """Give the figures that can be no percentage: of the row, or alone in its column for figures."""
    own = [figure.value for figure in _own(row, part) if is_whole(figure.unit) and figure.denominator is None]
    found = [token for token in tokens(row.actual_text[:_LONGEST_READ]) if token.is_quantity]
    alone = [token.value for token in found if token.sort is Sort.NUMBER and not token.unit and token.value is not None]
    return [value for value in own or (alone if len(found) == 1 else []) if value > _WHOLE]


def _evidence(part: Part, figure: Figure, on_one_scale: Decimal) -> dict[str, object]:
    target = {"target": part.goal.value, "target_unit": part.goal.unit}
    return {**target, "figure": figure.value, "figure_unit": figure.unit, "on_the_targets_scale": on_one_scale}


RULE = Rule(
    id="unit-mismatch",
    severity=Severity.WARNING,
    title="a target and a figure in different units",
    instruction="Give the figure in the target's unit, or the target in the figure's.",
    missing="Without a target or a figure there are no units to compare, and nothing is said.",
    find=_find,
)
