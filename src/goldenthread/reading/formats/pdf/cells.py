"""The words of a cell to its text: lines, paragraphs, list items, and words that a line's end parted."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import pairwise

from goldenthread.reading.cell import Cell
from goldenthread.reading.formats.pdf.leads import lead_of
from goldenthread.reading.formats.pdf.page import Box, Word
from goldenthread.reading.formats.pdf.seen import SeenCell
from goldenthread.reading.mending.lexicon import Lexicon

Line = list[Word]

# The part of a letter's size that stands below the baseline, near enough in all fonts.
_DESCENT = 0.22
# Baselines that differ by less, in parts of the letters' size, are one.
_SAME_BASE = 0.35
# Smaller than so much of the size beside it, letters may be raised or lowered ones.
_SMALL = 0.8
# Words nearer to each other than this, in letters' sizes, are one that changes its font.
_JOINED = 0.1
# A gap between lines that is so much wider than usual parts paragraphs.
_WIDER = 1.25
# A line ends before its room does where the next word would have fitted with so much to spare, in letters' sizes.
_TO_SPARE = 0.6
_SPACE = 0.28
_BULLETS = frozenset("•·▪▫◦‣\u2043➢\uf0b7\uf0a7\uf0d8")
# These may be the sign of a status as well: bullets only before more than one line.
_SHAPES = frozenset("●○■□►✓✔\uf0fc")
_DASHES = frozenset("-–—*")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_ENDS_NOTHING = ("-", "/", ",", "(", "&", "\u2010", "\u00ad")
_PARTED = re.compile(r"([^\W\d_]{2,40})[-\u2010\u00ad]$")
# What a line may break after though no space follows: "and/or", "2024-25".
_BROKEN = re.compile(r"\w[-/\u2010]$")
_BEFORE_HYPHENS = frozenset(
    {"co", "de", "re", "un", "ex", "bi", "tri", "pre", "pro", "sub", "non", "mid", "semi", "multi", "anti", "inter",
     "intra", "cross", "self", "eco", "micro", "macro", "mini", "cyber", "neuro", "socio"}
)  # fmt: skip
# Beginnings of words that stand alone, too, as abbreviations; no compound begins with them.
_NO_WORDS = frozenset({"ac", "ap", "com", "con", "des", "dis", "em", "il", "im", "ir", "mis", "par", "sur"})
_ENDS = (".", ":", ";", "!", "?")
_GOES_ON = re.compile(r"[a-zß-öø-ÿ]{2,40}")
_LONGEST_PART = 60
# A hyphen that isn't printed; in the text of a cell it stands where a line parted a word, or ended behind a slash.
PARTED_HERE = _SOFT = "\u00ad"


def lines_of(words: Iterable[Word]) -> list[Line]:
    """Sort the words of a cell into lines, downwards, each from left to right.

    Raised and lowered letters belong to the line that they stand in. Turned words follow in the document's order.
    """
    words = list(words)
    if len(words) < 2:
        return [words] if words else []
    upright = [word for word in words if word.upright]
    least = _SMALL * max([word.size for word in upright], default=0.0)
    small = [word for word in upright if word.size < least]
    lines = _on_bases([word for word in upright if word.size >= least] if small else upright)
    if small:
        _put_small(lines, small)
    for line in lines:
        line.sort(key=lambda word: word.box.x0)
    return lines if len(upright) == len(words) else [*lines, [word for word in words if not word.upright]]


def _base(word: Word) -> float:
    return word.box.bottom - _DESCENT * word.size


def _on_bases(words: Sequence[Word]) -> list[Line]:
    lines: list[Line] = []
    base = size = 0.0
    for own, at in sorted([(_base(word), at) for at, word in enumerate(words)]):
        word = words[at]
        if lines and own - base <= _SAME_BASE * min(word.size, size):
            lines[-1].append(word)
        else:
            lines.append([word])
            base, size = own, word.size
    return lines


def _put_small(lines: list[Line], small: Sequence[Word]) -> None:
    """Put smaller words into the lines that they stand in; those that stand in none are lines of their own."""
    left = []
    for word in small:
        host = min((line for line in lines if _is_in(word, line)), key=lambda line: _away(word, line), default=None)
        if host is None:
            left.append(word)
        else:
            host.append(word)
    if left:
        lines += lines_of(left)
        lines.sort(key=lambda line: _base(line[0]))


def _is_in(word: Word, line: Line) -> bool:
    return line[0].box.top - 0.2 * word.size <= word.box.middle[1] <= line[0].box.bottom


def _away(word: Word, line: Line) -> float:
    return min(abs(word.box.x0 - other.box.x1) for other in line)


def cell_of(seen: SeenCell) -> Cell:
    """Give the grid's cell for one that was seen."""
    inks = {word.ink for word in seen.words}
    lines = lines_of(seen.words)
    at = lead_of(lines)
    text = _text_in(lines, seen.box, at) or seen.alt
    lead = _text_in(lines[:at], seen.box).count("\n") + 1 if at else 0
    return Cell(text, seen.fill, seen.span, inks.pop() if len(inks) == 1 else None, lead)


def text_of(words: Sequence[Word], box: Box) -> str:
    """Give the text of words in the area of a cell: a paragraph a line, items of a list after "- "."""
    return _text_in(lines_of(words), box)


def _text_in(lines: Sequence[Line], box: Box, lead: int = 0) -> str:
    """Write lines; after the first `lead` of them, which look otherwise, a new paragraph begins."""
    if not lines:
        return ""
    bullets = _bullets_of(lines)
    text = _bulleted(lines[0], bullets)
    if len(lines) == 1:
        return text
    room = _room(lines, box)
    usual = _usual_step(lines)
    for at, (above, line) in enumerate(pairwise(lines), start=1):
        dashes_on = _dashes_on(above, line, lines)
        own = _written(line) if dashes_on else _bulleted(line, bullets)
        is_item = own.startswith("- ") and not dashes_on
        if is_item or at == lead or _is_apart(above, line, usual) or _ended_early(above, line, room):
            text += "\n" + own
        else:
            text = joined(text, own)
    return text


def _written(line: Line) -> str:
    """Write the words of a line with the spaces between them."""
    largest = max(line, key=lambda word: word.size)
    text, last = "", None
    for word in line:
        touches = last is not None and word.box.x0 - last.box.x1 < _JOINED * max(word.size, last.size)
        raised = word.size < _SMALL * largest.size and word.upright and _base(word) < _base(largest) - 0.15 * word.size
        own = word.text.translate(_RAISED) if raised and touches else word.text
        text += own if last is None or (touches and word.upright) else " " + own
        last = word
    return text


def _bullets_of(lines: Sequence[Line]) -> frozenset[str]:
    """Give the marks that are bullets here: those that may be signs only where several lines begin with one."""
    firsts = Counter(line[0].text for line in lines)
    return _BULLETS | {mark for mark in _SHAPES if firsts[mark] > 1}


def _bulleted(line: Line, bullets: frozenset[str]) -> str:
    """Write a line, a list item as the grid has it; a sign alone, or in a colour of its own, is no bullet."""
    text = _written(line)
    mark, _, rest = text.partition(" ")
    if not rest or not (mark in bullets or (mark in _DASHES and _hangs(line))):
        return text
    if line[0].ink and line[0].ink != line[1].ink:
        return text
    return f"- {rest}"


def _dashes_on(above: Line, line: Line, lines: Sequence[Line]) -> bool:
    """Whether the dash that begins a line is one of the sentence: no other line begins so, the one above goes on."""
    if line[0].text not in _DASHES or above[-1].text.endswith(_ENDS):
        return False
    return sum(other[0].text in _DASHES for other in lines) == 1 and len(line) > 1 and line[1].text[0].islower()


def _hangs(line: Line) -> bool:
    """Whether a dash stands apart from what follows it, or is a hyphen, as before the items of a list."""
    return line[0].text in "-*" or line[1].box.x0 - line[0].box.x1 > 0.7 * line[0].size


def _room(lines: Sequence[Line], box: Box) -> float:
    """Give the width that lines have, taking the least margin of either side for both."""
    left = min(line[0].box.x0 for line in lines)
    right = max(line[-1].box.x1 for line in lines)
    margin = max(min(left - box.x0, box.x1 - right), 0.0)
    return max(box.width - 2 * margin, right - left)


def _usual_step(lines: Sequence[Line]) -> float:
    steps = sorted(_step(above, line) for above, line in pairwise(lines))
    return max(steps[(len(steps) - 1) // 2], 1.0) if len(steps) > 1 else 0.0


def _step(above: Line, line: Line) -> float:
    return _base(line[0]) - _base(above[0])


def _is_apart(above: Line, line: Line, usual: float) -> bool:
    """Whether more room than usual parts two lines; where there are but two, than letters of their size need."""
    size = max(above[0].size, line[0].size)
    return _step(above, line) > _WIDER * max(usual or 1.4 * size, 0.9 * size)


def _ended_early(above: Line, line: Line, room: float) -> bool:
    """Whether a line ended though the first word of the next would have fitted: a new paragraph begins."""
    first = line[0]
    if first.text[:1].islower() or first.text[:1] in "),.;:%–—" or not first.upright:
        return False
    if above[-1].text.endswith(_ENDS_NOTHING):
        return False
    used = above[-1].box.x1 - above[0].box.x0
    return used + (_SPACE + _TO_SPARE) * first.size + first.box.width < room


def joined(above: str, below: str) -> str:
    """Join two pieces of one paragraph; a word that the line's end parted becomes whole.

    PARTED_HERE stands at such a place, after the hyphen if it seems to be a part of the word.
    """
    cut = _PARTED.search(above[-_LONGEST_PART:])
    rest = _GOES_ON.match(below)
    if not above or not below:
        return above or below
    if cut is None:
        broken = _BROKEN.search(above[-_LONGEST_PART:]) and below[:1].isalnum()
        slash = PARTED_HERE if above.endswith("/") else ""
        return f"{above}{slash}{below}" if broken else f"{above} {below}"
    whole = above[-1] == _SOFT or (rest is not None and (is_one_word(cut[1], rest[0]) or is_no_word(cut[1])))
    return f"{above[:-1]}{'' if whole else '-'}{PARTED_HERE}{below}"


@cache
def _english() -> Lexicon:
    return Lexicon(())


def is_one_word(head: str, tail: str) -> bool:
    """Whether two parts that a line's end parted at a hyphen are a word that is written without one.

    Not so for "two" and "year": where it isn't known, the hyphen stays.
    """
    return _english().knows(head + tail)


def is_no_word(head: str) -> bool:
    """Whether what stands before a hyphen at a line's end is neither a word nor a part that hyphens stand behind."""
    return head.islower() and head not in _BEFORE_HYPHENS and (head in _NO_WORDS or not _english().knows(head))


def parts_a_word(head: str, tail: str) -> bool:
    """Whether a hyphen at a line's end surely stands within a word: one of the parts is none."""
    return is_no_word(head) or (is_one_word(head, tail) and not _english().knows(tail))
