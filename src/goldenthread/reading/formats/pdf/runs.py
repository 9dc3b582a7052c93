"""Letters parted into words, by spaces and by where they stand."""

from collections.abc import Iterator

from goldenthread.reading.formats.pdf.glyphs import Glyphs

_SPACES = frozenset("\t \xa0\u1680\u2028\u2029\u202f\u205f\u3000").union(map(chr, range(0x2000, 0x200B)))
_BREAKS = frozenset("\r\n")
# Where a word may be parted, if its line ends there: nothing is printed.
_NOTHING = "\u200b"
# Parts of the letters' height. Letters that the document writes in one go may stand a little apart, for titles are
# spaced out; between others a gap is one sooner, and sooner still where PDFium takes it for a space.
_WITHIN, _BETWEEN, _WHERE_SAID = 0.32, 0.18, 0.09
# A raised or lowered figure belongs to its word, a letter of the next line doesn't.
_SHIFT = 0.55
# Pairs of letters are drawn together by no more than this.
_OVERLAP = 0.12
# Twice the same letter this near to each other, in parts of its width, is one in bold print.
_TWICE = 0.35


def runs(glyphs: Glyphs) -> Iterator[list[int]]:
    """Give the places of the letters of each word, in the order of the text."""
    text, objects, x0s, x1s = glyphs.text, glyphs.objects, glyphs.x0s, glyphs.x1s
    tops, bottoms = glyphs.tops, glyphs.bottoms
    run: list[int] = []
    said = False
    before: int | None = None
    within = between = overlap = 0.0
    last = 0
    for at, (letter, thing) in enumerate(zip(text, objects, strict=True)):
        if letter == _NOTHING:
            if run and thing == objects[last]:
                x1s[last] = max(x1s[last], x1s[at])  # it may be given the right half of the letter before it
            continue
        if thing is None and letter not in _BREAKS:
            said = True
            continue
        if letter in _BREAKS or letter in _SPACES:
            if run:
                yield run
                run = []
            continue
        if run:
            gap = x0s[at] - x1s[last]
            if thing == before:
                plain = -within <= gap <= within
            else:
                plain = -overlap <= tops[at] - tops[last] <= overlap and -overlap <= gap <= between
                said = said or _changes(text[last], letter)
            if not plain or said:
                # Nearly all letters are spared the closer look.
                if _parted(glyphs, last, at, said):
                    yield run
                    run = []
                elif _again(glyphs, last, at):
                    continue
        if thing != before:
            before = thing
            height = bottoms[at] - tops[at]
            within, between, overlap = _WITHIN * height, _BETWEEN * height, _OVERLAP * height
        run.append(at)
        said = False
        last = at
    if run:
        yield run


def _changes(one: str, other: str) -> bool:
    """Whether a figure ends and a word begins: a ref that fills its narrow column stands this near to the next one."""
    return one.isdigit() and other.isalpha()


def _parted(glyphs: Glyphs, last: int, at: int, said: bool) -> bool:
    """Whether a letter begins another word than the one before it ends."""
    tops, bottoms, x0s, x1s = glyphs.tops, glyphs.bottoms, glyphs.x0s, glyphs.x1s
    one, other = bottoms[last] - tops[last], bottoms[at] - tops[at]
    together = glyphs.objects[last] == glyphs.objects[at]
    limit = (_WHERE_SAID if said else _WITHIN if together else _BETWEEN) * (min(one, other) or max(one, other))
    right, left = x0s[at] - x1s[last], x0s[last] - x1s[at]
    if right > limit or left > limit or tops[at] - bottoms[last] > limit or tops[last] - bottoms[at] > limit:
        return True
    if together:
        return False
    if _run_into(glyphs, last, at):
        return True
    wide = max(x1s[last] - x0s[last], x1s[at] - x0s[at])
    moved = abs(tops[at] + bottoms[at] - tops[last] - bottoms[last]) / 2
    back = x0s[last] - x0s[at]
    return (moved > _SHIFT * max(one, other) and abs(back) < wide * 2) or back > wide * 1.5


def _run_into(glyphs: Glyphs, last: int, at: int) -> bool:
    """Whether a figure overlaps the letter before it a little: of one text, it would stand beside that letter."""
    if not (glyphs.text[last].isalnum() and glyphs.text[at].isdigit()):
        return False
    width = glyphs.x1s[at] - glyphs.x0s[at]
    return _OVERLAP * width < glyphs.x1s[last] - glyphs.x0s[at] < width / 2


def _again(glyphs: Glyphs, last: int, at: int) -> bool:
    """Whether a letter is the one before it, printed once more for bold."""
    if glyphs.text[last] != glyphs.text[at]:
        return False
    if glyphs.objects[last] == glyphs.objects[at] and glyphs.x0s[last] == glyphs.x0s[at]:
        return False  # two letters that are one sign, as the two f of "off"
    near = _TWICE * (glyphs.x1s[at] - glyphs.x0s[at])
    return abs(glyphs.x0s[at] - glyphs.x0s[last]) < near and abs(glyphs.tops[at] - glyphs.tops[last]) < near
