"""The styles of an OpenDocument spreadsheet, as far as a reader sees them: colours, and hidden sheets."""

import re
from dataclasses import dataclass, field

from lxml.etree import _Element

from goldenthread.reading.office_xml import attribute, child

_COLOUR = re.compile(r"#[0-9a-f]{6}")
_WHITE, _BLACK = "#ffffff", "#000000"
_FAMILIES = ("table-cell", "table", "text")
# Office programs nest styles three or four deep; a ring of styles would never end.
_DEEPEST = 50


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str
    background: str | None
    ink: str | None
    displayed: bool


@dataclass(slots=True)
class Styles:
    """The styles read so far, by family and name."""

    known: dict[tuple[str, str], _Style] = field(default_factory=dict)
    found: dict[tuple[str, str, str], str | None] = field(default_factory=dict)

    def add(self, element: _Element) -> None:
        """Keep a style element, in place of an earlier one of that name."""
        family, name = attribute(element, "family") or "", attribute(element, "name") or ""
        if family in _FAMILIES:
            self.known[family, name] = _Style(
                attribute(element, "parent-style-name") or "",
                _said(element, "table-cell-properties", "background-color"),
                _said(element, "text-properties", "color"),
                _said(element, "table-properties", "display") != "false",
            )

    def fill(self, name: str) -> str | None:
        """Give a cell style's fill as "#rrggbb", its own or the nearest parent's; None for none and white."""
        return self._colour("table-cell", name, "background")

    def ink(self, name: str, family: str = "table-cell") -> str | None:
        """Do the same for the colour of text, where black says nothing either; family "text" for a span."""
        found = self._colour(family, name, "ink")
        return found if found != _BLACK else None

    def sets_ink(self, name: str) -> bool:
        """Tell whether a span of this style has a colour of its own, be it black."""
        return self._nearest("text", name, "ink") is not None

    def displays(self, table_style: str) -> bool:
        """Tell whether a sheet of this style is shown."""
        style = self.known.get(("table", table_style))
        return style is None or style.displayed

    def _colour(self, family: str, name: str, aspect: str) -> str | None:
        key = family, name, aspect
        if key not in self.found:
            colour = (self._nearest(*key) or "").lower()
            self.found[key] = colour if _COLOUR.fullmatch(colour) and colour != _WHITE else None
        return self.found[key]

    def _nearest(self, family: str, name: str, aspect: str) -> str | None:
        for _ in range(_DEEPEST):
            style = self.known.get((family, name))
            if style is None:
                return None
            said: str | None = getattr(style, aspect)
            if said is not None:
                return said
            name = style.parent
        return None


def _said(element: _Element, properties: str, name: str) -> str | None:
    found = child(element, properties)
    return attribute(found, name) if found is not None else None
