"""Values of properties, read leniently: an odd one counts as absent."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from goldenthread.reading.formats.docx.names import (
    ALTERNATIVES,
    CHOICE,
    CONTROL,
    FALLBACK,
    VALUE,
    w,
)

if TYPE_CHECKING:
    from lxml.etree import _Element

Properties = dict[str, "_Element"]

_NONE: Properties = {}
_OFF = frozenset({"0", "false", "off"})
_NUMBER = re.compile(r"\d{1,6}")
_HEX = re.compile(r"#?([0-9a-f]{6})", re.IGNORECASE)
_WHITE = "ffffff"
_USUAL_INKS = frozenset({"000000", _WHITE})
_SHADING, _FILL_NAME, _COLOUR, _PATTERN = w("shd"), w("fill"), w("color"), VALUE
_PLACEHOLDER = f"{w('sdtPr')}/{w('showingPlcHdr')}"
_CONTROL_CONTENT = w("sdtContent")
# What can stand around paragraphs, tables, rows and cells without being one.
_WRAPPERS = frozenset({CONTROL, _CONTROL_CONTENT, *map(w, ("customXml", "ins", "moveTo", "smartTag"))}) | {CHOICE}


def properties_of(element: "_Element", name: str) -> Properties:
    """Give the properties of an element, which stand in its child of this name, each by its own name."""
    found = element.find(name)
    return _NONE if found is None else {str(child.tag): child for child in found}


def is_on(properties: Properties, name: str) -> bool:
    """Whether a switch is there and not off."""
    switch = properties.get(name)
    return switch is not None and switch.get(VALUE, "").lower() not in _OFF


def number(properties: Properties, name: str, default: int) -> int:
    """Give the whole number of a property; the default where it is absent, negative or no number."""
    found = properties.get(name)
    value = "" if found is None else found.get(VALUE, "")
    return int(value) if _NUMBER.fullmatch(value) else default


def fill_of(cell: Properties) -> str | None:
    """Give a cell's own shading as "#rrggbb"; None for white, automatic or none."""
    shading = cell.get(_SHADING)
    if shading is None:
        return None
    # A solid pattern covers the fill with its own colour.
    colour = shading.get(_COLOUR if shading.get(_PATTERN) == "solid" else _FILL_NAME, "")
    found = _HEX.fullmatch(colour)
    return "#" + found[1].lower() if found and found[1].lower() != _WHITE else None


def ink_of(run: Properties) -> str | None:
    """Give the colour that a run itself gives its text, as "#rrggbb"; None for black, white or automatic."""
    colour = run.get(_COLOUR)
    found = None if colour is None else _HEX.fullmatch(colour.get(VALUE, ""))
    return "#" + found[1].lower() if found and found[1].lower() not in _USUAL_INKS else None


def is_placeholder(control: "_Element") -> bool:
    """Whether a content control shows nothing but its prompt, "Choose an item"."""
    return control.find(_PLACEHOLDER) is not None


def alternatives(node: "_Element") -> "_Element | None":
    """Give the one of a node's alternatives that a present-day Word shows."""
    choice = node.find(CHOICE)
    return node.find(FALLBACK) if choice is None else choice


def children(parent: "_Element", *wanted: str) -> Iterator["_Element"]:
    """Give the elements of the wanted names in a parent, through content controls and insertions."""
    for child in parent:
        if child.tag in wanted:
            yield child
        elif child.tag == ALTERNATIVES:
            chosen = alternatives(child)
            if chosen is not None:
                yield from children(chosen, *wanted)
        elif child.tag in _WRAPPERS and not (child.tag == CONTROL and is_placeholder(child)):
            yield from children(child, *wanted)
