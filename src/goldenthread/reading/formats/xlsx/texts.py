"""Texts with or without formatted runs, and the colour in which they are written."""

import re
from typing import NamedTuple

from lxml.etree import _Element

from goldenthread.reading.formats.xlsx.colours import Colours
from goldenthread.reading.office_xml import child, children, local_name

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# The ink of a run that says nothing of its looks: it has that of its cell.
_OF_ITS_CELL = "cell"


class Text(NamedTuple):
    """A text, and the colours of its runs; no colours where it has no runs."""

    text: str
    inks: frozenset[str | None] = frozenset()

    def ink(self, of_its_cell: str | None) -> str | None:
        """Give the one colour of the text, None where it has several; `of_its_cell` is that of the cell."""
        if not self.inks:
            return of_its_cell
        inks = {of_its_cell if ink == _OF_ITS_CELL else ink for ink in self.inks}
        return inks.pop() if len(inks) == 1 else None


def read_text(item: _Element, colours: Colours) -> Text:
    """Flatten a text; how it is pronounced (rPh) is left out."""
    pieces: list[str] = []
    inks: set[str | None] = set()
    for part in children(item, "t", "r"):
        if local_name(part) == "t":
            pieces.append(part.text or "")
            continue
        run = "".join(text.text or "" for text in children(part, "t"))
        pieces.append(run)
        if run.strip():
            inks.add(_ink(part, colours))
    return Text(plain("".join(pieces)), frozenset(inks))


def plain(text: str) -> str:
    """Undo the escapes that a workbook uses for control characters, and make line ends newlines."""
    if "_x" in text:
        text = _ESCAPED.sub(lambda found: _character(found[1]), text)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _ink(run: _Element, colours: Colours) -> str | None:
    properties = child(run, "rPr")
    return _OF_ITS_CELL if properties is None else colours.ink(child(properties, "color"))


def _character(code: str) -> str:
    # Half of a surrogate pair is no character, and nothing could print it.
    number = int(code, 16)
    return "\ufffd" if 0xD800 <= number <= 0xDFFF else chr(number)
