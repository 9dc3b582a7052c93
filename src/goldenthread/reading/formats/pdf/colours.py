"""Colours of what is drawn, as "#rrggbb"."""

from functools import cache
from typing import Any

from goldenthread.reading.formats.pdf.engine import Numbers

WHITE, BLACK = "#ffffff", "#000000"
# What is nearly transparent isn't seen.
_LEAST_ALPHA = 8
# Printers' black and white are often a little off; a dark blue or a pale green is a colour.
_NEAR = 40
_GREY = 24


def colour_of(ask: Any, thing: int, room: Numbers) -> str | None:
    """Ask for an object's colour by `engine.fill_colour` or `stroke_colour`; None where it can't be seen.

    What is partly transparent is taken to lie on white.
    """
    if not ask(thing, *room.whole_at):
        return None
    red, green, blue, alpha = room.whole
    if alpha < _LEAST_ALPHA:
        return None
    if alpha < 255:
        red, green, blue = (255 - (255 - part) * alpha // 255 for part in (red, green, blue))
    return f"#{red:02x}{green:02x}{blue:02x}"


@cache
def telling(colour: str | None) -> str | None:
    """Give a colour that may tell something: None for black and white, and what is nearly so."""
    if colour is None:
        return None
    parts = [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
    low, high = min(parts), max(parts)
    if high - low <= _GREY and (high <= 2 * _NEAR or low >= 255 - _NEAR // 2):
        return None
    return colour
