"""What is drawn on a page beside its letters: rules, fills and pictures.

The borders between them:

- A straight line, a side of a stroked rectangle and a filled rectangle no thicker than a few hairs is a rule. Pieces
  of one line (as cells' borders and dashes are) are put together.
- A filled rectangle is a fill, in the order in which they are painted; a large one with round corners too, and its
  stroked edge is four rules.
- An image is a picture, and so is any small or slanted drawing. A filled square no larger than a letter that stands
  free of all rules and other fills is a status icon and so a picture, not a cell; so is a small filled circle.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from goldenthread.reading.formats.pdf import engine
from goldenthread.reading.formats.pdf.alternatives import alternatives_of
from goldenthread.reading.formats.pdf.colours import colour_of, telling
from goldenthread.reading.formats.pdf.images import image_colour
from goldenthread.reading.formats.pdf.page import Box, Fill, Picture, Rule
from goldenthread.reading.formats.pdf.paths import Shape, clip_box, shapes_of, shared
from goldenthread.reading.formats.pdf.rules import THICKEST, joined_rules
from goldenthread.reading.formats.pdf.sketches import Sketch, pictures_of
from goldenthread.reading.formats.pdf.turning import Affine, View, around, joined

# A page's table of 40 rows and 10 columns has some 2,000; a map that has more is a picture all the same.
MOST_OBJECTS = 20_000
DEEPEST = 12
# In points. A cell is at least as high as a line of text, a status icon about as high.
_ICON = 15.0
_ROUND_ICON = 26.0
_LEAST_HEIGHT = 6.0
# What is smaller than this fits any clip that matters.
_CUT_FROM = 40.0


@dataclass(slots=True)
class Drawn:
    """What was found so far, each in the order in which it is painted. `left` is how many objects may still come."""

    page: Box
    lines: list[Rule] = field(default_factory=list)
    fills: list[Fill] = field(default_factory=list)
    sketches: list[Sketch] = field(default_factory=list)
    left: int = MOST_OBJECTS
    room: engine.Numbers = field(default_factory=engine.Numbers)


def drawing_of(page: int, view: View) -> tuple[list[Rule], list[Fill], list[Picture]]:
    """Give a page's rules, fills and pictures as they are shown."""
    width, height = view.size
    drawn = Drawn(Box(0.0, 0.0, width, height))
    _walk(engine.count_objects(page), partial(engine.get_object, page), view.affine, drawn, 0)
    rules = joined_rules(drawn.lines)
    fills, icons = _parted(drawn.fills, rules)
    sketches = [*drawn.sketches, *icons]
    texts = alternatives_of(page) if sketches else {}
    return rules, fills, pictures_of(sketches, texts)


def _walk(count: int, get: Callable[[int], int | None], affine: Affine, drawn: Drawn, depth: int) -> None:
    for at in range(count):
        if drawn.left <= 0:
            return
        thing = get(at)
        kind = engine.object_type(thing) if thing else engine.TEXT
        if thing is None or kind == engine.TEXT:
            continue
        drawn.left -= 1
        if kind == engine.PATH:
            _path(thing, affine, drawn)
        elif kind == engine.FORM and depth < DEEPEST:
            inner = joined(_matrix(thing), affine)
            _walk(engine.count_in_form(thing), partial(engine.get_in_form, thing), inner, drawn, depth + 1)
        elif kind == engine.IMAGE:
            _image(thing, affine, drawn)


def _matrix(thing: int) -> Affine:
    matrix = engine.Matrix()
    engine.object_matrix(thing, engine.address(matrix))
    return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _image(thing: int, affine: Affine, drawn: Drawn) -> None:
    a, b, c, d, e, f = joined(_matrix(thing), affine)
    box = around([(e, f), (a + e, b + f), (c + e, d + f), (a + c + e, b + d + f)])
    box = _cut(box, thing, affine, drawn)
    if box.width > 1 and box.height > 1:
        colour = image_colour(thing, box, drawn.room)
        drawn.sketches.append(Sketch(box, colour, engine.object_mark(thing), whole=True))


def _cut(box: Box, thing: int, affine: Affine, drawn: Drawn) -> Box:
    if max(box.width, box.height) >= _CUT_FROM:
        clip = clip_box(thing, affine, drawn.room)
        if clip:
            box = shared(box, clip)
    return shared(box, drawn.page)


def _path(thing: int, affine: Affine, drawn: Drawn) -> None:
    room = drawn.room
    engine.draw_mode(thing, room.whole_at[0], room.whole_at[1])
    filled, stroked = room.whole[0] != 0, room.whole[1] != 0
    fill = colour_of(engine.fill_colour, thing, room) if filled else None
    stroke = colour_of(engine.stroke_colour, thing, room) if stroked else None
    if fill is None and stroke is None:
        return
    for shape in shapes_of(thing, joined(_matrix(thing), affine), room):
        if fill is not None:
            _filled(shape, fill, thing, affine, drawn)
        if stroke is not None:
            _stroked(shape, stroke, thing, affine, drawn, fill is not None)


def _filled(shape: Shape, colour: str, thing: int, affine: Affine, drawn: Drawn) -> None:
    box = _cut(shape.box, thing, affine, drawn)
    if shape.rectangle:
        if min(box.width, box.height) <= THICKEST:
            if max(box.width, box.height) > 0:
                drawn.lines.append(Rule(box))
        else:
            drawn.fills.append(Fill(box, colour))
    elif _is_large_and_rounded(shape, box):
        drawn.fills.append(Fill(box, colour))
    elif box.width > 0 and box.height > 0:
        drawn.sketches.append(Sketch(box, telling(colour), engine.object_mark(thing)))


def _is_large_and_rounded(shape: Shape, box: Box) -> bool:
    """Whether a shape is a rectangle with round corners or a pill: most of its edge lies on its box."""
    if not shape.curved or box.width <= _ROUND_ICON or box.height <= _LEAST_HEIGHT:
        return False
    near = 0.75
    on = sum(
        abs(x0 - x1) + abs(y0 - y1)
        for (x0, y0), (x1, y1) in shape.sides(closing=True)
        if (abs(x0 - x1) <= near and (abs(x0 - box.x0) <= near or abs(x0 - box.x1) <= near))
        or (abs(y0 - y1) <= near and (abs(y0 - box.top) <= near or abs(y0 - box.bottom) <= near))
    )
    return on > box.width


def _stroked(shape: Shape, colour: str, thing: int, affine: Affine, drawn: Drawn, filled: bool) -> None:
    if shape.straight and not (shape.rectangle and _is_small(shape.box)):
        for (x0, y0), (x1, y1) in shape.sides():
            box = _cut(Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)), thing, affine, drawn)
            if max(box.width, box.height) > 0:
                drawn.lines.append(Rule(box))
    elif _is_large_and_rounded(shape, shape.box):
        box = _cut(shape.box, thing, affine, drawn)
        x0, top, x1, bottom = box.x0, box.top, box.x1, box.bottom
        drawn.lines += (Rule(Box(x0, y, x1, y)) for y in (top, bottom))
        drawn.lines += (Rule(Box(x, top, x, bottom)) for x in (x0, x1))
    elif not filled:
        box = _cut(shape.box, thing, affine, drawn)
        if box.width > 0 or box.height > 0:
            drawn.sketches.append(Sketch(box, telling(colour), engine.object_mark(thing)))


def _is_small(box: Box) -> bool:
    return max(box.width, box.height) <= _ICON and 0.55 < box.width / (box.height or 1.0) < 1.8


def _parted(fills: list[Fill], rules: list[Rule]) -> tuple[list[Fill], list[Sketch]]:
    """Part fills from status icons: small squares that no rule and no other fill borders on."""
    small = [fill for fill in fills if _is_small(fill.box)]
    if not small:
        return fills, []
    edges = _Edges([rule.box for rule in rules], [fill.box for fill in fills if not _is_small(fill.box)])
    icons = {id(fill) for fill in small if not edges.touch(fill.box)}
    kept = [fill for fill in fills if id(fill) not in icons]
    return kept, [Sketch(fill.box, telling(fill.colour)) for fill in small if id(fill) in icons]


class _Edges:
    """Where rules and fills end, by level and upright lines, so that a box's neighbours are found at once."""

    NEAR = 1.3

    def __init__(self, rules: list[Box], fills: list[Box]) -> None:
        self._level: dict[int, list[tuple[float, float, float]]] = {}
        self._upright: dict[int, list[tuple[float, float, float]]] = {}
        for box in [*rules, *fills]:
            for y in (box.top, box.bottom):
                self._level.setdefault(int(y // 2), []).append((y, box.x0, box.x1))
            for x in (box.x0, box.x1):
                self._upright.setdefault(int(x // 2), []).append((x, box.top, box.bottom))

    def touch(self, box: Box) -> bool:
        """Whether two sides or more of a box lie on edges."""
        sides = sum(self._on(self._level, y, box.x0, box.x1) for y in (box.top, box.bottom))
        return sides + sum(self._on(self._upright, x, box.top, box.bottom) for x in (box.x0, box.x1)) >= 2

    def _on(self, edges: dict[int, list[tuple[float, float, float]]], place: float, start: float, end: float) -> bool:
        return any(
            abs(at - place) <= self.NEAR and first <= end - 1 and last >= start + 1
            for slot in range(int(place // 2) - 1, int(place // 2) + 2)
            for at, first, last in edges.get(slot, ())
        )
