"""Plain text of parsed HTML."""

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from goldenthread.reading.markup.colours import ink_of
from goldenthread.reading.markup.lines import Lines, tags
from goldenthread.reading.markup.visibility import is_decoration, is_gone, is_invisible
from goldenthread.reading.symbols import SYMBOL_FONTS, shown

if TYPE_CHECKING:
    from lxml.etree import _Element

TakesTable = Callable[["_Element"], bool]
Skips = Callable[["_Element"], object]

_TYPED_IN = tags("date datetime-local email month number search tel text time url week")
_FONT = re.compile(r"font(?:-family)?\s*:([^;:]*)", re.IGNORECASE)
_SYMBOL_FONT = re.compile(r"\b(?:(?:wing|web)dings(?: [23])?|symbol)\b", re.IGNORECASE)


_TELLS_NOTHING = frozenset({None, "#000000", "#ffffff"})


class Shown(NamedTuple):
    """An element's content as it is shown; `ink` is the one colour of all its text, if it has one."""

    text: str
    ink: str | None


class _Look(NamedTuple):
    """How an element shows the text in it."""

    element: "_Element"
    font: str
    ink: str | None


def plain_text(element: "_Element") -> str:
    """Turn an element's content into plain text.

    A picture gives its alternative text, an element without text its title or label. What is hidden
    from assistive software alone (aria-hidden) is read only where there is nothing else.
    """
    return content_shown(element).text


def content_shown(element: "_Element", ink: str | None = None) -> Shown:
    """Give the plain text of an element and its colour; `ink` is the colour of what is around it."""
    content = _content(element, ink, skips_decoration=True)
    return content if content.text else _content(element, ink, skips_decoration=False)


def read_into(
    lines: Lines, element: "_Element", takes_table: TakesTable, skips: Skips, *, skips_decoration: bool = True
) -> None:
    """Read an element's content into `lines`.

    `takes_table` is asked about each table: if it says true it has read the table itself. `skips` is told of
    each element that isn't shown.
    """
    _Reader(lines, takes_table, skips_decoration, skips).read(element, None)


def _content(element: "_Element", ink: str | None, skips_decoration: bool) -> Shown:
    lines = Lines()
    if element.tag == "pre":
        lines.open("pre")
    reader = _Reader(lines, lambda _: False, skips_decoration)
    reader.read(element, ink)
    inks = reader.inks if len(reader.inks) == 1 else {None}
    return Shown(lines.plain() or " ".join(_label(element).split()), inks.pop())


class _Reader:
    """Goes through an element's content in document order, without recursion."""

    def __init__(
        self, lines: Lines, takes_table: TakesTable, skips_decoration: bool, skips: Skips = lambda _: None
    ) -> None:
        self.lines = lines
        self.skips = skips
        self.skips_decoration = skips_decoration
        self.takes_table = takes_table
        self.inks: set[str | None] = set()
        # Elements that are open and say something about what is in them, innermost last.
        self.looks: list[_Look] = []
        self.labelled: list[tuple[_Element, int]] = []

    def read(self, element: "_Element", ink: str | None) -> None:
        from lxml.etree import iterwalk

        self.looks.append(_Look(element, _font_of(element) or "", ink_of(element) or ink))
        self._text(element.text)
        walk = iterwalk(element, events=("start", "end", "comment", "pi"))
        skipped: _Element | None = None
        next(walk)
        for event, node in walk:
            if node is element:
                break
            if event == "start":
                if self._is_read(node):
                    self._start(node)
                else:
                    skipped = node
                    walk.skip_subtree()
                continue
            if event == "end" and node is not skipped:
                self._end(node)
            self._text(node.tail)

    def _is_read(self, node: "_Element") -> bool:
        if is_gone(node) or is_invisible(node):
            self.skips(node)
            return False
        if node.tag == "table" and self.takes_table(node):
            return False
        if node.tag == "select":
            self.lines.text(_chosen(node))
            return False
        return not (self.skips_decoration and is_decoration(node))

    def _start(self, node: "_Element") -> None:
        self.lines.open(str(node.tag))
        font, ink, around = _font_of(node), ink_of(node), self.looks[-1]
        if font is not None or ink:
            self.looks.append(_Look(node, around.font if font is None else font, ink or around.ink))
        if _label(node):
            self.labelled.append((node, self.lines.shown))
        self.lines.text(_value(node))
        self._text(node.text)

    def _end(self, node: "_Element") -> None:
        if self.labelled and self.labelled[-1][0] is node:
            _, shown_before = self.labelled.pop()
            if self.lines.shown == shown_before:
                self.lines.text(_label(node))
        if self.looks[-1].element is node:
            self.looks.pop()
        self.lines.close(str(node.tag))

    def _text(self, text: str | None) -> None:
        look = self.looks[-1]
        if text and not text.isspace():
            self.inks.add(None if look.ink in _TELLS_NOTHING else look.ink)
        self.lines.text(shown(text, look.font) if text and look.font else text)


def _label(node: "_Element") -> str:
    return node.get("aria-label") or node.get("title") or ""


def _value(node: "_Element") -> str:
    if node.tag == "img" or (node.tag == "input" and node.get("type") == "image"):
        return node.get("alt", "")
    if node.tag == "input" and node.get("type", "text").lower() in _TYPED_IN:
        return node.get("value", "")
    return ""


def _chosen(select: "_Element") -> str:
    option = select.find(".//option[@selected]")
    if option is None:
        option = select.find(".//option")
    return "".join(option.itertext()) if option is not None else ""


def _font_of(node: "_Element") -> str | None:
    """Give the symbol font that an element asks for; "" for any other, None where it asks for none."""
    face = node.get("face")
    if face is not None:
        return face if face.strip().lower() in SYMBOL_FONTS else ""
    asked = _FONT.findall(node.get("style", ""))
    if not asked:
        return None
    found = _SYMBOL_FONT.search(asked[-1])
    return found[0] if found else ""
