"""The pages of a document with what was seen on them: in words, and as pictures."""

from collections.abc import Iterator

from goldenthread.plan.saying import so_many
from goldenthread.reading.formats.pdf.parts import SCANNED, UNLETTERED
from goldenthread.reading.formats.pdf.picture import draw_seen
from goldenthread.reading.formats.pdf.rendering import pictures
from goldenthread.reading.formats.pdf.seen import SeenPage
from goldenthread.reading.formats.pdf.shown import ShownPage
from goldenthread.reading.formats.pdf.whole import seen


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
    drawings = pictures(data, name, numbers=None if number is None else [number])
    for page in seen(data, name):
        if number is None or page.number == number:
            # Both come in the pages' order.
            picture = draw_seen(next(drawings), page, place, near) if drawn else ""
            yield ShownPage(page.number, said_of(page), tuple(why for _, why in page.remarks), picture)
        if page.number == number:
            return


def said_of(page: SeenPage) -> str:
    """Say what was seen on a page: "2 tables with 34 rows, and 5 lines of text outside of them."."""
    if page.scanned:
        return f"{SCANNED.capitalize()}."
    if page.unlettered:
        return f"{UNLETTERED.capitalize()}."
    rows = sum(len(table.rows) for table in page.tables)
    tables = f"{so_many(len(page.tables), 'table')} with {so_many(rows, 'row')}" if page.tables else "No table"
    lines = len(page.lines) + len(page.margins)
    outside = f"{so_many(lines, 'line')} of text outside of {'them' if page.tables else 'tables'}" if lines else ""
    return f"{tables}, and {outside}." if outside else f"{tables}."
