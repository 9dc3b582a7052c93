"""Pages drawn with letters: `+`, `-` and `|` are rules, the rest are words. A mark is 6 points wide, a line 12 high.

`#` marks fill an area: `####` on a line between two level rules is a band of colour there.
"""

import re
from collections.abc import Iterator, Sequence

from goldenthread.reading.formats.pdf.cells import cell_of
from goldenthread.reading.formats.pdf.page import Box, Fill, Page, Rule, Word
from goldenthread.reading.formats.pdf.ruled import find_ruled
from goldenthread.reading.formats.pdf.seen import SeenRow, SeenTable

WIDE, HIGH = 6.0, 12.0
LEFT, TOP = 30.0, 60.0
_WORD = re.compile(r"[^\s+|-][^\s|]*(?<!\|)|-(?= \S)")


def page(drawing: str, fills: Sequence[Fill] = (), number: int = 1) -> Page:
    """Make a page of a drawing."""
    lines = drawing.strip("\n").split("\n")
    width = max(map(len, lines))
    lines = [line.ljust(width) for line in lines]
    columns = ["".join(line[at] for line in lines) for at in range(width)]
    level = [Rule(Box(x(a), y(at), x(b), y(at))) for at, line in enumerate(lines) for a, b in _runs(line, "-", "+")]
    upright = [_upright(at, line, a, b) for at, line in enumerate(columns) for a, b in _runs(line, "|", "+")]
    words = [word for at, line in enumerate(lines) for word in _words(line, at)]
    return Page(number, 842, 595, tuple(words), (*level, *upright), tuple(fills))


def _upright(at: int, line: str, start: int, end: int) -> Rule:
    """Make an upright rule; where it ends in no corner, it goes on to the line's own end."""
    top = y(start) - (HIGH / 2 if line[start] == "|" else 0)
    bottom = y(end) + (HIGH / 2 if line[end] == "|" else 0)
    return Rule(Box(x(at), top, x(at), bottom))


def x(column: float) -> float:
    """Give where the middle of a mark is, from the left."""
    return LEFT + (column + 0.5) * WIDE


def y(line: float) -> float:
    """Give where the middle of a line is, from above."""
    return TOP + (line + 0.5) * HIGH


def fill(colour: str, columns: tuple[float, float], lines: tuple[float, float]) -> Fill:
    """Colour an area from one mark to another and from one line to another, their middles."""
    return Fill(Box(x(columns[0]), y(lines[0]), x(columns[1]), y(lines[1])), colour)


def word(text: str, column: float, line: float, **look: object) -> Word:
    """Write a word that begins at a mark on a line."""
    left, top = LEFT + column * WIDE, TOP + line * HIGH + 1
    box = Box(left, top, left + len(text) * WIDE, top + 10)
    return Word(text, box, 9.0, **look)  # type: ignore[arg-type]


def _runs(line: str, mark: str, corner: str) -> Iterator[tuple[int, int]]:
    pattern = rf"[{re.escape(mark + corner)}]{{2,}}"
    for run in re.finditer(pattern, line):
        if mark in run[0]:
            yield run.start(), run.end() - 1


def _words(line: str, at: int) -> Iterator[Word]:
    for found in _WORD.finditer(line):
        yield word(found[0], found.start(), at)


def seen(drawing: str | Page, before: SeenTable | None = None) -> SeenTable:
    """Give the one ruled table that is seen on a page; `before` is that of the page before."""
    made = page(drawing) if isinstance(drawing, str) else drawing
    [table], _, _ = find_ruled(made, made.words, before)
    return table


def shown(row: SeenRow) -> str:
    """Write a row's cells: `<` is what a cell at the left covers, `^` what one above covers."""
    texts = ((cell.text or "").replace("\n", " / ") for cell in map(cell_of, row.cells))
    marks = {"across": "<", "down": "^", "": ""}
    return " | ".join(marks[cell.span] or text for cell, text in zip(row.cells, texts, strict=True))


def rows(drawing: str | Page) -> list[str]:
    """Give the rows of the one ruled table on a page."""
    return [shown(row) for row in seen(drawing).rows]
