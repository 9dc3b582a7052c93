"""Words that a page cuts away: of a text of which nothing is seen there."""

from goldenthread.reading.formats.pdf.glyphs import Glyphs
from goldenthread.reading.formats.pdf.page import Box

# What lies nearer than this to an area, in points, may be seen in it.
_NEAR = 1.0


class Cut:
    """Knows which words are cut away.

    The text of a merged cell is written on each of the pages over which the cell goes, and seen on one of them. A text
    of which a part is seen goes on where its cell ends: that it is cut off there is no reason not to read it.
    """

    def __init__(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs
        self._beyond: dict[Box, list[int]] = {}
        self._seen: set[Box] = set()

    def meet(self, at: int, box: Box, number: int) -> None:
        """Take note of a word by one of its letters, its box and its number."""
        area = self._glyphs.cut_to(at)
        if area is None:
            return
        if _is_near(box, area) or not self._glyphs.is_of_page(at):
            self._seen.add(area)
        else:
            self._beyond.setdefault(area, []).append(number)

    def away(self) -> set[int]:
        """Give the numbers of the words that are cut away."""
        return {number for area, numbers in self._beyond.items() if area not in self._seen for number in numbers}


def _is_near(box: Box, area: Box) -> bool:
    across = box.x0 < area.x1 + _NEAR and box.x1 > area.x0 - _NEAR
    return across and box.top < area.bottom + _NEAR and box.bottom > area.top - _NEAR
