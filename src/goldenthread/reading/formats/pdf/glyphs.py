"""The letters of a page as PDFium finds them: what each is, where it is, and how it is written."""

import re
from math import hypot

from goldenthread.reading.formats.pdf import engine
from goldenthread.reading.formats.pdf.colours import colour_of
from goldenthread.reading.formats.pdf.page import Box
from goldenthread.reading.formats.pdf.paths import clip_box
from goldenthread.reading.formats.pdf.turning import View, joined

_SUBSET = re.compile(r"^[A-Z]{6}\+")
_HEAVY = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
# PDFium writes the second for hyphens at the ends of lines.
_HYPHENS = re.compile("[-\x02]")
_FORCE_BOLD = 1 << 18
# Neither filled nor stroked, alone or as a clip.
_INVISIBLE = (3, 7)
_STROKED = (1, 5)
# Places that differ by less, in points, are one.
_NEAR = 0.1


class Glyphs:
    """All letters of a page: lists of the same length, and what to ask about one of them.

    `objects` are the addresses of what the document writes in one go, None for a space that it leaves and doesn't
    write. With `recognised`, letters that are neither filled nor stroked are taken as seen.
    """

    def __init__(self, page: int, view: View, count: int, recognised: bool = False) -> None:
        self.text = engine.text_of(page, count)
        self.objects = engine.char_objects(page, count)
        self.x0s, self.tops, self.x1s, self.bottoms = view.boxes(engine.char_boxes(page, count))
        self._page = page
        self._view = view
        self._unseen = () if recognised else _INVISIBLE
        self._give_hyphens_height()
        self._unmapped: dict[int, bool] = {}
        self._of_object: dict[int, int] = {}
        self._colours: dict[int, str | None] = {}
        self._fonts: dict[int, tuple[str, bool]] = {}
        self._manners: dict[tuple[int, float], tuple[float, int | None]] = {}
        self._clips: dict[int, Box | None] = {}
        self._room = engine.Numbers()
        self._matrix = engine.Matrix()

    def _give_hyphens_height(self) -> None:
        """Let hyphens be as high as the letters beside them: PDFium gives the box of some as their ink alone."""
        for hyphen in _HYPHENS.finditer(self.text):
            at = hyphen.start()
            for beside in (at - 1, at + 1):
                if 0 <= beside < len(self.text) and self.objects[beside] and self._holds(beside, at):
                    self.tops[at], self.bottoms[at] = self.tops[beside], self.bottoms[beside]
                    break

    def _holds(self, one: int, other: int) -> bool:
        """Whether a letter's height holds all of another's."""
        return self.tops[one] <= self.tops[other] and self.bottoms[other] <= self.bottoms[one]

    def box(self, run: list[int]) -> Box:
        """Give the box around some letters, which are in the order of the text."""
        first, end = run[0], run[-1] + 1
        if end - first == len(run):
            here = slice(first, end)
            return Box(min(self.x0s[here]), min(self.tops[here]), max(self.x1s[here]), max(self.bottoms[here]))
        sides = (self.x0s, self.tops, self.x1s, self.bottoms)
        x0s, tops, x1s, bottoms = ([side[at] for at in run] for side in sides)
        return Box(min(x0s), min(tops), max(x1s), max(bottoms))

    def words(self, run: list[int]) -> str:
        """Give the text of some letters."""
        first, end = run[0], run[-1] + 1
        return self.text[first:end] if end - first == len(run) else "".join([self.text[at] for at in run])

    def font(self, at: int) -> int:
        """Give the address of a letter's font."""
        thing = self.objects[at] or 0
        known = self._of_object.get(thing)
        if known is None:
            known = self._of_object[thing] = engine.text_font(thing) or 0
        return known

    def named(self, font: int) -> tuple[str, bool]:
        """Give the name of a font, without the prefix of a subset, and whether it is bold."""
        known = self._fonts.get(font)
        if known is None:
            known = self._fonts[font] = _named(font) if font else ("", False)
        return known

    def colour(self, at: int) -> str | None:
        """Give the colour of a letter; None where it can't be seen."""
        thing = self.objects[at] or 0
        if thing not in self._colours:
            mode = engine.text_mode(thing)
            asking = engine.stroke_colour if mode in _STROKED else engine.fill_colour
            self._colours[thing] = None if mode in self._unseen else colour_of(asking, thing, self._room)
        return self._colours[thing]

    def cut_to(self, at: int) -> Box | None:
        """Give the area to which a letter's object is cut, as the object's own places are; None where it isn't."""
        thing = self.objects[at] or 0
        if thing not in self._clips:
            self._clips[thing] = clip_box(thing, self._view.affine, self._room) if thing else None
        return self._clips[thing]

    def is_of_page(self, at: int) -> bool:
        """Whether a letter's object stands where the page has it: in a form, the form's own places are its clip's."""
        own, placed = self._matrix, engine.Matrix()
        engine.char_matrix(self._page, at, engine.address(own))
        engine.object_matrix(self.objects[at], engine.address(placed))
        return bool(abs(own.e - placed.e) < _NEAR and abs(own.f - placed.f) < _NEAR)

    def manner(self, at: int, font: int) -> tuple[float, int | None]:
        """Give the size of a letter in points, and its quarter turns clockwise; None for a slanted one."""
        # Letters of one font and one height are of one size; to ask for each would take longer than all else.
        key = font, round(self.bottoms[at] - self.tops[at], 2)
        known = self._manners.get(key)
        if known is None:
            known = self._manners[key] = self._asked(at)
        return known

    def _asked(self, at: int) -> tuple[float, int | None]:
        matrix, room = self._matrix, self._room
        engine.char_matrix(self._page, at, engine.address(matrix))
        engine.text_size(self.objects[at], room.decimal_at[0])
        a, b, c, d, _, _ = joined((matrix.a, matrix.b, matrix.c, matrix.d, 0.0, 0.0), self._view.affine)
        return abs(room.decimal[0]) * hypot(c, d), _turns(a, b)

    def unmapped(self, at: int) -> bool:
        """Whether nothing says what a letter is: its code is only its number in the font."""
        known = self._unmapped.get(at)
        if known is None:
            known = self._unmapped[at] = bool(engine.char_unmapped(self._page, at))
        return known

    def blank(self, at: int) -> bool:
        """Whether a letter leaves no mark."""
        left, right, bottom, top = self._room.exact
        found = engine.char_inked(self._page, at, *self._room.exact_at)
        return bool(found) and (left.value >= right.value or bottom.value >= top.value)


def _turns(a: float, b: float) -> int | None:
    """Give the quarter turns clockwise of letters that run along (a, b) as shown; None for slanted ones."""
    along = max(abs(a), abs(b))
    if min(abs(a), abs(b)) > along * 0.2:
        return None
    if abs(a) >= abs(b):
        return 0 if a >= 0 else 2
    return 1 if b > 0 else 3


def _named(font: int) -> tuple[str, bool]:
    name = _SUBSET.sub("", engine.name_of(font))
    bold = engine.font_weight(font) >= 600 or bool(engine.font_flags(font) & _FORCE_BOLD)
    return name, bold or bool(_HEAVY.search(name))
