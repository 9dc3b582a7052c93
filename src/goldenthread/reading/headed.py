"""Measures that have a heading each, a small table of their figures below it, and a text below that.

The heading is the measure's name. Such tables have one row of values below the same headings; they become rows of one
table.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from goldenthread.reading.cards import Pair, named_pairs
from goldenthread.reading.columns.headings import own_texts
from goldenthread.reading.columns.roles import Role
from goldenthread.reading.grid import Cell, Grid, GridRow
from goldenthread.reading.labels import role_of
from goldenthread.reading.shape import FURNITURE

_LEAST = 3
_CORE = frozenset({Role.STATUS, Role.TARGET, Role.ACTUAL, Role.PREVIOUS, Role.PROGRESS})
_NAMES = frozenset({Role.REF, Role.OUTCOME, Role.ACTION, Role.OBJECTIVE, Role.THEME})
_LONGEST_NAME = 300
_CODE, _NAME, _COMMENT = "Ref", "Measure", "Comment"


@dataclass(slots=True)
class _Headed:
    """A measure: the numbers of the row of its name, of its table's rows and of the texts below it, and its figures."""

    name: int
    table: tuple[int, ...]
    pairs: list[Pair]
    texts: list[int]


def lay_out_headed(grid: Grid) -> Grid:
    """Turn such measures into rows of one table; a document with fewer than three is given back as it is."""
    found = _found(grid.rows)
    if len(found) < _LEAST:
        return grid
    _shorten(found)
    rows = {one.name: _fields(one, grid.rows) for one in found}
    columns = [_CODE, _NAME, *dict.fromkeys(label for one in found for label, _ in one.pairs)]
    columns += [_COMMENT] if _COMMENT not in columns else []
    columns = [label for label in columns if any(label in fields for fields in rows.values())]
    return replace(grid, rows=tuple(_rows(grid.rows, found, rows, columns)))


def _found(rows: Sequence[GridRow]) -> list[_Headed]:
    tables = [list(group) for number, group in groupby(range(len(rows)), key=lambda at: rows[at].table) if number]
    likely = {own[0]: pairs for own in tables if (pairs := _pairs([rows[at] for at in own]))}
    often = Counter(_labels(pairs) for pairs in likely.values())
    found: list[_Headed] = []
    for own in tables:
        figures = likely.get(own[0], [])
        name = _name_above(rows, own[0]) if figures and often[_labels(figures)] >= _LEAST else None
        if name is not None:
            found.append(_Headed(name, tuple(own), figures, []))
    names = {one.name for one in found}
    for one in found:
        one.texts = list(_texts_below(rows, one.table[-1] + 1, names))
    return found


def _labels(pairs: Sequence[Pair]) -> tuple[str, ...]:
    return tuple(label for label, _ in pairs)


def _pairs(rows: Sequence[GridRow]) -> list[Pair]:
    """Give the headings of a table with the one row of values below them; none where it names a measure."""
    held = [row for row in rows if not row.is_blank]
    if len(held) != 2:
        return []
    pairs = [(head.text.strip(), value) for head, value in zip(held[0].cells, held[1].cells, strict=False)]
    roles = [role_of(label) for label, _ in pairs]
    told = {role for role in roles if role}
    values = any(role_of(text) for text in own_texts(held[1])[:1])
    enough = len(told & _CORE) >= 2 and None not in roles and len(told) == len(roles)
    return pairs if enough and not values and not told & _NAMES else []


def _name_above(rows: Sequence[GridRow], at: int) -> int | None:
    """Give the number of the row of the heading right above a table."""
    above = rows[at - 1] if at else None
    text = above.cells[0].text.strip() if above and not above.table and above.cells else ""
    short = 0 < len(text) <= _LONGEST_NAME and not text.endswith((".", "!", "?", ":"))
    return at - 1 if short and not FURNITURE.fullmatch(text) else None


def _texts_below(rows: Sequence[GridRow], start: int, names: set[int]) -> Iterator[int]:
    """Give the numbers of the paragraphs below a table, up to the next heading or table."""
    for at in range(start, len(rows)):
        row = rows[at]
        if row.table or row.outline or row.margin or at in names:
            return
        if not FURNITURE.fullmatch(row.cells[0].text.strip()):
            yield at


def _shorten(found: Sequence[_Headed]) -> None:
    """Below the last measure stands what ends the document: it has no more texts than the others."""
    found[-1].texts = found[-1].texts[: max(len(one.texts) for one in found[:-1])]


def _fields(one: _Headed, rows: Sequence[GridRow]) -> dict[str, Cell]:
    fields = dict([*named_pairs(rows[one.name].cells[0].text.strip()), *one.pairs])
    texts = [rows[at].cells[0].text.strip() for at in one.texts]
    if texts:
        fields[_COMMENT] = Cell("\n".join(filter(None, [fields.get(_COMMENT, Cell()).text.strip(), *texts])))
    return fields


def _rows(
    rows: Sequence[GridRow], found: Sequence[_Headed], fields: Mapping[int, dict[str, Cell]], columns: Sequence[str]
) -> Iterator[GridRow]:
    table = max(row.table for row in rows) + 1
    taken = {at for one in found for at in (*one.table, *one.texts)}
    for at, row in enumerate(rows):
        if at == found[0].name:
            yield GridRow(tuple(map(Cell, columns)), row.source, table, is_heading=True)
        if at in fields:
            yield GridRow(tuple(fields[at].get(label, Cell()) for label in columns), row.source, table)
        elif at not in taken:
            yield row
