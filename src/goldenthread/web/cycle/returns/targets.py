"""A measure's target in words."""

from goldenthread.judging.amounts import printed_amount
from goldenthread.plan import Op, Target
from goldenthread.web.actions.entries import Sheet, boundary_of

_WORDS = {
    Op.AT_LEAST: "at least",
    Op.AT_MOST: "at most",
    Op.ABOVE: "more than",
    Op.BELOW: "under",
    Op.EQUALS: "exactly",
}


def boundary_words(sheet: Sheet) -> str:
    """Write the value at which the tolerance ends, "" where there is none."""
    boundary = boundary_of(sheet)
    return "" if boundary is None else printed_amount(boundary.normalize() + 0, sheet.boxes[0].unit)


def target_words(target: Target) -> str:
    """Write a target in words: "at least 60 % in 2011/12"."""
    value = printed_amount(target.value, target.unit)
    if target.op is Op.RANGE and target.high is not None:
        value = f"{value} to {printed_amount(target.high, target.unit)}"
    if target.relative_to:
        words = f"{value} {'less' if target.direction == 'down' else 'more'} than the baseline"
    else:
        words = f"{_WORDS.get(target.op, '')} {value}".strip()
    label = f"{target.label}: " if target.label else ""
    return f"{label}{words}{f' ({target.when})' if target.when else ''}"
