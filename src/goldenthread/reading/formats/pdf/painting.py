"""What is painted in a cell: the colour of its ground, and of an icon that stands there instead of words."""

import re
from collections.abc import Sequence

from goldenthread.reading.formats.pdf.page import Box, Fill, Picture, Word

_WHITE = "#ffffff"
# An area is a cell's ground where it covers so much of it.
_COVERS = 0.5
# A label has few words. A number in a disc is that of its row, and its disc has the colour of that part of the plan.
_MOST_WORDS = 6
_NUMBER = re.compile(r"[A-Za-z]{0,4}[.\-/]?\d{1,3}(?:\.\d{1,2})?\.?")


def near(fills: Sequence[Fill], box: Box) -> list[Fill]:
    """Give the areas that reach into a row's height."""
    return [fill for fill in fills if fill.box.top < box.bottom and fill.box.bottom > box.top]


def colour_at(place: tuple[float, float], fills: Sequence[Fill]) -> str | None:
    """Give the colour that was painted last at a place; None where nothing was."""
    return next((fill.colour for fill in reversed(fills) if fill.box.holds(place)), None)


def ground_of(box: Box, fills: Sequence[Fill]) -> str | None:
    """Give the colour that was painted last over most of a cell; None for white, and for none."""
    for fill in reversed(fills):
        if _overlap(box, fill.box) >= _COVERS * box.width * box.height:
            return None if fill.colour == _WHITE else fill.colour
    return None


def label_behind(words: Sequence[Word], box: Box, fills: Sequence[Fill], pictures: Sequence[Picture]) -> str | None:
    """Give the colour that was painted last behind all words of a cell and over a part of it only, as a label is.

    A short one with round ends is drawn as icons are. None for a number or a code, whose disc says nothing of how
    things stand, and where nothing is painted so.
    """
    if len(words) > _MOST_WORDS or (len(words) == 1 and _NUMBER.fullmatch(words[0].text)):
        return None
    painted: list[Picture | Fill] = [*pictures, *reversed(fills)]
    for drawn in painted:
        if _is_part(drawn.box, box) and all(drawn.box.holds(word.box.middle) for word in words):
            return None if drawn.colour == _WHITE else drawn.colour
    return None


def _is_part(inner: Box, box: Box) -> bool:
    return box.holds(inner.middle) and inner.width * inner.height < _COVERS * box.width * box.height


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
