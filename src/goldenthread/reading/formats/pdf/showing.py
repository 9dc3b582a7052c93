"""The pages of a document with what was seen on them: in words, and as pictures."""

from collections.abc import Iterator
from dataclasses import dataclass

from goldenthread.reading.formats.pdf.assemble import SCANNED, UNLETTERED
from goldenthread.reading.formats.pdf.pages import pages
from goldenthread.reading.formats.pdf.picture import draw_seen
from goldenthread.reading.formats.pdf.rendering import pictures
from goldenthread.reading.formats.pdf.seeing import seen_pages
from goldenthread.reading.formats.pdf.seen import SeenPage


@dataclass(frozen=True, slots=True)
class ShownPage:
    """A page with what was seen on it: in one sentence, with the remarks, and as SVG where it was drawn."""

    number: int
    said: str
    remarks: tuple[str, ...]
    picture: str = ""


def shown_pages(
    data: bytes, name: str, number: int | None = None, place: tuple[int, int] | None = None, drawn: bool = True
) -> Iterator[ShownPage]:
    """Show each page of a document, or the one of a number. `place` is the table and row that stand out on it.

    Raises DocumentError for a document that can't be opened or drawn.
    """
    for seen in seen_pages(pages(data, name)):
        if number is None or seen.number == number:
            yield _shown(data, name, seen, place, drawn)
        if seen.number == number:
            return


def _shown(data: bytes, name: str, seen: SeenPage, place: tuple[int, int] | None, drawn: bool) -> ShownPage:
    picture = (
        "".join(draw_seen(one, seen, place) for one in pictures(data, name, numbers=[seen.number])) if drawn else ""
    )
    return ShownPage(seen.number, said_of(seen), tuple(why for _, why in seen.remarks), picture)


def said_of(seen: SeenPage) -> str:
    """Say what was seen on a page: "2 tables with 34 rows, and 5 lines of text outside of them."."""
    if seen.scanned:
        return f"{SCANNED.capitalize()}."
    if seen.unlettered:
        return f"{UNLETTERED.capitalize()}."
    rows = sum(len(table.rows) for table in seen.tables)
    tables = f"{_count(len(seen.tables), 'table')} with {_count(rows, 'row')}" if seen.tables else "No table"
    lines = len(seen.lines) + len(seen.margins)
    outside = f"{_count(lines, 'line')} of text outside of {'them' if seen.tables else 'tables'}" if lines else ""
    return f"{tables}, and {outside}." if outside else f"{tables}."


def _count(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
