"""Pages of text in columns, as in a newspaper: what stands level in two of them has nothing to do with each other.

Columns of text are as wide as each other, lines of running text fill them, and headings in them stand at different
heights; rows of a table begin in all columns at once.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from goldenthread.reading.formats.pdf.lines import Run, Strip
from goldenthread.reading.formats.pdf.page import Word

_MOST_COLUMNS = 3
# Lines of running text have so many words, fill so much of their column, and are so many in each.
_LEAST_WORDS, _FULL, _LEAST_LINES = 4, 0.7, 8
_SAME = 2.0
# The columns have room between them, in points, are so nearly as wide as each other, and hold all but a few words.
_ROOM, _ALIKE, _ALL = 6.0, 1.2, 0.9
_MOSTLY = 0.5
_LEAST_HEADINGS = 3
_LEVEL = 0.5

Span = tuple[float, float]


def columns_of_page(strips: Sequence[Strip]) -> list[list[Word]]:
    """Give the words of a page in columns in the order in which they are read; none where it isn't one.

    A line across the columns ends what stands in them above it.
    """
    spans = _spans([run for strip in strips for run in strip.runs])
    if not 2 <= len(spans) <= _MOST_COLUMNS:
        return []
    inside = [[run for strip in strips for run in strip.runs if _is_in(run, span)] for span in spans]
    if not _hold_all(inside, strips, spans) or not _have_headings(inside):
        return []
    parts: list[list[Word]] = []
    for across, group in groupby(strips, key=lambda strip: _is_across(strip, spans)):
        held = list(group)
        if across:
            parts.append([word for strip in held for run in strip.runs for word in run.words])
        else:
            parts += _by_column(held, spans)
    return [part for part in parts if part]


def _spans(runs: Sequence[Run]) -> list[Span]:
    """Give where columns begin and end, from the places where lines of running text do."""
    text = [run for run in runs if len(run.words) >= _LEAST_WORDS]
    starts = Counter(round(run.x0) for run in text)
    lefts = sorted(left for left, count in starts.items() if count >= _LEAST_LINES)
    spans = [_span(left, [run for run in text if abs(run.x0 - left) <= _SAME]) for left in lefts]
    spans = [span for at, span in enumerate(spans) if not at or span[0] - spans[at - 1][0] > 2 * _SAME]
    widths = [right - left for left, right in spans]
    if len(spans) < 2 or max(widths) > _ALIKE * min(widths):
        return []
    return spans if all(b[0] - a[1] >= _ROOM for a, b in pairwise(spans)) else []


def _span(left: float, runs: Sequence[Run]) -> Span:
    """Give a column: to where the lines end that the others are about as long as; a few may go across."""
    ends = sorted(run.x1 for run in runs)
    usual = ends[len(ends) * 3 // 4]
    return left, max(end for end in ends if end <= usual + _ROOM)


def _is_in(run: Run, span: Span) -> bool:
    return span[0] - _SAME <= run.x0 and run.x1 <= span[1] + _ROOM


def _is_across(strip: Strip, spans: Sequence[Span]) -> bool:
    return not all(any(_is_in(run, span) for span in spans) for run in strip.runs)


def _hold_all(inside: Sequence[Sequence[Run]], strips: Sequence[Strip], spans: Sequence[Span]) -> bool:
    """Whether nearly all words stand in the columns, and most of those in each in lines that fill it."""
    words = sum(len(run.words) for strip in strips for run in strip.runs)
    if sum(len(run.words) for runs in inside for run in runs) < _ALL * words:
        return False
    return all(_is_running(runs, right - left) for runs, (left, right) in zip(inside, spans, strict=True))


def _is_running(runs: Sequence[Run], width: float) -> bool:
    full = [len(run.words) for run in runs if run.x1 - run.x0 >= _FULL * width and len(run.words) >= _LEAST_WORDS]
    return len(full) >= _LEAST_LINES and sum(full) > _MOSTLY * sum(len(run.words) for run in runs)


def _have_headings(columns: Sequence[Sequence[Run]]) -> bool:
    """Whether each column has headings, and most of them stand beside none of another column."""
    heads = [list(_headings(runs)) for runs in columns]
    if not all(heads) or sum(map(len, heads)) < _LEAST_HEADINGS:
        return False
    level = sum(
        any(abs(base - other) < _SAME for others in heads if others is not own for other in others)
        for own in heads
        for base in own
    )
    return level <= _LEVEL * sum(map(len, heads))


def _headings(runs: Sequence[Run]) -> Iterator[float]:
    """Give the baselines of the lines that begin a heading: bold or larger, below text that is neither."""
    usual = Counter(round(run.size) for run in runs).most_common(1)[0][0]
    stand_out = [run.bold or round(run.size) > usual for run in runs]
    for at, run in enumerate(runs):
        if stand_out[at] and not (at and stand_out[at - 1]):
            yield run.base


def _by_column(strips: Sequence[Strip], spans: Sequence[Span]) -> list[list[Word]]:
    return [
        [word for strip in strips for run in strip.runs if _is_in(run, span) for word in run.words] for span in spans
    ]
