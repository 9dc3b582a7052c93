"""Stacked bars: areas of several colours side by side, which look like cells of a row and are part of a chart."""

from collections.abc import Sequence
from itertools import pairwise

from goldenthread.reading.formats.pdf.page import Box, Fill
from goldenthread.reading.formats.pdf.seen import SeenTable
from goldenthread.reading.statuses.colours import colour_name

_SAME, _BESIDE = 1.0, 4.0
_LEAST_HEIGHT = 10.0
# A chart has one bar or two; more, with their colours below each other, are a table's column.
_MOST_BARS = 2
_PLAIN = (None, "grey")


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
