"""The sheets with their rows and cells. Every text is of type string, so that none becomes a formula or a number."""

from collections.abc import Iterator

from goldenthread.publishing.formats.ods.looks import (
    HEADING,
    HEADINGS,
    LINE,
    TITLE,
    WRAPPED,
    cell_look,
    column_look,
    own_looks,
    page_look,
    row_look,
)
from goldenthread.publishing.formats.ods.marks import DECLARED, HEAD, paragraphs, plain
from goldenthread.publishing.sheets import SheetCell, SheetTable, Workbook, Worksheet
from goldenthread.publishing.sheets.heights import heights
from goldenthread.publishing.sheets.pieces import TEXT_WIDTH


def content_xml(book: Workbook) -> str:
    """Give the part of the file that holds its sheets."""
    sheets = "".join(part for sheet in book.sheets for part in _sheet(sheet))
    ranges = "".join(_range(sheet, sheet.table) for sheet in book.sheets if sheet.table)
    return (
        f"{HEAD}<office:document-content {DECLARED}>{own_looks(book)}<office:body><office:spreadsheet>{sheets}"
        f"<table:database-ranges>{ranges}</table:database-ranges>"
        "</office:spreadsheet></office:body></office:document-content>"
    )


def _sheet(sheet: Worksheet) -> Iterator[str]:
    printed = f' table:print-ranges="{_address(sheet, sheet.table)}"' if sheet.table and sheet.is_wide else ""
    yield f'<table:table table:name="{plain(sheet.name)}" table:style-name="{page_look(sheet)}"{printed}>'
    widths = [column.width for column in sheet.table.columns] if sheet.table else [TEXT_WIDTH]
    columns = [f'<table:table-column table:style-name="{column_look(width)}"/>' for width in widths]
    if sheet.is_wide:
        columns[0] = f"<table:table-header-columns>{columns[0]}</table:table-header-columns>"
    yield from columns
    looks = map(row_look, heights(sheet))
    yield _row(_text(sheet.title, TITLE), next(looks))
    for line in sheet.lines:
        look = HEADING if line.heads else LINE if sheet.table else WRAPPED
        yield _row(_text(line.text, look), next(looks))
    if sheet.table:
        yield from _table(sheet.table, looks)
    yield "</table:table>"


def _table(table: SheetTable, looks: Iterator[str]) -> Iterator[str]:
    headings = "".join(_text(column.heading, HEADINGS[column.number]) for column in table.columns)
    yield f"<table:table-header-rows>{_row(headings, next(looks))}</table:table-header-rows>"
    for row in table.rows:
        cells = (_cell(cell, column.number) for cell, column in zip(row, table.columns, strict=True))
        yield _row("".join(cells), next(looks))


def _row(cells: str, look: str) -> str:
    return f'<table:table-row table:style-name="{look}">{cells}</table:table-row>'


def _text(text: str, look: str) -> str:
    return (
        f'<table:table-cell table:style-name="{look}" office:value-type="string">{paragraphs(text)}</table:table-cell>'
    )


def _cell(cell: SheetCell, at_right: bool) -> str:
    look = cell_look(cell, at_right)
    if cell.sheet:
        address = plain(f"#'{cell.sheet}'.A1")
        link = f'<text:p><text:a xlink:type="simple" xlink:href="{address}">{plain(cell.text)}</text:a></text:p>'
        return f'<table:table-cell table:style-name="{look}" office:value-type="string">{link}</table:table-cell>'
    if cell.value is None:
        return _text(cell.text, look)
    value = f'office:value-type="float" office:value="{cell.value:f}"'
    return f'<table:table-cell table:style-name="{look}" {value}>{paragraphs(cell.text)}</table:table-cell>'


def _range(sheet: Worksheet, table: SheetTable) -> str:
    """Mark a table up: a range with a name, whose first row is the headings."""
    return (
        f'<table:database-range table:name="table_{plain(table.name)}" '
        f'table:target-range-address="{_address(sheet, table)}" '
        'table:contains-header="true" table:display-filter-buttons="false"/>'
    )


def _address(sheet: Worksheet, table: SheetTable) -> str:
    """Say where a table stands. Of a wide one only this is printed: a title would be cut on each page across."""
    first, last = sheet.rows_above + 1, sheet.rows_above + 1 + len(table.rows)
    name = sheet.name.replace("'", "''")
    return plain(f"'{name}'.A{first}:'{name}'.{_letters(len(table.columns))}{last}")


def _letters(column: int) -> str:
    """Name a column as spreadsheets do: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
