"""The text of a panel: its paragraphs, labels with their values beside or below them, and what stands on a badge."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from goldenthread.reading.formats.pdf.carded import label_of
from goldenthread.reading.formats.pdf.lines import Run, Strip, look_of, run_of, strips_of
from goldenthread.reading.formats.pdf.page import Box, Fill, Word
from goldenthread.reading.formats.pdf.sided import Sides, around, sides_of

# Lines of one text are no further apart, in letters' sizes, and end where no room is left for the next word.
_ONE_TEXT = 1.65
_TO_SPARE = 0.9
_SAME_SIZE = 0.06
_ALIGNED = 3.0
# Columns leave so much room between them, in letters' sizes.
_GUTTER = 1.5
# A wider gap than a space parts two texts where the second begins level with what is above it, in points.
_SPACE, _LEVEL = 0.32, 1.0
# Letters that are so much larger than most are a figure's; its unit stands no further from it, in letters' sizes.
_LARGE, _BESIDE = 1.4, 0.42
# A badge is no wider than this part of its panel, and no higher, in letters' sizes.
_BADGE_WIDTH, _BADGE_HEIGHT = 0.5, 3.0


@dataclass(frozen=True, slots=True)
class Panelled:
    """What stands in a panel: its strips downwards, and apart from them the words on a badge beside the first.

    `sides` are the words of columns below its name whose lines don't stand level; the strips hold them too.
    """

    strips: tuple[Strip, ...]
    badge: tuple[Word, ...] = ()
    left: float = 0.0
    sides: Sides = ()

    @property
    def lines(self) -> int:
        """How many lines it has; a badge is one."""
        return len(self.strips) + bool(self.badge)

    @property
    def runs(self) -> list[Run]:
        """All runs of its strips."""
        return [run for strip in self.strips for run in strip.runs]


def panelled(box: Box, words: Sequence[Word], fills: Sequence[Fill]) -> Panelled:
    """Sort the words of a panel; `fills` are the coloured areas in it. Lengths are points.

    A status on a badge at the right of the name is no part of it: the name may go on in the line below.
    """
    strips = _strips(words)
    badge = _badge(box, strips, words, fills)
    if badge is None:
        return Panelled(tuple(strips), sides=sides_of(strips))
    held = [word for word in words if badge.holds(word.box.middle)]
    others = [word for word in words if not badge.holds(word.box.middle)]
    strips = _strips(others)
    return Panelled(tuple(strips), tuple(held), badge.x0, sides_of(strips))


def _badge(box: Box, strips: Sequence[Strip], words: Sequence[Word], fills: Sequence[Fill]) -> Box | None:
    """Give the small coloured area at the right of the first line, if a single text stands on it and none behind it."""
    if not strips:
        return None
    top = min((word for word in strips[0].runs[0].words), key=lambda word: word.box.top).box
    for fill in fills:
        area = fill.box
        low = area.height <= _BADGE_HEIGHT * strips[0].size and area.width <= _BADGE_WIDTH * box.width
        level = area.top < max(top.bottom, strips[0].base) and area.bottom > top.top
        on = [word for word in words if area.holds(word.box.middle)] if low and level else []
        if on and len(strips_of(on)) == 1 and _is_last(area, words) and len(on) < len(words):
            return area
    return None


def _is_last(area: Box, words: Sequence[Word]) -> bool:
    """Whether what is level with an area stands at its left, and apart: no label is beside it."""
    level = [word for word in words if area.top < word.box.middle[1] < area.bottom and not area.holds(word.box.middle)]
    apart = all(area.x0 - word.box.x1 >= _BESIDE * word.size for word in level)
    return apart and not any(word.text.endswith(":") for word in level[-1:]) and area.x0 > min(w.box.x0 for w in words)


def _strips(words: Sequence[Word]) -> list[Strip]:
    """Sort words into strips, those in much larger letters apart: a figure reaches into the line above it."""
    if not words:
        return []
    large = _LARGE * median(word.size for word in words)
    figures = [word for word in words if word.size > large]
    beside = [word for word in words if word.size <= large and any(_is_beside(word, figure) for figure in figures)]
    apart = set(map(id, (*figures, *beside)))
    strips = [*strips_of([word for word in words if id(word) not in apart]), *strips_of([*figures, *beside])]
    return sorted(strips, key=lambda strip: strip.base)


def _is_beside(word: Word, figure: Word) -> bool:
    """Whether a word follows a figure, as its unit does."""
    level = figure.box.top <= word.box.middle[1] <= figure.box.bottom
    return level and -1 <= word.box.x0 - figure.box.x1 <= _BESIDE * figure.size


def texts_of(panel: Panelled, right: float) -> Iterator[list[Word]]:
    """Give the texts of a panel downwards; of those in columns, one column after the other.

    Lines end at `right`, those beside a badge at its left. What stands on the badge follows the texts beside it.
    """
    if panel.sides:
        above, below = around(panel.strips, panel.sides)
        yield from texts_of(Panelled(tuple(above), panel.badge, panel.left), right)
        ends = [min(word.box.x0 for word in side) - _GUTTER * side[0].size for side in panel.sides[1:]]
        for side, end in zip(panel.sides, [*ends, right], strict=True):
            yield from texts_of(Panelled(tuple(_strips(side))), end)
        yield from texts_of(Panelled(tuple(below)), right)
        return
    badge = list(panel.badge)
    bottom = max((word.box.bottom for word in badge), default=0.0)
    for block in _blocks(panel, right, bottom):
        for text in block.texts() if isinstance(block, _Columns) else _paragraphs(block, right, panel.left, bottom):
            if badge and text[0].box.middle[1] > bottom:
                yield badge
                badge = []
            yield text
    if badge:
        yield badge


@dataclass(frozen=True, slots=True)
class _Columns:
    """Texts side by side: rows of places, each with the lines of its text."""

    rows: list[list[list[Run]]]
    right: float

    def takes(self, strip: Strip) -> bool:
        """Take a strip in, if its runs go on with texts of the last row, or stand below them as a row."""
        lasts = [place[-1] for place in self.rows[-1]]
        ends = [*(run.x0 - _GUTTER * run.size for run in lasts[1:]), self.right]
        runs = self._parted(strip.runs)
        found = [self._above(run, lasts, ends) for run in runs]
        if all(at is not None for at in found):
            for at, run in zip(found, runs, strict=True):
                self.rows[-1][at or 0].append(run)
            return True
        above = [place[0] for place in self.rows[-1]]
        # Below a ref and a name side by side, labels with their values may stand just as far apart.
        if not _are_aligned(above, runs) or _ends_in_colon(above[0]) != _ends_in_colon(runs[0]):
            return False
        self.rows.append([[run] for run in runs])
        return True

    def _parted(self, runs: Sequence[Run]) -> Sequence[Run]:
        """Part runs that fill their place up to the next, where that begins, if as many come of it as there are."""
        starts = [place[0].x0 for place in self.rows[-1]]
        parts: list[list[Word]] = []
        for run in runs:
            parts.append([run.words[0]])
            for left, word in pairwise(run.words):
                apart = word.box.x0 - left.box.x1 > _SPACE * word.size
                if apart and any(abs(word.box.x0 - start) < _LEVEL for start in starts):
                    parts.append([])
                parts[-1].append(word)
        return [run_of(part) for part in parts] if len(runs) < len(parts) == len(starts) else runs

    def _above(self, run: Run, lasts: Sequence[Run], ends: Sequence[float]) -> int | None:
        """Give the place with which a run goes on: it begins where that does, and there was no more room in it."""
        for at, (last, end) in enumerate(zip(lasts, ends, strict=True)):
            if abs(last.x0 - run.x0) < _ALIGNED and _goes_on(last, run, end):
                return at
        return None

    def texts(self) -> Iterator[list[Word]]:
        """Give labels with the values beside them, line after line; else one column after the other."""
        if len(self.rows[0]) % 2 or not (self._have_colons() or self._look_like_labels()):
            for place in zip(*self.rows, strict=True):
                yield from map(_words, place)
            return
        for row in self.rows:
            for label, value in zip(row[::2], row[1::2], strict=True):
                yield from [_words([*label, *value])] if self._have_colons() else [_words(label), _words(value)]

    def _have_colons(self) -> bool:
        """Whether each second place is a value, and the one before it its label, with a colon at its end."""
        return all(_ends_in_colon(place[-1]) for row in self.rows for place in row[::2])

    def _look_like_labels(self) -> bool:
        """Whether all labels look alike, and all values, and not as each other; not so headings above values."""
        labels = {look_of(run) for row in self.rows for place in row[::2] for run in place}
        values = {look_of(run) for row in self.rows for place in row[1::2] for run in place}
        return len(self.rows) > 1 and len(labels) == len(values) == 1 and labels != values


def _ends_in_colon(run: Run) -> bool:
    return run.words[-1].text.endswith(":")


def _words(runs: Sequence[Run]) -> list[Word]:
    return [word for run in runs for word in run.words]


def _blocks(panel: Panelled, right: float, bottom: float) -> list[_Columns | list[Run]]:
    """Sort strips into texts that stand alone, one below the other, and texts in columns."""
    blocks: list[_Columns | list[Run]] = []
    for strip in panel.strips:
        last = blocks[-1] if blocks else None
        if isinstance(last, _Columns) and last.takes(strip):
            continue
        if len(strip.runs) > 1:
            end = panel.left - _GUTTER * strip.size if strip.base < bottom else right
            blocks.append(_Columns([[[run] for run in strip.runs]], end))
        elif isinstance(last, list):
            last.append(strip.runs[0])
        else:
            blocks.append([strip.runs[0]])
    return blocks


def _paragraphs(runs: Sequence[Run], right: float, left_of_badge: float, bottom: float) -> Iterator[list[Word]]:
    """Join lines that go on with each other; those that begin above the `bottom` of a badge end at its left."""
    held: list[Run] = []
    for run in runs:
        if held and not _goes_on(held[-1], run, left_of_badge - _GUTTER * run.size if held[0].base < bottom else right):
            yield _words(held)
            held = []
        held.append(run)
    yield _words(held)


def _goes_on(above: Run, run: Run, right: float) -> bool:
    last, first = above.words[-1], run.words[0]
    alike = (last.bold, last.ink) == (first.bold, first.ink) and abs(last.size - first.size) < _SAME_SIZE * first.size
    near = run.base - above.base <= _ONE_TEXT * run.size
    full = above.x1 + _TO_SPARE * run.size + first.box.x1 - first.box.x0 > right
    return near and alike and full and not label_of(run)


def _are_aligned(above: Sequence[Run], runs: Sequence[Run]) -> bool:
    if len(above) != len(runs):
        return False
    return all(
        abs(a.x0 - b.x0) < _ALIGNED or abs(a.x0 + a.x1 - b.x0 - b.x1) < 2 * _ALIGNED
        for a, b in zip(above, runs, strict=True)
    )
