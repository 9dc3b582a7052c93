"""A page to what is seen on it: its tables, the lines beside them, its head and foot."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from goldenthread.reading.formats.pdf.building import Remark
from goldenthread.reading.formats.pdf.charts import are_labels, charts_of, scales_of
from goldenthread.reading.formats.pdf.icons import stand_ins, with_icons
from goldenthread.reading.formats.pdf.lettered import without_unknown
from goldenthread.reading.formats.pdf.lines import line_of, strips_of
from goldenthread.reading.formats.pdf.margins import Framed, without_margins
from goldenthread.reading.formats.pdf.page import Page, Word
from goldenthread.reading.formats.pdf.panels import find_panels, without_framed
from goldenthread.reading.formats.pdf.ruled import find_ruled
from goldenthread.reading.formats.pdf.seen import SeenLine, SeenPage, SeenTable
from goldenthread.reading.formats.pdf.unruled import find_unruled

# Words of one text stand no further apart, in letters' sizes.
_SPACE = 0.4
_OVER = 6.0
# Headings of columns with rules stand no further above the rows that have none, in points, and are no more rows.
_NEAR, _MOST_HEADINGS = 12.0, 3


def seen_pages(pages: Iterable[Page]) -> Iterator[SeenPage]:
    """Give what is seen on each page, one after the other; few of them are held at a time.

    Each word of a page stands in one cell, in one line or in a margin; of a page whose letters nobody can know, none.
    """
    before: SeenTable | None = None
    for framed in without_margins(without_unknown(pages)):
        seen = see(framed, before)
        before = seen.tables[-1] if seen.tables else before if seen.scanned or seen.unlettered else None
        yield with_icons(seen)


def see(framed: Framed, before: SeenTable | None = None) -> SeenPage:
    """Give what is seen on a page. `before` is the last table of the page before: it may go on here, unless a panel."""
    page = framed.page
    panel, before = (before, None) if before and before.panel else (None, before)
    ruled, rest, remarks = _ruled(page, before)
    charts = charts_of(page, ruled)
    charted = [word for word in rest if any(chart.holds(word.box.middle) for chart in charts)] if charts else []
    text = _without(rest, charted)
    panels = find_panels(page, text, ruled, panel)
    text = _without(text, [word for panel in panels for row in panel.rows for word in row.cells[0].words])
    taken = [*(table.box for table in (*ruled, *panels)), *charts]
    before = before if _may_go_on(text, ruled, before) else None
    told, lines = find_unruled([*text, *stand_ins(text, page.pictures, taken, before)], page.fills, before)
    scales = scales_of(page) if told else []
    told = [table for table in told if not _cuts_texts(table) and not are_labels(table, scales)]
    tables = sorted((*ruled, *panels, *told), key=lambda table: (table.box.top, table.box.x0))
    lost = [line_of(run.words) for strip in strips_of(_lost(page.words, tables, lines)) for run in strip.runs]
    lines = [*framed.kept, *(sorted((*lines, *lost), key=lambda line: line.box.top) if lost else lines)]
    turned = [line_of([word]) for word in _lost(page.words, tables, lines)]
    return SeenPage(
        page.number,
        page.width,
        page.height,
        tuple(tables),
        (*lines, *turned),
        tuple(remarks),
        framed.margins,
        page.hidden,
        page.scanned,
        page.unlettered,
        page.notes,
        page.recognised,
    )


def _ruled(page: Page, before: SeenTable | None) -> tuple[list[SeenTable], list[Word], list[Remark]]:
    """Give the tables with rules, the words that stand in none and the remarks; cards in frames aren't such tables."""
    found, rest, remarks = find_ruled(page, page.words, before)
    ruled = without_framed(page, found)
    if len(ruled) == len(found):
        return found, rest, remarks
    held = [word for table in ruled for row in table.rows for cell in row.cells for word in cell.words]
    kept = [one for one in remarks if any(table.box.holds(one[0].middle) for table in ruled)]
    return ruled, _without(page.words, held), kept


def _may_go_on(words: Sequence[Word], ruled: Sequence[SeenTable], before: SeenTable | None) -> bool:
    """Whether what no rule parts may go on with the page before: at most headings with rules stand right above it.

    What stands above headings that are repeated is no row: the table goes on below them.
    """
    top = min((word.box.top for word in words), default=0.0)
    if before and any(table.box.top >= top and _says(table) == _says(before) for table in ruled):
        return False
    return all(
        table.box.top >= top or (len(table.rows) <= _MOST_HEADINGS and top - table.box.bottom < _NEAR)
        for table in ruled
    )


def _says(table: SeenTable) -> list[str]:
    """Give what a table's first row says, without the places of its words."""
    return ["".join(word.text for word in cell.words) for cell in table.rows[0].cells]


def _cuts_texts(table: SeenTable) -> bool:
    """Whether edges of columns cut texts, and no row fills half of the columns: lines that chance to stand so."""
    cut = False
    for row in table.rows:
        own = [cell for cell in row.cells if cell.words and not cell.span]
        across = any(cell.span == "across" for cell in row.cells)
        if not across and 2 * len(own) >= len(row.cells):
            return False
        cut = cut or any(_are_one_text(left.words[-1], right.words[0]) for left, right in pairwise(own))
        cut = cut or any(max(word.box.x1 for word in cell.words) > cell.box.x1 + _OVER for cell in own)
    return cut


def _are_one_text(left: Word, right: Word) -> bool:
    return abs(left.box.bottom - right.box.bottom) < 1 and right.box.x0 - left.box.x1 < _SPACE * left.size


def _without(words: Sequence[Word], others: Sequence[Word]) -> list[Word]:
    gone = set(map(id, others))
    return [word for word in words if id(word) not in gone]


def _lost(words: Sequence[Word], tables: Sequence[SeenTable], lines: Sequence[SeenLine]) -> list[Word]:
    """Give the words that neither a table nor a line holds; none may be left out of the account."""
    seen = {id(word) for line in lines for word in line.words}
    seen.update(id(word) for table in tables for row in table.rows for cell in row.cells for word in cell.words)
    return [word for word in words if id(word) not in seen]
