"""Cells of a measure's figure, target and status, for the sheets of measures and figures."""

from collections.abc import Callable
from datetime import date

from goldenthread.plan import Figure, Target
from goldenthread.publishing.content import MeasureWords
from goldenthread.publishing.content.safe import Safe
from goldenthread.publishing.content.times import age_on
from goldenthread.publishing.sheets.pieces import (
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    PROVISIONAL,
    SheetCell,
    number,
    status,
    text,
)
from goldenthread.publishing.statuses import WORDS, shape

CellOf = Callable[[MeasureWords, date | None], SheetCell]


def one_line(told: str | None) -> str:
    """Give a text of the report in one line that can be shown."""
    return Safe().line(told)


def unit_words(unit: str) -> str:
    """Name a unit in a cell of its own."""
    return one_line({"pp": "percentage points", "count": "number"}.get(unit, unit))


def state_cell(figure: Figure) -> SheetCell:
    """Say how settled a figure is, with the shorthand where it may still change."""
    if figure.state is None:
        return SheetCell(NOT_AVAILABLE)
    return SheetCell(f"{figure.state} {PROVISIONAL}" if figure.provisional else str(figure.state))


def told(take: Callable[[MeasureWords], str | None], missing: str = NOT_AVAILABLE) -> CellOf:
    """Make a cell of a text that is already in words."""
    return lambda one, _: text(take(one) or "", missing)


def of_figure(take: Callable[[Figure], SheetCell]) -> CellOf:
    """Make a cell of the one figure: of several, none speaks for the measure, and they have a sheet of their own."""

    def cell(one: MeasureWords, _: date | None) -> SheetCell:
        figures = one.row.actuals
        return take(figures[0]) if len(figures) == 1 else SheetCell(NOT_APPLICABLE if figures else NOT_AVAILABLE)

    return cell


def of_target(take: Callable[[Target], SheetCell]) -> CellOf:
    """Make a cell of the first target; a measure that has no figure to reach has none."""

    def cell(one: MeasureWords, _: date | None) -> SheetCell:
        return take(one.row.targets[0]) if one.row.targets else SheetCell(NOT_APPLICABLE)

    return cell


def age_cell(one: MeasureWords, published_on: date | None) -> SheetCell:
    """Say how many days the oldest of a measure's figures was old."""
    ages = [age_on(figure.as_at, published_on) for figure in one.row.actuals]
    known = [age for age in ages if age is not None]
    return number(max(known) if known else None, NOT_AVAILABLE)


def declared_cell(one: MeasureWords, _: date | None) -> SheetCell:
    """Give the status with its shape."""
    return status(one.status, one.row.rating, shape(one.row.rating))


def calculated_words(one: MeasureWords) -> str:
    """Give what the figures say in a word; "" where they say nothing."""
    rating = one.row.verdict.rating if one.row.verdict else None
    return f"{shape(rating)} {WORDS[rating]}" if rating else ""
