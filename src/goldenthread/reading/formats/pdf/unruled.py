"""Tables without rules: regions of a page whose columns and rows are told by the places of words alone."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from goldenthread.reading.formats.pdf.across import Part, headings, parted
from goldenthread.reading.formats.pdf.aligned import parted_at_edges
from goldenthread.reading.formats.pdf.columned import columns_of_page
from goldenthread.reading.formats.pdf.leading import with_leading
from goldenthread.reading.formats.pdf.levels import ALL, Line, Pitches, levels_of, pitches_of
from goldenthread.reading.formats.pdf.lines import Run, Strip, line_of, strips_of
from goldenthread.reading.formats.pdf.nature import in_order, nature_of
from goldenthread.reading.formats.pdf.page import Box, Fill, Word
from goldenthread.reading.formats.pdf.painting import colour_at
from goldenthread.reading.formats.pdf.regions import Hint, Region, find_regions
from goldenthread.reading.formats.pdf.repeated import repeated_labels
from goldenthread.reading.formats.pdf.rowing import Alignment, Stretch, alignment_of, starts_of_rows, stretch_of
from goldenthread.reading.formats.pdf.seen import SeenCell, SeenLine, SeenRow, SeenTable

_LEAST_GAP = 0.36
# So near to its column's edge, in points, begins a text that is aligned to it.
_AT_EDGE = 4.6
# A column that so many rows fill is one that tells where rows are.
_MOSTLY_FILLED = 0.6
_FEW_WORDS = 12
_FEW_ROWS = 2
# A table of fewer columns has no cells that go down over several rows.
_LEAST_EDGES = 4
_FAR = 1e6
# Headings of columns that wrap have no more lines.
_MOST_HEADINGS = 8


def find_unruled(
    words: Sequence[Word], fills: Sequence[Fill] = (), before: SeenTable | None = None
) -> tuple[list[SeenTable], list[SeenLine]]:
    """Find the tables among words that no ruled table holds, and give the lines of the rest, both downwards.

    `before` is the table that ended the page before: it may go on at the top of this page.
    """
    strips = strips_of(words)
    if columns := columns_of_page(strips):
        # Each column is read as a page of its own: no table goes on from another one in it.
        found = [_found(strips_of(own), own, fills, None) for own in columns]
        return [table for own, _ in found for table in own], [line for _, own in found for line in own]
    if small := repeated_labels(strips):
        held = {number for at in small for number in (at, at + 1)}
        lines = in_order([strip for number, strip in enumerate(strips) if number not in held])
        return list(small.values()), [*lines, *_turned(words)]
    return _found(strips, words, fills, before)


def _found(
    strips: list[Strip], words: Sequence[Word], fills: Sequence[Fill], before: SeenTable | None
) -> tuple[list[SeenTable], list[SeenLine]]:
    """Find the tables among strips, and give the lines of the rest."""
    hint = hint_of(before) if before else None
    strips = parted_at_edges(strips, hint.gutters if hint else ())
    tables: list[SeenTable] = []
    lines: list[SeenLine] = []
    done = 0
    again = repeated_headings(strips, before)
    for region in find_regions(strips, hint, again):
        held = strips[region.start : region.end]
        goes_on = before is not None and not region.start
        nature = nature_of(held, region.edges)
        if nature == "cards" or (nature != "table" and not goes_on):
            continue
        lines += in_order(strips[done : region.start])
        tables.append(_table(held, region, fills, before if goes_on else None))
        done = region.end
    lines += in_order(strips[done:])
    return tables, [*lines, *_turned(words)]


def _turned(words: Sequence[Word]) -> list[SeenLine]:
    return [line_of([word]) for word in words if not word.upright]


def hint_of(table: SeenTable) -> Hint | None:
    """Give the columns of a table, with the gutters that its words leave free; None where there are none."""
    lefts = [_FAR] * len(table.edges)
    rights = [-_FAR] * len(table.edges)
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            if cell.words and not cell.span and not row.cells[-1].span:
                # A text that is too long for its column tells nothing of where the others end.
                start, end = table.edges[at] - 1, table.edges[at + 1] + 1
                lefts[at] = min([lefts[at], *(word.box.x0 for word in cell.words if word.box.x0 >= start)])
                rights[at] = max([rights[at], *(word.box.x1 for word in cell.words if word.box.x1 <= end)])
    gutters = tuple(
        (right if right > -_FAR else edge - 1, left if left < _FAR else edge + 1)
        for right, edge, left in zip(rights, table.edges[1:-1], lefts[1:], strict=False)
    )
    return Hint(table.edges, gutters) if gutters else None


def _table(strips: Sequence[Strip], region: Region, fills: Sequence[Fill], before: SeenTable | None) -> SeenTable:
    rows: list[SeenRow] = []
    anchors = (before.anchors or _anchors(before.rows[1:])) if before else frozenset()
    again = repeated_headings(strips, before)
    if again:
        rows.append(_row([line for strip in strips[:again] for line in _cell_lines(strip, region.edges)], region.edges))
        strips = strips[again:]
    parts = [
        (kind, [strip for _, strip in group])
        for kind, group in groupby(parted(strips, region.edges, head=not again), key=lambda pair: pair[0])
    ]
    alignment = before.alignment if before else ""
    if parts:
        told, alignment = _rows(parts, region.edges, anchors, before)
        rows += told
    rows = _opened(_painted(_closed(rows), fills), before, anchors)
    box = Box(region.edges[0], rows[0].box.top, region.edges[-1], rows[-1].box.bottom)
    own = _anchors(rows[1:]) or anchors
    return SeenTable(box, region.edges, tuple(rows), False, own, before is not None, alignment)


def repeated_headings(strips: Sequence[Strip], before: SeenTable | None) -> int:
    """Count the first strips that say again what the headings of the table of the page before do: its first row, below
    what stands across its columns.
    """
    first = next((row for row in before.rows if not any(cell.span for cell in row.cells)), None) if before else None
    if first is None:
        return 0
    wanted = Counter(word.text for cell in first.cells for word in cell.words)
    for count, strip in enumerate(strips[:_MOST_HEADINGS], start=1):
        wanted.subtract(word.text for run in strip.runs for word in run.words)
        if any(left < 0 for left in wanted.values()):
            return 0
        if not any(wanted.values()):
            return count
    return 0


def _opened(rows: list[SeenRow], before: SeenTable | None, anchors: frozenset[int]) -> list[SeenRow]:
    """Mark the last row, and the first below repeated headings if it goes on with a row of the page before."""
    first = next((at for at, row in enumerate(rows) if not _is_repeated(row, before)), None)
    if before and first is not None and _goes_on(rows[first], anchors):
        rows[first] = replace(rows[first], open_above=True)
    rows[-1] = replace(rows[-1], open_below=True)
    return rows


def _is_repeated(row: SeenRow, before: SeenTable | None) -> bool:
    """Whether a row says again what the table of the page before began with."""
    said = [
        [word.text for cell in one.cells for word in cell.words] for one in (row, *(before.rows[:2] if before else ()))
    ]
    return said[0] in said[1:] or all(word.bold for cell in row.cells for word in cell.words)


def _anchors(body: Sequence[SeenRow]) -> frozenset[int]:
    """The columns that nearly all rows below the headings fill, and with few words; none where rows are too few."""
    rows = [row for row in body if not row.open_above and not any(cell.span for cell in row.cells)]
    if len(rows) < _FEW_ROWS:
        return frozenset()
    often = [
        column
        for column in range(len(rows[0].cells))
        if sum(bool(row.cells[column].words) for row in rows) >= _MOSTLY_FILLED * len(rows)
    ]
    short = [column for column in often if sum(len(row.cells[column].words) for row in rows) <= _FEW_WORDS * len(rows)]
    return frozenset(short or often)


def _goes_on(row: SeenRow, anchors: frozenset[int]) -> bool:
    """Whether a row at the top of a page fills few of the columns that each row fills: half, if not the first."""
    filled = {at for at, cell in enumerate(row.cells) if cell.words and not cell.span}
    across = any(cell.span for cell in row.cells)
    most = len(anchors) + (not filled & {min(anchors, default=0)})
    return not across and 2 * len(filled & anchors) < most


def _across(strips: Sequence[Strip], edges: Sequence[float]) -> SeenRow:
    words = tuple(word for strip in strips for run in strip.runs for word in run.words)
    box = line_of(words).box
    first = SeenCell(Box(edges[0], box.top, edges[-1], box.bottom), words)
    others = [SeenCell(first.box, words, span="across") for _ in edges[2:]]
    return SeenRow(first.box, (first, *others))


def _cell_lines(strip: Strip, edges: Sequence[float]) -> list[Line]:
    """Part a strip's runs into the lines of cells, at the edges that they cross where there is a gap."""
    found: dict[int, list[Word]] = {}
    bases: dict[int, float] = {}
    for run in strip.runs:
        for words in _parts(run, edges):
            middle = (words[0].box.x0 + words[-1].box.x1) / 2
            column = min(max(bisect_right(edges, middle) - 1, 0), len(edges) - 2)
            found.setdefault(column, []).extend(words)
            bases.setdefault(column, run.base)
    return [Line(column, bases[column], words[0].size, tuple(words)) for column, words in sorted(found.items())]


def _parts(run: Run, edges: Sequence[float]) -> Iterator[list[Word]]:
    part = [run.words[0]]
    inner = [edge for edge in edges[1:-1] if run.x0 < edge < run.x1]
    for left, right in pairwise(run.words):
        if inner and _is_parted(left, right, inner):
            yield part
            part = []
        part.append(right)
    yield part


def _is_parted(left: Word, right: Word, edges: Sequence[float]) -> bool:
    """Whether an edge stands between two words, and more than a space, or the second begins where its column does."""
    between = [edge for edge in edges if left.box.x1 - 1 <= edge <= right.box.x0 + 1]
    wide = right.box.x0 - left.box.x1 >= _LEAST_GAP * right.size
    return any(wide or right.box.x0 - edge <= _AT_EDGE for edge in between)


def _rows(
    parts: Sequence[tuple[Part, list[Strip]]], edges: Sequence[float], anchors: frozenset[int], before: SeenTable | None
) -> tuple[list[SeenRow], str]:
    """Make the rows of a table's parts: headings across it, headings of columns, and what stands between them.

    Gives with them where short cells stand beside long ones.
    """
    goes_on = before is not None
    groups = {
        at: [_cell_lines(strip, edges) for strip in held] for at, (kind, held) in enumerate(parts) if kind != "across"
    }
    body = [at for at, (kind, _) in enumerate(parts) if kind == "rows"]
    pitches = pitches_of(lines for at in body for lines in groups[at])
    stretches = {
        at: stretch_of(levels_of(groups[at], pitches), _points(pitches, groups[at]), anchors, goes_on and at == body[0])
        for at in body
    }
    alignment = alignment_of(list(stretches.values()), before.alignment if before else "")
    rows: list[SeenRow] = []
    for at, (_, held) in enumerate(parts):
        if at in stretches:
            rows += _with_covered(list(_parted_lines(stretches[at], alignment)), edges, pitches, alignment)
        elif at in groups:
            rows.append(_row([line for lines in groups[at] for line in lines], edges))
        else:
            rows += [_across(part, edges) for part in headings(held, edges)]
    return rows, alignment


def _with_covered(
    parts: list[list[Line]], edges: Sequence[float], pitches: Pitches, alignment: Alignment
) -> list[SeenRow]:
    """Make rows, in which a cell of the first column may go down over several."""
    covered = with_leading(parts, pitches, alignment) if len(edges) > _LEAST_EDGES else {}
    # A row of which nothing is left was the rest of the text above it.
    rows = {at: _row(lines, edges) for at, lines in enumerate(parts) if lines}
    for at in rows.keys() & covered.keys():
        cell = replace(rows[at].cells[0], words=rows[covered[at]].cells[0].words, span="down")
        rows[at] = replace(rows[at], cells=(cell, *rows[at].cells[1:]))
    return list(rows.values())


def _points(pitches: Pitches, groups: Sequence[Sequence[Line]]) -> float:
    sizes = sorted(line.size for lines in groups for line in lines)
    return pitches[ALL] * sizes[len(sizes) // 2]


def _parted_lines(stretch: Stretch, alignment: Alignment) -> Iterator[list[Line]]:
    starts = starts_of_rows(stretch, alignment)
    for start, end in zip(starts, [*starts[1:], len(stretch.levels)], strict=True):
        yield [line for level in stretch.levels[start:end] for line in level.lines]


def _row(lines: Sequence[Line], edges: Sequence[float]) -> SeenRow:
    words: list[list[Word]] = [[] for _ in edges[1:]]
    for line in lines:
        words[line.column] += line.words
    box = line_of([word for line in lines for word in line.words]).box
    cells = tuple(
        SeenCell(Box(left, box.top, right, box.bottom), tuple(held))
        for held, left, right in zip(words, edges, edges[1:], strict=False)
    )
    return SeenRow(Box(edges[0], box.top, edges[-1], box.bottom), cells)


def _closed(rows: Sequence[SeenRow]) -> list[SeenRow]:
    """Let each row reach to the middle of the gap to the next."""
    tops = [rows[0].box.top] + [(a.box.bottom + b.box.top) / 2 for a, b in pairwise(rows)]
    bottoms = [*tops[1:], rows[-1].box.bottom]
    return [_stretched(row, top, bottom) for row, top, bottom in zip(rows, tops, bottoms, strict=True)]


def _stretched(row: SeenRow, top: float, bottom: float) -> SeenRow:
    cells = tuple(
        SeenCell(Box(cell.box.x0, top, cell.box.x1, bottom), cell.words, cell.fill, cell.span) for cell in row.cells
    )
    return SeenRow(Box(row.box.x0, top, row.box.x1, bottom), cells, row.open_above, row.open_below)


def _painted(rows: Sequence[SeenRow], fills: Sequence[Fill]) -> list[SeenRow]:
    """Give each cell the colour of the last area that was drawn over its middle."""
    if not fills:
        return list(rows)
    return [
        SeenRow(row.box, tuple(_filled(cell, fills) for cell in row.cells), row.open_above, row.open_below)
        for row in rows
    ]


def _filled(cell: SeenCell, fills: Sequence[Fill]) -> SeenCell:
    colour = colour_at(cell.box.middle, fills)
    return SeenCell(cell.box, cell.words, None if colour == "#ffffff" else colour, cell.span)
