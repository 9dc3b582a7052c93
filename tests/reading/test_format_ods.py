"""OpenDocument spreadsheets: which content becomes which grid, and what is refused."""

import io
import zipfile
from contextlib import suppress

import odfdo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.plan import DocumentError, Source
from goldenthread.reading import sheets
from goldenthread.reading.formats import ods
from goldenthread.reading.grid import Cell, Grid, GridRow

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"
SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in [
        ("office", "office"),
        ("table", "table"),
        ("text", "text"),
        ("style", "style"),
        ("fo", "xsl-fo-compatible"),
        ("draw", "drawing"),
    ]
)
MANIFEST_SPACE = 'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"'
MANIFEST = f"<manifest:manifest {MANIFEST_SPACE}>{{}}</manifest:manifest>"


def document(body: str, styles: str = "", named: str = "", **parts: str) -> bytes:
    """Make a spreadsheet of the XML of its tables, its automatic styles and its named styles."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:spreadsheet>{body}</office:spreadsheet></office:body></office:document-content>"
    )
    named_styles = f"<office:document-styles {SPACES}><office:styles>{named}</office:styles></office:document-styles>"
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", MIMETYPE)
        archive.writestr("content.xml", parts.get("content", content))
        archive.writestr("styles.xml", named_styles)
        archive.writestr("META-INF/manifest.xml", MANIFEST.format(parts.get("manifest", "")))
    return stream.getvalue()


def table(*rows: str, columns: str = "", name: str = "Q2", rest: str = "") -> str:
    return f'<table:table table:name="{name}" {rest}>{columns}{"".join(rows)}</table:table>'


def row(*cells: str, rest: str = "") -> str:
    return f"<table:table-row {rest}>{''.join(cells)}</table:table-row>"


def cell(content: str = "", rest: str = "") -> str:
    paragraph = f"<text:p>{content}</text:p>" if content and not content.startswith("<text:") else content
    return f"<table:table-cell {rest}>{paragraph}</table:table-cell>"


COVERED = "<table:covered-table-cell/>"


def cell_style(name: str, background: str = "", parent: str = "Default") -> str:
    fill = f'<style:table-cell-properties fo:background-color="{background}"/>' if background else ""
    return (
        f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="{parent}">'
        f"{fill}</style:style>"
    )


def load(data: bytes) -> Grid:
    return ods.load(data, "q2.ods")


def texts(*rows: str, columns: str = "", styles: str = "") -> list[list[str]]:
    return [read.texts for read in load(document(table(*rows, columns=columns), styles)).rows]


def refusal(data: bytes) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        load(data)
    return caught.value


# Which content becomes which rows


def test_rows_become_one_table_with_their_places() -> None:
    assert load(document(table(row(cell("Ref"), cell("Status")), row(cell("CP1"), cell("2"))))) == Grid(
        (
            GridRow((Cell("Ref"), Cell("Status")), Source(sheet="Q2", row=1), table=1),
            GridRow((Cell("CP1"), Cell("2")), Source(sheet="Q2", row=2), table=1),
        )
    )


def test_document_of_odfdo() -> None:
    made = odfdo.Document("spreadsheet")
    made.body.clear()
    sheet = odfdo.Table("Q2")
    header, line = odfdo.Row(), odfdo.Row()
    for heading, value in (("Ref", "CP1"), ("Actual", 84)):
        header.append_cell(odfdo.Cell(heading))
        line.append_cell(odfdo.Cell(value))
    sheet.append_row(header)
    sheet.append_row(line)
    made.body.append(sheet)
    stream = io.BytesIO()
    made.save(stream)
    assert ods.recognises(stream.getvalue())
    assert [read.texts for read in load(stream.getvalue()).rows] == [["Ref", "Actual"], ["CP1", "84"]]


def test_shown_text_counts_and_not_the_value() -> None:
    shown = cell("84.3%", 'office:value-type="percentage" office:value="0.8433"')
    assert texts(row(shown)) == [["84.3%"]]


def test_value_without_its_text_stands_for_it() -> None:
    cells = [cell("", f'office:{name}="{value}"') for name, value in [("value", "7"), ("date-value", "2011-09-30")]]
    assert texts(row(*cells)) == [["7", "2011-09-30"]]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("one", "one"),
        ("<text:p>one</text:p><text:p>two</text:p>", "one\ntwo"),
        ("<text:p>one<text:line-break/>two</text:p>", "one\ntwo"),
        ('<text:p>a<text:s text:c="3"/>b<text:tab/>c<text:s/>d</text:p>', "a   b\tc d"),
        ('<text:p>a<text:s text:c="1000000000"/>b</text:p>', "a" + " " * 1000 + "b"),
        ("<text:p>Met <text:span>in <text:span>full</text:span></text:span>.</text:p>", "Met in full."),
        ("<text:p>  folded\n   in the file </text:p>", "folded in the file"),
        ("<text:p><text:a>Recycling</text:a></text:p>", "Recycling"),
        (
            "<text:list><text:list-item><text:p>one</text:p></text:list-item>"
            "<text:list-item><text:p>two</text:p><text:p>more</text:p></text:list-item></text:list>",
            "- one\n- two\nmore",
        ),
        ("<text:p>x</text:p><office:annotation><text:p>ask the owner</text:p></office:annotation>", "x"),
        ("<text:p>x<office:annotation><text:p>ask</text:p></office:annotation>y</text:p>", "xy"),
        (
            "<text:p>x</text:p><draw:frame><draw:text-box><text:p>box</text:p></draw:text-box></draw:frame>",
            "x",
        ),
    ],
)
def test_text_of_a_cell(content: str, expected: str) -> None:
    assert texts(row(cell(content))) == [[expected]]


def test_repeated_cells_and_rows_are_repeated() -> None:
    rows = [
        row(cell("Ref"), cell("x", 'table:number-columns-repeated="2"'), cell("end")),
        row(cell("same"), rest='table:number-rows-repeated="2"'),
    ]
    read = load(document(table(*rows))).rows
    assert [(line.source.row, line.texts) for line in read] == [
        (1, ["Ref", "x", "x", "end"]),
        (2, ["same", "", "", ""]),
        (3, ["same", "", "", ""]),
    ]


def test_empty_edges_are_left_out_and_gaps_become_one_row_or_column() -> None:
    far = 'table:number-columns-repeated="1000000000"'
    down = 'table:number-rows-repeated="1000000000"'
    rows = [
        row(
            cell("", 'table:number-columns-repeated="2"'),
            cell("Ref"),
            cell("", far),
            cell("far"),
            cell("", far),
        ),
        row(cell("", far), rest=down),
        row(cell("", 'table:number-columns-repeated="2"'), cell("late")),
        row(cell("", far), rest=down),
    ]
    read = load(document(table(*rows))).rows
    assert [(line.source.row, line.texts) for line in read] == [
        (1, ["Ref", "", "far"]),
        (2, ["", "", ""]),
        (1_000_000_002, ["late", "", ""]),
    ]


def test_rows_and_columns_in_groups_and_headers_are_read() -> None:
    header = "<table:table-header-columns><table:table-column/></table:table-header-columns>"
    columns = f"<table:table-column-group>{header}</table:table-column-group>"
    grouped = (
        f"<table:table-header-rows>{row(cell('Ref'))}</table:table-header-rows>"
        f"<table:table-row-group>{row(cell('CP1'))}</table:table-row-group>"
        f'<table:table-row-group table:display="false">{row(cell("CP2"))}</table:table-row-group>'
    )
    assert texts(grouped, columns=columns) == [["Ref"], ["CP1"]]


def test_hidden_and_filtered_rows_and_columns_are_not_read() -> None:
    two_hidden = 'table:visibility="collapse" table:number-columns-repeated="2"'
    columns = f"<table:table-column/><table:table-column {two_hidden}/>"
    rows = [
        row(cell("Ref"), cell("a"), cell("b"), cell("Status")),
        row(cell("CP1"), rest='table:visibility="collapse"'),
        row(cell("CP2"), rest='table:visibility="filter" table:number-rows-repeated="3"'),
        row(cell("CP3"), cell(), cell(), cell("2")),
    ]
    read = load(document(table(*rows, columns=columns)))
    assert [(line.source.row, line.texts) for line in read.rows] == [(1, ["Ref", "Status"]), (6, ["CP3", "2"])]
    assert [(str(entry.source), entry.text) for entry in read.left_out] == [
        ("sheet Q2, row 2", "4 hidden rows: 2 to 5"),
        ("sheet Q2", "2 hidden columns: B, C"),
    ]


def test_hidden_sheets_are_not_read_and_several_are_named() -> None:
    hidden = (
        '<style:style style:name="ta2" style:family="table">'
        '<style:table-properties table:display="false"/></style:style>'
    )
    tables = [
        table(name="Cover"),
        table(row(cell("of Q1")), name="Q1"),
        table(row(cell("lists")), name="Lists", rest='table:style-name="ta2"'),
        table(row(cell("of Q2")), name="Q2"),
    ]
    read = load(document("".join(tables), hidden))
    assert [(str(entry.source), entry.text) for entry in read.left_out] == [
        ("sheet Lists", "hidden sheet with 1 filled cell")
    ]
    assert [(line.table, line.outline, line.texts) for line in read.rows] == [
        (0, 2, ["Q1"]),
        (1, 0, ["of Q1"]),
        (0, 2, ["Q2"]),
        (2, 0, ["of Q2"]),
    ]


def test_table_within_a_cell_is_no_sheet() -> None:
    inner = table(row(cell("inner")), name="inner")
    assert texts(row(cell("<text:p>outer</text:p>" + inner))) == [["outer"]]


# Merged cells and colours


def test_merged_cells_repeat_the_text_and_fill_that_cover_them() -> None:
    spans = 'table:number-columns-spanned="2" table:number-rows-spanned="1" table:style-name="g"'
    rows = [
        row(cell("Theme", 'table:number-rows-spanned="2"'), cell("Q1", spans), COVERED),
        row(COVERED, cell("x"), cell("y")),
    ]
    read = load(document(table(*rows), cell_style("g", "#00B050"))).rows
    assert [line.cells for line in read] == [
        (Cell("Theme"), Cell("Q1", "#00b050"), Cell("Q1", "#00b050", "across")),
        (Cell("Theme", None, "down"), Cell("x"), Cell("y")),
    ]


def test_merged_banner_makes_the_table_no_wider_or_longer_than_its_content() -> None:
    endless = 'table:number-columns-spanned="1000000000" table:number-rows-spanned="1000000000"'
    assert texts(row(cell("Report", endless)), row(COVERED, cell("x"))) == [
        ["Report", "Report"],
        ["Report"] * 2,
    ]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        ("green", "#00b050"),
        ("child", "#00b050"),
        ("named", "#ff0000"),
        ("white", None),
        ("clear", None),
        ("clear-child", None),
        ("ring", None),
        ("unknown", None),
    ],
)
def test_fill_of_a_cell_is_that_of_its_style_or_the_nearest_parent(style: str, expected: str | None) -> None:
    automatic = [
        cell_style("green", "#00B050"),
        cell_style("child", parent="green"),
        cell_style("named", parent="Bad"),
        cell_style("white", "#ffffff", parent="green"),
        cell_style("clear", "transparent", parent="green"),
        cell_style("clear-child", parent="clear"),
        cell_style("ring", parent="ring"),
    ]
    body = table(row(cell("G", f'table:style-name="{style}"')))
    data = document(body, "".join(automatic), cell_style("Bad", "#ff0000"))
    assert load(data).rows[0].cells == (Cell("G", expected),)


def test_cell_without_a_style_has_that_of_its_row_or_column() -> None:
    columns = '<table:table-column/><table:table-column table:default-cell-style-name="g"/><table:table-column/>'
    rows = [
        row(cell("a"), cell(), cell("c")),
        row(cell("a"), cell(), cell("c"), rest='table:default-cell-style-name="r"'),
    ]
    styles = cell_style("g", "#00b050") + cell_style("r", "#ff0000")
    read = load(document(table(*rows, columns=columns), styles)).rows
    assert [[shown.fill for shown in line.cells] for line in read] == [
        [None, "#00b050", None],
        ["#ff0000", "#ff0000", "#ff0000"],
    ]


def inked(name: str, colour: str, family: str = "table-cell") -> str:
    return (
        f'<style:style style:name="{name}" style:family="{family}">'
        f'<style:text-properties fo:color="{colour}"/></style:style>'
    )


@pytest.mark.parametrize(
    ("content", "style", "expected"),
    [
        ("▲", "green", "#00b050"),
        ("▲", "black", None),
        ("▲", "", "#0070c0"),
        ('<text:p><text:span text:style-name="red">▼</text:span></text:p>', "green", "#ff0000"),
        ('<text:p>was <text:span text:style-name="red">▼</text:span></text:p>', "green", None),
        ('<text:p><text:span text:style-name="plain">▲</text:span></text:p>', "green", "#00b050"),
        ('<text:p>▲<text:span text:style-name="red"> </text:span></text:p>', "green", "#00b050"),
        ('<text:p><text:span text:style-name="dark">▲</text:span></text:p>', "green", None),
    ],
)
def test_ink_is_the_one_colour_of_the_text(content: str, style: str, expected: str | None) -> None:
    styles = inked("green", "#00B050") + inked("black", "#000000") + inked("blue", "#0070c0")
    spans = inked("red", "#ff0000", "text") + inked("dark", "#000000", "text")
    named = f'table:style-name="{style}"' if style else ""
    body = table(
        row(cell(content, named), cell("", named)),
        columns='<table:table-column table:default-cell-style-name="blue"/>',
    )
    assert [shown.ink for shown in load(document(body, styles + spans)).rows[0].cells] == [expected]


def test_column_of_differing_colours_without_any_text_is_kept() -> None:
    rows = [row(cell("CP1"), cell("", f'table:style-name="{style}"')) for style in ("g", "r")]
    read = load(document(table(*rows), cell_style("g", "#00b050") + cell_style("r", "#ff0000"))).rows
    assert [line.cells[1:] for line in read] == [(Cell("", "#00b050"),), (Cell("", "#ff0000"),)]


# Limits


def test_repeats_without_end_of_a_text_are_refused_with_sheet_and_row() -> None:
    fault = refusal(document(table(row(cell("x", 'table:number-columns-repeated="1000000000"')))))
    assert (fault.where, fault.what) == ("q2.ods, sheet Q2, row 1", "it uses too many columns")


def test_repeats_without_end_of_a_row_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sheets.LIMITS, "cells", 10_000)
    fault = refusal(document(table(row(cell("x"), rest='table:number-rows-repeated="1000000000"'))))
    assert (fault.where, fault.what) == ("q2.ods, sheet Q2, row 10001", "it has too many cells")


def test_cell_with_an_endless_text_is_refused_with_its_name() -> None:
    fault = refusal(document(table(row(cell("a"), cell("x" * 200_001)))))
    assert (fault.where, fault.what) == ("q2.ods, sheet Q2, row 1", "cell B1 has 200,001 characters")


# What can't be read


def test_document_protected_by_a_password_is_refused() -> None:
    entry = "<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>"
    fault = refusal(document(table(row(cell("x"))), manifest=entry, content="\x00\x01"))
    assert (fault.where, fault.what) == ("q2.ods", "the file is protected by a password")


def test_document_without_visible_content_is_refused() -> None:
    assert refusal(document(table(row(cell())))).what == "none of its visible sheets has any content"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("<a>", "its XML is broken"),
        ("<html/>", "none of its visible sheets has any content"),
        ('<!DOCTYPE a [<!ENTITY a "ha">]><a>&a;</a>', "its XML brings a document type of its own"),
    ],
)
def test_content_that_is_no_spreadsheet_is_refused(content: str, expected: str) -> None:
    fault = refusal(document("", content=content))
    assert fault.where.startswith("q2.ods")
    assert fault.what.startswith(expected)


def test_nesting_without_end_is_refused() -> None:
    deep = "<text:span>" * 300 + "x" + "</text:span>" * 300
    assert refusal(document(table(row(cell(f"<text:p>{deep}</text:p>"))))).what.startswith("its XML is broken")


def test_missing_content_is_named() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", MIMETYPE)
    assert refusal(stream.getvalue()).what == "its part content.xml is missing"


def test_truncated_document_is_recognised_and_refused() -> None:
    cut = document(table(row(cell("x"))))[:-30]
    assert ods.recognises(cut)
    assert refusal(cut).what == "it is cut short or damaged"


@pytest.mark.parametrize("data", [b"", b"PK", b"\xff\xd8\xff\xe0JFIF", b"Ref\tStatus\n"])
def test_other_content_is_not_recognised(data: bytes) -> None:
    assert not ods.recognises(data)


BASE = document(
    table(row(cell("Ref"), cell("x", 'table:number-columns-repeated="2"')), columns="<table:table-column/>")
)


@settings(max_examples=150)
@given(st.integers(0, len(BASE) - 1), st.binary(max_size=4))
def test_damaged_document_is_read_or_refused_in_words(at: int, junk: bytes) -> None:
    with suppress(DocumentError):
        load(BASE[:at] + junk + BASE[at + len(junk) :])


def test_rows_that_are_repeated_as_headings_begin_a_table() -> None:
    def row(*texts: str) -> str:
        cells = "".join(f"<table:table-cell><text:p>{text}</text:p></table:table-cell>" for text in texts)
        return f"<table:table-row>{cells}</table:table-row>"

    headings = f"<table:table-header-rows>{row('Group', 'How many')}</table:table-header-rows>"
    body = f'<table:table table:name="Q2">{row("How it stands")}{headings}{row("Improved", "14")}</table:table>'
    rows = ods.load(document(body), "q2.ods").rows
    assert [(one.table, one.is_heading) for one in rows] == [(1, False), (2, True), (2, False)]
