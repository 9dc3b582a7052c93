"""Measures printed as paragraphs become rows of one table, as cards do: labels as headings, a measure a row."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from goldenthread.plan import Source
from goldenthread.reading.cards import NAMES_MEASURE
from goldenthread.reading.columns.periods import Named, named_in
from goldenthread.reading.columns.roles import Role, heading_scores, normalise
from goldenthread.reading.columns.surely import surely_measures
from goldenthread.reading.entries import Entry, Pair, find_entries
from goldenthread.reading.grid import Cell, Grid, GridRow
from goldenthread.reading.labels import role_of
from goldenthread.reading.refshapes import looks_like_ref, split_ref
from goldenthread.reading.statuses.words import looks_like_status

_CODE, _NAME, _COMMENT, _OWNER = "Ref", "Measure", "Comment", "Lead"
_MOST_LABELS = 40
_LEAST_SHARE = 0.5
_LONGEST_STATUS = 40
_MOST_STATUSES = 8
# Values that are figures, statuses or names end where their sentence does; narratives have several.
_TERSE = frozenset({Role.TARGET, Role.ACTUAL, Role.STATUS, Role.PREVIOUS, Role.RESPONSIBILITY, None})
_SENTENCE_END = re.compile(r"(?<=[\w%)])\.\s+(?=[A-Z])")
_FIGURE_FIRST = re.compile(r"[£€$<>≤≥]?\s?\d")
_PIECES = re.compile(r"\s+[|·•–—]\s+|\s*\|\s*")

Fields = dict[str, str]


def lay_out_paragraphs(grid: Grid) -> Grid:
    """Turn measures that are printed as paragraphs into rows; a document without any is given back as it is."""
    entries = find_entries(grid.rows)
    if not entries or len(surely_measures(grid.rows, Named())) >= len(entries):
        return grid  # text below tables of measures says more of them
    headings = _headings(entries)
    told = [_fields(entry, headings) for entry in entries]
    _settle_missing(told, headings)
    columns = [_CODE, _NAME, *(key for key in _keys(told) if key not in (_CODE, _NAME))]
    columns = [key for key in columns if any(fields.get(key) for fields in told)]
    return replace(grid, rows=_rows(grid.rows, entries, told, columns))


def _rows(
    rows: Sequence[GridRow], entries: Sequence[Entry], told: Sequence[Fields], columns: Sequence[str]
) -> tuple[GridRow, ...]:
    table = max(row.table for row in rows) + 1
    taken = {index for entry in entries for index in entry.taken}
    firsts = {entry.index: fields for entry, fields in zip(entries, told, strict=True)}
    out: list[GridRow] = []
    for index, row in enumerate(rows):
        if index == entries[0].index:
            titles = _titles(columns, told)
            out.append(GridRow(tuple(Cell(title) for title in titles), row.source, table, is_heading=True))
        if index in firsts:
            out.append(_row([firsts[index].get(key, "") for key in columns], row.source, table))
        elif index not in taken:
            out.append(row)
    return tuple(out)


def _row(texts: Sequence[str], source: Source, table: int) -> GridRow:
    return GridRow(tuple(Cell(text) for text in texts), source, table)


def _keys(told: Sequence[Fields]) -> list[str]:
    return list(dict.fromkeys(key for fields in told for key in fields))


def _headings(entries: Sequence[Entry]) -> dict[str, str]:
    """The labels that get columns, folded, as they are first printed; the commonest, if there are too many."""
    counts = Counter(normalise(label) for entry in entries for label, _ in entry.pairs)
    common = {label for label, count in counts.most_common(_MOST_LABELS) if count >= 2 or role_of(label)}
    printed: dict[str, str] = {}
    for entry in entries:
        for label, _ in entry.pairs:
            if normalise(label) in common:
                printed.setdefault(normalise(label), label[:1].upper() + label[1:])
    return printed


def _fields(entry: Entry, headings: Mapping[str, str]) -> Fields:
    fields = _named(entry.name)
    comments = _beside([text for text, _ in entry.above], fields)
    for label, value in entry.pairs:
        heading = headings.get(normalise(label))
        if heading is None or fields.get(heading) not in (None, value):
            comments.append(f"{label}: {value}")
            continue
        fields[heading], more = _terse(label, value)
        if more:
            comments.append(more)
    for label, value in entry.held:
        fields.setdefault(label, value)
    narrative = next((title for title in headings.values() if role_of(title) is Role.PROGRESS), _COMMENT)
    fields[narrative] = "\n".join(
        filter(None, [fields.get(narrative, ""), *comments, *(text for text, _ in entry.below)])
    )
    return fields


def _named(name: str) -> Fields:
    """Part the ref from a name: "SW1 Two doses by five", "Indicator 3: Two doses by five"."""
    name = " ".join(name.split())
    numbered = NAMES_MEASURE.match(name)
    parted = (numbered[1], numbered[2]) if numbered and any(map(str.isdigit, numbered[1])) else split_ref(name)
    ref, text = parted or ("", name)
    bare = text.strip()
    return {_CODE: ref, _NAME: bare[:-1] if bare.endswith(".") and not bare.endswith("..") else bare}


def _beside(above: Sequence[str], fields: Fields) -> list[str]:
    """Read the lines between a name and its labels: a ref and what stands beside it, else text."""
    comments: list[str] = []
    for text in above:
        pieces = [piece for piece in _PIECES.split(text) if piece]
        if fields[_CODE] or not looks_like_ref(pieces[0] if pieces else ""):
            comments.append(text)
            continue
        fields[_CODE] = pieces[0]
        fields.update({f"{number}": piece for number, piece in enumerate(pieces[1:_MOST_LABELS], start=1)})
    return comments


def _terse(label: str, value: str) -> Pair:
    """Part a figure from a sentence that follows it without a label: "40%. No result yet." """
    if role_of(label) not in _TERSE:
        return value, ""
    if "\n- " not in value:
        value = " ".join(value.split())
    end = _SENTENCE_END.search(value)
    if end and _FIGURE_FIRST.match(value):
        return value[: end.start()], value[end.end() :]
    return (value[:-1], "") if value.endswith(".") and not end and not value.endswith("..") else (value, "")


def _settle_missing(told: Sequence[Fields], headings: Mapping[str, str]) -> None:
    """A sentence that names a label which its measure lacks stands in that label's place."""
    narrative = next((title for title in headings.values() if role_of(title) is Role.PROGRESS), _COMMENT)
    for fields in told:
        first, _, rest = fields[narrative].partition("\n")
        words = set(normalise(first).split()) if len(first) <= _LONGEST_STATUS else set()
        lacking = [title for folded, title in headings.items() if folded in words and title not in fields]
        if len(lacking) == 1:
            fields[lacking[0]], fields[narrative] = first.rstrip("."), rest


def _titles(columns: Sequence[str], told: Sequence[Fields]) -> list[str]:
    """Give the headings; where none is of statuses, one above nothing but statuses is said to be."""
    titles = [_title_beside(told, title) if title.isdigit() else title for title in columns]
    if Role.STATUS in map(role_of, titles):
        return titles
    for title in filter(_may_be_of_status, titles):
        if _holds_statuses([fields.get(title, "") for fields in told]):
            titles[titles.index(title)] = f"Status ({title})"
            break
    return titles


def _title_beside(told: Sequence[Fields], column: str) -> str:
    """What stands beside the refs is left to its content, unless most of it is offices that somebody holds."""
    values = [value for fields in told if (value := fields.get(column, ""))]
    offices = sum(Role.RESPONSIBILITY in heading_scores(value) for value in values)
    return _OWNER if offices >= _LEAST_SHARE * len(values) else ""


def _may_be_of_status(title: str) -> bool:
    """Whether a label says nothing by itself, or no more than that it is of now ("Result", "This quarter")."""
    named = named_in(title)
    dated = named.start is not None or named.quarter is not None
    return bool(title) and not dated and role_of(title) in (None, Role.ACTUAL)


def _holds_statuses(values: Sequence[str]) -> bool:
    filled = [value for value in values if value]
    kinds = {value.casefold() for value in filled}
    if not filled or len(kinds) > min(_MOST_STATUSES, len(filled)) or max(map(len, kinds)) > _LONGEST_STATUS:
        return False
    return sum(map(looks_like_status, filled)) >= _LEAST_SHARE * len(filled)
