"""Word documents: the exact grid of small documents, and what damaged and hostile ones come to."""

import io
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress

import docx
import pytest
from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.etree import SubElement

from goldenthread.plan import DocumentError, Rating, Source
from goldenthread.reading import loading, read
from goldenthread.reading.formats import docx as word
from goldenthread.reading.grid import Cell, Grid, GridRow

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMESPACES = (
    f'xmlns:w="{W}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)


def saved(document: Document) -> bytes:
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def archive(parts: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as target:
        for part, content in parts.items():
            target.writestr(part, content)
    return stream.getvalue()


def with_body(body: str, styles: str = "", namespaces: str = NAMESPACES, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Make a document of raw XML, for what python-docx can't write."""
    parts: dict[str, bytes | str] = {
        "word/document.xml": f"<w:document {namespaces}><w:body>{body}</w:body></w:document>"
    }
    if styles:
        parts["word/styles.xml"] = f"<w:styles {namespaces}>{styles}</w:styles>"
    return archive(parts, method)


def p(runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def cell(text: str, properties: str = "") -> str:
    return tc(p(r(text)), properties)


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def sdt(content: str, properties: str = "") -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def load(data: bytes) -> Grid:
    return word.load(data, "q2.docx")


def drawn(body: str, styles: str = "") -> list[str]:
    """Draw a grid: "1.2| a | b" is row 2 of table 1, "#" marks headings, "<" and "^" covered cells."""
    return [drawn_row(row) for row in load(with_body(body, styles)).rows]


def drawn_row(row: GridRow) -> str:
    if not row.table:
        return f"{'#' * row.outline or 'p'}{row.source.paragraph} {row.cells[0].text}"
    cells = [{"": "", "across": "<", "down": "^"}[cell.span] + cell.text for cell in row.cells]
    return f"{row.table}.{row.source.row}{'#' if row.is_heading else '|'} " + " | ".join(cells)


def text_of(runs: str) -> str:
    """Give the text of a paragraph of these runs; a word at its end keeps it from being blank."""
    (row,) = load(with_body(p(runs + r("END")))).rows
    return row.cells[0].text.removesuffix("END")


def refusal(data: bytes) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        load(data)
    return caught.value


def filled_table(document: Document, rows: list[list[str]]) -> Table:
    table: Table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    return table


def left_out(body: str) -> list[tuple[str, str]]:
    grid = load(with_body(body + p(r("END"))))
    assert "gone" not in str(grid)
    return [(str(entry.source), entry.text) for entry in grid.left_out]


GONE = r("gone", "<w:vanish/>")
DELETED = "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (p(r("shown")) + p(GONE + r("shown") + GONE) + p(GONE), [("paragraph 2", "2 hidden passages")]),
        (p(r("shown") + DELETED), [("paragraph 1", "1 deleted passage")]),
        (p(r("", "<w:vanish/>") + r(" ", "<w:vanish/>") + r("shown", '<w:vanish w:val="0"/>')), []),
        (p(r("the mark alone"), "<w:rPr><w:vanish/></w:rPr>"), []),
        (
            tbl(tr(cell("a")), tr(cell("gone"), properties="<w:hidden/>"), tr(cell(""), properties="<w:hidden/>")),
            [("table 1", "1 hidden row")],
        ),
        (tbl(tr(cell("a")), tr(tc(p(DELETED)), properties="<w:del/>")), [("table 1", "1 deleted row")]),
        (tbl(tr(cell("a"), tc(p(r("b") + GONE)))), [("table 1", "1 hidden passage")]),
        (tbl(tr(tc(p(r("a")) + tbl(tr(cell("gone"), properties="<w:hidden/>")) + p("")), cell("b"))),
         [("table 1", "1 hidden row")]),
    ],
)  # fmt: skip
def test_what_is_hidden_is_counted_with_its_place(body: str, expected: list[tuple[str, str]]) -> None:
    assert left_out(body) == expected


def test_hidden_row_of_a_frame_around_tables_is_not_read() -> None:
    frame = tbl(
        tr(tc(tbl(tr(cell("a"), cell("b"))))), tr(tc(tbl(tr(cell("gone"), cell("c")))), properties="<w:hidden/>")
    )
    assert drawn(frame) == ["1.1| a | b"]
    assert left_out(frame) == [("table 1", "1 hidden row")]


def test_document_exact_grid() -> None:
    document = docx.Document()
    document.add_heading("Council Plan", 0)
    document.add_heading("Place", 2)
    document.add_paragraph("")
    document.add_paragraph("Intro")
    table = filled_table(document, [["Ref", "Measure", "Status"], ["1.1", "Visits", "Met"], ["", "", ""]])
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(2, 1).merge(table.cell(2, 2)).text = "both"
    document.add_paragraph("After")
    assert load(saved(document)) == Grid(
        (
            GridRow((Cell("Council Plan"),), Source(paragraph=1), outline=1),
            GridRow((Cell("Place"),), Source(paragraph=2), outline=2),
            GridRow((Cell("Intro"),), Source(paragraph=4)),
            GridRow((Cell("Ref"), Cell("Measure"), Cell("Status")), Source(table=1, row=1), 1),
            GridRow((Cell("1.1"), Cell("Visits"), Cell("Met")), Source(table=1, row=2), 1),
            GridRow(
                (Cell("1.1", None, "down"), Cell("both"), Cell("both", None, "across")),
                Source(table=1, row=3),
                1,
            ),
            GridRow((Cell("After"),), Source(paragraph=5)),
        )
    )


@pytest.mark.parametrize(
    ("properties", "drawing"),
    [
        ('<w:pStyle w:val="Heading3"/>', "###1 Text"),
        ('<w:pStyle w:val="Title"/>', "#1 Text"),
        ('<w:pStyle w:val="Ueberschrift"/>', "##1 Text"),
        ('<w:pStyle w:val="Own"/>', "##1 Text"),
        ('<w:pStyle w:val="Outlined"/>', "####1 Text"),
        ('<w:outlineLvl w:val="0"/>', "#1 Text"),
        ('<w:pStyle w:val="Own"/><w:outlineLvl w:val="9"/>', "p1 Text"),
        ('<w:pStyle w:val="Numbered"/>', "##1 Text"),
        ('<w:pStyle w:val="Circle"/>', "p1 Text"),
        ('<w:pStyle w:val="Missing"/>', "p1 Text"),
        ('<w:outlineLvl w:val="x"/>', "p1 Text"),
    ],
)
def test_heading_by_style_or_outline(properties: str, drawing: str) -> None:
    styles = """
        <w:style w:styleId="Ueberschrift"><w:name w:val="heading 2"/></w:style>
        <w:style w:styleId="Own"><w:name w:val="Theme"/><w:basedOn w:val="Ueberschrift"/></w:style>
        <w:style w:styleId="Outlined"><w:name w:val="x"/><w:pPr><w:outlineLvl w:val="3"/></w:pPr></w:style>
        <w:style w:styleId="Numbered"><w:name w:val="y"/><w:basedOn w:val="Own"/>
            <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:styleId="Circle"><w:basedOn w:val="Circle2"/></w:style>
        <w:style w:styleId="Circle2"><w:basedOn w:val="Circle"/></w:style>"""
    assert drawn(p(r("Text"), properties), styles) == [drawing]


def test_list_items_by_style_and_by_numbering() -> None:
    document = docx.Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = "Progress"
    for text, style in [("one", "List Bullet"), ("inner", "List Bullet 2"), ("two", "List Number")]:
        cell.add_paragraph(text, style)
    cell.add_paragraph("• typed")
    (row,) = load(saved(document)).rows
    assert row.texts == ["Progress\n- one\n- inner\n- two\n- typed"]


@pytest.mark.parametrize(
    ("properties", "line"),
    [
        ('<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>', "- a\nb"),
        ('<w:numPr><w:ilvl w:val="2"/><w:numId w:val="7"/></w:numPr>', "    - a\nb"),
        ('<w:numPr><w:numId w:val="0"/></w:numPr>', "a\nb"),
        ('<w:pStyle w:val="Items"/>', "- a\nb"),
        ('<w:pStyle w:val="Items"/><w:numPr><w:ilvl w:val="1"/></w:numPr>', "  - a\nb"),
        ('<w:pStyle w:val="Items"/><w:numPr><w:numId w:val="0"/></w:numPr>', "a\nb"),
    ],
)
def test_list_item_in_a_cell(properties: str, line: str) -> None:
    styles = """<w:style w:styleId="Items"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>"""
    grid = load(with_body(tbl(tr(tc(p(r("a") + "<w:r><w:br/></w:r>" + r("b"), properties)))), styles))
    assert grid.rows[0].texts == [line]


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:cr/></w:r>", "a\tb\nc\n"),
        ("<w:r><w:t>2011</w:t><w:noBreakHyphen/><w:t>12</w:t><w:softHyphen/></w:r>", "2011-12"),
        (f"<w:ins>{r('kept')}</w:ins><w:del><w:r><w:delText>dropped</w:delText></w:r></w:del>", "kept"),
        (f"<w:moveTo>{r('kept')}</w:moveTo><w:moveFrom>{r('dropped')}</w:moveFrom>", "kept"),
        (r("shown") + r("hidden", "<w:vanish/>") + r(" too", '<w:vanish w:val="0"/>'), "shown too"),
        (f"<w:hyperlink>{r('link')}</w:hyperlink><w:smartTag>{r(' tag')}</w:smartTag>", "link tag"),
        (sdt(r("Met")) + sdt(r("Choose an item."), "<w:showingPlcHdr/>"), "Met"),
        (f"<w:fldSimple w:instr='PAGE'>{r('7')}</w:fldSimple>", "7"),
        ("<w:r><w:t>a</w:t><w:footnoteReference w:id='1'/><w:commentReference w:id='2'/></w:r>", "a"),
        ("<m:oMath><m:r><m:t>x = 5</m:t></m:r></m:oMath>", "x = 5"),
        (f"<w:r><w:ruby><w:rt>{r('up')}</w:rt><w:rubyBase>{r('word')}</w:rubyBase></w:ruby></w:r>", "word"),
        ("<w:r><w:drawing><wp:inline><wp:docPr descr='Green'/></wp:inline></w:drawing></w:r>", "Green"),
        ("<w:r><w:pict><v:shape alt='Red circle'/></w:pict></w:r>", "Red circle"),
    ],
)  # fmt: skip
def test_words_of_a_paragraph(runs: str, text: str) -> None:
    assert text_of(runs) == text


@pytest.mark.parametrize(
    ("symbol", "sign"),
    [
        ('w:font="Wingdings" w:char="F0FC"', "✓"),
        ('w:font="Wingdings" w:char="F0FB"', "✗"),
        ('w:font="Wingdings" w:char="F04A"', "☺"),
        ('w:font="Wingdings" w:char="F04B"', "😐"),
        ('w:font="Wingdings" w:char="F04C"', "☹"),
        ('w:font="Wingdings" w:char="F0E1"', "↑"),
        ('w:font="Wingdings" w:char="00E2"', "↓"),
        ('w:font="Wingdings 3" w:char="F068"', "↑"),
        ('w:font="Symbol" w:char="F0B3"', "≥"),
        ('w:font="Arial" w:char="00A3"', "£"),
        ('w:font="Arial" w:char="D800"', ""),
        ('w:font="Wingdings" w:char="no"', ""),
        ('w:font="Wingdings" w:char="FFFFFFFFF"', ""),
    ],
)
def test_symbol_gives_its_sign(symbol: str, sign: str) -> None:
    assert text_of(f"<w:r><w:sym {symbol}/></w:r>") == sign


def test_letters_in_a_symbol_font_are_signs() -> None:
    assert text_of(r("J", '<w:rFonts w:ascii="Wingdings"/>') + r("J", '<w:rFonts w:ascii="Arial"/>')) == "☺J"


def test_field_gives_its_result() -> None:
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    inner = begin + "<w:r><w:instrText>DATE</w:instrText></w:r>" + separate + r("in an instruction") + end
    field = begin + "<w:r><w:instrText>IF</w:instrText></w:r>" + inner + separate + r("result") + end
    assert text_of(r("a ") + field + r(" b")) == "a result b"


@pytest.mark.parametrize(
    ("field", "shown"),
    [
        ('<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>', "☒"),
        ('<w:checkBox><w:default w:val="1"/></w:checkBox>', "☒"),
        ("<w:checkBox/>", "☐"),
        ('<w:ddList><w:result w:val="1"/><w:listEntry w:val="R"/><w:listEntry w:val="G"/></w:ddList>', "G"),
        ('<w:ddList><w:result w:val="5"/><w:listEntry w:val="Red"/></w:ddList>', ""),
        ("<w:textInput/>", ""),
    ],
)  # fmt: skip
def test_form_field_gives_what_it_shows(field: str, shown: str) -> None:
    mark = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{field}</w:ffData></w:fldChar></w:r>'
    assert text_of(mark + '<w:r><w:fldChar w:fldCharType="end"/></w:r>') == shown


def test_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{p(r('Key'))}{tbl(tr(cell('G'), cell('Met')))}</w:txbxContent>"
    shape = f"<w:drawing><wps:txbx>{box}</wps:txbx></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict>"
    ways = f"<mc:Choice>{shape}</mc:Choice><mc:Fallback>{old}</mc:Fallback>"
    both = f"<mc:AlternateContent>{ways}</mc:AlternateContent>"
    paragraph = p(r("Beside") + f"<w:r>{both}</w:r>")
    assert drawn(paragraph + p(r("After"))) == ["p1 Beside", "p1 Key", "1.1| G | Met", "p2 After"]
    assert drawn(p(f"<w:r>{old}</w:r>")) == ["p1 Key", "1.1| G | Met"]
    assert drawn(tbl(tr(tc(paragraph)))) == ["1.1| Beside\nKey\nG | Met"]


MERGE_START, MERGE_ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


@pytest.mark.parametrize(
    ("rows", "grid"),
    [
        ([tr(cell("a", '<w:gridSpan w:val="2"/>'), cell("b"))], ["1.1| a | <a | b"]),
        (
            [tr(cell("a", MERGE_START), cell("b")), tr(cell("", MERGE_ON), cell("c"))],
            ["1.1| a | b", "1.2| ^a | c"],
        ),
        (
            [
                tr(cell("a", '<w:gridSpan w:val="2"/>' + MERGE_START), cell("b")),
                tr(cell("", '<w:gridSpan w:val="2"/>' + MERGE_ON), cell("c")),
            ],
            ["1.1| a | <a | b", "1.2| ^a | <a | c"],
        ),
        (
            [tr(cell("a", MERGE_START)), tr(cell("b", MERGE_START)), tr(cell("", MERGE_ON)), tr(cell("c"))],
            ["1.1| a", "1.2| b", "1.3| ^b", "1.4| c"],
        ),
        ([tr(cell("a")), tr(cell("b", MERGE_ON))], ["1.1| a", "1.2| b"]),
        ([tr(cell("a", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"))], ["1.1| a | <a"]),
        ([tr(cell("a"), properties='<w:gridBefore w:val="2"/>')], ["1.1|  |  | a"]),
        ([tr(cell("a", '<w:gridSpan w:val="x"/>'), cell("b", '<w:gridSpan w:val="-3"/>'))], ["1.1| a | b"]),
        ([tr(cell("Ref"), properties="<w:tblHeader/>"), tr(cell("1"))], ["1.1# Ref", "1.2| 1"]),
        ([tr(cell("Ref"), properties='<w:tblHeader w:val="false"/>')], ["1.1| Ref"]),
        ([sdt(tr(cell("a"), sdt(cell("b")), tc(sdt(p(r("c"))))))], ["1.1| a | b | c"]),
        ([tr(cell("a"), properties="<w:del/>"), tr(cell("b"), properties="<w:ins/>")], ["1.1| b"]),
        ([tr(cell("a"), properties="<w:hidden/>"), tr(cell("b"), cell("x", "<w:cellDel/>"))], ["1.1| b"]),
        ([tr(tc(p("") + p(r(" a ")) + p(r("b"))), tc(p("")))], ["1.1| a\nb | "]),
    ],
)  # fmt: skip
def test_cells_of_a_table(rows: list[str], grid: list[str]) -> None:
    assert drawn(tbl(*rows)) == grid


def test_nested_table_gives_lines_of_its_cell() -> None:
    inner = tbl(tr(cell("Q1"), cell("45%")), tr(cell(""), cell("")), tr(cell("Q2"), tc(p(r("50%")) + p(r("est.")))))
    assert drawn(tbl(tr(cell("1.1"), tc(p(r("By quarter")) + inner + p(r("then")))))) == [
        "1.1| 1.1 | By quarter\nQ1 | 45%\nQ2 | 50% est.\nthen"
    ]


def test_table_that_only_holds_tables_is_unwrapped() -> None:
    first, second = tbl(tr(cell("1"), cell("2"))), tbl(tr(cell("3")))
    one_cell = tbl(tr(tc(p(r("Heading")) + first + second + p(""))))
    side_by_side = tbl(tr(tc(first + p("")), tc(p("")), tc(second + p(""))))
    assert drawn(one_cell) == ["p1 Heading", "1.1| 1 | 2", "2.1| 3"]
    assert drawn(tbl(tr(tc(side_by_side)))) == ["1.1| 1 | 2", "2.1| 3"]


@pytest.mark.parametrize(
    ("shading", "fill"),
    [
        ('w:val="clear" w:color="auto" w:fill="00B050"', "#00b050"),
        ('w:val="solid" w:color="FF0000" w:fill="auto"', "#ff0000"),
        ('w:val="clear" w:fill="auto"', None),
        ('w:val="clear" w:fill="FFFFFF"', None),
        ('w:val="clear" w:fill="red"', None),
    ],
)
def test_fill_is_the_cells_own_shading(shading: str, fill: str | None) -> None:
    grid = load(with_body(tbl(tr(cell("x", f'<w:gridSpan w:val="2"/><w:shd {shading}/>')))))
    assert [cell.fill for cell in grid.rows[0].cells] == [fill, fill]


def test_fill_written_by_word_processor() -> None:
    document = docx.Document()
    cell = filled_table(document, [["Met"]]).cell(0, 0)
    shading = {qn("w:val"): "clear", qn("w:color"): "auto", qn("w:fill"): "FFC000"}
    SubElement(cell._tc.get_or_add_tcPr(), qn("w:shd"), shading)
    assert load(saved(document)).rows[0].cells == (Cell("Met", "#ffc000"),)


@pytest.mark.parametrize(
    ("runs", "ink"),
    [
        (r("●", '<w:color w:val="FF0000"/>'), "#ff0000"),
        (r("on ", '<w:color w:val="00B050"/>') + r(" ") + r("track", '<w:color w:val="00b050"/>'), "#00b050"),
        (r("red", '<w:color w:val="FF0000"/>') + r(" and usual"), None),
        (r("red", '<w:color w:val="FF0000"/>') + r("green", '<w:color w:val="00FF00"/>'), None),
        (
            r("white", '<w:color w:val="FFFFFF"/>') + r("black", '<w:color w:val="000000"/>') + r("usual"),
            None,
        ),
        (r("usual", '<w:color w:val="auto"/>'), None),
    ],
)
def test_ink_is_the_one_colour_of_a_cells_text(runs: str, ink: str | None) -> None:
    grid = load(with_body(tbl(tr(tc(p(runs), '<w:gridSpan w:val="2"/>')))))
    assert [cell.ink for cell in grid.rows[0].cells] == [ink, ink]


def test_style_of_own_that_numbers_paragraphs() -> None:
    document = docx.Document()
    document.styles.add_style("Actions", WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["List Bullet"]
    document.add_paragraph("Recruit", "Actions")
    assert load(saved(document)).rows == (GridRow((Cell("- Recruit"),), Source(paragraph=1)),)


def test_other_ways_to_write_the_same_document() -> None:
    body = f"<w:body>{p(r('Text'))}</w:body>"
    strict = f'<w:document xmlns:w="http://purl.oclc.org/ooxml/wordprocessingml/main">{body}</w:document>'
    renamed = archive({"word/document2.xml": f"<w:document {NAMESPACES}>{body}</w:document>"})
    commented = f"<!-- a --><w:document {NAMESPACES}><?b c?>{body}<!-- d --></w:document>"
    utf16 = f'<?xml version="1.0" encoding="utf-16"?><w:document {NAMESPACES}>{body}</w:document>'
    documents = [archive({"word/document.xml": strict}), renamed, archive({"word/document.xml": commented})]
    documents.append(archive({"word/document.xml": utf16.encode("utf-16")}))
    assert [load(data).rows[0].texts for data in documents] == [["Text"]] * 4


def test_recognises_by_the_main_part() -> None:
    whole = with_body(p(r("x")))
    assert [word.recognises(data) for data in (whole, whole[:150], archive({"xl/workbook.xml": ""}), b"")] == [
        True,
        True,
        False,
        False,
    ]


def test_document_under_another_name_is_read() -> None:
    assert loading.load(with_body(p(r("Text"))), "report.bin").rows[0].texts == ["Text"]


REPORT = with_body(tbl(*[tr(cell(f"{number}"), cell("x" * 50)) for number in range(40)]))
ENTITIES = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
FETCHED = '<!DOCTYPE w [<!ENTITY a SYSTEM "file:///etc/hostname">]>'


def declaring(declaration: str, encoding: str = "utf-8") -> bytes:
    body = f"<w:document {NAMESPACES}><w:body>{p(r('&a;'))}</w:body></w:document>"
    return archive({"word/document.xml": (declaration + body).encode(encoding)})


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xff\xd8\xff\xe0" + bytes(500), "the content is that of a photograph (JPEG)"),
        (b"%PDF-1.4", "the content is that of a PDF"),
        (b"{\\rtf1 text}", "the content is that of a Rich Text document (.rtf)"),
        (b"plain words", "the content is not that of a Word document"),
        (archive({"xl/workbook.xml": "x"}), "the content is that of an Excel workbook"),
        (archive({"readme.txt": "x"}), "its main part, word/document.xml, is missing"),
        (REPORT[: len(REPORT) // 2], "it is cut short or damaged"),
        (b"PK\x03\x04" + bytes(100), "it is cut short or damaged"),
        (with_body(""), "the document shows no text: its pages may be pictures"),
    ],
    ids=["photograph", "pdf", "rtf", "text", "workbook", "archive", "cut", "broken", "empty"],
)
def test_file_that_is_no_document_says_what_it_is(data: bytes, what: str) -> None:
    fault = refusal(data)
    assert (fault.what, fault.where) == (what, "q2.docx")


@pytest.mark.parametrize(
    ("entry", "what"),
    [
        ("EncryptedPackage", "the file is protected by a password"),
        ("WordDocument", "this is an old Word document (.doc)"),
    ],
)
def test_compound_file_is_protected_or_old(entry: str, what: str) -> None:
    data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + entry.encode("utf-16-le") + bytes(2)
    assert refusal(data).what == what


MAIN = "part word/document.xml"
WIDE_ROW = tr(*[cell("", '<w:gridSpan w:val="999999"/>')] * 15)
REFUSED = {
    "unclosed": (archive({"word/document.xml": "<w:document>"}), f"{MAIN}, before the first table"),
    "in table 2": (
        with_body(tbl(tr(cell("a"))) + "<w:tbl>" + tr(cell("b")) * 2 + "<w:tr>"),
        f"{MAIN}, table 2, row 3",
    ),
    "after an inner table": (
        with_body(tbl(tr(tc(tbl(tr(cell("a"))))), tr(cell("b"))) + "<w:x>"),
        f"{MAIN}, table 1, row 2",
    ),
    "no body": (with_body("", namespaces='xmlns:w="x"'), MAIN),
    "styles": (with_body(p(r("a")), styles="<w:style>"), "part word/styles.xml, before the first table"),
    "entities": (declaring(ENTITIES), MAIN),
    "outside entity": (declaring(FETCHED), MAIN),
    "outside entity in UTF-16": (declaring(FETCHED, "utf-16"), MAIN),
    "deep": (with_body("<w:r>" * 300 + "</w:r>" * 300), f"{MAIN}, before the first table"),
    "long cell": (
        with_body(tbl(tr(cell("a")), tr(cell("b"), cell("x" * 200_001)))),
        "table 1, row 2, column 2",
    ),
    "10 MB cell": (with_body(tbl(tr(cell("a")), tr(cell("x" * 10_000_000)))), "table 1, row 2, column 1"),
    "over 10 MB": (with_body(tbl(tr(cell("a")), tr(cell("x" * 10_100_000)))), f"{MAIN}, table 1, row 2"),
    "long paragraph": (with_body(p(r("x" * 200_001))), "paragraph 1, column 1"),
    "bomb": (with_body(p(r("a")) + " " * 30_000_000), MAIN),
    "bomb beside": (
        archive({"word/document.xml": "x", "word/media/1.png": bytes(30_000_000)}),
        "part word/media/1.png",
    ),
    "spans": (with_body(tbl(*[WIDE_ROW] * 5300), method=zipfile.ZIP_STORED), "table 1, row 5292"),
    "tags": (with_body("<w:p/>" * 3_000_000, method=zipfile.ZIP_STORED), MAIN),
}


@pytest.mark.parametrize(("data", "where"), REFUSED.values(), ids=REFUSED)
def test_damaged_or_hostile_document_is_refused_at_its_place(data: bytes, where: str) -> None:
    started = time.process_time()
    assert refusal(data).where == f"q2.docx, {where}"
    assert time.process_time() - started < 15


@pytest.mark.parametrize(
    "nested",
    [
        lambda inner: "<w:sdt><w:sdtContent>" * 110 + inner + "</w:sdtContent></w:sdt>" * 110,
        lambda inner: "<w:tbl><w:tr><w:tc>" * 70 + inner + "</w:tc></w:tr></w:tbl>" * 70,
        lambda inner: f"<w:tbl><w:tr><w:tc>{inner}" * 70 + "</w:tc></w:tr></w:tbl>" * 70,
        lambda inner: "<w:p><w:r><w:txbxContent>" * 70 + inner + "</w:txbxContent></w:r></w:p>" * 70,
        lambda inner: p("<w:sdt>" * 240 + r("deep") + "</w:sdt>" * 240),
    ],
    ids=["controls", "one cell", "tables and text", "boxes", "controls in a line"],
)
def test_deep_nesting_is_read(nested: Callable[[str], str]) -> None:
    assert "deep" in load(with_body(nested(p(r("deep"))))).rows[-1].cells[0].text


def test_field_without_end_hides_no_other_paragraph() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert drawn(p(r("a") + begin * 50_000) + p(r("b"))) == ["p1 a", "p2 b"]


def test_large_report_is_read_in_time() -> None:
    row = tr(*[cell("some text of a cell", '<w:tcW w:w="100"/><w:shd w:val="clear" w:fill="00B050"/>')] * 12)
    data = with_body(tbl(*[row] * 3000))
    started = time.process_time()
    grid = load(data)
    assert (len(grid.rows), len(grid.rows[-1].cells), time.process_time() - started < 6) == (3000, 12, True)


@settings(max_examples=60)
@given(st.integers(0, len(REPORT) - 1), st.integers(0, 255))
def test_document_with_a_wrong_byte_is_read_or_refused(place: int, byte: int) -> None:
    data = REPORT[:place] + bytes([byte]) + REPORT[place + 1 :]
    with suppress(DocumentError):
        assert len(load(data).rows) == 40


PIECES = [
    p(r("x")),
    p("<w:r><w:tab/></w:r>"),
    cell("x"),
    tr(cell("x")),
    tbl(tr(cell("x"), cell("x"))),
    r("x"),
    sdt(p(r("x"))),
]


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=8))
def test_words_where_they_belong_are_all_read(pieces: list[str]) -> None:
    blocks = [piece for piece in pieces if piece.startswith(("<w:p>", "<w:tbl>", "<w:sdt>"))]
    expected = "".join(blocks).count(">x<")
    rows = load(with_body("".join([*pieces, p(r("END"))]))).rows
    assert sum(text.count("x") for row in rows for text in row.texts) == expected


def test_page_margins_come_last_and_each_line_once() -> None:
    document = docx.Document()
    document.add_paragraph("Plan")
    section = document.sections[0]
    section.header.paragraphs[0].text = "Saltmarsh Council"
    section.footer.paragraphs[0].text = "G = on target"
    section.footer.add_paragraph("G = on target")
    assert [(row.texts, row.source, row.margin) for row in word.load(saved(document), "x.docx").rows] == [
        (["Plan"], Source(paragraph=1), False),
        (["G = on target"], Source(margin="footer", row=1), True),
        (["Saltmarsh Council"], Source(margin="header", row=2), True),
    ]


def test_page_margin_that_is_damaged_is_passed_over() -> None:
    parts = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{p('<w:r><w:t>Plan</w:t></w:r>')}</w:body></w:document>"
    }
    data = archive({**parts, "word/header1.xml": "<w:hdr", "word/footer1.xml": "<!DOCTYPE x><x/>"})
    assert [row.texts for row in word.load(data, "x.docx").rows] == [["Plan"]]


def test_key_in_a_page_footer_is_the_key_and_no_more_is_read_there() -> None:
    document = docx.Document()
    document.add_paragraph("Saltmarsh Council")
    table = document.add_table(rows=0, cols=4)
    for texts in (
        ("Ref", "Measure", "Actual", "Status"),
        ("1", "Lamps lit", "9", "●"),
        ("2", "Bins emptied", "7", "○"),
    ):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    document.sections[0].footer.paragraphs[
        0
    ].text = "● target met   ◐ near target   ○ target missed   ▲ better than last year"
    document.sections[0].header.paragraphs[0].text = "Draft for the board"
    report = read(saved(document), "q2.docx")
    assert [(row.outcome, row.rating) for row in report.rows] == [
        ("Lamps lit", Rating.ON_TRACK),
        ("Bins emptied", Rating.NOT_ACHIEVED),
    ]
    assert "Draft for the board" in [unread.text for unread in report.unread]
