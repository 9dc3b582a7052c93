"""A picture of a page with what was seen on it, so that a person can tell at a glance what was read wrongly.

Tables are outlined and their cells drawn, each row numbered as messages number it; what was put right or could not be
told is marked and numbered as in the list beside the picture. It is SVG over the page's own picture: nothing in it
comes from the document's text.
"""

from collections.abc import Iterator

from goldenthread.reading.formats.pdf.page import Box
from goldenthread.reading.formats.pdf.rendering import Rendered
from goldenthread.reading.formats.pdf.seen import SeenCell, SeenPage, SeenRow, SeenTable

# Colours that hold apart for colour-blind readers, too.
_TABLE, _UNRULED, _COVERED, _LINE = "#0072b2", "#b35900", "#00805f", "#6b6b6b"
_REMARK, _STANDING_OUT = "#c03000", "#a3008f"
# How much of the page is shown around a row, in points.
_AROUND = 30.0


def draw_seen(picture: Rendered, seen: SeenPage, place: tuple[int, int] | None = None, near: bool = False) -> str:
    """Draw what was seen over the picture of the page; give it as SVG.

    `place` is the table and the row on it that are looked at, both from 1; with `near` no more is shown than the row
    and what is right above and below it.
    """
    width, height = f"{seen.width:.1f}", f"{seen.height:.1f}"
    marks = "".join(_marks(seen, place))
    view = _view(seen, _row_at(seen, *place) if place and near else None)
    scale = picture.width / max(view.width, 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{picture.width}" height="{view.height * scale:.0f}" '
        f'viewBox="{view.x0:.1f} {view.top:.1f} {view.width:.1f} {view.height:.1f}" '
        f'role="img"><title>Page {seen.number}</title>'
        f'<image width="{width}" height="{height}" href="data:image/png;base64,{picture.png}"/>'
        f'<g fill="none" font-family="sans-serif" font-size="7" font-weight="bold">{marks}</g></svg>\n'
    )


def _marks(seen: SeenPage, place: tuple[int, int] | None) -> Iterator[str]:
    for line in seen.lines:
        yield _frame(line.box, _LINE, 0.5)
    for _, line in seen.margins:
        yield _frame(line.box, _LINE, 0.5, "1 2")
    for number, table in enumerate(seen.tables, start=1):
        yield from _table(table)
        yield _label(f"table {number}", Box(table.box.x1, table.box.top - 9, table.box.x1, table.box.top), _TABLE)
    for number, (box, _) in enumerate(seen.remarks, start=1):
        yield _frame(box, _REMARK, 1.5)
        yield _label(str(number), box, _REMARK)
    if place and (row := _row_at(seen, *place)):
        yield _frame(row.box, _STANDING_OUT, 3)


def _view(seen: SeenPage, row: SeenRow | None) -> Box:
    """Give which part of the page is shown: all of it, or what is near a row."""
    if row is None:
        return Box(0, 0, max(seen.width, 1), max(seen.height, 1))
    left, right = max(row.box.x0 - _AROUND, 0), min(row.box.x1 + _AROUND, seen.width)
    top, bottom = max(row.box.top - _AROUND, 0), min(row.box.bottom + _AROUND, seen.height)
    return Box(left, top, max(right, left + 1), max(bottom, top + 1))


def _row_at(seen: SeenPage, table: int, row: int) -> SeenRow | None:
    if not 1 <= table <= len(seen.tables):
        return None
    rows = seen.tables[table - 1].rows
    return rows[row - 1] if 1 <= row <= len(rows) else None


def _table(table: SeenTable) -> Iterator[str]:
    colour = _TABLE if table.ruled else _UNRULED
    for number, row in enumerate(table.rows, start=1):
        for cell in row.cells:
            yield from _cell(cell, colour)
        if row.open_above:
            yield _dashes(row.box, row.box.top, colour)
        if row.open_below:
            yield _dashes(row.box, row.box.bottom, colour)
        yield _label(str(number), row.box, colour)
    yield _frame(table.box, colour, 1.5)


def _cell(cell: SeenCell, colour: str) -> Iterator[str]:
    box = cell.box
    if cell.span:
        across = f"M{box.x0:.1f} {box.bottom:.1f}L{box.x1:.1f} {box.top:.1f}"
        yield f'<path d="{across}" stroke="{_COVERED}" stroke-width=".5"/>'
    yield _frame(box, _COVERED if cell.span else colour, 0.5)


def _frame(box: Box, colour: str, width: float, dashes: str = "") -> str:
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<rect x="{box.x0:.1f}" y="{box.top:.1f}" width="{max(box.width, 0):.1f}" height="{max(box.height, 0):.1f}" '
        f'stroke="{colour}" stroke-width="{width}"{dashed}/>'
    )


def _dashes(box: Box, at: float, colour: str) -> str:
    return (
        f'<path d="M{box.x0:.1f} {at:.1f}H{box.x1:.1f}" stroke="{colour}" stroke-width="2.5" stroke-dasharray="4 4"/>'
    )


def _label(text: str, box: Box, colour: str) -> str:
    """Write a number on a plate of its own, left of the upper left corner where there is room."""
    width = 4.5 * len(text) + 3
    left = max(box.x0 - width - 1, 0)
    return (
        f'<rect x="{left:.1f}" y="{box.top:.1f}" width="{width:.1f}" height="9" fill="{colour}"/>'
        f'<text x="{left + 1.5:.1f}" y="{box.top + 7:.1f}" fill="#fff">{text}</text>'
    )
