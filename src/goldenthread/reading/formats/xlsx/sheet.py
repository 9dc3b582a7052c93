"""One pass over a sheet: its cells as shown, what is hidden, what is merged, and its colour rules."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache

from lxml.etree import _Element

from goldenthread.plan import DocumentError, Source
from goldenthread.reading.cell import Cell
from goldenthread.reading.formats.xlsx.cells import Looker, Value, area_of
from goldenthread.reading.formats.xlsx.painting import paint
from goldenthread.reading.formats.xlsx.rules import Rule, read_rules
from goldenthread.reading.formats.xlsx.shown import format_ink, shown_number, shown_text
from goldenthread.reading.formats.xlsx.styles import Style
from goldenthread.reading.formats.xlsx.texts import Text, plain, read_text
from goldenthread.reading.formats.xlsx.workbook import Workbook
from goldenthread.reading.office_xml import elements, is_on, local_name, whole
from goldenthread.reading.sheets import Sheet, Tally, column_letters

_DIGITS = "0123456789"
_LAST_COLUMN = 16_384
_PARTS_OF_A_SHEET = ("sheetView", "col", "row", "mergeCell", "conditionalFormatting")
_START_OF_DAYS = datetime(1899, 12, 30)


def read_sheet(workbook: Workbook, title: str, part: str, tally: Tally) -> Sheet:
    """Read a sheet; raises DocumentError, naming sheet and place, for what is damaged or too large."""
    reading = _Reading(workbook, Sheet(title, tally), Looker({}, f"{workbook.name}, {Source(sheet=title)}"))
    for element in elements(workbook.part(part), _PARTS_OF_A_SHEET, workbook.place(part)):
        reading.take(element)
    reading.sheet.headings.update(workbook.table_headings(part))
    paint(reading.sheet, reading.look, reading.rules)
    return reading.sheet


def count_filled(workbook: Workbook, part: str) -> int:
    """Count the cells with a value in a sheet that isn't read; 0 where it is damaged, as nothing rests on it."""
    try:
        rows = elements(workbook.part(part), ("row",), workbook.place(part))
        return sum(_has_value(entry, workbook.texts) for row in rows for entry in row)
    except DocumentError:
        return 0


def _has_value(entry: _Element, texts: Sequence[Text]) -> bool:
    value = "".join(part.text or "" for part in entry.iter("{*}v", "{*}t")).strip()
    if entry.get("t") != "s":
        return bool(value)
    at = whole(value, len(texts))
    return at < len(texts) and bool(texts[at].text.strip())


@dataclass(slots=True)
class _Reading:
    workbook: Workbook
    sheet: Sheet
    look: Looker
    rules: list[Rule] = field(default_factory=list)
    shows_zeros: bool = True
    row: int = 0
    last_column: int = 0

    def take(self, element: _Element) -> None:
        kind = local_name(element)
        if kind == "row":
            self._take_row(element)
        elif kind == "col":
            self._take_columns(element)
        elif kind == "mergeCell":
            if area := area_of(element.get("ref", "")):
                self.sheet.merge(area)
        elif kind == "conditionalFormatting":
            self.rules += read_rules(element, self.workbook.styles, self.look)
        else:
            self.shows_zeros = is_on(element.get("showZeros", "1"))

    def _take_columns(self, element: _Element) -> None:
        first = whole(element.get("min"), 0)
        last = min(whole(element.get("max"), 0), _LAST_COLUMN)
        # In an honest sheet the ranges don't overlap, so all together are no more than the columns.
        if not self.last_column < first <= last:
            return
        self.last_column = last
        if _is_hidden(element, "width"):
            self.sheet.hidden_columns.add(first, last)
        fill = self.workbook.styles.of(element.get("style")).fill
        self.sheet.column_fills.update(dict.fromkeys(range(first, last + 1), fill))

    def _take_row(self, element: _Element) -> None:
        self.row = whole(element.get("r"), self.row + 1)
        self.sheet.tally.add("rows", 1, self.sheet.title, self.row)
        if _is_hidden(element, "ht"):
            self.sheet.hidden_rows.add(self.row, self.row)
        # A sheet can be coloured down to its last row: what has no value is passed over as a whole.
        if next(element.iter("{*}v", "{*}is"), None) is None:
            return
        cells: dict[int, Cell] = {}
        values: dict[int, Value] = {}
        column = 0
        for entry in element:
            column = _column(entry.get("r", "").rstrip(_DIGITS)) or column + 1
            style = self.workbook.styles.of(entry.get("s"))
            kind, text = self._value(entry, column)
            raw = text.text
            ink = (format_ink(kind, raw, style.code) or text.ink(style.ink)) if raw else None
            cells[column] = Cell(self._shown(kind, raw, style), style.fill, ink=ink)
            if raw or kind in ("str", "e"):
                values[column] = (kind, raw)
        if values:
            self.look.values[self.row] = values
            self.sheet.add(self.row, cells)
            if is_on(element.get("customFormat")):
                self.sheet.row_fills[self.row] = self.workbook.styles.of(element.get("s")).fill

    def _value(self, entry: _Element, column: int) -> tuple[str, Text]:
        """Give the kind of a cell's value and the value as written; a formula's is the one last computed."""
        kind, raw = entry.get("t", "n"), ""
        for part in entry:
            name = local_name(part)
            if name == "v":
                raw = part.text or ""
            elif name == "f" and kind == "n":
                kind = "f"
            elif name == "is":
                return "str", read_text(part, self.workbook.styles.colours)
        if kind == "s" and raw:
            return "str", self._shared_text(raw, column)
        return _value_as_written(kind, raw)

    def _shared_text(self, raw: str, column: int) -> Text:
        at = whole(raw.strip(), len(self.workbook.texts))
        if at < len(self.workbook.texts):
            return self.workbook.texts[at]
        raise DocumentError(
            f"cell {column_letters(column)}{self.row} refers to text {raw[:20]}, which the workbook lacks",
            where=f"{self.workbook.name}, {Source(sheet=self.sheet.title, row=self.row)}",
            expected=f"a number below {len(self.workbook.texts)}",
            do="open the workbook in Excel, let it repair it, and save a new copy",
        )

    def _shown(self, kind: str, raw: str, style: Style) -> str:
        if kind == "str":
            return shown_text(raw, style.code)
        if kind == "b" and raw:
            return "TRUE" if is_on(raw) else "FALSE"
        if kind == "e" or not raw:
            return raw
        shown = shown_number(raw, style.code, self.workbook.from_1904)
        return shown if self.shows_zeros or raw.strip("-0.") else ""


def _value_as_written(kind: str, raw: str) -> tuple[str, Text]:
    if kind == "f":
        # Without a value it was never computed: shown as nothing, and not blank to a rule either.
        kind = "n" if raw else "e"
    if kind == "d" and raw:
        return "n", Text(_days(raw))
    return ("str", Text(plain(raw))) if kind in ("str", "inlineStr") else (kind, Text(raw.strip()))


def _is_hidden(element: _Element, size: str) -> bool:
    return is_on(element.get("hidden")) or element.get(size) == "0"


@lru_cache(maxsize=1024)
def _column(letters: str) -> int:
    area = area_of(f"{letters}1")
    return area.left if area else 0


def _days(iso: str) -> str:
    try:
        moment = datetime.fromisoformat(iso.strip()).replace(tzinfo=None)
    except ValueError:
        return iso
    return f"{(moment - _START_OF_DAYS).total_seconds() / 86_400:.15g}"
