"""Excel workbooks: which sheets, rows, columns and cells become which grid, and what is refused."""

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date
from typing import Any

import openpyxl
import pytest
import xlsxwriter  # type: ignore[import-untyped]
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Color, Font, GradientFill, PatternFill
from openpyxl.styles.colors import COLOR_INDEX
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from goldenthread.plan import DocumentError, Source
from goldenthread.reading.formats import xlsx
from goldenthread.reading.formats.xlsx.colours import read_colours
from goldenthread.reading.grid import Cell, Grid, GridRow

Draw = Callable[[Worksheet], None]
GREEN = PatternFill("solid", fgColor="FF00B050")


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def workbook(draw: Draw) -> bytes:
    """Make a workbook of one sheet, "Q2"."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Q2"
    draw(sheet)
    return saved(book)


def filled(*rows: Iterable[object]) -> Draw:
    def draw(sheet: Worksheet) -> None:
        for row in rows:
            sheet.append(list(row))

    return draw


def load(data: bytes) -> Grid:
    return xlsx.load(data, "q2.xlsx")


def texts(data: bytes) -> list[list[str]]:
    return [row.texts for row in load(data).rows]


def left_out(data: bytes) -> list[tuple[str, str]]:
    return [(str(entry.source), entry.text) for entry in load(data).left_out]


def refusal(data: bytes) -> DocumentError:
    with pytest.raises(DocumentError) as caught:
        load(data)
    return caught.value


def with_part(data: bytes, part: str, change: Callable[[bytes], bytes] | None) -> bytes:
    """Change one part of a workbook, or leave it out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
            elif change:
                new.writestr(name, change(old.read(name)))
    return stream.getvalue()


def with_sheet_data(rows: str, before: str = "", after: str = "") -> bytes:
    """Make a workbook whose only sheet has this XML."""
    xml = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        f"{before}<sheetData>{rows}</sheetData>{after}</worksheet>"
    )
    return with_part(workbook(filled(["Ref"])), "xl/worksheets/sheet1.xml", lambda old: xml.encode())


def text_cell(at: str, text: str) -> str:
    return f'<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>'


# Which content becomes which rows


def test_rows_become_one_table_with_their_places() -> None:
    assert load(workbook(filled(["Ref", "Status"], ["CP1", 2]))) == Grid(
        (
            GridRow((Cell("Ref"), Cell("Status")), Source(sheet="Q2", row=1), table=1),
            GridRow((Cell("CP1"), Cell("2")), Source(sheet="Q2", row=2), table=1),
        )
    )


def test_empty_edges_are_left_out_and_gaps_become_one_row_or_column() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["C4"], sheet["D4"], sheet["D9"], sheet["H9"] = "Ref", "Status", "late", "far"

    grid = load(workbook(draw))
    assert [(row.source.row, row.texts) for row in grid.rows] == [
        (4, ["Ref", "Status", "", ""]),
        (5, ["", "", "", ""]),
        (9, ["", "late", "", "far"]),
    ]


def test_a_table_that_is_marked_up_begins_with_its_headings() -> None:
    def draw(sheet: Worksheet) -> None:
        for row in (["How the plan stands"], ["One table, below"], ["Group", "How many"], ["Improved", 14]):
            sheet.append(row)
        sheet.add_table(Table(displayName="bridge", ref="A3:B4"))

    rows = load(workbook(draw)).rows
    assert [(row.texts[0], row.table, row.is_heading) for row in rows] == [
        ("How the plan stands", 1, False),
        ("One table, below", 1, False),
        ("Group", 2, True),
        ("Improved", 2, False),
    ]


def test_headings_above_those_of_a_marked_table_stay_with_it() -> None:
    def draw(sheet: Worksheet) -> None:
        for row in (["", "Q1", "Q2"], ["Measure", "Actual", "Figure"], ["Bins", 4, 5]):
            sheet.append(row)
        sheet.add_table(Table(displayName="bins", ref="A2:C3"))

    rows = load(workbook(draw)).rows
    assert [(row.table, row.is_heading) for row in rows] == [(1, False), (1, True), (1, False)]


def test_several_sheets_are_named_and_numbered_by_their_content() -> None:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, state in [("Cover", "visible"), ("Q1", "visible"), ("Old", "hidden"), ("Q2", "visible")]:
        sheet = book.create_sheet(title)
        sheet.sheet_state = state
        if title != "Cover":
            sheet["A1"] = f"of {title}"
    book.create_sheet("Lists").sheet_state = "veryHidden"
    book["Lists"]["A1"] = "yes"
    rows = load(saved(book)).rows
    assert [(row.table, row.outline, row.texts, row.source.sheet) for row in rows] == [
        (0, 2, ["Q1"], "Q1"),
        (1, 0, ["of Q1"], "Q1"),
        (0, 2, ["Q2"], "Q2"),
        (2, 0, ["of Q2"], "Q2"),
    ]


def test_hidden_sheets_are_left_out_with_their_filled_cells_counted() -> None:
    book = openpyxl.Workbook()
    book["Sheet"]["A1"] = "shown"
    for title, state in [("Working", "hidden"), ("Lists", "veryHidden"), ("Spare", "hidden")]:
        book.create_sheet(title).sheet_state = state
    filled(["Ref", "", " "], ["CP1", 2, "=1+1"])(book["Working"])
    book["Lists"]["B7"] = "yes"
    assert left_out(saved(book)) == [
        ("sheet Working", "hidden sheet with 3 filled cells"),
        ("sheet Lists", "hidden sheet with 1 filled cell"),
    ]


def test_hidden_sheet_that_is_damaged_stops_nothing() -> None:
    book = openpyxl.Workbook()
    book["Sheet"]["A1"] = "shown"
    book.create_sheet("Working").sheet_state = "hidden"
    book["Working"]["A1"] = "hidden"
    data = with_part(saved(book), "xl/worksheets/sheet2.xml", lambda xml: xml[:-40])
    assert (texts(data), left_out(data)) == ([["shown"]], [])


def test_hidden_rows_and_columns_are_not_read() -> None:
    def draw(sheet: Worksheet) -> None:
        filled(["Ref", "Note", "Status"], ["CP1", "n", 1], ["CP2", "n", 2])(sheet)
        sheet.column_dimensions["B"].hidden = True
        sheet.row_dimensions[2].hidden = True

    data = workbook(draw)
    assert texts(data) == [["Ref", "Status"], ["CP2", "2"]]
    assert left_out(data) == [("sheet Q2, row 2", "1 hidden row: 2"), ("sheet Q2", "1 hidden column: B")]


def test_rows_hidden_by_a_filter_are_counted_and_blank_ones_are_not() -> None:
    def draw(sheet: Worksheet) -> None:
        filled(["Ref", "Status"], *([f"CP{number}", number % 2 or None] for number in range(1, 19)))(sheet)
        sheet.auto_filter.ref = "A1:B19"
        for row in (*range(3, 19, 2), 4, *range(30, 60)):
            sheet.row_dimensions[row].hidden = True

    assert left_out(workbook(draw)) == [
        ("sheet Q2, row 3", "9 hidden rows: 3 to 5, 7, 9, 11, 13 and 2 more"),
    ]


def test_hidden_column_counts_for_what_stands_in_rows_that_are_shown() -> None:
    def draw(sheet: Worksheet) -> None:
        filled(["Ref", None, "Status"], ["CP1", "note", 1])(sheet)
        sheet.column_dimensions["B"].hidden = sheet.row_dimensions[2].hidden = True

    assert left_out(workbook(draw)) == [("sheet Q2, row 2", "1 hidden row: 2")]


def test_hidden_range_of_columns_and_row_without_height_are_not_read() -> None:
    data = with_sheet_data(
        f'<row r="1">{text_cell("A1", "Ref")}{text_cell("C1", "x")}{text_cell("E1", "Status")}</row>'
        f'<row r="2" ht="0" customHeight="1">{text_cell("A2", "gone")}</row>',
        before='<cols><col min="2" max="4" width="0" customWidth="1"/></cols>',
    )
    assert texts(data) == [["Ref", "Status"]]


def test_cells_without_a_place_follow_each_other() -> None:
    data = with_sheet_data("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>")
    assert texts(data) == [["1", "2"], ["3", ""]]


def test_workbook_in_the_strict_variant_of_the_format() -> None:
    data = workbook(filled(["Ref", "CP1"]))
    strict = [b"http://purl.oclc.org/ooxml/spreadsheetml/main", b"http://purl.oclc.org/ooxml/officeDocument"]
    plain = [
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        b"http://schemas.openxmlformats.org/officeDocument/2006",
    ]
    for part in ("_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"):
        for old, new in zip(plain, strict, strict=True):
            data = with_part(data, part, lambda xml, old=old, new=new: xml.replace(old, new))  # type: ignore[misc]
    assert texts(data) == [["Ref", "CP1"]]


def test_workbook_of_xlsxwriter_with_shared_texts() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Q2")
        percent = book.add_format({"num_format": "0.0%"})
        sheet.write_row(0, 0, ["Measure", "Actual", "Measure"])
        sheet.write(1, 1, 0.8433, percent)
        sheet.write_url(1, 0, "https://example.org/", string="Recycling")
        sheet.write_formula(1, 2, "=B2*2", percent, 1.6866)
    assert texts(stream.getvalue()) == [["Measure", "Actual", "Measure"], ["Recycling", "84.3%", "168.7%"]]


# Values


def test_values_are_shown_as_on_the_screen() -> None:
    def draw(sheet: Worksheet) -> None:
        filled([0.8433, date(2011, 9, 30), True, 0.1 + 0.2, "line one\nline two"])(sheet)
        sheet["A1"].number_format = "0.0%"
        sheet["B1"].number_format = "mmm-yy"

    assert texts(workbook(draw)) == [["84.3%", "Sep-11", "TRUE", "0.3", "line one\nline two"]]


def test_values_written_in_every_way() -> None:
    data = with_sheet_data(
        '<row r="1"><c r="A1" t="str"><f>B1</f><v>from a formula</v></c><c r="B1" t="b"><v>0</v></c>'
        '<c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="D1" t="n"><f>1+1</f><v>2</v></c>'
        '<c r="E1"><f>NOW()</f></c><c r="F1" t="d"><v>2011-09-30T12:00:00</v></c>'
        '<c r="G1" t="str"><v>a_x000D_\nb_x0009_c</v></c></row>'
    )
    shown = ["from a formula", "FALSE", "#DIV/0!", "2", "", "40816.5", "a\nb\tc"]
    assert texts(data) == [shown]


def test_formula_that_was_never_computed_is_empty() -> None:
    assert texts(workbook(filled(["Ref", "=1+1", "Status"]))) == [["Ref", "", "Status"]]


def test_rich_text_is_flattened_and_comments_are_not_read() -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = CellRichText("Met ", TextBlock(InlineFont(b=True), "in full"))
        sheet["B1"] = "Status"
        sheet["B1"].comment = Comment("ask the owner", "an officer")
        sheet["B1"].font = Font(strike=True)

    assert texts(workbook(draw)) == [["Met in full", "Status"]]


def test_pronunciation_is_not_read() -> None:
    data = with_sheet_data('<row r="1"><c r="A1" t="inlineStr"><is><t>Aim</t><rPh><t>eim</t></rPh></is></c></row>')
    assert texts(data) == [["Aim"]]


def test_zeros_that_the_sheet_hides_are_not_shown() -> None:
    data = with_sheet_data(
        '<row r="1"><c r="A1"><v>0</v></c><c r="B1"><v>0.5</v></c><c r="C1"><v>0</v></c></row>'
        f'<row r="2">{text_cell("A2", "x")}{text_cell("C2", "y")}</row>',
        before='<sheetViews><sheetView showZeros="0" workbookViewId="0"/></sheetViews>',
    )
    assert texts(data) == [["", "0.5", ""], ["x", "", "y"]]


def test_dates_counted_from_1904() -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.worksheets[0]["A1"] = date(2011, 9, 30)
    book.worksheets[0]["A1"].number_format = "dd/mm/yyyy"
    assert texts(saved(book)) == [["30/09/2011"]]


# Merged cells


def test_merged_cells_repeat_the_text_and_fill_that_cover_them() -> None:
    def draw(sheet: Worksheet) -> None:
        filled(["Theme", "Q1", None], ["", "x", "y"], ["", "u", "v"])(sheet)
        sheet["B1"].fill = GREEN
        sheet.merge_cells("B1:C1")
        sheet.merge_cells("A1:A3")

    green = "#00b050"
    assert [row.cells for row in load(workbook(draw)).rows] == [
        (Cell("Theme"), Cell("Q1", green), Cell("Q1", green, "across")),
        (Cell("Theme", None, "down"), Cell("x"), Cell("y")),
        (Cell("Theme", None, "down"), Cell("u"), Cell("v")),
    ]


def test_merged_block_is_across_in_its_columns_after_the_first() -> None:
    def draw(sheet: Worksheet) -> None:
        filled(["Block", None, "x"], [None, None, "y"], ["a", "b", "c"])(sheet)
        sheet.merge_cells("A1:B2")

    spans = [[cell.span for cell in row.cells] for row in load(workbook(draw)).rows]
    assert spans == [["", "across", ""], ["down", "across", ""], ["", "", ""]]


def test_merged_banner_makes_the_table_no_wider_or_longer_than_its_content() -> None:
    data = with_sheet_data(
        f"<row>{text_cell('A1', 'Report')}</row>"
        f"<row>{text_cell('A2', 'Ref')}{text_cell('B2', 'Status')}</row><row>{text_cell('A3', 'CP1')}</row>",
        after='<mergeCells><mergeCell ref="A1:XFD1"/><mergeCell ref="A3:A1048576"/></mergeCells>',
    )
    assert texts(data) == [["Report", "Report"], ["Ref", "Status"], ["CP1", ""]]


def test_merged_text_whose_own_column_is_hidden_is_still_shown() -> None:
    def draw(sheet: Worksheet) -> None:
        filled(["Waste", None, None], ["id", "Ref", "Status"])(sheet)
        sheet.merge_cells("A1:C1")
        sheet.column_dimensions["A"].hidden = True

    assert [row.cells for row in load(workbook(draw)).rows] == [
        (Cell("Waste"), Cell("Waste", None, "across")),
        (Cell("Ref"), Cell("Status")),
    ]
    assert left_out(workbook(draw)) == [("sheet Q2", "1 hidden column: A")]


def test_merged_text_that_is_still_shown_does_not_count_as_hidden() -> None:
    def draw(sheet: Worksheet) -> None:
        filled(["Waste", None], [None, None], ["Ref", "Status"])(sheet)
        sheet.merge_cells("A1:B2")
        sheet.row_dimensions[1].hidden = True

    data = workbook(draw)
    assert (texts(data), left_out(data)) == ([["Waste", "Waste"], ["Ref", "Status"]], [])


# Colours


@pytest.mark.parametrize(
    ("fill", "expected"),
    [
        (PatternFill("solid", fgColor="FF00B050"), "#00b050"),
        (PatternFill("solid", fgColor="00FFC000"), "#ffc000"),
        (PatternFill("solid", fgColor="FFFFFFFF"), None),
        (PatternFill("solid", fgColor=Color(indexed=10)), "#ff0000"),
        (PatternFill("solid", fgColor=Color(indexed=65)), None),
        (PatternFill("solid", fgColor=Color(theme=4)), "#4f81bd"),
        (PatternFill("solid", fgColor=Color(theme=4, tint=0.5999938962981048)), "#b9cde5"),
        (PatternFill("solid", fgColor=Color(theme=0, tint=-0.249977111117893)), "#bfbfbf"),
        (PatternFill("solid", fgColor=Color(theme=0)), None),
        (PatternFill("solid", fgColor=Color(theme=99)), None),
        (PatternFill("lightUp", fgColor="FFFF0000"), None),
        (GradientFill(stop=("FFFF0000", "FF00FF00")), None),
    ],
)
def test_fill_of_a_cell(fill: PatternFill | GradientFill, expected: str | None) -> None:
    def draw(sheet: Worksheet) -> None:
        sheet["A1"] = "G"
        sheet["A1"].fill = fill

    assert load(workbook(draw)).rows[0].cells == (Cell("G", expected),)


def test_palette_is_that_of_excel_97_unless_the_workbook_has_its_own() -> None:
    palette = read_colours(None, None).palette
    assert palette[:64] == tuple(colour[2:].lower() for colour in COLOR_INDEX[:64])
    own = re.compile(rb"<indexedColors>.*</indexedColors>")
    ours = b"<indexedColors>" + b'<rgbColor rgb="00123456"/>' * 64 + b"</indexedColors>"
    data = with_part(workbook(_in_indexed_colour), "xl/styles.xml", lambda xml: own.sub(ours, xml))
    assert load(data).rows[0].cells == (Cell("G", "#123456"),)


def _in_indexed_colour(sheet: Worksheet) -> None:
    sheet["A1"] = "G"
    sheet["A1"].fill = PatternFill("solid", fgColor=Color(indexed=10))


@pytest.mark.parametrize(
    ("colour", "expected"),
    [("FF00B050", "#00b050"), ("FF000000", None), ("FFFFFFFF", None), (Color(theme=1), None), (None, None)],
)
def test_ink_of_a_cell_is_the_colour_of_its_font(colour: str | Color | None, expected: str | None) -> None:
    def draw(sheet: Worksheet) -> None:
        filled(["▲", None], [None, "x"])(sheet)
        sheet["A1"].font = sheet["B1"].font = Font(color=colour)

    cells = [cell for row in load(workbook(draw)).rows for cell in row.cells]
    assert [cell.ink for cell in cells] == [expected, None, None, None]


@pytest.mark.parametrize(
    ("runs", "expected"),
    [
        (["▲"], "#0070c0"),
        ([("▲", "FF00B050"), (" met", "FF00B050")], "#00b050"),
        ([("▲", "FF00B050"), (" met", "FFFF0000")], None),
        (["▲", (" met", "FF0070C0")], "#0070c0"),
        ([("▲", "FF00B050"), (" ", "FFFF0000")], "#00b050"),
        ([("▲", "FF000000")], None),
    ],
)
def test_ink_of_a_text_is_the_one_colour_of_its_runs(runs: list[Any], expected: str | None) -> None:
    def draw(sheet: Worksheet) -> None:
        blocks = [run if isinstance(run, str) else TextBlock(InlineFont(color=run[1]), run[0]) for run in runs]
        sheet["A1"] = CellRichText(*blocks)
        sheet["A1"].font = Font(color="FF0070C0")

    assert load(workbook(draw)).rows[0].cells[0].ink == expected


def test_ink_that_the_number_format_gives() -> None:
    def draw(sheet: Worksheet) -> None:
        filled([1, -1, 0, "n/a"])(sheet)
        for cell in sheet[1]:
            cell.number_format = "[Color10]▲0;[Red]▼0;0;[Blue]@"

    shown = [(cell.text, cell.ink) for cell in load(workbook(draw)).rows[0].cells]
    assert shown == [("▲1", "#008000"), ("▼1", "#ff0000"), ("0", None), ("n/a", "#0000ff")]


def test_coloured_cell_without_text_keeps_its_colour() -> None:
    def draw(sheet: Worksheet) -> None:
        filled(["Ref", "RAG"], ["CP1", None], ["CP2", None])(sheet)
        sheet["B2"].fill = GREEN

    cells = [row.cells for row in load(workbook(draw)).rows]
    assert cells[1:] == [(Cell("CP1"), Cell("", "#00b050")), (Cell("CP2"), Cell())]


def test_column_of_differing_colours_without_any_text_is_kept() -> None:
    def draw(sheet: Worksheet) -> None:
        filled(["Ref"], ["CP1"], ["CP2"])(sheet)
        sheet["B2"].fill = GREEN
        sheet["B3"].fill = PatternFill("solid", fgColor="FFFF0000")

    assert [row.cells for row in load(workbook(draw)).rows] == [
        (Cell("Ref"), Cell()),
        (Cell("CP1"), Cell("", "#00b050")),
        (Cell("CP2"), Cell("", "#ff0000")),
    ]


def test_background_of_one_colour_makes_the_table_no_wider() -> None:
    def draw(sheet: Worksheet) -> None:
        filled(["Ref", "Status"], ["CP1", "1"])(sheet)
        for row in sheet["A1:Z40"]:
            for cell in row:
                cell.fill = GREEN

    assert [len(row.cells) for row in load(workbook(draw)).rows] == [2, 2]


def test_blank_cell_has_the_fill_of_its_row_or_column() -> None:
    styles = with_part(workbook(_in_indexed_colour), "", None)
    row_and_column = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<cols><col min="2" max="2" style="1"/></cols><sheetData>'
        f'<row r="1">{text_cell("A1", "a")}{text_cell("C1", "c")}</row>'
        f'<row r="2" s="1" customFormat="1">{text_cell("A2", "a")}<c r="B2" s="0"/></row>'
        f'<row r="3">{text_cell("B3", "b")}</row></sheetData></worksheet>'
    )
    data = with_part(styles, "xl/worksheets/sheet1.xml", lambda old: row_and_column.encode())
    red = "#ff0000"
    assert [row.cells for row in load(data).rows] == [
        (Cell("a"), Cell("", red), Cell("c")),
        (Cell("a"), Cell(), Cell("", red)),
        (Cell(), Cell("b"), Cell()),
    ]


# Sheets that are larger than what stands in them


def test_sheet_formatted_down_to_its_last_row_and_column_is_read_quickly() -> None:
    rows = "".join(f'<row r="{row}" s="1" customFormat="1"><c r="A{row}" s="1"/></row>' for row in range(3, 100_000))
    data = with_sheet_data(
        f'<row r="1">{text_cell("A1", "Ref")}</row><row r="2"><c r="A2" s="1"/><c r="XFD2" s="1"/></row>'
        f'{rows}<row r="1048576" s="1" customFormat="1"><c r="XFD1048576" s="1"/></row>',
        before='<cols><col min="1" max="16384" style="1"/></cols>',
    )
    assert texts(data) == [["Ref"]]


def test_content_in_the_last_corner_costs_no_more_than_its_rows() -> None:
    data = with_sheet_data(
        f'<row r="1">{text_cell("A1", "Ref")}</row><row r="1048576">{text_cell("XFD1048576", "end")}</row>'
    )
    assert texts(data) == [["Ref", "", ""], ["", "", ""], ["", "", "end"]]


def test_more_columns_than_any_report_has_are_refused_with_sheet_and_row() -> None:
    row = "".join("<c><v>1</v></c>" for _ in range(1001))
    fault = refusal(with_sheet_data(f'<row r="1">{text_cell("A1", "Ref")}</row><row r="7">{row}</row>'))
    assert (fault.where, fault.what) == ("q2.xlsx, sheet Q2, row 7", "it uses too many columns")
    assert fault.expected == "at most 1,000 columns with content"


def test_cell_with_an_endless_text_is_refused_with_its_name() -> None:
    data = with_sheet_data(f'<row r="3">{text_cell("AB3", "x" * 200_001)}</row>')
    fault = refusal(data)
    assert (fault.where, fault.what) == ("q2.xlsx, sheet Q2, row 3", "cell AB3 has 200,001 characters")


def test_more_cells_than_any_report_has_are_refused() -> None:
    rows = "<row><c><v>1</v></c></row>" * 2000 + "<row>" + "<c><v>1</v></c>" * 1000 + "</row>"
    fault = refusal(with_sheet_data(rows))
    assert (fault.where, fault.what) == ("q2.xlsx, sheet Q2, row 2001", "it has too many cells in its tables")


def test_one_text_shared_by_many_cells_is_refused_when_it_adds_up() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Q2")
        for row in range(3100):
            sheet.write_string(row, 0, "x" * 32_767)
    assert refusal(stream.getvalue()).what == "it has too many characters"


def test_merged_areas_that_lie_upon_each_other_are_refused() -> None:
    rows = "".join(f"<row><c><v>{number}</v></c></row>" for number in range(2000))
    areas = '<mergeCell ref="A1:A2000"/>' * 1200
    fault = refusal(with_sheet_data(rows, after=f"<mergeCells>{areas}</mergeCells>"))
    assert fault.what == "it has too many merged cells"


# What can't be read


def test_workbook_without_visible_content_is_refused() -> None:
    book = openpyxl.Workbook()
    book.create_sheet("Report").append(["Ref"])
    book["Report"].sheet_state = "hidden"
    assert refusal(saved(book)).what == "none of its visible sheets has any content"


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_missing_part_is_named(part: str) -> None:
    data = with_part(workbook(filled(["Ref"])), part, None)
    fault = refusal(data)
    assert (fault.where, fault.what) == ("q2.xlsx", f"its part {part} is missing")


def test_broken_xml_is_named_with_its_part() -> None:
    data = with_part(workbook(filled(["Ref"])), "xl/worksheets/sheet1.xml", lambda xml: xml[:-40])
    fault = refusal(data)
    assert fault.where == "q2.xlsx, part xl/worksheets/sheet1.xml"
    assert fault.what.startswith("its XML is broken (")


def test_xml_of_another_kind_has_no_sheets() -> None:
    data = with_part(workbook(filled(["Ref"])), "xl/workbook.xml", lambda xml: b"<html><p>Sign in</p></html>")
    assert refusal(data).what == "the workbook has 0 sheets"


LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
def test_entities_that_grow_are_refused(part: str, encoding: str) -> None:
    def laugh(xml: bytes) -> bytes:
        return (LAUGHS + re.sub(rb"<\?xml.*?\?>", b"", xml)).decode().encode(encoding)

    fault = refusal(with_part(workbook(filled(["Ref"])), part, laugh))
    assert fault.where == f"q2.xlsx, part {part}"
    assert fault.what.startswith("its XML brings a document type of its own")


def test_cell_that_refers_to_a_text_that_is_not_there_is_named() -> None:
    fault = refusal(with_sheet_data('<row r="2"><c r="B2" t="s"><v>7</v></c></row>'))
    assert fault.where == "q2.xlsx, sheet Q2, row 2"
    assert fault.what == "cell B2 refers to text 7, which the workbook lacks"


def test_truncated_workbook_is_recognised_and_refused() -> None:
    data = workbook(filled(["Ref"]))
    cut = data[: len(data) // 2]
    assert xlsx.recognises(cut)
    assert refusal(cut).what == "it is cut short or damaged"


def test_photo_is_not_recognised_and_is_refused() -> None:
    photo = b"\xff\xd8\xff\xe0" + b"JFIF" * 100
    assert not xlsx.recognises(photo)
    assert refusal(photo).what == "it isn't the archive it should be"


def test_workbook_protected_by_a_password_is_recognised_and_refused() -> None:
    data = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(90)
    assert xlsx.recognises(data)
    assert refusal(data).what == "the file is protected by a password"


def test_binary_workbook_is_refused_with_what_to_do() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("xl/workbook.bin", b"")
    fault = refusal(stream.getvalue())
    assert (fault.what, fault.do) == (
        "this is a binary workbook (.xlsb)",
        "open it in Excel and save it as .xlsx",
    )


def test_numbers_that_are_none_do_no_harm() -> None:
    data = with_sheet_data(
        '<row r="x"><c r="?1" s="-1" t="n"><v>1e999</v></c><c r="B" s="9999"><v>5</v></c></row>',
        before='<cols><col min="5" max="2"/><col min="a" max="b"/></cols>',
        after='<mergeCells><mergeCell ref="A1:"/><mergeCell/></mergeCells>',
    )
    assert texts(data) == [["1e999", "5"]]


BASE = workbook(filled(["Ref", "Measure", "Actual"], ["CP1", "Recycling", 0.5]))
PARTS = ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/theme/theme1.xml", "_rels/.rels"]


@settings(max_examples=150)
@given(st.sampled_from(PARTS), st.integers(0, 3000), st.binary(max_size=4), st.integers(0, 4))
def test_damaged_xml_is_read_or_refused_in_words(part: str, at: int, junk: bytes, dropped: int) -> None:
    def damage(xml: bytes) -> bytes:
        place = at % len(xml)
        return xml[:place] + junk + xml[place + dropped :]

    with suppress(DocumentError):
        load(with_part(BASE, part, damage))


def test_no_warning_leaks() -> None:
    extension = '<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}"><x/></ext></extLst>'
    data = with_sheet_data(f"<row>{text_cell('A1', 'Ref')}</row>", after=extension)
    with warnings.catch_warnings(record=True) as caught:
        assert texts(data) == [["Ref"]]
    assert caught == []
