"""Rows of a table without rules: where a measure begins, told by gaps, by what is filled again, by refs."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from goldenthread.reading.formats.pdf.page import Word
from goldenthread.reading.refshapes import looks_like_ref

Alignment = Literal["top", "middle", "bottom"]

# Lines that are so much further apart than those of one text are parted on purpose.
_LOOSE = 1.14
_CLOSER = 0.93
_SAME_SIZE = 0.3
# Distances of lines, in letters' sizes.
_LEAST_PITCH = 0.8
_WIDEST_PITCH = 1.95
_USUAL_PITCH = 1.25
_LEAST_SHARE = 0.4
_FEW = 6
_ALL = -1
_MOSTLY = 0.6
_MANY_REFS = 0.7
_MORE_THAN_BANDS = 1.2
_COINCIDE = 0.86
# How bad a boundary is between lines that stand as close as those of one text, in pitches by which a row is uneven.
_TIGHT = 1.5
_WORST = 3.0
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Line:
    """One line of one cell: its column, its baseline from above, its letters' size and its words."""

    column: int
    base: float
    size: float
    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class Level:
    """The lines of all columns on one baseline.

    `gap` is how far apart a text above its upper edge and one below stand, in the usual distances of lines in one text:
    the least of all columns, and between any two. `cut` tells that they stand closer than lines of one text do.
    """

    base: float
    lines: tuple[Line, ...]
    gap: float = 0.0
    cut: bool = False

    @property
    def filled(self) -> frozenset[int]:
        """The columns that have a line here."""
        return frozenset(line.column for line in self.lines)

    @property
    def parted(self) -> bool:
        """Whether what stands above is told from this by how far apart they are."""
        return self.gap > _LOOSE or self.cut


@dataclass(frozen=True, slots=True)
class Anchor:
    """What shows that a row is here: its levels from `first` to `last`, by number."""

    first: int
    last: int


def levels_of(groups: Iterable[Sequence[Line]]) -> tuple[list[Level], float]:
    """Make levels of the lines on each baseline, downwards, and give the usual distance of two lines, in points."""
    levels = [Level(min(line.base for line in lines), tuple(lines)) for lines in groups]
    pitches = _pitches(levels)
    sizes = sorted(line.size for level in levels for line in level.lines)
    pitch = pitches[_ALL] * (sizes[len(sizes) // 2] if sizes else 1.0)
    last: dict[int, Line] = {}
    above: list[dict[int, Line]] = []
    for level in levels:
        above.append(dict(last))
        last.update((line.column, line) for line in level.lines)
    following: dict[int, Line] = {}
    for at in range(len(levels) - 1, -1, -1):
        level = levels[at]
        following.update((line.column, line) for line in level.lines)
        gaps = [
            (below.base - up.base) / (pitches.get(column, pitches[_ALL]) * below.size)
            for column, below in following.items()
            if (up := above[at].get(column)) and abs(up.size - below.size) < _SAME_SIZE
        ]
        cut = min(gaps, default=1.0) < _CLOSER
        if at:
            gaps.append((level.base - levels[at - 1].base) / pitch)
        levels[at] = Level(level.base, level.lines, min(gaps, default=0.0), cut)
    return levels, pitch


def _pitches(levels: Sequence[Level]) -> dict[int, float]:
    """Give how far apart the lines of one text stand, in letters' sizes, for each column with many and for all.

    It is the smallest distance that comes often.
    """
    last: dict[int, float] = {}
    counts: dict[int, Counter[float]] = {_ALL: Counter()}
    for level in levels:
        for line in level.lines:
            apart = (line.base - last.get(line.column, -1e6)) / (line.size or 1)
            if _LEAST_PITCH < apart <= _WIDEST_PITCH:
                counts[_ALL][round(apart, 2)] += 1
                counts.setdefault(line.column, Counter())[round(apart, 2)] += 1
            last[line.column] = line.base
    found = {column: _commonest(count) for column, count in counts.items() if count.total() >= _FEW}
    usual = found.get(_ALL) or _commonest(counts[_ALL]) or _USUAL_PITCH
    return {column: pitch or usual for column, pitch in found.items()} | {_ALL: usual}


def _commonest(counts: Counter[float]) -> float:
    """Give the smallest of the distances that come often; 0 where none does."""
    near = {apart: sum(counts[round(apart + step / 100, 2)] for step in (-1, 0, 1)) for apart in counts}
    most = max(near.values(), default=0)
    return min((apart for apart, count in near.items() if count >= max(2, _LEAST_SHARE * most)), default=0.0)


def starts_of_rows(levels: Sequence[Level], pitch: float, anchors_before: frozenset[int], goes_on: bool) -> list[int]:
    """Give the numbers of the levels at which rows begin; the first is 0.

    `anchors_before` are the columns that each row filled on the page before. `goes_on` tells that the first lines may
    belong to a row of the page before.
    """
    if not levels:
        return []
    bands = _bands(levels)
    filled = frozenset(column for level in levels for column in level.filled)
    if len(filled) == 1 or (goes_on and 2 * len(filled & anchors_before) < len(anchors_before)):
        return [0]
    known = 2 * len(filled & anchors_before) > len(anchors_before)
    columns = anchors_before if known else anchor_columns(levels, bands)
    anchors = _by_refs(levels, bands, least=1 if known else 2) or _by_bands(levels, bands, columns)
    anchors = _with_lone_headings(levels, bands, anchors)
    if not anchors:
        return [0]
    alignment = _alignment(levels, anchors, bands, pitch)
    if alignment == "middle":
        return _evened(levels, anchors, pitch, goes_on)
    if alignment == "bottom":
        tail = next((band[0] for band in bands[1:] if band[0] <= anchors[0].first), 0) if goes_on else 0
        return sorted({0, tail, *(anchor.last + 1 for anchor in anchors[:-1])})
    return sorted({0, *(_begins(levels, anchor, pitch) for anchor in anchors)})


def _bands(levels: Sequence[Level]) -> list[range]:
    """Part levels at loose gaps."""
    starts = [0, *(at for at in range(1, len(levels)) if levels[at].parted)]
    return [range(start, end) for start, end in zip(starts, [*starts[1:], len(levels)], strict=True)]


def anchor_columns(levels: Sequence[Level], bands: Sequence[range]) -> frozenset[int]:
    """Find the columns that each row fills once: not those of long texts with paragraphs, nor those mostly blank."""
    counts = Counter(column for band in bands for column in {c for at in band for c in levels[at].filled})
    return _usual(counts)


def _usual(counts: Counter[int]) -> frozenset[int]:
    most = max(counts.values(), default=0)
    often = sorted(count for count in counts.values() if count >= 0.3 * most)
    if not often:
        return frozenset()
    rows = often[(len(often) - 1) // 2]
    return frozenset(column for column, count in counts.items() if _MOSTLY * rows <= count <= 1.25 * rows)


def _by_refs(levels: Sequence[Level], bands: Sequence[range], least: int) -> list[Anchor]:
    """Take each ref in the first or second column for a row, where that column holds hardly anything else.

    What stands above the first of them and fills as many columns is the headings.
    """
    widest = max(len(level.filled) for level in levels)
    for column in (0, 1):
        lines = [(at, line) for at, level in enumerate(levels) for line in level.lines if line.column == column]
        refs = [at for at, line in lines if looks_like_ref(line.text)]
        if len(refs) >= least and len(refs) >= _MANY_REFS * len(lines):
            above = [band for band in bands if band[-1] < refs[0] and 2 * _width(levels, band) >= widest]
            return [*(Anchor(band[0], band[-1]) for band in above), *(Anchor(at, at) for at in refs)]
    return []


def _with_lone_headings(levels: Sequence[Level], bands: Sequence[range], anchors: Sequence[Anchor]) -> list[Anchor]:
    """Add what stands alone in the first column, apart from what is above and below: a short heading."""
    held = {at for anchor in anchors for at in range(anchor.first, anchor.last + 1)}
    lone = [
        Anchor(band[0], band[-1])
        for band in bands
        if band[0] not in held and all(levels[at].filled == {0} for at in band)
    ]
    return sorted([*anchors, *lone], key=lambda anchor: anchor.first) if anchors else []


def _width(levels: Sequence[Level], band: range) -> int:
    return len({column for at in band for column in levels[at].filled})


def _by_bands(levels: Sequence[Level], bands: Sequence[range], columns: frozenset[int]) -> list[Anchor]:
    anchors = []
    for band in bands:
        held = [at for at in band if levels[at].filled & columns]
        filled = frozenset(column for at in held for column in levels[at].filled & columns)
        if held and 2 * len(filled) >= len(columns):
            anchors.append(Anchor(held[0], held[-1]))
    level = _by_one_column(levels)
    return level if len(level) > _MORE_THAN_BANDS * len(anchors) else anchors


def _by_one_column(levels: Sequence[Level]) -> list[Anchor]:
    """Take the lines of the column beside which most others are filled for rows: where no gap parts the rows."""
    well = _well_filled(levels)
    best, found = 0.0, list[int]()
    for column in well:
        held = [at for at, level in enumerate(levels) if column in level.filled]
        shares = [len(levels[at].filled & well) / len(well) for at in held]
        score = sum(shares) / len(shares)
        if score > best:
            best, found = score, [at for at, share in zip(held, shares, strict=True) if share >= _MOSTLY]
    return [Anchor(at, at) for at in found]


def _well_filled(levels: Sequence[Level]) -> frozenset[int]:
    """Give the columns that have not far fewer lines than others do."""
    counts = sorted(Counter(column for level in levels for column in level.filled).items(), key=lambda pair: pair[1])
    usual = counts[len(counts) // 2][1]
    return frozenset(column for column, count in counts if 3 * count >= usual)


def _alignment(levels: Sequence[Level], anchors: Sequence[Anchor], bands: Sequence[range], pitch: float) -> Alignment:
    """Tell where short cells stand beside long ones: at the top, in the middle or at the bottom."""
    of_level = {at: number for number, band in enumerate(bands) for at in band}
    often = Counter(of_level[anchor.first] for anchor in anchors)
    alone = [anchor for anchor in anchors if often[of_level[anchor.first]] == 1]
    if 2 * len(alone) < len(anchors):
        return _tight_alignment(levels, anchors)
    votes: Counter[Alignment] = Counter()
    for anchor in alone:
        votes.update(_votes(levels, anchor, bands[of_level[anchor.first]], 0.3 * pitch))
    order: tuple[Alignment, ...] = ("top", "middle", "bottom")
    return max(order, key=lambda name: votes[name])


def _votes(levels: Sequence[Level], anchor: Anchor, band: range, near: float) -> Iterator[Alignment]:
    if anchor.last not in band or len(band) < 2:
        return
    top, bottom = levels[band[0]].base, levels[band[-1]].base
    first, last = _core(levels, anchor, band)
    if first - top < near:
        yield "top"
    if bottom - last < near:
        yield "bottom"
    if abs((first + last) - (top + bottom)) / 2 < near:
        yield "middle"


def _tight_alignment(levels: Sequence[Level], anchors: Sequence[Anchor]) -> Alignment:
    """Where no gaps part the rows: at the top or bottom of a row all its cells have a line, in the middle only some."""
    well = _well_filled(levels)
    shares = [len(levels[anchor.first].filled & well) / len(well) for anchor in anchors]
    if sum(shares) < _COINCIDE * len(shares):
        return "middle"
    return "bottom" if anchors[-1].last == len(levels) - 1 and anchors[0].first > 0 else "top"


def _core(levels: Sequence[Level], anchor: Anchor, band: range) -> tuple[float, float]:
    """Give the first and last baseline of the shortest cell of an anchor."""
    spans: dict[int, tuple[float, float]] = {}
    for at in band:
        for line in levels[at].lines:
            first, _ = spans.get(line.column, (line.base, line.base))
            spans[line.column] = (first, line.base)
    return min(spans.values(), key=lambda span: span[1] - span[0])


def _begins(levels: Sequence[Level], anchor: Anchor, pitch: float) -> int:
    """Give the level at which an anchor's row begins: one right above it that is no further than larger letters are."""
    at = anchor.first
    while at > 0 and levels[anchor.first].base - levels[at - 1].base < 0.5 * pitch and not levels[at].parted:
        at -= 1
    return at


def _evened(levels: Sequence[Level], anchors: Sequence[Anchor], pitch: float, goes_on: bool) -> list[int]:
    """Part rows whose short cells stand in their middle so that all are as even as can be, at loose gaps if possible.

    The best choice of boundaries is found from the first anchor to the last, for each place where its row may end.
    """
    first = range(anchors[0].first + 1) if goes_on else range(1)
    best: dict[int, tuple[float, tuple[int, ...]]] = {at: (_price(levels, at) if at else 0.0, (at,)) for at in first}
    for number, anchor in enumerate(anchors):
        last = number + 1 == len(anchors)
        ends = [len(levels)] if last else range(anchor.last + 1, anchors[number + 1].first + 1)
        best = {
            end: min(
                (cost + _uneven(levels, start, end, anchor, pitch) + _price(levels, end), (*starts, end))
                for start, (cost, starts) in best.items()
            )
            for end in ends
        }
    _, starts = min(best.values())
    return sorted({0, *starts[:-1]})


def _price(levels: Sequence[Level], at: int) -> float:
    if at >= len(levels) or levels[at].cut:
        return -_SURE if at < len(levels) else 0.0
    gap = levels[at].gap
    return _TIGHT if gap <= _LOOSE else -_SURE * min(gap - 1, 1.0)


def _uneven(levels: Sequence[Level], start: int, end: int, anchor: Anchor, pitch: float) -> float:
    middle = (levels[anchor.first].base + levels[anchor.last].base) / 2
    off = abs((levels[start].base + levels[end - 1].base) / 2 - middle) / pitch
    return min(off, _WORST)
