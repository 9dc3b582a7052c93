"""Headings in a table without rules: lines that stand across its columns, and the headings of columns in bold."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from goldenthread.reading.formats.pdf.gutters import crosses
from goldenthread.reading.formats.pdf.lines import Run, Strip, look_of, stands_out

Part = Literal["across", "bold", "rows"]

# Of a table in which most lines are bold, bold says nothing.
_MOST_BOLD = 0.7
# Lines of one heading are no further apart, in letters' sizes.
_ONE_HEADING = 1.5
# Lines of one text, that begin at the same place within the table, may be a little further apart.
_ONE_TEXT = 1.6
# Lines that are no further apart stand abreast: cells that are centred in height.
_ABREAST = 0.75
_CENTRED = 6.0
# Lines of one cell begin at the same place, in points.
_ALIGNED = 1.5


def parted(strips: Sequence[Strip], edges: Sequence[float], head: bool = True) -> Iterator[tuple[Part, Strip]]:
    """Say of each strip of a table whether it is across the columns, in bold like column headings, or of the rows.

    `head` tells that headings of columns may come first.
    """
    if not strips:
        return
    bold_rows = sum(_all_bold(strip) for strip in strips) > _MOST_BOLD * len(strips)
    usual = _Usual(strips, edges)
    text = False
    for at, strip in enumerate(strips):
        text = _is_text_across(strips, at, edges, text)
        beside = _is_abreast(strips, at) or (not head and _goes_on(strips, at))
        alone = len(strip.runs) == 1
        if text or (alone and (_is_across(strip.runs[0], edges) or (usual.differs(strip) and not beside))):
            yield "across", strip
        elif head and not bold_rows and _all_bold(strip):
            yield "bold", strip
        else:
            head = False
            yield "rows", strip


class _Usual:
    """How the words of a table look, in its first column and in all."""

    def __init__(self, strips: Sequence[Strip], edges: Sequence[float]) -> None:
        self._edges = edges
        looks = [(run.x1 <= edges[1] + 1, look_of(run)) for strip in strips for run in strip.runs]
        self._all = Counter(look for _, look in looks).most_common(1)[0][0]
        first = Counter(look for is_first, look in looks if is_first)
        self._first = first.most_common(1)[0][0] if first else self._all

    def differs(self, strip: Strip) -> bool:
        """Whether a line alone looks like a heading: at the left edge or centred, and unlike what else stands there."""
        run = strip.runs[0]
        if run.x0 < self._edges[1] - 1:
            return stands_out(look_of(run), self._first)
        centred = abs((run.x0 + run.x1) - (self._edges[0] + self._edges[-1])) < 2 * _CENTRED
        return centred and stands_out(look_of(run), self._all)


def _is_across(run: Run, edges: Sequence[float]) -> bool:
    """Whether a run stands across columns, and isn't a text that is a little too long for its own."""
    crossed = sum(crosses(run, edge) for edge in edges[1:-1])
    return crossed > 1 or (crossed == 1 and run.x0 < edges[1])


def _is_abreast(strips: Sequence[Strip], at: int) -> bool:
    near = strips[max(at - 1, 0) : at + 2]
    return any(other is not strips[at] and abs(other.base - strips[at].base) < _ABREAST * other.size for other in near)


def _is_text_across(strips: Sequence[Strip], at: int, edges: Sequence[float], above: bool) -> bool:
    """Whether a line belongs to a text that stands across columns, below a row's first cell; `above` if the last did.

    The last line of such a text may be so short that it would fit a column.
    """
    strip = strips[at]
    run = strip.runs[0]
    if len(strip.runs) > 1 or run.x0 < edges[1] - 1:
        return False
    return _is_across(run, edges) or (above and _follows(strip, strips[at - 1]))


def _follows(strip: Strip, above: Strip) -> bool:
    """Whether a line is the next of one text: it begins where the line above does, looks alike and is near."""
    run, other = strip.runs[0], above.runs[0]
    near = strip.base - above.base <= _ONE_TEXT * strip.size
    return near and abs(run.x0 - other.x0) < _ALIGNED and look_of(run) == look_of(other)


def _goes_on(strips: Sequence[Strip], at: int) -> bool:
    """Whether a line alone goes on with a cell of the line above, which stands beside others: it looks the same."""
    strip, above = strips[at], strips[at - 1]
    if not at or len(above.runs) == 1 or strip.base - above.base > _ONE_HEADING * strip.size:
        return False
    run = strip.runs[0]
    return any(abs(run.x0 - other.x0) < _ALIGNED and look_of(run) == look_of(other) for other in above.runs)


def _all_bold(strip: Strip) -> bool:
    return all(run.bold for run in strip.runs)


def headings(strips: Sequence[Strip], edges: Sequence[float]) -> Iterator[list[Strip]]:
    """Part headings that follow each other: a line of another look, or apart, begins the next."""
    held: list[Strip] = []
    for strip in strips:
        apart = bool(held) and strip.base - held[-1].base > _ONE_HEADING * strip.size
        if apart and strip.x0 >= edges[1] - 1:
            apart = not _follows(strip, held[-1])
        if held and (apart or look_of(strip.runs[0]) != look_of(held[-1].runs[0])):
            yield held
            held = []
        held.append(strip)
    if held:
        yield held
