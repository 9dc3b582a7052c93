"""Exceptions both ways: what needs attention, and what goes well."""

from collections.abc import Mapping, Sequence

from goldenthread.plan import ComparedRow, CountsAs, Movement, Rating, counts_as
from goldenthread.publishing.content.measure import MeasureWords, main_value
from goldenthread.publishing.content.pieces import Block, Cell, Column, Line, Paragraph, Part, Table

_COLUMNS = (Column("Target", 16), Column("Figure", 16), Column("Status", 14, "status"))
_ATTENTION = (Column("Ref", 7), Column("Measure", 36), *_COLUMNS, Column("Remedial action", 36))
_TRAVEL = Column("Direction of travel", 18)


def needs_attention(measures: Sequence[MeasureWords]) -> list[MeasureWords]:
    """Give the measures that are slipped or not achieved, the worst first, else in the plan's order."""
    found = [one for one in measures if counts_as(one.row.rating) is CountsAs.OFF_TRACK]
    return sorted(found, key=lambda one: one.row.rating is not Rating.NOT_ACHIEVED)


def going_well(measures: Sequence[MeasureWords], compared: Mapping[str, ComparedRow]) -> list[MeasureWords]:
    """Give the measures on track or achieved that became better; without an earlier report, those achieved."""
    if compared:
        better = {name for name, row in compared.items() if row.movement is Movement.IMPROVED}
        return [one for one in measures if one.row.id in better and counts_as(one.row.rating) is CountsAs.ON_TRACK]
    return [one for one in measures if one.row.rating is Rating.ACHIEVED]


def exceptions_parts(measures: Sequence[MeasureWords], compared: Mapping[str, ComparedRow]) -> tuple[Part, Part]:
    """Give both parts."""
    attention, well = needs_attention(measures), going_well(measures, compared)
    none = "No measure is slipped or not achieved."
    doing = [Line((*_named(one), *_told(one), Cell(one.remedial_action))) for one in attention]
    first = _block("needs-attention-table", "Slipped or not achieved", _ATTENTION, doing, none)
    caption = "Better than in the earlier report, and achieved or on track" if compared else "Achieved"
    none = "No measure that is achieved or on track has become better." if compared else "No measure is achieved."
    # Without an earlier report nothing can be said of the way that a measure went.
    travel = (_TRAVEL,) if compared else ()
    better = [Line((*_named(one), *(Cell(one.direction) for _ in travel), *_told(one))) for one in well]
    columns = (Column("Ref", 7), Column("Measure", 40), *travel, *_COLUMNS)
    second = _block("going-well-table", caption, columns, better, none)
    return Part("needs-attention", "Needs attention", (first,)), Part("going-well", "Going well", (second,))


def _block(name: str, caption: str, columns: tuple[Column, ...], lines: list[Line], none: str) -> Block:
    return Table(name, caption, columns, tuple(lines)) if lines else Paragraph(none)


def _named(one: MeasureWords) -> tuple[Cell, Cell]:
    return Cell(one.ref), Cell(one.name)


def _told(one: MeasureWords) -> tuple[Cell, Cell, Cell]:
    figures = Cell("\n".join(one.figures), main_value(one.row))
    return Cell("\n".join(one.targets)), figures, Cell(one.status, rating=one.row.rating)
