"""A picture of a page with what was seen on it, so that a person can tell at a glance what was read wrongly.

Tables are outlined and their cells drawn, each row numbered as messages number it; what could not be told is marked
in red, with its number in the list that is given with the pictures.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from goldenthread.reading.formats.pdf.page import Box
from goldenthread.reading.formats.pdf.seen import SeenCell, SeenPage, SeenRow, SeenTable

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw

# Enough to read the small print of a landscape table on a screen; more only makes files large.
PIXELS_A_POINT = 1.5
# No page of a report is larger than A2; a larger one is drawn smaller.
_MOST_PIXELS = 2600

# Colours that hold apart for colour-blind readers, too: Okabe and Ito's blue, orange, green and vermilion.
_TABLE, _UNRULED, _COVERED, _LINE, _REMARK = "#0072b2", "#b35900", "#009e73", "#767676", "#c03000"
_STANDING_OUT = "#a3008f"
LEGEND = (
    ("blue", "a table told by its rules; rows are numbered as messages number them"),
    ("orange", "a table told by the places of its words alone"),
    ("green, crossed", "a place that a merged cell covers"),
    ("dashed edge", "a row that runs on from the page before or to the next one"),
    ("grey", "a line of text outside of tables"),
    ("purple", "the row that is looked at"),
    ("red", "what was put right, or could not be told: its number stands in the list"),
)


def scale_of(width: float, height: float) -> float:
    """Give how many pixels a point of the page becomes."""
    return min(PIXELS_A_POINT, _MOST_PIXELS / max(width, height, 1.0))


def draw_seen(picture: "Image", seen: SeenPage, standing_out: Box | None = None) -> bytes:
    """Draw what was seen over the picture of the page; give it as PNG.

    `picture` shows the whole page, at whatever scale. `standing_out` is the place of a row that is looked at. Remarks
    are numbered from 1 on each page.
    """
    from PIL import ImageDraw

    picture = picture.convert("RGB")
    scale = picture.width / max(seen.width, 1.0)
    pen = _Pen(ImageDraw.Draw(picture), scale)
    for line in seen.lines:
        pen.box(line.box, _LINE)
    for table in seen.tables:
        _draw_table(pen, table)
    for number, (box, _) in enumerate(seen.remarks, start=1):
        pen.box(box, _REMARK, width=3)
        pen.label(str(number), box, _REMARK)
    if standing_out:
        pen.box(standing_out, _STANDING_OUT, width=5)
    data = BytesIO()
    picture.save(data, "PNG", optimize=False)
    return data.getvalue()


class _Pen:
    """Draws on a picture in points of the page."""

    def __init__(self, draw: "ImageDraw", scale: float) -> None:
        self._draw = draw
        self._scale = scale

    def box(self, box: Box, colour: str, width: int = 1) -> None:
        """Draw a rectangle."""
        self._draw.rectangle(self._corners(box), outline=colour, width=width)

    def cross(self, box: Box, colour: str) -> None:
        """Draw a diagonal."""
        left, top, right, bottom = self._corners(box)
        self._draw.line((left, bottom, right, top), fill=colour)

    def dashes(self, x0: float, x1: float, at: float, colour: str) -> None:
        """Draw a dashed level line."""
        left, right, height = x0 * self._scale, x1 * self._scale, at * self._scale
        place = left
        while place < right:
            self._draw.line((place, height, min(place + 6, right), height), fill=colour, width=3)
            place += 12

    def label(self, text: str, box: Box, colour: str) -> None:
        """Write a short text on a plate of its own, left of a rectangle's upper left corner."""
        left, top = box.x0 * self._scale, box.top * self._scale
        width = 6 * len(text) + 4
        corner = max(left - width - 2, 0)
        self._draw.rectangle((corner, top, corner + width, top + 12), fill=colour)
        self._draw.text((corner + 2, top), text, fill="white")

    def _corners(self, box: Box) -> tuple[float, float, float, float]:
        x0, x1 = sorted((box.x0 * self._scale, box.x1 * self._scale))
        top, bottom = sorted((box.top * self._scale, box.bottom * self._scale))
        return x0, top, x1, bottom


def _draw_table(pen: _Pen, table: SeenTable) -> None:
    colour = _TABLE if table.ruled else _UNRULED
    for number, row in enumerate(table.rows, start=1):
        for cell in row.cells:
            _draw_cell(pen, cell, colour)
        _draw_ends(pen, row, colour)
        pen.label(str(number), row.box, colour)
    pen.box(table.box, colour, width=3)


def _draw_cell(pen: _Pen, cell: SeenCell, colour: str) -> None:
    if cell.span:
        pen.cross(cell.box, _COVERED)
    pen.box(cell.box, _COVERED if cell.span else colour)


def _draw_ends(pen: _Pen, row: SeenRow, colour: str) -> None:
    if row.open_above:
        pen.dashes(row.box.x0, row.box.x1, row.box.top, colour)
    if row.open_below:
        pen.dashes(row.box.x0, row.box.x1, row.box.bottom, colour)
