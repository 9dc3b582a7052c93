"""Targets, times and tolerances in words, and times as people type them."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from goldenthread.judging.dates import month_printed, months_of
from goldenthread.plan import Baseline, Criterion, Direction, DirectionBasis, Kind, Op, Target, Tolerance, ToleranceMode
from goldenthread.plan.amounts import printed_amount
from goldenthread.plan.period import year_printed
from goldenthread.web.actions.entries.typed import date_typed
from goldenthread.web.records.further import Further
from goldenthread.web.records.targets import KIND_WORDS, OP_WORDS

BETTER = {Direction.UP: "Higher is better", Direction.DOWN: "Lower is better"}
_BASES = {
    DirectionBasis.WORDS: "its words say so",
    DirectionBasis.NATURE: "such measures usually want that",
    DirectionBasis.GIVEN: "a person has said so",
}
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_YEARS = re.compile(r"(\d{4})(?:/| ?[-–] ?)(\d{2}|\d{4})( Q[1-4]| year end)?", re.ASCII | re.IGNORECASE)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_LONGEST = 40
_FIRST_YEAR = 1900


def time_typed(text: str) -> str | None:
    """Read a time as the record keeps it, "2011/12", "2012-03", "2012"; None for what is none.

    Years, quarters, months and days are taken: "2011/12", "2011-12", "2011/12 Q2", "March 2012", "31/3/2012", "2012".
    """
    words = " ".join(text[: _LONGEST * 2].split())
    if len(words) > _LONGEST:
        return None
    if _YEAR.fullmatch(words):
        return words
    years = _YEARS.fullmatch(words)
    if years and int(years[2]) % 100 == (int(years[1]) + 1) % 100:
        # "2011-12" is a financial year to those who type it.
        part = (years[3] or "").strip().casefold().replace("q", "Q")
        return f"{year_printed(int(years[1]))} {part}".strip()
    if _MONTH.fullmatch(words):
        words = f"{words}-01"
    day = date_typed(words) or date_typed(f"1 {words}")
    return f"{day:%Y-%m}" if day and day.year >= _FIRST_YEAR else None


def time_words(when: str | None) -> str:
    """Write a time that the record keeps: "2012-03" is "March 2012"."""
    month = _MONTH.fullmatch(when or "")
    if month and 1 <= int(month[2]) <= 12:
        return month_printed(months_of(date(int(month[1]), int(month[2]), 1)))
    return when or ""


def target_words(target: Target) -> str:
    """Write one part of a target: "KS2: at least 60 %, by March 2012"."""
    value = printed_amount(target.value, target.unit)
    if target.op is Op.RANGE and target.high is not None:
        words = f"{value} to {printed_amount(target.high, target.unit)}"
    elif target.relative_to:
        way = "less" if target.direction is Direction.DOWN else "more"
        words = f"{OP_WORDS[target.op]} {value} {way} than the baseline"
    else:
        words = f"{OP_WORDS[target.op]} {value}"
    label = f"{target.label}: " if target.label else ""
    return f"{label}{words}{_when(target.when)}"


def _when(when: str | None) -> str:
    words = time_words(when)
    return f", {'by' if _MONTH.fullmatch(when or '') else 'in'} {words}" if words else ""


def baseline_words(baseline: Baseline) -> str:
    """Write where a target starts from: "KS2: 4.5 % in 2010/11"."""
    label = f"{baseline.label}: " if baseline.label else ""
    when = f" in {time_words(baseline.when)}" if baseline.when else ""
    return f"{label}{printed_amount(baseline.value, baseline.unit)}{when}"


def tolerance_words(tolerance: Tolerance, targets: Sequence[Target]) -> str:
    """Write a tolerance: "2 percentage points", "5 % of the target"."""
    if tolerance.mode is ToleranceMode.PERCENT:
        return f"{tolerance.value:f} % of the target"
    unit = next(iter({target.unit for target in targets}), "") if len({one.unit for one in targets}) == 1 else ""
    return f"{tolerance.value:f} percentage points" if unit == "%" else printed_amount(tolerance.value, unit)


def further_words(further: Further, criterion: Criterion) -> str:
    """Write what is set with a target besides its parts; "" where there is nothing."""
    unit = next((target.unit for target in criterion.targets), "")
    return " ".join(_further(further, unit))


def _further(further: Further, unit: str) -> Iterator[str]:
    if further.amber is not None:
        yield f"Amber ends at {printed_amount(further.amber, unit)}."
    if further.expected:
        told = (f"Q{number} {printed_amount(one, unit)}" for number, one in enumerate(further.expected, start=1))
        yield f"Expected by the end of {', '.join(told)}."
    if further.points:
        ways = (f"{printed_amount(point.value, unit)}{_when(point.when)}" for point in further.points)
        yield f"On the way: {'; '.join(ways)}{'; a straight line between them' if further.even else ''}."


def better_words(direction: Direction | None, basis: DirectionBasis | None) -> str:
    """Write which way is better and how that is known; "" where it isn't."""
    if direction is None:
        return ""
    return f"{BETTER[direction]}{f': {_BASES[basis]}' if basis else ''}."


def understood_words(criterion: Criterion) -> str:
    """Write in a few sentences what a criterion asks for, as it was read."""
    return " ".join(_understood(criterion))


def _understood(criterion: Criterion) -> Iterator[str]:
    told = "; ".join(target_words(target) for target in criterion.targets)
    yield f"{KIND_WORDS[criterion.kind]}{f': {told}' if told else ''}."
    if criterion.due:
        yield f"Done by {time_words(criterion.due)}."
    if criterion.baselines:
        yield f"It starts from {'; '.join(baseline_words(one) for one in criterion.baselines)}."
    if not criterion.targets and criterion.kind not in (Kind.MILESTONE, Kind.QUALITATIVE):
        yield "No value to reach was found in the words."
    better = better_words(criterion.direction, criterion.direction_basis)
    if better:
        yield better
