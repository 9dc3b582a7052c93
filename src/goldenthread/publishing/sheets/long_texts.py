"""Texts longer than a cell may be: the cell says where the rest stands, and the rest stands on a sheet of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace

from goldenthread.publishing.sheets.pieces import SheetCell, SheetColumn, SheetTable, TextLine, Worksheet

NAME = "Long texts"
# Excel takes 32,767 characters a cell, and counts those beyond the basic plane, as emoji are, twice.
LONGEST = 32_000
_COLUMNS = (
    SheetColumn("Continues", 30),
    SheetColumn("Of row", 14),
    SheetColumn("Piece", 8, number=True),
    SheetColumn("Continued", 100),
)
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


class LongTexts:
    """Cuts what is too long for a cell, and keeps the rest."""

    def __init__(self) -> None:
        self.rows: list[tuple[SheetCell, ...]] = []
        self.cut = 0

    def fitted(self, sheet: Worksheet) -> Worksheet:
        """Give a sheet whose texts all fit; what they lack is kept."""
        lines = tuple(TextLine(self._cell(line.text, sheet.name, "above"), line.heads) for line in sheet.lines)
        title = self._cell(sheet.title, sheet.name, "above")
        return replace(sheet, title=title, lines=lines, table=self._table(sheet) if sheet.table else None)

    def sheet(self) -> Worksheet | None:
        """Give the sheet of what was too long; None where nothing was."""
        if not self.rows:
            return None
        lines = (
            TextLine("Excel holds 32,767 characters in a cell. Longer texts continue here, in their order."),
            TextLine('"Continues" names the sheet and the column, "Of row" the row as it begins.'),
        )
        table = SheetTable("long_texts", _COLUMNS, tuple(self.rows))
        return Worksheet(NAME, "Long texts continued", "What is too long for one cell", lines, table)

    def told(self) -> Iterator[str]:
        """Say how many texts were cut."""
        if self.cut:
            are = "text is" if self.cut == 1 else "texts are"
            yield f"{self.cut:,} {are} too long for a cell and continued on the sheet {NAME!r}."

    def _table(self, sheet: Worksheet) -> SheetTable | None:
        table = sheet.table
        if table is None:
            return None
        rows = tuple(
            tuple(
                self._fitted(cell, f"{sheet.name}: {column.heading}", row[0].text)
                for cell, column in zip(row, table.columns, strict=True)
            )
            for row in table.rows
        )
        return replace(table, rows=rows)

    def _fitted(self, cell: SheetCell, place: str, of: str) -> SheetCell:
        if len(cell.text) * 2 <= LONGEST:
            return cell
        text = self._cell(cell.text, place, of)
        return cell if text is cell.text else replace(cell, text=text)

    def _cell(self, text: str, place: str, of: str) -> str:
        pieces = cut(text)
        if len(pieces) == 1:
            return text
        self.cut += 1
        number = len(self.rows) + 1
        for at, piece in enumerate(pieces[1:], start=2):
            self.rows.append((SheetCell(place), SheetCell(of[:60]), SheetCell(f"{at}"), SheetCell(piece)))
        return f"{pieces[0]} … [continues on the sheet {NAME!r}, row {number} of its table]"


def cut(text: str) -> list[str]:
    """Cut a text into pieces that fit a cell, between words where there are some; joined they are the text."""
    if _size(text) <= LONGEST:
        return [text]
    pieces: list[str] = []
    while _size(text) > LONGEST:
        end = _end(text)
        pieces.append(text[:end])
        text = text[end:]
    return [*pieces, text] if text else pieces


def _size(text: str) -> int:
    return len(text) + len(_BEYOND.findall(text))


def _end(text: str) -> int:
    """Find where the first piece of a text ends: after a space in its last tenth, or where it has to."""
    end = LONGEST if not _BEYOND.search(text, 0, LONGEST) else _fitting(text)
    space = max(text.rfind(" ", 0, end), text.rfind("\n", 0, end))
    return space + 1 if space > end * 9 // 10 else end


def _fitting(text: str) -> int:
    """Count how many characters fit, those beyond the basic plane taken twice."""
    size = 0
    for at, sign in enumerate(text):
        size += 2 if sign > "\uffff" else 1
        if size > LONGEST:
            return at
    return len(text)
