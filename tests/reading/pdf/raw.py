"""Small PDF documents for tests, written as their parts: what stands on a page is what the test says."""

import io
from collections.abc import Iterable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

A4 = (0, 0, 595, 842)


def font(name: str = "Helvetica", **parts: Any) -> Dictionary:
    """Make one of the fonts that every reader of PDF has."""
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"), **parts)


def pdf(
    *contents: str | bytes, box: Iterable[float] = A4, fonts: dict[str, Dictionary] | None = None, **page: Any
) -> Pdf:
    """Make a document with a page for each content; `page` are further entries of each page."""
    document = Pdf.new()
    known = {"F1": font(Encoding=Name.WinAnsiEncoding), "F2": font("Helvetica-Bold"), **(fonts or {})}
    for content in contents:
        stream = document.make_stream(content.encode("latin-1") if isinstance(content, str) else content)
        entries = Dictionary(
            Type=Name.Page,
            MediaBox=Array(list(box)),
            Resources=Dictionary(Font=Dictionary({f"/{name}": one for name, one in known.items()})),
            Contents=stream,
        )
        for name, value in page.items():
            entries[f"/{name}"] = value
        document.pages.append(pikepdf.Page(document.make_indirect(entries)))
    return document


def saved(document: Pdf, **how: Any) -> bytes:
    """Give a document's bytes."""
    stream = io.BytesIO()
    document.save(stream, **how)
    return stream.getvalue()


def written(*contents: str | bytes, **how: Any) -> bytes:
    """Give the bytes of a document with a page for each content."""
    return saved(pdf(*contents, **how))


def text(words: str, x: float = 72, y: float = 700, size: float = 10, more: str = "") -> str:
    """Write words at a place, upwards from the lower left corner; `more` are operators before them."""
    return f"BT /F1 {size} Tf {more} 1 0 0 1 {x} {y} Tm ({words}) Tj ET\n"
