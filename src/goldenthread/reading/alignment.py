"""Tables in plain text whose columns are parted by runs of spaces, as a PDF's text often is laid out."""

import re
from collections.abc import Iterator, Sequence

# A gap between columns is at least so wide; narrower ones part words.
_GAP = re.compile(r" {2,}")
_LEAST_COLUMNS = 3
_LEAST_LINES = 3
# A line may cross a gutter now and then: a heading that is wider than its column.
_CLEAR = 0.93
_MOST_LINES = 20_000
# A line that is drawn under headings or between rows parts nothing from the table.
_RULING = re.compile(r"[ \t]*[-=_+|~*.]{3,}[-=_+|~*. \t]*")

Piece = tuple[int, str]


def pieces(line: str) -> list[Piece]:
    """Part a line at its wide gaps: each piece with the column of characters where it starts."""
    found: list[Piece] = []
    start = len(line) - len(line.lstrip(" "))
    for gap in _GAP.finditer(line, start):
        found.append((start, line[start : gap.start()]))
        start = gap.end()
    if line[start:].strip():
        found.append((start, line[start:].rstrip()))
    return found


def find_tables(lines: Sequence[str]) -> Iterator[tuple[int, int, list[int]]]:
    """Give the first and last-plus-one line of each table laid out by spaces, with where its columns start."""
    start = 0
    while start < len(lines):
        if len(pieces(lines[start])) < _LEAST_COLUMNS:
            start += 1
            continue
        end = _end(lines, start)
        columns = _columns([line for line in lines[start:end] if line.strip() and not _RULING.fullmatch(line)])
        if len(columns) >= _LEAST_COLUMNS and end - start >= _LEAST_LINES:
            yield start, end, columns
        start = max(end, start + 1)


def _end(lines: Sequence[str], start: int) -> int:
    """A table ends at two blank lines, at a page's end, or at a line that begins at the margin and has no gap."""
    end = start + 1
    for index in range(start + 1, min(len(lines), start + _MOST_LINES)):
        line = lines[index]
        if _RULING.fullmatch(line):
            continue
        if not line.strip():
            if index + 1 < len(lines) and not lines[index + 1].strip():
                break
            continue
        if "\f" in line or (len(pieces(line)) == 1 and not line.startswith("  ")):
            break
        end = index + 1
    return end


def _columns(lines: Sequence[str]) -> list[int]:
    """Find where columns start: after the gutters, which hardly any line crosses."""
    width = max(map(len, lines))
    crossed = [0] * (width + 1)
    for line in lines:
        for start, text in pieces(line):
            for place in range(start, start + len(text)):
                crossed[place] += 1
    clear = [count <= (1 - _CLEAR) * len(lines) for count in crossed]
    starts = [0] if not clear[0] else []
    starts += [place for place in range(1, width) if clear[place - 1] and not clear[place]]
    return starts


def rows_of(lines: Sequence[str], columns: Sequence[int]) -> Iterator[tuple[int, list[str]]]:
    """Give each row with the number of its first line (from 0): lines that only go on with cells are joined to it."""
    current: list[str] = []
    first, after_blank = 0, True
    for index, line in enumerate(lines):
        if not line.strip() or _RULING.fullmatch(line):
            after_blank = True
            continue
        cells = _cells(line, columns)
        if current and not _starts_row(cells, current, after_blank):
            current = [f"{upper} {lower}".strip() for upper, lower in zip(current, cells, strict=True)]
        else:
            if current:
                yield first, current
            current, first = cells, index
        after_blank = False
    if current:
        yield first, current


def _cells(line: str, columns: Sequence[int]) -> list[str]:
    cells = [""] * len(columns)
    for start, text in pieces(line):
        column = max((i for i, place in enumerate(columns) if place <= start + 1), default=0)
        cells[column] = f"{cells[column]} {text}".strip()
    return cells


def _starts_row(cells: Sequence[str], current: Sequence[str], after_blank: bool) -> bool:
    """A new row fills the first column, or most columns; what goes on fills but some that the row above has."""
    filled = [i for i, cell in enumerate(cells) if cell]
    if cells[0]:
        return True
    goes_on = all(current[i] for i in filled)
    return after_blank and not goes_on
