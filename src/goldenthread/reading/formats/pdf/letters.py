"""What letters say: signs of symbol fonts as signs, and a mark for each letter that nobody can know."""

from collections.abc import Iterable, Iterator
from functools import cache

from goldenthread.reading.formats.pdf.glyphs import Glyphs
from goldenthread.reading.formats.pdf.page import UNKNOWN
from goldenthread.reading.symbols import SYMBOL_FONTS, shown

# PDFium's own mark for a hyphen at the end of a line.
_HYPHEN = "\x02"
_NO_LETTERS = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xF900), 0xFFFE, 0xFFFF)
_LETTERS = {**dict.fromkeys(map(chr, _NO_LETTERS), UNKNOWN), _HYPHEN: "-"}


def known(runs: Iterable[list[int]], glyphs: Glyphs) -> Iterator[tuple[list[int], bool]]:
    """Part words also at letters that leave no mark and have no name: these are their font's spaces.

    Tells of each word whether all of its letters are known beyond doubt.
    """
    for run in runs:
        if _in_doubt(glyphs, run):
            blanks = {at for at in run if glyphs.unmapped(at) and glyphs.blank(at)}
            yield from ((part, False) for part in _without_blanks(run, blanks))
        else:
            yield run, True


def _in_doubt(glyphs: Glyphs, run: list[int]) -> bool:
    """Whether letters of a word may have no name. Where some of a font have none, the first or an odd one shows it."""
    text = glyphs.words(run)
    return not (text.isascii() and text.isprintable()) or glyphs.unmapped(run[0])


def _without_blanks(run: list[int], blanks: set[int]) -> Iterator[list[int]]:
    part: list[int] = []
    for at in run:
        if at not in blanks:
            part.append(at)
        elif part:
            yield part
            part = []
    if part:
        yield part


def letters(glyphs: Glyphs, run: list[int], font: str, surely: bool) -> str:
    """Give the text of a word; `surely` tells that its letters are known beyond doubt."""
    text = glyphs.words(run)
    symbols = symbol_font(font)
    if symbols:
        return shown(text, symbols)
    if surely or not _in_doubt(glyphs, run):
        return text
    return "".join(UNKNOWN if glyphs.unmapped(at) else _LETTERS.get(glyphs.text[at], glyphs.text[at]) for at in run)


@cache
def symbol_font(font: str) -> str:
    """Give the symbol font that a font's name means ("SymbolMT", "Wingdings-Regular", "Wingdings3"), or ""."""
    plain = font.lower().replace("-", "").replace(" ", "").split(",")[0]
    for name in SYMBOL_FONTS:
        key = name.replace(" ", "")
        if plain in (key, f"{key}mt", f"{key}regular", f"{key}psmt"):
            return name
    return ""
