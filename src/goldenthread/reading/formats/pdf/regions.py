"""Which lines of a page are a table without rules: those between which the same gutters stay free."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from goldenthread.reading.formats.pdf.gutters import NEARLY_NOTHING, Interval, bold_head, crosses, edges_of
from goldenthread.reading.formats.pdf.lines import Run, Strip, look_of, stands_out

_LEAST_WIDTH = 0.36
_LEAST_MULTIPLE = 2
# Lines across the table in one go: a theme, an objective, and one that wraps.
_MOST_HEADINGS = 3
# A comment below a row, across the columns beside its first cell.
_MOST_TEXT = 20
_SAME_PLACE = 1.5
_ONE_TEXT = 1.6
# So large a part of the gutters must outlive a line, or it belongs to the next table.
_SURVIVING = 0.6
_MOST_CROSSED = 2
_TO_CROSSING = 5
# A wider gap between lines, in letters' sizes, ends a table unless the next line has its columns.
_WIDEST = 4.5
_CLOSE = 1.45
_OUTSIDE = 12.0
_HALF = 0.5
# Where columns have stood for so many lines, a text may fill one, up to the next or a little over its start.
_LONG_THERE = 10
_LEAST_EDGES = 3
_SKIP = 64
_MOST_LAST = 2
_MANY_MORE = 2
_NEAR_LAST = 2.6


@dataclass(frozen=True, slots=True)
class Region:
    """Strips from `start` to before `end` are a table with these `edges` of columns."""

    start: int
    end: int
    edges: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Hint:
    """The columns of the table that the page before ended with: the edges, and what was free about each inner one."""

    edges: tuple[float, ...]
    gutters: tuple[Interval, ...]

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.edges[0]

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.edges[-1]


def find_regions(strips: Sequence[Strip], hint: Hint | None = None, again: int = 0) -> Iterator[Region]:
    """Give the regions of strips that are tables, downwards; what `hint` tells of may go on at the top.

    The first strips, `again` of them, are headings that are known to be repeated from the page before.
    """
    at = 0
    if hint and (first := _goes_on(strips, hint, again)):
        first = _with_last_heading(strips, _with_text_below(strips, first))
        yield first
        at = first.end
    lowest = at
    while at < len(strips):
        region = _region_from(strips, at) if len(strips[at].runs) > 1 else None
        if region is None or len(region.edges) < _LEAST_EDGES:
            # Long stretches that come to nothing aren't looked at again from each of their lines.
            at += max(1, (region.end - at) // _SKIP) if region else 1
            continue
        if cut := _start_of_next(strips, region):
            # The lines above a wider table are one of their own, or none.
            above = _region_from(strips[:cut], region.start)
            if above is None or len(above.edges) < _LEAST_EDGES:
                at = cut
                continue
            yield above
            at = lowest = above.end
            continue
        region = _with_text_below(strips, _below_heading(strips, region) or region)
        region = _with_last_heading(strips, region)
        yield Region(_with_lines_above(strips, region, lowest), region.end, region.edges)
        at = lowest = region.end


def _start_of_next(strips: Sequence[Strip], region: Region) -> int:
    """Give the number of the strip with which a wider table begins below a narrow one, as totals and a key; else 0.

    Texts stand alone between the two, and the wider one has more columns without what is above it.
    """
    most = rows = 0
    for at in range(region.start, region.end):
        runs = len(strips[at].runs)
        if rows >= _LEAST_MULTIPLE and runs >= _MANY_MORE * most and len(strips[at - 1].runs) == 1:
            below = _region_from(strips, at)
            return at if below and len(below.edges) > len(region.edges) else 0
        most, rows = max(most, runs), rows + (runs > 1)
    return 0


def _below_heading(strips: Sequence[Strip], region: Region) -> Region | None:
    """Give the table below a heading instead, if the one line above that heading only keeps it from going on."""
    start = region.start + 2
    if start >= region.end or len(strips[start - 1].runs) > 1 or len(strips[start].runs) < _LEAST_MULTIPLE:
        return None
    if not stands_out(look_of(strips[start - 1].runs[0]), look_of(strips[region.start].runs[0])):
        return None
    below = _region_from(strips, start)
    further = below and below.end > region.end and len(below.edges) >= len(region.edges)
    return below if further else None


def _goes_on(strips: Sequence[Strip], hint: Hint, again: int) -> Region | None:
    """Find how far the table of the page before goes on with its columns."""
    growing = _Growing(list(hint.gutters), hint.left, hint.right, len(hint.gutters), _LONG_THERE)
    end = _without_tail(strips, again, _end_of(strips, again, growing))
    held = strips[:end]
    second = hint.gutters[0][0]
    if not any(len(strip.runs) > 1 or strip.x0 > second for strip in held):
        return None
    if any(strip.x0 < hint.left - _OUTSIDE or strip.x1 > hint.right + _OUTSIDE for strip in held):
        return None
    own = edges_of(held, hint.left, hint.right)
    if len(own) > len(hint.edges) + 1 and sum(len(strip.runs) > 1 for strip in held) > _MOST_HEADINGS:
        return Region(0, end, own)
    inner = [_kept(edge, gap, growing.free) for edge, gap in zip(hint.edges[1:-1], hint.gutters, strict=True)]
    return Region(0, end, (hint.left, *inner, hint.right))


def _kept(edge: float, gap: Interval, free: Sequence[Interval]) -> float:
    """Give the edge of the page before if it is free on this page too, else the middle of what is free about it."""
    parts = [part for part in free if part[0] >= gap[0] and part[1] <= gap[1]]
    if any(start + 1 <= edge <= end - 1 for start, end in parts):
        return edge
    start, end = max(parts, key=lambda part: part[1] - part[0], default=gap)
    return (start + end) / 2


@dataclass(slots=True)
class _Growing:
    """What is free between the runs of all strips so far."""

    free: list[Interval]
    left: float = 1e9
    right: float = -1e9
    most: int = 0
    taken: int = 0
    crossed: dict[Interval, int] = field(default_factory=dict)

    def gutters(self) -> list[Interval]:
        return [gap for gap in self.free if gap[0] >= self.left and gap[1] <= self.right]

    def killed(self, strip: Strip) -> list[Interval]:
        return [gap for gap in self.gutters() if not self._left_of(gap, strip)]

    def take(self, strip: Strip, spared: Sequence[Interval] = ()) -> None:
        kept = [part for gap in self.free for part in ([gap] if gap in spared else self._left_of(gap, strip))]
        self.free = kept
        self.taken += 1
        self.left, self.right = min(self.left, strip.x0), max(self.right, strip.x1)
        self.most = max(self.most, len(self.gutters()))

    def _left_of(self, gap: Interval, strip: Strip) -> list[Interval]:
        least = _LEAST_WIDTH * strip.size
        if self.taken < _LONG_THERE:
            return _left_of(gap, strip.runs, least, least)
        over = any(run.x0 <= gap[0] and run.x1 >= gap[1] for run in strip.runs)
        return _left_of(gap, strip.runs, least, NEARLY_NOTHING) or ([] if over else [gap])


def _left_of(gap: Interval, runs: Sequence[Run], least: float, between: float) -> list[Interval]:
    """Give what runs leave free of a gap, in parts that are wide enough; narrow gaps need not stay as wide.

    Between two runs only `between` need be left.
    """
    least = min(least, _HALF * (gap[1] - gap[0]))
    parts: list[Interval] = []
    start, wanted = gap[0], least
    for run in runs:
        if run.x1 > start:
            end = min(run.x0, gap[1])
            if end - start >= wanted:
                parts.append((start, end))
            start = max(start, run.x1)
            if start >= gap[1]:
                return parts
        wanted = min(least, between)
    if gap[1] - start >= least:
        parts.append((start, gap[1]))
    return parts


def _region_from(strips: Sequence[Strip], start: int) -> Region | None:
    end = _without_tail(strips, start, _end_of(strips, start, _Growing([(-1e6, 1e6)])))
    held = strips[start:end]
    if sum(len(strip.runs) > 1 for strip in held) < _LEAST_MULTIPLE:
        return None
    return Region(start, end, edges_of(held, min(strip.x0 for strip in held), max(strip.x1 for strip in held)))


def _end_of(strips: Sequence[Strip], start: int, growing: _Growing) -> int:
    """Take strips as long as gutters stay free, and give the number of the first that is left."""
    end, headings = start, 0
    head = start + bold_head(strips[start:])
    for at in range(start, len(strips)):
        strip = strips[at]
        far = at > start and strip.base - strips[at - 1].base > _WIDEST * strip.size
        killed = growing.killed(strip)
        if not killed and not (far and len(strip.runs) == 1):
            growing.take(strip)
        elif not far and (at < head or _bears(growing, strip, killed)):
            growing.take(strip, [gap for gap in killed if growing.crossed.get(gap, 0) <= _MOST_CROSSED])
        elif far or len(strip.runs) > 1 or headings == _most_headings(growing, strip):
            break
        else:
            headings += 1
            continue
        end, headings = at + 1, 0
    return end


def _most_headings(growing: _Growing, strip: Strip) -> int:
    """Give how many lines may stand across the columns; more of a text that begins where an inner column does."""
    indented = any(abs(gap[1] - strip.x0) < _SAME_PLACE for gap in growing.gutters())
    return _MOST_TEXT if indented else _MOST_HEADINGS


def _bears(growing: _Growing, strip: Strip, killed: Sequence[Interval]) -> bool:
    """Whether a strip that crosses a few gutters may belong to the table all the same: one cell is too long."""
    if len(strip.runs) < 2 or len(growing.gutters()) - len(killed) < _SURVIVING * growing.most:
        return False
    for gap in killed:
        growing.crossed[gap] = growing.crossed.get(gap, 0) + 1
    # Where the other columns have long been there, a gutter that is crossed again and again was none.
    return all(
        growing.crossed[gap] <= _MOST_CROSSED or growing.taken >= _TO_CROSSING * growing.crossed[gap] for gap in killed
    )


def _without_tail(strips: Sequence[Strip], start: int, end: int) -> int:
    """Leave out lines below the table that stand alone at its left edge, apart from it: notes and headings."""
    while end - 1 > start and len(strips[end - 1].runs) == 1:
        last, above = strips[end - 1], strips[end - 2]
        first_column = last.x0 <= min(strip.x0 for strip in strips[start:end]) + 2
        if not first_column or last.base - above.base <= _CLOSE * last.size:
            break
        end -= 1
    return end


def _with_text_below(strips: Sequence[Strip], region: Region) -> Region:
    """Take in a text right below the last row that begins where an inner column does: a comment across columns."""
    starts = [run.x0 for strip in strips[region.start : region.end] for run in strip.runs if run.x0 > region.edges[1]]
    end = region.end
    while end < len(strips):
        strip, above = strips[end], strips[end - 1]
        if len(strip.runs) > 1 or strip.base - above.base > _ONE_TEXT * strip.size:
            break
        if not any(abs(strip.x0 - start) < _SAME_PLACE for start in starts):
            break
        end += 1
    return Region(region.start, end, region.edges)


def _with_last_heading(strips: Sequence[Strip], region: Region) -> Region:
    """Take in a heading that ends the page right below the table: its rows follow on the next page."""
    rest = strips[region.end :]
    above = strips[region.end - 1]
    if (
        not 0 < len(rest) <= _MOST_LAST
        or rest[0].base - above.base > _NEAR_LAST * rest[0].size
        or len(region.edges) < 4
    ):
        return region
    usual = Counter(look_of(run) for strip in strips[region.start : region.end] for run in strip.runs)
    most = usual.most_common(1)[0][0]
    if all(len(strip.runs) == 1 and stands_out(look_of(strip.runs[0]), most) for strip in rest):
        return Region(region.start, len(strips), region.edges)
    return region


def _with_lines_above(strips: Sequence[Strip], region: Region, at_least: int) -> int:
    """Take in the lines right above that fit the columns: the first lines of headings that wrap."""
    start = region.start
    while start > at_least:
        above = strips[start - 1]
        near = strips[start].base - above.base <= _CLOSE * max(above.size, strips[start].size)
        if not near or not _fits_column(above, region.edges):
            break
        start -= 1
    return start


def _fits_column(strip: Strip, edges: Sequence[float]) -> bool:
    inside = strip.x0 > edges[1] - 1 and strip.x1 <= edges[-1] + 4
    return inside and not any(crosses(run, edge) for run in strip.runs for edge in edges[1:-1])
