"""Charts as the pictures of a document."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from struct import unpack

from goldenthread.publishing.content.pieces import Block, Chart, Paragraph, Part
from goldenthread.publishing.office.page import CHART
from goldenthread.publishing.rasters import png_of

_PIXELS = 1280
# Some three lines: more would leave too much of the page before it empty.
_LONGEST_KEPT = 400
# A PNG has its size after its mark and the name of its first chunk.
_SIZE = slice(16, 24)


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as a PNG, with its number among the charts and its size in millimetres."""

    number: int
    png: bytes
    width: float
    height: float

    @property
    def file(self) -> str:
        """The name of its file within the document."""
        return f"chart{self.number}.png"


def pictures_of(parts: Iterable[Part]) -> dict[str, Picture]:
    """Draw each chart; give the pictures by the charts' names."""
    charts = [block for part in parts for block in part.blocks if isinstance(block, Chart)]
    return {chart.name: _drawn(chart, number) for number, chart in enumerate(charts, start=1)}


# Several formats hold the same pictures, and drawing them is most of their time; 256 are some six megabytes.
@lru_cache(maxsize=256)
def _png(svg: str) -> bytes:
    return png_of(svg, _PIXELS)


def _drawn(chart: Chart, number: int) -> Picture:
    png = _png(chart.svg)
    across, down = unpack(">II", png[_SIZE])
    return Picture(number, png, CHART, CHART * down / across)


def leads_to_chart(blocks: Sequence[Block], at: int) -> bool:
    """Whether a block is a short paragraph above a chart: both are kept on one page, and so is the heading above."""
    block = blocks[at]
    below = next((one for one in blocks[at + 1 :] if not isinstance(one, Paragraph)), None)
    return isinstance(below, Chart) and isinstance(block, Paragraph) and len(block.text) <= _LONGEST_KEPT


def alternative(chart: Chart) -> str:
    """Say in words what a chart shows, for whoever doesn't see it."""
    return f"{chart.title}. {chart.description}"
