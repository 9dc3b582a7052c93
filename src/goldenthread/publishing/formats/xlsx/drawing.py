"""Drawing a workbook as an Excel file. Texts are written as texts: none becomes a formula, a link or a number."""

from datetime import datetime, time
from io import BytesIO
from typing import TYPE_CHECKING

from goldenthread.publishing.content import Content
from goldenthread.publishing.files import File
from goldenthread.publishing.formats.xlsx.looks import Looks
from goldenthread.publishing.saying import shortened
from goldenthread.publishing.sheets import SheetCell, SheetTable, Workbook, Worksheet, workbook
from goldenthread.publishing.sheets.dates import made_on
from goldenthread.publishing.sheets.heights import heights
from goldenthread.publishing.sheets.pieces import TEXT_WIDTH, WIDE_SCALE

if TYPE_CHECKING:
    import xlsxwriter  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]
    from xlsxwriter.worksheet import Worksheet as Drawn  # type: ignore[import-untyped]

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_LONGEST_PROPERTY = 250
_A4 = 9
# Excel's own limit, in points.
_HIGHEST = 409.0
_MARGINS = (0.4, 0.4, 0.5, 0.7)
# Excel counts widths in characters of a smaller font.
_WIDER = 1.1


def draw(content: Content) -> File:
    """Draw a publication as an Excel workbook. The same content gives the same bytes."""
    import xlsxwriter

    book, data = workbook(content), BytesIO()
    drawn = xlsxwriter.Workbook(data, _PLAIN)
    created = datetime.combine(made_on(content.material), time())
    title, author = shortened(book.title, _LONGEST_PROPERTY), shortened(book.author, _LONGEST_PROPERTY)
    drawn.set_properties({"title": title, "author": author, "created": created})
    _draw_sheets(book, drawn)
    drawn.close()
    words = "Excel workbook, a table a sheet"
    return File(f"{content.name}.xlsx", data.getvalue(), MEDIA_TYPE, words, book.notes)


def _draw_sheets(book: Workbook, drawn: "xlsxwriter.Workbook") -> None:
    looks = Looks(drawn)
    for sheet in book.sheets:
        on = drawn.add_worksheet(sheet.name)
        _draw_lines(sheet, on, looks)
        if sheet.table:
            _draw_table(sheet, sheet.table, on, looks)
        for row, height in enumerate(heights(sheet)):
            on.set_row(row, min(height, _HIGHEST))
        _set_page(sheet, on)


def _draw_lines(sheet: Worksheet, on: "Drawn", looks: Looks) -> None:
    on.write_string(0, 0, sheet.title, looks.title)
    for row, line in enumerate(sheet.lines, start=1):
        look = looks.heading if line.heads else looks.line if sheet.table else looks.wrapped
        on.write_string(row, 0, line.text, look)
    if sheet.table is None:
        # No wider: where a machine lacks the font, its letters are, and the page would cut the text.
        on.set_column(0, 0, TEXT_WIDTH)


def _draw_table(sheet: Worksheet, table: SheetTable, on: "Drawn", looks: Looks) -> None:
    top = sheet.rows_above
    headings = [{"header": column.heading, "header_format": looks.headings[column.number]} for column in table.columns]
    on.add_table(
        top,
        0,
        top + len(table.rows),
        len(table.columns) - 1,
        {"name": f"table_{table.name}", "columns": headings, "autofilter": False, "style": None},
    )
    for at, column in enumerate(table.columns):
        on.set_column(at, at, column.width * _WIDER)
    for row, cells in enumerate(table.rows, start=top + 1):
        for at, (cell, column) in enumerate(zip(cells, table.columns, strict=True)):
            _write(on, row, at, cell, looks.of(cell, at_right=column.number))


def _write(on: "Drawn", row: int, at: int, cell: SheetCell, look: "Format") -> None:
    if cell.sheet:
        on.write_url(row, at, f"internal:'{cell.sheet}'!A1", look, cell.text)
    elif cell.value is not None:
        # A Decimal is written with its own digits, a float with those of its nearest double.
        on.write_number(row, at, cell.value, look)
    else:
        on.write_string(row, at, cell.text, look)


def _set_page(sheet: Worksheet, on: "Drawn") -> None:
    on.set_paper(_A4)
    on.set_margins(*_MARGINS)
    on.set_footer("&L&A&RPage &P of &N")
    if sheet.table is None:
        on.fit_to_pages(1, 0)
        return
    on.set_landscape()
    on.repeat_rows(sheet.rows_above)
    if sheet.is_long:
        on.freeze_panes(sheet.rows_above + 1, 1)
    if sheet.is_wide:
        on.repeat_columns(0)
        # What stands above the table would be printed on each page across, cut at the width of the first column.
        last = sheet.rows_above + len(sheet.table.rows), len(sheet.table.columns) - 1
        on.print_area(sheet.rows_above, 0, *last)
        on.set_print_scale(WIDE_SCALE)
    else:
        on.fit_to_pages(1, 0)
