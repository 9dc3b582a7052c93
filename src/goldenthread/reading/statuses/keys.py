"""The document's own key: which code means what."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from goldenthread.plan import Missing, Rating
from goldenthread.reading.columns.headings import is_heading_row
from goldenthread.reading.grid import Cell, GridRow, runs_of_tables
from goldenthread.reading.statuses.colours import STATUS_COLOURS, colour_name
from goldenthread.reading.statuses.words import ARROWS, bare, meaning_of

_COLOURS = "red|amber|green|blue|yellow|orange|grey|gray|black|white|purple"
_SIGNS = "✓✔☑√✅✗✘☒✖❌✕☺😀😃🙂😊😐😑☹🙁😞🟢🟡🟠🔴🔵⚪⚫●◐◑◒◓◔◕■◆▲▼○□◇△▽★☆\uf0fc\uf0fb\uf04a\uf04b\uf04c?–—-" + ARROWS
# A dash or a question mark is a code only where something is said of it: both part words as well.
_TELLING = "".join(sign for sign in _SIGNS if sign not in "?–—-=≈")
_CODE = rf"n/?a|[0-9]|[A-Z]{{1,2}}|{_COLOURS}|[{re.escape(_SIGNS)}]️?|:-?[)|(]"
_CODE_ALONE = re.compile(rf"(?:{_CODE})", re.I)
_ENTRY = re.compile(
    rf"^\W*?(?:([0-9]|[A-Z]{{1,2}}|n/?a)\s*[-–—=:.)]+\s*|({_COLOURS}|[{re.escape(_SIGNS)}]️?|:-?[)|(])(?:\s*[-–—=:.)]+\s*|\s+))"
    r"(?=[A-Za-z>≥<≤±+\d(])(.{3,160})$",
    re.I | re.S,
)
_ONE_OF_MANY = re.compile(
    rf"(?:^|(?<=[\s;,.|:(]))(?:({_COLOURS}|[RAGBYW]|[0-9]|(?-i:[A-Z]{{2,5}})(?=\s*=)|[-–—?](?=\s*[=:]))\s*(?:[-–—=:]|\s(?:is|means)\s)\s*"
    rf"|(n/a|[{re.escape(_TELLING)}])\s*(?:[-–—=:]|\s(?:is|means)\s)?\s*(?=\w))",
    re.I,
)
# A status in words, explained: "Alert: outside the margin", "OK means that the target was met".
_WORDS = re.compile(r"^([A-Z][\w'’/() -]{1,34}?)\s*(?:[:=–—]|\s-\s|\bmeans\b|\bis when\b)\s*(\S.{2,158})$", re.S)
# "Compromised (activities)": what a code is used for.
_BRACKETED = re.compile(r"\s*\([\w ]{1,30}\)$")
_SENTENCES = re.compile(r"(?<=[.;])\s+")
# What is said of a code ends with its sentence: the next one may tell of another column's statuses.
_NEXT_SENTENCE = re.compile(r"(?<=[a-z0-9%)])\.\s+(?=[A-Z])")
# How many have it may stand behind what a code means: "Green: target reached (8)".
_COUNT_BEHIND = re.compile(r"\s{0,3}\(\d{1,4}\)\W{0,4}$")
_ANNOUNCED = re.compile(
    r"^(?:(?:the|status|rag|brag|performance|colour|rating|indicator|code)s?\s+)*(?:key|legend)\b(?=\s*:|"
    r"\s*$|\s+(?:to|for)\b|\s+[^\w\s])"
    r"|^(?:b?rag|status|rating)s?\s+(?:status|rating|definition|criteria|key|explained|guide)s?\W*$|"
    r"^what the .{0,30}\bmeans?\b",
    re.I,
)
# What announces a key only where it stands alone: a column of statuses has the same heading.
_HEADS = re.compile(
    r"^(?:\d{1,2}\.?\s+)?(?:(?:pi|kpi|rag|performance)\s+)?(?:status(?:es)?|ratings?)(?:\s+colou?rs?)?\W*$", re.I
)
_LONGEST_KEY_ROW = 8
_LONGEST_KEY = 15
# No scheme has more codes.
_MOST_ENTRIES = 40
# A longer row may be a measure's, unless a key was announced.
_USUAL_KEY_ROW = 4
# A second key counts only where so many of its codes stand in cells.
_LEAST_PRINTED = 2
_NUMBERED = re.compile(r"(?:^|(?<=[;,|])\s*|(?<=\s))([0-9])(?:\s*;)?\s+((?:(?!\s[0-9]\s)[^;|])+)")
# A key of the arrows may stand beside that of the statuses.
_OF_TREND = re.compile(
    rf"[{re.escape(ARROWS)}]|(?:improv|getting|declin|deteriorat)\w*(?: worse| better)?|better|worse|stable|"
    r"(?:no|little) change|(?:the )?same|unchanged|static",
    re.I,
)
_SAYS_TREND = re.compile(
    rf"(?:performance |result |it |is |has |got ){{0,4}}(?:{_OF_TREND.pattern}|better|worse|up|down)"
    r"(?: (?:than|on|from|since|as|to|compared (?:with|to))\b.{0,60})?[\s.;,)]*",
    re.I,
)
_OF_TARGETS = re.compile(r"\b(?:target|aim|plan|profile|standard|goal|trajectory|schedule)", re.I)
_COUNTED = re.compile(r"\d[\d,]*(?:\.\d+)?\s*%?")
# How many rows below its announcement a key may stand.
_NEAR = 8
_PARAGRAPH = 600
_LONGEST_ANNOUNCEMENT = 30


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """A code as it stands in the key, with its label; `fill` where the cell's colour is the code."""

    code: str
    label: str
    fill: str | None = None


@dataclass(slots=True)
class Key:
    """The entries of a document's key, the rows that they stand in, and other rows of the key's own table."""

    entries: list[KeyEntry] = field(default_factory=list)
    rows: set[int] = field(default_factory=set)
    beside: set[int] = field(default_factory=set)


def find_key(rows: Sequence[GridRow], measures: Collection[int] = ()) -> Key:
    """Find the key: two or more neighbouring rows, or one line, with codes and labels that are understood.

    `measures` are rows (by number) that are known to be none of it. Words are codes only where they stand alone in a
    cell elsewhere: so "Note: see page 3" is none.
    """
    counts = Counter(_cells_alone(rows))
    alone = frozenset(text for text, count in counts.items() if count > 1)
    clusters = sorted(
        _clusters(rows, alone, frozenset(counts), measures), key=lambda key: _worth(key, alone), reverse=True
    )
    merged = clusters[0] if clusters else Key()
    for other in clusters[1:]:
        # Measures and actions may each have a key of their own.
        if _worth(other, alone)[0] >= _LEAST_PRINTED:
            codes = {code.casefold() for code in _codes(merged.entries)}
            merged.entries += [entry for entry in other.entries if entry.code.casefold() not in codes]
            merged.rows |= other.rows
    merged.rows |= {index - 1 for index in merged.rows if index and _announces(rows[index - 1])}
    merged.beside = {
        index for block in runs_of_tables(rows) if _is_of_key(block, merged.rows, rows) for index in block
    } - merged.rows.union(measures)
    return merged


def _announces(row: GridRow) -> bool:
    texts = [cell.text.strip(" :") for cell in row.cells if cell.text.strip()]
    return len(texts) == 1 and _is_announcement(texts[0])


def _is_announcement(text: str) -> bool:
    """Whether a text does nothing but announce a key: "Key", "Key to status"."""
    return len(text) <= _LONGEST_ANNOUNCEMENT and _ANNOUNCED.search(text) is not None


def _is_of_key(block: range, known: set[int], rows: Sequence[GridRow]) -> bool:
    """A small table of which most rows are the key's is the key as a whole, with its heading and its sum."""
    filled = [index for index in block if not rows[index].is_blank]
    return len(filled) <= _LONGEST_KEY and sum(index in known for index in filled) >= 0.6 * len(filled) > 1


def _worth(key: Key, alone: frozenset[str]) -> tuple[int, int]:
    """A key explains what is printed: codes that stand alone in cells count before others."""
    codes = _codes(key.entries)
    return sum(bare(code).casefold() in alone for code in codes), len(codes)


def _cells_alone(rows: Sequence[GridRow]) -> Iterator[str]:
    for row in rows:
        if row.table and len(row.cells) > 2:
            yield from (bare(cell.text).casefold() for cell in row.cells if 0 < len(cell.text) <= 40)


def _clusters(
    rows: Sequence[GridRow], alone: frozenset[str], once: frozenset[str], measures: Collection[int]
) -> Iterator[Key]:
    current, announced_at = Key(), -9
    for index, row in enumerate(rows):
        if _begins_key(row):
            announced_at = index
        announced = index - announced_at <= _NEAR
        # Next to other entries one cell elsewhere will do.
        near = bool(current.rows) and index - max(current.rows) == 1
        entries = [] if index in measures else _entries_of(row, once if near else alone, announced, near)
        entries = [entry for entry in entries if not _is_heading(entry, rows[index + 1 :])]
        if not entries or len(current.entries) >= _MOST_ENTRIES:
            if current.rows and index - max(current.rows) > 1:
                yield from _enough(current, announced_at)
                current = Key()
            continue
        known = {(entry.code, colour_name(entry.fill)) for entry in current.entries}
        if current.entries and entries[0].code.isdecimal() != current.entries[0].code.isdecimal():
            yield from _enough(current, announced_at)
            current = Key()
        current.entries += [entry for entry in entries if (entry.code, colour_name(entry.fill)) not in known]
        current.rows.add(index)
    yield from _enough(current, announced_at)


def _begins_key(row: GridRow) -> bool:
    texts = {cell.text.strip() for cell in row.cells[:_LONGEST_KEY_ROW] if cell.text.strip()}
    if len(texts) == 1 and len(text := next(iter(texts))) <= _LONGEST_ANNOUNCEMENT and _HEADS.match(text):
        return True
    return any(_ANNOUNCED.search(cell.text.strip()[:80]) for cell in row.cells[:3])


def _entries_of(row: GridRow, alone: frozenset[str], announced: bool, near: bool) -> list[KeyEntry]:
    """Give the entries of a row; `near` tells that the row above is of the key."""
    painted = list(_painted_words(row, alone)) or list(_pictured(row, alone))
    return painted or max(list(_entries(row, announced)), list(_in_words(row, alone, announced or near)), key=len)


def _painted_words(row: GridRow, alone: frozenset[str]) -> Iterator[KeyEntry]:
    """Words that stand as statuses elsewhere, each in its colour, and what they mean in the cell beside them."""
    if row.is_heading or is_heading_row(row):
        return
    cells = [cell for cell in row.cells if cell.span == ""]
    statuses = {text for cell in cells if (text := cell.text.strip()) and bare(text).casefold() in alone}
    texts = {text for cell in cells if (text := cell.text.strip())} - statuses
    others = [text for text in texts if not _COUNTED.fullmatch(text) and not _is_announcement(text)]
    if len(others) > len(statuses):
        return  # what is said beside them is of a measure
    for cell, following in zip(cells, [*cells[1:], Cell()], strict=True):
        text = cell.text.strip()
        if colour_name(cell.fill) and bare(text).casefold() in alone and not _CODE_ALONE.fullmatch(text):
            label = following.text.strip()
            explains = not colour_name(following.fill) and _is_label(label)
            if explains or (not others and meaning_of(text, False) is not None):
                yield KeyEntry(text, " ".join(label.split()) if explains else text, cell.fill)


def _pictured(row: GridRow, alone: frozenset[str]) -> Iterator[KeyEntry]:
    """A sign's own words, and the same words in the cell beside it: the key of a performance system."""
    texts = [cell.text.strip() for cell in row.cells if cell.span == "" and cell.text.strip()]
    pairs = list(zip(texts[::2], texts[1::2], strict=False))
    if not pairs or len(texts) % 2 or len(texts) > _LONGEST_KEY_ROW or any(one != other for one, other in pairs):
        return
    for text, _ in pairs:
        if bare(text).casefold() in alone and not _OF_TREND.fullmatch(text) and meaning_of(text, False) is not None:
            yield KeyEntry(text, text)


def _is_heading(entry: KeyEntry, below: Sequence[GridRow]) -> bool:
    """Whether "2. Good jobs near by" heads the measures 2.1, 2.2 …: the next row begins with its number."""
    if not entry.code.isdecimal():
        return False
    firsts = (next((cell.text.strip() for cell in row.cells if cell.text.strip()), "") for row in below)
    return bool(re.match(rf"{entry.code}\s?[.,]\s?\d", next(filter(None, firsts), "")))


def _enough(key: Key, announced_at: int) -> Iterator[Key]:
    near = bool(key.rows) and 0 <= max(key.rows) - announced_at <= len(key.rows) + 3
    # One sign in several colours is as many codes.
    codes = {(entry.code, colour_name(entry.fill)) for entry in key.entries}
    if len(codes) >= (2 if near or len(key.rows) == 1 else 3):
        yield key


def _codes(entries: Sequence[KeyEntry]) -> set[str]:
    return {entry.code for entry in entries}


def _entries(row: GridRow, announced: bool) -> Iterator[KeyEntry]:
    cells = [cell for cell in row.cells if cell.span == "" and (cell.text.strip() or colour_name(cell.fill))]
    if len(cells) > 1 and _is_announcement(cells[0].text.strip()):
        del cells[0]
    if not cells or len(cells) > _LONGEST_KEY_ROW:
        return
    if announced and (plain := list(_without_signs(" ; ".join(cell.text.strip() for cell in cells)))):
        yield from plain
        return
    found = list(_in_cells(cells)) if len(cells) > 1 else []
    if len(found) == 1 and sum(_is_code(cell.text.strip()) for cell in cells) > 2:
        return  # a row of codes is the heading of a table of totals
    if len(found) == 1 and len(cells) > 2 and _left_over(cells, found[0]) > 1:
        return  # a key has hardly more beside its codes and labels: this is a measure's row
    if not found and all(len(cell.text) <= _PARAGRAPH for cell in cells):
        found = [entry for cell in cells for entry in _in_line(cell)]
    if not announced:
        found = [entry for entry in found if len(entry.code) != 2 or not entry.code.isalpha()]
    wordy = sum(not _COUNTED.fullmatch(cell.text.strip()) for cell in cells)
    counted = wordy <= 2 and not cells[0].text.strip().isdecimal()
    if announced or counted or len(cells) <= _USUAL_KEY_ROW or len(found) >= len(cells) / 2:
        yield from found


def _without_signs(text: str) -> Iterator[KeyEntry]:
    """Read "1 Achieved; 2 On track": where a key is announced, numbers in a row need no sign behind them."""
    text = _ANNOUNCED.sub("", text).strip(" :;")
    found = [(one[1], one[2].strip(" ;,.|")) for one in _NUMBERED.finditer(text)] if len(text) <= _PARAGRAPH else []
    numbers = [int(number) for number, _ in found]
    in_order = len(found) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    if in_order and all(_is_label(label) for _, label in found):
        yield from (KeyEntry(number, label) for number, label in found)


def _is_code(text: str) -> bool:
    return bool(_CODE_ALONE.fullmatch(text)) and not text.isdecimal()


def _left_over(cells: Sequence[Cell], entry: KeyEntry) -> int:
    """Count the cells that are neither of an entry nor a count, nor explain it in other words."""
    own = {entry.code, entry.label}
    texts = (" ".join(cell.text.split()) for cell in cells)
    return sum(
        bool(text)
        and text not in own
        and not _COUNTED.fullmatch(text)
        and not _OF_TREND.fullmatch(text)
        and not (len(text) <= _LONGEST_ANNOUNCEMENT and _is_label(text))
        for text in texts
    )


def _in_cells(cells: Sequence[Cell]) -> Iterator[KeyEntry]:
    """A code in one cell and its label in the next, or both in one cell; counts between them don't matter."""
    rest = [cell for cell in cells[1:] if len(cells) == 2 or not _COUNTED.fullmatch(cell.text.strip())]
    cells = [cells[0], *rest]
    skip = False
    for cell, following in zip(cells, [*cells[1:], Cell()], strict=True):
        if skip:
            skip = False
            continue
        pair = _pair(cell, following)
        if pair:
            skip = True
            yield pair
        else:
            yield from _in_line(cell)


def _pair(cell: Cell, following: Cell) -> KeyEntry | None:
    code, label = cell.text.strip(), " ".join(following.text.split())
    painted = colour_name(cell.colour)
    if not code and painted in STATUS_COLOURS:
        code = painted
    if not _CODE_ALONE.fullmatch(code) or not _is_label(label) or _is_of_trend(code, label):
        return None
    return KeyEntry(code, label, cell.colour if painted else None)


def _in_line(cell: Cell) -> Iterator[KeyEntry]:
    if len(cell.text) > _PARAGRAPH:
        return
    text = " ".join(re.sub(r"^\s*(?:key|legend)\b\s*:?", "", cell.text, flags=re.I).split()).removeprefix("- ")
    many = list(_ONE_OF_MANY.finditer(text))
    if len(many) >= 2:
        ends = [found.start() for found in many[1:]] + [len(text)]
        for found, end in zip(many, ends, strict=True):
            said = _NEXT_SENTENCE.split(text[found.end() : end], maxsplit=1)[0]
            label, without = _before_dash(_COUNT_BEHIND.sub("", said).strip(" ;,.|()"))
            if _is_label(label) and not _is_of_trend(found[1] or found[2], label):
                yield KeyEntry(found[1] or found[2], label)
            if without:
                yield KeyEntry("–", without)
        return
    one = _ENTRY.match(text)
    if one and _is_of_trend(one[1] or one[2], one[3].strip()):
        return
    if one and _is_label(one[3].strip()):
        yield KeyEntry(one[1] or one[2], one[3].strip(), cell.fill if colour_name(cell.fill) else None)
    elif colour_name(cell.fill) and _is_label(text):
        yield KeyEntry(str(colour_name(cell.fill)), text, cell.fill)


def _is_of_trend(code: str, label: str) -> bool:
    """Whether an arrow is explained as the direction of travel: "▲ better than last year"."""
    return code[:1] in ARROWS and bool(_SAYS_TREND.fullmatch(label)) and not _OF_TARGETS.search(label)


def _before_dash(label: str) -> tuple[str, str]:
    """Part "target missed – no target yet": the dash is itself a code, of what has no rating."""
    left, dash, right = label.rpartition(" – ")
    without = dash and isinstance(meaning_of(right, False), Missing) and isinstance(meaning_of(left, False), Rating)
    return (left.strip(), right.strip()) if without else (label, "")


def _in_words(row: GridRow, alone: frozenset[str], announced: bool) -> Iterator[KeyEntry]:
    """Statuses in words with what they mean: one a row or paragraph, or several sentences in a row."""
    texts = [cell.text.strip() for cell in row.cells if cell.span == "" and cell.text.strip()]
    if not 1 <= len(texts) <= _USUAL_KEY_ROW + 1 or sum(map(len, texts)) > _PARAGRAPH:
        return
    if len(texts) > 1:
        known = announced or meaning_of(texts[0], False) is not None
        label = next((text for text in texts[1:] if not _COUNTED.fullmatch(text)), "")
        if known and _is_sentence(label) and row.table and bare(texts[0]).casefold() in alone:
            yield KeyEntry(texts[0], label)
        return
    for sentence in _SENTENCES.split(texts[0]):
        found = _WORDS.match(sentence.removeprefix("- "))
        code = _BRACKETED.sub("", found[1].strip()) if found else ""
        if found and code.casefold() in alone:
            yield KeyEntry(code, found[2].strip(" .;"))


def _is_sentence(text: str) -> bool:
    return len(text.split()) >= 2 and not text[:1].isdigit()


def _is_label(text: str) -> bool:
    if _CODE_ALONE.fullmatch(text):
        return False
    return 3 <= len(text) <= 160 and any(mark.isalpha() for mark in text) and meaning_of(text[:89], False) is not None
