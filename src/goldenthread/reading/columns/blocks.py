"""Which rows are headings, which columns hold for the rows below them, and where nothing says so, by content."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from goldenthread.reading.columns.headings import (
    combined,
    continues_heading,
    is_group_row,
    is_heading_row,
    is_marked_heading,
    is_plain_heading_row,
    is_value,
    might_be_heading,
    own_texts,
    repeats_heading,
    same_heading,
    wraps_heading,
)
from goldenthread.reading.columns.mapping import Columns, is_row_fill, map_columns
from goldenthread.reading.columns.periods import Named
from goldenthread.reading.columns.profiles import SAMPLE, profile
from goldenthread.reading.grid import Cell, GridRow
from goldenthread.reading.statuses.colours import STATUS_COLOURS, colour_name
from goldenthread.reading.statuses.words import looks_like_status

_LEAST_CELLS = 3
_TALLEST_HEADING = 3
_LOOK_BACK = 30


@dataclass(slots=True)
class Block:
    """Rows under one heading. `headings` is None where the document prints none for them."""

    headings: list[str] | None
    body: list[int] = field(default_factory=list)
    heading_rows: list[int] = field(default_factory=list)
    columns: Columns | None = None


def find_blocks(rows: Sequence[GridRow], taken: set[int], period: Named, codes: Collection[str] = ()) -> list[Block]:
    """Part a document's rows into blocks, each with its columns.

    Rows in `taken` belong to no block. `codes` are the codes of the document's key, in lower case.
    """
    blocks = _part(rows, taken)
    for group in _alike(blocks, rows):
        columns = _columns_for(group, rows, period, codes)
        for block in group:
            block.columns = columns
    return blocks


def _part(rows: Sequence[GridRow], taken: set[int]) -> list[Block]:
    blocks: list[Block] = []
    table, index = 0, 0
    while index < len(rows):
        row = rows[index]
        if index in taken or not row.table:
            index += 1
            continue
        height = _heading_height(rows, index, taken) if _may_be_heading(rows, index, table, blocks) else 0
        if height:
            blocks.append(_headed(rows, index, height, blocks))
            table, index = row.table, index + height
            continue
        if row.table != table:
            table = row.table
            blocks.append(_carried(rows, index, blocks))
        blocks[-1].body.append(index)
        index += 1
    return blocks


def _may_be_heading(rows: Sequence[GridRow], index: int, table: int, blocks: Sequence[Block]) -> bool:
    """In the middle of a table, a row is a heading only if it repeats one or holds nothing but known headings."""
    row = rows[index]
    if row.is_heading or row.table != table or rows[index - 1].is_blank:
        return True
    if not (blocks and blocks[-1].headings and blocks[-1].body):
        return True
    # A document repeats the same headings on each page: each is looked for once.
    headed = dict.fromkeys(tuple(block.headings) for block in reversed(blocks[-_LOOK_BACK:]) if block.headings)
    return any(repeats_heading(row, headings) for headings in headed) or is_plain_heading_row(row)


def _heading_height(rows: Sequence[GridRow], index: int, taken: set[int]) -> int:
    """Count the rows of the heading that starts here; 0 where none does."""
    here = rows[index]
    following = _same_table(rows, index, taken)
    main = index
    if not (is_heading_row(here) or _opens_table(rows, index, following)):
        below = following[:1]
        if below and is_heading_row(rows[below[0]]) and is_group_row(here, rows[below[0]]):
            main = below[0]
        elif not (is_marked_heading(here) and _is_first(rows, index)):
            return 0
    height = main - index + 1
    for i in (i for i in following if i > main):
        if not (wraps_heading(rows[i], rows[index : index + height]) or _is_second(rows[i], rows[main])):
            break
        height += 1
    return height


def _opens_table(rows: Sequence[GridRow], index: int, following: Sequence[int]) -> bool:
    """A table's first row of short texts, one of them a known heading, above rows with figures or statuses."""
    if not _is_first(rows, index) or not following or not might_be_heading(rows[index]):
        return False
    return any(is_value(text) or looks_like_status(text) for text in own_texts(rows[following[0]])[1:])


def _is_first(rows: Sequence[GridRow], index: int) -> bool:
    """Whether a row is the first of its table."""
    before = range(max(index - _LOOK_BACK, 0), index)
    return not any(rows[i].table == rows[index].table and not rows[i].is_blank for i in before)


def _same_table(rows: Sequence[GridRow], index: int, taken: set[int]) -> list[int]:
    """Give the next rows of the same table, as many as a heading may have."""
    nearest = range(index + 1, min(index + 1 + _TALLEST_HEADING, len(rows)))
    return [i for i in nearest if i not in taken and rows[i].table == rows[index].table]


def _is_second(row: GridRow, main: GridRow) -> bool:
    return continues_heading(row) and (row.is_heading or _fits_below(row, main))


def _fits_below(row: GridRow, above: GridRow) -> bool:
    """A second heading row of a format that doesn't mark them fills gaps or spans of the first."""
    if own_texts(row) == own_texts(above):
        return False
    spans = any(cell.span == "across" for cell in above.cells)
    down = any(cell.span == "down" and cell.text.strip() for cell in row.cells)
    gaps = sum(not cell.text.strip() for cell in above.cells[: _last_filled(row) + 1])
    return len(own_texts(row)) >= 2 and (spans or down or gaps >= 1)


def _own_cell(row: GridRow, column: int) -> Cell:
    """A cell that a merged one covers from the left says nothing of its column."""
    cell = row.cells[column] if column < len(row.cells) else Cell()
    if cell.span == "across":
        return Cell()
    return replace(cell, fill=None) if cell.fill and is_row_fill(row.cells) else cell


def _last_filled(row: GridRow) -> int:
    return max((i for i, cell in enumerate(row.cells) if cell.text.strip()), default=0)


def _headed(rows: Sequence[GridRow], index: int, height: int, blocks: Sequence[Block]) -> Block:
    heading = rows[index : index + height]
    width = max(len(row.cells) for row in heading)
    headings = combined(heading, width)
    for earlier in reversed(blocks):
        if earlier.headings and same_heading(earlier.headings, headings):
            headings = earlier.headings if len(earlier.headings) >= width else headings
            break
    return Block(headings, heading_rows=list(range(index, index + height)))


def _carried(rows: Sequence[GridRow], index: int, blocks: Sequence[Block]) -> Block:
    """A table without headings goes on with those of the table before it, where it is as wide.

    Headings that stand alone, parted from their rows by a blank line, hold for what comes next and for nothing later.
    """
    width = _table_width(rows, index)
    for earlier in reversed(blocks):
        alone = not earlier.body and earlier is not blocks[-1]
        if earlier.headings and not alone and abs(_heading_width(earlier.headings) - width) <= 1:
            return Block(earlier.headings)
    return Block(None)


def _heading_width(headings: Sequence[str]) -> int:
    return max((i + 1 for i, text in enumerate(headings) if text), default=0)


def _table_width(rows: Sequence[GridRow], index: int) -> int:
    """The width of the rows of the table that begins here: its first one may be a heading of the plan."""
    first = rows[index : index + _LOOK_BACK]
    return max(_used_width(row) for row in first if row.table == rows[index].table)


def _used_width(row: GridRow) -> int:
    return max((i + 1 for i, cell in enumerate(row.cells) if cell.text.strip() and cell.span != "across"), default=0)


def _alike(blocks: Sequence[Block], rows: Sequence[GridRow]) -> list[list[Block]]:
    """Group the blocks that have the same headings, or none and the same width: one tells of the others."""
    groups: dict[tuple[str, ...] | int, list[Block]] = {}
    for block in blocks:
        width = max((_used_width(rows[i]) for i in block.body), default=0)
        groups.setdefault(tuple(block.headings) if block.headings else width, []).append(block)
    return list(groups.values())


def _says_enough(row: GridRow) -> bool:
    """Whether a row has enough cells to tell of its columns; one that is painted says something without a text."""
    blank = () if is_row_fill(row.cells) else (cell for cell in row.cells if not cell.text.strip() and not cell.span)
    painted = sum(colour_name(cell.fill) in STATUS_COLOURS for cell in blank)
    return len(set(own_texts(row))) + painted >= _LEAST_CELLS


def _columns_for(group: Sequence[Block], rows: Sequence[GridRow], period: Named, codes: Collection[str]) -> Columns:
    sample = [rows[i] for block in group for i in block.body if _says_enough(rows[i])][:SAMPLE]
    headings = group[0].headings
    used = max((_used_width(row) for row in sample), default=0)
    width = max(used, _heading_width(headings or []))
    headings = [*(headings or []), *[""] * width][:width]
    profiles = [profile([_own_cell(row, c) for row in sample], codes) for c in range(width)]
    return map_columns(headings, profiles, period)
