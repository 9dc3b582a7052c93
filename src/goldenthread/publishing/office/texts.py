"""Texts as the paragraphs of a document."""

import re
from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from goldenthread.publishing.content.pieces import Cell, Column
from goldenthread.publishing.content.safe import MARK
from goldenthread.publishing.statuses import shape, status_words

_ITEM = re.compile(r"( {0,40})- (.*)", re.DOTALL)
_INDENT = 2
DEEPEST = 2
# A line that ends between a figure and its sign is read as a figure without one.
_BEFORE_PER_CENT = re.compile(r"(?<=[0-9]) (?=%)")
# Content marks these already. One that slipped through would make a file that no program opens.
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Said(NamedTuple):
    """A line of a text; `item` tells how deep it stands in a list, from 0 on, None for a line that is no item."""

    text: str
    item: int | None = None


def said(text: str) -> Iterator[Said]:
    """Give the lines of a text that aren't blank; of a text that has none, one that is empty.

    No line breaks between a figure and its "%": the space there is one at which none does.
    """
    text = _BEFORE_PER_CENT.sub("\u00a0", text)
    lines = [line for line in text.split("\n") if line.strip()]
    yield from map(_line, lines or [""])


def _line(line: str) -> Said:
    found = _ITEM.fullmatch(line)
    return Said(found[2].strip(), min(len(found[1]) // _INDENT, DEEPEST)) if found else Said(line.strip())


def escaped(text: str) -> str:
    """Write a text for XML, between tags or in an attribute."""
    return escape(_NO_XML.sub(MARK, text))


def is_status(cell: Cell, column: Column) -> bool:
    """Whether a cell has a status, or says why there is none; other lines of its column name something else."""
    return cell.rating is not None or (column.holds == "status" and cell.text.startswith(status_words(None)))


def status_text(cell: Cell) -> str:
    """Give a status with its shape."""
    return f"{shape(cell.rating)} {cell.text}"
