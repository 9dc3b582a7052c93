"""A publication as plain data for the pages: what is said, how wide its columns are, and which rows stay together."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from goldenthread.publishing.content import Block, Cell, Chart, Column, Content, Line, Paragraph, Part, Points, Table
from goldenthread.publishing.formats.pdf.measuring import broken, height_of, width_of
from goldenthread.publishing.lettering import MARK, Lettering
from goldenthread.publishing.saying import shortened
from goldenthread.publishing.statuses import FILLS, shape

Data = dict[str, Any]
# In points: an A4 page on its side between its margins, the height of one without header and footer, and a cell's edge.
PAGE_WIDTH, PAGE_HEIGHT, _INSET = 785.0, 470.0, 6.0
# A unit of a column's width in a table that doesn't need the whole page.
_UNIT = 6.6
SMALL, USUAL = 8.0, 9.0
# Of a chart's own size: its smallest letters are 14 units high and come out above 8 points.
_CHART_SCALE = 0.6
_WIDTH = re.compile(r'<svg\b[^>]*? width="(\d+)"')
# A row higher than this may be parted between pages: else it leaves the rest of a page empty, or doesn't fit on one.
_WHOLE = 0.6 * PAGE_HEIGHT
_RUNNING = 90
# Each line that is a paragraph or a point of its own takes time and room: thousands of them take too much.
_MOST_LINES = 200
_PER_CENT = re.compile("(?<=[0-9]) (?=%)")
# A longer caption may be parted between pages, and so may a longer heading in a table, which isn't said again on each.
_SHORT = 400


def data_of(content: Content, lettering: Lettering) -> Data:
    """Give all that the pages show and say of themselves."""
    front, text = content.front, lettering.text
    authority = text(front.authority)
    return {
        "title": _named(front.title, lettering),
        "shown_title": broken(_named(front.title, lettering), PAGE_WIDTH, 22),
        "authors": [authority] if authority else [],
        "authority": broken(authority, PAGE_WIDTH, 13),
        "description": text(_description(content)),
        "date": _date(content.material.published_on or content.material.cover.published_on),
        "running": [text(shortened(front.authority, _RUNNING)), text(shortened(front.title, _RUNNING))],
        "lines": [(name, broken(text(words), PAGE_WIDTH / 2, USUAL)) for name, words in front.lines],
        "parts": [_part(part, lettering) for part in content.parts],
    }


def _description(content: Content) -> str:
    return ", ".join(words for words in (content.front.authority, content.front.title) if words)


def _date(day: date | None) -> Data | None:
    return {"year": day.year, "month": day.month, "day": day.day} if day else None


def _part(part: Part, lettering: Lettering) -> Data:
    heading = broken(_named(part.heading, lettering), PAGE_WIDTH, 15)
    blocks = list(_blocks(part.blocks, lettering))
    for at, block in enumerate(blocks):
        # A heading and the few words below it don't stay behind at the end of a page, without what they lead to.
        block["sticky"] = block["kind"] == "paragraph" and block["short"] and at < len(blocks) - 1
    return {"level": part.level, "heading": heading, "blocks": blocks}


def _named(text: str, lettering: Lettering) -> str:
    """Give a title or heading, which must show something, if only the mark that it can't be shown."""
    return lettering.text(text).strip() or MARK


def _blocks(blocks: Sequence[Block], lettering: Lettering) -> Iterator[Data]:
    """Give the blocks. A small table that has a chart's numbers stands beside it."""
    at = 0
    while at < len(blocks):
        block, beside = blocks[at], blocks[at + 1] if at + 1 < len(blocks) else None
        if isinstance(block, Chart) and isinstance(beside, Table) and _fits_beside(block, beside):
            chart = _chart(block, lettering)
            table = _table(beside, lettering, PAGE_WIDTH - chart["width"] - 14)
            yield {"kind": "beside", "chart": chart, "table": table}
            at += 2
        else:
            yield _block(block, lettering)
            at += 1


def _fits_beside(chart: Chart, table: Table) -> bool:
    short = max(len(chart.title), len(table.caption)) <= _SHORT
    return short and chart.table == table.name and len(table.lines) <= 12 and len(table.columns) <= 4


def _block(block: Block, lettering: Lettering) -> Data:
    if isinstance(block, Paragraph):
        size = 13 if block.lead else USUAL
        said = _said(block.text, lettering, PAGE_WIDTH / 2, size)
        return {"kind": "paragraph", "lead": block.lead, "short": len(block.text) <= _SHORT, "said": said}
    if isinstance(block, Points):
        return {"kind": "points", "items": [_said(item, lettering, PAGE_WIDTH / 2, USUAL) for item in block.items]}
    return _table(block, lettering) if isinstance(block, Table) else _chart(block, lettering)


def _chart(chart: Chart, lettering: Lettering) -> Data:
    found = _WIDTH.search(chart.svg)
    return {
        "kind": "chart",
        "caption": _said(chart.title, lettering, PAGE_WIDTH / 2, 10),
        "alt": lettering.text(f"{chart.title}. {chart.description}"),
        "svg": lettering.drawing(chart.svg),
        "width": int(found[1]) * _CHART_SCALE if found else PAGE_WIDTH / 2,
    }


def _table(table: Table, lettering: Lettering, room: float = PAGE_WIDTH) -> Data:
    size = SMALL if _units(table) * _UNIT > PAGE_WIDTH * 1.5 else USUAL
    widths = _widths(table, room, size)
    lines = [_line(line, table.columns, widths, lettering, size) for line in table.lines]
    return {
        "kind": "table",
        "caption": _said(table.caption, lettering, room, 10),
        "size": size,
        "columns": [_column(*each, lettering, size) for each in zip(table.columns, widths, strict=True)],
        "lines": lines,
        "whole": len(table.caption) <= _SHORT and sum(line["height"] for line in lines) < _WHOLE,
    }


def _units(table: Table) -> int:
    return sum(column.width for column in table.columns)


def _widths(table: Table, room: float, size: float) -> list[float]:
    """Give the columns' widths in points: each has room for the longest word of its heading."""
    whole = _units(table) * _UNIT
    # One that nearly fills the page fills it: edges that almost meet look like a mistake.
    whole = room if whole > 0.85 * room else whole
    least = [max(map(_heading_width(size), column.heading.split()), default=0) + _INSET for column in table.columns]
    wanted = [max(whole * column.width / _units(table), low) for column, low in zip(table.columns, least, strict=True)]
    spare = sum(wanted) - sum(least)
    if sum(wanted) <= room or spare <= 0:
        return wanted
    given = max(room - sum(least), 0) / spare
    return [low + (width - low) * given for width, low in zip(wanted, least, strict=True)]


def _heading_width(size: float) -> Callable[[str], float]:
    return lambda word: width_of(word, size) * 1.05


def _column(column: Column, width: float, lettering: Lettering, size: float) -> Data:
    said = _said(column.heading, lettering, (width - _INSET) * 0.95, size)
    return {"said": said, "width": width, "number": column.holds == "number"}


def _line(line: Line, columns: Sequence[Column], widths: Sequence[float], lettering: Lettering, size: float) -> Data:
    if line.heads:
        text = line.cells[0].text
        said = _said(text, lettering, sum(widths) - _INSET, size)
        height = height_of(text, sum(widths) - _INSET, size) + _INSET
        return {"heads": True, "height": height, "short": len(text) <= _SHORT, "cells": [{"said": said}]}
    rooms = [width - _INSET for width in widths]
    cells = [_cell(*each, lettering, size) for each in zip(line.cells, columns, rooms, strict=False)]
    highest = max(height_of(cell.text, room, size) for cell, room in zip(line.cells, rooms, strict=False)) + _INSET
    return {"heads": False, "height": highest, "breakable": highest > _WHOLE, "cells": cells}


def _cell(cell: Cell, column: Column, room: float, lettering: Lettering, size: float) -> Data:
    status = column.holds == "status" and (cell.rating is not None or cell.text.startswith("Not rated"))
    text = f"{shape(cell.rating)} {cell.text}" if status else cell.text
    return {
        "said": _said(text, lettering, room, size),
        "number": column.holds == "number",
        "fill": FILLS[cell.rating] if status and cell.rating is not None else None,
    }


def _said(text: str, lettering: Lettering, room: float, size: float) -> list[str | list[str]]:
    """Give a text as its lines, and each run of points as a list of them; one of very many lines as it stands."""
    fit = _PER_CENT.sub("\N{NO-BREAK SPACE}", lettering.text(text))
    lines = [line for line in broken(fit, room, size).split("\n") if line.strip()]
    if len(lines) > _MOST_LINES:
        return ["\n".join(lines)]
    found: list[str | list[str]] = []
    for points, own in groupby(lines, key=lambda line: line.startswith("- ")):
        together = [line.removeprefix("- ") for line in own]
        found += [together] if points else together
    return found
