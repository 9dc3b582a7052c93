"""Cards without labels for all that they say: a name, a figure, a status, a text, each on a line of its own.

A reader tells them by what they are, and by the labels that some have: "Target 1,923", or "Target" above a figure.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from goldenthread.reading.columns.figures import is_figure
from goldenthread.reading.columns.roles import Role, heading_scores
from goldenthread.reading.grid import Cell, GridRow
from goldenthread.reading.labels import role_of
from goldenthread.reading.refshapes import looks_like_ref, split_ref
from goldenthread.reading.statuses.words import is_sign, looks_like_status

Pair = tuple[str, Cell]

_LEAST_LINES = 3
_LONGEST_STATUS = 40
_LONGEST_FIGURE, _LONGEST_TARGET = 24, 60
_MOST_WORDS, _MOST_BEHIND, _FEW_WORDS = 5, 3, 3
_VALUES = frozenset({Role.TARGET, Role.ACTUAL, Role.PREVIOUS})
_SHORT = frozenset({*_VALUES, Role.STATUS, Role.TREND})
_COLON = re.compile(r"([A-Za-z][^:\n]{1,40}):(?:\s+(\S.*))?", re.S)
_RESULT, _STATUS, _COMMENT = "Result", "Status", "Comment"


def name_of(rows: Sequence[GridRow]) -> int | None:
    """Give the number of the row, from 0, that names a card which is told in lines; None where no line does.

    Its ref, its figure and its status may stand above it.
    """
    for at, (row, below) in enumerate(pairwise(rows)):
        cell, text = row.cells[0], row.cells[0].text.strip()
        if is_ref(cell) or _is_figure(text) or _labelled(text) or _is_status_above(cell, below.cells[0]):
            continue
        return at if split_ref(text) or not _is_label(text) else None
    return None


def _is_status_above(cell: Cell, below: Cell) -> bool:
    """Whether a line is a status with the name below it: many a name has a word of a status in it."""
    few = len(cell.text.split()) <= _FEW_WORDS
    # Names have grounds too: where a status stands below one, or a ref in it, it isn't one for its colour alone. Nor
    # for a word of one: a status has fewer words than the name.
    longer = not looks_like_status(cell.text) or len(cell.text.split()) > len(below.text.split())
    ground = longer and (split_ref(cell.text.strip()) or looks_like_status(below.text))
    told = _is_figure(below.text.strip()) or _labelled(below.text.strip())
    return few and _is_status(cell) and not (told or ground)


def is_ref(cell: Cell) -> bool:
    """Whether a line is a ref and no figure: "c5" may be about five, "C5" is not."""
    text = cell.text.strip()
    return looks_like_ref(text) and (text[0].isupper() or not _is_figure(text))


def are_lines(rows: Sequence[GridRow]) -> bool:
    """Whether a table has one column, and lines enough for a card."""
    return len(rows) >= _LEAST_LINES and all(len(row.cells) == 1 for row in rows)


def told_in_lines(rows: Sequence[GridRow]) -> list[Pair]:
    """Give what the lines of a card tell beside its name, as labels with their values.

    A figure without a label is the result, a short text that is a status, or stands on a colour, the status, and the
    rest a comment.
    """
    pairs: list[Pair] = []
    at = 0
    while at < len(rows):
        cell, below = rows[at].cells[0], rows[at + 1].cells[0] if at + 1 < len(rows) else Cell()
        if found := _labelled(cell.text.strip()):
            pairs.append((found[0], Cell(found[1], cell.fill, ink=cell.ink)))
        elif _is_label(cell.text) and _is_value_of(cell.text, below):
            pairs.append((_bare(cell.text), below))
            at += 1
        elif _labels_stand_below(rows[at:]):
            pairs.append((_bare(below.text), cell))
            at += 1
        else:
            pairs.append((_unlabelled(cell), cell))
        at += 1
    return list(_with_one_comment(_with_one_status(pairs)))


def _with_one_status(pairs: Sequence[Pair]) -> list[Pair]:
    """Take all but the first status for texts: many a sentence's end has a word of one."""
    statuses = [at for at, (label, _) in enumerate(pairs) if role_of(label) is Role.STATUS]
    more = {at for at in statuses[1:] if pairs[at][0] == _STATUS}
    return [(_COMMENT, cell) if at in more else (label, cell) for at, (label, cell) in enumerate(pairs)]


def _labels_stand_below(rows: Sequence[GridRow]) -> bool:
    """Whether a figure comes first and its label below it: figures and labels take turns, and a label is the last."""
    count = 0
    for row in rows:
        text = row.cells[0].text.strip()
        if not (_is_label(text) and role_of(_bare(text)) in _VALUES if count % 2 else _is_figure(text)):
            break
        count += 1
    return bool(count) and count % 2 == 0


def _bare(label: str) -> str:
    return label.strip().rstrip(":").strip()


def _is_figure(text: str) -> bool:
    """Whether a text is a figure, or begins with one and is as short: "12 out of 20"."""
    return is_figure(text) or (
        len(text) <= _LONGEST_FIGURE and bool(re.match(r"[£<>~≤≥]?\d", text)) and text[-1] != "."
    )


def _is_status(cell: Cell) -> bool:
    text = cell.text.strip()
    short = bool(text) and len(text) <= _LONGEST_STATUS and not _is_figure(text)
    return short and (looks_like_status(text) or bool(cell.fill and not text.endswith(":") and not _labelled(text)))


def _is_label(text: str) -> bool:
    """Whether a text is a label that is known, and no status that has the same words."""
    label = _bare(text)
    if len(label.split()) > _MOST_WORDS or _labelled(text):
        return False
    whole = max(heading_scores(label).values(), default=0.0) >= 1.0 or text.strip().endswith(":")
    return role_of(label) is not None and (whole or not looks_like_status(label)) and len(label) <= _LONGEST_STATUS


def _is_value_of(label: str, cell: Cell) -> bool:
    """Whether what stands below a label is its value: a figure, a status, else whatever is no label."""
    role, text = role_of(_bare(label)), cell.text.strip()
    if role in _VALUES:
        return _is_figure(text) or (_is_whole(label, role) and _has_figure(text))
    if role is Role.STATUS:
        return _is_status(cell)
    return bool(text) and not _is_label(text) and not _labelled(text)


def _has_figure(text: str) -> bool:
    """Whether a text is short and has a figure in it, as a target in words: "No more than 20 by March"."""
    short = len(text) <= _LONGEST_TARGET and text[-1:] != "."
    return short and any(map(str.isdigit, text)) and not _is_label(text) and not _labelled(text)


def _labelled(text: str) -> tuple[str, str] | None:
    """Part a label from its value: by a colon, or where nothing but a figure or a status follows a known one."""
    found = _COLON.fullmatch(text)
    if found and found[2] and role_of(found[1]):
        return found[1].strip(), found[2].strip()
    words = text.split()
    for count in range(min(len(words) - 1, _MOST_WORDS), 0, -1):
        first, rest = " ".join(words[:count]), " ".join(words[count:])
        if role_of(first) in _VALUES and _is_figure(rest):
            return first, rest
        if role_of(first) is Role.STATUS and _is_whole(first, Role.STATUS) and looks_like_status(rest):
            return first, rest
        short = len(words) - count <= _MOST_BEHIND
        if short and _is_figure(first) and role_of(rest) in _VALUES and not looks_like_status(rest):
            return rest, first
    return None


def _is_whole(label: str, role: Role) -> bool:
    """Whether a label is known for what it is, whole."""
    return heading_scores(_bare(label)).get(role, 0.0) >= 1.0


def _unlabelled(cell: Cell) -> str:
    text = cell.text.strip()
    if _is_figure(text):
        return _RESULT
    return _STATUS if _is_status(cell) or (text and is_sign(text)) else _COMMENT


def _with_one_comment(pairs: Sequence[Pair]) -> Iterator[Pair]:
    """Join the texts without a label, in their order, at the place of the first."""
    texts = [cell.text.strip() for label, cell in pairs if label == _COMMENT]
    label = next((label for label, _ in pairs if label != _COMMENT and role_of(label) is Role.PROGRESS), _COMMENT)
    for own, cell in pairs:
        if own == label and label != _COMMENT:
            yield own, Cell("\n".join([cell.text.strip(), *texts]), cell.fill, ink=cell.ink)
        elif own != _COMMENT:
            yield own, cell
        elif texts and label == _COMMENT:
            yield own, Cell("\n".join(texts))
            texts = []
