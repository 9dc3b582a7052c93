"""Tables of consecutive pages that are one: rows that run over a page's end, merged cells that go on."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from goldenthread.reading.cell import Cell
from goldenthread.reading.formats.pdf.cells import cell_of, joined
from goldenthread.reading.formats.pdf.seen import SeenCell, SeenRow, SeenTable

# Columns of one table lie at the same places on each page; where words tell them, not to the point.
_SAME = 12.0
# A text reaches the end of its row where so little room is left, in letters' sizes and points.
_LEFT_LINES, _LEFT_POINTS = 2.4, 8.0
# A column is usually filled where so many of the last rows fill it.
_USUALLY, _LAST_ROWS = 0.8, 40
_MOST_HEADINGS = 3
# The sum of red, green and blue, each up to 255, of a colour on which letters are white.
_DARK = 330


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A row as the grid will have it, with what tells whether it runs on.

    `full` says of each cell whether its text reaches the row's end. `page` is the one on which the row begins, `table`
    the number of its table on that page and `row` its own in that table, all from 1. `heads` tells that it has the
    headings of columns: it looks so, or is repeated on the next page.
    """

    cells: tuple[Cell, ...]
    full: tuple[bool, ...]
    page: int
    table: int
    row: int
    open_above: bool = False
    open_below: bool = False
    heads: bool = False

    @property
    def is_across(self) -> bool:
        """Whether one text stands across the columns."""
        return any(cell.span == "across" and cell.text for cell in self.cells)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written or painted in it."""
        return not any(cell.text or cell.fill for cell in self.cells)


def laid(table: SeenTable, page: int, number: int = 1) -> list[LaidRow]:
    """Write down the rows of a table, which has a number on its page."""
    heads = _headings(table.rows)
    return [_laid(row, (page, number, at), at <= heads) for at, row in enumerate(table.rows, start=1)]


def _headings(rows: Sequence[SeenRow]) -> int:
    """Count the first rows that look like headings of columns: bold, or on one dark colour, and the next ones not."""
    count = 0
    while count < len(rows) and count <= _MOST_HEADINGS and _stands_out(rows[count]):
        count += 1
    if not 0 < count <= _MOST_HEADINGS or count == len(rows) or rows[0].open_above:
        return 0
    return count


def _stands_out(row: SeenRow) -> bool:
    own = [cell for cell in row.cells if cell.words and cell.span != "across"]
    if len(own) < 2:
        return False
    return all(word.bold for cell in own for word in cell.words) or _on_one_colour(row)


def _on_one_colour(row: SeenRow) -> bool:
    """Whether all cells have one dark colour: lighter ones are bands of a table's rows."""
    fills = {cell.fill for cell in row.cells}
    fill = next(iter(fills))
    if len(fills) > 1 or fill is None:
        return False
    return sum(int(fill[at : at + 2], 16) for at in (1, 3, 5)) < _DARK


def _laid(row: SeenRow, place: tuple[int, int, int], heads: bool) -> LaidRow:
    full = tuple(_is_full(cell, row) for cell in row.cells)
    return LaidRow(tuple(map(cell_of, row.cells)), full, *place, row.open_above, row.open_below, heads)


def _is_full(cell: SeenCell, row: SeenRow) -> bool:
    if not cell.words:
        return False
    bottom, size = max((word.box.bottom, word.size) for word in cell.words)
    return row.box.bottom - bottom <= _LEFT_LINES * size + _LEFT_POINTS


def is_one_table(above: SeenTable, below: SeenTable) -> bool:
    """Whether a table goes on with the one that ends the page before: its columns are as wide."""
    if below.goes_on and len(above.edges) == len(below.edges):
        return True
    return same_columns(above.edges, below.edges)


def same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    """Whether edges, in points, are those of as many columns, each as wide as its fellow."""
    if len(one) != len(other):
        return False
    return all(abs(left - right) <= _SAME for left, right in zip(_from_left(one), _from_left(other), strict=True))


def _from_left(edges: Sequence[float]) -> list[float]:
    return [edge - edges[0] for edge in edges]


def sewn(above: list[LaidRow], below: Sequence[LaidRow]) -> list[LaidRow]:
    """Join the rows of a table on one page to those of the pages before. Headings that are repeated stay.

    The first row after them is joined to the last row above where it goes on with it.
    """
    below = [replace(row, heads=False) for row in below]
    first = next((at for at, row in enumerate(above) if not row.is_across), 0)
    headings = _repeated(above, below) or _repeated(above[first:], below)
    first += headings
    above = [*map(_head, above[:first]), *above[first:]] if headings else above
    head, body = [*map(_head, below[:headings])], list(below[headings:])
    # A row may run over a whole page: then only headings stand below it.
    end = max((at for at, row in enumerate(above, start=1) if not row.heads), default=0)
    above, head = above[:end], [*above[end:], *head]
    if not body or not above or above[-1].is_across or body[0].is_across:
        return [*above, *head, *body]
    merging = _merging((*above[-_LAST_ROWS:], *body))
    goes_on = _goes_on(above, body[0], merging)
    for column in range(len(above[-1].cells)):
        if goes_on or column in merging:
            _sew_column(above, body, column, goes_on)
    if goes_on:
        above[-1] = _joined(above[-1], body.pop(0))
    return [*above, *head, *body]


def _repeated(above: Sequence[LaidRow], below: Sequence[LaidRow]) -> int:
    """Count the first rows of a page that repeat the first rows of the table."""
    count = 0
    for first, again in zip(above, below, strict=False):
        if first.is_blank or _texts(first) != _texts(again):
            break
        count += 1
    return count


def _head(row: LaidRow) -> LaidRow:
    return row if row.is_across else replace(row, heads=True)


def _texts(row: LaidRow) -> list[str]:
    return ["".join(cell.text.split()) for cell in row.cells]


def _merging(rows: Iterable[LaidRow]) -> frozenset[int]:
    """The columns in which cells are merged downwards."""
    return frozenset(at for row in rows for at, cell in enumerate(row.cells) if cell.span == "down")


def _goes_on(above: Sequence[LaidRow], first: LaidRow, merging: frozenset[int]) -> bool:
    """Whether a page's first row goes on with the last one above.

    A row of its own fills the columns that rows usually fill. What goes on fills those alone in which the text
    above reached the page's end, or there is none above. A short text may be a name or a status of its own: it goes on
    where two of the usual columns are filled on one of the pages alone, or one is and another text breaks off; but not
    if another row says just that.
    """
    last = above[-1]
    if first.is_blank:
        return True
    if any(column in merging and _begins_anew(last, first, column) for column in range(len(first.cells))):
        return False
    pairs = {
        column: (upper, cell)
        for column, (upper, cell) in enumerate(zip(last.cells, first.cells, strict=True))
        if not (column in merging or cell.span or upper.span)
    }
    usual = _usual(above)
    both = [column for column, (upper, cell) in pairs.items() if upper.text and cell.text]
    lacking = [column for column in usual & pairs.keys() if _is_lacking(*pairs[column])]
    added = [column for column in usual & pairs.keys() if pairs[column][1].text and not pairs[column][0].text]
    if not all(last.full[column] for column in both):
        return False
    breaks_off = any(pairs[column][1].text[:1].islower() for column in both)
    doubtful = [column for column in both if not _may_go_on(pairs[column][0].text, pairs[column][1].text)]
    if not doubtful:
        return bool(lacking) or breaks_off
    if any(row.cells[column].text == pairs[column][1].text for row in above[-_LAST_ROWS:] for column in doubtful):
        return False
    return len(lacking) + len(added) > 1 - breaks_off


def _is_lacking(upper: Cell, cell: Cell) -> bool:
    """Whether only the row above fills a column."""
    return bool(upper.text) and not cell.text and cell.fill in (None, upper.fill)


def _begins_anew(last: LaidRow, first: LaidRow, column: int) -> bool:
    upper, lower = last.cells[column].text, first.cells[column].text
    return bool(upper and lower) and upper != lower and not (last.full[column] and lower[:1].islower())


def _usual(rows: Sequence[LaidRow]) -> frozenset[int]:
    body = [row for row in rows[-_LAST_ROWS:] if not (row.is_across or row.heads)]
    counts = [sum(bool(row.cells[at].text) for row in body) for at in range(len(rows[-1].cells))]
    return frozenset(at for at, count in enumerate(counts) if count >= _USUALLY * len(body))


def _may_go_on(above: str, below: str) -> bool:
    """Whether a text can go on with another: it is longer than a ref, a figure or a status, or goes on in a word."""
    return below[:1].islower() or below.startswith("- ") or len(above.split()) > 3


def _joined(above: LaidRow, below: LaidRow) -> LaidRow:
    cells = tuple(_one_cell(upper, lower) for upper, lower in zip(above.cells, below.cells, strict=True))
    return replace(above, cells=cells, full=below.full, open_below=below.open_below, heads=False)


def _one_cell(upper: Cell, lower: Cell) -> Cell:
    if upper.span or upper.text == lower.text:
        return upper
    text = run_on(upper.text, lower.text)
    ink = upper.ink if upper.ink == lower.ink or not lower.text else None if upper.text else lower.ink
    return Cell(text, upper.fill or lower.fill, upper.span, ink, upper.lead if upper.text else lower.lead)


def run_on(above: str, below: str) -> str:
    """Join a text to what goes on with it on the next page."""
    if above and below.startswith("- "):
        return f"{above}\n{below}"
    last, line = above.rpartition("\n")[::2] if "\n" in above else ("", above)
    first, *rest = below.split("\n", 1)
    own = "\n".join([joined(line, first), *rest])
    return f"{last}\n{own}" if last else own


def _sew_column(above: list[LaidRow], body: list[LaidRow], column: int, goes_on: bool) -> None:
    """Let a cell that is merged downwards go on over the page's end: each row that it covers says all of it."""
    upper, lower = above[-1].cells[column], body[0].cells[column]
    if goes_on and upper.span != "down" and not _is_merged_on(body, column):
        return
    if upper.text and lower.text and upper.text != lower.text:
        if _begins_anew(above[-1], body[0], column):
            return
        text = run_on(upper.text, lower.text)
    else:
        text = upper.text or lower.text
    if not text:
        return
    cell = Cell(text, upper.fill or lower.fill, "down", upper.ink if upper.text else lower.ink)
    _put(above, range(len(above) - 1, -1, -1), column, cell, first_is_own=True)
    _put(body, range(len(body)), column, cell, first_is_own=False)


def _is_merged_on(body: Sequence[LaidRow], column: int) -> bool:
    return len(body) > 1 and body[1].cells[column].span == "down"


def _put(rows: list[LaidRow], order: Iterable[int], column: int, cell: Cell, first_is_own: bool) -> None:
    """Put a cell into the rows that a merged one covers: upwards to the row where it begins, or downwards."""
    for number, index in enumerate(order):
        row = rows[index]
        if row.heads:
            continue
        span = row.cells[column].span
        if not first_is_own and number and span != "down":
            break
        own = replace(cell, span="") if first_is_own and span != "down" else cell
        rows[index] = replace(row, cells=(*row.cells[:column], own, *row.cells[column + 1 :]))
        if first_is_own and span != "down":
            break
