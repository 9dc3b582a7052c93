"""A measure of several parts that had a figure for each in the earlier report, and has fewer now."""

from collections.abc import Iterator

from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import amount, listed
from goldenthread.judging.amounts import can_be_judged
from goldenthread.judging.labels import words_of
from goldenthread.judging.units import factor_between
from goldenthread.plan import Figure, Return, Severity
from goldenthread.wording import tokens

_LONGEST_READ = 20_000
_MOST = 6


def _find(row: Return, known: Known) -> Iterator[Point]:
    before = known.before.get(row.id)
    if before is None or row.unrated is not None or not 2 <= len(row.targets) <= _MOST:
        return
    then, now = _of_the_parts(before), _of_the_parts(row)
    if len(then) != len(row.targets) or not now or _figures_in(row) >= len(then) or _all_are_named(then, row):
        return
    was, is_ = ([amount(figure.value, figure.unit) for figure in figures] for figures in (then, now))
    yield Point(
        f"The earlier report gave {listed(was)} for its {len(then)} parts; this one gives {listed(is_)} alone.",
        row=row,
        evidence={"before": [figure.value for figure in then], "now": [figure.value for figure in now]},
    )


def _of_the_parts(row: Return) -> list[Figure]:
    """Give the figures that can be held against a target of the row."""
    sound = (figure for figure in row.actuals if can_be_judged(figure.value))
    return [figure for figure in sound if any(_fits(figure.unit, target.unit) for target in row.targets)]


def _fits(unit: str, wanted: str) -> bool:
    return factor_between(unit, wanted) == 1


def _figures_in(row: Return) -> int:
    """Count the figures of the text that may be of a part, also where wording took them for nothing."""
    others = {*(one.value for one in row.previous), *(one.value for one in row.comparators)}
    others |= {*(one.value for one in row.targets), *(one.value for one in row.baselines)}
    found = (token for text in (row.progress, row.actual_text) for token in tokens(text[:_LONGEST_READ]))
    units = [target.unit for target in row.targets]
    own = {token.value for token in found if token.is_quantity and any(_fits(token.unit, unit) for unit in units)}
    return len(own - others)


def _all_are_named(then: list[Figure], row: Return) -> bool:
    """Whether every part that had a label is still spoken of: then its figure may be given in words."""
    text = words_of(f"{row.progress} {row.actual_text}")
    labels = [words_of(figure.label) for figure in then]
    return all(labels) and all(label <= text for label in labels)


RULE = Rule(
    id="part-no-longer-reported",
    severity=Severity.WARNING,
    title="a part of the measure that had a figure last time and has none now",
    instruction="Give the figure of that part too, or say why it is left out.",
    missing="A part without a figure is what it looks for; a measure without any figure, or unrated, is passed over.",
    find=_find,
    field="progress",
    needs_earlier=True,
)
