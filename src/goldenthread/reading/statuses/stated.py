"""The totals that a document states: in a list, in a line across, or a row of totals under a table by theme."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise, takewhile
from operator import gt, lt

from goldenthread.plan import CountsAs, Missing, Rating, Scheme, Totals, counts_as, percent
from goldenthread.reading.columns.headings import own_texts
from goldenthread.reading.grid import GridRow, runs_of_tables
from goldenthread.reading.statuses.schemes import Lookup
from goldenthread.reading.statuses.words import meaning_of

_COUNT = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,5})(?:\s*\(\s*\d+(?:\.\d+)?\s*%\s*\))?")
_PERCENT = re.compile(r"(\d{1,3}(?:\.\d+)?)\s*%?")
_NUMBER_OF = re.compile(
    r"^(?:total |count )?(?:number|no\.?|total|count)\s+(?:of\s+(?:measures?|indicators?|actions?)\s+)?", re.I
)
_TOTAL = re.compile(
    r"\b(?:grand |overall )?totals?\b|\boverall\b|\ball (?:measures|indicators|themes|priorities)\b", re.I
)
_HEADLINE_PARTS = re.compile(r"\s*(?:\bor\b|\band\b|/|&|\+|,)\s*", re.I)
_HEADLINE_PART = re.compile(
    r"(?:(?:number|measures?|indicators?|actions?|targets?|of|which|that|are|were|is|those|"
    r"kpis?)\s+)*(?:not |fully |partly |nearly )*"
    r"(?:achieved|on track|on target|met|exceeded|completed?|delivered|slipp(?:ed|ing)|delayed|behind|"
    r"missed|off track|off target|failed|"
    r"green|amber|red|blue|at risk|within tolerance|above target|below target)(?:\s+(?:targets?|measures|"
    r"indicators|schedule))*",
    re.I,
)
_PERCENTAGE = re.compile(
    r"^\s*(?:%|percent(?:age)?|proportion)(?:\s+of\s+\w+)*\s*|\s*\(?(?:%|percent(?:age)?)\)?\s*$", re.I
)
_LONGEST = 90


@dataclass(slots=True)
class Stated:
    """What was found, and in which rows."""

    on_track: int | None = None
    off_track: int | None = None
    on_track_percent: float | None = None
    off_track_percent: float | None = None
    by_code: dict[str, int] = field(default_factory=dict)
    rows: set[int] = field(default_factory=set)

    def keep_codes(self, counts: dict[str, int]) -> None:
        """Keep the counts of codes; of several lists of them the largest is of the whole, the others are of parts."""
        if not self.by_code.keys() & counts.keys():
            self.by_code.update(counts)
        elif sum(counts.values()) > sum(self.by_code.values()):
            self.by_code = counts


def find_stated(rows: Sequence[GridRow], is_status: Callable[[str], bool], measures: Collection[int] = ()) -> Stated:
    """Find the stated totals. `is_status` tells whether a text is one of the document's own statuses.

    `measures` are rows (by number) that are known to state none.
    """
    is_label = _label_test(rows, is_status)
    stated = Stated()
    for run in runs_of_tables(rows):
        block = [index for index in run if index not in measures]
        for index in block:
            _headlines(rows[index], index, stated)
        if not _down(rows, block, is_label, stated):
            _across(rows, block, is_label, stated)
    return stated


def _label_test(rows: Sequence[GridRow], is_status: Callable[[str], bool]) -> Callable[[str], bool]:
    """Make the test for a status in a list of totals: stricter, since measures' names hold the same words."""
    printed = Counter(
        cell.text.strip().casefold() for row in rows if len(row.cells) > 2 for cell in row.cells if len(cell.text) <= 40
    )

    def is_label(text: str) -> bool:
        if not text or len(text) > 40 or not is_status(text):
            return False
        if len(text.split()) <= 1 or _HEADLINE_PART.fullmatch(text):
            return not text.isdecimal() or printed[text] > 1
        return printed[text.casefold()] >= 2 or len(text.split()) <= 3

    return is_label


def as_totals(stated: Stated, scheme: Scheme) -> Totals | None:
    """Turn what was found into totals, in the scheme's codes; None where nothing was stated.

    Where only the count of each code is stated, the two headline figures are worked out from them.
    """
    lookup = Lookup(scheme)
    by_code = {_code_of(lookup, label): count for label, count in stated.by_code.items()}
    on_track, off_track = stated.on_track, stated.off_track
    if on_track is None and off_track is None and by_code:
        on_track = _sum(scheme, by_code, CountsAs.ON_TRACK)
        off_track = _sum(scheme, by_code, CountsAs.OFF_TRACK)
    if on_track is None and off_track is None and stated.on_track_percent is None and stated.off_track_percent is None:
        return None
    return Totals(
        on_track=on_track,
        off_track=off_track,
        on_track_percent=_stated_or_worked_out(stated.on_track_percent, on_track, off_track),
        off_track_percent=_stated_or_worked_out(stated.off_track_percent, off_track, on_track),
        by_code=by_code,
    )


def _stated_or_worked_out(stated: float | None, part: int | None, rest: int | None) -> float | None:
    if stated is not None or part is None or rest is None:
        return stated
    return percent(part, part + rest)


def _code_of(lookup: Lookup, label: str) -> str:
    found = lookup.entry(label, None)
    return found.code if found else label


def _sum(scheme: Scheme, by_code: dict[str, int], side: CountsAs) -> int:
    total = 0
    for label, count in by_code.items():
        found = scheme.by_code(label)
        counts = found.counts_as if found else _side(label)
        total += count if counts is side else 0
    return total


def _side(label: str) -> CountsAs:
    meaning = meaning_of(label, False)
    return counts_as(meaning if isinstance(meaning, Rating) else None)


def _down(rows: Sequence[GridRow], block: Sequence[int], is_status: Callable[[str], bool], stated: Stated) -> bool:
    """Statuses one below the other, each with its count: "On track | 8 | 53%"."""
    left = [i for i in block if i not in stated.rows]
    found = {i: pair for i in left if (pair := _label_and_count(own_texts(rows[i]), is_status))}
    labels = {label for label, _ in found.values()}
    if len(labels) < 2 or len(labels) < len(found):
        return False
    run = range(min(found), max(found) + 1)
    within = [i for i in block if i in run]
    if len(found) < 0.6 * sum(not rows[i].is_blank for i in within):
        return False
    stated.keep_codes(dict(found.values()))
    stated.rows.update(within, (i for i in block if _surrounds(rows, i, run)))
    return True


def _surrounds(rows: Sequence[GridRow], index: int, run: range) -> bool:
    """The heading above a list of totals, and the sum below it."""
    texts = own_texts(rows[index])
    return index == run.start - 1 or (index == run.stop and bool(texts) and bool(_TOTAL.search(texts[0])))


def _label_and_count(texts: Sequence[str], is_status: Callable[[str], bool]) -> tuple[str, int] | None:
    if not 2 <= len(texts) <= 6 or len(texts[0]) > _LONGEST:
        return None
    if any(is_status(text) and not _COUNT.fullmatch(text) and text not in texts[:2] for text in texts[2:]):
        return None  # a group or band, with a status of its own
    named = (_NUMBER_OF.sub("", text) for text in texts[:2])
    labels = (text for text in named if is_status(text) and not _COUNT.fullmatch(text))
    label = next((text for text in labels if _headline(text)[0] is None), None)
    count = next((_number(text) for text in texts[1:] if _COUNT.fullmatch(text)), None)
    return (label, count) if label is not None and count is not None else None


def _across(rows: Sequence[GridRow], block: Sequence[int], is_status: Callable[[str], bool], stated: Stated) -> bool:
    """Statuses side by side, with counts below them: one row of counts, or a row of totals."""
    for at, index in enumerate(block):
        texts = {c: cell.text.strip() for c, cell in enumerate(rows[index].cells) if cell.span != "across"}
        columns = {c: text for c, text in texts.items() if is_status(text)}
        if (
            not _in_order(columns.values())
            or len(set(columns.values())) < 2
            or len(columns) < 0.5 * (sum(map(bool, texts.values())) - 1)
        ):
            continue
        counted = list(takewhile(partial(_counts_in, rows, columns), block[at + 1 :]))
        if not counted:
            continue
        total = [i for i in counted if _TOTAL.search(rows[i].cells[0].text)]
        if total or len(counted) == 1:
            row = rows[(total or counted)[-1]]
            stated.keep_codes({label: _number(row.cells[c].text) for c, label in columns.items() if c < len(row.cells)})
        stated.rows.update((index, *counted))
        return True
    return False


def _in_order(labels: Iterable[str]) -> bool:
    """Whether labels that are numbers go up or down, as codes do at the head of their counts: counts do not."""
    numbers = [int(label) for label in labels if label.isdecimal()]
    return all(map(lt, numbers, numbers[1:])) or all(map(gt, numbers, numbers[1:]))


def _counts_in(rows: Sequence[GridRow], columns: dict[int, str], index: int) -> bool:
    row = rows[index]
    texts = [row.cells[c].text.strip() if c < len(row.cells) else "" for c in columns]
    return any(texts) and all(not text or text in "-–" or _COUNT.fullmatch(text) for text in texts)


def _number(text: str) -> int:
    found = _COUNT.match(text.strip())
    return int(found[1].replace(",", "")) if found else 0


def _headlines(row: GridRow, index: int, stated: Stated) -> None:
    """Pairs such as "Achieved or on track | 97" anywhere in a short row."""
    texts = own_texts(row)
    if len(texts) > 6:
        return
    for label, value in pairwise(texts):
        side, is_percent = _headline(label)
        if side is None:
            continue
        number = _PERCENT.fullmatch(value) if is_percent or "%" in value else _COUNT.fullmatch(value)
        if number:
            _keep(stated, side, float(number[1].replace(",", "")), is_percent or "%" in value)
            stated.rows.add(index)


def _headline(label: str) -> tuple[CountsAs | None, bool]:
    """Tell which headline figure a label names, and whether it is its percentage."""
    if len(label) > 2 * _LONGEST:
        return None, False
    words = _PERCENTAGE.sub("", label)
    if len(words) > _LONGEST:
        return None, False
    parts = [part for part in _HEADLINE_PARTS.split(words.strip(" :")) if part]
    if not all(_HEADLINE_PART.fullmatch(part) for part in parts):
        return None, False
    meanings = [meaning_of(part, False) for part in parts]
    sides = {counts_as(meaning) for meaning in meanings if isinstance(meaning, Rating)}
    if len(parts) < 2 or len(sides) != 1 or any(not isinstance(m, (Rating, Missing)) for m in meanings):
        return None, False
    return sides.pop(), words != label


def _keep(stated: Stated, side: CountsAs, number: float, is_percent: bool) -> None:
    name = f"{side.value}_percent" if is_percent else side.value
    setattr(stated, name, number if is_percent else int(number))
