"""Lines of labels that are said again down a page, each with one line of values below it: a measure's figures.

Between them stand names and texts that go across; taken for one table, these would cut its columns.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence

from goldenthread.reading.formats.pdf.lines import Strip, line_of, look_of
from goldenthread.reading.formats.pdf.page import Box, Word
from goldenthread.reading.formats.pdf.seen import SeenCell, SeenRow, SeenTable

_LEAST = 2
_NEAR = 2.4
_INSET = 4.0


def repeated_labels(strips: Sequence[Strip]) -> dict[int, SeenTable]:
    """Give the small tables by the number of the strip that holds their labels; the next strip holds their values."""
    labels = [_labels(strip) for strip in strips]
    often = Counter(label for label in labels if label)
    likely = [at for at, label in enumerate(labels) if often[label] >= _LEAST]
    if len(likely) < _LEAST or not all(_heads_one_line(strips, at) for at in likely):
        return {}
    # Where more stands in columns, it is a table in which two lines chance to say the same.
    if sum(len(strip.runs) > 1 for strip in strips) > 3 * len(likely):
        return {}
    return {at: _table(strips[at], strips[at + 1]) for at in likely}


def _labels(strip: Strip) -> tuple[str, ...]:
    texts = tuple(run.text for run in strip.runs)
    return texts if len(texts) > 1 and not any(mark.isdigit() for text in texts for mark in text) else ()


def _heads_one_line(strips: Sequence[Strip], at: int) -> bool:
    """Whether one line of as many values stands right below labels, and a text or a name below that and above them."""
    if at + 1 >= len(strips) or len(strips[at + 1].runs) != len(strips[at].runs):
        return False
    near = strips[at + 1].base - strips[at].base <= _NEAR * strips[at].size
    alone = all(len(strip.runs) == 1 for strip in (*strips[max(at - 1, 0) : at], *strips[at + 2 : at + 3]))
    figures = any(mark.isdigit() for run in strips[at + 1].runs for mark in run.text)
    return at > 0 and near and alone and figures and look_of(strips[at - 1].runs[0]) != look_of(strips[at].runs[0])


def _table(heads: Strip, values: Strip) -> SeenTable:
    gaps = [(left.x1 + right.x0) / 2 for left, right in zip(heads.runs, heads.runs[1:], strict=False)]
    middles = [max(gap, right.x0 - _INSET) for gap, right in zip(gaps, heads.runs[1:], strict=True)]
    edges = (min(heads.x0, values.x0), *middles, max(heads.x1, values.x1))
    rows = tuple(_row(strip, edges) for strip in (heads, values))
    return SeenTable(Box(edges[0], rows[0].box.top, edges[-1], rows[1].box.bottom), edges, rows, False, panel=True)


def _row(strip: Strip, edges: Sequence[float]) -> SeenRow:
    held: list[list[Word]] = [[] for _ in edges[1:]]
    for run in strip.runs:
        held[min(max(bisect_right(edges, run.x0 + 1) - 1, 0), len(held) - 1)] += run.words
    box = line_of([word for run in strip.runs for word in run.words]).box
    cells = (
        SeenCell(Box(left, box.top, right, box.bottom), tuple(words))
        for left, right, words in zip(edges, edges[1:], held, strict=False)
    )
    return SeenRow(Box(edges[0], box.top, edges[-1], box.bottom), tuple(cells))
