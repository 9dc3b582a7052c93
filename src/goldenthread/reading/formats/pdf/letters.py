"""What letters say: signs of symbol fonts as signs, and a mark for each letter that nobody can know."""

from collections.abc import Iterable, Iterator
from functools import cache

from goldenthread.reading.formats.pdf.glyphs import Glyphs
from goldenthread.reading.symbols import SYMBOL_FONTS, shown

UNKNOWN = "\ufffd"
# PDFium's own mark for a hyphen at the end of a line.
_HYPHEN = 0x02
_NO_LETTERS = (*range(0x20), *range(0x7F, 0xA0), *range(0xD800, 0xF900), 0xFFFE, 0xFFFF)
_LETTERS = {**dict.fromkeys(_NO_LETTERS, UNKNOWN), _HYPHEN: "-"}


def known(runs: Iterable[list[int]], glyphs: Glyphs) -> Iterator[list[int]]:
    """Part words also at letters that leave no mark and have no name: these are their font's spaces."""
    for run in runs:
        if glyphs.unmapped.isdisjoint(run):
            yield run
        else:
            yield from _without_blanks(run, {at for at in run if at in glyphs.unmapped and glyphs.blank(at)})


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


def letters(glyphs: Glyphs, run: list[int], font: str) -> str:
    """Give the text of a word."""
    first, end = run[0], run[-1] + 1
    text = glyphs.text[first:end] if end - first == len(run) else "".join([glyphs.text[at] for at in run])
    symbols = symbol_font(font)
    if symbols:
        return shown(text, symbols)
    plain = text.isascii() and text.isprintable()
    if plain and (not glyphs.unmapped or glyphs.unmapped.isdisjoint(run)):
        return text
    return "".join(UNKNOWN if at in glyphs.unmapped else _LETTERS.get(glyphs.codes[at], glyphs.text[at]) for at in run)


@cache
def symbol_font(font: str) -> str:
    """Give the symbol font that a font's name means ("SymbolMT", "Wingdings-Regular", "Wingdings3"), or ""."""
    plain = font.lower().replace("-", "").replace(" ", "").split(",")[0]
    for name in SYMBOL_FONTS:
        key = name.replace(" ", "")
        if plain in (key, f"{key}mt", f"{key}regular", f"{key}psmt"):
            return name
    return ""
