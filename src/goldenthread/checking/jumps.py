"""Figures that are out of all proportion to their target, or to what such a figure can be."""

import re
from collections.abc import Iterator
from decimal import Decimal

from goldenthread.checking.parts import reports_a_share
from goldenthread.checking.saying import amount, rounded_to
from goldenthread.judging.amounts import can_be_judged
from goldenthread.judging.labels import shown
from goldenthread.judging.parts import Part
from goldenthread.judging.units import is_share
from goldenthread.plan import Figure, Kind, Return
from goldenthread.wording import tokens

_JUMP = Decimal(90)
_WHOLE = Decimal(100)
_SHARE_OF = re.compile(r"%\s?of\b|\bper ?cent(?:age)? of\b|\bproportion of\b|\bshare of\b|\b%age of\b", re.IGNORECASE)
# Percentages of these kinds may well pass 100.
_MAY_PASS = re.compile(
    r"increas|growth|chang|reduc|\brise\b|target|budget|forecast|plan\b|profile|capacity|occupan|take-?up|attendance|against"
    r"|compar|improv|requirement|expected|collect|recover|return|saving|national|average|supply|demand|income|cost",
    re.IGNORECASE,
)
_LONGEST_READ = 4_000
_LONGEST_NARRATIVE = 20_000
_ALIKE = 5


def over_a_whole(row: Return) -> Iterator[Figure]:
    """Give the figures above 100 % of a share that can't be more than the whole."""
    text = f"{row.outcome} {row.target_text}"[:_LONGEST_READ]
    if not _SHARE_OF.search(text) or _MAY_PASS.search(text):
        return
    if any(target.relative_to or target.value > _WHOLE for target in row.targets):
        return
    for figure in row.actuals:
        if figure.unit == "%" and can_be_judged(figure.value) and figure.value > _WHOLE and reports_a_share(row):
            yield figure


def jumps_of(row: Return, parts: list[Part]) -> Iterator[str]:
    """Say of each part whose figure is a hundred times its target, or a share that is a hundredth of it."""
    for part in parts:
        reading, goal = part.reading, part.goal
        if reading is None or goal.by_change or goal.value <= 0 or reading.exact <= 0:
            continue
        times = reading.exact / goal.value
        jumps = times >= _JUMP or _is_typed_as_a_fraction(part, row, times)
        if jumps and not _has_one_of_the_size(row, goal.value):
            yield _sentence(amount(reading.figure.value, reading.figure.unit), times, goal.value, goal.unit)


def _has_one_of_the_size(row: Return, wanted: Decimal) -> bool:
    """Whether the row reports another figure of the target's size: then the one at hand may be of something else."""
    found = (token for text in (row.progress, row.actual_text) for token in tokens(text[:_LONGEST_NARRATIVE]))
    values = (token.value for token in found if token.is_quantity and token.value is not None)
    return any(value * _ALIKE >= wanted and value <= wanted * _ALIKE for value in values)


def _is_typed_as_a_fraction(part: Part, row: Return, times: Decimal) -> bool:
    """ "0.95 %" of 95 %: a share that was typed as a fraction of one."""
    reading = part.reading
    small = reading is not None and reading.exact <= 1
    return small and times <= 1 / _JUMP and is_share(part.goal.unit) and row.kind is not Kind.CUMULATIVE


def _sentence(figure: str, times: Decimal, value: Decimal, unit: str) -> str:
    size = f"{rounded_to(times, Decimal(1)):,} times" if times >= 1 else f"1/{rounded_to(1 / times, Decimal(1)):,} of"
    return f"{figure} is about {size} the target of {amount(value, shown(unit))}"
