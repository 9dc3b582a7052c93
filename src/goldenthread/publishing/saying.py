"""Targets, figures, tolerances and times of a return in words."""

import re
from calendar import month_name
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from goldenthread.plan import Direction, DirectionBasis, Figure, Op, Return, Target
from goldenthread.plan.amounts import printed_amount
from goldenthread.plan.saying import so_many

_OPS = {
    Op.AT_LEAST: "at least ",
    Op.AT_MOST: "at most ",
    Op.ABOVE: "over ",
    Op.BELOW: "under ",
    Op.EQUALS: "",
}
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_BETTER = {Direction.UP: "Higher is better", Direction.DOWN: "Lower is better"}
_BASIS = {
    DirectionBasis.WORDS: "the words of the measure say so",
    DirectionBasis.NATURE: "that is what such measures usually want",
    DirectionBasis.GIVEN: "the council has decided so",
}


def shortened(text: str, most: int) -> str:
    """Give a text of at most so many signs: the mark … stands for what is cut off."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"


def naming(row: Return) -> str:
    """Name a measure in one line: "11.1 Initial assessments"."""
    return " ".join(" ".join(filter(None, [row.ref, row.outcome or row.action or row.id])).split())


def target_words(target: Target) -> str:
    """Say what a figure has to reach: "at least 60 % in 2011/12"."""
    label = f"{target.label}: " if target.label else ""
    return f"{label}{_goal(target)}{_when(target.when)}"


def _goal(target: Target) -> str:
    if target.op is Op.RANGE and target.high is not None:
        return f"{printed_amount(target.value, target.unit)} to {printed_amount(target.high, target.unit)}"
    amount = f"{_OPS.get(target.op, '')}{printed_amount(target.value, target.unit)}"
    if target.relative_to is None:
        return amount
    way = {Direction.UP: "above", Direction.DOWN: "below"}.get(target.direction or Direction.UP, "above")
    return f"{amount} {way} the baseline"


def _when(when: str | None) -> str:
    month = _MONTH.fullmatch(when or "")
    if month and 1 <= int(month[2]) <= 12:
        return f" by {month_name[int(month[2])]} {month[1]}"
    return f" in {when}" if when else ""


def targets_words(row: Return, most: int = 3) -> str:
    """Say a row's targets in one line; "" where it sets no figure."""
    return _in_a_line([target_words(target) for target in row.targets], most)


def figures_words(figures: Sequence[Figure], most: int = 3) -> str:
    """Say a row's figures in one line; "" where it has none."""
    told = [f"{f'{one.label}: ' if one.label else ''}{printed_amount(one.value, one.unit)}" for one in figures]
    return _in_a_line(told, most)


def _in_a_line(told: Sequence[str], most: int) -> str:
    more = [f"{len(told) - most} more"] if len(told) > most else []
    return "; ".join([*told[:most], *more])


def parts_words(figure: Figure) -> str:
    """Say what a figure was worked out of: "18 of 325."; "" where its parts aren't given."""
    if figure.numerator is None or figure.denominator is None:
        return ""
    return f"{printed_amount(figure.numerator, '')} of {printed_amount(figure.denominator, '')}."


def day_words(day: date | None, state: str | None) -> str:
    """Say to which day a figure measures, and in what state it is: "To 31 March 2012, provisional"."""
    told = f"To {day:%-d %B %Y}" if day else "The date of the figure is not given"
    return f"{told}, {state}" if state else told


def age_words(age: int | None, committee: str) -> str:
    """Say how many days old a figure was when the committee saw it; "" where its day isn't known."""
    return "" if age is None else f"{so_many(age, 'day')} old when {committee} saw it."


def boundary_words(row: Return) -> str:
    """Say where the tolerance of a measure ends, as a value in the unit of its target."""
    verdict = row.verdict
    if verdict is None or verdict.boundary is None:
        return ""
    return boundary_of(verdict.boundary, row.targets)


def boundary_of(boundary: Decimal, targets: Sequence[Target]) -> str:
    """Print a boundary in the unit that the targets share."""
    units = {target.unit for target in targets}
    return printed_amount(boundary, units.pop() if len(units) == 1 else "")


def better_words(row: Return) -> str:
    """Say which way is better and how that is known; "" where it isn't."""
    if row.direction is None or row.direction_basis is None:
        return ""
    return f"{_BETTER[row.direction]}: {_BASIS[row.direction_basis]}."
