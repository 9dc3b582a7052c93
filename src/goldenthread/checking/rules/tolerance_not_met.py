"""A text that says "within tolerance" of a figure that isn't."""

from collections.abc import Iterator
from decimal import Decimal

from goldenthread.checking.parts import case_in, parts_of
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import amount, plainly, quoted
from goldenthread.checking.tolerances import says_within
from goldenthread.judging.bands import wanted, width
from goldenthread.judging.parts import Part
from goldenthread.judging.quoted import Quoted, quoted_in
from goldenthread.plan import Kind, Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    words = says_within(row)
    tolerance = quoted_in(row) if words else None
    if tolerance is None or tolerance.value is None:
        return
    running = case_in(row, known).kind is Kind.CUMULATIVE and not (
        known.report.period and known.report.period.at_year_end
    )
    for part in [] if running else parts_of(row, known):
        yield from _points(row, part, tolerance, words)


def _points(row: Return, part: Part, quoted_one: Quoted, words: str) -> Iterator[Point]:
    reading, goal = part.reading, part.goal
    usual = quoted_one.usual(goal.unit)
    if reading is None or usual is None or not goal.one_sided or part.met:
        return
    target = wanted(goal.op, goal.value, goal.high)
    if quoted_one.may_cover(target, goal.value, reading.value):
        return
    reach = width(usual, goal.value)
    end = goal.value + reach if goal.lower_is_better else goal.value - reach
    ends_at = amount(plainly(end), goal.unit)
    yield Point(
        f"{quoted(words)}: {_distance(part, reading.value)}; the tolerance of {quoted_one.printed} ends at {ends_at}.",
        row=row,
        evidence={"figure": reading.value, "target": goal.value, "tolerance": quoted_one.value, "boundary": end},
    )


def _distance(part: Part, value: Decimal) -> str:
    goal = part.goal
    away = amount(plainly(abs(value - goal.value)), "points" if goal.unit in ("%", "pp") else goal.unit)
    side = "above" if value > goal.value else "below"
    return f"{amount(value, goal.unit)} is {away} {side} {amount(goal.value, goal.unit)}"


RULE = Rule(
    id="tolerance-not-met",
    severity=Severity.ERROR,
    title="a tolerance that is quoted and not met",
    instruction="Rate it as outside the tolerance, or correct the tolerance and say who agreed it.",
    missing="Without the size of the tolerance, a target or a figure nothing can be compared, and nothing is said.",
    find=_find,
    field="progress",
)
