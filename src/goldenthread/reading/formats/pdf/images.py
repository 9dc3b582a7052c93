"""The colour of a small image, as of a status icon."""

from collections import Counter, defaultdict
from colorsys import rgb_to_hsv

from goldenthread.reading.formats.pdf import engine
from goldenthread.reading.formats.pdf.colours import telling
from goldenthread.reading.formats.pdf.page import Box

# In points and pixels: what is larger isn't an icon, and its colours tell nothing.
_LARGEST, _MOST_PIXELS = 48.0, 512
# Looked at so many pixels, a colour is sure.
_SAMPLE = 600
# Parts of the sample: what is coloured at all, and what of it has one hue.
_COLOURED, _ONE_HUE = 0.12, 0.8
_HUES = 12

Pixel = tuple[int, int, int]


def image_colour(image: int, box: Box, room: engine.Numbers) -> str | None:
    """Give the one colour of a small image; None for a large one, a grey one and one of several colours."""
    if max(box.width, box.height) > _LARGEST:
        return None
    engine.image_size(image, *room.whole_at[:2])
    if not 0 < room.whole[0] <= _MOST_PIXELS or not 0 < room.whole[1] <= _MOST_PIXELS:
        return None
    bitmap = engine.image_bitmap(image)
    if not bitmap:
        return None
    try:
        return _one_colour(_sample(bitmap))
    finally:
        engine.close_bitmap(bitmap)


def _sample(bitmap: int) -> list[Pixel]:
    depth = engine.DEPTHS.get(engine.bitmap_format(bitmap), 0)
    if depth < 3:
        return []
    pixels = engine.pixels_of(bitmap, depth)
    # An odd step, so that not the same columns are looked at in each row.
    step = (len(pixels) // depth // _SAMPLE | 1) * depth
    return [(pixels[at + 2], pixels[at + 1], pixels[at]) for at in range(0, len(pixels) - depth + 1, step)]


def _one_colour(pixels: list[Pixel]) -> str | None:
    by_hue: dict[int, list[str]] = defaultdict(list)
    for red, green, blue in pixels:
        hue, strength, light = rgb_to_hsv(red / 255, green / 255, blue / 255)
        if strength > 0.35 and light > 0.3:
            by_hue[round(hue * _HUES) % _HUES].append(f"#{red:02x}{green:02x}{blue:02x}")
    coloured = sum(map(len, by_hue.values()))
    if coloured < _COLOURED * len(pixels) or not coloured:
        return None
    most = max(by_hue.values(), key=len)
    if len(most) < _ONE_HUE * coloured:
        return None
    return telling(Counter(most).most_common(1)[0][0])
