"""Justified text: columns whose lines all end at one place, for the spaces in each were made wider."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from goldenthread.reading.formats.pdf.page import Word

# Spaces of one line differ by no more than this, in letters' sizes; a space is at least so wide, and no wider.
_EVEN = 0.04
_LEAST_SPACE, _MOST_SPACE = 0.12, 6.0
# Lines begin or end at one place, in points; a hyphen or a full stop may hang over at the right.
_SAME, _OFF, _HANGING = 1.0, 1.5, 4.0
# So many lines tell of a column; their spaces differ from line to line by so much, or they only happen to be as long.
_LEAST_LINES = 3
_DIFFERENT = 0.12
# Lines that end no paragraph reach to the right side: so large a part of all.
_REACHING = 0.4
_BEYOND = 0.05
# A gap beside a column of justified text is at least so wide, in letters' sizes.
LEAST_GAP = 0.34


@dataclass(frozen=True, slots=True)
class Column:
    """Where the lines of a justified text begin and end."""

    x0: float
    x1: float


@dataclass(slots=True)
class _Start:
    """Lines that begin at one place: where each ends, and its space in letters' sizes."""

    x0: float
    lines: list[tuple[float, float]] = field(default_factory=list)


def columns_of_text(groups: Sequence[Sequence[Word]]) -> list[Column]:
    """Find the columns of justified text among words that are sorted into lines, each from left to right."""
    starts: dict[int, _Start] = {}
    if len(groups) < _LEAST_LINES:
        return []
    for group in groups:
        for first, last, space in _even_lines(group):
            at = round(first.box.x0)
            start = next((starts[near] for near in (at, at - 1, at + 1) if near in starts), None)
            start = start or starts.setdefault(at, _Start(first.box.x0))
            start.lines.append((last.box.x1, space))
    return [Column(start.x0, right) for start in starts.values() if (right := _right_side(start.lines)) is not None]


def _even_lines(group: Sequence[Word]) -> Iterator[tuple[Word, Word, float]]:
    """Give the first and last of three and more words that stand equally far apart, and how far.

    Figures in columns may stand so too: most words of running text begin with a small letter.
    """
    gaps = [_space(left, right) for left, right in pairwise(group)]
    start = 0
    for at in range(1, len(gaps) + 1):
        if at < len(gaps) and abs(gaps[at] - gaps[start]) <= _EVEN:
            continue
        even = at - start > 1 and _LEAST_SPACE < gaps[start] < _MOST_SPACE
        if even and 2 * sum(word.text[:1].islower() for word in group[start : at + 1]) > at - start:
            yield group[start], group[at], gaps[start]
        start = at


def _space(left: Word, right: Word) -> float:
    return (right.box.x0 - left.box.x1) / max(min(left.size, right.size), 1)


def _right_side(lines: Sequence[tuple[float, float]]) -> float | None:
    """Give where lines end if they are justified: where most do, but for what hangs over, and none much further."""
    if len(lines) < _LEAST_LINES:
        return None
    ends = Counter(round(end) for end, _ in lines)
    right = max(ends, key=lambda end: (ends[end - 1] + ends[end] + ends[end + 1], ends[end]))
    spaces = [space for end, space in lines if -_OFF <= end - right <= _HANGING]
    beyond = sum(end > right + _HANGING for end, _ in lines)
    few = len(spaces) < max(_LEAST_LINES, _REACHING * len(lines)) or beyond > _BEYOND * len(lines)
    return None if few or max(spaces) - min(spaces) < _DIFFERENT else right


def spans_of_text(group: Sequence[Word], columns: Sequence[Column]) -> list[range]:
    """Give the numbers of the words of a line that are lines of justified columns, each as a range."""
    found: list[range] = []
    for column in columns:
        first = next((at for at, word in enumerate(group) if abs(word.box.x0 - column.x0) <= _SAME), None)
        last = next((at for at, word in enumerate(group) if -_OFF <= word.box.x1 - column.x1 <= _HANGING), None)
        if first is None or last is None or last < first:
            continue
        gaps = [_space(left, right) for left, right in pairwise(group[first : last + 1])]
        if not gaps or (max(gaps) - min(gaps) <= 2 * _EVEN and max(gaps) < _MOST_SPACE):
            found.append(range(first, last + 1))
    return found


def parts_here(words: Sequence[Word], at: int, columns: Sequence[Column]) -> bool:
    """Whether a column of justified text ends or begins before the word of a line that has this number."""
    left, right = words[at - 1], words[at]
    if _space(left, right) < LEAST_GAP or is_even(words, at):
        return False
    return any(-_OFF <= left.box.x1 - one.x1 <= _HANGING or abs(right.box.x0 - one.x0) <= _SAME for one in columns)


def is_even(words: Sequence[Word], at: int) -> bool:
    """Whether the space before a word of a line is as wide as the one beside it: both are of one text."""
    here = _space(words[at - 1], words[at])
    beside = [_space(words[one - 1], words[one]) for one in (at - 1, at + 1) if 0 < one < len(words)]
    return any(abs(here - other) <= _EVEN for other in beside)
