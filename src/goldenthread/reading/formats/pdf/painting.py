"""What is painted in a cell: the colour of its ground, and of an icon that stands there instead of words."""

from collections.abc import Sequence

from goldenthread.reading.formats.pdf.page import Box, Fill, Picture

_WHITE = "#ffffff"
# An area is a cell's ground where it covers so much of it.
_COVERS = 0.5


def near(fills: Sequence[Fill], box: Box) -> list[Fill]:
    """Give the areas that reach into a row's height."""
    return [fill for fill in fills if fill.box.top < box.bottom and fill.box.bottom > box.top]


def ground_of(box: Box, fills: Sequence[Fill]) -> str | None:
    """Give the colour that was painted last over most of a cell; None for white, and for none."""
    for fill in reversed(fills):
        if _overlap(box, fill.box) >= _COVERS * box.width * box.height:
            return None if fill.colour == _WHITE else fill.colour
    return None


def sign_in(box: Box, fills: Sequence[Fill], pictures: Sequence[Picture]) -> str | None:
    """Give the one colour of what is drawn inside a cell without words: an icon, a square, a disc."""
    drawn = [picture.colour for picture in pictures if picture.colour]
    drawn += [fill.colour for fill in fills if box.holds(fill.box.middle) and _is_sign(box, fill)]
    colours = set(drawn)
    return colours.pop() if len(colours) == 1 else None


def _is_sign(box: Box, fill: Fill) -> bool:
    return fill.colour != _WHITE and fill.box.width <= box.width and fill.box.height <= box.height


def _overlap(one: Box, other: Box) -> float:
    width = min(one.x1, other.x1) - max(one.x0, other.x0)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(width, 0.0) * max(height, 0.0)
