"""The looks of cells in Excel: one format for each kind, since a file holds each once."""

from functools import cache
from typing import TYPE_CHECKING

from goldenthread.publishing.sheets import SheetCell
from goldenthread.publishing.statuses import FILLS

if TYPE_CHECKING:
    import xlsxwriter  # type: ignore[import-untyped]
    from xlsxwriter.format import Format  # type: ignore[import-untyped]

_FONT = {"font_name": "Arial", "font_size": 12, "valign": "top"}
_RULE = {"bottom": 1, "bottom_color": "#b1b4b6"}
# Parted from a text in the next column.
_AT_RIGHT = {"align": "right", "indent": 1}
_LINK = "#1a4f8b"


class Looks:
    """Makes and keeps the formats of one workbook."""

    def __init__(self, book: "xlsxwriter.Workbook") -> None:
        self._book = book
        self.title = self._made(bold=True, font_size=16)
        self.heading = self._made(bold=True, font_size=14, text_wrap=True)
        self.line = self._made()
        self.wrapped = self._made(text_wrap=True)
        self.headings = {at_right: self._heading(at_right) for at_right in (False, True)}
        self._texts = {False: self._made(text_wrap=True, **_RULE), True: self._made(**_AT_RIGHT, **_RULE)}
        self._link = self._made(text_wrap=True, underline=1, font_color=_LINK, **_RULE)
        # Coloured letters, not cells: a row as high as its narrative would be a block of colour.
        self._statuses = {
            rating: self._made(text_wrap=True, bold=True, font_color=colour, **_RULE)
            for rating, colour in FILLS.items()
        }
        self._number = cache(self._of_number)

    def of(self, cell: SheetCell, at_right: bool) -> "Format":
        """Give the format of a cell in a table; with `at_right` its column is one of numbers."""
        if cell.sheet:
            return self._link
        if cell.rating:
            return self._statuses[cell.rating]
        return self._number(cell.before, cell.places, cell.after) if cell.value is not None else self._texts[at_right]

    def _of_number(self, before: str, places: int, after: str) -> "Format":
        decimals = f".{'0' * places}" if places else ""
        beside = [f'"{words}"' if words else "" for words in (before, after)]
        return self._made(num_format=f"{beside[0]}#,##0{decimals}{beside[1]}", **_AT_RIGHT, **_RULE)

    def _heading(self, at_right: bool) -> "Format":
        align = _AT_RIGHT if at_right else {}
        return self._made(bold=True, text_wrap=True, bottom=2, **{"valign": "bottom", **align})

    def _made(self, **look: object) -> "Format":
        return self._book.add_format({**_FONT, **look})
