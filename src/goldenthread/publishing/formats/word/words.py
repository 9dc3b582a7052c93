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


def paragraph(style: str, *content: str, keep: bool = False) -> str:
    """Write a paragraph in a style; "" is the document's own. It is kept on the page of the next where it says so."""
    kept = "<w:keepNext/>" if keep else ""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{named}{kept}</w:pPr>" if named or kept else ""
    return f"<w:p>{properties}{''.join(content)}</w:p>"


def paragraphs(text: str, style: str, item_style: str, *, keep: bool = False) -> Iterator[str]:
    """Write the lines of a text, items of its lists in the style of such."""
    for one in said(text):
        yield paragraph(style if one.item is None else style_of(one, item_style), run(one.text), keep=keep)


def style_of(item: Said, style: str) -> str:
    """Give the style of an item of a list: each depth has its own."""
    return f"{style}{item.item + 1}" if item.item else style


def field(instruction: str, shown: str) -> str:
    """Write a field that Word works out, with what it shows until then."""
    return f"{field_start(f' {instruction} ')}{run(shown)}{FIELD_END}"


def field_start(instruction: str) -> str:
    """Write what stands before the text that a field shows."""
    told = f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
    return f"{_mark('begin')}{told}{_mark('separate')}"


def _mark(kind: str) -> str:
    return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'


FIELD_END = _mark("end")


def caption(kind: str, number: int, text: str) -> str:
    """Write the caption of a table or figure, numbered by a field so that it stays right when others are put in."""
    return paragraph("Caption", run(f"{kind} "), field(f"SEQ {kind} \\* ARABIC", str(number)), run(f": {text}"))
