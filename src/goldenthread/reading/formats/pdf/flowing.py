"""Lines outside of tables to paragraphs, lists and headings."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from goldenthread.reading.formats.pdf.cells import joined, text_of
from goldenthread.reading.formats.pdf.lines import BULLETS, base_of
from goldenthread.reading.formats.pdf.page import Box, Word
from goldenthread.reading.formats.pdf.seen import SeenLine, SeenTable

Look = tuple[float, bool]

# Lines that are so much further apart than usual are of two paragraphs; and than their letters' size, if nothing tells.
_APART = 1.22
_USUAL_PITCH = 1.45
_SAME_SIZE = 0.06
# A line that ends so far before its room does, in letters' sizes beyond the next word, ends its paragraph.
_TO_SPARE = 0.6
_INDENT = 0.9
_SPACE = 0.28
_GAP = 0.9
_ALIGNED = 2.5
# A heading is larger than the text by a twelfth, or bold where the text isn't, and short.
_LARGER = 1.08
_LONGEST_HEADING = 160
_MOST_LEVELS = 6
_SENTENCE_ENDS = (".", ";", ",")
_ENDS = (".", "!", "?", ":")
_NEARLY_FULL = 6


@dataclass(frozen=True, slots=True)
class Flowed:
    """A paragraph on a page: its text, where it stands, and the look of its letters (size in points).

    `bold` and `ink` are what all of it has in common. `goes_on` tells that it runs on in what follows: it fills its
    last line and ends in no full stop.
    """

    text: str
    box: Box
    size: float
    bold: bool = False
    ink: str | None = None
    goes_on: bool = False


def paragraphs_of(lines: Sequence[SeenLine]) -> list[Flowed]:
    """Join lines that follow each other on a page into paragraphs; an item of a list is one, and begins with "- "."""
    if not lines:
        return []
    pitch = _pitch(lines)
    room = max(line.box.x1 for line in lines)
    groups: list[list[SeenLine]] = [[lines[0]]]
    for above, line in pairwise(lines):
        if _begins(above, line, groups[-1], pitch, _room(lines, above, room)):
            groups.append([line])
        else:
            groups[-1].append(line)
    return [_flowed(group, room) for group in groups]


def _pitch(lines: Sequence[SeenLine]) -> float:
    """Give the commonest distance of two lines, in their letters' sizes."""
    steps = Counter(
        round(step, 1)
        for above, line in pairwise(lines)
        if 0.9 < (step := (_base(line) - _base(above)) / _size(line)) < 2 and abs(_size(line) - _size(above)) < 0.5
    )
    return min(steps.most_common(1)[0][0], _USUAL_PITCH * 1.3) if steps else _USUAL_PITCH


def _room(lines: Sequence[SeenLine], line: SeenLine, most: float) -> float:
    """Give where lines that stand above or below this one in its column end at the most."""
    alike = [one.box.x1 for one in lines if abs(one.box.x0 - line.box.x0) < _ALIGNED]
    return max(alike) if len(alike) > 2 else most


def _begins(above: SeenLine, line: SeenLine, group: Sequence[SeenLine], pitch: float, room: float) -> bool:
    """Whether a paragraph begins with a line."""
    size = _size(line)
    step = _base(line) - _base(above)
    if step <= 0:
        return not _goes_over(above, line, room)
    if step > _APART * pitch * max(size, _size(above)):
        return True
    if abs(size - _size(above)) > _SAME_SIZE * size or _is_item(line):
        return True
    if _labels(above) > 1:
        # What stands behind the last of several labels ends where the letters change, or a sentence begins.
        last, first = above.words[-1], line.words[0]
        return not last.text.endswith(":") and (_look_of(last) != _look_of(first) or not first.text[:1].islower())
    if _bold(line) != _bold(above):
        return True
    if _is_item(group[0]):
        return line.box.x0 < group[0].words[1].box.x0 - _ALIGNED
    if _stands_below_value(above, line) or _stands_below_value(group[0], line):
        return False
    if line.box.x0 > above.box.x0 + _INDENT * size and len(group) > 1:
        return True
    if _has_label(line):
        return True
    return _ended_early(above, line, room)


def _goes_over(above: SeenLine, line: SeenLine, room: float) -> bool:
    """Whether a paragraph goes on from the foot of one column of text to the head of the next."""
    alike = abs(_size(line) - _size(above)) < _SAME_SIZE * _size(line) and _bold(line) == _bold(above)
    full = above.box.x1 > room - _NEARLY_FULL * _size(above)
    return alike and full and not _is_item(line) and not above.words[-1].text.endswith(_ENDS)


def _is_item(line: SeenLine) -> bool:
    return len(line.words) > 1 and line.words[0].text in BULLETS


def _stands_below_value(above: SeenLine, line: SeenLine) -> bool:
    """Whether a line goes on with what stands behind a label and a gap in the line above."""
    starts = [
        b.box.x0 for a, b in pairwise(above.words) if b.box.x0 - a.box.x1 > _GAP * a.size and a.text.endswith(":")
    ]
    return any(abs(start - line.box.x0) < _ALIGNED for start in starts)


def _labels(line: SeenLine) -> int:
    """Count the labels in a line, if it begins with one: words that end in a colon."""
    return sum(word.text.endswith(":") and len(word.text) > 1 for word in line.words) if _has_label(line) else 0


def _look_of(word: Word) -> tuple[bool, str | None]:
    return word.bold, word.ink


def _has_label(line: SeenLine) -> bool:
    """Whether a line begins with a label: a few words and a colon."""
    return (
        any(word.text.endswith(":") and len(word.text) > 1 for word in line.words[:4])
        and line.words[0].text[0].isupper()
    )


def _ended_early(above: SeenLine, line: SeenLine, room: float) -> bool:
    first = line.words[0]
    if first.text[:1].islower() or first.text[:1] in "),.;:%":
        return False
    return above.box.x1 + (_SPACE + _TO_SPARE) * first.size + first.box.width < room


def _flowed(lines: Sequence[SeenLine], room: float) -> Flowed:
    words = [word for line in lines for word in line.words]
    text = text_of(lines[0].words, lines[0].box)
    for line in lines[1:]:
        text = joined(text, text_of(line.words, line.box))
    box = Box(
        min(line.box.x0 for line in lines), lines[0].box.top, max(line.box.x1 for line in lines), lines[-1].box.bottom
    )
    inks = {word.ink for word in words}
    full = lines[-1].box.x1 > room - _NEARLY_FULL * _size(lines[-1])
    return Flowed(
        text,
        box,
        _size(lines[0]),
        all(_bold(line) for line in lines),
        inks.pop() if len(inks) == 1 else None,
        full and not text.endswith(_ENDS),
    )


def _base(line: SeenLine) -> float:
    return base_of(max(line.words, key=lambda word: word.size))


def _size(line: SeenLine) -> float:
    return max((word.size for word in line.words), default=1.0) or 1.0


def _bold(line: SeenLine) -> bool:
    words = line.words[1:] if _is_item(line) else line.words
    return all(word.bold for word in words)


def joined_over_pages(flowed: Sequence[Flowed], following: Sequence[Flowed]) -> tuple[list[Flowed], list[Flowed]]:
    """Join the last paragraph of a page and the first of the next one where it plainly goes on, in small letters."""
    before, after = list(flowed), list(following)
    if before and after and before[-1].goes_on and after[0].text[:1].islower() and before[-1].size == after[0].size:
        first, rest = before[-1], after.pop(0)
        before[-1] = Flowed(joined(first.text, rest.text), first.box, first.size, first.bold, first.ink, rest.goes_on)
    return before, after


class Outlines:
    """Tells headings by how they look beside the text of the whole document: larger or bold, and short.

    All paragraphs and tables are met first; then each paragraph can be given the level of its heading.
    """

    def __init__(self) -> None:
        self._text: Counter[Look] = Counter()
        self._beside: Counter[Look] = Counter()
        self._heads: set[Look] = set()
        self._levels: dict[Look, int] | None = None

    def meet(self, flowed: Flowed) -> None:
        """Take a paragraph into account."""
        if _may_head(flowed):
            self._heads.add(_look(flowed.size, flowed.bold))
            self._beside[_look(flowed.size, flowed.bold)] += len(flowed.text)
        else:
            self._text[_look(flowed.size, flowed.bold)] += len(flowed.text)

    def meet_table(self, table: SeenTable) -> None:
        """Take the text of a table into account: it counts where there is no running text beside tables."""
        for row in table.rows:
            for cell in row.cells:
                if cell.words and not cell.span:
                    self._beside[_look(cell.words[0].size, cell.words[0].bold)] += 5 * len(cell.words)

    def level_of(self, flowed: Flowed) -> int:
        """Give the level of a heading, from 1; 0 for what isn't one."""
        if self._levels is None:
            self._levels = self._ranked()
        return self._levels.get(_look(flowed.size, flowed.bold), 0) if _may_head(flowed) else 0

    def _ranked(self) -> dict[Look, int]:
        """Rank the looks of headings, the largest first, and bold ones before others of their size."""
        size, bold = (self._text or self._beside).most_common(1)[0][0] if self._text or self._beside else (10.0, False)
        heads = [look for look in self._heads if look[0] > _LARGER * size or (look[1] > bold and look[0] >= size)]
        heads.sort(key=lambda look: (-look[0], not look[1]))
        return {look: min(at, _MOST_LEVELS) for at, look in enumerate(heads, start=1)}


def _look(size: float, bold: bool) -> Look:
    return round(size * 2) / 2, bold


def _may_head(flowed: Flowed) -> bool:
    text = flowed.text
    return len(text) <= _LONGEST_HEADING and not text.startswith("- ") and not text.endswith(_SENTENCE_ENDS)
