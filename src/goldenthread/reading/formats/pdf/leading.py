"""Cells of the first column that go down over several rows: an action with its measures."""

from collections.abc import Sequence
from itertools import pairwise

from goldenthread.reading.formats.pdf.levels import ALL, LOOSE, Line, Pitches
from goldenthread.reading.formats.pdf.rowing import Alignment, evened

_CLOSER = 0.93
# Baselines that differ by less, in letters' sizes, are one.
_SAME_BASE = 0.12
# A text is in the middle of its own row if it is no further off, in distances of lines.
_OWN = 0.6

# A line of the first column with the number of the row that it was found in.
_Found = tuple[int, Line]


def with_leading(rows: list[list[Line]], pitches: Pitches, alignment: Alignment) -> dict[int, int]:
    """Put the lines of first cells that go down over several rows into the first of these.

    Changes `rows`, and gives the rows whose first cell such a one covers, each with the row where that begins.
    """
    blocks = _blocks(rows, pitches)
    if alignment == "middle":
        return _in_middle(rows, blocks, pitches)
    covered: dict[int, int] = {}
    for block in blocks:
        first = block[0][0]
        for at in sorted({at for at, _ in block if at > first}):
            if _continues(rows[at], block, at):
                covered[at] = covered.get(first, first)
                _move(rows, [line for row, line in block if row == at], at, covered[at])
    return covered


def _blocks(rows: Sequence[Sequence[Line]], pitches: Pitches) -> list[list[_Found]]:
    """Part the lines of the first column where they stand further from each other, or closer, than in one text."""
    found = [(at, line) for at, row in enumerate(rows) for line in row if line.column == 0]
    blocks: list[list[_Found]] = [found[:1]] if found else []
    for (_, above), (at, line) in pairwise(found):
        step = (line.base - above.base) / (pitches.get(0, pitches[ALL]) * (line.size or 1))
        if _CLOSER <= step <= LOOSE:
            blocks[-1].append((at, line))
        else:
            blocks.append([(at, line)])
    return blocks


def _continues(row: Sequence[Line], block: Sequence[_Found], at: int) -> bool:
    """Whether a block's lines in a row go on from above: they don't begin level with the other cells."""
    first = next(line for number, line in block if number == at)
    others = [line.base for line in row if line.column]
    return not others or abs(first.base - min(others)) > _SAME_BASE * first.size


def _move(rows: list[list[Line]], lines: Sequence[Line], start: int, end: int) -> None:
    rows[start] = [line for line in rows[start] if line not in lines]
    rows[end] += lines


def _in_middle(rows: list[list[Line]], blocks: Sequence[Sequence[_Found]], pitches: Pitches) -> dict[int, int]:
    spans = [_span(row) for row in rows]
    unit = pitches[ALL] * rows[0][0].size
    middles = [(block[0][1].base + block[-1][1].base) / 2 for block in blocks]
    own = [
        block[0][0] == block[-1][0] and abs(middle - sum(spans[block[0][0]]) / 2) < _OWN * unit
        for block, middle in zip(blocks, middles, strict=True)
    ]
    if len(blocks) >= len(rows) or all(own):
        return {}
    places = [range(1), *(range(above[-1][0] + 1, below[0][0] + 1) for above, below in pairwise(blocks))]
    starts = evened(spans, middles, places, lambda _: 0.0, unit)
    if len(starts) != len(blocks):
        return {}
    covered = {}
    for block, start, end in zip(blocks, starts, [*starts[1:], len(rows)], strict=True):
        for at in {at for at, _ in block if at != start}:
            _move(rows, [line for row, line in block if row == at], at, start)
        covered.update(dict.fromkeys(range(start + 1, end), start))
    return covered


def _span(row: Sequence[Line]) -> tuple[float, float]:
    """Give the first and last baseline of a row's cells but the first."""
    bases = [line.base for line in row if line.column] or [line.base for line in row]
    return min(bases), max(bases)
