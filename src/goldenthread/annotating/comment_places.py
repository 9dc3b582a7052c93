"""Which cell of a Word document a point to check is about."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from goldenthread.plan import Finding, Report, Return
from goldenthread.reading.formats.docx.lines import lines_in
from goldenthread.reading.formats.docx.places import Place, places_in
from goldenthread.reading.formats.docx.styles import Styles
from goldenthread.reading.formats.docx.tables import Slot, laid_out

if TYPE_CHECKING:
    from lxml.etree import _Element

_OUTCOME = "outcome"
# A measure may go on in rows below its own: its comment, or the rest of its card.
_MOST_ROWS = 40
_LEAST_WITHIN = 4
_LEAST_BEGINNING = 24
_LEAST_HEADINGS = 2

# The columns of a table that hold a field, by the field.
Columns = Mapping[str, tuple[int, ...]]
Slots = Sequence[Slot]


class CommentPlaces:
    """The cells and paragraphs of a document's body, by the places of the report that was read from it."""

    def __init__(self, body: "_Element", report: Report) -> None:
        self._held = {_plain(column.heading): column.holds for column in report.columns}
        self._starts = {(row.source.table, row.source.row) for row in report.rows}
        self._tables: dict[int, Place] = {}
        self._paragraphs: dict[int, _Element] = {}
        self._laid: dict[int, list[Slots]] = {}
        self._columns: dict[int, list[Columns]] = {}
        first, blank = None, None
        for place in places_in(body):
            if place.source.table and not place.is_frame:
                self._tables[place.source.table] = place
            elif place.words is not None and place.hangs_on is None:
                self._paragraphs[place.source.paragraph or 0] = place.element
                blank = place.element if blank is None else blank
                first = place.element if first is None and place.words.text.strip() else first
        self._first = first if first is not None else blank

    def of(self, finding: Finding, row: Return | None) -> "_Element":
        """Give the cell that a finding is about, or the paragraph where there is no such cell.

        It is the cell in the column that holds the finding's field; else the one with its text; else the measure's
        own. What stands in a text box can bear no comment: the paragraph that the box hangs on does.
        """
        place = self._tables.get(finding.source.table or 0) if finding.source else None
        if finding.source is None or row is None or place is None or finding.source.row is None:
            return self._paragraph(finding)
        if place.hangs_on is not None:
            return place.hangs_on
        number, index = finding.source.table or 0, finding.source.row - 1
        rows = self._rows_of_measure(number, index)
        if not rows or not rows[0]:
            return self._paragraph(finding)
        for field in dict.fromkeys((finding.field or _OUTCOME, _OUTCOME)):
            found = _in_column(rows[0], self._columns_at(number, index).get(field, ()), _printed(row, field))
            found = _with_text(rows, _printed(row, field)) if found is None else found
            if found is not None:
                return found
        return next((slot.cell for slot in rows[0] if _text(slot.cell)), rows[0][0].cell)

    def _paragraph(self, finding: Finding) -> "_Element":
        number = finding.source.paragraph if finding.source else None
        found = self._paragraphs.get(number or 0, self._first)
        if found is not None:
            return found
        # A document that is nothing but tables has its first paragraph in the first cell.
        return next(slot.cell for table in self._tables for slots in self._rows(table) for slot in slots)

    def _rows(self, table: int) -> list[Slots]:
        if table not in self._laid:
            self._laid[table] = [row.slots for row in laid_out(self._tables[table].element)]
        return self._laid[table]

    def _rows_of_measure(self, table: int, index: int) -> list[Slots]:
        """Give a measure's own row, and those below it up to the next measure's."""
        rows = self._rows(table)
        end = index + 1
        while end < min(len(rows), index + _MOST_ROWS) and (table, end + 1) not in self._starts:
            end += 1
        return rows[index:end]

    def _columns_at(self, table: int, index: int) -> Columns:
        """Give the columns by the headings above a row; a table without headings goes on with those before it."""
        for number in range(1, table + 1):
            if number not in self._columns:
                before = self._columns[number - 1][-1:] if number > 1 else []
                self._columns[number] = list(self._columns_down(number, before[0] if before else {}))
        return self._columns[table][index]

    def _columns_down(self, table: int, columns: Columns) -> Iterator[Columns]:
        for slots in self._rows(table):
            found: dict[str, tuple[int, ...]] = {}
            headed = [(slot.column, self._held.get(_plain(_text(slot.cell)))) for slot in slots if not slot.goes_on]
            for column, field in headed:
                if field:
                    found[field] = (*found.get(field, ()), column)
            columns = found if sum(map(len, found.values())) >= _LEAST_HEADINGS else columns
            yield columns


def _printed(row: Return, field: str) -> str:
    """Give what a return has in a field, as it may stand in its cell."""
    text = row.status_printed if field == "status" else getattr(row, field, "")
    return _plain("/".join(text) if isinstance(text, tuple) else str(text or ""))


def _in_column(slots: Slots, columns: Sequence[int], wanted: str) -> "_Element | None":
    """Give the cell in one of these columns, unless something else than what is wanted stands in it."""
    for slot in slots:
        if slot.column in columns and slot.goes_on != "across":
            own = _plain(_text(slot.cell))
            if not own or not wanted or _alike(own, wanted):
                return slot.cell
    return None


def _with_text(rows: Sequence[Slots], wanted: str) -> "_Element | None":
    if not wanted:
        return None
    for slots in rows:
        texts = [(slot.cell, _plain(_text(slot.cell))) for slot in slots]
        for fits in (str.__eq__, _alike):
            for cell, own in texts:
                if fits(own, wanted):
                    return cell
    return None


def _alike(one: str, other: str) -> bool:
    """Whether one text holds the other or begins as it does: a repair may have changed the rest."""
    shorter, longer = sorted((one, other), key=len)
    if shorter == longer:
        return True
    begins = len(shorter) >= _LEAST_BEGINNING and longer.startswith(shorter[:_LEAST_BEGINNING])
    return begins or (len(shorter) >= _LEAST_WITHIN and shorter in longer)


def _text(cell: "_Element") -> str:
    return "\n".join(lines_in(cell, Styles(None), set()))


def _plain(text: str) -> str:
    """Give letters and digits alone, in lower case; a text that is only signs as it is."""
    letters = "".join(filter(str.isalnum, text.casefold()))
    return letters or text.strip()
