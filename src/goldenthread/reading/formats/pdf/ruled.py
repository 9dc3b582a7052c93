"""Tables that are told by what is drawn: rules, and the edges of coloured areas."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.reading.formats.pdf.banded import banded_lattices
from goldenthread.reading.formats.pdf.building import Builder, Remark, words_in
from goldenthread.reading.formats.pdf.edges import Edges, edges_of
from goldenthread.reading.formats.pdf.implied import holds_rows
from goldenthread.reading.formats.pdf.lattice import MOST_PLACES, Lattice, box_of, groups_of, lattice_of
from goldenthread.reading.formats.pdf.lines import strips_of
from goldenthread.reading.formats.pdf.merged import with_merged_grounds
from goldenthread.reading.formats.pdf.nested import without_nested
from goldenthread.reading.formats.pdf.page import Box, Page, Word
from goldenthread.reading.formats.pdf.piled import unpiled
from goldenthread.reading.formats.pdf.seams import is_one_table
from goldenthread.reading.formats.pdf.seen import SeenRow, SeenTable
from goldenthread.reading.formats.pdf.uncut import with_cut_rows
from goldenthread.reading.formats.pdf.unruled import repeated_headings
from goldenthread.reading.formats.pdf.unwalled import with_walls

# A table has words in so many of its columns, and in so large a part of its cells; a chart hasn't.
_LEAST_COLUMNS = 2
_LEAST_FILLED = 0.2
# Rules nearer to its ends than this are a table's outer ones, in points.
_OUTER = 8.0
# Headings of columns stand no further down a page's text, in points.
_TOP = 120.0


def find_ruled(
    page: Page, words: Sequence[Word], before: SeenTable | None = None
) -> tuple[list[SeenTable], list[Word], list[Remark]]:
    """Find the tables among words that rules or coloured areas part, downwards.

    Gives them with the words that stand in none, in their order, and remarks on what could not be told. `before` is
    the table that ended the page before. Lengths are points.
    """
    page = with_merged_grounds(page)
    builder = Builder(page)
    tables: list[SeenTable] = []
    remarks: list[Remark] = []
    left = list(words)
    for lattice in _lattices(page, words, before):
        inside = words_in(lattice.box, left)
        table, unreadable = builder.table(lattice, inside)
        if not (_is_table(table) or _is_known(table, before)) or holds_rows(table):
            continue
        tables.append(_trimmed(table))
        remarks += unreadable
        taken = set(map(id, inside))
        left = [word for word in left if id(word) not in taken]
    return sorted(tables, key=lambda table: (table.box.top, table.box.x0)), left, remarks


def _lattices(page: Page, words: Sequence[Word], before: SeenTable | None) -> Iterator[Lattice]:
    """Give the lattices of a page: those whose rules cross, then those that are told by their rows' edges alone."""
    found: list[Box] = []
    others: list[Edges] = []
    for group in groups_of(edges_of(page)):
        box = box_of(group)
        if any(_is_within(box, other) for other in found):
            continue
        if len(group.level) * len(group.upright) > MOST_PLACES:
            continue
        inside = words_in(box, words) if group.upright else []
        lattice = lattice_of(group, inside) if inside else None
        if lattice and (lattice.rows > 1 or not group.level) and _is_drawn(lattice, group):
            yield from _drawn(lattice, group, inside)
            found.append(box)
        else:
            others.append(group)
    if others and not (before and _goes_on_unruled(words, before)):
        yield from banded_lattices(_without_islands(others), words, before)


def _goes_on_unruled(words: Sequence[Word], before: SeenTable) -> bool:
    """Whether a page begins with the headings of a table whose rows no rule parted on the page before.

    Level rules that it has here and there part its themes, not its rows.
    """
    if before.ruled or not words:
        return False
    top = min(word.box.top for word in words)
    return repeated_headings(strips_of([word for word in words if word.box.top < top + _TOP]), before) > 0


def _without_islands(groups: Sequence[Edges]) -> list[Edges]:
    """Leave out areas that no rule is near, nor as wide as, where level rules part rows: bars of charts, not cells."""
    rules = [box_of(group) for group in groups if not group.upright and any(edge.drawn for edge in group.level)]
    return [group for group in groups if not group.upright or not rules or _belongs(box_of(group), rules)]


def _belongs(area: Box, rules: Sequence[Box]) -> bool:
    return any(_are_as_wide(area, rule) or _is_near(area, rule) for rule in rules)


def _are_as_wide(area: Box, rule: Box) -> bool:
    return max(abs(area.x0 - rule.x0), abs(area.x1 - rule.x1)) < _OUTER


def _is_near(area: Box, rule: Box) -> bool:
    abreast = rule.x0 < area.x1 and rule.x1 > area.x0
    return abreast and area.top - area.height < rule.top < area.bottom + area.height


def _drawn(lattice: Lattice, group: Edges, words: Sequence[Word]) -> Iterator[Lattice]:
    """Give the lattices of edges that hang together: tables may touch."""
    for edges in unpiled(lattice, group):
        inside = words_in(box_of(edges), words)
        own = lattice if edges is group else lattice_of(edges, inside)
        yield without_nested(with_cut_rows(with_walls(own, edges, inside), inside))


def _is_drawn(lattice: Lattice, edges: Edges) -> bool:
    """Whether rules part its columns; where coloured areas alone do, not all of its rows need have one."""
    left, right = lattice.xs[0] + _OUTER, lattice.xs[-1] - _OUTER
    return any(edge.drawn and left < edge.at < right for edge in edges.upright)


def _is_within(box: Box, other: Box) -> bool:
    x, y = box.middle
    return other.holds((x, y)) and box.x0 >= other.x0 - 2 and box.x1 <= other.x1 + 2


def _is_table(table: SeenTable) -> bool:
    """Whether enough of the cells and columns have words."""
    own = [(at, cell) for row in table.rows for at, cell in enumerate(row.cells) if not cell.span]
    filled = [at for at, cell in own if cell.words]
    return len(set(filled)) >= _LEAST_COLUMNS and len(filled) >= _LEAST_FILLED * len(own)


def _is_known(table: SeenTable, before: SeenTable | None) -> bool:
    """Whether a table has the columns of the one on the page before: a row of it may fill one column alone."""
    return before is not None and is_one_table(before, table) and any(cell.words for cell in table.rows[0].cells)


def _trimmed(table: SeenTable) -> SeenTable:
    """Leave out rows in which nothing begins: edges that are not quite level make them, and rules that go on a little.

    Where one was open, its neighbour is.
    """
    rows: list[SeenRow] = []
    opens = False
    for row in table.rows:
        opens = opens or row.open_above
        if _is_bare(row):
            if rows and row.open_below:
                rows[-1] = replace(rows[-1], open_below=True)
            continue
        rows.append(replace(row, open_above=opens))
        opens = False
    box = Box(table.box.x0, rows[0].box.top, table.box.x1, rows[-1].box.bottom)
    return replace(table, box=box, rows=tuple(rows))


def _is_bare(row: SeenRow) -> bool:
    return not any(cell.words or cell.alt or cell.fill for cell in row.cells if cell.span != "down")
