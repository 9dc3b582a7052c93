"""Pages drawn as pictures, as they are shown."""

import zlib
from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.reading.formats.pdf import engine
from goldenthread.reading.formats.pdf.opening import opened
from goldenthread.reading.formats.pdf.pages import damaged, loaded, view_of

# A pixel takes four bytes.
MOST_PIXELS = 12_000_000


@dataclass(frozen=True, slots=True)
class Rendered:
    """The picture of a page: its number, its size in pixels, and itself as PNG in base 64."""

    number: int
    width: int
    height: int
    png: str


def pictures(data: bytes, name: str, scale: float = 1.5, numbers: Sequence[int] | None = None) -> Iterator[Rendered]:
    """Draw pages, those of some numbers or all, with so many pixels a point. A giant page is drawn smaller.

    Raises DocumentError for what can't be opened or drawn.
    """
    with opened(data, name) as (document, count):
        for number in range(1, count + 1):
            if numbers is None or number in numbers:
                with loaded(document, number, name) as page:
                    made = _drawn(page, number, scale, name)
                yield made


def _drawn(page: int, number: int, scale: float, name: str) -> Rendered:
    view, turns = view_of(page, number, name)
    width, height = view.size
    scale = min(scale, (MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    across, down = max(round(width * scale), 1), max(round(height * scale), 1)
    rows = engine.rendered(page, across, down, turns)
    if rows is None:
        raise damaged(number, name)
    return Rendered(number, across, down, b64encode(_png(rows, across, down)).decode())


def _png(pixels: bytes, width: int, height: int) -> bytes:
    """Write pixels of three bytes each as PNG."""
    line = 3 * width
    rows = b"".join(b"\0" + pixels[at * line : (at + 1) * line] for at in range(height))
    head = width.to_bytes(4) + height.to_bytes(4) + bytes([8, 2, 0, 0, 0])
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, body) for kind, body in parts)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4) + kind + body + zlib.crc32(kind + body).to_bytes(4)
