"""What is refused of a target as such: what contradicts itself, or leaves open what a figure would be held against."""

from collections.abc import Iterator

from goldenthread.judging.amounts import can_be_judged
from goldenthread.plan import Criterion, Kind, Op, Target, Tolerance
from goldenthread.web.actions.entries.boxes import MOST
from goldenthread.web.actions.measures.sound_further import faults_of
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.further import Further

_Fault = tuple[str, str, str]


def refuse_unsound(criterion: Criterion, tolerance: Tolerance | None, further: Further, where: str) -> None:
    """Raise Refused for the first thing that is wrong with a target."""
    of_target = (*_of_words(criterion), *_of_parts(criterion), *_of_tolerance(criterion, tolerance))
    for what, expected, do in (*of_target, *faults_of(criterion, tolerance, further)):
        raise Refused(what, where=where, expected=expected, do=do)


def _of_words(criterion: Criterion) -> Iterator[_Fault]:
    if not criterion.text.strip():
        yield "the criterion has no words", "the success criterion", "write it as the plan has it"
    if criterion.kind is Kind.MILESTONE and not criterion.due:
        yield "the date to be met is missing", "a month or a day", "say by when it has to be done"
    if criterion.kind is not Kind.MILESTONE and criterion.due:
        yield "only what is done by a date has a date of its own", "no date", "say when under each part instead"
    if criterion.kind is Kind.CUMULATIVE and not criterion.targets:
        yield "a count that builds up needs the total to reach", "a part with a value", "fill in a part"


def _of_parts(criterion: Criterion) -> Iterator[_Fault]:
    if len(criterion.targets) > MOST:
        yield "the target has too many parts", f"at most {MOST}", "make two measures of it"
    seen: set[tuple[str, str, str, str, bool]] = set()
    for target in criterion.targets:
        yield from _of_part(target, criterion)
        key = (target.label or "", target.unit, target.when or "", target.op, target.relative_to is not None)
        if key in seen:
            yield (
                f"two parts are the same: {target.label or 'without a name'}",
                "parts with names of their own",
                "name each part, or say when each is due",
            )
        seen.add(key)


def _of_part(target: Target, criterion: Criterion) -> Iterator[_Fault]:
    numbers = [target.value, target.high]
    if not all(can_be_judged(number) for number in numbers):
        yield "a number is longer than a figure can be", "a number that a report can have", "check its digits"
    if target.op is Op.RANGE and target.high is not None and target.high < target.value:
        yield "the range ends before it begins", "the lower number first", "swap the two"
    if target.relative_to and target.direction is None:
        yield "a change from the baseline goes up or down", "one of the two", "say which"
    if target.relative_to and not criterion.baselines:
        yield "there is no baseline to change from", "the figure that it starts from", "give the part its baseline"


def _of_tolerance(criterion: Criterion, tolerance: Tolerance | None) -> Iterator[_Fault]:
    if tolerance is None:
        return
    if not criterion.targets:
        yield "a tolerance needs a target that it is of", "a part with a value", "fill in a part, or leave it out"
    if not can_be_judged(tolerance.value):
        yield "the tolerance is longer than a number can be", "a number that a report can have", "check its digits"
