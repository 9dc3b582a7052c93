"""Words that stand on their side, in the order in which they are read: PDFium gives their lines from left to right."""

from collections.abc import Sequence
from itertools import groupby, pairwise

from goldenthread.reading.formats.pdf.page import Word
from goldenthread.reading.formats.pdf.words import Written

_DOWNWARDS, _UPWARDS = 1, 3
# Baselines that differ by less, in parts of the letters' size, are one.
_SAME_BASE = 0.35


def in_reading_order(written: Sequence[Written]) -> list[Written]:
    """Give words of which those on their side have changed places among themselves: line by line, each along itself.

    Lines that run downwards follow each other from the right to the left, those that run upwards from the left. Where
    both are on a page, which word runs how isn't told surely enough: all stay as they are.
    """
    out = list(written)
    places = [at for at, one in enumerate(out) if one.turns in (_DOWNWARDS, _UPWARDS)]
    if len({out[at].turns for at in places}) == 1:
        ordered = _ordered([out[at] for at in places], out[places[0]].turns)
        for at, one in zip(places, ordered, strict=True):
            out[at] = one
    return out


def _ordered(written: list[Written], turn: int | None) -> list[Written]:
    across = sorted(written, key=lambda one: _base(one.word, turn))
    line, lines = 0, {id(across[0]): 0}
    for one, other in pairwise(across):
        line += _base(other.word, turn) - _base(one.word, turn) > _SAME_BASE * one.word.size
        lines[id(other)] = line
    by_line = groupby(across, key=lambda one: lines[id(one)])
    return [one for _, held in by_line for one in sorted(held, key=lambda one: _along(one.word, turn))]


def _base(word: Word, turn: int | None) -> float:
    """Give where the baseline is, in the order of lines; letters that run downwards have their feet on the left."""
    return -word.box.x0 if turn == _DOWNWARDS else word.box.x1


def _along(word: Word, turn: int | None) -> float:
    return word.box.top if turn == _DOWNWARDS else -word.box.bottom
