"""Which rows are column headings: on one row or two, repeated on every page, or partly lost."""

from collections.abc import Sequence
from functools import lru_cache

from goldenthread.reading.columns.figures import is_figure
from goldenthread.reading.columns.periods import named_in
from goldenthread.reading.columns.roles import heading_scores, is_of_other_things, normalise
from goldenthread.reading.grid import GridRow
from goldenthread.reading.refshapes import looks_like_ref, split_ref
from goldenthread.reading.statuses.words import looks_like_status

_SURE = 0.6
_LONGEST = 70
_LONGEST_MARKED = 160
_LONGEST_WRAPPED = 20
_LEAST_TEXTS = 3
_LEAST_SHARE = 0.5
_LEAST_REPEATED = 0.6


def own_texts(row: GridRow) -> list[str]:
    """Give the row's texts once each: what a merged cell repeats is left out."""
    return [text for text in (c.text.strip() for c in row.cells if c.span != "across") if text]


def is_heading_row(row: GridRow) -> bool:
    """Whether a row of a table holds column headings."""
    texts = own_texts(row)
    if len(texts) < 2 or any(len(text) > (_LONGEST_MARKED if row.is_heading else _LONGEST) for text in texts):
        return False
    if any(is_value(text) for text in texts):
        return False
    # A status is no heading, though some headings use the words of one.
    known = [text for text in texts if _is_known(text) and not looks_like_status(text)]
    enough = 1 if row.is_heading else 2
    return len(known) >= enough and len(known) >= _LEAST_SHARE * len(texts) and _roles(known) >= enough


def is_marked_heading(row: GridRow) -> bool:
    """Whether the format says that a row holds headings, and its texts, known or not, are short and all different."""
    texts = own_texts(row)
    if not row.is_heading or len(texts) < _LEAST_TEXTS or len(set(texts)) < len(texts):
        return False
    begins = looks_like_ref(texts[0]) and any(mark.isdigit() for mark in texts[0])
    return not begins and not any(len(text) > _LONGEST_MARKED or is_figure(text) for text in texts)


def is_plain_heading_row(row: GridRow) -> bool:
    """Whether a row holds nothing but known headings, of at least three kinds: one in the middle of a table."""
    texts = own_texts(row)
    return len(texts) >= _LEAST_TEXTS and all(map(_is_known, texts)) and _roles(texts) >= _LEAST_TEXTS


def repeats_heading(row: GridRow, headings: Sequence[str]) -> bool:
    """Whether a row prints the headings of a table again, as on every page."""
    known, longest = _normalised(tuple(headings))
    texts = own_texts(row)
    short = [text for text in texts if len(text) <= longest]
    if len(texts) < 2 or len(short) < _LEAST_REPEATED * len(texts):
        return False
    again = sum(any(text in heading for heading in known) for text in map(normalise, short))
    return again >= _LEAST_REPEATED * len(texts)


@lru_cache(maxsize=64)
def _normalised(headings: tuple[str, ...]) -> tuple[tuple[str, ...], int]:
    """The headings as they are compared, and how long a text can be that is part of one."""
    return tuple(normalise(heading) for heading in headings if heading), 2 * max(map(len, headings), default=0)


def might_be_heading(row: GridRow) -> bool:
    """Whether a row's texts are all short and different, none a value or a status, and one a known heading."""
    texts = own_texts(row)
    if len(texts) < _LEAST_TEXTS or len(set(texts)) < len(texts) or any(len(text) > _LONGEST for text in texts):
        return False
    if any(is_value(text) or looks_like_status(text) for text in texts if not _is_known(text)):
        return False
    return any(_is_known(text) or is_of_other_things(text) for text in texts)


def continues_heading(row: GridRow) -> bool:
    """Whether a row below a heading row belongs to it: more headings, mostly of periods and kinds of figure."""
    texts = own_texts(row)
    if not texts or any(len(text) > _LONGEST or is_value(text) for text in texts):
        return False
    return all(_is_known(text) for text in texts) or (row.is_heading and len(texts) > 1)


def wraps_heading(row: GridRow, heading: Sequence[GridRow]) -> bool:
    """Whether a row holds no more than the second lines of headings that were too wide for their columns."""
    texts = own_texts(row)
    if row.is_heading or not texts or any(len(text) > _LONGEST_WRAPPED or is_value(text) for text in texts):
        return False
    below = [i for i, cell in enumerate(row.cells) if cell.text.strip()]
    under = all(any(i < len(upper.cells) and upper.cells[i].text.strip() for upper in heading) for i in below)
    return under and below[0] >= 2 and not any(looks_like_status(text) for text in texts)


def is_group_row(row: GridRow, heading: GridRow) -> bool:
    """Whether a row above a heading row names groups of its columns: short names, with blanks between or before.

    One name across the whole table is no group: it is a heading of the plan.
    """
    texts = own_texts(row)
    if not texts or any(len(text) > 60 or is_value(text) for text in texts):
        return False
    starts_blank = not row.cells[0].text.strip() and bool(heading.cells[0].text.strip())
    if len(set(texts)) < 2 and not starts_blank:
        return False
    return _spreads(row) or len(texts) < len(own_texts(heading))


def combined(rows: Sequence[GridRow], width: int) -> list[str]:
    """Join the rows of one heading, column by column; a group's name holds for the columns it spans."""
    spread = [_spread_groups(row, width, last=row is rows[-1]) for row in rows]
    headings = []
    for column in range(width):
        parts: list[str] = []
        for texts in spread:
            if texts[column] and texts[column] not in parts:
                parts.append(texts[column])
        headings.append(" ".join(parts))
    return headings


def same_heading(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two headings are the same but for damage to a few of their cells."""
    pairs = [(normalise(a), normalise(b)) for a, b in zip(one, other, strict=False) if a or b]
    fewer, more = sorted((sum(map(bool, one)), sum(map(bool, other))))
    if fewer < _LEAST_SHARE * more:
        # A list of a few columns is one of its own, unless a page's edge cut the rest off.
        return fewer > 1 and all(a == b for a, b in pairs)
    return bool(pairs) and sum(a == b for a, b in pairs) >= 0.6 * len(pairs)


def _spread_groups(row: GridRow, width: int, last: bool) -> list[str]:
    texts = [" ".join(cell.text.split()) for cell in row.cells][:width]
    texts += [""] * (width - len(texts))
    if last or any(cell.span for cell in row.cells):
        return texts
    # Text has no merged cells: a period's name holds until the next name.
    for column in range(1, width):
        if not texts[column] and _names_period(texts[column - 1]):
            texts[column] = texts[column - 1]
    return texts


def _spreads(row: GridRow) -> bool:
    """Several columns under one name: merged cells, or names of periods with blanks between."""
    if any(cell.span == "across" and cell.text.strip() for cell in row.cells):
        return len(set(own_texts(row))) > 1 or len(own_texts(row)) < len(row.cells)
    return sum(_names_period(text) for text in own_texts(row)) >= 2


def _is_known(text: str) -> bool:
    return max(heading_scores(text).values(), default=0.0) >= _SURE or _names_period(text)


def _names_period(text: str) -> bool:
    """Whether a heading is a period and hardly anything else: "Q2 2022/23", "2018/19 actual", "Sept 2012"."""
    named = named_in(text)
    if len(text) > 30 or (named.quarter is None and named.start is None):
        return False
    return not any(mark in text for mark in "=:;.%") and len(text.split()) <= 4


def is_value(text: str) -> bool:
    """Whether a text can stand in a body row only: a figure, a ref, a ref with words, or a sentence."""
    if _names_period(text):
        return False
    if split_ref(text) or (len(text) > 40 and text.endswith(".")):
        return True
    if max(heading_scores(text).values(), default=0.0) >= _SURE:
        return False
    return is_figure(text) or (looks_like_ref(text) and any(mark.isdigit() for mark in text))


def _roles(texts: Sequence[str]) -> int:
    """Count the different things that a row's headings tell of."""
    told = {max(scores, key=lambda role: scores[role]) for scores in map(heading_scores, texts) if scores}
    periods = any(_names_period(text) and not heading_scores(text) for text in texts)
    return len(told) + periods
