"""Paragraphs and what they make of a cell: lines of plain text."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goldenthread.reading.formats.docx.hidden import shown_rows
from goldenthread.reading.formats.docx.names import CELL, PARAGRAPH, TABLE
from goldenthread.reading.formats.docx.properties import children
from goldenthread.reading.formats.docx.styles import Shape, Styles
from goldenthread.reading.formats.docx.words import Words
from goldenthread.reading.markup.lines import BETWEEN_CELLS, INDENT, ITEM, bulleted

if TYPE_CHECKING:
    from lxml.etree import _Element


def lines_of(text: str, shape: Shape) -> list[str]:
    """Give the lines of a paragraph's text, without blank ones; a list item's first line has its mark."""
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line]
    if not lines:
        return []
    in_list = shape.item is not None and not shape.outline
    prefix = INDENT * (shape.item or 0) + ITEM if in_list else ""
    return [bulleted(lines[0], prefix), *lines[1:]]


Inks = set[str | None]


def lines_in(parent: "_Element", styles: Styles, inks: Inks) -> Iterator[str]:
    """Give the lines of all that a cell or text box holds; a row of a table in it is one line.

    The colours of the text are added to `inks`.
    """
    for block in children(parent, PARAGRAPH, TABLE):
        if block.tag == TABLE:
            yield from _rows_as_lines(block, styles, inks)
            continue
        words = Words(block)
        inks |= words.inks
        yield from lines_of(words.text, styles.shape_of(block))
        for box in words.boxes:
            yield from lines_in(box, styles, inks)


def _rows_as_lines(table: "_Element", styles: Styles, inks: Inks) -> Iterator[str]:
    for row in shown_rows(table):
        cells = [" ".join(lines_in(cell, styles, inks)) for cell in children(row, CELL)]
        if any(cells):
            yield BETWEEN_CELLS.join(cells).strip()
