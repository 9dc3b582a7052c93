"""Measures printed as cards: a small table each, with a label and its value on every line.

Each run of such tables becomes one table with the labels as headings and a card a row.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from goldenthread.reading.columns.figures import is_figure
from goldenthread.reading.columns.headings import is_heading_row, own_texts
from goldenthread.reading.columns.roles import Role, heading_scores
from goldenthread.reading.grid import Cell, Grid, GridRow
from goldenthread.reading.refshapes import looks_like_ref, split_ref
from goldenthread.reading.statuses.words import is_sign, looks_like_status
from goldenthread.reading.told import are_lines, is_ref, name_of, told_in_lines

_SURE = 0.6
_LEAST_LABELS = 3
_LEAST_KNOWN = 2
_LONGEST_LABEL = 60
_LONGEST_CARD = 40
NAMES_MEASURE = re.compile(
    r"^(?:key )?(?:performance )?(?:indicator|measure|kpi|pi|action|milestone)\s*([\w.]{0,8})\s*[:.–-]\s*(\S.+)$",
    re.I | re.S,
)
_NAME, _CODE, _STATUS = "Measure", "Ref", "Status"
_LONGEST_STATUS = 20

Pair = tuple[str, Cell]


def lay_out_cards(grid: Grid) -> Grid:
    """Turn cards into rows; a document without any is given back as it is."""
    groups = groupby(grid.rows, key=lambda row: row.table)
    tables = [part for number, rows in groups for part in _parted(number, list(rows))]
    cards = {i: card for i, (number, rows) in enumerate(tables) if number and (card := _card(rows))}
    if not cards:
        return grid
    known = frozenset(label for card in cards.values() for label, _ in card)
    cards = {i: card for i, (number, rows) in enumerate(tables) if number and (card := _card(rows, known))}
    titles = _titles_above(tables, cards)
    cards = {i: _titled(card, titles.get(i, [])) for i, card in cards.items()}
    cards = {i: _numbered(card) for i, card in cards.items() if _is_named(card)}
    if not cards:
        return grid
    labels = list(dict.fromkeys(label for card in cards.values() for label, _ in card))
    out: list[GridRow] = []
    headed = False
    table = grid.rows[-1].table + 1000
    for i, (_number, rows) in enumerate(tables):
        if i not in cards:
            out += rows[:-1] if i + 1 in titles and not _number else rows
            continue
        if not headed:
            out.append(_heading(labels, rows[0], table))
            headed = True
        out.append(_row(labels, cards[i], rows[0], table))
    return replace(grid, rows=tuple(out))


def _parted(number: int, rows: list[GridRow]) -> list[tuple[int, list[GridRow]]]:
    """Part a table of several cards, one below the other: each begins with the label that the first one does.

    Or each begins with a name above the headings that the first one has: tables of one form, the last of a page and
    the first of the next, are put together as one before anybody knows that they are cards. A heading that runs across
    the table between two cards belongs to neither, and stands for itself.
    """
    if not number or len(_starts(rows)) < 2:
        return [(number, rows)]
    whole, rows = rows, _with_whole_values(rows)
    starts = _starts(rows)
    parts = [(0, [_alone(row) for row in rows[: starts[0]]])] if starts[0] else []
    for start, end in pairwise([*starts, len(rows)]):
        last = next((at for at in range(end, start, -1) if not _runs_across(rows[at - 1])), start + 1)
        parts += [(number, rows[start:last]), *([(0, [_alone(row) for row in rows[last:end]])] if last < end else [])]
    return parts if all(_card(part) for own, part in parts if own) else [(number, whole)]


def _starts(rows: Sequence[GridRow]) -> list[int]:
    label = next((row.cells[0].text.strip() for row in rows if row.cells and not _runs_across(row)), "")
    starts = [i for i, row in enumerate(rows) if label and row.cells and row.cells[0].text.strip() == label]
    heads = _below_names(rows)
    # Headings that stand below a name begin no card: it does.
    return [i - 1 for i in heads] if len(heads) > 1 and (len(starts) < 2 or set(starts) <= set(heads)) else starts


def _below_names(rows: Sequence[GridRow]) -> list[int]:
    """Give the numbers of the rows, from 0, that are the same headings, each below a name."""
    named = [i for i in range(1, len(rows)) if is_heading_row(rows[i]) and _is_name(rows[i - 1])]
    first = own_texts(rows[named[0]]) if named else []
    return [i for i in named if len(first) > 2 and own_texts(rows[i]) == first]


def _is_name(row: GridRow) -> bool:
    return bool(_title_of(row)) and not is_heading_row(row)


def _with_whole_values(rows: Sequence[GridRow]) -> list[GridRow]:
    """Join lines that have a value and no label to the value above: it goes on there."""
    out: list[GridRow] = []
    for row in rows:
        texts = [cell.text.strip() for cell in row.cells]
        above = out[-1] if out else None
        if above and len(texts) == 2 and not texts[0] and texts[1] and len(above.cells) == 2 and above.cells[0].text:
            parting = "\n" if texts[1].startswith("- ") else " "
            value = replace(above.cells[1], text=f"{above.cells[1].text}{parting}{texts[1]}".strip())
            out[-1] = replace(above, cells=(above.cells[0], value))
        else:
            out.append(row)
    return out


def _runs_across(row: GridRow) -> bool:
    return bool(row.cells) and bool(row.cells[1:]) and all(cell.span == "across" for cell in row.cells[1:])


def _alone(row: GridRow) -> GridRow:
    return replace(row, cells=row.cells[:1], table=0)


def _heading(labels: Sequence[str], first: GridRow, table: int) -> GridRow:
    return GridRow(tuple(Cell(label) for label in labels), first.source, table, is_heading=True)


def _row(labels: Sequence[str], card: Sequence[Pair], first: GridRow, table: int) -> GridRow:
    values = dict(card)
    return GridRow(tuple(values.get(label, Cell()) for label in labels), first.source, table)


def _card(rows: Sequence[GridRow], known: frozenset[str] = frozenset()) -> list[Pair] | None:
    """Read a table as a card: pairs of label and value; None where it isn't one.

    Labels of other cards, in `known`, make a card of fewer labels than would otherwise do.
    """
    if are_lines(rows):
        return _card_in_lines(rows)
    pairs: list[Pair] = []
    title = _title_of(rows[0])
    body = list(rows[1:] if title else rows)
    if len(body) > 1 and _heads_values(body[0], body[1]):
        # Figures side by side under headings of their own, above the labelled lines.
        pairs += [(a.text.strip(), b) for a, b in zip(body[0].cells, body[1].cells, strict=False) if a.text.strip()]
        body = body[2:]
        if not body or any(len(own_texts(row)) > 2 for row in body):
            return None
    for row in body:
        if is_heading_row(row) and len(own_texts(row)) > 2 and not _alternates(row):
            return None
        found = list(_pairs(row))
        if not found and not row.is_blank:
            return None
        pairs += found
    if not _holds_all(rows[1:] if title else rows, pairs):
        return None
    told = {role for label, _ in pairs if (role := _role(label))}
    least = _LEAST_KNOWN if all(label in known for label, _ in pairs) else _LEAST_LABELS
    enough = len(told) >= least and len(told & {Role.STATUS, Role.TARGET, Role.ACTUAL, Role.PROGRESS}) >= 2
    return [*title, *pairs] if enough and least <= len(rows) <= _LONGEST_CARD else None


def _card_in_lines(rows: Sequence[GridRow]) -> list[Pair] | None:
    """Read a box with one text below the other as a card; None where it tells too little of a measure."""
    at = name_of(rows)
    if at is None or len(rows) > _LONGEST_CARD:
        return None
    above, title = rows[:at], named_pairs(rows[at].cells[0].text.strip())
    refs = [(_CODE, row.cells[0]) for row in above if is_ref(row.cells[0])]
    told = told_in_lines([*(row for row in above if not is_ref(row.cells[0])), *rows[at + 1 :]])
    roles = {role for label, _ in told if (role := _role(label))}
    # Without labels and figures, lines below each other may be of anything: the cover of a report has some.
    enough = bool(roles & {Role.TARGET, Role.ACTUAL}) and bool(roles & {Role.STATUS, Role.PROGRESS})
    return [*refs, *title, *told] if enough else None


def named_pairs(text: str) -> list[Pair]:
    """Part a name from its ref: "Indicator 3: Delayed transfers", "H3 Delayed transfers"."""
    numbered = NAMES_MEASURE.match(text)
    parted = (numbered[1], numbered[2]) if numbered and any(map(str.isdigit, numbered[1])) else split_ref(text)
    return [(_CODE, Cell(parted[0])), (_NAME, Cell(parted[1].strip()))] if parted else [(_NAME, Cell(text))]


def _heads_values(row: GridRow, below: GridRow) -> bool:
    """Whether a row holds headings, and the row below it their values side by side."""
    if not is_heading_row(row) or _alternates(row) or is_heading_row(below):
        return False
    return len(own_texts(below)) >= _LEAST_KNOWN


def _alternates(row: GridRow) -> bool:
    """Whether labels and values take turns in a row: not every second cell is a label that is known."""
    texts = [cell.text.strip() for cell in row.cells if cell.span != "across"]
    labels, values = texts[::2], texts[1::2]
    return all(map(_role, labels)) and not all(map(_role, filter(None, values)))


def _holds_all(rows: Sequence[GridRow], pairs: Sequence[Pair]) -> bool:
    """Whether labels and values are all that a table says: then nothing is lost when it becomes a row."""
    said = {text for label, value in pairs for text in (label, value.text.strip())}
    printed = {text.strip() for row in rows for text in own_texts(row)}
    return all(text in said or text.rstrip(":") in said for text in printed)


def _titled(card: Sequence[Pair], title: Sequence[Pair]) -> list[Pair]:
    """Join a card and the title above it; the name that comes first is the measure's, and the other is kept."""
    if not title:
        return _named_by_first_line(card)
    return [*card, *title] if _has_name(card) else [*title, *card]


def _has_name(card: Sequence[Pair]) -> bool:
    return any(label == _NAME for label, _ in card)


def _named_by_first_line(card: Sequence[Pair]) -> list[Pair]:
    """Take the first line of a card that nothing names, if its label is none that is known, for the name."""
    label, value = card[0]
    text = value.text.strip()
    if _is_named(card) or _role(label) or not text or is_figure(text):
        return list(card)
    whole = [(_NAME, Cell(f"{label} {text}"))] if text[0].islower() else [(_NAME, Cell(label)), (_NAME, value)]
    return [*whole, *card[1:]]


def _numbered(card: Sequence[Pair]) -> list[Pair]:
    """Tell labels that stand in a card more than once apart by a number, where their values differ."""
    values: dict[str, Cell] = {}
    for label, value in card:
        name, number = label, 1
        while values.get(name, value).text.strip() not in ("", value.text.strip()):
            number += 1
            name = f"{label} ({number})"
        if value.text.strip() or name not in values:
            values[name] = value
    return list(values.items())


def _is_named(card: Sequence[Pair]) -> bool:
    return any(label == _NAME or _role(label) is Role.OUTCOME for label, _ in card)


def _titles_above(
    tables: Sequence[tuple[int, list[GridRow]]], cards: Mapping[int, list[Pair]]
) -> dict[int, list[Pair]]:
    """The paragraph right above a card names its measure, where it says so: "Indicator 3: Delayed transfers"."""
    found: dict[int, list[Pair]] = {}
    for i, card in cards.items():
        above = tables[i - 1] if i else (1, [])
        named = None if above[0] else NAMES_MEASURE.match(above[1][-1].cells[0].text.strip())
        # Above a card that has a name, only a number tells that the line is of this card and no heading.
        if named and (any(mark.isdigit() for mark in named[1]) or not _has_name(card)):
            found[i] = [(_CODE, Cell(named[1] or "")), (_NAME, Cell(named[2].strip()))]
    return found


def _title_of(row: GridRow) -> list[Pair]:
    return list(_title(row)) or list(_title_and_status(row)) or list(_title_in_cells(row))


def _title(row: GridRow) -> Iterator[Pair]:
    """The first line of a card may be the measure's name, alone, with its ref or after it."""
    cells = [cell for cell in row.cells if cell.span != "across" and cell.text.strip()]
    texts = [cell.text.strip() for cell in cells]
    parted = split_ref(texts[0]) if len(texts) == 1 else None
    if len(texts) == 1 and (parted or not _role(texts[0])):
        if parted:
            yield _CODE, Cell(parted[0])
        yield _NAME, Cell(parted[1] if parted else texts[0])
    elif len(texts) == 2 and looks_like_ref(texts[0]) and not is_figure(texts[1]):
        yield _CODE, cells[0]
        yield _NAME, cells[1]


def _title_and_status(row: GridRow) -> Iterator[Pair]:
    """A card's first line may end in the status, beside the name."""
    cells = [cell for cell in row.cells if cell.span != "across" and cell.text.strip()]
    last = cells[-1] if len(cells) > 1 else Cell()
    if looks_like_status(last.text) and (is_sign(last.text) or len(last.text) <= _LONGEST_STATUS):
        title = list(_title(replace(row, cells=tuple(cells[:-1]))))
        yield from ([*title, (_STATUS, last)] if title else [])


def _title_in_cells(row: GridRow) -> Iterator[Pair]:
    """A name may be parted into cells: by its ref or number, by its length, or because there are more than two."""
    texts = [cell.text.strip() for cell in row.cells if cell.span != "across" and cell.text.strip()]
    if len(texts) < 2 or any(_role(text) or is_figure(text) for text in texts[1:]):
        return
    named = NAMES_MEASURE.match(": ".join(texts)) if len(texts) == 2 else None
    if named and any(mark.isdigit() for mark in named[1]):
        yield _CODE, Cell(named[1])
        yield _NAME, Cell(named[2].strip())
        return
    ref = texts.pop(0) if looks_like_ref(texts[0]) else ""
    parted = None if ref else split_ref(" ".join(texts))
    if _role(texts[0]) or not (ref or parted or len(texts) > 2 or len(texts[0]) > _LONGEST_LABEL):
        return
    if ref or parted:
        yield _CODE, Cell(parted[0] if parted else ref)
    yield _NAME, Cell(parted[1] if parted else " ".join(texts))


def _pairs(row: GridRow) -> Iterator[Pair]:
    """A label and its value, once or more in a row."""
    cells = [cell for cell in row.cells if cell.span != "across"]
    while cells and not cells[-1].text.strip() and len(cells) % 2:
        cells.pop()
    if len(cells) % 2 or len(cells) > 8:
        return
    for label, value in zip(cells[::2], cells[1::2], strict=True):
        text = label.text.strip().rstrip(":")
        if not text and not value.text.strip():
            continue
        if not text or len(text) > _LONGEST_LABEL or is_figure(text):
            return
        yield text, value


def _role(label: str) -> Role | None:
    scores = heading_scores(label)
    best = max(scores, key=lambda role: scores[role], default=None)
    return best if best is not None and scores[best] >= _SURE else None
