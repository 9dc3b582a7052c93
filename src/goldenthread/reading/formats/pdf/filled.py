"""Columns of a table whose rows are known: what most rows fill, with room at its left that no text crosses."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from goldenthread.reading.formats.pdf.gutters import Interval, columns_of, fits
from goldenthread.reading.formats.pdf.lines import Run, Strip, strips_of
from goldenthread.reading.formats.pdf.page import Word

# A gutter is at least so wide, in letters' sizes; so large a part of the rows fills the column at its right.
_LEAST_WIDTH = 0.3
_FILLED = 0.5
# A text alone on its line is a heading across columns if it is so much wider than what is usual there.
_NEAR = 10.0


def filled_columns(
    rows: Sequence[Sequence[Word]],
    drawn: Sequence[float],
    before: Sequence[float] = (),
    headings: Sequence[Word] = (),
) -> tuple[float, ...]:
    """Give the edges of the columns of rows of words, below their headings where these are known.

    `drawn` are the edges that are drawn, from the table's left to its right; they stand. `before` are those of the
    table on the page before: they are taken where the words fit them and show no more columns.
    """
    strips = [strips_of(words) for words in (headings, *rows) if words]
    flat = [strip for row in strips for strip in row]
    told = _gutters(strips, strips[0] if headings else ())
    if len(told) < 2:
        return tuple(drawn)
    middles = [(start + end) / 2 for start, end in told]
    usual = columns_of([*headings, *(word for words in rows for word in words)], drawn[0], drawn[-1])
    edges = (drawn[0], *middles, drawn[-1])
    edges = usual if len(usual) > len(edges) else edges
    if len(before) >= len(edges) and fits(flat, before):
        edges = tuple(before)
    return _with_drawn(edges, drawn, flat)


def _gutters(rows: Sequence[Sequence[Strip]], headings: Sequence[Strip]) -> list[Interval]:
    """Give the gaps that no text crosses, if most rows or a heading of its own fill what stands at their right."""
    own = [[strip for strip in row if not _is_alone(strip, row, rows)] for row in rows]
    runs = [run for row in own for strip in row for run in strip.runs]
    if not runs:
        return []
    gaps = _free(runs)
    filled = [row for row in own if row]
    while gaps:
        ends = [start for start, _ in gaps[1:]] + [max(run.x1 for run in runs)]
        shares = [
            1.0 if headings and _share([headings], gap[1], end) else _share(filled, gap[1], end)
            for gap, end in zip(gaps, ends, strict=True)
        ]
        least = min(range(len(gaps)), key=lambda at: shares[at])
        if shares[least] >= _FILLED:
            break
        del gaps[least]
    return gaps


def _is_alone(strip: Strip, row: Sequence[Strip], rows: Sequence[Sequence[Strip]]) -> bool:
    """Whether a line is all that stands in its row, as a heading across columns is."""
    return len(strip.runs) == 1 and len(row) == 1 and len(rows) > 1


def _free(runs: Iterable[Run]) -> list[Interval]:
    found: list[Interval] = []
    end: float | None = None
    for run in sorted(runs, key=lambda run: run.x0):
        if end is not None and run.x0 - end >= _LEAST_WIDTH * run.size:
            found.append((end, run.x0))
        end = run.x1 if end is None else max(end, run.x1)
    return found


def _share(rows: Sequence[Sequence[Strip]], start: float, end: float) -> float:
    """Say which part of the rows has text between two places."""
    having = sum(any(start - 0.5 <= run.x0 <= end for strip in row for run in strip.runs) for row in rows)
    return having / len(rows)


def _with_drawn(edges: Sequence[float], drawn: Sequence[float], strips: Sequence[Strip]) -> tuple[float, ...]:
    """Put drawn edges among those that words tell; of two in one gutter, the drawn one stands."""
    runs = [run for strip in strips if len(strip.runs) > 1 for run in strip.runs]
    inner = [edge for edge in edges[1:-1] if drawn[0] + _NEAR < edge < drawn[-1] - _NEAR]
    told = [edge for edge in inner if not any(_one_gutter(edge, other, runs) for other in drawn[1:-1])]
    found = sorted((*drawn, *told))
    return tuple(edge for edge, following in pairwise((*found, float("inf"))) if following - edge > 1)


def _one_gutter(one: float, other: float, runs: Sequence[Run]) -> bool:
    left, right = sorted((one, other))
    return right - left < _NEAR / 2 or not any(run.x0 < right - 1 and run.x1 > left + 1 for run in runs)
