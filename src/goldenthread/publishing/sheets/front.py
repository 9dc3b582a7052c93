"""The sheets before the tables: the cover, the contents and the notes."""

from collections.abc import Iterable, Iterator, Sequence

from goldenthread.publishing.content import SHORTHAND, Content, Paragraph, Part, Points
from goldenthread.publishing.sheets.pieces import SheetCell, SheetColumn, SheetTable, TextLine, Worksheet, text

_ON_COVER = ("purpose", "recommendations", "summary", "implications")
_IN_NOTES = ("notes", "replaced")
_CONTENTS = (SheetColumn("Sheet", 24), SheetColumn("What it holds", 80))
_NOTES = (SheetColumn("Sign or note", 16), SheetColumn("Meaning", 100))


def cover(content: Content) -> Worksheet:
    """Give the cover: the title block, what the committee is told, and the summary."""
    front = content.front
    lines = [TextLine(front.authority)] if front.authority else []
    lines += [TextLine(f"{name}: {told}") for name, told in front.lines]
    for part in content.parts:
        if part.name in _ON_COVER:
            lines += [TextLine(part.heading, heads=True), *map(TextLine, sentences(part))]
    return Worksheet("Cover", front.title, "What is published, by whom and when; the summary", tuple(lines))


def contents(sheets: Sequence[Worksheet]) -> Worksheet:
    """Give the contents: each sheet after it, with a link to it."""
    rows = tuple((SheetCell(sheet.name, sheet=sheet.name), text(sheet.holds)) for sheet in sheets)
    lines = (TextLine("This sheet has one table: the sheets that follow. Each name leads to its sheet."),)
    return Worksheet("Contents", "Contents", "", lines, SheetTable("contents", _CONTENTS, rows))


def notes(content: Content) -> Worksheet:
    """Give the notes: the shorthand that stands in cells, then how statuses are decided."""
    rows = [(SheetCell(note.sign), SheetCell(note.meaning)) for note in SHORTHAND]
    told = (line for part in content.parts if part.name in _IN_NOTES for line in sentences(part))
    rows += [(SheetCell(f"note {at}"), SheetCell(line)) for at, line in enumerate(told, start=1)]
    lines = (TextLine("This sheet has one table: the shorthand of the cells, and how statuses are decided."),)
    holds = "What the shorthand in cells means, and how statuses are decided"
    return Worksheet("Notes", "Notes", holds, lines, SheetTable("notes", _NOTES, tuple(rows)))


def sentences(part: Part) -> Iterator[str]:
    """Give what a part says outside its tables and charts."""
    for block in part.blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Points):
            yield from block.items


def as_lines(texts: Iterable[str]) -> tuple[TextLine, ...]:
    """Give texts as lines above a table, one a paragraph."""
    return tuple(TextLine(line) for told in texts for line in told.split("\n") if line.strip())
