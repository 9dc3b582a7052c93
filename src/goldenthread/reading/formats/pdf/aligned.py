"""Texts of two columns that nearly touch each other: told apart where their texts all begin or end."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from goldenthread.reading.formats.pdf.justified import LEAST_GAP, is_even
from goldenthread.reading.formats.pdf.lines import BULLETS, Run, Strip, run_of
from goldenthread.reading.formats.pdf.page import Word

# A gap beside a column is so much wider than the page's spaces.
_WIDER = 1.2
# Texts begin at one place, in points, and so many on a page tell of a column.
_SAME = 0.6
_LEAST_STARTS = 4
# So many lines between the first and the last of them may have a word at that place, for each that begins there.
_CROSSING = 0.2
_FEW_SPACES = 8


def parted_at_edges(strips: Sequence[Strip], known: Sequence[tuple[float, float]] = ()) -> list[Strip]:
    """Part runs where a word begins where many texts do, or a figure ends where many figures do.

    A word stands apart from the one before it, be it only a little, unless that is a ref that fills its column. `known`
    are the gutters of the page before: where the texts of one column end and those of the next one begin.
    """
    columns = _Columns(strips, known)
    return [_parted(strip, columns) for strip in strips]


class _Places:
    """Where texts begin or end, and which of these places are those of a column."""

    def __init__(self, strips: Sequence[Strip], places: Iterable[tuple[float, int]], known: Sequence[float]) -> None:
        self._strips, self._places, self._known = strips, sorted(places), known
        self._found: dict[float, bool] = {}

    def is_columns(self, where: float) -> bool:
        """Whether most of what stands near this place begins or ends there."""
        place = round(2 * where) / 2  # near enough, and a page has only so many of them
        if any(abs(place - one) <= _SAME for one in self._known):
            return True
        if place not in self._found:
            self._found[place] = self._is_found(place)
        return self._found[place]

    def _is_found(self, place: float) -> bool:
        first, end = (bisect_left(self._places, (one, 0)) for one in (place - _SAME, place + _SAME))
        lines = sorted({at for _, at in self._places[first:end]})
        if len(lines) < _LEAST_STARTS:
            return False
        between = self._strips[lines[0] : lines[-1] + 1]
        return sum(_crosses(strip, place) for strip in between) <= _CROSSING * len(lines)


class _Columns:
    """Where the texts of columns begin, and where their figures end."""

    def __init__(self, strips: Sequence[Strip], known: Sequence[tuple[float, float]]) -> None:
        self._space = _space(strips)
        starts = ((word.box.x0, at) for at, strip in enumerate(strips) for word in self._first(strip))
        self._starts = _Places(strips, starts, [right for _, right in known])
        ends = ((run.x1, at) for at, strip in enumerate(strips) for run in strip.runs if _is_figure(run.words[-1]))
        self._ends = _Places(strips, ends, [left for left, _ in known])

    def _first(self, strip: Strip) -> Iterator[Word]:
        for run in strip.runs:
            yield run.words[0]
            yield from (word for at, word in enumerate(run.words) if at and self._apart(run.words, at))

    def _apart(self, words: Sequence[Word], at: int) -> bool:
        if words[at - 1].text in BULLETS:
            return False  # an item of a list, whose text stands apart from its mark
        gap, size = words[at].box.x0 - words[at - 1].box.x1, words[at].size
        return gap >= size * max(LEAST_GAP, _WIDER * self._space) and not is_even(words, at)

    def parts(self, words: Sequence[Word], at: int) -> bool:
        """Whether a column begins with the word of a run that has this number."""
        before, word = words[at - 1], words[at]
        if (self._apart(words, at) or _follows_code(words, at)) and self._starts.is_columns(word.box.x0):
            return True
        return _is_figure(before) and _is_figure(word) and self._ends.is_columns(before.box.x1)


def _is_figure(word: Word) -> bool:
    return not word.text.isalpha() and any(map(str.isdigit, word.text))


def _follows_code(words: Sequence[Word], at: int) -> bool:
    """Whether all that stands before a word is one with a figure: a ref may fill its narrow column to the edge."""
    return at == 1 and _is_figure(words[0])


def _space(strips: Sequence[Strip]) -> float:
    """Give the space between words in letters' sizes, as it is where no line is justified."""
    spaces = sorted(
        (right.box.x0 - left.box.x1) / (right.size or 1)
        for strip in strips for run in strip.runs for left, right in pairwise(run.words)
    )  # fmt: skip
    return spaces[len(spaces) // 4] if len(spaces) > _FEW_SPACES else 0.0


def _crosses(strip: Strip, place: float) -> bool:
    runs = [run for run in strip.runs if run.x0 < place - 1 and run.x1 > place + 1]
    return any(word.box.x0 < place - 1 and word.box.x1 > place + 1 for run in runs for word in run.words)


def _parted(strip: Strip, columns: _Columns) -> Strip:
    runs = tuple(part for run in strip.runs for part in _parts(run, columns))
    return strip if len(runs) == len(strip.runs) else Strip(strip.base, strip.size, runs)


def _parts(run: Run, columns: _Columns) -> Iterator[Run]:
    done = 0
    for at in range(1, len(run.words)):
        if columns.parts(run.words, at):
            yield run_of(run.words[done:at])
            done = at
    yield run_of(run.words[done:]) if done else run
