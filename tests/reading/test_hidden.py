"""What a document hides is never read, and the report says that it is there."""

import io

import openpyxl

from goldenthread.plan import Report
from goldenthread.reading import read
from goldenthread.reading.hidden import HIDDEN

ROWS = [
    ["Ref", "Measure", "Owner", "Status", "Progress"],
    ["1.1", "Ferries that leave on time", "Harbour", "On track", "Nine in ten left on time"],
    ["1.2", "Gulls counted on the pier", "Estates", "Slipped", "The ladder is being mended"],
    ["1.3", "Lamps lit along the sea wall", "Estates", "Achieved", "All forty lamps are lit"],
]


def said(report: Report) -> list[tuple[str, str, str]]:
    return [(str(entry.source), entry.text, entry.why) for entry in report.unread]


def test_hidden_rows_of_a_workbook_are_no_measures_and_the_report_says_so() -> None:
    book = openpyxl.Workbook()
    sheet = book["Sheet"]
    for row in ROWS:
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    stream = io.BytesIO()
    book.save(stream)
    report = read(stream.getvalue(), "q2.xlsx")
    assert [row.ref for row in report.rows] == ["1.1", "1.3"]
    assert said(report) == [("sheet Sheet, row 3", "1 hidden row: 3", HIDDEN)]
    assert "Gulls" not in report.model_dump_json()
