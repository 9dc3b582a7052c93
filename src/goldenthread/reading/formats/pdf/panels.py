"""Panels: areas of one colour or with a frame side by side or below each other, each with a text of its own, as cards.

What a designer sets in a box belongs together, and nothing in it has a column outside of it: each panel becomes a
table of one column, its texts downwards.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from goldenthread.reading.formats.pdf.lines import Run, line_of, look_of
from goldenthread.reading.formats.pdf.page import Box, Fill, Page, Word
from goldenthread.reading.formats.pdf.painting import colour_at
from goldenthread.reading.formats.pdf.panelled import Panelled, panelled, texts_of
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
_LEAST_STACKED = 2
_MOSTLY = 0.6
# A bar of colour along the left side of a frame is no wider than this, in points; a ref is at most so long, and what
# stands behind a name has so few words.
_BAR, _LONGEST_REF, _MOST_BEHIND = 16.0, 12, 4
_WHITE = "#ffffff"


def find_panels(
    page: Page, words: Sequence[Word], taken: Sequence[SeenTable] = (), before: SeenTable | None = None
) -> list[SeenTable]:
    """Find the panels of a page among words that no ruled table holds, row after row of them.

    `before` is the last table of the page before: where it is a panel, a single one of its form is one too.
    """
    boxes = [box for box in _boxes(page) if not any(_meet(box, table.box) for table in taken)]
    known = [box for box in boxes if before and before.panel and _same_form(box, before.box)]
    likely = _abreast(boxes) or _below_each_other(boxes) or known or ([] if taken else _beside_bars(page, words))
    if not 1 - bool(known) < len(likely) <= _MOST_PANELS:
        return []
    held = {box: _own(box, words) for box in likely}
    told = {box: panelled(box, own, _inner(box, page.fills)) for box, own in held.items() if own}
    cards = {box: panel for box, panel in told.items() if _is_card(panel)}
    found = [box for box in cards if not any(other != box and _is_in(box, other) for other in cards)]
    filled = sum(own != [] for own in held.values())
    if len(found) < max(2 - bool(known), _MOSTLY * filled):
        return []
    if not (_abreast(found) or all(map(_has_name, cards.values()))):
        return []
    return [_table(box, cards[box], page.fills) for box in sorted(found, key=lambda box: (box.top, box.x0))]


def without_framed(page: Page, tables: Sequence[SeenTable]) -> list[SeenTable]:
    """Leave out tables whose rows are frames that stand apart, each with a card in it: the rules part no rows."""
    if not any(len(table.rows) > 1 and _stand_apart(table) for table in tables):
        return list(tables)
    boxes = _boxes(page)
    return [
        table for table in tables if not (_stand_apart(table) and all(_is_framed(row, boxes) for row in table.rows))
    ]


def _stand_apart(table: SeenTable) -> bool:
    gaps = [below.box.top - above.box.bottom for above, below in pairwise(table.rows)]
    return bool(gaps) and min(gaps) >= _APART


def _is_framed(row: SeenRow, boxes: Sequence[Box]) -> bool:
    """Whether a row is all of a box, and a name and more than one line of texts side by side stand in it."""
    if not any(_same(row.box, box) for box in boxes):
        return False
    panel = panelled(row.box, [word for cell in row.cells if not cell.span for word in cell.words], ())
    beside = [strip for strip in panel.strips[1:] if len(strip.runs) > 1]
    return bool(beside) and _is_card(panel) and _has_name(panel)


def _boxes(page: Page) -> list[Box]:
    """Give the areas that may be panels, those at the same height level with each other."""
    found = [fill.box for fill in page.fills if _is_large(fill.box)]
    if len(found) > _MOST_BOXES:
        return []
    found += [box for box in _frames(page) if not any(_same(box, other) for other in found)]
    found.sort(key=lambda box: box.top)
    level: list[Box] = []
    for box in found:
        top = level[-1].top if level and box.top - level[-1].top < _SAME else box.top
        one = Box(box.x0, top, box.x1, box.bottom)
        if not any(_same(one, other) for other in level[-2 * _MOST_ABREAST :]):
            level.append(one)
    return level


def _frames(page: Page) -> Iterator[Box]:
    """Give the areas that four rules enclose; bars of colour may stand instead of those at the left and above."""
    # Sides whose ends are cut aslant, where they meet others of another colour or width, are no rules.
    drawn = [*(rule.box for rule in page.rules), *(fill.box for fill in page.fills)]
    drawn += [picture.box for picture in page.pictures]
    level = sorted((box for box in drawn if box.height <= _BAR and box.width >= _LEAST_WIDTH), key=lambda box: box.top)
    upright = [box for box in drawn if box.width <= _BAR and box.height >= _LEAST_HEIGHT]
    if len(level) > _MOST_BOXES or len(upright) > _MOST_BOXES:
        return
    for side in upright:
        tops = [box for box in level if _is_at(box, side.top) and _begins_at(box, side)]
        for top in tops[:1]:
            right = any(_level(side, other) and abs(other.x1 - top.x1) < _SAME for other in upright)
            floor = any(_is_at(box, side.bottom) and _begins_at(box, side) for box in level)
            if right and floor:
                yield Box(side.x0 if side.width < _SAME else side.x1, side.top, top.x1, side.bottom)


def _bars(page: Page) -> list[Box]:
    return [fill.box for fill in page.fills if fill.box.width <= _BAR and fill.box.height >= _LEAST_HEIGHT]


def _beside_bars(page: Page, words: Sequence[Word]) -> list[Box]:
    """Give the areas at the right of bars of colour below each other, as wide as what stands beside them."""
    bars = sorted(_bars(page), key=lambda box: box.top)
    if not _LEAST_STACKED <= len(bars) <= _MOST_PANELS or len({round(bar.x0) for bar in bars}) > 1:
        return []
    shown = [*(word.box for word in words), *(fill.box for fill in page.fills)]
    ends = [box.x1 for box in shown if any(bar.top < box.middle[1] < bar.bottom for bar in bars)]
    return _below_each_other([Box(bar.x1, bar.top, max(ends), bar.bottom) for bar in bars])


def _begins_at(rule: Box, side: Box) -> bool:
    return side.x0 - _SAME < rule.x0 < side.x1 + _SAME


def _is_at(rule: Box, height: float) -> bool:
    """Whether a level rule, thick or thin, is at a height."""
    return rule.top - _SAME < height < rule.bottom + _SAME


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


def _is_card(panel: Panelled) -> bool:
    return panel.lines >= _LEAST_LINES and len({look_of(run)[:2] for run in panel.runs}) >= _LEAST_LOOKS


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


def _has_name(panel: Panelled) -> bool:
    """Whether a text begins with a line that stands out, its ref before it or not, and is no row of cells."""
    named = panel.strips[0].runs[_is_ref(panel.strips[0].runs) :]
    others = [run for strip in panel.strips[1:] for run in strip.runs]
    stands_out = (named[0].bold or named[0].size > panel.strips[-1].size) and not all(run.bold for run in others)
    # What stands behind a name may be its status.
    behind = sum(len(run.words) for run in named[1:])
    return len(named) <= 2 and behind <= _MOST_BEHIND and stands_out


def _is_ref(runs: Sequence[Run]) -> bool:
    # In a bar across the panel the status may stand behind the name, on the same ground.
    return len(runs) in (2, 3) and len(runs[0].text) <= _LONGEST_REF and any(map(str.isdigit, runs[0].text))


def _table(box: Box, panel: Panelled, fills: Sequence[Fill]) -> SeenTable:
    inner = _inner(box, fills)
    rows = tuple(_row(box, words, inner) for words in texts_of(panel, box.x1 - (panel.strips[0].x0 - box.x0)))
    return SeenTable(box, (box.x0, box.x1), rows, panel=True)


def _inner(box: Box, fills: Sequence[Fill]) -> list[Fill]:
    """Give the coloured areas in a panel that aren't all of it."""
    return [fill for fill in fills if _is_in(fill.box, box) and not _same(fill.box, box) and fill.colour != _WHITE]


def _row(box: Box, words: Sequence[Word], fills: Sequence[Fill]) -> SeenRow:
    own = line_of(words).box
    # A label stands on no colour, though its value beside it may.
    colours = [colour_at(word.box.middle, fills) for word in (words[0], words[-1])]
    area = Box(box.x0, own.top, box.x1, own.bottom)
    return SeenRow(area, (SeenCell(area, tuple(words), next(filter(None, colours), None)),))
