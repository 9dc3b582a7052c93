"""Tables as wide as each other, one above the other, with a line of text above each."""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from goldenthread.reading.formats.pdf.edges import Edges
from goldenthread.reading.formats.pdf.lattice import box_of
from goldenthread.reading.formats.pdf.lines import Strip, strips_of
from goldenthread.reading.formats.pdf.page import Box, Word

# A text above a table stands so much further below the rule above it than a row's first line does, in letters' sizes,
# and the headings of the table's columns so far below it.
_LOWER = 0.8
_APART = 1.9


def captioned(groups: Sequence[Edges], words: Sequence[Word], whole: Box) -> list[list[Edges]]:
    """Part groups of edges where a text that stands alone begins another table; `whole` is the area of the widest."""
    ordered = sorted(groups, key=lambda group: box_of(group).top)
    own = [word for word in words if whole.x0 - 2 <= word.box.middle[0] <= whole.x1 + 2]
    gaps = [(box_of(above).bottom, box_of(below).top) for above, below in pairwise(ordered)]
    held = [_between(own, top, bottom) for top, bottom in gaps]
    insets = [strips[0].base - top for (top, _), strips in zip(gaps, held, strict=True) if strips]
    usual = median(insets) if insets else 0.0
    parts = [ordered[:1]]
    for group, (top, _), strips in zip(ordered[1:], gaps, held, strict=True):
        if _has_caption(strips, top + usual):
            parts.append([])
        parts[-1].append(group)
    return parts


def _between(words: Sequence[Word], top: float, bottom: float) -> list[Strip]:
    return strips_of([word for word in words if top <= word.box.middle[1] < bottom])


def _has_caption(strips: Sequence[Strip], usual: float) -> bool:
    if len(strips) < 2 or len(strips[0].runs) > 1:
        return False
    first, second = strips[:2]
    lower = first.base > usual + _LOWER * first.size
    if not lower or not any(len(one.runs) > 1 for one in strips[1:]):
        return False
    return _are_apart(first, second) or _has_headings(strips)


def _are_apart(above: Strip, below: Strip) -> bool:
    return below.base - above.base > _APART * above.size


def _has_headings(strips: Sequence[Strip]) -> bool:
    """Whether lines that don't follow each other as those of one row do end with bold headings of columns."""
    last = strips[-1]
    bold = len(last.runs) > 1 and all(run.bold for run in last.runs)
    return bold and any(_are_apart(above, below) for above, below in pairwise(strips))
