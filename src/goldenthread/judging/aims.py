"""Targets as they are in force at the end of a period: with the values on their way, and as they were changed."""

from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from goldenthread.judging.amounts import can_be_judged, finer, rounded
from goldenthread.judging.case import Case
from goldenthread.judging.dates import MONTHS_IN_YEAR, Span, months_of
from goldenthread.judging.labels import same_part, words_of
from goldenthread.plan import Op, Target, TargetChange, TargetPath


@dataclass(frozen=True)
class Aim:
    """A target with its value in force.

    `changes` are those to be told: what was changed within the year, or makes the value another than the printed one.
    `to_come` is a change that is printed already and not in force yet, `unfit` are paths and changes of the settings
    that aren't plainly of any target. `reckoned` tells that the value lies between two points of an even path.
    """

    target: Target
    changes: tuple[TargetChange, ...] = ()
    to_come: TargetChange | None = None
    unfit: tuple[TargetPath | TargetChange, ...] = ()
    reckoned: bool = False


def aims_of(case: Case, targets: list[Target]) -> list[Aim]:
    """Give the targets of a row as they are in force, and the values that paths of the settings add to them."""
    targets = _named_alike(case, targets)
    if case.now is None:
        return [Aim(target) for target in targets]
    paths = case.decided.target_paths
    unfit = [path for path in paths if not _of_path(path, targets)]
    for path in paths:
        targets = _with_points(case, path, targets)
    aims = [Aim(target) for target in targets]
    for chain in _chains(case):
        aims = _changed(case, chain, aims)
    for path in paths:
        aims = [*aims, *_between(case, path, aims)] if path.even else aims
    return _telling(aims, *unfit)


def _named_alike(case: Case, targets: list[Target]) -> list[Target]:
    """A list of values for several times names its part once, with the first of them."""
    named: list[Target] = []
    for target in targets:
        before = named[-1] if named else None
        goes_on = before and not target.label and before.label and _is_another_time_of(case, before, target)
        named.append(target.model_copy(update={"label": before.label}) if before and goes_on else target)
    return named


def _is_another_time_of(case: Case, target: Target, other: Target) -> bool:
    alike = (target.unit, case.op_of(target), target.relative_to) == (other.unit, case.op_of(other), other.relative_to)
    times = case.span(target.when), case.span(other.when)
    return alike and None not in times and times[0] != times[1]


def _of_path(path: TargetPath, targets: list[Target]) -> list[Target]:
    """Give the targets that a path leads to: of the part that it names, in one unit, and none that is a range."""
    mine = [one for one in targets if one.op is not Op.RANGE and _is_of(path.label, one, targets)]
    return mine if len({(one.unit, one.op, one.relative_to) for one in mine}) == 1 else []


def _is_of(label: str | None, target: Target, targets: list[Target]) -> bool:
    """Without a label, a path or change is of the measure's only part."""
    if label is None:
        return len({words_of(one.label) for one in targets}) == 1
    return same_part(label, target.label)


def _with_points(case: Case, path: TargetPath, targets: list[Target]) -> list[Target]:
    """A point takes the place of a target of the same time, and of one without a time that has its value."""
    mine = _of_path(path, targets)
    if not mine:
        return targets
    points = [
        mine[0].model_copy(update={"value": point.value, "when": point.when, "printed": ""}) for point in path.points
    ]
    spans = {case.span(point.when) for point in points}
    values = {point.value for point in points}
    return [*points, *(one for one in targets if one not in mine or not _is_among(case, one, spans, values))]


def _is_among(case: Case, target: Target, spans: set[Span | None], values: set[Decimal]) -> bool:
    span = case.span(target.when)
    return span in spans if span else target.value in values


def _chains(case: Case) -> list[list[TargetChange]]:
    """Give the changes of each target by their dates."""

    def of(change: TargetChange) -> tuple[str, str]:
        return change.label or "", change.when or ""

    ordered = sorted(case.decided.target_changes, key=lambda change: (of(change), change.from_date))
    return [list(chain) for _, chain in groupby(ordered, key=of)]


def _changed(case: Case, chain: list[TargetChange], aims: list[Aim]) -> list[Aim]:
    """Put the value in force in place of the printed one; where it isn't plain which target is meant, tell so."""
    targets = [aim.target for aim in aims]
    mine = [aim for aim in aims if _may_change(case, chain[0], aim.target, targets)]
    values = {value for change in chain for value in (change.old, change.new)}
    fit = [aim for aim in mine if aim.target.value in values]
    if len(fit) == 1:
        return [_in_force(case, chain, aim) if aim is fit[0] else aim for aim in aims]
    return _telling(aims, chain[-1])


def _telling(aims: list[Aim], *unfit: TargetPath | TargetChange) -> list[Aim]:
    """Tell of what fits no target with the first part, whichever of its times will count."""
    first = words_of(aims[0].target.label) if aims else None
    return [replace(aim, unfit=(*aim.unfit, *unfit)) if words_of(aim.target.label) == first else aim for aim in aims]


def _may_change(case: Case, change: TargetChange, target: Target, targets: list[Target]) -> bool:
    if target.op is Op.RANGE or not _is_of(change.label, target, targets):
        return False
    return change.when is None or case.span(change.when) == case.span(target.when)


def _in_force(case: Case, chain: list[TargetChange], aim: Aim) -> Aim:
    now, year = case.now or 0, case.year
    begun = [change for change in chain if months_of(change.from_date) <= now]
    within = tuple(change for change in begun if year and months_of(change.from_date) >= year.first)
    value = begun[-1].new if begun else chain[0].old
    if value == aim.target.value:
        return replace(aim, changes=within)
    target = aim.target.model_copy(update={"value": value, "printed": ""})
    if not begun:
        return replace(aim, target=target, to_come=chain[0])
    return replace(aim, target=target, changes=within or (begun[-1],))


def _between(case: Case, path: TargetPath, aims: list[Aim]) -> list[Aim]:
    """Give the value of an even path for the period's end, where no point of it is due just then."""
    at = case.now
    mine = _of_path(path, [aim.target for aim in aims])
    points = sorted((span.last, one.value) for one in mine if (span := case.span(one.when)))
    points = [*_begun(case, mine[0], points), *points] if mine else []
    before = [point for point in points if at is not None and point[0] <= at]
    after = [point for point in points if at is not None and point[0] >= at]
    if not before or not after or at is None or before[-1][0] == at:
        return []
    value = _straight(before[-1], after[0], at)
    when = f"{at // MONTHS_IN_YEAR:04d}-{at % MONTHS_IN_YEAR + 1:02d}"
    target = mine[0].model_copy(update={"value": value, "when": when, "printed": ""})
    return [Aim(target, reckoned=True)] if can_be_judged(value) else []


def _begun(case: Case, target: Target, points: list[tuple[int, Decimal]]) -> list[tuple[int, Decimal]]:
    """A path begins at the dated baseline of its part."""
    starts = [one for one in case.row.baselines if one.unit == target.unit and same_part(one.label, target.label)]
    dated = [(span.last, one.value) for one in starts if (span := case.span(one.when))]
    if target.relative_to or not dated or not points or max(dated)[0] >= points[0][0]:
        return []
    return [max(dated)]


def _straight(before: tuple[int, Decimal], after: tuple[int, Decimal], at: int) -> Decimal:
    """Give the value on the straight line between two points, at the finer precision of the two."""
    gone = Decimal(at - before[0]) / (after[0] - before[0])
    return rounded(before[1] + (after[1] - before[1]) * gone, finer(before[1], after[1]))
