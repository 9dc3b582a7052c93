"""Cards side by side: columns of lines that begin with labels, the same ones in each column."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from goldenthread.reading.formats.pdf.gutters import crosses
from goldenthread.reading.formats.pdf.lines import Run, Strip, line_of, strips_of
from goldenthread.reading.formats.pdf.seen import SeenLine

_LEAST_LABELS = 3
_MOST_WORDS = 4
_MOST_COLUMNS = 4
_LARGER = 1.08
# Texts of two cards are further apart than the lines of one, by this.
_APART = 1.25
_LEVEL = 2.0


def are_cards(columns: Sequence[Sequence[Run]]) -> bool:
    """Whether each column has lines that begin with labels, and several of them are those of all columns."""
    if not 2 <= len(columns) <= _MOST_COLUMNS:
        return False
    shared = set.intersection(*({label for run in runs if (label := label_of(run))} for runs in columns))
    return len(shared) >= _LEAST_LABELS


def label_of(run: Run) -> str:
    """Give the label that a run begins with, "" where there is none: a few words and a colon."""
    ends = next((at for at, word in enumerate(run.words[:_MOST_WORDS]) if word.text.endswith(":")), None)
    if ends is None or not run.words[0].text[0].isupper():
        return ""
    return " ".join(word.text for word in run.words[: ends + 1]).casefold()


def card_lines(strips: Sequence[Strip], edges: Sequence[float]) -> Iterator[SeenLine]:
    """Give the lines of cards: one row of cards after the other, in each one column after the other.

    A heading across the columns or in larger letters stands for itself.
    """
    held: list[Strip] = []
    usual = median(run.size for strip in strips for run in strip.runs)
    for strip in strips:
        if _is_heading(strip, edges, usual):
            yield from _in_rows(held, edges)
            yield line_of([word for run in strip.runs for word in run.words])
            held = []
        else:
            held.append(strip)
    yield from _in_rows(held, edges)


def _is_heading(strip: Strip, edges: Sequence[float], usual: float) -> bool:
    run = strip.runs[0]
    return len(strip.runs) == 1 and (run.size > _LARGER * usual or any(crosses(run, edge) for edge in edges[1:-1]))


def _in_rows(strips: Sequence[Strip], edges: Sequence[float]) -> Iterator[SeenLine]:
    columns = _by_column([run for strip in strips for run in strip.runs], edges)
    cuts = [-float("inf"), *_cuts(columns), float("inf")]
    for top, bottom in pairwise(cuts):
        for runs in columns:
            # Letters of two fonts stand level with those beside them less well than with those of another column.
            words = [word for run in runs if top <= run.base < bottom for word in run.words]
            yield from (line_of([word for run in strip.runs for word in run.words]) for strip in strips_of(words))


def _by_column(runs: Sequence[Run], edges: Sequence[float]) -> list[list[Run]]:
    columns: list[list[Run]] = [[] for _ in edges[1:]]
    for run in runs:
        columns[min(max(bisect_right(edges, (run.x0 + run.x1) / 2) - 1, 0), len(edges) - 2)].append(run)
    return columns


def _cuts(columns: Sequence[Sequence[Run]]) -> list[float]:
    """Give the heights at which all columns begin another card: below a gap, and what comes next is the first label."""
    filled = [runs for runs in columns if runs]
    if not filled:
        return []
    cuts: list[float] = []
    for start in _starts(filled[0]):
        level = all(any(abs(start - other) < _LEVEL for other in _starts(runs)) for runs in filled[1:])
        if level and all(_begins_card(runs, start - _LEVEL, cuts[-1] if cuts else None) for runs in filled):
            cuts.append(start - _LEVEL)
    return cuts


def _begins_card(runs: Sequence[Run], top: float, before: float | None) -> bool:
    labels = [(run.base, label) for run in runs if (label := label_of(run))]
    below = [label for base, label in labels if base >= top]
    told = before is None or any(before <= base < top for base, _ in labels)
    return bool(below) and told and below[0] == labels[0][1]


def _starts(runs: Sequence[Run]) -> list[float]:
    """Give the baselines below a wider gap than usual, and the first."""
    bases = sorted({run.base for run in runs})
    steps = [below - above for above, below in pairwise(bases)]
    usual = median(steps) if steps else 0.0
    return [bases[0], *(base for base, step in zip(bases[1:], steps, strict=True) if step > _APART * usual)]
