"""Measures among the paragraphs of a document: a name, labels with their values, and what is said besides.

A name is a heading with the labels below it, a paragraph of its own above them, the start of the line that holds them,
or the value of a label ("Measure: ..."). A document has one way: the one in which most of its measures can be read.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from goldenthread.reading.columns.roles import Role, heading_scores
from goldenthread.reading.grid import GridRow
from goldenthread.reading.labels import Parted, find_labels, part_labels, role_of, without_bullet
from goldenthread.reading.shape import FURNITURE, is_prose

_CORE = frozenset({Role.STATUS, Role.TARGET, Role.ACTUAL, Role.PROGRESS})
_LEAST_ENTRIES, _LEAST_STRONG = 3, 2
_LEAST_KNOWN = 2
_NAMES = 0.85
_LONGEST_NAME = 300
_LONGEST_ABOVE = 6
_LEAST_FULL = 60
_LONGEST_VALUE = 60
# Right below a heading of the plan may stand who answers for all that is below it.
_HELD = re.compile(r"([A-Z][\w '’/-]{1,40}): (\S.{0,200})")

Pair = tuple[str, str]
Text = tuple[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph: the numbers (from 0) of its rows in the grid, and its text parted at labels."""

    indexes: tuple[int, ...]
    printed: str
    parted: Parted
    outline: int

    @property
    def text(self) -> str:
        """What is printed, without the mark of a list's item."""
        return without_bullet(self.printed).strip()

    @property
    def is_furniture(self) -> bool:
        """Whether it is a page number, or the like."""
        return bool(FURNITURE.fullmatch(self.printed))

    @property
    def is_labelled(self) -> bool:
        """Whether there is a label in it."""
        return bool(self.parted.pairs)


@dataclass(slots=True)
class Entry:
    """A measure: the number of its first row, its name, its labels with values, and the text before and after them.

    `held` are the labels, with values, that a heading of the plan above it has; `by_heading` tells that a lower
    heading is a label.
    """

    index: int
    name: str
    pairs: list[Pair] = field(default_factory=list)
    above: list[Text] = field(default_factory=list)
    below: list[Text] = field(default_factory=list)
    taken: list[int] = field(default_factory=list)
    held: tuple[Pair, ...] = ()
    by_heading: bool = False

    @property
    def awaits(self) -> bool:
        """Whether the last label has no value yet."""
        return bool(self.pairs) and not self.pairs[-1][1]

    @property
    def says(self) -> int:
        """How many labels have a value."""
        return sum(bool(value) for _, value in self.pairs)

    @property
    def is_strong(self) -> bool:
        """Whether the labels tell by themselves that this is a measure, and none stands twice or names another."""
        labels = [label.casefold() for label, _ in self.pairs]
        told = {role for label in labels if (role := role_of(label))}
        once = len(set(labels)) == len(labels) and not any(map(_names, labels))
        return once and 0 < len(self.name) <= _LONGEST_NAME and len(told) >= _LEAST_KNOWN and len(told & _CORE) >= 2


def find_entries(rows: Sequence[GridRow]) -> list[Entry]:
    """Find the measures that are printed as paragraphs, in order; none where fewer than three share their labels."""
    labels = find_labels(row.cells[0].text for row in rows if not row.table and row.cells)
    if not labels:
        return []
    runs = [run for run in _runs(rows, labels) if any(unit.is_labelled for unit in run)]
    readings = [[entry for run in runs for entry in way(run)] for way in _WAYS]
    best = max(readings, key=lambda entries: sum(entry.says for entry in entries if entry.is_strong))
    return _supported(best)


def _runs(rows: Sequence[GridRow], labels: Mapping[str, int]) -> Iterator[list[Unit]]:
    """Give the paragraphs between tables, those that run on over several lines as one."""
    run: list[list[int]] = []
    for index, row in enumerate(rows):
        if row.table or not row.cells:
            yield [_unit(rows, indexes, labels) for indexes in run]
            run = []
        elif run and _runs_on(rows[run[-1][-1]], row, labels):
            run[-1].append(index)
        else:
            run.append([index])
    yield [_unit(rows, indexes, labels) for indexes in run]


def _unit(rows: Sequence[GridRow], indexes: Sequence[int], labels: Mapping[str, int]) -> Unit:
    text = "\n".join(rows[index].cells[0].text.strip() for index in indexes)
    outline = rows[indexes[0]].outline
    return Unit(tuple(indexes), text, Parted(text) if outline else part_labels(text, labels), outline)


def _runs_on(above: GridRow, row: GridRow, labels: Mapping[str, int]) -> bool:
    """Whether a line of plain text goes on with the line right above it."""
    if above.outline or row.outline or not row.source.line or row.source.line != (above.source.line or 0) + 1:
        return False
    text, before = row.cells[0].text.strip(), above.cells[0].text.strip()
    if without_bullet(text) != text or not text:
        return False
    full = len(before) >= _LEAST_FULL and not before.endswith((".", "!", "?", ":", ";"))
    return (text[0].islower() or full or before.endswith(":")) and bool(part_labels(text, labels).lead)


def _supported(entries: list[Entry]) -> list[Entry]:
    """Keep those that share labels with the ones that are measures for sure, where there are enough of these."""
    strong = [entry for entry in entries if entry.is_strong]
    if len(strong) < _LEAST_STRONG:
        return []
    often = Counter(label.casefold() for entry in strong for label, _ in entry.pairs)
    shared = {label for label, count in often.items() if count >= 2 and role_of(label) in _CORE}
    kept = [entry for entry in entries if entry.name and any(label.casefold() in shared for label, _ in entry.pairs)]
    if len(kept) < _LEAST_ENTRIES:
        return []
    _shorten(kept[-1], max(len(entry.below) for entry in kept[:-1]))
    return kept


def _shorten(last: Entry, most: int) -> None:
    """Below the last measure stands what ends the document: it has no more text of its own than the others have."""
    gone = {index for _, indexes in last.below[most:] for index in indexes}
    last.below = last.below[:most]
    last.taken = [index for index in last.taken if index not in gone]


def _by_label(run: Sequence[Unit]) -> list[Entry]:
    """Each measure begins with a label for its name, or one for its ref right above that."""
    run = _with_refs_below(run)
    return _entries(run, lambda at: _is_named(run[at]))


def _is_named(unit: Unit) -> bool:
    return unit.is_labelled and _names(unit.parted.pairs[0][0])


def _with_refs_below(run: Sequence[Unit]) -> list[Unit]:
    """Put a ref that stands right above a name behind it, as one paragraph."""
    found: list[Unit] = []
    for unit in run:
        last = found[-1] if found else None
        if last and _is_ref(last) and _is_named(unit):
            name, *rest = unit.parted.pairs
            parted = Parted(unit.parted.lead, (name, *last.parted.pairs, *rest))
            found[-1] = Unit((*last.indexes, *unit.indexes), f"{last.printed}\n{unit.printed}", parted, unit.outline)
        else:
            found.append(unit)
    return found


def _is_ref(unit: Unit) -> bool:
    pairs = unit.parted.pairs
    return len(pairs) == 1 and not unit.parted.lead and role_of(pairs[0][0]) is Role.REF


def _in_line(run: Sequence[Unit]) -> list[Entry]:
    """Each measure's name stands in the line of its labels, before them."""
    return _entries(run, lambda at: bool(run[at].parted.lead and run[at].is_labelled))


def _by_heading(run: Sequence[Unit]) -> list[Entry]:
    """Each measure is a heading with labels below it."""
    return _entries(run, lambda at: bool(run[at].outline and _labels_follow(run, at)))


def _by_paragraph(run: Sequence[Unit]) -> list[Entry]:
    """Each measure's name is a paragraph right above its labels."""
    return _entries(run, lambda at: _is_above(run, at))


_WAYS = (_by_label, _in_line, _by_heading, _by_paragraph)


def _names(label: str) -> bool:
    return heading_scores(label).get(Role.OUTCOME, 0.0) >= _NAMES


def _is_above(run: Sequence[Unit], at: int) -> bool:
    if run[at].is_labelled or run[at].is_furniture or at + 1 >= len(run):
        return False
    return run[at + 1].is_labelled and not run[at + 1].parted.lead


def _labels_follow(run: Sequence[Unit], at: int) -> bool:
    """Whether something is measured below a heading, before the next one."""
    for unit in run[at + 1 : at + 1 + _LONGEST_ABOVE]:
        if unit.outline:
            return False
        if any(role_of(label) in _CORE for label, _ in unit.parted.pairs):
            return True
    return False


def _entries(run: Sequence[Unit], starts: Callable[[int], bool]) -> list[Entry]:
    """Part a run into entries; what stands before the first or below another heading is of none."""
    entries: list[Entry] = []
    current: Entry | None = None
    opening = [starts(at) for at in range(len(run))]
    level = 0
    held: dict[tuple[int, ...], Pair] = {}
    for at, unit in enumerate(run):
        if opening[at]:
            current, level = _begin(unit, held), unit.outline
            entries.append(current)
        elif unit.outline and current and level and unit.outline > level and role_of(unit.text):
            _take_below_heading(current, unit)
        elif current and current.awaits and not unit.outline:
            _take(current, unit)
        elif unit.is_furniture:
            continue
        elif not current and at and (run[at - 1].outline or run[at - 1].indexes in held) and (pair := _held(unit)):
            held[unit.indexes] = pair
        elif unit.outline or (at + 1 < len(run) and opening[at + 1] and _is_heading(unit)):
            current, held = None, {}
        elif current:
            _take(current, unit)
    return entries


def _held(unit: Unit) -> Pair | None:
    found = _HELD.fullmatch(unit.text)
    return (found[1], found[2]) if found and Role.RESPONSIBILITY in heading_scores(found[1]) else None


def _is_heading(unit: Unit) -> bool:
    """Whether a paragraph that no style tells is a heading by its words: short, and no sentence."""
    printed = unit.printed
    return not (unit.is_labelled or is_prose(printed) or printed.endswith((".", "!", "?")) or printed != unit.text)


def _begin(unit: Unit, held: Mapping[tuple[int, ...], Pair]) -> Entry:
    pairs = list(unit.parted.pairs)
    name = unit.text if not pairs else unit.parted.lead or pairs.pop(0)[1]
    taken = [*unit.indexes, *(index for indexes in held for index in indexes)]
    return Entry(unit.indexes[0], name, pairs, taken=taken, held=tuple(held.values()))


def _take_below_heading(entry: Entry, unit: Unit) -> None:
    """A lower heading that is a label: what stands below it is its value."""
    entry.pairs.append((unit.text, ""))
    entry.by_heading = True
    entry.taken += unit.indexes


def _take(entry: Entry, unit: Unit) -> None:
    entry.taken += unit.indexes
    if unit.parted.lead:
        if entry.awaits and (entry.by_heading or _fits(entry.pairs[-1][0], unit.text)):
            entry.pairs[-1] = (entry.pairs[-1][0], unit.parted.lead)
        else:
            (entry.below if entry.pairs else entry.above).append((unit.parted.lead, unit.indexes))
    entry.pairs += unit.parted.pairs


def _fits(label: str, text: str) -> bool:
    """Whether a paragraph is the value of a label that ended the one above: words of a narrative, or a short text."""
    return role_of(label) in (Role.PROGRESS, Role.REMEDIAL, None) or len(text) <= _LONGEST_VALUE
