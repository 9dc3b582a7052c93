"""The columns of the data files: their names, their types, and what they hold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.plan import Target
from goldenthread.publishing.content import Content, MeasureWords
from goldenthread.publishing.saying import boundary_words

Value = str | Decimal | None


@dataclass(frozen=True, slots=True)
class Field:
    """A column: its name, its Table Schema type, and what it holds. `required` tells that no cell of it is blank."""

    name: str
    type: str
    about: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One data file: its name, what it holds, its columns, and a function that gives its lines."""

    name: str
    about: str
    fields: tuple[Field, ...]
    lines: Callable[[Content], Iterator[Sequence[Value]]]


_MEASURE = (
    Field("id", "string", "The measure's return in this report", required=True),
    Field("ref", "string", "The measure's number in this plan year"),
)
_MEASURES = (
    *_MEASURE,
    Field("section_of_plan", "string", "The section of the plan"),
    Field("theme", "string", "The theme"),
    Field("also_relates_to", "string", "Other themes, separated by semicolons"),
    Field("objective_ref", "string", "The objective's number"),
    Field("objective", "string", "The objective"),
    Field("priority_action", "string", "The priority action"),
    Field("success_criterion", "string", "The success criterion"),
    Field("responsible", "string", "The directorates, separated by commas"),
    Field("status", "string", "The declared status in the code of the report's key; without one, why", required=True),
    Field("status_words", "string", "The same in words", required=True),
    Field("rating", "string", "The same on one scale: achieved, on_track, slipped, not_achieved"),
    Field("not_rated_because", "string", "Why there is no rating"),
    Field("calculated_rating", "string", "What the figures say, on the same scale"),
    Field("calculated_because", "string", "Why they say so"),
    Field("targets", "string", "The targets in words"),
    Field("figures", "string", "The figures in words"),
    Field("tolerance_ends_at", "string", "Where the tolerance ends"),
    Field("comparators", "string", "Others' figures in words"),
    Field("direction_of_travel", "string", "How the status moved since the earlier report"),
    Field("progress", "string", "What was done"),
    Field("remedial_action", "string", "What is being done about what slipped"),
    Field("counted", "boolean", "Whether totals count it: the second measure of a printed row isn't", required=True),
)
_FIGURES = (
    *_MEASURE,
    Field("part", "string", "The part of the measure; blank where it has no parts"),
    Field("value", "number", "The figure", required=True),
    Field("unit", "string", "Its unit", required=True),
    Field("numerator", "number", "What was counted"),
    Field("denominator", "number", "Out of what"),
    Field("as_at", "string", "The day, month or period that it measures up to"),
    Field("state", "string", "estimate, provisional, final or revised"),
)
_TARGETS = (
    *_MEASURE,
    Field("part", "string", "The part of the measure; blank where it has no parts"),
    Field("operator", "string", "How a figure is held against it: >=, <=, >, <, = or range", required=True),
    Field("value", "number", "The value to reach", required=True),
    Field("high", "number", "The upper end of a range"),
    Field("unit", "string", "Its unit", required=True),
    Field("when", "string", "By when, as the plan says it"),
    Field("relative_to", "string", "baseline, where the value is a change from it"),
)


def _measures(content: Content) -> Iterator[Sequence[Value]]:
    return (_measure(one) for one in content.measures)


def _measure(one: MeasureWords) -> Sequence[Value]:
    row, verdict = one.row, one.row.verdict
    return (
        row.id,
        one.ref,
        row.section,
        row.theme,
        "; ".join(row.also_relates_to),
        row.objective_ref,
        row.objective,
        one.action,
        one.criterion,
        one.responsible,
        one.status if row.status is None or row.rating is None else str(row.status),
        one.status,
        row.rating,
        row.unrated,
        verdict.rating if verdict else None,
        verdict.because if verdict else None,
        "; ".join(one.targets),
        "; ".join(one.figures),
        boundary_words(row),
        "; ".join(one.comparators),
        one.direction,
        one.progress,
        one.remedial_action,
        "true" if row.same_row_as is None else "false",
    )


def _figures(content: Content) -> Iterator[Sequence[Value]]:
    for one in content.measures:
        for figure in one.row.actuals:
            made_of = (figure.numerator, figure.denominator)
            told = (figure.label, figure.value, figure.unit, *made_of, figure.as_at, figure.state)
            yield (one.row.id, one.ref, *told)


def _targets(content: Content) -> Iterator[Sequence[Value]]:
    return ((one.row.id, one.ref, *_target(target)) for one in content.measures for target in one.row.targets)


def _target(target: Target) -> Sequence[Value]:
    return (target.label, target.op, target.value, target.high, target.unit, target.when, target.relative_to)


SHEETS = (
    Sheet("measures", "One line for each measure", _MEASURES, _measures),
    Sheet("figures", "One line for each figure that was reported", _FIGURES, _figures),
    Sheet("targets", "One line for each figure to reach", _TARGETS, _targets),
)
