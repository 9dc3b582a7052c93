"""The looks of an OpenDocument spreadsheet: of pages, columns and cells."""

import math

from goldenthread.plan import Rating
from goldenthread.publishing.formats.ods.marks import DECLARED, HEAD, plain
from goldenthread.publishing.sheets import SheetCell, Workbook, Worksheet
from goldenthread.publishing.sheets.heights import heights
from goldenthread.publishing.sheets.pieces import TEXT_WIDTH, WIDE_SCALE
from goldenthread.publishing.statuses import FILLS

TITLE, HEADING, LINE, WRAPPED = "title", "heading", "line", "wrapped"
HEADINGS = {False: "head", True: "head-right"}
_TEXT, _TEXT_AT_RIGHT, _LINK = "text", "text-right", "link"
# How wide a character of the body's size is, on the average.
_CENTIMETRES = 0.21
_HIGHEST = 2000
_PADDING_AT_RIGHT = (
    'fo:padding-left="0.1cm" fo:padding-right="0.3cm" fo:padding-top="0.03cm" fo:padding-bottom="0.03cm"'
)
_PADDING = 'fo:padding-left="0.1cm" fo:padding-right="0.1cm" fo:padding-top="0.03cm" fo:padding-bottom="0.03cm"'
_RULE = 'fo:border-bottom="0.5pt solid #b1b4b6"'
_WRAP, _TOP = 'fo:wrap-option="wrap"', 'style:vertical-align="top"'
_BOLD = 'fo:font-weight="bold" style:font-weight-asian="bold" style:font-weight-complex="bold"'
_UPRIGHT, _FITTED, _WIDE = "upright", "fitted", "wide"
_A4 = {
    _UPRIGHT: 'fo:page-width="21cm" fo:page-height="29.7cm" style:print-orientation="portrait" style:scale-to-X="1"',
    _FITTED: 'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" style:scale-to-X="1"',
    _WIDE: 'fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" '
    f'style:scale-to="{WIDE_SCALE}%"',
}


def page_look(sheet: Worksheet) -> str:
    """Name the look of a sheet: how it is printed."""
    if sheet.table is None:
        return _UPRIGHT
    return _WIDE if sheet.is_wide else _FITTED


def column_look(width: int) -> str:
    """Name the look of a column so many characters wide."""
    return f"column-{width}"


def row_height(height: float) -> int:
    """Give the height of a row in points, within what spreadsheets show."""
    return min(math.ceil(height), _HIGHEST)


def row_look(height: float) -> str:
    """Name the look of a row so many points high."""
    return f"row-{row_height(height)}"


def cell_look(cell: SheetCell, at_right: bool) -> str:
    """Name the look of a cell in a table; with `at_right` its column is one of numbers."""
    if cell.sheet:
        return _LINK
    if cell.rating:
        return cell.rating.value
    if cell.value is not None:
        return _number_look(cell)
    return _TEXT_AT_RIGHT if at_right else _TEXT


def _number_look(cell: SheetCell) -> str:
    """Name a look by the places and the words beside the number; a name may have no signs but these."""
    return "-".join(["number", str(cell.places), *(words.encode().hex() for words in (cell.before, cell.after))])


def own_looks(book: Workbook) -> str:
    """Give the looks that this workbook uses."""
    tables = [sheet.table for sheet in book.sheets if sheet.table]
    widths = sorted({TEXT_WIDTH, *(column.width for table in tables for column in table.columns)})
    cells = (cell for table in tables for row in table.rows for cell in row)
    numbers = {_number_look(cell): cell for cell in cells if cell.value is not None}
    looks = [
        *map(_page, (_UPRIGHT, _FITTED, _WIDE)),
        *map(_column, widths),
        *map(_row, sorted({row_height(height) for sheet in book.sheets for height in heights(sheet)})),
        *_lines(),
        *map(_status, FILLS),
        *(_number(name, cell) for name, cell in sorted(numbers.items(), key=lambda pair: pair[0])),
    ]
    return f"{_FONTS}<office:automatic-styles>{''.join(looks)}</office:automatic-styles>"


def styles_xml() -> str:
    """Give the part of the file with what all its looks have in common: font, language and pages."""
    pages = "".join(
        f'<style:page-layout style:name="{name}"><style:page-layout-properties {size} fo:margin="1cm" '
        'style:first-page-number="continue" style:print-page-order="ttb"/>'
        '<style:footer-style><style:header-footer-properties fo:min-height="0.6cm" '
        'fo:margin-top="0.2cm"/></style:footer-style></style:page-layout>'
        for name, size in _A4.items()
    )
    masters = "".join(
        f'<style:master-page style:name="{name}" style:page-layout-name="{name}"><style:header style:display="false"/>'
        f"<style:footer><text:p><text:sheet-name>?</text:sheet-name>, page <text:page-number>1</text:page-number> of "
        "<text:page-count>1</text:page-count></text:p></style:footer></style:master-page>"
        for name in _A4
    )
    return (
        f"{HEAD}<office:document-styles {DECLARED}>{_FONTS}<office:styles>"
        '<style:default-style style:family="table-cell">'
        '<style:text-properties style:font-name="Arial" fo:font-size="12pt" fo:language="en" fo:country="GB"/>'
        '</style:default-style><style:style style:name="Default" style:family="table-cell"/></office:styles>'
        f"<office:automatic-styles>{pages}</office:automatic-styles>"
        f"<office:master-styles>{masters}</office:master-styles></office:document-styles>"
    )


_FONTS = (
    '<office:font-face-decls><style:font-face style:name="Arial" svg:font-family="Arial" '
    'style:font-family-generic="swiss"/></office:font-face-decls>'
)


def _page(name: str) -> str:
    return (
        f'<style:style style:name="{name}" style:family="table" style:master-page-name="{name}">'
        '<style:table-properties table:display="true" style:writing-mode="lr-tb"/></style:style>'
    )


def _column(width: int) -> str:
    return (
        f'<style:style style:name="{column_look(width)}" style:family="table-column">'
        f'<style:table-column-properties style:column-width="{width * _CENTIMETRES:.2f}cm"/></style:style>'
    )


def _row(height: int) -> str:
    return (
        f'<style:style style:name="row-{height}" style:family="table-row"><style:table-row-properties '
        f'style:row-height="{height}pt" style:use-optimal-row-height="false"/></style:style>'
    )


def _lines() -> list[str]:
    return [
        _look(TITLE, _TOP, f'{_BOLD} fo:font-size="16pt"'),
        _look(HEADING, f"{_TOP} {_WRAP}", f'{_BOLD} fo:font-size="14pt"'),
        _look(LINE, _TOP),
        _look(WRAPPED, f"{_TOP} {_WRAP}"),
        _look(HEADINGS[False], f'{_WRAP} style:vertical-align="bottom" {_HEAD_RULE}', _BOLD),
        _look(HEADINGS[True], f'{_WRAP} style:vertical-align="bottom" {_HEAD_RULE}', _BOLD, align="end"),
        _look(_TEXT, f"{_TOP} {_WRAP} {_RULE}"),
        _look(_TEXT_AT_RIGHT, f"{_TOP} {_RULE}", align="end"),
        _look(_LINK, f"{_TOP} {_WRAP} {_RULE}", 'fo:color="#1a4f8b" style:text-underline-style="solid"'),
    ]


_HEAD_RULE = 'fo:border-bottom="1.5pt solid #000000"'


def _status(rating: Rating) -> str:
    # Coloured letters, not cells: a row as high as its narrative would be a block of colour.
    return _look(rating.value, f"{_TOP} {_WRAP} {_RULE}", f'{_BOLD} fo:color="{FILLS[rating]}"')


def _number(name: str, cell: SheetCell) -> str:
    before, after = (
        f"<number:text>{plain(words)}</number:text>" if words else "" for words in (cell.before, cell.after)
    )
    return (
        f'<number:number-style style:name="of-{name}">{before}<number:number number:decimal-places="{cell.places}" '
        f'number:min-decimal-places="{cell.places}" number:min-integer-digits="1" number:grouping="true"/>{after}'
        f"</number:number-style>{_look(name, f'{_TOP} {_RULE}', data=f'of-{name}', align='end')}"
    )


def _look(name: str, cell: str, text: str = "", data: str = "", align: str = "") -> str:
    of_data = f' style:data-style-name="{data}"' if data else ""
    aligned = f'<style:paragraph-properties fo:text-align="{align}"/>' if align else ""
    padding = _PADDING_AT_RIGHT if align else _PADDING
    # Numbers stand at the right and texts at the left by themselves, unless a look says otherwise.
    source = "fix" if align else "value-type"
    return (
        f'<style:style style:name="{name}" style:family="table-cell" style:parent-style-name="Default"{of_data}>'
        f'<style:table-cell-properties style:text-align-source="{source}" {padding} {cell}/>{aligned}'
        f"<style:text-properties {text}/></style:style>"
    )
