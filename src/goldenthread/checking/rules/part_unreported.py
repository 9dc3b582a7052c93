"""A target of several parts, one of which has no figure."""

from collections.abc import Iterator

from goldenthread.checking.parts import parts_of
from goldenthread.checking.rule import Known, Point, Rule
from goldenthread.checking.saying import amount, in_a_capital, listed, quoted
from goldenthread.judging.parts import Part, Silence
from goldenthread.judging.restraint import is_mentioned
from goldenthread.plan import Return, Severity


def _find(row: Return, known: Known) -> Iterator[Point]:
    if len(row.targets) < 2 or row.rating is None or not row.actuals or len(row.actuals) >= len(row.targets):
        return
    parts = parts_of(row, known)
    reported = [part for part in parts if part.reading or is_mentioned(part, row)]
    lacking = [part for part in parts if part.why is Silence.NO_FIGURE and not is_mentioned(part, row)]
    if not reported or not lacking:
        return
    has = "has" if len(lacking) == 1 else "have"
    yield Point(
        f"{in_a_capital(listed([_named(part) for part in lacking]))} {has} no figure, while another part has one.",
        row=row,
        evidence={"parts": [part.goal.label for part in lacking], "targets": [part.goal.value for part in lacking]},
    )


def _named(part: Part) -> str:
    value = f"the target of {amount(part.goal.value, part.goal.unit)}"
    label = part.goal.label
    return f"{value} for {quoted(label)}" if label else value


RULE = Rule(
    id="part-unreported",
    severity=Severity.WARNING,
    title="a part of the target that has no figure",
    instruction="Give the figure of that part, or say when it will be known.",
    missing="A part without a figure is what it looks for; a measure without any figure, or unrated, is passed over.",
    find=_find,
    field="progress",
)
