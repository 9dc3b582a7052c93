"""What is refused of an amber value, of figures by quarter, and of values on the way to a later target."""

from collections.abc import Iterator

from goldenthread.judging.amounts import can_be_judged
from goldenthread.judging.dates import span_of
from goldenthread.plan import Criterion, Kind, Op, Target, Tolerance
from goldenthread.web.records.further import NOTHING_FURTHER, Further

_Fault = tuple[str, str, str]
_QUARTERS = 3
_UPWARDS, _DOWNWARDS = (Op.AT_LEAST, Op.ABOVE), (Op.AT_MOST, Op.BELOW)


def faults_of(criterion: Criterion, tolerance: Tolerance | None, further: Further) -> Iterator[_Fault]:
    """Give what is wrong: what, what was expected, what to do."""
    if further == NOTHING_FURTHER:
        return
    numbers = [further.amber, *further.expected, *(point.value for point in further.points)]
    if not all(can_be_judged(number) for number in numbers):
        yield "a number is longer than a figure can be", "a number that a report can have", "check its digits"
    if further.even and not further.points:
        yield "there are no values for a straight line", "values on the way", "give one, or leave the line out"
    target = _only(criterion)
    if target is None:
        yield (
            "an amber value, figures by quarter and values on the way are of one value",
            "a target of one part, that is no range and no change from a baseline",
            "give a tolerance instead, or make two measures of it",
        )
        return
    if further.amber is not None:
        yield from _of_amber(further, tolerance, target)
    if further.expected:
        yield from _of_quarters(further, criterion, target)
    if further.points:
        yield from _of_path(further, target)


def _only(criterion: Criterion) -> Target | None:
    """Give the target's only part; None where it has several, or none that is one plain value."""
    found = criterion.targets
    plain = len(found) == 1 and found[0].op is not Op.RANGE and found[0].relative_to is None
    return found[0] if plain else None


def _of_amber(further: Further, tolerance: Tolerance | None, target: Target) -> Iterator[_Fault]:
    amber = further.amber or 0
    if tolerance is not None:
        yield "a tolerance and an amber value say the same twice", "one of the two", "leave one of them out"
    if further.points:
        yield "an amber value is of one value only", "a tolerance, which moves along", "give a tolerance instead"
    wrong = (target.op in _UPWARDS and amber >= target.value) or (target.op in _DOWNWARDS and amber <= target.value)
    if wrong:
        side = "below" if target.op in _UPWARDS else "above"
        yield "the amber value is on the better side of the target", f"a value {side} the target", "correct one of them"
    if target.op is Op.EQUALS:
        yield "it isn’t said on which side of the target amber lies", "“at least” or “at most”", "choose one of them"


def _of_quarters(further: Further, criterion: Criterion, target: Target) -> Iterator[_Fault]:
    if criterion.kind is not Kind.CUMULATIVE:
        yield (
            "only a count that builds up over the year has figures by quarter",
            "a count that builds up",
            "give values on the way instead, each with its quarter, such as 2012/13 Q2",
        )
    in_order = list(further.expected) == sorted(further.expected)
    if len(further.expected) != _QUARTERS or not in_order:
        yield "a count doesn’t fall from quarter to quarter", "a figure for each, none below the last", "correct them"
    if not 0 <= min(further.expected) <= max(further.expected) <= target.value or not target.value:
        yield "a quarter’s figure is beyond the year’s total", "figures from 0 to the total", "correct one of them"


def _of_path(further: Further, target: Target) -> Iterator[_Fault]:
    times = [span_of(point.when, None) for point in further.points]
    due = span_of(target.when, None)
    if due is None:
        yield "values on the way need a target with a time", "when the target is to be reached", "say when"
    elif any(time is None or time.last >= due.last for time in times):
        yield (
            "a value on the way is due with the target, or after it",
            "times before the target’s",
            "correct one of them",
        )
    if len(set(times)) < len(times):
        yield "two values on the way are of the same time", "one value at a time", "leave one of them out"
