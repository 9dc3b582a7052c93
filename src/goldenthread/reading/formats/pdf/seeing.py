"""A page to what is seen on it: its tables, the lines beside them, its head and foot."""

from collections.abc import Iterable, Iterator, Sequence

from goldenthread.reading.formats.pdf.bars import bars_of
from goldenthread.reading.formats.pdf.cells import lines_of
from goldenthread.reading.formats.pdf.lines import line_of
from goldenthread.reading.formats.pdf.margins import Framed, without_margins
from goldenthread.reading.formats.pdf.page import Page, Word
from goldenthread.reading.formats.pdf.ruled import find_ruled
from goldenthread.reading.formats.pdf.seen import SeenLine, SeenPage, SeenTable
from goldenthread.reading.formats.pdf.unruled import find_unruled


def seen_pages(pages: Iterable[Page]) -> Iterator[SeenPage]:
    """Give what is seen on each page, one after the other; few of them are held at a time.

    Each word of a page stands in one cell, in one line or in a margin.
    """
    before: SeenTable | None = None
    for framed in without_margins(pages):
        seen = see(framed, before)
        before = seen.tables[-1] if seen.tables else before if seen.scanned else None
        yield seen


def see(framed: Framed, before: SeenTable | None = None) -> SeenPage:
    """Give what is seen on a page. `before` is the last table of the page before: it may go on here."""
    page = framed.page
    ruled, rest, remarks = find_ruled(page, page.words, before)
    bars = bars_of(page.fills, ruled)
    charted = [word for word in rest if any(bar.holds(word.box.middle) for bar in bars)] if bars else []
    told, lines = find_unruled(_without(rest, charted), page.fills, before)
    tables = sorted((*ruled, *told), key=lambda table: (table.box.top, table.box.x0))
    lines = [*framed.kept, *lines, *map(line_of, lines_of(_lost(page.words, tables, lines)))]
    return SeenPage(
        page.number,
        page.width,
        page.height,
        tuple(tables),
        tuple(lines),
        tuple(remarks),
        framed.margins,
        page.hidden,
        page.scanned,
    )


def _without(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    gone = set(map(id, others))
    return [word for word in words if id(word) not in gone]


def _lost(words: Sequence[Word], tables: Sequence[SeenTable], lines: Sequence[SeenLine]) -> list[Word]:
    """Give the words that neither a table nor a line holds; none may be left out of the account."""
    seen = {id(word) for line in lines for word in line.words}
    seen.update(id(word) for table in tables for row in table.rows for cell in row.cells for word in cell.words)
    return [word for word in words if id(word) not in seen]
