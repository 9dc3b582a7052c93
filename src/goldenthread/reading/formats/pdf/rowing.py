"""Rows of a table without rules: where a measure begins, told by gaps, by what is filled again, by refs."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from goldenthread.reading.formats.pdf.anchors import Anchor, anchors_of, well_filled
from goldenthread.reading.formats.pdf.levels import LOOSE, Level, bands_of

Alignment = Literal["top", "middle", "bottom"]

_COINCIDE = 0.86
# How bad a boundary is between lines that stand as close as those of one text, in pitches by which a row is uneven.
_TIGHT = 1.5
_WORST = 3.0
_SURE = 0.5
_WEIGHT_BEFORE = 3
# A page has no more lines; the choice of boundaries takes time with their square.
_MOST_LEVELS = 400


@dataclass(frozen=True, slots=True)
class Stretch:
    """Rows that no heading across the table parts: their levels, the bands between gaps, and what shows rows.

    `pitch` is the usual distance of lines in points. `goes_on` tells that the first lines may belong to a row of the
    page before.
    """

    levels: list[Level]
    bands: list[range]
    anchors: list[Anchor]
    pitch: float
    goes_on: bool


def stretch_of(levels: list[Level], pitch: float, before: frozenset[int], goes_on: bool) -> Stretch:
    """Look for rows in levels. `before` are the columns that each row filled on the page before."""
    bands = bands_of(levels)
    filled = frozenset(column for level in levels for column in level.filled)
    lone = len(filled) == 1 or (goes_on and 2 * len(filled & before) < len(before))
    anchors = [] if lone else anchors_of(levels, bands, before)
    return Stretch(levels, bands, anchors, pitch, goes_on)


def alignment_of(stretches: Sequence[Stretch], before: str = "") -> Alignment:
    """Tell where short cells of a table stand beside long ones: at the top, in the middle or at the bottom.

    `before` is what was told of the table on the page before; it weighs as much as a few rows.
    """
    votes: Counter[str] = Counter({before: _WEIGHT_BEFORE})
    for stretch in stretches:
        votes.update(_votes_of(stretch))
    order: tuple[Alignment, ...] = ("top", "middle", "bottom")
    return max(order, key=lambda name: votes[name])


def _votes_of(stretch: Stretch) -> Iterator[Alignment]:
    of_level = {at: number for number, band in enumerate(stretch.bands) for at in band}
    often = Counter(of_level[anchor.first] for anchor in stretch.anchors)
    alone = [anchor for anchor in stretch.anchors if often[of_level[anchor.first]] == 1]
    if 2 * len(alone) < len(stretch.anchors):
        yield from [_tight_alignment(stretch)] * len(stretch.anchors)
        return
    for anchor in alone:
        if stretch.goes_on and of_level[anchor.first] == 0:
            continue  # what stands above may be of another row
        yield from _votes(stretch.levels, anchor, stretch.bands[of_level[anchor.first]], 0.3 * stretch.pitch)


def _votes(levels: Sequence[Level], anchor: Anchor, band: range, near: float) -> Iterator[Alignment]:
    if anchor.last not in band or len(band) < 2:
        return
    top, bottom = levels[band[0]].base, levels[band[-1]].base
    first, last = _core(levels, anchor, band)
    if first - top < near:
        yield "top"
    if bottom - last < near:
        yield "bottom"
    if abs((first + last) - (top + bottom)) / 2 < near:
        yield "middle"


def _tight_alignment(stretch: Stretch) -> Alignment:
    """Where no gaps part the rows: at the top or bottom of a row all its cells have a line, in the middle only some.

    At the bottom they are if only some cells have a line above the first row's, and none below the last one's.
    """
    levels, anchors = stretch.levels, stretch.anchors
    well = well_filled(levels)
    shares = [len(levels[anchor.first].filled & well) / len(well) for anchor in anchors]
    if sum(shares) < _COINCIDE * len(shares):
        return "middle"
    first_cells = anchors[0].first > 0 and not stretch.goes_on and 2 * len(levels[0].filled & well) < len(well)
    return "bottom" if first_cells and anchors[-1].last == len(levels) - 1 else "top"


def _core(levels: Sequence[Level], anchor: Anchor, band: range) -> tuple[float, float]:
    """Give the first and last baseline of the shortest cell of an anchor."""
    spans: dict[int, tuple[float, float]] = {}
    for at in band:
        for line in levels[at].lines:
            first, _ = spans.get(line.column, (line.base, line.base))
            spans[line.column] = (first, line.base)
    return min(spans.values(), key=lambda span: span[1] - span[0])


def starts_of_rows(stretch: Stretch, alignment: Alignment) -> list[int]:
    """Give the numbers of the levels at which rows begin; the first is 0."""
    levels, anchors = stretch.levels, stretch.anchors
    if not anchors:
        return [0]
    if alignment == "middle" and len(levels) <= _MOST_LEVELS:
        return _in_middle(stretch)
    if alignment == "bottom":
        first = anchors[0].first
        tail = next((band[0] for band in stretch.bands[1:] if band[0] <= first), 0) if stretch.goes_on else 0
        return sorted({0, tail, *(anchor.last + 1 for anchor in anchors[:-1])})
    return sorted({0, *(_begins(levels, anchor, stretch.pitch) for anchor in anchors)})


def _begins(levels: Sequence[Level], anchor: Anchor, pitch: float) -> int:
    """Give the level at which an anchor's row begins: one right above it that is no further than larger letters are."""
    at = anchor.first
    while at > 0 and levels[anchor.first].base - levels[at - 1].base < 0.5 * pitch and not levels[at].parted:
        at -= 1
    return at


def _in_middle(stretch: Stretch) -> list[int]:
    levels, anchors = stretch.levels, stretch.anchors
    first = range(anchors[0].first + 1) if stretch.goes_on else range(1)
    ends = [range(one.last + 1, other.first + 1) for one, other in pairwise(anchors)]
    starts = evened(
        [(level.base, level.base) for level in levels],
        [(levels[anchor.first].base + levels[anchor.last].base) / 2 for anchor in anchors],
        [first, *ends],
        lambda at: _price(levels, at),
        stretch.pitch,
    )
    return sorted({0, *starts})


def evened(
    spans: Sequence[tuple[float, float]],
    middles: Sequence[float],
    places: Sequence[range],
    price: Callable[[int], float],
    unit: float,
) -> list[int]:
    """Part things that stand below each other into groups, so that each has its middle where it ought to be.

    `spans` are the tops and bottoms of the things, `middles` where the groups' middles ought to be, `places` the
    numbers of things with which each group may begin, `price` what it costs to begin one there, in units of `unit`
    points by which a middle is off. The best choice is found from the first group to the last. Gives the numbers with
    which groups begin.
    """
    costs = [price(at) if 0 < at < len(spans) else 0.0 for at in range(len(spans) + 1)]
    best: dict[int, tuple[float, tuple[int, ...]]] = {at: (costs[at], (at,)) for at in places[0]}
    for middle, ends in zip(middles, [*places[1:], range(len(spans), len(spans) + 1)], strict=True):
        best = {
            end: min(
                (cost + _off(spans, start, end, middle, unit) + costs[end], (*starts, end))
                for start, (cost, starts) in best.items()
                if start < end
            )
            for end in ends
            if any(start < end for start in best)
        }
    return list(min(best.values())[1][:-1]) if best else [0]


def _price(levels: Sequence[Level], at: int) -> float:
    """What it costs to begin a row at a level: little at a gap, much between lines as close as those of one text."""
    if levels[at].cut:
        return -_SURE
    gap = levels[at].gap
    return _TIGHT if gap <= LOOSE else -_SURE * min(gap - 1, 1.0)


def _off(spans: Sequence[tuple[float, float]], start: int, end: int, middle: float, unit: float) -> float:
    return min(abs((spans[start][0] + spans[end - 1][1]) / 2 - middle) / unit, _WORST)
