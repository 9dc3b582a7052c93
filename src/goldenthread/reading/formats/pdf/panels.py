"""Panels: areas of one colour or with a frame side by side or below each other, each with a text of its own, as cards.

What a designer sets in a box belongs together, and nothing in it has a column outside of it: each panel becomes a
table of one column, its texts downwards.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median

from goldenthread.reading.formats.pdf.carded import label_of
from goldenthread.reading.formats.pdf.lines import Run, Strip, line_of, look_of, strips_of
from goldenthread.reading.formats.pdf.nature import abreast
from goldenthread.reading.formats.pdf.page import Box, Fill, Page, Rule, Word
from goldenthread.reading.formats.pdf.seen import SeenCell, SeenRow, SeenTable

# Smaller areas hold no card, in points; and edges that differ by less are level.
_LEAST_WIDTH, _LEAST_HEIGHT, _SAME = 80.0, 40.0, 2.0
# Cells of a table touch, or nearly so; cards stand apart.
_APART = 4.0
_MOST_ABREAST = 4
_MOST_BOXES, _MOST_PANELS = 400, 60
# A card has a name, a figure and a status at least, and its name looks unlike its text: cells of a table don't.
_LEAST_LINES = 3
_LEAST_LOOKS = 2
_LEAST_STACKED = 3
_MOSTLY = 0.6
# Lines of one text are no further apart, in letters' sizes, and end where no room is left for the next word.
_ONE_TEXT = 1.65
_TO_SPARE = 0.9
_SAME_SIZE = 0.06
_ALIGNED = 9.0
# Letters that are so much larger than most are a figure's; its unit stands no further from it, in letters' sizes.
_LARGE, _BESIDE = 1.4, 0.42
_WHITE = "#ffffff"


def find_panels(page: Page, words: Sequence[Word], taken: Sequence[SeenTable] = ()) -> list[SeenTable]:
    """Find the panels of a page among words that no ruled table holds, row after row of them."""
    boxes = [box for box in _boxes(page) if not any(_meet(box, table.box) for table in taken)]
    likely = _abreast(boxes) or _below_each_other(boxes)
    if not 1 < len(likely) <= _MOST_PANELS:
        return []
    held = {box: _own(box, words) for box in likely}
    cards = {box: strips for box, own in held.items() if own and _is_card(strips := _strips(own))}
    found = [box for box in cards if not any(other != box and _is_in(box, other) for other in cards)]
    filled = sum(own != [] for own in held.values())
    if len(found) < max(2, _MOSTLY * filled) or not (_abreast(found) or all(map(_has_name, cards.values()))):
        return []
    return [_table(box, cards[box], page.fills) for box in sorted(found, key=lambda box: (box.top, box.x0))]


def _boxes(page: Page) -> list[Box]:
    """Give the areas that may be panels, those at the same height level with each other."""
    found = [fill.box for fill in page.fills if _is_large(fill.box)]
    if len(found) > _MOST_BOXES:
        return []
    found += [box for box in _frames(page.rules) if not any(_same(box, other) for other in found)]
    found.sort(key=lambda box: box.top)
    level: list[Box] = []
    for box in found:
        top = level[-1].top if level and box.top - level[-1].top < _SAME else box.top
        one = Box(box.x0, top, box.x1, box.bottom)
        if not any(_same(one, other) for other in level[-2 * _MOST_ABREAST :]):
            level.append(one)
    return level


def _frames(rules: Sequence[Rule]) -> Iterator[Box]:
    """Give the areas that four rules enclose."""
    level = sorted(
        (rule.box for rule in rules if rule.level and rule.box.width >= _LEAST_WIDTH), key=lambda box: box.top
    )
    upright = [rule.box for rule in rules if not rule.level and rule.box.height >= _LEAST_HEIGHT]
    if len(level) > _MOST_BOXES or len(upright) > _MOST_BOXES:
        return
    for side in upright:
        tops = [box for box in level if abs(box.top - side.top) < _SAME and abs(box.x0 - side.x0) < _SAME]
        for top in tops[:1]:
            right = any(_level(side, other) and abs(other.x0 - top.x1) < _SAME for other in upright)
            floor = any(abs(box.top - side.bottom) < _SAME and abs(box.x0 - side.x0) < _SAME for box in level)
            if right and floor:
                yield Box(side.x0, side.top, top.x1, side.bottom)


def _level(one: Box, other: Box) -> bool:
    return abs(one.top - other.top) < _SAME and abs(one.bottom - other.bottom) < _SAME


def _is_large(box: Box) -> bool:
    return box.width >= _LEAST_WIDTH and box.height >= _LEAST_HEIGHT


def _same(one: Box, other: Box) -> bool:
    return _same_form(one, other) and abs(one.x0 - other.x0) < _SAME and _level(one, other)


def _same_form(one: Box, other: Box) -> bool:
    return abs(one.width - other.width) < _SAME


def _is_in(box: Box, other: Box) -> bool:
    inside = other.x0 - _SAME <= box.x0 and box.x1 <= other.x1 + _SAME
    return inside and other.top - _SAME <= box.top and box.bottom <= other.bottom + _SAME


def _meet(one: Box, other: Box) -> bool:
    return one.x0 < other.x1 and other.x0 < one.x1 and one.top < other.bottom and other.top < one.bottom


def _own(box: Box, words: Iterable[Word]) -> list[Word] | None:
    """Give the words in an area; None where one of them goes over its edge."""
    own = [word for word in words if box.holds(word.box.middle)]
    if any(word.box.x0 < box.x0 - _SAME or word.box.x1 > box.x1 + _SAME or not word.upright for word in own):
        return None
    return own


def _strips(words: Sequence[Word]) -> list[Strip]:
    """Sort words into strips, those in much larger letters apart: a figure reaches into the line above it."""
    if not words:
        return []
    large = _LARGE * median(word.size for word in words)
    figures = [word for word in words if word.size > large]
    beside = [word for word in words if word.size <= large and any(_is_beside(word, figure) for figure in figures)]
    apart = set(map(id, (*figures, *beside)))
    strips = [*strips_of([word for word in words if id(word) not in apart]), *strips_of([*figures, *beside])]
    return abreast(sorted(strips, key=lambda strip: strip.base))


def _is_beside(word: Word, figure: Word) -> bool:
    """Whether a word follows a figure, as its unit does."""
    level = figure.box.top <= word.box.middle[1] <= figure.box.bottom
    return level and -1 <= word.box.x0 - figure.box.x1 <= _BESIDE * figure.size


def _is_card(strips: Sequence[Strip]) -> bool:
    looks = {look_of(run)[:2] for strip in strips for run in strip.runs}
    return len(strips) >= _LEAST_LINES and len(looks) >= _LEAST_LOOKS


def _abreast(boxes: Sequence[Box]) -> list[Box]:
    """Give the areas that are as wide as others abreast of them, and apart, with those of their form elsewhere."""
    forms = [row[0] for _, own in groupby(boxes, key=_top) if _are_abreast(row := sorted(own, key=_left))]
    return [box for box in boxes if any(_same_form(box, form) for form in forms)]


def _top(box: Box) -> float:
    return box.top


def _left(box: Box) -> float:
    return box.x0


def _are_abreast(row: Sequence[Box]) -> bool:
    alike = all(_same_form(row[0], box) for box in row)
    return 2 <= len(row) <= _MOST_ABREAST and alike and all(b.x0 - a.x1 >= _APART for a, b in pairwise(row))


def _below_each_other(boxes: Sequence[Box]) -> list[Box]:
    """Give the areas if all are as wide as each other, and apart."""
    if len(boxes) < _LEAST_STACKED or not all(_same_form(boxes[0], box) for box in boxes):
        return []
    return list(boxes) if all(below.top - above.bottom >= _APART for above, below in pairwise(boxes)) else []


def _has_name(strips: Sequence[Strip]) -> bool:
    """Whether a text begins with a line that stands out, and is no row of cells."""
    first = strips[0].runs[0]
    others = [run for strip in strips[1:] for run in strip.runs]
    stands_out = (first.bold or first.size > strips[-1].size) and not all(run.bold for run in others)
    return len(strips[0].runs) == 1 and stands_out


def _table(box: Box, strips: Sequence[Strip], fills: Sequence[Fill]) -> SeenTable:
    inner = [fill for fill in fills if _is_in(fill.box, box) and not _same(fill.box, box) and fill.colour != _WHITE]
    rows = tuple(_row(box, words, inner) for words in _texts(strips, box.x1 - (strips[0].x0 - box.x0)))
    return SeenTable(box, (box.x0, box.x1), rows, panel=True)


def _row(box: Box, words: Sequence[Word], fills: Sequence[Fill]) -> SeenRow:
    own = line_of(words).box
    colour = next((fill.colour for fill in reversed(fills) if fill.box.holds(words[0].box.middle)), None)
    area = Box(box.x0, own.top, box.x1, own.bottom)
    return SeenRow(area, (SeenCell(area, tuple(words), colour),))


def _texts(strips: Sequence[Strip], right: float) -> Iterator[list[Word]]:
    """Give the texts of a panel downwards; of those in columns, one column after the other."""
    for alone, group in groupby(strips, key=lambda strip: len(strip.runs) == 1):
        if alone:
            yield from _paragraphs([strip.runs[0] for strip in group], right)
        else:
            yield from _columns(list(group))


def _paragraphs(runs: Sequence[Run], right: float) -> Iterator[list[Word]]:
    held: list[Run] = []
    for run in runs:
        if held and not _goes_on(held[-1], run, right):
            yield [word for one in held for word in one.words]
            held = []
        held.append(run)
    yield [word for one in held for word in one.words]


def _goes_on(above: Run, run: Run, right: float) -> bool:
    last, first = above.words[-1], run.words[0]
    alike = (last.bold, last.ink) == (first.bold, first.ink) and abs(last.size - first.size) < _SAME_SIZE * first.size
    near = run.base - above.base <= _ONE_TEXT * run.size
    return (
        near and alike and not label_of(run) and above.x1 + _TO_SPARE * run.size + first.box.x1 - first.box.x0 > right
    )


def _columns(strips: Sequence[Strip]) -> Iterator[list[Word]]:
    """Give what stands side by side: labels with values below each other go together, column after column."""
    held: list[Strip] = []
    for strip in strips:
        if held and not _are_aligned(held[-1], strip):
            yield from _downwards(held)
            held = []
        held.append(strip)
    yield from _downwards(held)


def _are_aligned(above: Strip, strip: Strip) -> bool:
    if len(above.runs) != len(strip.runs):
        return False
    return all(
        abs(a.x0 - b.x0) < _ALIGNED or abs(a.x0 + a.x1 - b.x0 - b.x1) < 2 * _ALIGNED
        for a, b in zip(above.runs, strip.runs, strict=True)
    )


def _downwards(strips: Sequence[Strip]) -> Iterator[list[Word]]:
    """Give headings with what stands below each; where each line has labels of its own, one line after the other."""
    by_line = any(run.words[-1].text.endswith(":") for strip in strips for run in strip.runs)
    if by_line or all(_has_figure(strip.runs) for strip in strips):
        yield from (list(run.words) for strip in strips for run in strip.runs)
    else:
        yield from (list(run.words) for runs in zip(*(strip.runs for strip in strips), strict=True) for run in runs)


def _has_figure(runs: Sequence[Run]) -> bool:
    return any(mark.isdigit() for run in runs for mark in run.text)
