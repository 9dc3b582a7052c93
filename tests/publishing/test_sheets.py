"""The workbook of a publication as it is laid out: one table a sheet, nothing blank, nothing lost."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.publishing.content import SHORTHAND, Content, Paragraph, compose, tables_in
from goldenthread.publishing.sheets import SheetCell, Workbook, Worksheet, workbook
from goldenthread.publishing.sheets.heights import heights
from goldenthread.publishing.sheets.long_texts import LONGEST, cut
from goldenthread.publishing.sheets.pieces import amount, number
from tests.publishing.material import content, hostile, material

SHEETS = [
    "Cover",
    "Contents",
    "Notes",
    "Totals",
    "Key",
    "Themes",
    "Directorates",
    "Commentary",
    "Then and now",
    "Bridge",
    "Trends",
    "Changes",
    "Only earlier",
    "Needs attention",
    "Going well",
    "Measures",
    "Accepted points",
]


def sheet(name: str, made: Content | None = None) -> Worksheet:
    return next(one for one in workbook(made or content()).sheets if one.name == name)


def cells(one: Worksheet) -> list[SheetCell]:
    return [cell for row in one.table.rows for cell in row] if one.table else []


def column(name: str, heading: str) -> list[SheetCell]:
    table = sheet(name).table
    assert table is not None
    at = [one.heading for one in table.columns].index(heading)
    return [row[at] for row in table.rows]


def said(book: Workbook) -> str:
    lines = [line.text for one in book.sheets for line in one.lines]
    return "\n".join([*lines, *(cell.text for one in book.sheets for cell in cells(one))])


def test_sheets_stand_in_the_order_of_the_publication() -> None:
    assert [one.name for one in workbook(content()).sheets] == SHEETS


def test_the_contents_lead_to_every_sheet_after_them() -> None:
    assert [cell.sheet for cell in column("Contents", "Sheet")] == SHEETS[2:]


def test_no_cell_is_blank_and_every_row_is_as_wide_as_its_table() -> None:
    for one in workbook(content()).sheets:
        assert all(cell.text.strip() for cell in cells(one)), one.name
        assert one.table is None or {len(row) for row in one.table.rows} == {len(one.table.columns)}


def test_headings_of_a_table_differ() -> None:
    for one in workbook(content()).sheets:
        headings = [column.heading.casefold() for column in one.table.columns] if one.table else []
        assert len(headings) == len(set(headings))


def test_the_shorthand_of_cells_is_explained_on_the_notes() -> None:
    signs = [cell.text for cell in column("Notes", "Sign or note")]
    assert signs[: len(SHORTHAND)] == [note.sign for note in SHORTHAND]


def test_every_paragraph_and_every_cell_of_the_publication_stands_in_some_cell() -> None:
    told = said(workbook(content()))
    parts = content().parts
    paragraphs = [block.text for part in parts for block in part.blocks if isinstance(block, Paragraph)]
    tables = [table for _, table in tables_in(parts) if not table.measures and not table.name.endswith("-standing")]
    texts = paragraphs + [cell.text for table in tables for line in table.lines for cell in line.cells]
    assert [text for text in texts if text not in told] == []


def test_every_measure_has_a_row_with_its_figure_as_a_number() -> None:
    refs = [cell.text for cell in column("Measures", "Ref")]
    assert refs == [one.ref for one in content().measures]
    at = refs.index("11.2")
    found = {
        heading: column("Measures", heading)[at]
        for heading in ("Status", "Status code", "Calculated status", "Amount", "Unit", "Denominator")
    }
    assert [cell.text for cell in found.values()] == ["■ Achieved", "1", "■ Achieved", "69.7", "%", "1,114"]
    assert (found["Amount"].value, found["Amount"].places) == (Decimal("69.7"), 1)


def test_a_measure_with_several_figures_has_a_row_for_each_on_a_sheet_of_their_own() -> None:
    report = material().report
    row = next(row for row in report.rows if row.ref == "11.2")
    figure = row.actuals[0]
    boys = figure.model_copy(update={"label": "boys", "value": Decimal("70.25")})
    girls = figure.model_copy(update={"label": "girls", "state": "provisional"})
    changed = row.model_copy(update={"actuals": (boys, girls)})
    rows = tuple(changed if one is row else one for one in report.rows)
    made = compose(replace(material(), report=report.model_copy(update={"rows": rows})))
    table = sheet("Figures", made).table
    assert table is not None
    told = [[cell.text for cell in line][:8] for line in table.rows]
    assert [line[:4] for line in told] == [["11.2", "boys", "70.25", "%"], ["11.2", "girls", "69.7", "%"]]
    assert told[1][7] == "provisional [p]"
    measures = sheet("Measures", made).table
    assert measures is not None
    headings = [one.heading for one in measures.columns]
    line = next(line for line in measures.rows if line[0].text == "11.2")
    assert line[headings.index("Amount")].text == "[z]"


def test_statuses_have_their_shape_and_word_wherever_they_stand() -> None:
    told = [cell.text for one in workbook(content()).sheets for cell in cells(one) if cell.status]
    assert {text.split(" ")[0] for text in told} == {"■", "◆", "▲", "●", "○"}
    assert not [text for text in told if len(text.split(" ", 1)) < 2]


# What is told, its value, and what becomes of it: words before, number, words after.
AMOUNTS = [
    ("65.9 %", "65.9", ("", "65.9", " %")),
    ("£1,250", "1250", ("£", "1250", "")),
    ("+3", "3", ("+", "3", "")),
    ("-3", "-3", ("", "-3", "")),
    ("103 rated", "103", ("", "103", " rated")),
    ("£1.2 million", "1.2E+6", ("", None, "")),
    ('5 "x"', "5", ("", None, "")),
    ("9 per 12345678901234567890123456789", "9", ("", None, "")),
]


@pytest.mark.parametrize(("told", "value", "becomes"), AMOUNTS)
def test_words_beside_a_number_go_into_its_format(told: str, value: str, becomes: tuple[str, str | None, str]) -> None:
    cell = amount(told, Decimal(value))
    before, is_number, after = becomes
    assert (cell.before, cell.value, cell.after) == (before, Decimal(is_number) if is_number else None, after)
    assert cell.text == told


def test_a_number_with_more_digits_than_a_spreadsheet_keeps_stays_a_text() -> None:
    told = "12345678901234567.5"
    assert number(Decimal(told)) == SheetCell(told)
    assert number(Decimal("NaN")).value is None


def test_a_text_longer_than_a_cell_goes_on_elsewhere_and_the_cell_says_where() -> None:
    text = "word " * 10_000
    book = workbook(hostile(text.strip()))
    rest = next(one for one in book.sheets if one.name == "Long texts")
    measures = next(one for one in book.sheets if one.name == "Measures").table
    assert measures is not None
    at = [one.heading for one in measures.columns].index("Progress")
    cell = measures.rows[0][at].text
    begun, _, told = cell.partition(" … [continues on the sheet 'Long texts', row ")
    assert told
    assert rest.table is not None
    row = rest.table.rows[int(told.split(" ")[0]) - 1]
    assert [one.text for one in row[:3]] == ["Measures: Progress", "1.1", "2"]
    assert begun + row[3].text == text.strip()
    assert [note for note in book.notes if "too long for a cell" in note] != []


@settings(max_examples=25)
@given(st.text(max_size=60), st.integers(1, 2000))
def test_pieces_of_a_long_text_fit_a_cell_and_together_are_the_text(text: str, times: int) -> None:
    pieces = cut(text * times)
    assert "".join(pieces) == text * times
    assert all(len(piece.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST for piece in pieces)


def test_columns_are_wide_enough_for_their_numbers() -> None:
    for one in workbook(content()).sheets:
        table = one.table
        for row in table.rows if table else ():
            assert table is not None
            pairs = zip(row, table.columns, strict=True)
            assert [cell.text for cell, own in pairs if cell.value is not None and len(cell.text) >= own.width] == []


def test_a_row_is_higher_for_a_text_of_more_lines() -> None:
    found = heights(sheet("Measures"))
    assert len(found) == 1 + 1 + 1 + len(content().measures)
    assert max(found) > 2 * min(found)
