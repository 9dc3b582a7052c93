"""Characters of the symbol fonts, in which ticks, faces, arrows and signs are letters drawn differently."""

_PRIVATE = range(0xF000, 0xF100)

_WINGDINGS = {
    **dict(zip(b"CDJKL", "👍👎☺😐☹", strict=True)),
    **dict(zip(b"lnoquvx", "●■□❑◆❖☒", strict=True)),
    **dict(zip(range(0xDF, 0xE7), "←→↑↓↖↗↙↘", strict=True)),
    **dict(zip(range(0xE7, 0xEF), "←→↑↓↖↗↙↘", strict=True)),
    **dict(zip(range(0xEF, 0xF9), "⇦⇨⇧⇩⇔⇕↖↗↙↘", strict=True)),
    **{0x9F: "•", 0xA7: "▪", 0xA8: "□", 0xAB: "★", 0xD8: "➢"},
    **{0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
}
_WINGDINGS_2 = dict(zip(b"OPQRST", "✗✓☒☑☒☒", strict=True))
_WINGDINGS_3 = {
    **dict(zip(b"!\"#$%&'(", "←→↑↓↖↗↙↘", strict=True)),
    **dict(zip(b"fghijklmno", "←→↑↓↖↗↙↘↔↕", strict=True)),
    **dict(zip(b"pqrstuvw", "▲▼△▽◀▶◁▷", strict=True)),
}
_WEBDINGS = dict(zip(b"3456acgnr", "◀▶▲▼✓□■●✗", strict=True))
_SYMBOL = {
    **{code: chr(code) for code in b" !%&()+,./0123456789:;<=>?[]_{|}"},
    **dict(zip(b"abcdelmprs", "αβχδελμπρσ", strict=True)),
    **dict(zip(range(0xAB, 0xB0), "↔←↑→↓", strict=True)),
    **dict(zip(range(0xDB, 0xE0), "⇔⇐⇑⇒⇓", strict=True)),
    **{0x2D: "−", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷"},
    **{0xB9: "≠", 0xBB: "≈", 0xC6: "∅", 0xD6: "√", 0xE5: "∑"},
}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "wingdings 3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
# A face or an arrow in one of these is spelled with a letter, which says nothing by itself.
SYMBOL_FONTS = frozenset(_FONTS)


def shown(text: str, font: str) -> str:
    """Give what a reader sees of text in a font: in a symbol font its signs, in any other the text.

    A sign of these fonts that has no place in the tables stays as it is.
    """
    table = _FONTS.get(font.strip().lower())
    if table is None:
        return text
    return "".join(table.get(_code(char), char) for char in text)


def _code(char: str) -> int:
    code = ord(char)
    return code - _PRIVATE.start if code in _PRIVATE else code
