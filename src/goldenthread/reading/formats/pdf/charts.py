"""Charts: what stands in them is no table, though bars side by side look like cells, and labels like columns."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from goldenthread.reading.formats.pdf.edges import Edge, edges_of
from goldenthread.reading.formats.pdf.page import Box, Fill, Page, Picture
from goldenthread.reading.formats.pdf.seen import SeenTable
from goldenthread.reading.statuses.colours import colour_name

_SAME, _BESIDE = 1.0, 4.0
_LEAST_HEIGHT = 10.0
# A chart has one bar or two; more, with their colours below each other, are a table's column.
_MOST_BARS = 2
_PLAIN = (None, "grey")
# A chart is drawn in so many pieces that are said to show one thing, or in one that is so large, in points.
_LEAST_PIECES = 3
# An icon is no larger, and those of one column stand right below each other, in points.
_LARGEST_ICON, _ALIKE = 30.0, 1.0
_WIDE, _TALL = 80.0, 40.0
# A scale has so many lines, as long as each other; each has its label beside it, level with it, in points.
_LEAST_LINES, _LEVEL = 3, 3.0
# The labels of a chart stand so far beside it.
_BESIDE_CHART, _BELOW_CHART = 36.0, 16.0


def charts_of(page: Page, tables: Sequence[SeenTable]) -> list[Box]:
    """Give the areas of charts that stand in none of the tables, with room for their labels."""
    pieces: dict[str, list[Box]] = {}
    for picture in page.pictures:
        if picture.alt:
            pieces.setdefault(picture.alt, []).append(picture.box)
    found = [*bars_of(page.fills, tables), *_drawn(page.pictures)]
    found += [_with_axes(_around(boxes), page) for boxes in pieces.values() if _are_of_a_chart(boxes)]
    return [box for box in found if not any(table.box.holds(box.middle) for table in tables)]


def _are_of_a_chart(boxes: Sequence[Box]) -> bool:
    """Whether pieces that are said to show one thing are many, and not the same small icon down a column."""
    small = all(max(box.width, box.height) <= _LARGEST_ICON for box in boxes)
    alike = all(abs(box.x0 - boxes[0].x0) + abs(box.x1 - boxes[0].x1) <= _ALIKE for box in boxes)
    return len(boxes) >= _LEAST_PIECES and not (small and alike)


def _drawn(pictures: Sequence[Picture]) -> Iterator[Box]:
    for picture in pictures:
        if picture.box.width >= _WIDE and picture.box.height >= _TALL:
            yield picture.box


def are_labels(table: SeenTable, scales: Sequence[Box]) -> bool:
    """Whether most words in the columns of what looks like a table stand in one of the areas of scales."""
    rows = [row.cells for row in table.rows if not any(cell.span == "across" for cell in row.cells)]
    middles = [word.box.middle for cells in rows for cell in cells for word in cell.words]
    return any(2 * sum(map(area.holds, middles)) > len(middles) for area in scales)


def scales_of(page: Page) -> list[Box]:
    """Give the areas of charts with a scale: labels stand level with its lines; a table's words, between them."""
    groups: dict[tuple[int, int], list[Edge]] = {}
    for edge in edges_of(page).level:
        if edge.drawn:
            groups.setdefault((round(edge.start), round(edge.end)), []).append(edge)
    return [
        _with_labels(Box(lines[0].start, lines[0].at, lines[0].end, lines[-1].at))
        for lines in groups.values()
        if len(lines) >= _LEAST_LINES and all(_has_label(line, page) for line in lines)
    ]


def _has_label(line: Edge, page: Page) -> bool:
    return any(
        line.start - _BESIDE_CHART <= word.box.x1 <= line.start + _SAME and abs(word.box.middle[1] - line.at) <= _LEVEL
        for word in page.words
    )


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def _with_axes(box: Box, page: Page) -> Box:
    """Give a chart's area with its axes, the lines of its grid, and the labels beside them."""
    axes = [rule.box for rule in page.rules if rule.level and rule.box.x0 < box.x1 and rule.box.x1 > box.x0]
    near = [axis for axis in axes if box.top - _TALL <= axis.top <= box.bottom + _TALL]
    return _with_labels(_around([box, *near]))


def _with_labels(whole: Box) -> Box:
    return Box(
        whole.x0 - _BESIDE_CHART, whole.top - _BELOW_CHART, whole.x1 + _BESIDE_CHART, whole.bottom + _BELOW_CHART
    )


def bars_of(fills: Sequence[Fill], tables: Sequence[SeenTable]) -> list[Box]:
    """Give the areas of stacked bars that stand in none of the tables."""
    groups: dict[tuple[int, int], list[Fill]] = {}
    for fill in fills:
        if fill.box.height >= _LEAST_HEIGHT and colour_name(fill.colour) not in _PLAIN:
            groups.setdefault((round(fill.box.top / _SAME), round(fill.box.bottom / _SAME)), []).append(fill)
    bars = [bar for group in groups.values() if (bar := _bar(group))]
    bars = [bar for bar in bars if not any(table.box.holds(bar.middle) for table in tables)]
    return bars if len(bars) <= _MOST_BARS else []


def _bar(fills: list[Fill]) -> Box | None:
    fills.sort(key=lambda fill: fill.box.x0)
    if len({fill.colour for fill in fills}) < 2:
        return None
    if any(not -_SAME <= right.box.x0 - left.box.x1 <= _BESIDE for left, right in pairwise(fills)):
        return None
    return Box(fills[0].box.x0, fills[0].box.top, fills[-1].box.x1, fills[0].box.bottom)
