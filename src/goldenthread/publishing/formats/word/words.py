"""Paragraphs, runs of text and fields in WordprocessingML."""

from collections.abc import Iterator

from goldenthread.publishing.office.texts import Said, escaped, said

TWIPS = 1440 / 25.4


def twips(millimetres: float) -> int:
    """Give a length in twentieths of a point, as Word measures."""
    return round(millimetres * TWIPS)


def run(text: str, style: str = "") -> str:
    """Write a run of text, in a style for characters where one is given."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'


def paragraph(style: str, *content: str) -> str:
    """Write a paragraph in a style; "" is the document's own."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(content)}</w:p>"


def paragraphs(text: str, style: str, item_style: str) -> Iterator[str]:
    """Write the lines of a text, items of its lists in the style of such."""
    for one in said(text):
        yield paragraph(style, run(one.text)) if one.item is None else item(one, item_style)


def item(one: Said, style: str) -> str:
    """Write an item of a list: each depth has a style of its own."""
    return paragraph(f"{style}{one.item + 1}" if one.item else style, run(one.text))


def field(instruction: str, shown: str) -> str:
    """Write a field that Word works out, with what it shows until then."""
    return f'<w:fldSimple w:instr=" {instruction} ">{run(shown)}</w:fldSimple>'


def caption(kind: str, number: int, text: str) -> str:
    """Write the caption of a table or figure, numbered by a field so that it stays right when others are put in."""
    return paragraph("Caption", run(f"{kind} "), field(f"SEQ {kind} \\* ARABIC", str(number)), run(f": {text}"))
