"""The sheet of all measures with all their fields, and the one of figures that come in several parts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from goldenthread.plan import Figure, Op
from goldenthread.publishing.content import MeasureWords
from goldenthread.publishing.content.times import age_on, day_words
from goldenthread.publishing.saying import boundary_words
from goldenthread.publishing.sheets.fields import (
    CellOf,
    age_cell,
    calculated_words,
    declared_cell,
    of_figure,
    of_target,
    one_line,
    state_cell,
    told,
    unit_words,
)
from goldenthread.publishing.sheets.pieces import (
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    SheetCell,
    SheetColumn,
    SheetTable,
    number,
    text,
)

_OPS = {
    Op.AT_LEAST: "at least",
    Op.AT_MOST: "at most",
    Op.ABOVE: "over",
    Op.BELOW: "under",
    Op.EQUALS: "exactly",
    Op.RANGE: "from",
}


@dataclass(frozen=True, slots=True)
class _Field:
    """A column of the measures, and how its cell comes of a measure and the day of publication."""

    heading: str
    width: int
    cell: CellOf
    number: bool = False


_FIELDS = (
    _Field("Ref", 10, told(lambda one: one.ref)),
    _Field("Theme", 24, told(lambda one: one_line(one.row.theme))),
    _Field("Objective number", 12, told(lambda one: one_line(one.row.objective_ref))),
    _Field("Objective", 30, told(lambda one: one_line(one.row.objective))),
    _Field("Priority action", 38, told(lambda one: one.action)),
    _Field("Success criterion", 46, told(lambda one: one.criterion)),
    _Field("Responsible", 16, told(lambda one: one.responsible)),
    _Field("Target", 28, told(lambda one: "\n".join(one.targets), NOT_APPLICABLE)),
    _Field("Figure", 32, told(lambda one: "\n".join(one.figures))),
    _Field("Status", 18, declared_cell),
    _Field("Progress", 90, told(lambda one: one.progress)),
    _Field("Remedial action", 60, told(lambda one: one.remedial_action)),
    _Field("Direction of travel", 22, told(lambda one: one.direction, NOT_APPLICABLE)),
    _Field("Calculated status", 18, told(calculated_words, NOT_APPLICABLE)),
    _Field("Why calculated so", 44, told(lambda one: one_line(one.row.verdict.because if one.row.verdict else ""))),
    _Field("Tolerance ends at", 14, told(lambda one: one_line(boundary_words(one.row)), NOT_APPLICABLE)),
    _Field("Comparators", 34, told(lambda one: "\n".join(one.comparators))),
    _Field("Also told", 50, told(lambda one: "\n".join(one.notes), NOT_APPLICABLE)),
    _Field("Also relates to", 24, told(lambda one: one_line(", ".join(one.row.also_relates_to)), NOT_APPLICABLE)),
    _Field("Amount", 14, of_figure(lambda figure: number(figure.value)), number=True),
    _Field("Unit", 16, of_figure(lambda figure: text(unit_words(figure.unit)))),
    _Field("Numerator", 16, of_figure(lambda figure: number(figure.numerator, NOT_AVAILABLE)), number=True),
    _Field("Denominator", 16, of_figure(lambda figure: number(figure.denominator, NOT_AVAILABLE)), number=True),
    _Field("Figure as at", 18, of_figure(lambda figure: text(one_line(day_words(figure.as_at or ""))))),
    _Field("State of figure", 18, of_figure(state_cell)),
    _Field("Data age in days", 12, age_cell, number=True),
    _Field("First target value", 14, of_target(lambda target: number(target.value)), number=True),
    _Field("First target upper end", 14, of_target(lambda target: number(target.high)), number=True),
    _Field("First target unit", 16, of_target(lambda target: text(unit_words(target.unit)))),
    _Field("First target operator", 12, of_target(lambda target: text(_OPS[target.op]))),
    _Field("First target when", 16, of_target(lambda target: text(one_line(day_words(target.when or ""))))),
    _Field("Status code", 10, told(lambda one: one_line("" if one.row.status is None else str(one.row.status)))),
    _Field("Section of plan", 20, told(lambda one: one_line(one.row.section), NOT_APPLICABLE)),
    _Field("Identifier", 30, told(lambda one: one_line(one.row.id))),
)
_FIGURE_COLUMNS = (
    SheetColumn("Figure of", 12),
    SheetColumn("Part", 40),
    SheetColumn("Amount", 14, number=True),
    SheetColumn("Unit", 20),
    SheetColumn("Numerator", 16, number=True),
    SheetColumn("Denominator", 16, number=True),
    SheetColumn("As at", 20),
    SheetColumn("State", 18),
    SheetColumn("Data age in days", 12, number=True),
)


def measures_table(measures: Iterable[MeasureWords], published_on: date | None) -> SheetTable:
    """Give the table of all measures, each once."""
    rows = tuple(tuple(field.cell(one, published_on) for field in _FIELDS) for one in measures)
    columns = tuple(SheetColumn(field.heading, field.width, field.number) for field in _FIELDS)
    return SheetTable("measures", columns, rows)


def figures_table(measures: Iterable[MeasureWords], published_on: date | None) -> SheetTable:
    """Give the figures of the measures that have several, one a row; without rows where none has."""
    rows = tuple(
        _figure(one, figure, at, published_on)
        for one in measures
        if len(one.row.actuals) > 1
        for at, figure in enumerate(one.row.actuals, start=1)
    )
    return SheetTable("figures", _FIGURE_COLUMNS, rows)


def _figure(one: MeasureWords, figure: Figure, at: int, published_on: date | None) -> tuple[SheetCell, ...]:
    return (
        text(one.ref),
        text(one_line(figure.label), f"figure {at}"),
        number(figure.value),
        text(unit_words(figure.unit)),
        number(figure.numerator, NOT_AVAILABLE),
        number(figure.denominator, NOT_AVAILABLE),
        text(one_line(day_words(figure.as_at or ""))),
        state_cell(figure),
        number(age_on(figure.as_at, published_on), NOT_AVAILABLE),
    )
