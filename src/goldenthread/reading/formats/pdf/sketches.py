"""Small drawings: the pieces of an icon, an arrow or a chart put together to one picture each."""

from dataclasses import dataclass

from goldenthread.reading.formats.pdf.page import Box, Picture
from goldenthread.reading.formats.pdf.turning import around

# Of more pieces than these, as maps have, only what is around them all is said.
MOST_PIECES = 2_000
_NEAR = 1.0


@dataclass(frozen=True, slots=True)
class Sketch:
    """A piece of a drawing, with its colour where that isn't black or white."""

    box: Box
    colour: str | None


def pictures_of(sketches: list[Sketch]) -> list[Picture]:
    """Put together the pieces that touch, each lot being a picture."""
    if len(sketches) > MOST_PIECES:
        return [_picture(sketches)]
    return [_picture(lot) for lot in _lots(sketches)]


def _picture(lot: list[Sketch]) -> Picture:
    corners = [corner for one in lot for corner in ((one.box.x0, one.box.top), (one.box.x1, one.box.bottom))]
    colours = {one.colour for one in lot if one.colour}
    return Picture(around(corners), colours.pop() if len(colours) == 1 else None)


def _lots(sketches: list[Sketch]) -> list[list[Sketch]]:
    lots: list[tuple[Box, list[Sketch]]] = []
    for sketch in sorted(sketches, key=lambda one: (one.box.top, one.box.x0)):
        box, lot = sketch.box, [sketch]
        rest = []
        for other, members in lots:
            if _touch(box, other):
                box = Box(
                    min(box.x0, other.x0), min(box.top, other.top), max(box.x1, other.x1), max(box.bottom, other.bottom)
                )
                lot = members + lot
            else:
                rest.append((other, members))
        lots = [*rest, (box, lot)]
    return [lot for _, lot in lots]


def _touch(one: Box, other: Box) -> bool:
    return (
        one.x0 - _NEAR <= other.x1
        and other.x0 - _NEAR <= one.x1
        and one.top - _NEAR <= other.bottom
        and other.top - _NEAR <= one.bottom
    )
