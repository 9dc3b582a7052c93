"""A table of a web page: its rows, and the text in it that stands in no row."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from goldenthread.reading.cell import Cell
from goldenthread.reading.formats.html.hidden import hidden_in_table
from goldenthread.reading.formats.html.spans import Spanned, expanded, number_asked
from goldenthread.reading.markup import plain_text
from goldenthread.reading.markup.colours import background_of, ink_of
from goldenthread.reading.markup.elements import content_shown
from goldenthread.reading.markup.visibility import is_gone, is_invisible

if TYPE_CHECKING:
    from lxml.etree import _Element

_GROUPS = frozenset({"tbody", "tfoot", "thead"})
_AROUND_CELLS = _GROUPS | {"tr"}
_CELLS = frozenset({"td", "th"})
_WHITE = "#ffffff"
_PARTS = "tr", "td", "th"


@dataclass(slots=True)
class Row:
    """A row as it is written: its element (None for cells without one), group and cells."""

    element: "_Element | None"
    group: "_Element | None"
    cells: list["_Element"] = field(default_factory=list)

    @property
    def is_heading(self) -> bool:
        """Whether the page says that this row holds the headings of columns."""
        if self.group is not None and self.group.tag == "thead":
            return True
        scopes = {cell.get("scope", "").lower() for cell in self.cells if cell.tag == "th"}
        if "col" in scopes:
            return True
        return len(self.cells) > 1 and "row" not in scopes and all(cell.tag == "th" for cell in self.cells)


class Table:
    """The rows of a table, and in `strays` its caption and what else stands in none of its cells.

    `hidden` counts what it doesn't show.
    """

    def __init__(self, element: "_Element") -> None:
        self.rows: list[Row] = []
        self.strays: list[str] = []
        self.hidden: Counter[str] = Counter()
        self._row: Row | None = None
        self._group: _Element | None = None
        self._collect(element)

    def lines(self) -> Iterator[tuple[Row, list[Cell]]]:
        """Give each row with its cells on the grid."""
        groups: list[list[list[Spanned]]] = []
        group: _Element | None = None
        for row in self.rows:
            if not groups or row.group is not group:
                groups.append([])
                group = row.group
            groups[-1].append([_spanned(cell, row.element) for cell in row.cells])
        return zip(self.rows, expanded(groups), strict=True)

    def _collect(self, table: "_Element") -> None:
        from lxml.etree import iterwalk

        walk = iterwalk(table, events=("start", "end", "comment", "pi"))
        next(walk)
        self._stray(table.text)
        for event, node in walk:
            if node is table:
                break
            if event == "start":
                if not self._enters(node):
                    walk.skip_subtree()
                continue
            if event == "end":
                self._leave(node)
            self._stray(node.tail)

    def _enters(self, node: "_Element") -> bool:
        """Take in a node of the table; tell whether its children have to be looked at too."""
        if is_gone(node) or (node.tag in _AROUND_CELLS and is_invisible(node)):
            self.hidden += hidden_in_table(node)
            return False
        if node.tag in _CELLS:
            self._cell(node)
            return False
        if node.tag == "tr":
            self._row = Row(node, self._group)
            self.rows.append(self._row)
        elif node.tag in _GROUPS:
            self._group = node
        elif not any(node.find(f".//{part}") is not None for part in _PARTS):
            self._stray(plain_text(node))
            return False
        self._stray(node.text)
        return True

    def _leave(self, node: "_Element") -> None:
        if node.tag == "tr":
            self._row = None
        elif node is self._group:
            self._group = None

    def _cell(self, node: "_Element") -> None:
        if self._row is None:
            self._row = Row(None, self._group)
            self.rows.append(self._row)
        self._row.cells.append(node)
        if is_invisible(node):
            self.hidden += hidden_in_table(node)

    def _stray(self, text: str | None) -> None:
        if text and not text.isspace():
            self.strays.append("\n".join(" ".join(line.split()) for line in text.split("\n")).strip())


def _spanned(cell: "_Element", row: "_Element | None") -> Spanned:
    text, ink = content_shown(cell, None if row is None else ink_of(row))
    if is_invisible(cell):
        text, ink = "", None
    return Spanned(
        Cell(text, _fill(cell, row), ink=ink),
        number_asked(cell.get("colspan")),
        number_asked(cell.get("rowspan")),
    )


def _fill(cell: "_Element", row: "_Element | None") -> str | None:
    """Give a cell's background: its own, else that of what fills it, else its row's.

    White, though it is a colour that hides the row's, is no fill.
    """
    for element in (cell, _filling(cell), row):
        colour = None if element is None else background_of(element)
        if colour:
            return None if colour == _WHITE else colour
    return None


def _filling(cell: "_Element") -> "_Element | None":
    """Give the element with a background that holds all of a cell's content, as a coloured label does."""
    inner = cell
    while len(inner) == 1 and not (inner.text or "").strip() and not (inner[0].tail or "").strip():
        inner = inner[0]
        if background_of(inner):
            return inner
    return None
