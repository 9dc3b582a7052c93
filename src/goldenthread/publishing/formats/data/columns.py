"""The columns of the data files: their names, their types, and what they hold."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from goldenthread.plan import Return, Target
from goldenthread.publishing.content import Content, MeasureWords
from goldenthread.publishing.saying import boundary_words

Value = str | Decimal | None
# The column by which lines of several files belong to one measure.
KEY = "measure_id"


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
    Field(KEY, "string", "By what the measure is known, whatever its number", required=True),
    Field("ref", "string", "The measure's number in this plan year"),
)
# Readers of monitoring reports, ours too, take a column "id" for the number of the measure in its plan, and a column
# "figure" or "value" for the figure with its unit: none is called so.
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
    Field("figures", "string", "All figures in words"),
    Field("amount", "number", "The first figure; all of them are said in `figures`"),
    Field("unit", "string", "Its unit"),
    Field("numerator", "number", "What was counted"),
    Field("denominator", "number", "Out of what"),
    Field("as_at", "string", "The day, month or period that it measures up to"),
    Field("state", "string", "estimate, provisional, final or revised"),
    Field("targets", "string", "The targets in words"),
    Field("tolerance_ends_at", "string", "Where the tolerance ends"),
    Field("comparators", "string", "Others' figures in words"),
    Field("calculated_rating", "string", "What the figures say, on the same scale"),
    Field("calculated_because", "string", "Why they say so"),
    Field("supports_printed", "string", "Whether the figures support the declared status"),
    Field("movement", "string", "How the rating moved since the earlier report, in a word of the JSON"),
    Field("direction_of_travel", "string", "The same in words"),
    Field("progress", "string", "What was done"),
    Field("remedial_action", "string", "What is being done about what slipped"),
    Field("counted", "boolean", "Whether totals count it: the second measure of a printed row isn't", required=True),
    Field("notes", "string", "What is said of it besides: what isn't shown and why, remedial actions one by one"),
)
_FIGURES = (
    *_MEASURE,
    Field("part", "string", "The part of the measure; blank where it has no parts"),
    Field("amount", "number", "The figure", required=True),
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
    return (measure_line(one) for one in content.measures)


def measure_line(one: MeasureWords) -> Sequence[Value]:
    """Give the cells of a measure, one for each of the columns of `MEASURES`."""
    figures = "; ".join(one.figures)
    return (*_named(one), *_rated(one), figures, *_first_figure(one.row), *_calculated(one), *_told(one))


def _named(one: MeasureWords) -> Sequence[Value]:
    row = one.row
    under = (row.section, row.theme, "; ".join(row.also_relates_to), row.objective_ref, row.objective)
    return (row.id, one.ref, *under, one.action, one.criterion, one.responsible)


def _rated(one: MeasureWords) -> Sequence[Value]:
    row = one.row
    declared = one.status if row.status is None or row.rating is None else str(row.status)
    return (declared, one.status, row.rating, row.unrated)


def _first_figure(row: Return) -> Sequence[Value]:
    if not row.actuals:
        return (None,) * 6
    first = row.actuals[0]
    return (first.value, first.unit, first.numerator, first.denominator, first.as_at, first.state)


def _calculated(one: MeasureWords) -> Sequence[Value]:
    words = ("; ".join(one.targets), boundary_words(one.row), "; ".join(one.comparators))
    verdict = one.row.verdict
    return (*words, *((verdict.rating, verdict.because, verdict.supports_printed) if verdict else (None,) * 3))


def _told(one: MeasureWords) -> Sequence[Value]:
    counted = "true" if one.row.same_row_as is None else "false"
    told = "\n".join(one.told)
    return (one.movement, one.direction, one.progress, one.remedial_action, counted, told)


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


MEASURES = Sheet("measures", "One line for each measure", _MEASURES, _measures)
SHEETS = (
    MEASURES,
    Sheet("figures", "One line for each figure that was reported", _FIGURES, _figures),
    Sheet("targets", "One line for each figure to reach", _TARGETS, _targets),
)
