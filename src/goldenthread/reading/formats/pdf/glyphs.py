"""The letters of a page as PDFium finds them: what each is, where it is, and how it is written."""

import re
from ctypes import addressof, byref, c_float, create_string_buffer
from dataclasses import dataclass, field
from math import hypot

from goldenthread.reading.formats.pdf import engine
from goldenthread.reading.formats.pdf.colours import colour_of
from goldenthread.reading.formats.pdf.turning import View, joined

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_HEAVY = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_FORCE_BOLD = 1 << 18
# Neither filled nor stroked, alone or as a clip.
_INVISIBLE = (3, 7)
_STROKED = (1, 5)


@dataclass(frozen=True, slots=True)
class Style:
    """How letters are written. `colour` is None where they can't be seen."""

    font: str
    bold: bool
    size: float
    colour: str | None
    turns: int | None


@dataclass(slots=True)
class Glyphs:
    """All letters of a page: lists of the same length, and the way to ask for the style of one."""

    codes: list[int]
    objects: list[int | None]
    x0s: list[float]
    tops: list[float]
    x1s: list[float]
    bottoms: list[float]
    text: int
    view: View
    fonts: dict[int, tuple[str, bool]] = field(default_factory=dict)
    room: engine.Numbers = field(default_factory=engine.Numbers)

    def style(self, at: int) -> Style:
        """Give how a letter is written."""
        thing = self.objects[at]
        matrix = engine.Matrix()
        engine.char_matrix(self.text, at, byref(matrix))
        engine.text_size(thing, self.room.decimal_at[0])
        parts = (matrix.a, matrix.b, matrix.c, matrix.d, 0.0, 0.0)
        a, b, c, d, _, _ = joined(parts, self.view.affine)
        mode = engine.text_mode(thing)
        name, bold = self._font(engine.text_font(thing))
        asking = engine.stroke_colour if mode in _STROKED else engine.fill_colour
        colour = None if mode in _INVISIBLE else colour_of(asking, thing, self.room)
        return Style(name, bold, abs(self.room.decimal[0]) * hypot(c, d), colour, _turns(a, b))

    def _font(self, font: int | None) -> tuple[str, bool]:
        if font is None:
            return "", False
        known = self.fonts.get(font)
        if known is None:
            known = self.fonts[font] = _named(font)
        return known


def _turns(a: float, b: float) -> int | None:
    """Give the quarter turns clockwise of letters that run along (a, b) as shown; None for slanted ones."""
    along = max(abs(a), abs(b))
    if min(abs(a), abs(b)) > along * 0.2:
        return None
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _named(font: int) -> tuple[str, bool]:
    room = create_string_buffer(256)
    engine.font_name(font, room, 256)
    name = _SUBSET.sub("", room.value.decode("utf-8", "replace"))
    bold = engine.font_weight(font) >= 600 or bool(engine.font_flags(font) & _FORCE_BOLD)
    return name, bold or bool(_HEAVY.search(name))


def glyphs_of(text: int, view: View, most: int) -> Glyphs:
    """Read the letters of a page's text, at most so many of them."""
    count = min(max(engine.count_chars(text), 0), most)
    corners = (c_float * (4 * count))()
    start = addressof(corners)
    code, box, thing = engine.char_code, engine.char_box, engine.char_object
    for at in range(count):
        box(text, at, start + 16 * at)
    codes = [code(text, at) for at in range(count)]
    objects = [thing(text, at) for at in range(count)]
    return Glyphs(codes, objects, *view.boxes(corners[:]), text, view)
