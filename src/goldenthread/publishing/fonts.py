"""The letters of pages that are set here: fonts that come with pinned packages, never those of the machine.

Source Sans Pro (SIL Open Font License) has the letters; what it lacks of signs, such as ● and ○, comes from the
DejaVu Sans Mono that typst carries.
"""

import struct
from collections.abc import Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from goldenthread.publishing.statuses import NO_SHAPE, SHAPES

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from typst import Fonts

LETTERS, SIGNS = "Source Sans Pro", "DejaVu Sans Mono"
# The package has each of them in two forms that are called the same: only one may be found.
_FILES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Bold.ttf")
# What is taken of the font for signs, which can't be asked what it has: spaces, dashes, arrows, mathematics, shapes.
_SIGN_RANGES = (
    (0x2000, 0x200A),
    (0x2010, 0x2023),
    (0x202F, 0x2037),
    (0x2190, 0x2213),
    (0x2241, 0x2269),
    (0x2500, 0x262F),
    (0x2638, 0x268B),
    (0x270C, 0x2727),
    (0xFFFD, 0xFFFD),
)
_WARM_UP = f'#text(font: "{LETTERS}")[a *a*] #text(font: "{SIGNS}")[a *a*]'


@cache
def fonts() -> "Fonts":
    """Give the fonts for typst. They are read once, and nothing of them stays behind on the disk."""
    import typst

    with TemporaryDirectory() as folder:
        for name in _FILES:
            with _font(name).open("rb") as source, (Path(folder) / name).open("wb") as target:
                copyfileobj(source, target)
        found = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[folder])
        # A font is read when a letter of it is first set, and kept: after this the folder isn't needed.
        typst.compile(_WARM_UP.encode(), font_paths=found)
    return found


def _font(name: str) -> "Traversable":
    return resources.files("font_source_sans_pro") / "files" / name


@cache
def letters() -> frozenset[int]:
    """Give the code points that the font for letters has in each of its weights."""
    return frozenset.intersection(*(frozenset(_code_points(_font(name).read_bytes())) for name in _FILES))


@cache
def signs() -> frozenset[int]:
    """Give the code points that are taken of the font for signs: the shapes of statuses all of one font."""
    found = frozenset(code for first, last in _SIGN_RANGES for code in range(first, last + 1))
    return found - letters() | frozenset(map(ord, (*SHAPES.values(), NO_SHAPE)))


def _code_points(font: bytes) -> Iterator[int]:
    """Read which code points a TrueType font maps to a glyph, from its table of segments (`cmap`, format 4)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4sLLL", font, 12 + 16 * at) for at in range(tables))
    start = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    (maps,) = struct.unpack_from(">H", font, start + 2)
    for at in range(maps):
        _, _, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * at)
        if struct.unpack_from(">H", font, start + offset) == (4,):
            yield from _segments(font, start + offset)


def _segments(font: bytes, start: int) -> Iterator[int]:
    (double,) = struct.unpack_from(">H", font, start + 6)
    count = double // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    starts = struct.unpack_from(f">{count}H", font, start + 16 + double)
    deltas = struct.unpack_from(f">{count}H", font, start + 16 + 2 * double)
    at = start + 16 + 3 * double
    ranges = struct.unpack_from(f">{count}H", font, at)
    for number, (first, last) in enumerate(zip(starts, ends, strict=True)):
        for code in range(first, last + 1):
            glyph = code + deltas[number]
            if ranges[number]:
                (glyph,) = struct.unpack_from(">H", font, at + 2 * number + ranges[number] + 2 * (code - first))
            if glyph % 0x10000 and code != 0xFFFF:
                yield code
