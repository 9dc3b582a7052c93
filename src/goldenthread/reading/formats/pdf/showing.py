"""The pages of a document with what was seen on them: in words, and as pictures."""

from collections.abc import Iterator

from goldenthread.reading.formats.pdf.assemble import SCANNED, UNLETTERED
from goldenthread.reading.formats.pdf.pages import pages
from goldenthread.reading.formats.pdf.picture import draw_seen
from goldenthread.reading.formats.pdf.rendering import pictures
from goldenthread.reading.formats.pdf.seeing import seen_pages
from goldenthread.reading.formats.pdf.seen import SeenPage
from goldenthread.reading.formats.pdf.shown import ShownPage


def shown_pages(
    data: bytes,
    name: str,
    number: int | None = None,
    place: tuple[int, int] | None = None,
    near: bool = False,
    drawn: bool = True,
) -> Iterator[ShownPage]:
    """Show each page of a document, or the one of a number. `place` is the table and row that stand out on it.

    With `near` no more than that row and what is around it is drawn, without `drawn` nothing.
    Raises DocumentError for a document that can't be opened or drawn.
    """
    for seen in seen_pages(pages(data, name)):
        if number is None or seen.number == number:
            picture = _drawn(data, name, seen, place, near) if drawn else ""
            yield ShownPage(seen.number, said_of(seen), tuple(why for _, why in seen.remarks), picture)
        if seen.number == number:
            return


def _drawn(data: bytes, name: str, seen: SeenPage, place: tuple[int, int] | None, near: bool) -> str:
    return "".join(draw_seen(one, seen, place, near) for one in pictures(data, name, numbers=[seen.number]))


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
