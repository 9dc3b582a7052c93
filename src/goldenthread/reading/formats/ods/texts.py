"""The text that a cell of an OpenDocument spreadsheet shows, and the colour in which it is written."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from goldenthread.reading.formats.ods.styles import Styles
from goldenthread.reading.office_xml import attribute, local_name, whole

# More spaces in a row than this are no text of anyone's.
_MOST_SPACES = 1_000
_WHITE_SPACE = re.compile(r"[ \t\r\n]+")
# Comments, pictures and the like belong to the cell but aren't its text.
_APART = ("annotation", "annotation-end", "note", "ruby-text", "frame", "custom-shape", "tracked-changes")
_VALUES = ("string-value", "date-value", "time-value", "boolean-value", "value")
# A piece of text and its colour.
_Piece = tuple[str, str | None]


def text_of_cell(cell: _Element, ink: str | None, styles: Styles) -> tuple[str, str | None]:
    """Give the cell's paragraphs as lines, list items with "- " before them, and the one colour of all.

    `ink` is the colour of what has none of its own; the colour is None where there are several. Where a
    program wrote a value without its text, the value stands for it.
    """
    lines = [(mark, list(_pieces(part, ink, styles))) for child in cell for mark, part in _lines(child, "")]
    if not lines:
        return next((value for name in _VALUES if (value := attribute(cell, name))), ""), ink
    texts = [mark + "".join(text for text, _ in pieces).strip(" ") for mark, pieces in lines]
    inks = {colour for _, pieces in lines for text, colour in pieces if text.strip()}
    return "\n".join(texts) if any(texts) else "", inks.pop() if len(inks) == 1 else None


def _lines(part: _Element, mark: str) -> Iterator[tuple[str, _Element]]:
    """Find the paragraphs in reading order, each with what stands before it."""
    name = local_name(part)
    if name in ("p", "h"):
        yield mark, part
    elif name in ("list", "list-item", "list-header"):
        mark = "- " if name == "list-item" else ""
        for inner in part:
            yield from _lines(inner, mark)
            # The further paragraphs of an item go on with it.
            mark = ""


def _pieces(element: _Element, ink: str | None, styles: Styles) -> Iterator[_Piece]:
    yield _collapsed(element.text), ink
    for part in element:
        name = local_name(part)
        if name == "s":
            yield " " * min(whole(attribute(part, "c"), 1), _MOST_SPACES), ink
        elif name == "tab":
            yield "\t", ink
        elif name == "line-break":
            yield "\n", ink
        elif name not in _APART:
            style = attribute(part, "style-name") or ""
            yield from _pieces(part, styles.ink(style, "text") if styles.sets_ink(style) else ink, styles)
        yield _collapsed(part.tail), ink


def _collapsed(text: str | None) -> str:
    return _WHITE_SPACE.sub(" ", text) if text else ""
