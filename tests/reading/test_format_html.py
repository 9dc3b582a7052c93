"""Web pages: the exact grid of small pages, and what hostile ones come to."""

import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plan import DocumentError, Source
from goldenthread.reading import loading
from goldenthread.reading.formats import html
from goldenthread.reading.grid import Cell, Grid, GridRow

PAGE_HEAD = "<!doctype html><meta charset=utf-8>"


def load(page: str | bytes) -> Grid:
    return html.load(page.encode() if isinstance(page, str) else page, "q2.html")


def drawn(page: str | bytes) -> list[str]:
    """Draw a page's grid: "1.2| a | b" is row 2 of table 1, "#" marks headings, "<" and "^" covered cells."""
    return [_drawn_row(row) for row in load(page).rows]


def _drawn_row(row: GridRow) -> str:
    if not row.table:
        return f"{'#' * row.outline or 'p'}{row.source.paragraph} {row.cells[0].text}"
    cells = [{"": "", "across": "<", "down": "^"}[cell.span] + cell.text for cell in row.cells]
    return f"{row.table}.{row.source.row}{'#' if row.is_heading else '|'} " + " | ".join(cells)


def fills(page: str) -> list[str | None]:
    return [cell.fill for row in load(page).rows for cell in row.cells]


def refusal(page: str | bytes) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        load(page)
    return caught.value


def test_page_exact_grid() -> None:
    page = (
        "<table><thead><tr><th>Ref<th>Status</thead>"
        "<tr><td rowspan=2>1.1<td colspan=2 bgcolor=red>late<tr><td>a<td>b</table>"
    )
    assert load(page) == Grid(
        (
            GridRow((Cell("Ref"), Cell("Status")), Source(table=1, row=1), 1, is_heading=True),
            GridRow(
                (Cell("1.1"), Cell("late", "#ff0000"), Cell("late", "#ff0000", "across")),
                Source(table=1, row=2),
                1,
            ),
            GridRow((Cell("1.1", None, "down"), Cell("a"), Cell("b")), Source(table=1, row=3), 1),
        )
    )


def test_text_around_tables_in_document_order() -> None:
    page = """<html><head><title>Not this</title></head><body><h1>Council Plan</h1><h2><div>Place</div></h2>
        <p>Intro<br>second line</p><ul><li>one<ul><li>inner</ul></ul><dl><dt>Term<dd>Meaning</dl>
        loose <b>text</b><table><caption>Totals</caption><tr><td>1</table><div>after</div></body></html>"""
    assert drawn(page) == [
        "#1 Council Plan",
        "##2 Place",
        "p3 Intro\nsecond line",
        "p4 - one",
        "p5   - inner",
        "p6 Term: Meaning",
        "p7 loose text",
        "p8 Totals",
        "1.1| 1",
        "p9 after",
    ]


def test_title_of_page_is_its_heading_where_there_is_none() -> None:
    page = "<html><head><title> Q2\nreport </title></head><body><h2>Place</h2></body></html>"
    assert drawn(page) == ["#1 Q2 report", "##2 Place"]


@pytest.mark.parametrize(
    ("rows", "grid"),
    [
        ("<tr><td>a<td rowspan=2>b<tr><td>c", ["1.1| a | b", "1.2| c | ^b"]),
        ("<tr><td colspan=2 rowspan=2>a<td>b<tr><td>c", ["1.1| a | <a | b", "1.2| ^a | <a | c"]),
        ("<tr><td rowspan=3>a<td>b<tr><tr><td>c", ["1.1| a | b", "1.2| ^a", "1.3| ^a | c"]),
        ("<tr><td>a<td>b<td rowspan=2>c<tr><td>d", ["1.1| a | b | c", "1.2| d |  | ^c"]),
        ("<tr><td rowspan=0>a<td>b<tr><td>c", ["1.1| a | b", "1.2| ^a | c"]),
        ("<tr><td rowspan=1000000>a<tr><td>b", ["1.1| a", "1.2| ^a | b"]),
        ("<tbody><tr><td rowspan=9>a<tbody><tr><td>b", ["1.1| a", "1.2| b"]),
        ("<tr><td colspan=100000>a<tr><td>b<td>c", ["1.1| a | <a", "1.2| b | c"]),
        ("<tr><td colspan=99>a<td>z<tr><td>b<td>c<td>d", ["1.1| a | <a | z", "1.2| b | c | d"]),
        ("<tr><td colspan=-1>a<td colspan=x>b<td colspan=0>c", ["1.1| a | b | c"]),
        ("<tr><td>a<tr></tr><tr style='display:none'><td>b<tr><td hidden>x<td>c", ["1.1| a", "1.3| c"]),
        ("<td>no row<tr><td style='visibility:hidden'>a<td>b", ["1.1| no row", "1.2|  | b"]),
        ("<form><tr><td>in a form</form>", ["1.1| in a form"]),
        ("<tr><td>a<b>b</b><tr>stray<td>c", ["p1 stray", "1.1| ab", "1.2| c"]),
    ],
)
def test_cells_of_a_table(rows: str, grid: list[str]) -> None:
    assert drawn(f"<table>{rows}</table>") == grid


@pytest.mark.parametrize(
    ("row", "is_heading"),
    [
        ("<thead><tr><td>Ref<td>Status</thead>", True),
        ("<tr><th scope=col>Ref<td>x", True),
        ("<tr><th>Ref<th>Status", True),
        ("<tr><th scope=row>1.1<td>x", False),
        ("<tr><th colspan=2>Theme", False),
        ("<tr><td>Ref<td>Status", False),
    ],
)
def test_heading_row_is_what_the_page_says(row: str, is_heading: bool) -> None:
    assert [row.is_heading for row in load(f"<table>{row}</table>").rows] == [is_heading]


def test_layout_table_gives_its_tables_and_paragraphs() -> None:
    page = """<table><tr><td colspan=2><h1>Report</h1><tr><td>Home<td>Intro
        <table><tr><td>1.1<td>Met</table>Between<table><tr><td>1.2<td>Late</table></table>"""
    assert drawn(page) == [
        "#1 Report",
        "p2 Home",
        "p3 Intro",
        "1.1| 1.1 | Met",
        "p4 Between",
        "2.1| 1.2 | Late",
    ]


def test_table_of_data_keeps_a_small_table_in_its_cell() -> None:
    inner = "<table><tr><td>Q1<td>45<tr><td>Q2<td>50</table>"
    page = f"<table><tr><th>Ref<th>Measure<th>Actual<tr><td>1.1<td>Visits<td>So far{inner}</table>"
    assert drawn(page) == ["1.1# Ref | Measure | Actual", "1.2| 1.1 | Visits | So far\nQ1 | 45\nQ2 | 50"]


@pytest.mark.parametrize(
    ("attributes", "fill"),
    [
        ("bgcolor=#FF0000", "#ff0000"),
        ("bgcolor=00ff00", "#00ff00"),
        ("bgcolor=Orange", "#ffa500"),
        ("style='background-color: #0A0'", "#00aa00"),
        ("style='color:red; background: rgb(0, 128,0) none'", "#008000"),
        ("style='background:rgb(100%,0%,0%)!important'", "#ff0000"),
        ("style='background: url(red.png) #ffbf00 no-repeat'", "#ffbf00"),
        ("style='background: url(red.png)'", None),
        ("style='background-color:white'", None),
        ("bgcolor=#FFFFFF", None),
        ("style='background:transparent'", None),
        ("style='background:rgba(255,0,0,0)'", None),
        ("style='background-color:#ff000000'", None),
        ("class='red green'", None),
        ("style='color:red'", None),
    ],
)
def test_fill_of_a_cell(attributes: str, fill: str | None) -> None:
    assert fills(f"<table><tr><td {attributes}>x</table>") == [fill]


def test_fill_of_a_row_is_taken_by_cells_without_one() -> None:
    cells = "<td>a<td bgcolor=white>b<td style='background:transparent'>c<td bgcolor=red>d"
    page = f"<table><tr bgcolor=lime>{cells}</table>"
    assert fills(page) == ["#00ff00", None, "#00ff00", "#ff0000"]


def test_fill_of_a_label_that_is_all_of_a_cell() -> None:
    label = "<b style='background:#080'>Green</b>"
    page = f"<table><tr><td>{label}<td>part {label}</table>"
    assert fills(page) == ["#008800", None]


@pytest.mark.parametrize(
    ("cell", "ink"),
    [
        ("<td style='color:#F00'>late", "#ff0000"),
        ("<td><font color=Green>on <b>track</b></font> ", "#008000"),
        ("<td><p style='color: rgb(255,191,0)'>a</p>\n<p style='color:#ffbf00'>b</p>", "#ffbf00"),
        ("<td><span style='color:red'>red</span> and usual", None),
        ("<td style='color:red'>red <i style='color:green'>green</i>", None),
        ("<td style='color:red'><i style='color:black'>black</i>", None),
        ("<td style='background-color:red'>usual", None),
        ("<td style='color:red'> ", None),
    ],
)
def test_ink_is_the_one_colour_of_a_cells_text(cell: str, ink: str | None) -> None:
    assert [cell.ink for cell in load(f"<table><tr>{cell}<td>x</table>").rows[0].cells] == [ink, None]


def test_ink_of_a_row_is_taken_by_its_cells() -> None:
    page = "<table><tr style='color:red'><td rowspan=2>a<td style='color:blue'>b<tr><td>c</table>"
    assert [[cell.ink for cell in row.cells] for row in load(page).rows] == [
        ["#ff0000", "#0000ff"],
        ["#ff0000", None],
    ]


@pytest.mark.parametrize(
    "page",
    [
        "<p>£5 – met</p>".encode(),
        "<p>£5 – met</p>".encode("utf-8-sig"),
        "<p>£5 – met</p>".encode("utf-16"),
        "<p>£5 – met</p>".encode("cp1252"),
        "<meta charset=iso-8859-1><p>£5 – met</p>".encode("cp1252"),
        "<meta charset=nonsense><p>£5 – met</p>".encode(),
        "<meta charset=utf-7><p>£5 – met</p>".encode(),
        "<meta charset=utf-8><p>£5 – met</p>".encode("cp1252"),
        b'<?xml version="1.0" encoding="iso-8859-1"?><html><body><p>\xa35 \x96 met</p></body></html>',
    ],
)
def test_encoding_by_mark_declaration_or_fit(page: bytes) -> None:
    assert drawn(page) == ["p1 £5 – met"]


@pytest.mark.parametrize(
    ("start", "known"),
    [
        ("<!DOCTYPE html>", True),
        ("\ufeff <!-- saved --> \n<HTML lang=en>", True),
        ("<?xml version='1.0'?><!DOCTYPE html PUBLIC ''>", True),
        ("\n\t<table border=1>\n\t<tr>\t<td>1\t<td>2", True),
        ("<h1>Report</h1>", True),
        ("<p>one</p>\n<p>two</p>", True),
        ("<p>1.1</p>\t<p>Visits</p>\tMet", False),
        ("Report <p>with markup</p>", False),
        ("<3% of all", False),
        ("<?xml version='1.0'?><report/>", False),
        ("<!-- only a comment", False),
        ("", False),
    ],
)
def test_recognises_by_the_first_tag(start: str, known: bool) -> None:
    assert html.recognises(start.encode()) is known


def test_recognises_utf16() -> None:
    assert html.recognises("<p>one</p>".encode("utf-16"))


def test_export_under_another_name_is_read() -> None:
    grid = loading.load(b"<table><tr><td>1.1<td>Met</table>", "export.xls")
    assert [row.texts for row in grid.rows] == [["1.1", "Met"]]


def test_hidden_parts_of_a_page_are_not_read() -> None:
    page = """<p>shown<p hidden>a<div style="display:none"><table><tr><td>b</table></div><script>c</script>
        <iframe src=//x.test>d</iframe><span aria-hidden=true>e</span>"""
    assert drawn(page) == ["p1 shown"]


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<table><tr><td>a<tr style='display:none'><td>gone<tr hidden><td> </table>", [("table 1", "1 hidden row")]),
        ("<table><tr><td>a<tr style='visibility:collapse'><td>gone</table>", [("table 1", "1 hidden row")]),
        ("<table><tr><td>a<tbody hidden><tr><td>gone<tr><td>gone</table>", [("table 1", "2 hidden rows")]),
        ("<table><tr><td>a<td hidden>gone<td style='visibility:hidden'>gone</table>", [("table 1", "2 hidden cells")]),
        ("<p>a<div hidden><table><tr><td>gone</table>\n<table><tr><td></table></div>", [("line 1", "1 hidden table")]),
        (
            "<table><tr><td>a</table>\n<table style='display:none'><tr><td>gone</table><table hidden><tr><td>gone</table>",
            [("line 2", "2 hidden tables")],
        ),
        ("<p>a<noscript><table><tr><td>gone</table></noscript><p hidden>gone<script>gone</script>", []),
    ],
)
def test_what_is_hidden_is_counted_with_its_place(page: str, expected: list[tuple[str, str]]) -> None:
    grid = load(page)
    assert [(str(entry.source), entry.text) for entry in grid.left_out] == expected
    assert "gone" not in str(grid)


def test_page_behind_a_dialogue_is_read() -> None:
    page = "<div aria-hidden=true><h1>Report</h1><table><tr><td>1</table></div><div role=dialog>Cookies</div>"
    assert drawn(page) == ["#1 Report", "1.1| 1", "p2 Cookies"]


@pytest.mark.parametrize(
    "page",
    [
        "<!-- nothing -->",
        "<html></html>",
        "<frameset><frame src='//x.test/report'></frameset>",
        "<script>go()</script>",
    ],
)
def test_page_that_shows_nothing_is_refused(page: str) -> None:
    assert refusal(page).what == "the page has no text of its own: scripts or frames would fetch it"


@pytest.mark.parametrize(
    ("page", "where"),
    [
        ("<p>\n" + "<div>" * 1000, "q2.html, line 2"),
        ("<p></x>" * 200 + "<b>" * 1000, "q2.html, line 1"),
        ("<p>" + "x" * 10_100_000, "q2.html"),
        ("<br>" * 1_000_001, "q2.html"),
        ("<p>\n<p " + " ".join(f"a{number}=1" for number in range(50_000)) + ">", "q2.html, line 2"),
        ("<table><tr><td>a<tr><td>" + "x" * 300_000, "q2.html, table 1, row 2, column 1"),
        ("<table><tr>" + "<td colspan=30>" * 20_000, "q2.html, table 1, row 1"),
        ("<table><tr>" + "<td rowspan=70000>" * 900 + "<tr>" * 70_000, "q2.html, table 1, row 557"),
    ],
    ids=["deep", "deep after faults", "long", "tags", "attributes", "long cell", "wide row", "tall cells"],
)
def test_hostile_page_is_refused_at_its_place(page: str, where: str) -> None:
    started = time.process_time()
    assert refusal(page).where == where
    assert time.process_time() - started < 15


@pytest.mark.parametrize(
    ("cell", "cells", "row"),
    [
        ("<td rowspan=9000>x", 400, 3),
        ("<td rowspan=9000 colspan=30>x", 33, 2),
        ("<td rowspan=9000 colspan=30>x", 3, 12),
        ("<td rowspan=9000 colspan=1000>x<td rowspan=2000>y", 3, 167),
        ("<td rowspan=9000 colspan=30>x", 50, 1),
    ],
)
def test_overlapping_spans_are_refused_at_the_first_row_that_is_too_much(cell: str, cells: int, row: int) -> None:
    page = "<table>" + ("<tr>" + cell * cells) * 200 + "<tr><td>z" * 200 + "</table>"
    assert refusal(page).where == f"q2.html, table 1, row {row}"


def test_large_table_with_merged_cells_in_every_row_is_read() -> None:
    rows = "<tr><td rowspan=10>1<td colspan=2>a<td>b" + "<tr><td>c<td>d<td>e" * 9
    assert len(load("<table>" + rows * 1_000 + "</table>").rows) == 10_000


def test_embedded_pictures_count_for_nothing() -> None:
    page = f"<img alt=Green src='data:image/png;base64,{'A' * 12_000_000}'><p>x"
    assert drawn(page) == ["p1 Green", "p2 x"]


def test_large_report_is_read_in_time() -> None:
    row = "<tr>" + "<td style='background:#0f0'><p>Some <b>words</b></p></td>" * 12
    started = time.process_time()
    grid = load("<table>" + row * 3000 + "</table>")
    assert (len(grid.rows), time.process_time() - started < 8) == (3000, True)


@given(
    st.lists(
        st.sampled_from(["<table>", "</table>", "<tr>", "<td>", "<td rowspan=3 colspan=2>", "<th>", "x", "<p>", "<h1>"])
    )
)
def test_any_order_of_tags_loses_and_doubles_no_text(tags: list[str]) -> None:
    page = PAGE_HEAD + "".join(tags)
    rows = load(page).rows if "x" in tags else ()
    texts = [cell.text for row in rows for cell in row.cells if not cell.span]
    assert "".join(texts).count("x") == tags.count("x")


@given(st.binary())
def test_any_bytes_are_recognised_or_not(data: bytes) -> None:
    assert html.recognises(data) in {True, False}


def test_readers_import_no_parser_until_it_is_needed() -> None:
    code = (
        "import sys, goldenthread.reading.formats.html, goldenthread.reading.formats.docx;"
        "print(sorted({'lxml', 'docx'} & {name.split('.')[0] for name in sys.modules}))"
    )
    finished = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=180)
    assert finished.stdout == "[]\n"
