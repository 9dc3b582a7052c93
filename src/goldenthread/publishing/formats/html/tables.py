"""Tables as markup: captions, headings with their scope, and objectives as headings of the lines below them."""

from collections.abc import Iterator, Sequence
from html import escape

from goldenthread.publishing.content import Cell, Column, Line, Table
from goldenthread.publishing.formats.html.texts import lines, status

# A table of so many columns, or so wide, has no room on a telephone, and a wider one none on half of a wide screen:
# there its lines become blocks.
_COLUMNS, _WIDTH, _WIDE = 4, 45, 120
# A table of so few lines isn't cut by the end of a printed page.
_SHORT = 15
# A table that is laid out as blocks is no table to some browsers, unless it is said that it is one.
_ROLES = {
    name: f' role="{role}"'
    for name, role in {
        "table": "table",
        "thead": "rowgroup",
        "tbody": "rowgroup",
        "tr": "row",
        "td": "cell",
        "col": "columnheader",
        "row": "rowheader",
    }.items()
}
_NO_ROLES = dict.fromkeys(_ROLES, "")


def table(drawn: Table, columns: str) -> str:
    """Write a table; `columns` is the class by which the style sheet knows its columns."""
    size, name = _size(drawn.columns), escape(drawn.name)
    roles = _NO_ROLES if size == "small" else _ROLES
    kinds = [size, columns, *(["measures"] if drawn.measures else ["short"] if len(drawn.lines) <= _SHORT else [])]
    return (
        f'<table id="{name}" class="{" ".join(kinds)}"{roles["table"]}><caption>{escape(drawn.caption)}</caption>'
        f"<colgroup>{'<col>' * len(drawn.columns)}</colgroup>{_head(drawn.columns, roles)}"
        f"{''.join(_bodies(drawn, roles))}</table>"
    )


def _size(columns: Sequence[Column]) -> str:
    whole = sum(column.width for column in columns)
    if whole > _WIDE:
        return "wide"
    return "middle" if len(columns) >= _COLUMNS or whole > _WIDTH else "small"


def _head(columns: Sequence[Column], roles: dict[str, str]) -> str:
    cells = "".join(f'<th scope="col"{roles["col"]}{_kind(column)}>{escape(column.heading)}</th>' for column in columns)
    return f"<thead{roles['thead']}><tr{roles['tr']}>{cells}</tr></thead>\n"


def _kind(column: Column) -> str:
    return ' class="number"' if column.holds == "number" else ""


def _bodies(drawn: Table, roles: dict[str, str]) -> Iterator[str]:
    """Give a group of rows for each heading with the lines below it, and one for lines that have none."""
    opened = False
    for line in drawn.lines:
        if line.heads or not opened:
            yield f"</tbody>\n<tbody{roles['tbody']}>" if opened else f"<tbody{roles['tbody']}>"
            opened = True
        yield _heading(line, drawn.columns, roles) if line.heads else _line(line, drawn.columns, roles)
    yield "</tbody>" if opened else ""


def _heading(line: Line, columns: Sequence[Column], roles: dict[str, str]) -> str:
    text = lines(line.cells[0].text)
    cell = f'<th scope="rowgroup" colspan="{len(columns)}"{roles["row"]}>{text}</th>'
    return f'<tr class="heads"{roles["tr"]}>{cell}</tr>\n'


def _line(line: Line, columns: Sequence[Column], roles: dict[str, str]) -> str:
    cells = "".join(
        _cell(cell, column, roles, heads=at == 0)
        for at, (cell, column) in enumerate(zip(line.cells, columns, strict=True))
    )
    return f"<tr{roles['tr']}>{cells}</tr>\n"


def _cell(cell: Cell, column: Column, roles: dict[str, str], *, heads: bool) -> str:
    written = status(cell) if column.holds == "status" else lines(cell.text)
    # A heading without words would head nothing.
    if heads and cell.text:
        return f'<th scope="row"{roles["row"]}{_kind(column)}>{written}</th>'
    return f"<td{roles['td']}{_kind(column)}>{written}</td>"
