"""The Excel workbook: marked-up tables, real numbers, and texts that stay texts."""

import io
import subprocess
import sys
import zipfile
from functools import cache
from hashlib import sha256

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from goldenthread.publishing.content import Content
from goldenthread.publishing.formats.xlsx import draw
from goldenthread.publishing.sheets import workbook
from tests.publishing.material import content, hostile
from tests.publishing.spreadsheets import FORMATS, HOSTILE


def opened(made: Content) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(draw(made).data))


@cache
def example() -> Workbook:
    return opened(content())


def values(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_each_sheet_begins_with_its_title_and_has_one_named_table_from_the_first_column() -> None:
    for one in workbook(content()).sheets:
        sheet = example()[one.name]
        assert sheet["A1"].value == one.title
        assert len(sheet.tables) == (1 if one.table else 0)
        if one.table:
            table = sheet.tables[f"table_{one.table.name}"]
            assert table.ref.startswith(f"A{one.rows_above + 1}:")
            assert table.autoFilter is None
            assert [column.name for column in table.tableColumns] == [column.heading for column in one.table.columns]


def test_no_cells_are_merged_and_none_in_a_table_is_blank() -> None:
    for sheet in example().worksheets:
        assert list(sheet.merged_cells.ranges) == []
        for table in sheet.tables.values():
            assert all(cell.value not in (None, "") for row in sheet[table.ref] for cell in row), sheet.title


def test_figures_are_numbers_with_as_many_places_as_were_printed() -> None:
    sheet = example()["Measures"]
    rows = values(sheet)
    heads = rows[2]
    at = heads.index("Amount")
    line = next(index for index, row in enumerate(rows) if row[0] == "11.2")
    cell = sheet.cell(line + 1, at + 1)
    assert (cell.value, cell.number_format, cell.data_type) == (69.7, "#,##0.0", "n")


def test_names_in_the_contents_lead_to_their_sheets() -> None:
    sheet = example()["Contents"]
    links = {cell.value: cell.hyperlink.location for (cell, *_) in sheet.iter_rows(min_row=4) if cell.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in example().sheetnames[2:]}


def test_long_tables_keep_their_headings_in_sight_and_every_page_repeats_them() -> None:
    sheet = example()["Measures"]
    assert sheet.freeze_panes == "B4"
    assert sheet.print_title_rows == "$3:$3"


def test_the_same_content_gives_the_same_bytes_in_another_process() -> None:
    told = (
        "import hashlib; from goldenthread.publishing.formats import ods, xlsx;"
        "from tests.publishing.material import content;"
        "print(*(hashlib.sha256(one.draw(content()).data).hexdigest() for one in (xlsx, ods)))"
    )
    run = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True, text=True)
    assert run.stdout.split() == [sha256(drawn(content()).data).hexdigest() for drawn in FORMATS.values()]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_stays_the_text_that_it_is(text: str) -> None:
    made = hostile(text)
    for sheet in opened(made).worksheets:
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
        assert [cell.coordinate for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
    sheet = opened(made)["Measures"]
    at = values(sheet)[2].index("Progress")
    assert sheet.cell(4, at + 1).value == (made.measures[0].progress or "[x]")


@settings(max_examples=15)
@given(st.text(max_size=40))
def test_any_text_can_be_opened_and_is_no_formula(text: str) -> None:
    data = draw(hostile(text)).data
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = [file.read(name) for name in file.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not [part for part in parts if b"<f>" in part]
    openpyxl.load_workbook(io.BytesIO(data), read_only=True)


def test_a_text_of_50_000_characters_is_held_whole_and_said_to_be_cut() -> None:
    file = draw(hostile("🙂" * 25_000 + "x" * 25_000))
    book = openpyxl.load_workbook(io.BytesIO(file.data))
    texts = [cell.value for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert max(len(text.encode("utf-16-le")) // 2 for text in texts if isinstance(text, str)) <= 32_767
    assert any("Long texts" in note for note in file.notes)


def test_of_a_wide_table_only_the_table_is_printed() -> None:
    sheet = example()["Measures"]
    assert sheet.print_area == "'Measures'!" + "$A$3:$" + "$".join(_last(sheet))
    assert example()["Key"].print_area in (None, "")


def _last(sheet: Worksheet) -> tuple[str, str]:
    last = sheet.tables["table_measures"].ref.partition(":")[2]
    return last.rstrip("0123456789"), last.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")


def test_running_text_is_no_wider_than_a_page_has_room_for() -> None:
    widths = {sheet.title: sheet.column_dimensions["A"].width for sheet in example() if not sheet.tables}
    assert {name: round(width) for name, width in widths.items()} == {"Cover": 77, "Commentary": 77}
