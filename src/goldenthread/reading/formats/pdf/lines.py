"""Words to runs and lines: what stands on one baseline, in the order in which it is read."""

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles

from goldenthread.reading.formats.pdf.justified import Column, columns_of_text, parts_here, spans_of_text
from goldenthread.reading.formats.pdf.page import Box, Word
from goldenthread.reading.formats.pdf.seen import SeenLine

# The part of a letter's size that stands below the baseline, near enough in all fonts.
_DESCENT = 0.22
# Baselines that differ by less, in parts of the letters' size, are one.
_SAME_BASE = 0.25
# A gap that is so much wider than the page's spaces parts two runs; it lies between these bounds, in letters' sizes.
_WIDER = 1.75
_LEAST_GAP, _MOST_GAP = 0.42, 1.1
_USUAL_SPACE = 0.28
_WIDEST_SPACE = 1.5
_FEW_GAPS = 30
# Raised letters are smaller than those beside them, and near.
_RAISED = 0.8
_LONGEST_RAISED = 4
BULLETS = frozenset("•·●○▪▫■□◦‣-–—➢►✓*o\uf0b7\uf0a7\uf0d8")
_AFTER_BULLET = 3.5
_LARGER = 1.08
# A text that is too long for its column reaches this far into the next one, in letters' sizes.
_MOST_OVER = 0.5

Look = tuple[float, bool, str | None]


@dataclass(frozen=True, slots=True)
class Run:
    """Words on one baseline that stand as close together as those of one text do; lengths in points."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    base: float
    size: float

    @property
    def text(self) -> str:
        """What it says."""
        return " ".join(word.text for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether all of it is bold."""
        return all(word.bold for word in self.words)


@dataclass(frozen=True, slots=True)
class Strip:
    """All runs on one baseline across the page or a part of it, from left to right."""

    base: float
    size: float
    runs: tuple[Run, ...]

    @property
    def x0(self) -> float:
        """Where its first run begins."""
        return self.runs[0].x0

    @property
    def x1(self) -> float:
        """Where its last run ends."""
        return max(run.x1 for run in self.runs)


def base_of(word: Word) -> float:
    """Give the height of a word's baseline, from above."""
    return word.box.bottom - _DESCENT * word.size


def strips_of(words: Iterable[Word]) -> list[Strip]:
    """Sort words into strips, downwards; a strip's runs are parted by gaps that are wider than spaces."""
    upright = [word for word in words if word.upright]
    groups = _by_base(upright)
    _lower_raised(groups)
    groups = [sorted(group, key=lambda word: word.box.x0) for group in groups if group]
    columns = columns_of_text(groups)
    joined = [_joined(group, columns) for group in groups]
    gap = _gap(groups, joined)
    return [_strip(group, gap, together, columns) for group, together in zip(groups, joined, strict=True)]


def _joined(group: Sequence[Word], columns: Sequence[Column]) -> frozenset[int]:
    """Give the numbers of the words that belong to the word before them: both are of one line of justified text."""
    return frozenset(at for span in spans_of_text(group, columns) for at in span[1:]) if columns else frozenset()


def _by_base(words: Iterable[Word]) -> list[list[Word]]:
    groups: list[list[Word]] = []
    lowest = 0.0
    for base, word in sorted(((base_of(word), word) for word in words), key=lambda pair: pair[0]):
        if groups and base - lowest <= _SAME_BASE * min(word.size, groups[-1][0].size):
            groups[-1].append(word)
        else:
            groups.append([word])
            lowest = base
    return groups


def _lower_raised(groups: list[list[Word]]) -> None:
    """Move raised or lowered letters into the line of what they stand beside."""
    for at, group in enumerate(groups):
        if len(group) > 3 * _LONGEST_RAISED or all(len(word.text) > _LONGEST_RAISED for word in group):
            continue
        near = [other for other in groups[max(at - 1, 0) : at + 2] if other is not group]
        for word in list(group):
            if len(word.text) <= _LONGEST_RAISED and (host := _beside(word, near)) is not None:
                host.append(word)
                group.remove(word)


def _beside(word: Word, lines: Sequence[list[Word]]) -> list[Word] | None:
    """Give the line of which a larger word ends or begins right beside this one, at its height."""
    for line in lines:
        for other in line:
            if word.size > _RAISED * other.size or not (
                other.box.top - 0.3 * other.size <= word.box.middle[1] <= other.box.bottom
            ):
                continue
            apart = max(word.box.x0 - other.box.x1, other.box.x0 - word.box.x1)
            if apart <= _LEAST_GAP * other.size:
                return line
    return None


def _gap(groups: Iterable[Sequence[Word]], joined: Iterable[frozenset[int]]) -> float:
    """Give the gap, in letters' sizes, from which on words on one line belong to different runs.

    The spaces of justified text, words with numbers in `joined` and those before them, tell nothing.
    """
    gaps = [
        gap
        for group, together in zip(groups, joined, strict=True)
        for at, (left, right) in enumerate(itertools.pairwise(group), start=1)
        if at not in together and 0.1 < (gap := (right.box.x0 - left.box.x1) / (left.size or 1)) < _WIDEST_SPACE
    ]
    # More than half of the gaps are spaces wherever there is text; in a bare table of figures they aren't.
    few = quantiles(gaps, n=4)[0] if len(gaps) > 2 else _USUAL_SPACE
    space = min(median(gaps) if len(gaps) > _FEW_GAPS else few, 2 * _USUAL_SPACE)
    return min(max(_WIDER * space, _LEAST_GAP), _MOST_GAP)


def _strip(words: Sequence[Word], gap: float, joined: frozenset[int], columns: Sequence[Column]) -> Strip:
    runs: list[list[Word]] = [[words[0]]]
    for at, (left, right) in enumerate(itertools.pairwise(words), start=1):
        allowed = _AFTER_BULLET if _is_bullet(runs[-1]) else gap
        wide = right.box.x0 - left.box.x1 > allowed * max(min(left.size, right.size), 1)
        apart = wide or _runs_into(left, right)
        if at not in joined and (apart or (columns and not _is_bullet(runs[-1]) and parts_here(words, at, columns))):
            runs.append([right])
        else:
            runs[-1].append(right)
    size = max(word.size for word in words)
    main = next(word for word in words if word.size == size)
    return Strip(base_of(main), size, tuple(map(run_of, runs)))


def _runs_into(left: Word, right: Word) -> bool:
    """Whether a figure begins a little before the word beside it ends: it fills its column, or that word does."""
    over = left.box.x1 - right.box.x0
    return 0 < over < _MOST_OVER * right.size and right.text[-1:].isdigit() and left.size == right.size


def _is_bullet(run: Sequence[Word]) -> bool:
    return len(run) == 1 and run[0].text in BULLETS


def run_of(words: Sequence[Word]) -> Run:
    """Make a run of words that stand on one baseline, from left to right."""
    main = max(words, key=lambda word: word.size)
    return Run(tuple(words), words[0].box.x0, max(word.box.x1 for word in words), base_of(main), main.size)


def line_of(words: Sequence[Word]) -> SeenLine:
    """Make a line of words that are in reading order."""
    box = Box(
        min(word.box.x0 for word in words),
        min(word.box.top for word in words),
        max(word.box.x1 for word in words),
        max(word.box.bottom for word in words),
    )
    return SeenLine(box, tuple(words))


def look_of(run: Run) -> Look:
    """Give the size, weight and colour of a run's first word."""
    word = run.words[0]
    return round(word.size, 1), word.bold, word.ink


def stands_out(look: Look, usual: Look) -> bool:
    """Whether letters are larger than usual, or bold or coloured where the usual ones aren't."""
    larger = look[0] > _LARGER * usual[0]
    return larger or (look[1] and not usual[1]) or (look[2] is not None and usual[2] is None)
