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
# Fewer are enough where it is so wide, in letters' sizes.
_TO_CROSSING_WIDE = 3
_WIDE = 1.0
_FEW_SPACES = 8
_FEW_LINES = 8
# Texts are aligned to an edge if most of those that begin or end near it, in points, do so at the same place.
_REACH = 40.0
_ALIGNED = 1.5
_MOSTLY = 0.6
_INSET = 4.0
# So many lines, nearly all that there are, tell of a gutter that is as narrow as this, in points.
_TELLING = 8
_NEARLY_ALL = 0.9
_SAME_PLACE = 0.6
NEARLY_NOTHING = 1.5
_MOSTLY_BOLD = 0.5
# No table has so many columns; a hostile page may seem to.
_MOST_GUTTERS = 80
_WIDE_HEADING = 0.25
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

    Lines of one run that crosses what all others leave free don't count: they are headings across the table. Headings
    of columns in bold may nearly touch each other; they only tell of columns that are blank below them.
    """
    head = bold_head(strips)
    body = strips[head:]
    first = _free([strip.runs for strip in body if len(strip.runs) > 1], 0)
    counted = [strip for strip in body if len(strip.runs) > 1 or not any(_covers(strip.runs[0], gap) for gap in first)]
    lines = [strip.runs for strip in counted]
    allowed = max(_ALWAYS_MAY_CROSS, int(_MOST_CROSSING * len(lines))) if len(lines) > _FEW_LINES else 0
    heads = [run for strip in strips[:head] for run in strip.runs]
    beyond = _beyond(heads, lines)
    found = _free([*lines, *beyond], 0)
    if len(found) > _MOST_GUTTERS:
        return []
    if allowed:
        found = _with_crossed(found, _free(lines, allowed)[: 2 * _MOST_GUTTERS], lines)
    least = _LEAST_WIDTH * _usual_size(lines)
    sure = [part for gap in found for part in _blank_columns(gap, heads, least)]
    sure += [gap for gap in found if gap not in sure and gap[1] - gap[0] >= least and _is_at_end(gap, beyond, lines)]
    likely = [gap for gap in found if not any(gap[0] <= part[0] < gap[1] for part in sure)]
    likely = _not_below_words(likely, strips[:head])
    kept = _without_chances(likely, [*strips[:head], *counted])
    return sorted([*sure, *(_narrowed(gap, heads, least) for gap in kept)])


def bold_head(strips: Sequence[Strip]) -> int:
    """Count the first strips that are in bold, where not most of those below them are: the headings of columns."""
    bold = [all(run.bold for run in strip.runs) and not _is_wide(strip, strips) for strip in strips]
    head = next((at for at, one in enumerate(bold) if not one), 0)
    return head if sum(bold[head:]) < _MOSTLY_BOLD * (len(bold) - head) else 0


def _is_wide(strip: Strip, strips: Sequence[Strip]) -> bool:
    """Whether a strip is one run that has no column to itself: a heading across the table."""
    width = max(one.x1 for one in strips) - min(one.x0 for one in strips)
    return len(strip.runs) == 1 and strip.x1 - strip.x0 > _WIDE_HEADING * width


def _not_below_words(gaps: Sequence[Interval], heads: Sequence[Strip]) -> list[Interval]:
    """Leave out gaps that lie wholly below one word of a heading: they are within that heading's column.

    A gap that has the headings of two columns beside it stays: the word is of a theme across the table.
    """
    words = [word.box for strip in heads for run in strip.runs for word in run.words]
    below = (any(box.x0 <= start and box.x1 >= end for box in words) for start, end in gaps)
    told = _beside(gaps, heads)
    return [gap for gap, within, count in zip(gaps, below, told, strict=True) if count or not within]


def _beyond(heads: Sequence[Run], lines: Sequence[Sequence[Run]]) -> list[list[Run]]:
    """Give the headings that stand further to the left or right than all else: of a column that is blank."""
    left = min((run.x0 for runs in lines for run in runs), default=0.0)
    right = max((run.x1 for runs in lines for run in runs), default=0.0)
    return [[run] for run in heads if run.x1 < left or run.x0 > right]


def _is_at_end(gap: Interval, beyond: Sequence[Sequence[Run]], lines: Sequence[Sequence[Run]]) -> bool:
    """Whether nothing but headings stands on one side of a gap: of a column that is blank."""
    sides = {run.x0 >= gap[1] for runs in lines for run in runs}
    return len(sides) == 1 and any((run.x0 >= gap[1]) not in sides for runs in beyond for run in runs)


def _blank_columns(gap: Interval, heads: Sequence[Run], least: float) -> list[Interval]:
    """Part a gap by the headings of blank columns in it; none if there are none."""
    if not any(gap[0] < run.x0 and run.x1 < gap[1] for run in heads) or gap[1] - gap[0] < 2 * least:
        return []
    return _left_free(gap, heads)


def _narrowed(gap: Interval, heads: Sequence[Run], least: float) -> Interval:
    """Narrow a gap by the headings that reach into it, if enough is left."""
    widest = max(_left_free(gap, heads), key=lambda part: part[1] - part[0], default=gap)
    return widest if widest[1] - widest[0] >= least else gap


def _left_free(gap: Interval, heads: Sequence[Run]) -> list[Interval]:
    free: list[Interval] = []
    start = gap[0]
    for left, right in sorted((run.x0, run.x1) for run in heads if run.x1 > gap[0] and run.x0 < gap[1]):
        if left > start:
            free.append((start, left))
        start = max(start, right)
    return [*free, (start, gap[1])] if start < gap[1] else free


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
        if not inside:
            found.append(gap)
            continue
        middle = (gap[0] + gap[1]) / 2
        both = sum(runs[0].x0 < middle < runs[-1].x1 and not any(_covers(run, gap) for run in runs) for runs in lines)
        needed = _TO_CROSSING if _room_beside(gap, inside, lines) < _WIDE * inside[0].size else _TO_CROSSING_WIDE
        if both >= needed * len(inside):
            found.append(gap)
    return sorted(found)


def _room_beside(gap: Interval, crossing: Sequence[Run], lines: Sequence[Sequence[Run]]) -> float:
    """Give how wide a gap is where the runs that cross it don't stand."""
    others = [run for runs in lines for run in runs if not any(run is one for one in crossing)]
    middle = (gap[0] + gap[1]) / 2
    left = max((run.x1 for run in others if run.x1 <= middle), default=gap[0])
    right = min((run.x0 for run in others if run.x0 >= middle), default=gap[1])
    return right - left


def _covers(run: Run, gap: Interval) -> bool:
    return run.x0 <= gap[0] and run.x1 >= gap[1]


def _space(lines: Sequence[Sequence[Run]]) -> float:
    """Give the space between words, as it is where no line is justified: those only have wider ones."""
    spaces = sorted(right.box.x0 - left.box.x1 for runs in lines for run in runs for left, right in pairwise(run.words))
    return spaces[len(spaces) // 4] if len(spaces) > _FEW_SPACES else 0.0


def _without_chances(gaps: Sequence[Interval], strips: Sequence[Strip]) -> list[Interval]:
    """Leave out gaps that are too narrow for how few lines tell of them, one after the other."""
    lines = [strip.runs for strip in strips]
    size, space = _usual_size(lines), _space(lines)
    told = [gap for gap in gaps if _is_told(gap, lines)]
    kept = [gap for gap in gaps if gap[1] - gap[0] >= _LEAST_WIDTH * size or gap in told]
    while kept:
        beside = _beside(kept, strips)
        short = [
            (gap[1] - gap[0], gap) for gap, count in zip(kept, beside, strict=True)
            if gap[1] - gap[0] < _least(count, size, space) and gap not in told
        ]  # fmt: skip
        if not short:
            break
        kept.remove(min(short)[1])
    return kept


def _is_told(gap: Interval, lines: Sequence[Sequence[Run]]) -> bool:
    """Whether a gap is a gutter however narrow: the texts on one side of it are aligned to it, line by line."""
    start, end = gap
    beside = [(left, right) for runs in lines for left, right in pairwise(runs) if left.x1 < end and right.x0 > start]
    if len(beside) < _TELLING or end - start < NEARLY_NOTHING:
        return False
    begins = sum(right.x0 - end < _SAME_PLACE for _, right in beside)
    ends = sum(start - left.x1 < _SAME_PLACE for left, _ in beside)
    return max(begins, ends) >= _NEARLY_ALL * len(beside)


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
