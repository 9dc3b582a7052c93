"""Drawings as pictures: of the width asked for, on white, with letters, the same each time."""

import struct

from goldenthread.publishing.charts import Share, shares_bar
from goldenthread.publishing.rasters import png_of
from goldenthread.publishing.statuses import RATINGS

BAR = shares_bar([Share(one, one.value, 4) for one in RATINGS], "How they stand", "bar")


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", png, 16)
    return width, height


def test_a_picture_has_the_width_that_was_asked_for() -> None:
    assert [size(png_of(BAR, width)) for width in (320, 1280)] == [(320, 22), (1280, 88)]


def test_letters_and_signs_are_drawn() -> None:
    assert png_of(BAR, 640) != png_of(BAR.replace("● 4", ""), 640) != png_of(BAR.replace("● 4", "4"), 640)


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert png_of(BAR, 640) == png_of(BAR, 640)
