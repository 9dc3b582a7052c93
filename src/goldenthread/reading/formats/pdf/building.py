"""A lattice and what stands in it, to a table."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from goldenthread.reading.cell import Span
from goldenthread.reading.formats.pdf.cells import lines_of
from goldenthread.reading.formats.pdf.implied import with_told_floors
from goldenthread.reading.formats.pdf.lattice import Block, Lattice
from goldenthread.reading.formats.pdf.page import Box, Page, Picture, Word
from goldenthread.reading.formats.pdf.painting import ground_of, label_behind, near, sign_in
from goldenthread.reading.formats.pdf.seen import SeenCell, SeenRow, SeenTable

UNREADABLE = "a picture without words stands here: what it says can't be read"
# Pictures smaller than this are a mark, larger than this no icon, in points.
_SMALLEST, _LARGEST = 3.0, 120.0

Remark = tuple[Box, str]


def words_in(box: Box, words: Iterable[Word]) -> list[Word]:
    """Give the words of which the middle lies in an area."""
    return [word for word in words if box.holds(word.box.middle)]


class Builder:
    """Builds the tables of one page."""

    def __init__(self, page: Page) -> None:
        self._page = page

    def table(self, lattice: Lattice, words: Sequence[Word]) -> tuple[SeenTable, list[Remark]]:
        """Make a table of a lattice and the words in its area, and remarks on what can't be told in it."""
        blocks = lattice.blocks()
        owners = _owners(lattice, blocks)
        held = _held(lattice, owners, words)
        told = with_told_floors(lattice, held)
        if told is not lattice:
            blocks = told.blocks()
            owners = _owners(told, blocks)
            held = _held(told, owners, words)
        cells = {block: self._cell(lattice, block, held.get(block, ())) for block in blocks}
        rows = [self._row(lattice, row, owners[row], cells) for row in range(lattice.rows)]
        unreadable = [(cell.box, UNREADABLE) for cell in cells.values() if self._is_unreadable(cell)]
        return SeenTable(lattice.box, lattice.xs, tuple(rows)), unreadable

    def _is_unreadable(self, cell: SeenCell) -> bool:
        if cell.words or cell.alt or cell.fill:
            return False
        return any(_is_icon(picture, cell.box) for picture in self._page.pictures)

    def _cell(self, lattice: Lattice, block: Block, words: Sequence[Word]) -> SeenCell:
        box = Box(lattice.xs[block[1]], lattice.ys[block[0]], lattice.xs[block[3]], lattice.ys[block[2]])
        fills = near(self._page.fills, box)
        ground = ground_of(box, fills)
        if words:
            ordered = tuple(word for line in lines_of(words) for word in line)
            return SeenCell(box, ordered, label_behind(ordered, box, fills, self._page.pictures) or ground)
        pictures = [picture for picture in self._page.pictures if _is_icon(picture, box)]
        alt = " ".join(dict.fromkeys(picture.alt for picture in pictures if picture.alt))
        sign = sign_in(box, fills, pictures) or ground
        return SeenCell(box, (), sign, alt=alt)

    def _row(self, lattice: Lattice, row: int, owners: Sequence[Block], cells: dict[Block, SeenCell]) -> SeenRow:
        top, bottom = lattice.ys[row], lattice.ys[row + 1]
        seen = []
        for column, block in enumerate(owners):
            cell, span = cells[block], _span(block, row, column)
            if span:
                box = Box(lattice.xs[column], top, lattice.xs[column + 1], bottom)
                cell = SeenCell(box, cell.words, cell.fill, span, cell.alt)
            seen.append(cell)
        box = Box(lattice.xs[0], top, lattice.xs[-1], bottom)
        above, below = lattice.open_above and row == 0, lattice.open_below and row == lattice.rows - 1
        return SeenRow(box, tuple(seen), above, below)


def _owners(lattice: Lattice, blocks: Iterable[Block]) -> list[list[Block]]:
    owners: list[list[Block]] = [[(0, 0, 0, 0)] * lattice.columns for _ in range(lattice.rows)]
    for block in blocks:
        for row in range(block[0], block[2]):
            owners[row][block[1] : block[3]] = [block] * (block[3] - block[1])
    return owners


def _held(lattice: Lattice, owners: Sequence[Sequence[Block]], words: Iterable[Word]) -> dict[Block, list[Word]]:
    """Sort words into cells."""
    held: dict[Block, list[Word]] = {}
    for word in words:
        x, y = word.box.middle
        row = min(max(bisect_right(lattice.ys, y) - 1, 0), lattice.rows - 1)
        column = min(max(bisect_right(lattice.xs, x) - 1, 0), lattice.columns - 1)
        held.setdefault(owners[row][column], []).append(word)
    return held


def _span(block: Block, row: int, column: int) -> Span:
    if column > block[1]:
        return "across"
    return "down" if row > block[0] else ""


def _is_icon(picture: Picture, cell: Box) -> bool:
    size = max(picture.box.width, picture.box.height)
    return _SMALLEST <= size <= _LARGEST and cell.holds(picture.box.middle)
