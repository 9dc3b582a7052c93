"""Words from letters: parted at spaces and gaps, each in one font, what can't be seen counted and left out."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.reading.formats.pdf.colours import telling
from goldenthread.reading.formats.pdf.glyphs import Glyphs, Style
from goldenthread.reading.formats.pdf.letters import letters
from goldenthread.reading.formats.pdf.page import Box, Word

_SPACES = frozenset([0x09, 0x20, 0xA0, 0x1680, *range(0x2000, 0x200C), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000])
_BREAKS = frozenset([0x0A, 0x0D])
# Parts of the letters' height. Letters of one word may stand a little apart; a gap between what the document writes
# in one go is wider before it is one, for titles are spaced out.
_GAP_WITHIN, _GAP_BETWEEN, _GAP_WHERE_SAID = 0.32, 0.18, 0.09
# A raised or lowered figure belongs to its word, a letter of the next line doesn't.
_SHIFT = 0.55
# Twice the same letter this near to each other, in parts of its width, is one in bold print.
_TWICE = 0.35


@dataclass(frozen=True, slots=True)
class Written:
    """A word, with its colour also where it is black or white, and the place of its first letter in the text."""

    word: Word
    colour: str
    turns: int | None


def runs(glyphs: Glyphs) -> Iterator[list[int]]:
    """Give the places of the letters of each word."""
    run: list[int] = []
    said = False
    last = -1
    objects, x0s, tops, x1s, bottoms = glyphs.objects, glyphs.x0s, glyphs.tops, glyphs.x1s, glyphs.bottoms
    codes = glyphs.codes
    for at, code in enumerate(codes):
        if code in _BREAKS or (code in _SPACES and objects[at]):
            if run:
                yield run
            run = []
            continue
        if objects[at] is None:
            said = True
            continue
        if run:
            part = _SHIFT * (bottoms[last] - tops[last] or 1.0)
            height = min(bottoms[last] - tops[last], bottoms[at] - tops[at]) or part
            if said:
                limit = _GAP_WHERE_SAID * height
            else:
                limit = (_GAP_WITHIN if objects[at] == objects[last] else _GAP_BETWEEN) * height
            right, left = x0s[at] - x1s[last], x0s[last] - x1s[at]
            down, up = tops[at] - bottoms[last], tops[last] - bottoms[at]
            if right > limit or left > limit or down > limit or up > limit or _apart(glyphs, last, at):
                yield run
                run = []
            elif code == codes[last] and abs(x0s[at] - x0s[last]) < _TWICE * (x1s[at] - x0s[at]):
                if abs(tops[at] - tops[last]) < _TWICE * height:
                    continue
        run.append(at)
        said = False
        last = at
    if run:
        yield run


def _apart(glyphs: Glyphs, last: int, at: int) -> bool:
    """Whether two letters that overlap belong to different lines."""
    if glyphs.objects[last] == glyphs.objects[at]:
        return False
    tops, bottoms, x0s = glyphs.tops, glyphs.bottoms, glyphs.x0s
    height = max(bottoms[last] - tops[last], bottoms[at] - tops[at])
    wide = max(glyphs.x1s[last] - x0s[last], glyphs.x1s[at] - x0s[at])
    moved = abs(tops[at] + bottoms[at] - tops[last] - bottoms[last]) / 2
    back = x0s[last] - x0s[at]
    return (moved > _SHIFT * height and abs(back) < wide * 2) or back > wide * 1.5


def words_of(glyphs: Glyphs, width: float, height: float) -> tuple[list[Written], int]:
    """Give the words that can be seen, as far as the text itself tells, and how many letters can't."""
    styles: dict[int, Style] = {}
    written: list[Written] = []
    seen: set[tuple[str, int, int]] = set()
    hidden = 0
    for run in runs(glyphs):
        for part in _in_one_style(glyphs, run, styles):
            style = styles[glyphs.objects[part[0]] or 0]
            box = _box(glyphs, part)
            across, down = box.middle
            if style.colour is None or not (0 <= across <= width and 0 <= down <= height):
                hidden += len(part)
                continue
            text = letters([glyphs.codes[at] for at in part], style.font, glyphs, part)
            step = max(style.size, 1.0) * 0.4
            # Printed twice for bold: the second may lie across the border of two steps.
            key = (text, round(across / step), round(down / step))
            if not text or key in seen:
                continue
            seen.add(key)
            word = Word(text, box, style.size, style.font, style.bold, telling(style.colour), style.turns == 0)
            written.append(Written(word, style.colour, style.turns))
    return written, hidden


def _in_one_style(glyphs: Glyphs, run: list[int], styles: dict[int, Style]) -> Iterator[list[int]]:
    """Part a word where its font changes."""
    objects = glyphs.objects
    part: list[int] = []
    now: Style | None = None
    before: int | None = None
    for at in run:
        thing = objects[at]
        if thing != before:
            before = thing
            style = styles.get(thing or 0)
            if style is None:
                style = styles[thing or 0] = glyphs.style(at)
            if now is not None and (style.font, style.colour is None) != (now.font, now.colour is None):
                yield part
                part = []
            if not part:
                now = style
        part.append(at)
    yield part


def _box(glyphs: Glyphs, part: list[int]) -> Box:
    if len(part) == 1:
        at = part[0]
        return Box(glyphs.x0s[at], glyphs.tops[at], glyphs.x1s[at], glyphs.bottoms[at])
    return Box(
        min(glyphs.x0s[at] for at in part),
        min(glyphs.tops[at] for at in part),
        max(glyphs.x1s[at] for at in part),
        max(glyphs.bottoms[at] for at in part),
    )
