"""How much room texts take, nearly: enough to know which words must be broken and which rows fit on a page."""

import re
from functools import cache
from math import ceil

# In shares of the size of the letters; of the widest of each kind, so that a text is never thought too short.
_NARROW, _USUAL, _WIDE, _WIDEST = 0.31, 0.56, 0.68, 0.9
_BREAK = "\N{ZERO WIDTH SPACE}"
_LINE_HEIGHT = 1.28


@cache
def _width(sign: str) -> float:
    if sign in "ijlI.,;:'!|()[]frt -/":
        return _NARROW if sign not in "frt/" else 0.36
    if sign in "mwMWÆŒ@%—…":
        return _WIDEST
    if sign.isascii():
        return _WIDE if sign.isupper() else _USUAL
    return _WIDE if sign.isalpha() and ord(sign) < 0x250 else _WIDEST


def width_of(text: str, size: float) -> float:
    """Give about how wide a text is, in points, set in letters of a size in points."""
    return sum(map(_width, text)) * size


def broken(text: str, room: float, size: float) -> str:
    """Give a text whose words fit in a room of so many points: longer ones may be broken, and only they."""
    longest = int(room / (_NARROW * size))
    if len(text) <= int(room / (_WIDEST * size)):
        return text
    return re.sub(r"\S+", lambda found: _word(found[0], room, size, longest), text)


def _word(word: str, room: float, size: float, longest: int) -> str:
    if len(word) <= longest and width_of(word, size) <= room:
        return word
    step = max(1, int(room / (_WIDEST * size)) // 2)
    return _BREAK.join(word[at : at + step] for at in range(0, len(word), step))


def height_of(text: str, room: float, size: float) -> float:
    """Give about how high a text is, in points, when it is set in a room so wide."""
    lines = sum(max(1, ceil(width_of(line, size) * 1.15 / room)) for line in text.split("\n"))
    return lines * size * _LINE_HEIGHT
