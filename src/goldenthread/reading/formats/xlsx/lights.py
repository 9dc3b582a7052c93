"""Traffic lights (icon sets of three discs) as the fills that they stand for."""

from collections.abc import Callable
from decimal import Decimal

from lxml.etree import _Element

from goldenthread.reading.formats.xlsx.cells import CellFault, Looker
from goldenthread.reading.formats.xlsx.functions import At
from goldenthread.reading.formats.xlsx.shown import exact
from goldenthread.reading.office_xml import child, children, is_on
from goldenthread.reading.sheets import Area

_SETS = ("3TrafficLights1", "3TrafficLights2")
# Red, amber and green as Office names them; the discs themselves are shaded.
_LIGHTS = ("#ff0000", "#ffc000", "#00b050")
_HUNDRED = Decimal(100)


def traffic_lights(rule: _Element, areas: tuple[Area, ...]) -> Callable[[At], str | None] | None:
    """Give what tells a cell's light, as a fill; None for other icons and for thresholds that aren't plain.

    A light is red below the first threshold, amber below the second, else green, unless the set is reversed.
    """
    icons = child(rule, "iconSet")
    if icons is None or icons.get("iconSet", _SETS[0]) not in _SETS:
        return None
    thresholds = [_threshold(entry) for entry in list(children(icons, "cfvo"))[1:]]
    if len(thresholds) != 2 or None in thresholds:
        return None
    plain = [threshold for threshold in thresholds if threshold]
    lights = _LIGHTS[::-1] if is_on(icons.get("reverse")) else _LIGHTS
    ends: list[tuple[Decimal, Decimal]] = []

    def light(at: At) -> str | None:
        value = _number(at.look, at.row, at.column)
        if value is None:
            return None
        if not ends:
            ends.append(_ends(at.look, areas))
        return lights[sum(_reaches(value, threshold, *ends[0]) for threshold in plain)]

    return light


def _threshold(entry: _Element) -> tuple[str, Decimal, bool] | None:
    kind, value = entry.get("type", ""), exact(entry.get("val", ""))
    if kind not in ("num", "percent") or value is None:
        return None
    return kind, value, is_on(entry.get("gte", "1"))


def _reaches(value: Decimal, threshold: tuple[str, Decimal, bool], least: Decimal, most: Decimal) -> bool:
    kind, limit, at_it = threshold
    if kind == "percent":
        limit = least + (most - least) * limit / _HUNDRED
    return value >= limit if at_it else value > limit


def _ends(look: Looker, areas: tuple[Area, ...]) -> tuple[Decimal, Decimal]:
    """Find the least and the greatest number of the cells that the icons are for."""
    look.spend(len(areas) * len(look.values))
    numbers = [
        number
        for area in areas
        for row, cells in look.values.items()
        if area.top <= row <= area.bottom
        for column in cells
        if area.left <= column <= area.right and (number := _number(look, row, column)) is not None
    ]
    return min(numbers), max(numbers)


def _number(look: Looker, row: int, column: int) -> Decimal | None:
    try:
        value = look.at(row, column)
    except CellFault:
        return None
    return value if isinstance(value, Decimal) else None
