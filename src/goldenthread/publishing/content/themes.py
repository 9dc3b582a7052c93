"""Theme by theme, each measure: one table a theme, with the objectives as headings in it."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from goldenthread.plan import CountedTotals, Return
from goldenthread.publishing.content.measure import MeasureWords, main_value
from goldenthread.publishing.content.pieces import Block, Cell, Column, Line, Paragraph, Part, Table
from goldenthread.publishing.content.safe import Safe
from goldenthread.publishing.content.standing import headline, left_out, status_chart, status_table

NO_THEME = "Measures"
COLUMNS = (
    Column("Ref", 11),
    Column("Priority action", 30),
    Column("Success criterion", 38),
    Column("Responsible", 16),
    Column("Target", 20),
    Column("Figure", 22),
    Column("Status", 21, "status"),
    Column("Progress", 52),
    Column("Remedial action", 36),
    Column("Direction of travel and notes", 31),
)


def themes_of(measures: Sequence[MeasureWords]) -> dict[str, list[MeasureWords]]:
    """Give the measures by theme, both in the plan's order; those of none under ""."""
    found: dict[str, list[MeasureWords]] = {}
    for one in measures:
        found.setdefault(one.row.theme or "", []).append(one)
    return found


def theme_part(
    theme: str, measures: Sequence[MeasureWords], totals: CountedTotals, number: int, commentary: str, safe: Safe
) -> Part:
    """Give the part of a theme: how it stands, what the council says of it, and its measures."""
    name, heading = f"theme-{number}", safe.line(theme) or NO_THEME
    rows = [one.row for one in measures]
    blocks: list[Block] = [Paragraph(headline(totals))]
    blocks += [Paragraph(text) for text in (left_out(totals), commentary) if text]
    chart = status_chart(rows, f"{name}-chart", f"{heading}: how its rated measures stand", f"{name}-standing")
    if chart:
        blocks += [chart, status_table(rows, f"{name}-standing", f"{heading}: how its measures stand")]
    blocks.append(measures_table(measures, f"{name}-measures", heading, safe))
    return Part(name, heading, tuple(blocks), level=2)


def measures_table(measures: Sequence[MeasureWords], name: str, caption: str, safe: Safe) -> Table:
    """Give the table of measures."""
    return Table(name, caption, COLUMNS, tuple(_lines(measures, safe)), measures=True)


def _lines(measures: Sequence[MeasureWords], safe: Safe) -> Iterator[Line]:
    for objective, own in groupby(measures, key=lambda one: objective_words(one.row)):
        if objective:
            yield Line((Cell(safe.line(objective)),), heads=True)
        yield from (_line(one) for one in own)


def objective_words(row: Return) -> str:
    """Give the objective of a return with its number: "11. Multi-agency safeguarding"; "" where it has none."""
    number = f"{row.objective_ref}. " if row.objective_ref and row.objective else row.objective_ref or ""
    return f"{number}{row.objective or ''}"


def _line(one: MeasureWords) -> Line:
    return Line(
        (
            Cell(one.ref),
            Cell(one.action),
            Cell(one.criterion),
            Cell(one.responsible),
            Cell("\n".join(one.targets)),
            Cell("\n".join(one.figures), main_value(one.row)),
            Cell(one.status, rating=one.row.rating),
            Cell(one.progress),
            Cell(one.remedial_action),
            Cell("\n".join(one.notes)),
        )
    )
