"""Heads and feet of pages: lines at the same height on pages near to each other, that say the same but for numbers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise, takewhile
from typing import Literal

from goldenthread.reading.cell import Cell
from goldenthread.reading.formats.pdf.lines import Run, Strip, base_of, line_of, strips_of
from goldenthread.reading.formats.pdf.page import Box, Page, Word
from goldenthread.reading.formats.pdf.parts import Place, PlacedRow
from goldenthread.reading.formats.pdf.seen import SeenLine

Kind = Literal["header", "footer"]

# The parts of a page's height at its top and bottom where heads and feet stand.
_ZONE = 0.14
# Left and right pages may differ, so a line is looked for two pages before and after.
_NEAR = 2
_SAME_HEIGHT = 3.0
# Lines that are further apart, in letters' sizes, are of different blocks.
_APART = 1.6
# Words of a head that are so far from each other are of two things.
_FAR = 3.0
_LEAST_RULE = 100.0
_MOST_RUNS = 3
_ALIGNED = 2.0
_LINES_BELOW = 6
_DIGITS = re.compile(r"\d{1,9}")
_NUMBER_ONLY = re.compile(r"[\W_]*(?:page)?\s*#?[\W_]*(?:of)?\s*#?[\W_]*", re.I)
_MOST_LINES = 200


@dataclass(frozen=True, slots=True)
class Framed:
    """A page without its head and foot. `kept` are lines of the head that no page before had: one may be the title.
    `margins` are the other lines of head and foot."""

    page: Page
    kept: tuple[SeenLine, ...] = ()
    margins: tuple[tuple[Kind, SeenLine], ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line near a page's edge: what it says with # for numbers, the height of its baseline, its strip."""

    said: str
    base: float
    strip: Strip


@dataclass(frozen=True, slots=True)
class _Held:
    page: Page
    top: list[_Line]
    bottom: list[_Line]


def without_margins(pages: Iterable[Page]) -> Iterator[Framed]:
    """Give each page without its head and foot, which it holds back until two more pages are known.

    The head's lines are kept where they come first, but for page numbers.
    """
    held: list[_Held] = []
    known: set[str] = set()
    at = 0
    for page in pages:
        held.append(_look_at(page))
        if len(held) > at + _NEAR:
            yield _framed(held, at, known)
            at, held = (at, held[1:]) if at == _NEAR else (at + 1, held)
    for place in range(at, len(held)):
        yield _framed(held[max(place - _NEAR, 0) :], min(place, _NEAR), known)


def _look_at(page: Page) -> _Held:
    high, low = page.height * _ZONE, page.height * (1 - _ZONE)
    within = [word for word in page.words if high < word.box.bottom and word.box.top < low]
    top = _lines([word for word in page.words if word.box.bottom <= high])
    bottom = _lines([word for word in page.words if word.box.top >= low])[::-1]
    rules = _drawn(page)
    return _Held(page, _whole(top, within, rules), _whole(bottom, within, rules))


def _lines(words: Sequence[Word]) -> list[_Line]:
    return [_Line(_said(strip), strip.base, strip) for strip in strips_of(words)]


def _whole(lines: list[_Line], within: Sequence[Word], rules: Sequence[float]) -> list[_Line]:
    """Leave out a last block that goes on further into the page than heads and feet reach, but for an outer line alone.

    Text of the page may stand right beside its head or foot, in other letters.
    """
    blocks = list(_blocks(lines, rules))
    if blocks and any(not _apart(blocks[-1][-1], base_of(word), word.size, rules) for word in within):
        last = blocks.pop()
        blocks += [last[:1]] if _looks_apart(last, within) else []
    return [line for block in blocks for line in block]


def _looks_apart(block: Sequence[_Line], within: Sequence[Word]) -> bool:
    """Whether a block's outer line is in letters of its own, unlike all others of the block and the page's text."""
    outer = {_look(word) for run in block[0].strip.runs for word in run.words}
    others = {_look(word) for line in block[1:] for run in line.strip.runs for word in run.words}
    return len(block[0].strip.runs) == 1 and outer.isdisjoint(others | set(map(_look, within)))


def _look(word: Word) -> tuple[float, str, bool, str | None]:
    return round(word.size, 1), word.font, word.bold, word.ink


def _said(strip: Strip) -> str:
    return _DIGITS.sub("#", " ".join(run.text for run in strip.runs)).casefold()


def _framed(held: Sequence[_Held], at: int, known: set[str]) -> Framed:
    own = held[at]
    others = [other for place, other in enumerate(held) if place != at and abs(place - at) <= _NEAR]
    top = _repeated(own.top, [other.top for other in others], own.page)
    bottom = _repeated(own.bottom, [other.bottom for other in others], own.page)
    first = {line.said for line in top if line.said not in known and not _NUMBER_ONLY.fullmatch(line.said)}
    if len(known) < _MOST_LINES:
        known |= first
    gone = {id(word) for line in (*top, *bottom) for run in line.strip.runs for word in run.words}
    words = tuple(word for word in own.page.words if id(word) not in gone) if gone else own.page.words
    kept = tuple(part for line in top if line.said in first for part in _parts(line))
    heads: list[tuple[Kind, SeenLine]] = [("header", _seen(line)) for line in top if line.said not in first]
    feet: list[tuple[Kind, SeenLine]] = [("footer", _seen(line)) for line in reversed(bottom)]
    return Framed(replace(own.page, words=words), kept, (*heads, *feet))


def _seen(line: _Line) -> SeenLine:
    return line_of([word for run in line.strip.runs for word in run.words])


def _parts(line: _Line) -> Iterator[SeenLine]:
    """Part a line of a head: what stands at its left, in its middle and at its right are two or three things."""
    words = [word for run in line.strip.runs for word in run.words]
    start = 0
    for at, (word, following) in enumerate(pairwise(words), start=1):
        if following.box.x0 - word.box.x1 > _FAR * word.size:
            yield line_of(words[start:at])
            start = at
    yield line_of(words[start:])


def _repeated(lines: Sequence[_Line], others: Sequence[Sequence[_Line]], page: Page) -> list[_Line]:
    """Give the lines from the page's edge inwards that stand on other pages too: no table's headings."""
    found: list[_Line] = []
    for block in _blocks(lines, _drawn(page)):
        own = list(takewhile(lambda line: _stands_in(line, others), block))
        if len(own) < len(block):
            # Text of the page may stand right beside its head: then more than one page near to it must have that.
            own = list(takewhile(lambda line: _stands_in_several(line, others), own))
        if not own or _heads_columns(own, page):
            break
        found += own
        if len(own) < len(block):
            break
    return found


def _drawn(page: Page) -> list[float]:
    """Give the heights at which rules or coloured areas begin or end in a page's head and foot zones: tables do."""
    high, low = page.height * _ZONE, page.height * (1 - _ZONE)
    boxes = [rule.box for rule in page.rules] + [fill.box for fill in page.fills]
    ends = [end for box in boxes if max(box.width, box.height) > _LEAST_RULE for end in (box.top, box.bottom)]
    return [end for end in ends if not high < end < low]


def _blocks(lines: Sequence[_Line], rules: Sequence[float]) -> Iterator[list[_Line]]:
    """Part lines where there is more room between them than lines of one text have, or a rule."""
    block: list[_Line] = []
    for line in lines:
        if block and _apart(block[-1], line.base, line.strip.size, rules):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _apart(one: _Line, base: float, size: float, rules: Sequence[float]) -> bool:
    """Whether more room than in a text, or a rule, is between a line and another baseline."""
    upper, lower = sorted((one.base, base))
    if lower - upper > _APART * min(one.strip.size, size):
        return True
    return any(upper - 1 < rule < lower for rule in rules)


def _stands_in(line: _Line, others: Sequence[Sequence[_Line]]) -> bool:
    return any(one.said == line.said and abs(one.base - line.base) <= _SAME_HEIGHT for lines in others for one in lines)


def _stands_in_several(line: _Line, others: Sequence[Sequence[_Line]]) -> bool:
    return sum(_stands_in(line, [lines]) for lines in others) >= _NEAR


def _is_parted(line: _Line, rule: Box) -> bool:
    """Whether an upright rule stands between the texts of a line, and goes on above and below it."""
    left, right = line.strip.runs[0].x1, line.strip.runs[-1].x0
    return left <= rule.x0 <= right and rule.top < line.base - line.strip.size and line.base < rule.bottom


def _heads_columns(block: Sequence[_Line], page: Page) -> bool:
    """Whether lines are headings of a table's columns: many, parted by upright rules, or right above its cells."""
    if _side_by_side([run for line in block for run in line.strip.runs]) > _MOST_RUNS:
        return True
    if any(_is_parted(line, rule.box) for rule in page.rules if not rule.level for line in block):
        return True
    starts = {run.x0 for line in block for run in line.strip.runs}
    if len(starts) < 2:
        return False
    lowest = max(line.base for line in block)
    size = block[0].strip.size
    reach = lowest + _LINES_BELOW * _APART * size
    below = strips_of(word for word in page.words if lowest < word.box.top + size / 2 and word.box.bottom < reach)
    begin = [run.x0 for strip in below for run in strip.runs]
    heads = sorted(x0 for x0 in starts if sum(abs(x0 - start) < _ALIGNED for start in begin) > 1)
    return len(heads) > 1 and all(right - left > size for left, right in pairwise(heads))


def _side_by_side(runs: Sequence[Run]) -> int:
    """Count the columns in which runs stand, level or not."""
    count, right = 0, -1e6
    for run in sorted(runs, key=lambda run: run.x0):
        count += run.x0 > right
        right = max(right, run.x1)
    return count


@dataclass(slots=True)
class Margins:
    """The lines of heads and feet of a document, each once, numbers aside."""

    _said: set[str] = field(default_factory=set)
    _rows: list[PlacedRow] = field(default_factory=list)

    def take(self, framed: Framed) -> None:
        """Add a page's lines; they are few, however many pages there are."""
        for kind, line in framed.margins:
            text = " ".join(word.text for word in line.words)
            said = _DIGITS.sub("#", text).casefold()
            if said not in self._said and len(self._rows) < _MOST_LINES:
                self._said.add(said)
                place = Place(framed.page.number, row=len(self._rows) + 1, margin=kind)
                self._rows.append(PlacedRow((Cell(text),), place, margin=True))

    def rows(self) -> tuple[PlacedRow, ...]:
        """Give the rows that stand last in the grid."""
        return tuple(self._rows)
