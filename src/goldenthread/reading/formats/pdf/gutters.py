"""Columns from the places of words: the gutters between them, which next to no line crosses."""

from collections.abc import Iterable, Sequence

from goldenthread.reading.formats.pdf.lines import Run, Strip, strips_of
from goldenthread.reading.formats.pdf.page import Word

Interval = tuple[float, float]

# A gutter is at least so wide, in letters' sizes.
_LEAST_WIDTH = 0.36
# So large a part of the lines may cross a gutter: headings across the table, a cell that is too long for its column.
_MOST_CROSSING = 0.05
_ALWAYS_MAY_CROSS = 1
# So many lines have text on both sides of a gutter, or all of them where there are fewer.
_LEAST_BESIDE = 2


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
    gutters = find_gutters([strip.runs for strip in strips])
    return (left, *((start + end) / 2 for start, end in gutters), right)


def fits(strips: Sequence[Strip], edges: Sequence[float]) -> bool:
    """Whether next to no run crosses the edges between columns."""
    inner = edges[1:-1]
    crossing = sum(any(crosses(run, edge) for run in strip.runs for edge in inner) for strip in strips)
    return crossing <= max(_ALWAYS_MAY_CROSS, _MOST_CROSSING * len(strips)) and crossing < len(strips)


def crosses(run: Run, edge: float) -> bool:
    """Whether a run stands on both sides of an edge."""
    return run.x0 < edge - 1 and run.x1 > edge + 1


def find_gutters(lines: Sequence[Sequence[Run]]) -> list[Interval]:
    """Find the gutters between the runs of lines, from left to right.

    Lines of one run that crosses what all others leave free don't count: they are headings across the table.
    """
    usual = [runs for runs in lines if len(runs) > 1]
    first = _free(usual, 0)
    counted = [runs for runs in lines if len(runs) > 1 or not any(_covers(runs[0], gap) for gap in first)]
    allowed = max(_ALWAYS_MAY_CROSS, int(_MOST_CROSSING * len(counted))) if len(counted) > 8 else 0
    size = _usual_size(counted)
    found = _free(counted, 0)
    if allowed:
        found = _with_crossed(found, _free(counted, allowed), counted)
    wide = [gap for gap in found if gap[1] - gap[0] >= _LEAST_WIDTH * size]
    return _supported(wide, counted)


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
        if not any(start < gap[1] and gap[0] < end for start, end in sure):
            found.append(gap)
    return sorted(found)


def _covers(run: Run, gap: Interval) -> bool:
    return run.x0 <= gap[0] and run.x1 >= gap[1]


def _supported(gaps: Sequence[Interval], lines: Sequence[Sequence[Run]]) -> list[Interval]:
    """Leave out a gap beside which hardly any line has text on both sides: a chance, or the indent of a list."""
    return [gap for gap in gaps if _beside(gap, lines) >= _LEAST_BESIDE]


def _beside(gap: Interval, lines: Sequence[Sequence[Run]]) -> int:
    middle = (gap[0] + gap[1]) / 2
    return sum(runs[0].x1 <= middle <= runs[-1].x0 for runs in lines)
