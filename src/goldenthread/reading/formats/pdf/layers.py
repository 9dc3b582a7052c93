"""Layers of a document that are switched off: their words stand in its text, and are not on the page.

PDFium doesn't say which layers a document shows, but draws only those. So where there are layers at all, a word that
leaves no ink on the drawn page isn't on it. Drawing takes longer than reading: a document without layers is spared it.
"""

import re
import zlib
from collections.abc import Iterable
from contextlib import suppress

from goldenthread.reading.formats.pdf import engine
from goldenthread.reading.formats.pdf.page import Box, Word
from goldenthread.reading.formats.pdf.turning import View

_LAYERS = b"/OCProperties"
_PACKED = re.compile(rb"/ObjStm[^\0]{0,400}?stream\r?\n")
# What is packed together is unpacked piece by piece, and of a whole document no more than this: the list of layers is
# with the document's own entries.
_PIECE, _MOST_UNPACKED = 65_536, 64 * 1024 * 1024
# Dots for a point; with this many the thinnest letters leave a trace. A giant page is drawn smaller.
_DOTS, _MOST_DOTS = 2.0, 12_000_000


def has_layers(data: bytes) -> bool:
    """Whether a document has layers, as far as its bytes tell: those of an encrypted one may not."""
    if _LAYERS in data:
        return True
    left = _MOST_UNPACKED
    for found in _PACKED.finditer(data):
        unpacked = _unpacked(data, found.end(), left)
        left -= len(unpacked)
        if _LAYERS in unpacked:
            return True
        if left <= 0:
            break
    return False


def _unpacked(data: bytes, start: int, most: int) -> bytes:
    """Unpack what begins at a place, up to its end or so many bytes; what is damaged only as far as it goes."""
    unpacking, parts, size = zlib.decompressobj(), [], 0
    with suppress(zlib.error):
        while size < most and start < len(data) and not unpacking.eof:
            piece = unpacking.unconsumed_tail or data[start : start + _PIECE]
            start += 0 if unpacking.unconsumed_tail else _PIECE
            parts.append(unpacking.decompress(piece, most - size))
            size += len(parts[-1])
    return b"".join(parts)


def on_page(page: int, view: View, turns: int, words: Iterable[Word]) -> tuple[list[Word], int]:
    """Give those of a page's words that leave ink where it is drawn, and how many letters the others have.

    `turns` are the quarter turns of the view beyond those that the page asks for.
    """
    width, height = view.size
    scale = min(_DOTS, (_MOST_DOTS / max(width * height, 1.0)) ** 0.5)
    across, down = max(round(width * scale), 1), max(round(height * scale), 1)
    pixels = engine.rendered(page, across, down, turns)
    if pixels is None:
        return list(words), 0
    kept, off = [], 0
    for word in words:
        if _has_ink(pixels, across, down, word.box, scale):
            kept.append(word)
        else:
            off += len(word.text)
    return kept, off


def _has_ink(pixels: bytes, across: int, down: int, box: Box, scale: float) -> bool:
    left, right = max(int(box.x0 * scale), 0), min(int(box.x1 * scale) + 1, across)
    top, bottom = max(int(box.top * scale), 0), min(int(box.bottom * scale) + 1, down)
    first = 3 * (top * across + left)
    ground = pixels[first : first + 3]
    plain = ground * max(right - left, 0)
    return any(pixels[3 * (row * across + left) : 3 * (row * across + right)] != plain for row in range(top, bottom))
