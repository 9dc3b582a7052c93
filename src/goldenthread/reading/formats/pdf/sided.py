"""Columns of a panel whose lines don't stand level: small labels above large figures beside labels above texts."""

from collections.abc import Iterator, Sequence

from goldenthread.reading.formats.pdf.lines import Strip, look_of, strips_of
from goldenthread.reading.formats.pdf.page import Word

# Columns leave so much room between them, in letters' sizes, and have so many lines and looks each.
_GUTTER, _LEAST_LINES, _LEAST_LOOKS = 1.5, 3, 2
# Lines whose baselines differ by less are level, in letters' sizes; a name above the columns has no more lines.
_LEVEL, _MOST_ABOVE = 0.25, 3

Sides = tuple[tuple[Word, ...], ...]


def sides_of(strips: Sequence[Strip]) -> Sides:
    """Give the words of the columns below the name in a panel, from left to right; none where lines stand level.

    Lines that stand level may be rows, labels with their values beside them, and are read as such. Texts as wide as
    the panel may follow below the columns.
    """
    for above in range(1, min(_MOST_ABOVE, len(strips) - _LEAST_LINES) + 1):
        body = strips[above:]
        for end in sorted({len(body), _end(body)}, reverse=True):
            sides = _parted([word for strip in body[:end] for run in strip.runs for word in run.words])
            if len(sides) > 1:
                return tuple(map(tuple, sides))
    return ()


def around(strips: Sequence[Strip], sides: Sides) -> tuple[list[Strip], list[Strip]]:
    """Give the strips above the columns and those below them."""
    held = {id(word) for side in sides for word in side}
    ins = [at for at, strip in enumerate(strips) if any(id(word) in held for run in strip.runs for word in run.words)]
    return list(strips[: ins[0]]), list(strips[ins[-1] + 1 :])


def _end(strips: Sequence[Strip]) -> int:
    """Give the number of strips above the first that runs across the columns, with the heading right above it."""
    start = next((strip.runs[1].x0 for strip in strips if len(strip.runs) > 1), None)
    if start is None:
        return len(strips)
    end = next((at for at, strip in enumerate(strips) if _crosses(strip, start)), len(strips))
    if 2 <= end < len(strips):
        last, above, below = strips[end - 1], strips[end - 2], strips[end]
        # A heading stands nearer to what it heads than to the columns' last line.
        end -= len(last.runs) == 1 and last.base - above.base > below.base - last.base
    return end


def _crosses(strip: Strip, start: float) -> bool:
    return any(run.x0 < start - 1 and run.x1 > start + 1 for run in strip.runs)


def _parted(words: Sequence[Word]) -> list[list[Word]]:
    if not words:
        return []
    for left, right in _cuts(words):
        if _are_sides(strips_of(left), strips_of(right)):
            return [left, *_parted(right)]
    return [list(words)]


def _cuts(words: Sequence[Word]) -> Iterator[tuple[list[Word], list[Word]]]:
    """Give what stands at the left and the right of each gutter that no word crosses."""
    ordered = sorted(words, key=lambda word: word.box.x0)
    end = ordered[0].box.x1
    for at, word in enumerate(ordered):
        if word.box.x0 - end >= _GUTTER * word.size:
            yield ordered[:at], ordered[at:]
        end = max(end, word.box.x1)


def _are_sides(left: Sequence[Strip], right: Sequence[Strip]) -> bool:
    """Whether both are columns with their own lines.

    A label in the middle beside a long value isn't level with its lines either: but labels all look alike.
    """
    if min(len(left), len(right)) < _LEAST_LINES:
        return False
    looks = {look_of(run) for strip in left for run in strip.runs}
    beside = [strip for strip in left if right[0].base <= strip.base <= right[-1].base]
    return len(looks) >= _LEAST_LOOKS and any(not _is_level(strip, right) for strip in beside)


def _is_level(strip: Strip, others: Sequence[Strip]) -> bool:
    return any(abs(strip.base - other.base) < _LEVEL * min(strip.size, other.size) for other in others)
