"""What shows that a row is there: a ref, cells that are filled in each row, lines that stand level in many columns."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from goldenthread.reading.columns.figures import is_figure
from goldenthread.reading.formats.pdf.levels import Level, Line
from goldenthread.reading.refshapes import looks_like_ref

_MOSTLY = 0.6
_MANY_REFS = 0.7
_MORE_THAN_BANDS = 1.2
# Columns of which so many lines stand on the same levels have a line for each row.
_LEVEL = 0.85
_AS_FEW = 1.2
# Lines of one cell are no further apart, in letters' sizes.
_ONE_TEXT = 1.5


@dataclass(frozen=True, slots=True)
class Anchor:
    """What shows that a row is here: its levels from `first` to `last`, by number."""

    first: int
    last: int


def anchors_of(levels: Sequence[Level], bands: Sequence[range], before: frozenset[int]) -> list[Anchor]:
    """Find what shows where rows are. `before` are the columns that each row filled on the page before."""
    filled = frozenset(column for level in levels for column in level.filled)
    known = 2 * len(filled & before) > len(before)
    columns = before if known else _anchor_columns(levels, bands)
    anchors = _by_refs(levels, bands, least=1 if known else 2) or _by_bands(levels, bands, columns)
    return _with_lone_headings(levels, bands, anchors)


def _anchor_columns(levels: Sequence[Level], bands: Sequence[range]) -> frozenset[int]:
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
    for column in (0, 1):
        lines = [(at, line) for at, level in enumerate(levels) for line in level.lines if line.column == column]
        parts = _whole_refs(lines)
        refs = [
            Anchor(part[0][0], part[-1][0])
            for part in parts
            if looks_like_ref(part[0][1].text) and not (column and is_figure(part[0][1].text))
        ]
        if len(refs) >= least and len(refs) >= _MANY_REFS * len(parts):
            return [*_above(levels, bands, refs[0].first, column), *refs]
    return []


def _whole_refs(lines: Sequence[tuple[int, Line]]) -> list[list[tuple[int, Line]]]:
    """Part the lines of a column of refs: figures right below a ref that begins with letters are its rest."""
    parts: list[list[tuple[int, Line]]] = []
    for at, line in lines:
        above = parts[-1][-1][1] if parts else None
        if (
            above
            and line.base - above.base < _ONE_TEXT * line.size
            and line.text.isdecimal()
            and above.text[0].isalpha()
        ):
            parts[-1].append((at, line))
        else:
            parts.append([(at, line)])
    return parts


def _above(levels: Sequence[Level], bands: Sequence[range], first: int, column: int) -> list[Anchor]:
    """Give what stands above the first ref and has a name for their column, or fills as many columns."""
    widest = max(len(level.filled) for level in levels)
    apart = [band for band in bands if band[-1] < first and 2 * _width(levels, band) >= widest]
    if apart:
        return [Anchor(band[0], band[-1]) for band in apart]
    named = [at for at in range(first) if column in levels[at].filled]
    return [Anchor(named[0], named[-1])] if named else []


def _width(levels: Sequence[Level], band: range) -> int:
    return len({column for at in band for column in levels[at].filled})


def _with_lone_headings(levels: Sequence[Level], bands: Sequence[range], anchors: Sequence[Anchor]) -> list[Anchor]:
    """Add what stands alone in the first column, apart from what is above and below: a short heading."""
    held = {at for anchor in anchors for at in range(anchor.first, anchor.last + 1)}
    lone = [
        Anchor(band[0], band[-1])
        for band in bands
        if band[0] not in held and all(levels[at].filled == {0} for at in band)
    ]
    return sorted([*anchors, *lone], key=lambda anchor: anchor.first) if anchors else []


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
    """Take lines that stand level in several columns for rows: where no gap parts the rows."""
    well = well_filled(levels)
    held = {column: frozenset(at for at, level in enumerate(levels) if column in level.filled) for column in well}
    alike = _alike(held)
    if alike:
        often = Counter(at for column in alike for at in held[column])
        return [Anchor(at, at) for at in sorted(often) if 2 * often[at] >= len(alike) and not _goes_on(levels[at])]
    best, found = 0.0, list[int]()
    for lines in held.values():
        shares = {at: len(levels[at].filled & well) / len(well) for at in sorted(lines)}
        score = sum(shares.values()) / len(shares)
        if score > best:
            best, found = score, [at for at, share in shares.items() if share >= _MOSTLY]
    return [Anchor(at, at) for at in found if not _goes_on(levels[at])]


def _goes_on(level: Level) -> bool:
    """Whether most cells begin with a small letter here: they go on from the line above."""
    return 2 * sum(line.text[0].islower() for line in level.lines) > len(level.lines)


def _alike(held: Mapping[int, frozenset[int]]) -> set[int]:
    """Give the columns of which the lines stand on the same levels: the most of them, if there are two at least.

    A column with more lines than others has cells of several.
    """
    fewest = min(len(lines) for lines in held.values())
    short = [column for column, lines in held.items() if len(lines) <= _AS_FEW * fewest]
    near: dict[int, set[int]] = {column: {column} for column in short}
    for one, other in combinations(short, 2):
        if len(held[one] & held[other]) >= _LEVEL * len(held[one] | held[other]):
            near[one].add(other)
            near[other].add(one)
    best = max(near.values(), key=len, default=set())
    return best if len(best) > 1 else set()


def well_filled(levels: Sequence[Level]) -> frozenset[int]:
    """Give the columns that have not far fewer lines than others do."""
    counts = sorted(Counter(column for level in levels for column in level.filled).items(), key=lambda pair: pair[1])
    usual = counts[len(counts) // 2][1]
    return frozenset(column for column, count in counts if 3 * count >= usual)
