"""A part of a measure that had a figure in the earlier report and has none now."""

from collections.abc import Iterator
from decimal import Context, localcontext

from goldenthread.checking.parts import parts_of
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import amount, quoted
from goldenthread.judging.labels import words_of
from goldenthread.judging.parts import Part, Silence
from goldenthread.judging.units import factor_between
from goldenthread.plan import Figure, Return, Severity

_DIGITS = 80


def _find(row: Return, known: Known) -> Iterator[Point]:
    before = known.before.get(row.id)
    if before is None or known.earlier is None or row.unrated is not None or not row.actuals:
        return
    then, now = parts_of(before, Known(known.earlier, known.settings)), parts_of(row, known)
    if len(now) < 2 or len(then) != len(now) or not any(part.reading for part in now):
        return
    for was in then:
        part = next((one for one in now if _is_same(one, was)), None)
        if was.reading and part and part.why is Silence.NO_FIGURE and not _is_mentioned(part, row):
            yield _point(row, part, was.reading.figure)


def _point(row: Return, part: Part, figure: Figure) -> Point:
    label = f" for {quoted(part.goal.label)}" if part.goal.label else ""
    target = amount(part.goal.value, part.goal.unit)
    return Point(
        f"The part with a target of {target}{label} had {amount(figure.value, figure.unit)} in the earlier report, and has no figure now.",
        row=row,
        evidence={"target": part.goal.value, "part": part.goal.label, "before": figure.value},
    )


def _is_same(part: Part, other: Part) -> bool:
    with localcontext(Context(prec=_DIGITS)):
        alike = factor_between(part.goal.unit, other.goal.unit) == 1
        return alike and part.goal.value == other.goal.value and part.goal.op is other.goal.op


def _is_mentioned(part: Part, row: Return) -> bool:
    words = words_of(part.goal.label)
    return bool(words) and words <= words_of(f"{row.progress} {row.actual_text}")


RULE = Rule(
    id="part-no-longer-reported",
    severity=Severity.WARNING,
    title="a part of the target that had a figure last time and has none now",
    instruction="Give the figure of that part too, or say why it is left out.",
    missing="A part without a figure is what it looks for; a measure without any figure, or unrated, is passed over.",
    find=_find,
    needs_earlier=True,
)
