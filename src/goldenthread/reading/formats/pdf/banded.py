"""Tables with level rules only, or bands of colour: their rows are drawn, their columns told by the words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from goldenthread.reading.formats.pdf.captions import captioned
from goldenthread.reading.formats.pdf.cells import lines_of
from goldenthread.reading.formats.pdf.edges import Edges
from goldenthread.reading.formats.pdf.filled import filled_columns
from goldenthread.reading.formats.pdf.lattice import Lattice, box_of, floors_of, lattice_of
from goldenthread.reading.formats.pdf.lines import Strip, strips_of
from goldenthread.reading.formats.pdf.page import Word
from goldenthread.reading.formats.pdf.seen import SeenTable
from goldenthread.reading.formats.pdf.unwalled import by_column, in_rows, runs_across, walls_of, with_told_walls

# The ends of rules of one table differ by no more than this, in points.
_SAME_END = 4.0
_LEAST_SHARE = 0.25
_LEAST_WIDTH = 100.0
_MOST_GROUPS = 300
_LEAST_ROWS = 3
# In a row, some column has so few lines at most; where all have more in most of the "rows", each holds several.
_FEW_LINES = 2
_MOSTLY = 0.7
# What takes no notice of columns, between two rules, is text beside tables from so many lines on.
_PROSE = 3
# Lines are further apart than so many times their size and the margins of two cells where a table ends; those of one
# row stand closer.
_APART, _MARGINS = 1.3, 10.5
_STEP = 1.9
# A heading of what follows has larger letters than the headings of columns, of which there are several.
_LARGER = 1.08
_LEAST_HEADS = 3
_SNUG = 1.6


def banded_lattices(groups: Sequence[Edges], words: Sequence[Word], before: SeenTable | None) -> Iterator[Lattice]:
    """Give the lattices of level edges that lie above each other and are as long; `groups` are edges that meet.

    `before` is the table that ended the page before: its columns are taken where the words fit them.
    """
    left = [group for group in groups if box_of(group).width >= _LEAST_WIDTH]
    first = min((box_of(group).top for group in left), default=0.0)
    if len(left) > _MOST_GROUPS:
        return
    while left:
        widest = max(left, key=lambda group: box_of(group).width)
        own = [group for group in left if _belongs(group, widest)]
        left = [group for group in left if group not in own]
        for part in captioned(own, words, box_of(widest)):
            yield from _Bands(part, words, before, box_of(part[0]).top == first).lattices()


def _belongs(group: Edges, widest: Edges) -> bool:
    box, whole = box_of(group), box_of(widest)
    starts, ends = abs(box.x0 - whole.x0) <= _SAME_END, abs(box.x1 - whole.x1) <= _SAME_END
    inside = box.x0 >= whole.x0 - _SAME_END and box.x1 <= whole.x1 + _SAME_END
    return inside and (starts or ends) and box.width >= _LEAST_SHARE * whole.width


class _Bands:
    """What stands between level edges above each other."""

    def __init__(self, groups: Sequence[Edges], words: Sequence[Word], before: SeenTable | None, first: bool) -> None:
        self._edges = Edges(
            tuple(sorted((edge for group in groups for edge in group.level), key=lambda edge: edge.at)),
            tuple(sorted((edge for group in groups for edge in group.upright), key=lambda edge: edge.at)),
        )
        self._single = len(groups) == 1
        self._box = box_of(self._edges)
        self._words = [word for word in words if self._box.x0 - 2 <= word.box.middle[0] <= self._box.x1 + 2]
        self._before = before
        self._first = first

    def lattices(self) -> Iterator[Lattice]:
        """Give the lattices that the bands make."""
        inside = [word for word in self._words if self._box.holds(word.box.middle)]
        if not inside:
            return
        drawn = lattice_of(self._edges, inside)
        if self._single and drawn.columns > 1 and any(edge.drawn for edge in self._edges.upright[1:-1]):
            yield drawn
            return
        rows, headings = in_rows(drawn.ys, inside), self._headings(drawn.ys[0])
        columns = filled_columns(rows, drawn.xs, self._columns_before(inside), headings)
        if len(columns) < 3:
            return
        shaped, held = self._shaped(self._lengthened(drawn, columns), drawn, columns)
        for start, end in _runs(shaped, held):
            if self._is_table(held[start:end], columns):
                yield _part(shaped, start, end)

    def _headings(self, edge: float) -> list[Word]:
        """Give the bold words of several columns right above the first edge, with those that wrap."""
        above = strips_of([word for word in self._words if word.box.middle[1] < edge])
        last = above[-1] if above else None
        if last is None or len(last.runs) < _LEAST_ROWS or edge - last.base > _APART * last.size + _MARGINS:
            return []
        if not all(run.bold for run in last.runs):
            return []
        return [word for strip in _wrapped(above) for run in strip.runs for word in run.words]

    def _columns_before(self, inside: Sequence[Word]) -> Sequence[float]:
        """Give the columns of the page before, if the table may have them: one below another leaves none blank."""
        edges = self._before.edges if self._before else ()
        filled = by_column(inside, edges)
        return edges if self._first or all(column in filled for column in range(1, len(edges))) else ()

    def _lengthened(self, drawn: Lattice, columns: Sequence[float]) -> Lattice:
        """Add the row below the last edge, and the one above the first, that stand there without one."""
        above = [word for word in self._words if word.box.middle[1] < drawn.ys[0]]
        below = [word for word in self._words if word.box.middle[1] > drawn.ys[-1]]
        foot = _next_row(strips_of(below), drawn.ys[-1], columns)
        head = _next_row(strips_of(above)[::-1], drawn.ys[0], columns)
        parted = [y for words in in_rows(drawn.ys, self._words) if (y := _below_heading(words))]
        end = [max(strip.base + strip.size / 2 for strip in foot)] if foot else []
        ys = (*_tops(head), *sorted([*drawn.ys, *parted]), *end)
        # What has a text above it on its page goes on with nothing.
        goes_on = bool(head) and not any(word.box.middle[1] < ys[0] for word in above)
        return replace(drawn, ys=ys, open_above=goes_on, open_below=bool(foot) or drawn.open_below)

    def _shaped(self, lattice: Lattice, drawn: Lattice, columns: Sequence[float]) -> tuple[Lattice, list[list[Word]]]:
        """Give the lattice its columns, with walls where words leave room for them or where they are drawn."""
        held = in_rows(lattice.ys, self._words)
        walls = []
        for top, words in zip(lattice.ys, held, strict=False):
            row = drawn.ys.index(top) if top in drawn.ys[:-1] else None
            known = row is not None and drawn.has_walls(row) and tuple(columns) == drawn.xs
            told = walls_of(words, columns)
            walls.append(with_told_walls(drawn.walls[row], words, told, columns) if known and row is not None else told)
        drawn_floors = floors_of(self._edges.level, columns, lattice.ys)
        every = (True,) * (len(columns) - 1)
        floors = tuple(line if y in drawn.ys else every for line, y in zip(drawn_floors, lattice.ys, strict=True))
        return replace(lattice, xs=tuple(columns), walls=tuple(walls), floors=floors), held

    def _is_table(self, held: Sequence[Sequence[Word]], columns: Sequence[float]) -> bool:
        filled = [words for words in held if words]
        known = self._before is not None and len(self._before.edges) == len(columns)
        if len(filled) < (1 if known else _LEAST_ROWS):
            return False
        telling = [words for words in filled if len(by_column(words, columns)) > 1]
        single = [words for words in telling if _least_lines(words, columns) <= _FEW_LINES]
        return len(single) >= _MOSTLY * len(telling)


def _wrapped(strips: Sequence[Strip]) -> list[Strip]:
    """Give the last line with the bold ones right above it that stand in later columns than the first."""
    found = [strips[-1]]
    first = strips[-1].runs[0].x1
    for strip in reversed(strips[:-1]):
        near = found[0].base - strip.base <= _SNUG * strip.size
        if not near or strip.x0 < first or not all(run.bold for run in strip.runs):
            break
        found.insert(0, strip)
    return found


def _below_heading(words: Sequence[Word]) -> float | None:
    """Give where a heading in larger letters ends, above the headings of columns between the same two edges."""
    strips = strips_of(words)
    if len(strips) < 2 or len(strips[0].runs) > 1 or len(strips[1].runs) < _LEAST_HEADS:
        return None
    heading, below = strips[:2]
    return (heading.base + below.base - below.size) / 2 if heading.size > _LARGER * below.size else None


def _next_row(strips: Sequence[Strip], edge: float, columns: Sequence[float]) -> list[Strip]:
    """Give the lines next to a table's last edge that stand in its columns, as long as they follow each other."""
    found: list[Strip] = []
    at = edge
    for strip in strips:
        begins = not found or all(run.bold for run in strip.runs)
        if abs(strip.base - at) > (_APART * strip.size + _MARGINS if begins else _STEP * strip.size):
            break
        if any(runs_across(run, column) for run in strip.runs for column in columns[1:-1]):
            break
        if found and _stands_alone(strip, columns) and abs(strip.base - at) > _STEP * strip.size:
            break
        found.append(strip)
        at = strip.base
    words = [word for strip in found for run in strip.runs for word in run.words]
    return found if any(column > 1 for column in by_column(words, columns)) else []


def _stands_alone(strip: Strip, columns: Sequence[float]) -> bool:
    """Whether a line is one text in the first column: further away than a cell's lines stand, it is a caption."""
    return len(strip.runs) == 1 and strip.x0 < columns[1]


def _tops(strips: Sequence[Strip]) -> list[float]:
    """Give where the rows above the first edge begin, from the lowest line upwards: headings, then what goes on."""
    if not strips:
        return []
    bold = [all(run.bold for run in strip.runs) for strip in strips]
    tops = [strips[-1].base - 1.2 * strips[-1].size]
    begins = next((at for at, head in enumerate(bold) if head), None)
    if begins and all(bold[begins:]):
        tops.append(strips[begins - 1].base - strips[begins - 1].size)
    return tops


def _runs(lattice: Lattice, held: Sequence[Sequence[Word]]) -> Iterator[tuple[int, int]]:
    """Give the runs of bands with text in columns; what lies between them takes no notice of the columns."""
    start: int | None = None
    end = 0
    for index, words in enumerate(held):
        if _in_columns(words, lattice.xs) or _is_snug(lattice, index, words):
            start = index if start is None else start
            end = index + 1
        elif start is not None and _runs_across(words, lattice.xs) and len(lines_of(words)) > _PROSE:
            yield start, end
            start = None
    if start is not None:
        yield start, end


def _in_columns(words: Sequence[Word], columns: Sequence[float]) -> bool:
    """Whether texts stand in a later column than the first, and next to none runs across."""
    return any(number > 1 for number in by_column(words, columns)) and not _runs_across(words, columns)


def _is_snug(lattice: Lattice, row: int, words: Sequence[Word]) -> bool:
    """Whether a band is no higher than its one or two lines need, as a heading across a table is."""
    lines = lines_of(words)
    if not 0 < len(lines) < _PROSE:
        return False
    return lattice.ys[row + 1] - lattice.ys[row] <= len(lines) * _SNUG * lines[0][0].size + lines[0][0].size


def _runs_across(words: Sequence[Word], columns: Sequence[float]) -> bool:
    return sum(walls_of(words, columns)[1:-1]) < _MOSTLY * (len(columns) - 2)


def _least_lines(words: Sequence[Word], columns: Sequence[float]) -> int:
    return min(len(lines_of(column)) for column in by_column(words, columns).values())


def _part(lattice: Lattice, start: int, end: int) -> Lattice:
    """Give some rows of a lattice as one of their own."""
    return Lattice(
        lattice.xs,
        lattice.ys[start : end + 1],
        lattice.walls[start:end],
        lattice.floors[start : end + 1],
        lattice.open_above and start == 0,
        lattice.open_below and end == lattice.rows,
    )
