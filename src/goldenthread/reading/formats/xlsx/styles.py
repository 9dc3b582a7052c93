"""The styles of a workbook, as far as a reader of it sees them: number format and colours."""

from dataclasses import dataclass
from typing import NamedTuple

from lxml.etree import _Element

from goldenthread.reading.formats.xlsx.codes import BUILT_IN, GENERAL
from goldenthread.reading.formats.xlsx.colours import Colours, read_colours
from goldenthread.reading.office_xml import child, children, whole

# What a conditional format changes: "fill" and "ink", each with the new colour or None for none.
Change = dict[str, str | None]


class Style(NamedTuple):
    """How a cell looks: its number format's code, its fill, and the colour of its text."""

    code: str = GENERAL
    fill: str | None = None
    ink: str | None = None


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles that cells refer to by number, and those that conditional formats refer to."""

    cells: tuple[Style, ...]
    conditional: tuple[Change, ...]
    colours: Colours

    def of(self, number: str | None) -> Style:
        """Give the style with this number, the plain one where there is none."""
        at = whole(number, 0)
        return self.cells[at] if at < len(self.cells) else Style()

    def change(self, number: str | None) -> Change:
        """Give what a conditional format's style changes, nothing where there is none."""
        at = whole(number, len(self.conditional))
        return self.conditional[at] if at < len(self.conditional) else {}


def read_styles(root: _Element | None, theme: _Element | None) -> Styles:
    """Read the styles part; a workbook without one has the plain style alone."""
    colours = read_colours(root, theme)
    codes = BUILT_IN | {
        whole(entry.get("numFmtId"), -1): entry.get("formatCode", GENERAL)
        for entry in children(child(root, "numFmts"), "numFmt")
    }
    fills = [_fill(child(entry, "patternFill"), colours) for entry in children(child(root, "fills"), "fill")]
    inks = [colours.ink(child(entry, "color")) for entry in children(child(root, "fonts"), "font")]
    cells = [
        Style(
            codes.get(whole(entry.get("numFmtId"), 0), GENERAL),
            _at(fills, entry.get("fillId")),
            _at(inks, entry.get("fontId")),
        )
        for entry in children(child(root, "cellXfs"), "xf")
    ]
    conditional = [_change(entry, colours) for entry in children(child(root, "dxfs"), "dxf")]
    return Styles(tuple(cells), tuple(conditional), colours)


def _at(colours: list[str | None], number: str | None) -> str | None:
    at = whole(number, 0)
    return colours[at] if at < len(colours) else None


def _change(entry: _Element, colours: Colours) -> Change:
    change: Change = {}
    pattern, ink = child(child(entry, "fill"), "patternFill"), child(child(entry, "font"), "color")
    if pattern is not None:
        change["fill"] = _conditional_fill(pattern, colours)
    if ink is not None:
        change["ink"] = colours.ink(ink)
    return change


def _fill(pattern: _Element | None, colours: Colours) -> str | None:
    """Give the colour of a solid fill. Hatchings and gradients are decoration, not a status."""
    if pattern is None or pattern.get("patternType") != "solid":
        return None
    return colours.fill(child(pattern, "fgColor"))


def _conditional_fill(pattern: _Element, colours: Colours) -> str | None:
    """Give the colour of a conditional fill: there Excel takes the background for a solid fill's colour."""
    if pattern.get("patternType", "solid") != "solid":
        return None
    background = child(pattern, "bgColor")
    return colours.fill(background if background is not None else child(pattern, "fgColor"))
