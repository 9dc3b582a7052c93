"""Tables of a Word document: their heading is repeated on each page, and each column has its width."""

from collections.abc import Iterator, Sequence

from goldenthread.publishing.content.pieces import Cell, Column, Line, Table
from goldenthread.publishing.formats.word.words import paragraph, paragraphs, run, twips
from goldenthread.publishing.office.texts import escaped, is_status, status_text
from goldenthread.publishing.office.widths import is_short, is_small, is_tall, widths_of
from goldenthread.publishing.statuses import WORDS

_HUNDREDTH = 0.01
_LOOK = (
    '<w:tblLook w:val="00A0" w:firstRow="1" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1"'
    ' w:noVBand="1"/>'
)
# The order of the elements is that of the standard.
_WHOLE, _REPEATED = "<w:cantSplit/>", "<w:tblHeader/>"
_SHADE = '<w:shd w:val="clear" w:color="auto" w:fill="E8EDF2"/>'
STATUS_STYLES = {rating: f"Status{word.title().replace(' ', '')}" for rating, word in WORDS.items()}
NOT_RATED = "StatusNotRated"


def table(of: Table) -> str:
    """Write a table."""
    widths = widths_of(of)
    inner = [twips(width * _HUNDREDTH) for width in widths]
    grid = "".join([f'<w:gridCol w:w="{width}"/>' for width in inner])
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="{sum(inner)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_LOOK}<w:tblCaption w:val="{escaped(of.caption[:250])}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(_rows(of, widths, inner))}</w:tbl>"
    )


def _rows(of: Table, widths: Sequence[int], inner: Sequence[int]) -> Iterator[str]:
    parted = is_tall(of, widths)
    yield _headings(of.columns, inner, whole=not parted)
    small, last = is_small(of, widths), len(of.lines) - 1
    for at, line in enumerate(of.lines):
        if line.heads:
            yield _heads(line, inner, whole=not parted and is_short(line, [sum(widths)]))
        else:
            row = _row(line, of.columns, inner, keep=small and at < last)
            yield f"<w:tr>{_together(not parted and is_short(line, widths))}{row}</w:tr>"


def _headings(columns: Sequence[Column], widths: Sequence[int], *, whole: bool) -> str:
    cells = [
        _cell(width, paragraph(f"{_kind(column)}Heading", run(column.heading)))
        for column, width in zip(columns, widths, strict=True)
    ]
    return f"<w:tr><w:trPr>{_WHOLE if whole else ''}{_REPEATED}</w:trPr>{''.join(cells)}</w:tr>"


def _together(whole: bool) -> str:
    return f"<w:trPr>{_WHOLE}</w:trPr>" if whole else ""


def _heads(line: Line, inner: Sequence[int], *, whole: bool) -> str:
    """Write a heading of the lines below, over the whole width."""
    across = f'<w:gridSpan w:val="{len(inner)}"/>{_SHADE}'
    cell = _cell(sum(inner), *paragraphs(line.cells[0].text, "TableGroup", "TableGroup"), properties=across)
    return f"<w:tr>{_together(whole)}{cell}</w:tr>"


def _row(line: Line, columns: Sequence[Column], widths: Sequence[int], *, keep: bool) -> str:
    cells = zip(line.cells, columns, widths, strict=True)
    return "".join([_cell(width, *_said(cell, column, keep=keep)) for cell, column, width in cells])


def _cell(width: int, *content: str, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{"".join(content)}</w:tc>'


def _said(cell: Cell, column: Column, *, keep: bool) -> Iterator[str]:
    if is_status(cell, column):
        style = STATUS_STYLES[cell.rating] if cell.rating else NOT_RATED
        yield paragraph("TableText", run(status_text(cell), style), keep=keep)
    else:
        yield from paragraphs(cell.text, _kind(column), "TableBullet", keep=keep)


def _kind(column: Column) -> str:
    return "TableNumber" if column.holds == "number" else "TableText"
