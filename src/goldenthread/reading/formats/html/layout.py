"""Tables that only arrange a page, told from tables of data."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

# A table of data has some rows of at least so many cells with text of their own. One that arranges a
# page has a few wide cells, most of them with other tables in them.
_LEAST_CELLS = 3
_LEAST_ROWS = 2
_ONLY_LOOKS = frozenset({"none", "presentation"})


@dataclass(slots=True)
class _Open:
    """A table on the way through it: what has been seen of its own text, inner tables aside."""

    element: "_Element"
    holds_tables: bool = False
    cell_has_text: bool = False
    cells: int = 0
    rows: int = 0

    @property
    def arranges(self) -> bool:
        looks = self.element.get("role", "").lower() in _ONLY_LOOKS
        return self.holds_tables and (looks or self.rows < _LEAST_ROWS)


def arranging_tables(root: "_Element") -> set["_Element"]:
    """Find the tables that hold other tables and aren't tables of data themselves."""
    if root.find(".//table//table") is None:
        return set()
    return _Survey(root).arranging


class _Survey:
    def __init__(self, root: "_Element") -> None:
        from lxml.etree import iterwalk

        self.arranging: set[_Element] = set()
        self.tables: list[_Open] = []
        for event, node in iterwalk(root, events=("start", "end")):
            if event == "start":
                self._start(node)
            else:
                self._end(node)

    def _start(self, node: "_Element") -> None:
        if node.tag == "table":
            if self.tables:
                self.tables[-1].holds_tables = True
            self.tables.append(_Open(node))
        elif self.tables and node.tag == "tr":
            self.tables[-1].cells = 0
        self._text(node.text)

    def _end(self, node: "_Element") -> None:
        if self.tables:
            self._leave(node, self.tables[-1])
        self._text(node.tail)

    def _leave(self, node: "_Element", table: _Open) -> None:
        if node is table.element:
            self.tables.pop()
            if table.arranges:
                self.arranging.add(node)
        elif node.tag in {"td", "th"}:
            table.cells += table.cell_has_text
            table.cell_has_text = False
        elif node.tag == "tr":
            table.rows += table.cells >= _LEAST_CELLS

    def _text(self, text: str | None) -> None:
        if self.tables and text and not text.isspace():
            self.tables[-1].cell_has_text = True
