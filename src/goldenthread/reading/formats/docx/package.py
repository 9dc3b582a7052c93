"""The file of a Word document, opened with care."""

import re
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

from goldenthread.plan import DocumentError, Source
from goldenthread.reading.formats.docx.names import BODY, ROW, STRICT, TABLE, TRANSITIONAL
from goldenthread.reading.formats.docx.styles import Styles
from goldenthread.reading.limits import MOST_CHARACTERS_IN_A_CELL
from goldenthread.reading.zipped import guard, part_names, read_part, refuse_ole

if TYPE_CHECKING:
    from lxml.etree import _Element

# The parts are read one by one, and not through python-docx: that opens every part of the file, parses
# with no bound on its size, and raises errors of its own for damage that needn't concern the text.
_MAIN_PART = re.compile(r"word/document\d{0,3}\.xml")
_MARGIN_PART = re.compile(r"word/(header|footer)\d{0,3}\.xml")
# A document has three of each kind a section; they mostly repeat one another.
_MOST_MARGINS = 60
_STYLES_PART = "word/styles.xml"
# A report of a thousand measures has some 500,000 tags.
_MOST_TAGS = 3_000_000
_MOST_BYTES = 64 * 1024 * 1024
_DECLARES_TYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)

_OTHER_CONTENT = (
    (b"\xff\xd8\xff", "a photograph (JPEG)"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a Rich Text document (.rtf)"),
)


def opened(data: bytes, name: str) -> tuple["_Element", Styles]:
    """Open a document; give its body, and its styles. Raises DocumentError where that can't be done."""
    refuse_ole(data, name)
    if not data.startswith(b"PK"):
        raise _no_word(f"the content is {_content(data)}", name)
    guard(data, name)
    parts = part_names(data, name)
    main = next((part for part in sorted(parts) if _MAIN_PART.fullmatch(part)), None)
    if main is None:
        raise _no_word(_without_main(parts), name)
    body = _parsed(data, main, name).find(BODY)
    if body is None:
        raise _no_word("its main part has no text body", f"{name}, part {main}")
    return body, Styles(_parsed(data, _STYLES_PART, name) if _STYLES_PART in parts else None)


def margins(data: bytes, name: str) -> Iterator[tuple[str, "_Element"]]:
    """Give each page header and footer: "header" or "footer", and its root. One that is damaged is passed over."""
    found = [match for part in sorted(part_names(data, name)) if (match := _MARGIN_PART.fullmatch(part))]
    for match in found[:_MOST_MARGINS]:
        with suppress(DocumentError):
            yield match[1], _parsed(data, match[0], name)


def _parsed(data: bytes, part: str, name: str) -> "_Element":
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    xml = read_part(data, part, name).replace(STRICT, TRANSITIONAL)
    where = f"{name}, part {part}"
    _check(xml, where)
    parser = XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = fromstring(xml, parser)
    except XMLSyntaxError as fault:
        raise _unreadable(str(fault), f"{where}, {reached(xml)}") from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise _declares_type(where)
    return root


def _check(xml: bytes, where: str) -> None:
    if _DECLARES_TYPE.search(xml):
        raise _declares_type(where)
    tags = xml.count(b"<")
    if tags > _MOST_TAGS or len(xml) > _MOST_BYTES:
        raise DocumentError(
            f"the text has {tags:,} tags in {len(xml):,} bytes",
            where=where,
            expected=f"at most {_MOST_TAGS:,} tags in {_MOST_BYTES:,} bytes",
            do="check that it is a report, remove what doesn't belong to it and try again",
        )


def reached(xml: bytes) -> str:
    """Tell how far a part can be read before it is damaged: "table 2, row 7" or "before the first table"."""
    from lxml.etree import XMLSyntaxError, iterparse

    stream = BytesIO(xml)
    tables = row = depth = 0
    try:
        for event, node in iterparse(stream, ("start", "end"), tag=(TABLE, ROW), resolve_entities=False):
            starts = event == "start"
            if node.tag == ROW:
                row += starts and depth == 1
                continue
            if starts and not depth:
                tables, row = tables + 1, 0
            depth += 1 if starts else -1
    except XMLSyntaxError:
        pass
    return str(Source(table=tables, row=row or None)) if tables else "before the first table"


def _content(data: bytes) -> str:
    known = next((what for start, what in _OTHER_CONTENT if data.startswith(start)), None)
    return f"that of {known}" if known else "not that of a Word document"


def _without_main(parts: list[str]) -> str:
    if any(part.startswith("xl/") for part in parts):
        return "the content is that of an Excel workbook"
    if any(part.startswith("ppt/") for part in parts):
        return "the content is that of a PowerPoint presentation"
    if "content.xml" in parts:
        return "the content is that of an OpenDocument file"
    return "its main part, word/document.xml, is missing"


def _no_word(what: str, where: str) -> DocumentError:
    return DocumentError(
        what,
        where=where,
        expected="a Word document (.docx)",
        do="open it in the program that made it and save it as a Word document (.docx)",
    )


def _unreadable(fault: str, where: str) -> DocumentError:
    if any(word in fault for word in ("limit", "depth", "HUGE")):
        return DocumentError(
            "a piece of text is too long, or tables are nested too deeply, to be read",
            where=where,
            expected=f"at most {MOST_CHARACTERS_IN_A_CELL:,} characters in a cell, and few tables in tables",
            do="look at this place, remove what doesn't belong to the report and try again",
        )
    return DocumentError(
        "the text is damaged from here on",
        where=where,
        expected="a whole document, as Word saved it",
        do="open it in Word, let Word repair it, look at this place and save a new copy",
    )


def _declares_type(where: str) -> DocumentError:
    return DocumentError(
        "it declares a document type, which can hide an attack and which no Word document does",
        where=where,
        expected="a document as Word saves it",
        do="check where the file comes from; copy its text into a new document",
    )
