"""Columns from the places of words: the gutters between them, which next to no line crosses."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise

from goldenthread.reading.formats.pdf.lines import Run, Strip, strips_of
from goldenthread.reading.formats.pdf.page import Word

Interval = tuple[float, float]

# A gutter is at least so wide, in letters' sizes; and so much wider than the spaces between words, which is more where
# only a few lines tell of it: spaces stand below each other by chance.
_LEAST_WIDTH = 0.36
_STEPS = ((1, 0.7, 2.2), (3, 0.5, 1.9), (6, 0.4, 1.5), (1_000_000, 0.36, 1.15))
# So large a part of the lines may cross a gutter: headings across the table, a cell that is too long for its column.
_MOST_CROSSING = 0.05
_ALWAYS_MAY_CROSS = 1
# So many lines stand clear of a gutter on both sides for each one that crosses it.
_TO_CROSSING = 8
_FEW_SPACES = 8
_FEW_LINES = 8
# Texts are aligned to an edge if most of those that begin or end near it, in points, do so at the same place.
_REACH = 40.0
_ALIGNED = 1.5
_MOSTLY = 0.6
_INSET = 4.0
# Baselines that are no further apart, in letters' sizes, stand side by side: cells that are centred in height.
_ABREAST = 0.75


def columns_of(words: Iterable[Word], left: float, right: float, hint: Sequence[float] = ()) -> tuple[float, ...]:
    """Give the edges of the columns in a region of words: `left`, the middle of each gutter, `right`.

    `hint` are edges that stand good if the words fit them: those of the table on the page before.
    """
    strips = strips_of(words)
    if hint and fits(strips, hint):
        return tuple(hint)
    return edges_of(strips, left, right)


def edges_of(strips: Sequence[Strip], left: float, right: float) -> tuple[float, ...]:
    """Give the edges of the columns of strips that are known to be a table."""
    gutters = find_gutters(strips)
    runs = [run for strip in strips for run in strip.runs]
    return (left, *(_edge(gap, runs) for gap in gutters), right)


def _edge(gap: Interval, runs: Sequence[Run]) -> float:
    """Give the edge in a gutter: near the texts that are aligned to it, for others may come nearer on the next page."""
    start, end = gap
    near = min((end - start) / 2, _INSET)
    right = [run.x0 - end < _ALIGNED for run in runs if end - 0.1 <= run.x0 < end + _REACH]
    left = [start - run.x1 < _ALIGNED for run in runs if start - _REACH < run.x1 <= start + 0.1]
    if sum(right) > _MOSTLY * len(right):
        return end - near
    return start + near if sum(left) > _MOSTLY * len(left) else (start + end) / 2


def fits(strips: Sequence[Strip], edges: Sequence[float]) -> bool:
    """Whether next to no run crosses the edges between columns."""
    inner = edges[1:-1]
    crossing = sum(any(crosses(run, edge) for run in strip.runs for edge in inner) for strip in strips)
    return crossing <= max(_ALWAYS_MAY_CROSS, _MOST_CROSSING * len(strips)) and crossing < len(strips)


def crosses(run: Run, edge: float) -> bool:
    """Whether a run stands on both sides of an edge."""
    return run.x0 < edge - 1 and run.x1 > edge + 1


def find_gutters(strips: Sequence[Strip]) -> list[Interval]:
    """Find the gutters between the runs of strips, from left to right.

    Lines of one run that crosses what all others leave free don't count: they are headings across the table.
    """
    first = _free([strip.runs for strip in strips if len(strip.runs) > 1], 0)
    counted = [
        strip for strip in strips if len(strip.runs) > 1 or not any(_covers(strip.runs[0], gap) for gap in first)
    ]
    lines = [strip.runs for strip in counted]
    allowed = max(_ALWAYS_MAY_CROSS, int(_MOST_CROSSING * len(lines))) if len(lines) > _FEW_LINES else 0
    found = _free(lines, 0)
    if allowed:
        found = _with_crossed(found, _free(lines, allowed), lines)
    return _without_chances(found, counted)


def _usual_size(lines: Sequence[Sequence[Run]]) -> float:
    sizes = sorted(run.size for runs in lines for run in runs)
    return sizes[len(sizes) // 2] if sizes else 10.0


def _free(lines: Iterable[Sequence[Run]], allowed: int) -> list[Interval]:
    """Give the intervals that at most so many runs cover, between the first run's left and the last one's right."""
    ends = sorted([(run.x0, 1) for runs in lines for run in runs] + [(run.x1, -1) for runs in lines for run in runs])
    free: list[Interval] = []
    depth, since = 0, None
    for place, step in ends:
        before, depth = depth, depth + step
        if before > allowed >= depth:
            since = place
        elif before <= allowed < depth and since is not None:
            if place > since:
                free.append((since, place))
            since = None
    return free


def _with_crossed(
    sure: Sequence[Interval], likely: Sequence[Interval], lines: Sequence[Sequence[Run]]
) -> list[Interval]:
    """Add the gutters that a few runs cross; a column that only a few runs fill isn't one."""
    found = list(sure)
    for gap in likely:
        inside = [run for runs in lines for run in runs if run.x1 > gap[0] and run.x0 < gap[1]]
        if any(not (run.x0 < gap[0] + 0.5 and run.x1 > gap[1] - 0.5) for run in inside):
            continue
        if any(start < gap[1] and gap[0] < end for start, end in sure):
            continue
        middle = (gap[0] + gap[1]) / 2
        both = sum(runs[0].x0 < middle < runs[-1].x1 and not any(_covers(run, gap) for run in runs) for runs in lines)
        if both >= _TO_CROSSING * len(inside):
            found.append(gap)
    return sorted(found)


def _covers(run: Run, gap: Interval) -> bool:
    return run.x0 <= gap[0] and run.x1 >= gap[1]


def _space(lines: Sequence[Sequence[Run]]) -> float:
    """Give the usual space between words."""
    spaces = sorted(right.box.x0 - left.box.x1 for runs in lines for run in runs for left, right in pairwise(run.words))
    return spaces[len(spaces) // 2] if len(spaces) > _FEW_SPACES else 0.0


def _without_chances(gaps: Sequence[Interval], strips: Sequence[Strip]) -> list[Interval]:
    """Leave out gaps that are too narrow for how few lines tell of them, one after the other."""
    lines = [strip.runs for strip in strips]
    size, space = _usual_size(lines), _space(lines)
    kept = [gap for gap in gaps if gap[1] - gap[0] >= _LEAST_WIDTH * size]
    while kept:
        beside = _beside(kept, strips)
        short = [
            (gap[1] - gap[0], gap) for gap, count in zip(kept, beside, strict=True)
            if gap[1] - gap[0] < _least(count, size, space)
        ]  # fmt: skip
        if not short:
            break
        kept.remove(min(short)[1])
    return kept


def _least(beside: int, size: float, space: float) -> float:
    """Give how wide a gap must be to be a gutter, by the number of lines that have text on both sides of it."""
    _most, letters, spaces = next(step for step in _STEPS if beside <= step[0])
    return max(letters * size, spaces * space)


def _beside(gaps: Sequence[Interval], strips: Sequence[Strip]) -> list[int]:
    """Count, for each gap, the lines that have text in both of the columns beside it, abreast of each other."""
    middles = [(start + end) / 2 for start, end in gaps]
    counts = [0] * len(gaps)
    above, base = set[int](), -1e6
    for strip in strips:
        filled = {bisect_right(middles, (run.x0 + run.x1) / 2) for run in strip.runs}
        near = filled | above if strip.base - base < _ABREAST * strip.size else filled
        for column in near:
            if column + 1 in near and (column in filled or column + 1 in filled):
                counts[column] += 1
        above, base = filled, strip.base
    return counts
