"""What letters say: signs of symbol fonts as signs, and a mark for each letter that nobody can know."""

from goldenthread.reading.formats.pdf import engine
from goldenthread.reading.formats.pdf.glyphs import Glyphs
from goldenthread.reading.symbols import SYMBOL_FONTS, shown

UNKNOWN = "\ufffd"
# PDFium's own mark for a hyphen at the end of a line.
_HYPHEN = 0x02
_PRIVATE = range(0xE000, 0xF900)
_NO_LETTERS = frozenset([*range(0x20), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF, 0xFFFD, *range(0xD800, 0xE000)])


def letters(codes: list[int], font: str, glyphs: Glyphs, places: list[int]) -> str:
    """Give the text of a word."""
    symbols = symbol_font(font)
    if symbols:
        return shown("".join(map(chr, codes)), symbols)
    if not any(code < 0x20 or code > 0x7E for code in codes):
        return "".join(map(chr, codes))
    return "".join(_letter(code, glyphs, at) for code, at in zip(codes, places, strict=True))


def _letter(code: int, glyphs: Glyphs, at: int) -> str:
    if code == _HYPHEN and not engine.char_unmapped(glyphs.text, at):
        return "-"
    if code in _NO_LETTERS or code > 0x10FFFF or code in _PRIVATE:
        return UNKNOWN
    return chr(code)


def symbol_font(font: str) -> str:
    """Give the symbol font that a font's name means ("SymbolMT", "Wingdings-Regular", "Wingdings3"), or ""."""
    plain = font.lower().replace("-", "").replace(" ", "").split(",")[0]
    for name in sorted(SYMBOL_FONTS, key=len, reverse=True):
        key = name.replace(" ", "")
        if plain in (key, f"{key}mt", f"{key}regular", f"{key}psmt"):
            return name
    return ""
