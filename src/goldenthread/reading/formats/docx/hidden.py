"""What a Word document holds and doesn't show: hidden rows and text, and what was deleted with the change tracked."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goldenthread.plan import Source, Unread
from goldenthread.reading.formats.docx.names import FALLBACK, PARAGRAPH, ROW, RUN, TEXT, w
from goldenthread.reading.formats.docx.properties import Properties, children, is_on, properties_of
from goldenthread.reading.hidden import DELETED, HIDDEN, left_out

if TYPE_CHECKING:
    from lxml.etree import _Element

_ROW_PROPERTIES, _RUN_PROPERTIES = w("trPr"), w("rPr")
_HIDDEN, _VANISH, _DELETED, _DELETED_TEXT = w("hidden"), w("vanish"), w("del"), w("delText")

Found = tuple[str, str, "_Element"]


def row_properties(row: "_Element") -> Properties:
    """Give the properties of a table's row."""
    return properties_of(row, _ROW_PROPERTIES)


def shown_rows(table: "_Element") -> Iterator["_Element"]:
    """Give the rows of a table that are neither hidden nor deleted."""
    return (row for row in children(table, ROW) if not _is_gone(row))


def gone_rows(table: "_Element") -> Iterator["_Element"]:
    """Give the rows of a table that are hidden or deleted."""
    return (row for row in children(table, ROW) if _is_gone(row))


class Hidden:
    """Counts what isn't shown: of each kind in each table, and outside of tables from where on."""

    def __init__(self) -> None:
        self._counts: dict[tuple[str, str, int | None], tuple[int, Source]] = {}

    def look(self, block: "_Element", source: Source) -> None:
        """Look through a table, or a paragraph outside of tables, that stands at `source`."""
        rows = {row for row in block.iter(ROW) if _is_gone(row)}
        for what, why, element in dict.fromkeys((*_rows(rows), *_passages(block))):
            # What hides inside of a hidden row is counted with it, and text boxes are looked through by themselves.
            inside = any(around in rows or around.tag == FALLBACK for around in element.iterancestors())
            if not inside and (block.tag != PARAGRAPH or element is block):
                count, first = self._counts.get((what, why, source.table), (0, source))
                self._counts[what, why, source.table] = count + 1, first

    def left_out(self) -> Iterator[Unread]:
        """Give what was found."""
        for (what, why, _), (count, source) in self._counts.items():
            yield left_out(count, what, source, why)


def _is_gone(row: "_Element") -> bool:
    properties = row_properties(row)
    return is_on(properties, _HIDDEN) or is_on(properties, _DELETED)


def _rows(rows: set["_Element"]) -> Iterator[Found]:
    for row in rows:
        if any(_says(text) for text in row.iter(TEXT, _DELETED_TEXT)):
            deleted = is_on(row_properties(row), _DELETED)
            yield ("deleted row", DELETED, row) if deleted else ("hidden row", HIDDEN, row)


def _passages(block: "_Element") -> Iterator[Found]:
    """Give each paragraph with hidden or deleted text, once for every piece of it."""
    for mark in block.iter(_VANISH, _DELETED_TEXT):
        hidden = mark.tag == _VANISH
        paragraph = next(mark.iterancestors(PARAGRAPH), None)
        if paragraph is not None and (_hides(mark) if hidden else _says(mark)):
            yield ("hidden passage", HIDDEN, paragraph) if hidden else ("deleted passage", DELETED, paragraph)


def _hides(mark: "_Element") -> bool:
    """Whether a mark is one of a run, and takes text away."""
    run = next(mark.iterancestors(RUN), None)
    if run is None or not is_on(properties_of(run, _RUN_PROPERTIES), _VANISH):
        return False
    return any(_says(text) for text in run.iter(TEXT))


def _says(text: "_Element") -> bool:
    return bool((text.text or "").strip())
