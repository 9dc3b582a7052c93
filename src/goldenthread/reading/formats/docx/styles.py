"""Paragraph styles: which are headings, of which level, and which make list items."""

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goldenthread.reading.formats.docx.names import VALUE, w
from goldenthread.reading.formats.docx.properties import Properties, number, properties_of

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEADING = re.compile(r"heading ?([1-9])", re.IGNORECASE)
_TITLE = "title"
_BODY_TEXT = 9
_PARAGRAPH_PROPERTIES = w("pPr")
_STYLE, _STYLE_ID, _STYLE_NAME, _BASED_ON = w("style"), w("styleId"), w("name"), w("basedOn")
_PARAGRAPH_STYLE, _OUTLINE, _NUMBERING = w("pStyle"), w("outlineLvl"), w("numPr")
_LIST, _LEVEL = w("numId"), w("ilvl")


@dataclass(frozen=True, slots=True)
class Shape:
    """What a paragraph is: the level of its heading (0: none), and how deep in a list (None: in none)."""

    outline: int = 0
    item: int | None = None


_PLAIN = Shape()


class Styles:
    """The paragraph styles of a document."""

    def __init__(self, styles: "_Element | None") -> None:
        found = [] if styles is None else styles.findall(_STYLE)
        self._styles = {style.get(_STYLE_ID, ""): style for style in found}
        self._known: dict[str, Shape] = {}

    def shape_of(self, paragraph: "_Element") -> Shape:
        """Tell what a paragraph is by its own properties and its style's."""
        properties = properties_of(paragraph, _PARAGRAPH_PROPERTIES)
        style = properties.get(_PARAGRAPH_STYLE)
        base = _PLAIN if style is None else self._shape_of_style(style.get(VALUE, ""))
        return _refined(properties, base)

    def _shape_of_style(self, identity: str) -> Shape:
        if identity not in self._known:
            self._known[identity] = self._worked_out(identity)
        return self._known[identity]

    def _worked_out(self, identity: str) -> Shape:
        shape = _PLAIN
        for ancestor in reversed(self._line_of(identity)):
            style = self._styles.get(ancestor)
            if style is not None:
                shape = _refined(properties_of(style, _PARAGRAPH_PROPERTIES), shape)
            shape = _named(ancestor, style, shape)
        return shape

    def _line_of(self, identity: str) -> list[str]:
        """Give a style and those that it is based on, each once though they may go round in a circle."""
        line: dict[str, None] = {}
        while identity and identity not in line:
            line[identity] = None
            style = self._styles.get(identity)
            base = None if style is None else style.find(_BASED_ON)
            identity = "" if base is None else base.get(VALUE, "")
        return list(line)


def _refined(properties: Properties, shape: Shape) -> Shape:
    if _OUTLINE not in properties and _NUMBERING not in properties:
        return shape
    level = number(properties, _OUTLINE, -1)
    outline = shape.outline if level < 0 else (level + 1) % (_BODY_TEXT + 1)
    if _NUMBERING not in properties:
        return Shape(outline, shape.item)
    numbering = {str(child.tag): child for child in properties[_NUMBERING]}
    in_list = number(numbering, _LIST, 1 if shape.item is not None else 0) > 0
    return Shape(outline, number(numbering, _LEVEL, shape.item or 0) if in_list else None)


def _named(identity: str, style: "_Element | None", shape: Shape) -> Shape:
    name_element = None if style is None else style.find(_STYLE_NAME)
    name = identity if name_element is None else name_element.get(VALUE, "")
    heading = _HEADING.fullmatch(name)
    if heading:
        return Shape(int(heading[1]), shape.item)
    return Shape(1, shape.item) if name.lower() == _TITLE else shape
