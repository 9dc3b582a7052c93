"""Tables of the content as tables of sheets: every cell filled, statuses with their shape, one row of headings."""

from collections.abc import Iterable
from dataclasses import replace

from goldenthread.publishing.content import Cell, Column, Line, Table
from goldenthread.publishing.sheets.pieces import (
    NOT_APPLICABLE,
    NOT_AVAILABLE,
    SheetCell,
    SheetColumn,
    SheetTable,
    amount,
    status,
    text,
)
from goldenthread.publishing.statuses import shape

# A blank says in these columns that there is nothing to tell, and in all others that it wasn't told.
_MISSING = {"Target": NOT_APPLICABLE, "Direction of travel": NOT_APPLICABLE}
_NARROWEST = {"number": 12, "status": 18}


def sheet_table(table: Table, name: str) -> SheetTable:
    """Give a table of the content under a name of its own in the workbook."""
    return SheetTable(name, tuple(map(sheet_column, table.columns)), tuple(sheet_rows(table)))


def sheet_column(column: Column) -> SheetColumn:
    """Give a column of the content; its share of the width is taken as characters."""
    return SheetColumn(column.heading, max(_NARROWEST.get(column.holds, 9), column.width), column.holds == "number")


def sheet_rows(table: Table) -> Iterable[tuple[SheetCell, ...]]:
    """Give the rows of a table; a cell without text has the shorthand for what isn't available."""
    return (_row(line, table.columns) for line in table.lines if not line.heads)


def stacked(tables: Iterable[tuple[str, Table]], first: SheetColumn, name: str) -> SheetTable | None:
    """Give tables of the same columns as one: the text with each stands in a column before. None without a table."""
    pairs = list(tables)
    if not pairs:
        return None
    rows = ((text(told), *row) for told, table in pairs for row in sheet_rows(table))
    return SheetTable(name, (first, *map(sheet_column, pairs[0][1].columns)), tuple(rows))


def wide_enough(table: SheetTable) -> SheetTable:
    """Widen the columns whose numbers don't fit: spreadsheets show signs in place of a number that is cut."""
    columns = (
        replace(
            column, width=max([column.width, *(len(row[at].text) + 2 for row in table.rows if _is_number(row[at]))])
        )
        for at, column in enumerate(table.columns)
    )
    return replace(table, columns=tuple(columns))


def _is_number(cell: SheetCell) -> bool:
    return cell.value is not None


def _row(line: Line, columns: tuple[Column, ...]) -> tuple[SheetCell, ...]:
    return tuple(_cell(cell, column) for cell, column in zip(line.cells, columns, strict=True))


def _cell(cell: Cell, column: Column) -> SheetCell:
    if cell.rating or (column.holds == "status" and cell.text.startswith("Not rated")):
        return status(cell.text, cell.rating, shape(cell.rating))
    # Only a column of numbers has numbers: elsewhere the text says more than the value.
    if cell.value is not None and column.holds == "number":
        return amount(cell.text, cell.value)
    return text(cell.text, _MISSING.get(column.heading, NOT_AVAILABLE))
