"""The colours that an element of HTML itself asks for. Names of classes are not colours."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_BACKGROUND = re.compile(r"(?:^|;)\s*background(?:-color)?\s*:\s*([^;]+)", re.IGNORECASE)
_INK = re.compile(r"(?:^|;)\s*color\s*:\s*([^;]+)", re.IGNORECASE)
_PICTURE = re.compile(r"url\([^)]*\)?", re.IGNORECASE)
_COLOUR = re.compile(r"#[0-9a-f]+|rgba?\([^)]*\)|[a-z]+", re.IGNORECASE)
_HEX = re.compile(r"#(?:([0-9a-f]{6})([0-9a-f]{2})?|([0-9a-f]{3})([0-9a-f])?)")
_BARE_HEX = re.compile(r"[0-9a-f]{6}", re.IGNORECASE)
_PART = re.compile(r"\d{1,4}(?:\.\d{1,9})?%?|\.\d{1,9}")

# The names that are found in reports; a status is painted in one of them or in figures.
_NAMES = """
    red=#ff0000 darkred=#8b0000 firebrick=#b22222 crimson=#dc143c maroon=#800000 tomato=#ff6347
    orangered=#ff4500 salmon=#fa8072 lightsalmon=#ffa07a coral=#ff7f50 lightcoral=#f08080
    indianred=#cd5c5c pink=#ffc0cb lightpink=#ffb6c1 hotpink=#ff69b4 mistyrose=#ffe4e1
    orange=#ffa500 darkorange=#ff8c00 gold=#ffd700 goldenrod=#daa520 amber=#ffbf00 yellow=#ffff00
    lightyellow=#ffffe0 lemonchiffon=#fffacd khaki=#f0e68c moccasin=#ffe4b5 peachpuff=#ffdab9
    wheat=#f5deb3 tan=#d2b48c brown=#a52a2a chocolate=#d2691e green=#008000 lime=#00ff00
    limegreen=#32cd32 darkgreen=#006400 forestgreen=#228b22 lightgreen=#90ee90 palegreen=#98fb98
    springgreen=#00ff7f mediumspringgreen=#00fa9a seagreen=#2e8b57 mediumseagreen=#3cb371
    darkseagreen=#8fbc8f yellowgreen=#9acd32 greenyellow=#adff2f lawngreen=#7cfc00
    chartreuse=#7fff00 olive=#808000 olivedrab=#6b8e23 honeydew=#f0fff0 teal=#008080
    turquoise=#40e0d0 aqua=#00ffff cyan=#00ffff lightcyan=#e0ffff blue=#0000ff navy=#000080
    darkblue=#00008b mediumblue=#0000cd royalblue=#4169e1 dodgerblue=#1e90ff deepskyblue=#00bfff
    cornflowerblue=#6495ed steelblue=#4682b4 skyblue=#87ceeb lightskyblue=#87cefa lightblue=#add8e6
    powderblue=#b0e0e6 aliceblue=#f0f8ff lightsteelblue=#b0c4de slateblue=#6a5acd purple=#800080
    indigo=#4b0082 violet=#ee82ee plum=#dda0dd lavender=#e6e6fa magenta=#ff00ff fuchsia=#ff00ff
    beige=#f5f5dc black=#000000 gray=#808080 grey=#808080 darkgray=#a9a9a9 darkgrey=#a9a9a9
    dimgray=#696969 dimgrey=#696969 lightgray=#d3d3d3 lightgrey=#d3d3d3 silver=#c0c0c0
    gainsboro=#dcdcdc whitesmoke=#f5f5f5 white=#ffffff
"""
_NAMED = {name: colour for name, _, colour in (entry.partition("=") for entry in _NAMES.split())}


def background_of(element: "_Element") -> str | None:
    """Give the background that an element itself asks for, as "#rrggbb"; None where one sees through it."""
    return _styled(_BACKGROUND, element) or _colour(_with_mark(element.get("bgcolor", "")))


def ink_of(element: "_Element") -> str | None:
    """Give the colour of text that an element itself asks for, as "#rrggbb"; None where it asks for none."""
    return _styled(_INK, element) or _colour(_with_mark(element.get("color", "")))


def _styled(declaration: re.Pattern[str], element: "_Element") -> str | None:
    values = reversed(declaration.findall(element.get("style", "")))
    return next(filter(None, map(_first_colour, values)), None)


def _with_mark(value: str) -> str:
    plain = value.strip()
    return "#" + plain if _BARE_HEX.fullmatch(plain) else plain


def _first_colour(value: str) -> str | None:
    words = _COLOUR.findall(_PICTURE.sub(" ", value))
    return next(filter(None, map(_colour, words)), None)


def _colour(word: str) -> str | None:
    """Give a colour as "#rrggbb", None for what is no colour and for what can be seen through."""
    word = word.lower()
    if word in _NAMED:
        return _NAMED[word]
    if word.startswith("rgb"):
        return _from_parts(_PART.findall(word))
    found = _HEX.fullmatch(word)
    if not found or found[2] == "00" or found[4] == "0":
        return None
    return "#" + (found[1] or "".join(2 * digit for digit in found[3]))


def _from_parts(parts: list[str]) -> str | None:
    if len(parts) < 3 or (len(parts) > 3 and float(parts[3].rstrip("%")) == 0):
        return None
    return "#" + "".join(f"{_byte(part):02x}" for part in parts[:3])


def _byte(part: str) -> int:
    scale = 2.55 if part.endswith("%") else 1.0
    return min(255, round(float(part.rstrip("%")) * scale))
