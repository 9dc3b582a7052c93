"""Cleaning the text of a cell: what a reader would see, whatever the bytes were."""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache

from goldenthread.reading.grid import Cell, Grid, GridRow
from goldenthread.reading.markup import plain_from_markup

# The two or three bytes of a UTF-8 letter, each taken for a letter of Windows-1252 or Latin-1.
_MOJIBAKE = re.compile("[\u00c2\u00c3\u00e2][\x80-\xbf\u20ac\u0152-\u0192\u02c6-\u02dc\u2013-\u203a\u2122]|\ufffd")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_INVISIBLE = re.compile("[\u00ad\u200b\u200c\u200d\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SPACES = re.compile(r"[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+")
_LINE_END = re.compile(r"[\n\r\v\x85\u2028\u2029]")
_BULLET = re.compile(r"^[•▪◦‣\u2043∙\uf0b7] +(?=\S)", re.M)
_NEXT_BULLET = re.compile(r" [•▪◦‣\u2043∙\uf0b7] (?=\S)")
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052f]")
_LETTERS = re.compile(r"[^\W\d_]+")
_GUARDED = re.compile(r"'[=+@-]")
# The shorthand of the Government Analysis Function: not available, not applicable, confidential.
_SHORTHAND = re.compile(r"\[[xzc]\]")
_NOT_APPLICABLE = "[z]"
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# What a text may hold that plain folding of spaces doesn't deal with.
_SUSPECT = re.compile(r"[^\x20-\x7e£€–—‘’“”…•°²³½¼¾×÷±\n]|[<&]|\s\s|^\s|\s$|^'[=+@-]")


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text, and the reasons for which it differs from what was printed (none: only spaces were folded)."""

    text: str
    reasons: tuple[str, ...] = ()


def clean(text: str) -> Cleaned:
    """Clean one text: markup, broken encodings, ligatures, invisible marks, look-alike letters, spaces."""
    if not _SUSPECT.search(text):
        return Cleaned(text)
    reasons: list[str] = []
    for step, reason in _STEPS:
        after = step(text)
        if after != text:
            reasons += [reason] if reason else []
            text = after
    return Cleaned(text, tuple(reasons))


def clean_grid(grid: Grid) -> tuple[Grid, dict[tuple[int, int], tuple[str, Cleaned]]]:
    """Clean every cell. Gives the grid, and what each changed cell was, by row and column (from 0)."""
    changed: dict[tuple[int, int], tuple[str, Cleaned]] = {}
    rows = []
    for number, row in enumerate(grid.rows):
        cells = [_clean_cell(cell, (number, column), changed) for column, cell in enumerate(row.cells)]
        rows.append(replace(row, cells=tuple(cells)))
    if any(cell.text == _NOT_APPLICABLE for row in rows for cell in row.cells):
        rows = [_without_shorthand(row, number, changed) for number, row in enumerate(rows)]
    return replace(grid, rows=tuple(rows)), changed


def _without_shorthand(row: GridRow, number: int, changed: dict[tuple[int, int], tuple[str, Cleaned]]) -> GridRow:
    """Blank the cells that hold nothing but a sign for "no value", as government statistics write it.

    Only in a document that has a sign which is nothing else: "[x]" alone may be a tick. What explains a sign stays.
    """
    if not any(_SHORTHAND.fullmatch(cell.text) for cell in row.cells[1:]):
        return row
    cells = list(row.cells)
    for column, cell in enumerate(cells[1:], start=1):
        if _SHORTHAND.fullmatch(cell.text):
            changed[number, column] = (cell.text, Cleaned("", ("it stands for no value",)))
            cells[column] = replace(cell, text="")
    return replace(row, cells=tuple(cells))


def _clean_cell(cell: Cell, place: tuple[int, int], changed: dict[tuple[int, int], tuple[str, Cleaned]]) -> Cell:
    cleaned = clean(cell.text)
    if cleaned.text is cell.text:
        return cell
    if cleaned.reasons:
        changed[place] = (cell.text, cleaned)
    return replace(cell, text=cleaned.text)


def _strip_markup(text: str) -> str:
    return plain_from_markup(text) if "<" in text or "&" in text else text


def _mend_encoding(text: str) -> str:
    if not _MOJIBAKE.search(text):
        return text
    import ftfy

    return ftfy.fix_encoding(text)


def _open_ligatures(text: str) -> str:
    return "".join(_LIGATURES.get(mark, mark) for mark in text) if any(m in text for m in _LIGATURES) else text


def _drop_invisible(text: str) -> str:
    return _CONTROL.sub("", _INVISIBLE.sub("", text))


def _fold_spaces(text: str) -> str:
    lines = _LINE_END.split(text)
    folded = [_SPACES.sub(" ", line) for line in lines]
    return "\n".join(line if line.startswith("  ") else line.strip() for line in folded if line.strip()).strip()


def _mend_look_alikes(text: str) -> str:
    if not _FOREIGN.search(text):
        return text
    return _LETTERS.sub(lambda found: _latin(found[0]) if _FOREIGN.search(found[0]) else found[0], text)


def _latin(word: str) -> str:
    """Spell a word in Latin letters where all its foreign ones have a Latin twin and it isn't one lone symbol."""
    twins = [_twin(letter) if _FOREIGN.match(letter) else letter for letter in word]
    if None in twins or (len(word) == 1 and _lone_symbol(word)):
        return word
    return "".join(twin for twin in twins if twin)


def _lone_symbol(letter: str) -> bool:
    """A single Greek letter is a unit or a sign (µ, Δ, Ω), not a damaged word; a Cyrillic one is damage."""
    return unicodedata.name(letter, "").startswith("GREEK")


@cache
def _twin(letter: str) -> str | None:
    from confusable_homoglyphs import confusables

    found = confusables.is_confusable(letter, greedy=True, preferred_aliases=[])
    twins = [twin["c"] for entry in found or [] for twin in entry["homoglyphs"]]
    plain = [twin for twin in twins if len(twin) == 1 and twin.isascii() and twin.isalpha()]
    same_case = [twin for twin in plain if twin.isupper() == letter.isupper()]
    return next(iter(same_case or plain), None)


def _unguarded(text: str) -> str:
    """Take off the apostrophe that exports put before a text which a spreadsheet would compute."""
    return text[1:] if _GUARDED.match(text) else text


def _list_items(text: str) -> str:
    """Give list items that were typed with bullets the form that all list items have: lines that start "- "."""
    if not _BULLET.search(text):
        return text
    if _BULLET.match(text):
        text = _NEXT_BULLET.sub("\n- ", text)
    return _BULLET.sub("- ", text)


_STEPS = (
    (_strip_markup, "HTML left in the cell"),
    (_mend_encoding, "letters broken by a wrong encoding"),
    (_open_ligatures, ""),
    (_drop_invisible, ""),
    (_mend_look_alikes, "letters of another alphabet that look like Latin ones"),
    (_fold_spaces, ""),
    (_unguarded, "an apostrophe that keeps a spreadsheet from computing the text"),
    (_list_items, ""),
)
