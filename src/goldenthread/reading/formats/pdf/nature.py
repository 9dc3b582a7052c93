"""What lines with gutters are: a table, text in columns as in a newspaper, cards, or lines with labels or numbers."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Literal

from goldenthread.reading.formats.pdf.carded import are_cards, card_lines, label_of
from goldenthread.reading.formats.pdf.lines import Run, Strip, line_of
from goldenthread.reading.formats.pdf.page import Word
from goldenthread.reading.formats.pdf.regions import find_regions
from goldenthread.reading.formats.pdf.seen import SeenLine

Nature = Literal["table", "columns", "cards", "lines"]

_NUMBER = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,4}|[a-zA-Z]|[ivx]{1,5})[.)]?")
_MOSTLY = 0.6
_MOST_COLUMNS = 3
_LEAST_STRIPS = 5
_LEAST_WORDS = 3
# Columns of running text are about as wide as each other, and their lines fill them.
_ALIKE = 1.45
_FULL = 0.72
_FILLED = 0.45
# Rows of a table begin in all columns at once.
_AT_ONCE = 0.7
_APART = 1.25
_ABREAST = 0.75


def nature_of(strips: Sequence[Strip], edges: Sequence[float]) -> Nature:
    """Say what strips with gutters between their runs are, by what stands in the columns."""
    columns = _columns(strips, edges)
    if len(columns) == 2 and _heads_lines(columns, edges):
        return "lines"
    if are_cards(columns):
        return "cards"
    if _is_running(columns, strips, edges):
        return "columns"
    return "lines" if _are_labelled(strips) else "table"


def _columns(strips: Sequence[Strip], edges: Sequence[float]) -> list[list[Run]]:
    columns: list[list[Run]] = [[] for _ in edges[1:]]
    for strip in strips:
        for run in strip.runs:
            columns[_column_of(run, edges)].append(run)
    return columns


def _heads_lines(columns: Sequence[Sequence[Run]], edges: Sequence[float]) -> bool:
    """Whether the first column holds labels that end in a colon, or nothing but the numbers of paragraphs."""
    texts = [run.text for run in columns[0]]
    labels = sum(text.endswith(":") for text in texts)
    if labels > _MOSTLY * len(texts):
        return True
    wide = edges[2] - edges[1] > _MOSTLY * (edges[2] - edges[0])
    return wide and sum(bool(_NUMBER.fullmatch(text)) for text in texts) > _MOSTLY * len(texts)


def _are_labelled(strips: Sequence[Strip]) -> bool:
    """Whether what stands side by side is mostly labels with their values, in line after line.

    A table says once, above its columns, what they hold; a line in which each part says it of itself is no row.
    """
    parted = [strip for strip in strips if len(strip.runs) > 1]
    return sum(map(_is_labelled, parted)) > _MOSTLY * len(parted)


def _is_labelled(strip: Strip) -> bool:
    """Whether each run begins with a label, or stands behind one that is nothing but a label."""
    labels = [label_of(run) for run in strip.runs]
    alone = [False, *(run.words[-1].text.endswith(":") for run in strip.runs[:-1])]
    return all(label or behind for label, behind in zip(labels, alone, strict=True))


def _is_running(columns: Sequence[Sequence[Run]], strips: Sequence[Strip], edges: Sequence[float]) -> bool:
    if not 2 <= len(columns) <= _MOST_COLUMNS or len(strips) < _LEAST_STRIPS:
        return False
    widths = [max(run.x1 for run in runs) - min(run.x0 for run in runs) if runs else 0.0 for runs in columns]
    counts = [len(runs) for runs in columns]
    # The last column may end early.
    if min(widths) * _ALIKE < max(widths) or min(counts[:-1]) < _FILLED * max(counts) or counts[-1] < _LEAST_WORDS:
        return False
    for runs, width in zip(columns, widths, strict=True):
        if (
            median(run.x1 - run.x0 for run in runs) < _FULL * width
            or median(len(run.words) for run in runs) < _LEAST_WORDS
        ):
            return False
    return not _begin_at_once(columns)


def _whole(runs: Sequence[Run]) -> list[float]:
    """Give how wide the lines of a column are, wide spaces in them or not."""
    ends: dict[float, tuple[float, float]] = {}
    for run in runs:
        left, right = ends.get(run.base, (run.x0, run.x1))
        ends[run.base] = min(left, run.x0), max(right, run.x1)
    return [right - left for left, right in ends.values()]


def _begin_at_once(columns: Sequence[Sequence[Run]]) -> bool:
    """Whether the texts of all columns mostly begin side by side."""
    starts = [_starts(runs) for runs in columns]
    most = max(len(found) for found in starts)
    if most < 2:
        return False
    first, others = max(starts, key=len), starts
    together = sum(all(any(abs(base - other) < 2 for other in found) for found in others) for base in first)
    return together >= _AT_ONCE * len(first)


def _starts(runs: Sequence[Run]) -> list[float]:
    """Give the baselines on which texts begin: below a wider gap."""
    if not runs:
        return []
    steps = [below.base - above.base for above, below in pairwise(runs)]
    usual = median(steps) if steps else 0.0
    return [runs[0].base, *(run.base for run, step in zip(runs[1:], steps, strict=True) if step > _APART * usual)]


def abreast(strips: Sequence[Strip]) -> list[Strip]:
    """Join strips that stand beside each other though not on one baseline: columns whose lines are not level."""
    out: list[Strip] = []
    for strip in strips:
        last = out[-1] if out else None
        if last and strip.base - last.base < _ABREAST * strip.size and not _overlap(last, strip):
            runs = sorted((*last.runs, *strip.runs), key=lambda run: run.x0)
            out[-1] = Strip(last.base, last.size, tuple(runs))
        else:
            out.append(strip)
    return out


def _overlap(one: Strip, other: Strip) -> bool:
    return any(a.x0 < b.x1 and b.x0 < a.x1 for a in one.runs for b in other.runs)


def in_order(strips: Sequence[Strip]) -> list[SeenLine]:
    """Give the lines outside of tables in the order in which they are read: text in columns by its columns."""
    level = abreast(strips)
    lines: list[SeenLine] = []
    done = 0
    for region in find_regions(level):
        held = level[region.start : region.end]
        nature = nature_of(held, region.edges)
        if nature in ("columns", "cards"):
            lines += [line_of(_words(strip)) for strip in level[done : region.start]]
            by_cards = nature == "cards"
            lines += card_lines(held, region.edges) if by_cards else map(line_of, _by_columns(held, region.edges))
            done = region.end
    return [*lines, *(line_of(_words(strip)) for strip in level[done:])]


def _by_columns(strips: Sequence[Strip], edges: Sequence[float]) -> Iterator[list[Word]]:
    """Give the words of each line, one column after the other."""
    for column in range(len(edges) - 1):
        for strip in strips:
            runs = [run for run in strip.runs if _column_of(run, edges) == column]
            if runs:
                yield [word for run in runs for word in run.words]


def _column_of(run: Run, edges: Sequence[float]) -> int:
    return min(max(bisect_right(edges, (run.x0 + run.x1) / 2) - 1, 0), len(edges) - 2)


def _words(strip: Strip) -> list[Word]:
    return [word for run in strip.runs for word in run.words]
