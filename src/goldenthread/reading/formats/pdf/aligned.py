"""Texts of two columns that nearly touch each other: told apart where the texts of the second one all begin."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
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


def parted_at_starts(strips: Sequence[Strip], known: Sequence[float] = ()) -> list[Strip]:
    """Part runs where a word stands apart, be it only a little, and begins where many texts do.

    `known` are places at which the texts of columns begin on the page before.
    """
    starts = _Starts(strips, known)
    return [_parted(strip, starts) for strip in strips]


class _Starts:
    """Where texts begin, and which of these places are those of a column."""

    def __init__(self, strips: Sequence[Strip], known: Sequence[float]) -> None:
        self._strips, self._known, self._space = strips, known, _space(strips)
        self._places = sorted((word.box.x0, at) for at, strip in enumerate(strips) for word in self._first(strip))
        self._found: dict[float, bool] = {}

    def _first(self, strip: Strip) -> Iterator[Word]:
        for run in strip.runs:
            yield run.words[0]
            yield from (word for at, word in enumerate(run.words) if at and self._apart(run.words, at))

    def _apart(self, words: Sequence[Word], at: int) -> bool:
        if words[at - 1].text in BULLETS:
            return False  # an item of a list, whose text stands apart from its mark
        gap, size = words[at].box.x0 - words[at - 1].box.x1, words[at].size
        return gap >= size * max(LEAST_GAP, _WIDER * self._space) and not is_even(words, at)

    def begins(self, words: Sequence[Word], at: int) -> bool:
        """Whether a column begins with the word of a run that has this number."""
        if not self._apart(words, at):
            return False
        place = round(2 * words[at].box.x0) / 2  # near enough, and a page has only so many of them
        if any(abs(place - one) <= _SAME for one in self._known):
            return True
        if place not in self._found:
            self._found[place] = self._is_column(place)
        return self._found[place]

    def _is_column(self, place: float) -> bool:
        first, end = (bisect_left(self._places, (one, 0)) for one in (place - _SAME, place + _SAME))
        lines = sorted({at for _, at in self._places[first:end]})
        if len(lines) < _LEAST_STARTS:
            return False
        between = self._strips[lines[0] : lines[-1] + 1]
        return sum(_crosses(strip, place) for strip in between) <= _CROSSING * len(lines)


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


def _parted(strip: Strip, starts: _Starts) -> Strip:
    runs = tuple(part for run in strip.runs for part in _parts(run, starts))
    return strip if len(runs) == len(strip.runs) else Strip(strip.base, strip.size, runs)


def _parts(run: Run, starts: _Starts) -> Iterator[Run]:
    done = 0
    for at in range(1, len(run.words)):
        if starts.begins(run.words, at):
            yield run_of(run.words[done:at])
            done = at
    yield run_of(run.words[done:]) if done else run
