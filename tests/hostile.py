"""Documents for tests: small whole reports in each format, and what damage and malice make of them."""

import io
import random
import zipfile
import zlib
from collections.abc import Iterable, Sequence

HEADINGS = ("Ref", "Measure", "Owner", "Status", "Progress")
MEASURES = (
    ("1.1", "Buses on time at the harbour stop", "Transport", "On track", "Nine in ten came on time"),
    ("1.2", "Gulls counted on the town hall roof", "Estates", "Slipped", "The ladder is being mended"),
    ("1.3", "Lamps lit along the sea wall", "Transport", "Achieved", "All forty lamps are lit"),
)
REPORT = (HEADINGS, *MEASURES)
REFS = [measure[0] for measure in MEASURES]

OFFICE = "http://schemas.openxmlformats.org"
OFFICE_RELATIONS = f"{OFFICE}/officeDocument/2006/relationships"
PACKAGE_RELATIONS = f'xmlns="{OFFICE}/package/2006/relationships"'
OASIS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
PNG = b"\x89PNG\r\n\x1a\n" + random.Random(4).randbytes(20_000)

SHEET, BODY, CONTENT = "xl/worksheets/sheet1.xml", "word/document.xml", "content.xml"

Rows = Iterable[Sequence[str]]
Parts = dict[str, bytes | str]


def packed(parts: Parts) -> bytes:
    """Pack parts into an archive; "mimetype" is stored as it is, as the format has it."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            method = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(name, content, method)
    return stream.getvalue()


def text(rows: Rows = REPORT, tab: str = "\t") -> bytes:
    return "".join(tab.join(row) + "\n" for row in rows).encode()


def markdown(rows: Rows = REPORT) -> bytes:
    head, *body = ["| " + " | ".join(row) + " |\n" for row in rows]
    return "".join([head, "|" + "---|" * len(HEADINGS) + "\n", *body]).encode()


def page(rows: Rows = REPORT, before: str = "") -> bytes:
    lines = ("<tr>" + "".join(f"<td>{text}</td>" for text in row) + "</tr>" for row in rows)
    return f"<html><body>{before}<table>{''.join(lines)}</table></body></html>".encode()


def workbook_parts(rows: Rows = REPORT, sheet: str = "") -> Parts:
    cells = (
        f'<row r="{at}">' + "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row) + "</row>"
        for at, row in enumerate(rows, start=1)
    )
    main = f"{OFFICE}/spreadsheetml/2006/main"
    return {
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{OFFICE_RELATIONS}">'
        '<sheets><sheet name="Q2" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f"<Relationships {PACKAGE_RELATIONS}>"
        f'<Relationship Id="a" Type="{OFFICE_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        SHEET: sheet or f'<worksheet xmlns="{main}"><sheetData>{"".join(cells)}</sheetData></worksheet>',
    }


def document_parts(rows: Rows = REPORT, body: str = "") -> Parts:
    lines = (
        "<w:tr>" + "".join(f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" for text in row) + "</w:tr>"
        for row in rows
    )
    space = f'xmlns:w="{OFFICE}/wordprocessingml/2006/main"'
    table = body or f"<w:tbl>{''.join(lines)}</w:tbl>"
    return {BODY: f"<w:document {space}><w:body>{table}</w:body></w:document>"}


def spreadsheet_parts(rows: Rows = REPORT) -> Parts:
    lines = (
        "<table:table-row>"
        + "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in row)
        + "</table:table-row>"
        for row in rows
    )
    return {
        "mimetype": ODS_TYPE,
        CONTENT: f"<office:document-content {OASIS}><office:body><office:spreadsheet>"
        f'<table:table table:name="Q2">{"".join(lines)}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>",
    }


def workbook(rows: Rows = REPORT) -> bytes:
    return packed(workbook_parts(rows))


def document(rows: Rows = REPORT) -> bytes:
    return packed(document_parts(rows))


def spreadsheet(rows: Rows = REPORT) -> bytes:
    return packed(spreadsheet_parts(rows))


def compound(*entries: str) -> bytes:
    """Make the start of a compound file with these names in its directory."""
    names = b"".join(name.encode("utf-16-le").ljust(64, b"\0") for name in ("Root Entry", *entries))
    return OLE + bytes(504) + names + bytes(1_000)


def bomb(parts: Parts, part: str, declared: int = 1 << 30) -> bytes:
    """Put a GB of zeros, deflated to a MB, in the place of a part whose size is given out as `declared`."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    zeros = squeeze.compress(bytes(1 << 24)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    stream = zeros * 64 + zlib.compressobj(9, zlib.DEFLATED, -15).flush()
    data = bytearray(packed_as_it_is({**parts, part: stream}))
    for signature, method in ((b"PK\x03\x04", 8), (b"PK\x01\x02", 10)):
        at = data.rindex(signature)
        data[at + method : at + method + 2] = (8).to_bytes(2, "little")
        data[at + method + 14 : at + method + 18] = declared.to_bytes(4, "little")
    return bytes(data)


def packed_as_it_is(parts: Parts) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def with_laughs(parts: Parts, part: str) -> bytes:
    """Put entities that stand for ever more of themselves before a part, and one of them into its first text."""
    levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    head = f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY l0 "ha">{levels}]>'
    return packed({**parts, part: head + str(parts[part]).replace("1.1", "&l9;", 1)})
