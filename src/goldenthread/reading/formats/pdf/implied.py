"""What the places of lines tell of rows where no rule does: rows in one cell, and cells that begin lower down."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from goldenthread.reading.formats.pdf.cells import Line, lines_of
from goldenthread.reading.formats.pdf.lattice import Block, Lattice
from goldenthread.reading.formats.pdf.lines import base_of
from goldenthread.reading.formats.pdf.page import Word
from goldenthread.reading.formats.pdf.seen import SeenRow, SeenTable

# Lines with so much room above them, in letters' sizes, go on with nothing.
_APART = 1.8
# Lines so near to each other in height stand on one baseline, in points.
_LEVEL = 1.6
_CENTRED = 6.0
# A table holds several rows in one where such rows have so much of its height.
_MUCH = 0.4
_LEAST_COLUMNS = 2


def holds_rows(table: SeenTable) -> bool:
    """Whether much of a table are rows that each hold several: texts far apart, side by side in columns."""
    height = sum(row.box.height for row in table.rows if _holds_several(row))
    return height > _MUCH * table.box.height or _rules_below_headings(table)


def _rules_below_headings(table: SeenTable) -> bool:
    """Whether each row between the first and the last ends with the headings again: rules stand below these alone."""
    said = [_said(row) for row in table.rows[:-1]]
    head = said[0] if len(said) > 1 else []
    return bool(head) and all(len(row) > len(head) and row[-len(head) :] == head for row in said[1:])


def _said(row: SeenRow) -> list[str]:
    """Give what a row says, line by line."""
    words = [word for cell in row.cells if not cell.span for word in cell.words]
    return [word.text for line in lines_of(words) for word in sorted(line, key=lambda word: word.box.x0)]


def _holds_several(row: SeenRow) -> bool:
    bases = [_bases_apart(lines_of(cell.words)) for cell in row.cells if cell.words and not cell.span]
    many = [found for found in bases if len(found) > 1]
    first = many[0] if many else []
    beside = [found for found in many if all(any(abs(one - other) < _LEVEL for other in found) for one in first)]
    return len(beside) >= _LEAST_COLUMNS


def _bases_apart(lines: Sequence[Line]) -> list[float]:
    """Give the baselines of lines if all of them stand apart."""
    bases = [base_of(line[0]) for line in lines]
    steps = zip(bases, bases[1:], lines[1:], strict=False)
    return bases if all(below - above > _APART * line[0].size for above, below, line in steps) else []


def with_told_floors(lattice: Lattice, held: Mapping[Block, Sequence[Word]]) -> Lattice:
    """Part a cell that goes down over rows where its text begins on the first line of a lower row.

    `held` are the words of each cell. Text in the middle of a cell's height begins nowhere.
    """
    tall = [block for block, words in held.items() if block[2] - block[0] > 1 and words]
    if not tall:
        return lattice
    first = _first_bases(lattice, held)
    floors = [list(line) for line in lattice.floors]
    begin = [(row, block) for block in tall for row in _beginnings(lattice, block, held[block], first)]
    if not begin:
        return lattice
    for row, block in begin:
        floors[row][block[1] : block[3]] = [True] * (block[3] - block[1])
    return replace(lattice, floors=tuple(map(tuple, floors)))


def _first_bases(lattice: Lattice, held: Mapping[Block, Sequence[Word]]) -> dict[int, float]:
    """Give the baseline of the first line of each row's own cells."""
    found: dict[int, float] = {}
    for block, words in held.items():
        if words and block[2] - block[0] == 1 and block[3] - block[1] < lattice.columns:
            base = min(map(base_of, words))
            found[block[0]] = min(found.get(block[0], base), base)
    return found


def _beginnings(lattice: Lattice, block: Block, words: Sequence[Word], first: Mapping[int, float]) -> list[int]:
    lines = lines_of(word for word in words if word.upright)
    if not lines:
        return []
    top, bottom = min(word.box.top for word in words), max(word.box.bottom for word in words)
    middle = (lattice.ys[block[0]] + lattice.ys[block[2]]) / 2
    bases = [base_of(line[0]) for line in lines]
    if abs((top + bottom) / 2 - middle) < _CENTRED:
        return []
    found = []
    for at, (base, line) in enumerate(zip(bases, lines, strict=True)):
        row = bisect_right(lattice.ys, base) - 1
        begins = at == 0 or base - bases[at - 1] > _APART * line[0].size
        if row > block[0] and begins and abs(first.get(row, base + 2 * _LEVEL) - base) < _LEVEL:
            found.append(row)
    return found
