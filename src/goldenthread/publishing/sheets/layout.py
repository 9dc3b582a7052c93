"""Which sheets a publication has, in their order."""

from collections.abc import Iterator
from dataclasses import replace

from goldenthread.plan.saying import so_many
from goldenthread.publishing.content import Content, Part, Table
from goldenthread.publishing.sheets.front import as_lines, contents, cover, notes, sentences
from goldenthread.publishing.sheets.long_texts import LongTexts
from goldenthread.publishing.sheets.measures import figures_table, measures_table
from goldenthread.publishing.sheets.pieces import SheetColumn, SheetTable, TextLine, Workbook, Worksheet
from goldenthread.publishing.sheets.tables import sheet_table, stacked, wide_enough

# Of the parts' tables, by their name: the sheet's name and what it holds, for the contents.
_SHEETS = {
    "key-table": ("Key", "What each status means"),
    "standing": ("Totals", "How many measures have which status"),
    "themes": ("Themes", "How many measures of each theme have which status"),
    "directorates": ("Directorates", "How many measures of each directorate have which status"),
    "changes-standing": ("Then and now", "How many measures had which status in the earlier report, and have now"),
    "bridge": ("Bridge", "How the earlier headline becomes this one"),
    "needs-attention-table": ("Needs attention", "Measures that are slipped or not achieved"),
    "going-well-table": ("Going well", "Measures that go well"),
    "accepted-table": ("Accepted points", "Points to check that were looked at and accepted, with the reason"),
}
# Not those of the measures themselves: their rows are of other times and of other places.
_OVER_TIME = ("Over time", "When or whose", "Amount", "To reach", "Tolerance ends at")
_GONE = "changes-only-earlier"


def workbook(content: Content) -> Workbook:
    """Lay a publication out in sheets. The same content gives the same workbook."""
    long, tables = LongTexts(), list(_tables(content))
    sheets = [long.fitted(sheet) for sheet in (cover(content), notes(content), *tables)]
    rest = long.sheet()
    sheets += [rest] if rest else []
    first, *others = sheets
    front = content.front
    return Workbook(front.title, front.authority, (first, contents(others), *others), tuple(long.told()))


def _tables(content: Content) -> Iterator[Worksheet]:
    trends = [part for part in content.parts if part.name == "trends"]
    # How it stood over time goes together: where there is an earlier report, trends stand with what changed.
    together = any(part.name == "changes" for part in content.parts)
    for part in content.parts:
        yield from _of_part(part)
        if part.name == "groups":
            yield from _commentary(content)
        elif part.name == "changes":
            yield from (sheet for one in trends for sheet in _trends(one))
            yield from _changes(part)
        elif part.name == "measures":
            yield from _measures(content)
        elif part.name == "trends" and not together:
            yield from _trends(part)


def _of_part(part: Part) -> Iterator[Worksheet]:
    for block in part.blocks:
        if isinstance(block, Table) and block.name in _SHEETS:
            name, holds = _SHEETS[block.name]
            table = sheet_table(block, block.name.removesuffix("-table").replace("-", "_"))
            yield _sheet(name, block.caption, holds, table)


def _sheet(name: str, title: str, holds: str, table: SheetTable) -> Worksheet:
    number = len(table.rows)
    rows = so_many(number, "row")
    about = TextLine(f"This sheet has one table of {rows}. The shorthand in its cells is explained on the sheet Notes.")
    return Worksheet(name, title, holds, (about,), wide_enough(table))


def _commentary(content: Content) -> Iterator[Worksheet]:
    """Give what is said of the changes and of each theme, in running text as on the cover."""
    lines: list[TextLine] = []
    for part in content.parts:
        if part.level > 1 or part.name == "changes":
            lines += [TextLine(part.heading, heads=True), *as_lines(sentences(part))]
    if lines:
        holds = "What changed, what is rated in each theme and what isn't, and the commentary"
        yield Worksheet("Commentary", "What changed and how each theme stands, in words", holds, tuple(lines))


def _changes(part: Part) -> Iterator[Worksheet]:
    """Give the measures that moved on one sheet, and those that are only in the earlier report on another."""
    tables = [block for block in part.blocks if isinstance(block, Table) and block.name.startswith("changes-")]
    tables = [table for table in tables if table.name not in _SHEETS]
    moved = [(table.caption, table) for table in tables if table.name != _GONE]
    table = stacked(moved, SheetColumn("Direction of travel", 30), "changes")
    if table:
        yield _sheet("Changes", part.heading, "Measures whose status changed", table)
    for gone in tables:
        if gone.name == _GONE:
            yield _sheet(
                "Only earlier", gone.caption, "Measures of the earlier report alone", sheet_table(gone, "gone")
            )


def _measures(content: Content) -> Iterator[Worksheet]:
    material = content.material
    day = material.published_on or material.cover.published_on
    measures, figures = measures_table(content.measures, day), figures_table(content.measures, day)
    title = f"{content.front.title}: all measures"
    if measures.rows:
        yield _sheet("Measures", title, "Each measure with all that is published of it", measures)
    if figures.rows:
        title = "Figures of measures that have several, one a row"
        yield _sheet("Figures", title, title, figures)


def _trends(part: Part) -> Iterator[Worksheet]:
    tables = [(block.caption, block) for block in part.blocks if isinstance(block, Table)]
    table = stacked(tables, SheetColumn("Over time", 60), "trends")
    if table:
        headed = zip(table.columns, _OVER_TIME, strict=True)
        table = replace(table, columns=tuple(replace(column, heading=heading) for column, heading in headed))
        yield _sheet("Trends", part.heading, "Figures and targets of what needs attention, period by period", table)
