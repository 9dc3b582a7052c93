"""The colour of a cell, by the name that a key would give it."""

from colorsys import rgb_to_hsv
from functools import lru_cache

# Hues in degrees, from and up to; pale tints count, near-greys don't.
_HUES = ((0, 18, "red"), (18, 68, "amber"), (68, 175, "green"), (175, 265, "blue"), (335, 361, "red"))
_LEAST_SATURATION = 0.12
_LEAST_LIGHT = 0.25

# What councils call some of these where a key tells them apart.
_FINER = ((18, 38, "orange"), (48, 68, "yellow"), (265, 320, "purple"))

# The colours in which a status is painted; grey says that there is none.
STATUS_COLOURS = frozenset({"red", "amber", "green", "blue"})


@lru_cache(maxsize=1024)
def colour_name(fill: str | None) -> str | None:
    """Name a fill ("#rrggbb"): red, amber (yellow and orange too), green, blue, grey; None for others."""
    if not fill or len(fill) != 7:
        return None
    hue, saturation, light = _parts(fill)
    if light < _LEAST_LIGHT:
        return None
    if saturation < _LEAST_SATURATION:
        return "grey" if light < 0.95 else None
    return next((name for start, end, name in _HUES if start <= hue < end), None)


@lru_cache(maxsize=1024)
def colour_names(fill: str | None) -> tuple[str, ...]:
    """Give the names that a key may have for a fill, the most telling first: orange before amber."""
    name = colour_name(fill)
    if fill is None or name == "grey" or len(fill) != 7:
        return (name,) if name else ()
    hue, saturation, _ = _parts(fill)
    finer = [finer for start, end, finer in _FINER if start <= hue < end and saturation >= _LEAST_SATURATION]
    return (*finer, name) if name else tuple(finer)


def _parts(fill: str) -> tuple[float, float, float]:
    """Part a fill into hue (degrees), saturation and light (0 to 1)."""
    red, green, blue = (int(fill[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, saturation, light = rgb_to_hsv(red, green, blue)
    return hue * 360, saturation, light
