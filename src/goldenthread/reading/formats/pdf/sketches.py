"""Small drawings: the pieces of an icon, an arrow or a chart put together to one picture each."""

from dataclasses import dataclass

from goldenthread.reading.formats.pdf.page import Box, Picture
from goldenthread.reading.formats.pdf.turning import around

# Of more pieces than these, as maps have, only what is around them all is said.
MOST_PIECES = 2_000
_NEAR = 1.0


@dataclass(frozen=True, slots=True)
class Sketch:
    """A piece of a drawing: its colour where that isn't black or white, and the mark by which tags name it.

    `whole` tells an image, which is a picture by itself.
    """

    box: Box
    colour: str | None
    mark: int = -1
    whole: bool = False


def pictures_of(sketches: list[Sketch], texts: dict[int, str]) -> list[Picture]:
    """Put together the pieces that touch, each lot being a picture; `texts` are what marks stand for."""
    pieces = [one for one in sketches if not one.whole]
    lots = [pieces] if len(pieces) > MOST_PIECES else _lots(pieces)
    lots += [[one] for one in sketches if one.whole]
    return [_picture(lot, texts) for lot in lots]


def _picture(lot: list[Sketch], texts: dict[int, str]) -> Picture:
    corners = [corner for one in lot for corner in ((one.box.x0, one.box.top), (one.box.x1, one.box.bottom))]
    colours = {one.colour for one in lot if one.colour}
    alt = next((texts[one.mark] for one in lot if one.mark in texts), "")
    return Picture(around(corners), colours.pop() if len(colours) == 1 else None, alt)


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
