"""Rows of tab-separated text that line breaks inside their cells have parted.

A spreadsheet that is saved as text puts a cell with a line break in quotes. Text that was copied or extracted has no
quotes: there a row that breaks off in the middle of a cell is told by its table, in which nearly every row has the same
number of tabs, and by the lines below it, which make that number full.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from goldenthread.reading.refshapes import looks_like_ref

# How many lines one cell may run over.
_MOST_LINES = 60
_LEAST_ROWS = 3
# A row that is parted counts as two or more, so whole ones need be no more than so many.
_LEAST_SHARE = 1 / 3
# A spreadsheet quotes a cell only for what stands in it.
_NEEDS_QUOTES = re.compile(r'[\n\t,"]')


@dataclass(frozen=True, slots=True)
class TextRow:
    """A row of text: the number (from 0) of its first line, its cells, and the lines it was joined from, if any."""

    line: int
    cells: list[str]
    joined: tuple[str, ...] = ()


def rows_of_lines(lines: Sequence[str]) -> Iterator[TextRow]:
    """Give each line that isn't blank as a row, those that belong together as one.

    A line without tabs is a row of one cell; a blank line is a row without cells.
    """
    stretch: list[TextRow] = []
    for row in _unquoted(lines):
        if row.cells:
            stretch.append(row)
            continue
        yield from _whole_rows(stretch)
        yield row
        stretch = []
    yield from _whole_rows(stretch)


def _whole_rows(stretch: Sequence[TextRow]) -> Iterator[TextRow]:
    """Join the rows of a stretch without blank lines where one goes on with another."""
    usual = _usual_tabs(stretch)
    at = 0
    while at < len(stretch):
        row = stretch[at]
        following = _rest_of(row, stretch[at + 1 : at + 1 + _MOST_LINES], usual)
        yield _joined(row, following) if following else row
        at += 1 + len(following)


def _unquoted(lines: Sequence[str]) -> Iterator[TextRow]:
    """Join the lines of quoted cells, and take off the quotes that a spreadsheet put there."""
    at = 0
    while at < len(lines):
        if not lines[at] or lines[at].isspace():
            yield TextRow(at, [])
            at += 1
            continue
        height = _quoted_height(lines, at)
        text = "\n".join(lines[at : at + height])
        if '"' in text:
            yield TextRow(at, [_without_quotes(cell) for cell in _split_quoted(text)])
        else:
            yield TextRow(at, text.split("\t"))
        at += height


def _quoted_height(lines: Sequence[str], at: int) -> int:
    """Count the lines of the row that begins here: more than one where a quoted cell is left open."""
    if not _leaves_open(lines[at]):
        return 1
    for end in range(at + 1, min(at + _MOST_LINES, len(lines))):
        if _closes(lines[end]):
            return end + 1 - at
        if not lines[end].strip() and end + 1 < len(lines) and not lines[end + 1].strip():
            break
    return 1


def _leaves_open(line: str) -> bool:
    """Whether a line's last cell begins with a quote that isn't closed in it."""
    last = line.rpartition("\t")[2]
    return "\t" in line and last.startswith('"') and last.count('"') % 2 == 1


def _closes(line: str) -> bool:
    """Whether an open quoted cell ends in a line: a lone quote before a tab or at the end."""
    first = line.partition("\t")[0].rstrip()
    return first.endswith('"') and first.count('"') % 2 == 1


def _split_quoted(text: str) -> list[str]:
    """Split at tabs that don't stand within quotes."""
    cells: list[list[str]] = []
    is_open = False
    for part in text.split("\t"):
        if is_open and '"' in part:
            cells[-1].append(part)
            is_open ^= part.count('"') % 2 == 1
        else:
            cells.append([part])
            is_open = part.startswith('"') and part.count('"') % 2 == 1
    return ["\t".join(parts) for parts in cells]


def _without_quotes(cell: str) -> str:
    bare = cell.strip()
    inside = bare[1:-1]
    if len(bare) < 2 or bare[0] != '"' or bare[-1] != '"' or inside.replace('""', "").count('"'):
        return cell
    return inside.replace('""', '"') if _NEEDS_QUOTES.search(inside) else cell


def _usual_tabs(stretch: Sequence[TextRow]) -> int:
    """Give how many tabs a row of a stretch has; 0 where the rows don't agree."""
    counts = Counter(len(row.cells) - 1 for row in stretch if len(row.cells) > 1)
    tabs, often = counts.most_common(1)[0] if counts else (0, 0)
    return tabs if often >= max(_LEAST_ROWS, _LEAST_SHARE * sum(counts.values())) else 0


def _rest_of(row: TextRow, below: Sequence[TextRow], tabs: int) -> Sequence[TextRow]:
    """Give the rows below that go on with a row which breaks off inside a cell: those that make its tabs full."""
    have = len(row.cells) - 1
    if not tabs or not 0 < have < tabs or not row.cells[-1].strip():
        return ()
    for count, following in enumerate(below, start=1):
        first = following.cells[0].strip()
        if not first or looks_like_ref(first) or len(following.cells) - 1 > tabs - have:
            return ()
        have += len(following.cells) - 1
        if have == tabs:
            return below[:count]
        if not following.cells[-1].strip():
            return ()
    return ()


def _joined(row: TextRow, following: Sequence[TextRow]) -> TextRow:
    cells = list(row.cells)
    for more in following:
        cells[-1] = f"{cells[-1].rstrip()}\n{more.cells[0].lstrip()}"
        cells += more.cells[1:]
    return TextRow(row.line, cells, tuple("\t".join(part.cells) for part in (row, *following)))
