"""Tables of an OpenDocument text: their heading is repeated on each page, and each column has its width."""

from collections.abc import Iterator, Sequence

from goldenthread.publishing.content.pieces import Cell, Column, Line, Table
from goldenthread.publishing.formats.odt.automatic import CELL, GROUP, HEADING, PARTED, WHOLE
from goldenthread.publishing.formats.odt.words import paragraph, paragraphs, span, text
from goldenthread.publishing.office.texts import is_status, status_text
from goldenthread.publishing.office.widths import is_short, is_small, is_tall, widths_of
from goldenthread.publishing.statuses import WORDS

_STATUS_STYLES = {rating: f"Status_20_{word.title().replace(' ', '_20_')}" for rating, word in WORDS.items()}
_NOT_RATED = "Status_20_Not_20_Rated"


def table(of: Table, number: int) -> tuple[str, str]:
    """Write a table; give the styles of its own, its widths, and the table itself."""
    widths, name = widths_of(of), f"Table{number}"
    columns = "".join([f'<table:table-column table:style-name="{name}.{at}"/>' for at in range(len(widths))])
    parted = is_tall(of, widths)
    headings = _headings(of.columns, PARTED if parted else WHOLE)
    rows = "".join([_line(line, of.columns, widths, parted=parted) for line in of.lines])
    return _styles(name, widths, whole=is_small(of, widths)), (
        f'<table:table table:name="{name}" table:style-name="{name}">{columns}'
        f"<table:table-header-rows>{headings}</table:table-header-rows>{rows}</table:table>"
    )


def _styles(name: str, widths: Sequence[int], *, whole: bool) -> str:
    parted = "false" if whole else "true"
    columns = [
        f'<style:style style:name="{name}.{at}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width / 100:.2f}mm"/></style:style>'
        for at, width in enumerate(widths)
    ]
    return (
        f'<style:style style:name="{name}" style:family="table"><style:table-properties'
        f' style:width="{sum(widths) / 100:.2f}mm" table:align="left" style:may-break-between-rows="{parted}"'
        f' table:border-model="collapsing"/></style:style>{"".join(columns)}'
    )


def _line(line: Line, columns: Sequence[Column], widths: Sequence[int], *, parted: bool) -> str:
    style = WHOLE if not parted and is_short(line, [sum(widths)] if line.heads else widths) else PARTED
    return _heads(line, len(widths), style) if line.heads else _row(line, columns, style)


def _headings(columns: Sequence[Column], style: str) -> str:
    cells = [_cell(HEADING, paragraph(f"{_kind(column)}_20_Heading", text(column.heading))) for column in columns]
    return f'<table:table-row table:style-name="{style}">{"".join(cells)}</table:table-row>'


def _heads(line: Line, columns: int, style: str) -> str:
    """Write a heading of the lines below, over the whole width."""
    across = f' table:number-columns-spanned="{columns}"'
    cell = _cell(GROUP, *paragraphs(line.cells[0].text, "Table_20_Group", "Table_20_Bullet"), more=across)
    covered = f'<table:covered-table-cell table:number-columns-repeated="{columns - 1}"/>' if columns > 1 else ""
    return f'<table:table-row table:style-name="{style}">{cell}{covered}</table:table-row>'


def _row(line: Line, columns: Sequence[Column], style: str) -> str:
    cells = [_cell(CELL, *_said(cell, column)) for cell, column in zip(line.cells, columns, strict=True)]
    return f'<table:table-row table:style-name="{style}">{"".join(cells)}</table:table-row>'


def _cell(style: str, *content: str, more: str = "") -> str:
    kind = f'table:style-name="{style}" office:value-type="string"{more}'
    return f"<table:table-cell {kind}>{''.join(content)}</table:table-cell>"


def _said(cell: Cell, column: Column) -> Iterator[str]:
    if is_status(cell, column):
        style = _STATUS_STYLES[cell.rating] if cell.rating else _NOT_RATED
        yield paragraph("Table_20_Text", span(status_text(cell), style))
    else:
        yield from paragraphs(cell.text, _kind(column), "Table_20_Bullet")


def _kind(column: Column) -> str:
    return "Table_20_Number" if column.holds == "number" else "Table_20_Text"
