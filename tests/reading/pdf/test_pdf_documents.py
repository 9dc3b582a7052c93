"""Whole documents, set by a typesetter in the styles that reports have: what is read is what was written."""

from functools import cache

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plan import DocumentError
from goldenthread.publishing.formats.pdf import draw
from goldenthread.reading import read
from goldenthread.reading.formats.pdf.assemble import assembled
from goldenthread.reading.formats.pdf.gridding import grid_of
from goldenthread.reading.formats.pdf.page import Box, Fill, Page, Rule, Word
from goldenthread.reading.formats.pdf.parts import HIDDEN, SCANNED, UNLETTERED
from goldenthread.reading.formats.pdf.seeing import seen_pages
from goldenthread.reading.formats.pdf.seen import SeenPage
from goldenthread.reading.grid import Grid, GridRow
from goldenthread.reading.loading import load
from tests.publishing.material import content
from tests.publishing.reading_back import differences

HEADINGS = ("Action", "Ref", "Measure", "Actual", "Status", "Progress")
STATUSES = ("Green", "Amber", "Red")
COLOURS = {"Green": "#00b050", "Amber": "#ffc000", "Red": "#ff0000"}
WORDS = [
    "council",
    "homes",
    "built",
    "repaired",
    "residents",
    "neighbourhood",
    "partnership",
    "grants",
    "bridges",
    "gardens",
    "surveyed",
    "agreed",
    "tenants",
    "planted",
    "libraries",
    "opened",
    "streets",
    "cleaned",
    "visits",
    "winter",
    "summer",
    "contractor",
    "appointed",
    "consultation",
]

Row = tuple[str, ...]


def sentence(seed: int, words: int) -> str:
    """Make a sentence; the same seed makes the same."""
    found = [WORDS[(seed * 7 + at * at * 3 + at) % len(WORDS)] for at in range(words)]
    return " ".join(found).capitalize() + "."


@cache
def measures() -> tuple[tuple[str, tuple[Row, ...]], ...]:
    """Give the actions of a plan, each with its measures: ref, measure, actual, status and progress."""
    actions = []
    for action in range(1, 8):
        rows = []
        for number in range(1, action % 3 + 2):
            seed = action * 10 + number
            narrative = " ".join(sentence(seed + at, 9 + at) for at in range(seed % 9))
            figure = f"{40 + seed % 50}.5%"
            rows.append((f"{action}.{number}", sentence(seed, 8), figure, STATUSES[seed % 3], narrative))
        actions.append((sentence(action, 6)[:-1], tuple(rows)))
    return tuple(actions)


def written(merged: bool = True) -> list[Row]:
    """Give the rows as they are printed; an action stands in each of its rows, or in the first one."""
    rows: list[Row] = [("Theme 1: Homes and places",)]
    for action, own in measures():
        rows += [(action if merged or not at else "", *row) for at, row in enumerate(own)]
    return rows


def document(style: str, merged: bool = True, painted: bool = False, setting: str = "") -> bytes:
    """Set a report of some pages with its table in a style."""
    cells = ['table.cell(colspan: 6, fill: rgb("#cfe2f3"))[*Theme 1: Homes and places*]']
    for action, own in measures():
        for at, (ref, measure, actual, status, progress) in enumerate(own):
            if merged and not at:
                cells.append(f"table.cell(rowspan: {len(own)})[{action}]")
            elif not merged:
                cells.append(f"[{action if not at else ''}]")
            shown = f'table.cell(fill: rgb("{COLOURS[status]}"))[]' if painted else f"[{status}]"
            cells += [f"[{ref}]", f"[{measure}]", f"[{actual}]", shown, f"[{progress}]"]
    headings = ", ".join(f"[*{heading}*]" for heading in HEADINGS)
    source = f"""
#set page("a5", flipped: true, margin: 1.2cm, header: [Plan for all: quarter 2, 2024/25],
  footer: context [Page #counter(page).display()])
#set text(8pt, lang: "en", region: "gb", font: "Libertinus Serif")
{setting}
= Plan for all: how it stands at quarter 2 of 2024/25
Each of the measures of the plan stands in the table below.

#table(columns: (2fr, auto, 3fr, auto, auto, 5fr), {style}, table.header({headings}),
{", ".join(cells)})
"""
    return typst.compile(source.encode())


def body(grid: Grid) -> list[Row]:
    """Give the rows of a grid's tables without the headings, which stand on each page."""
    rows = [row for row in grid.rows if row.table and row.texts[1] != HEADINGS[1]]
    return [tuple(own_texts(row)) for row in rows]


def own_texts(row: GridRow) -> list[str]:
    if row.cells[-1].span == "across":
        return [row.cells[0].text]
    return [" ".join(cell.text.split()) for cell in row.cells]


@pytest.mark.parametrize(
    ("style", "merged"),
    [
        ("stroke: 0.5pt", True),
        ("stroke: (x: 0.5pt, top: 0.5pt)", True),  # no rule where a page ends
        ("stroke: (x, y) => (left: if x > 0 {0.5pt}, top: 0.5pt)", True),  # no rule around the table
        ('stroke: (paint: black, thickness: 0.5pt, dash: "dashed")', True),
        ("stroke: 0.5pt, gutter: 3pt", True),  # a box a cell
        ("stroke: (x: none, y: 0.5pt)", True),
        ("stroke: (x: none, y: 0.5pt)", False),
        ('stroke: none, fill: (x, y) => if calc.odd(y) {rgb("#eeeeee")}', False),
        ('stroke: (x: none, y: 0.4pt), fill: (x, y) => if y == 0 {rgb("#123456")}', False),
    ],
)
def test_table_is_read_as_it_was_written_whatever_parts_its_cells(style: str, merged: bool) -> None:
    grid = load(document(style, merged), "report.pdf")
    assert body(grid) == written(merged)
    assert {row.table for row in grid.rows} == {0, 1}


def test_status_that_is_a_fill_is_read_as_one() -> None:
    grid = load(document("stroke: 0.5pt", painted=True), "report.pdf")
    fills = [row.cells[4].fill for row in grid.rows if row.table and row.cells[1].span == "" and not row.is_heading]
    assert fills == [COLOURS[row[4]] for row in written() if len(row) > 1]


def test_words_that_lines_part_are_read_whole() -> None:
    setting = "#set text(hyphenate: true)\n#set par(justify: true)"
    assert body(load(document("stroke: 0.5pt", setting=setting), "report.pdf")) == written()


def test_headings_of_the_document_and_its_margins_are_told() -> None:
    grid = load(document("stroke: 0.5pt"), "report.pdf")
    lines = [(row.outline, row.margin, row.cells[0].text) for row in grid.rows if not row.table]
    assert lines == [
        (0, False, "Plan for all: quarter 2, 2024/25"),
        (1, False, "Plan for all: how it stands at quarter 2 of 2024/25"),
        (0, False, "Each of the measures of the plan stands in the table below."),
        (0, True, "Page 1"),
        (0, True, "Plan for all: quarter 2, 2024/25"),
    ]


def test_report_is_made_of_it() -> None:
    report = read(document("stroke: 0.5pt"), "report.pdf")
    assert [(row.ref_printed, row.status) for row in report.rows] == [
        (row[1], row[4]) for row in written() if len(row) > 1
    ]
    assert {row.theme for row in report.rows} == {"Homes and places"}


def test_our_own_publication_is_read_back_without_what_is_attached() -> None:
    published = content()
    assert differences(published.report, draw(published, ())) == []


def test_scanned_document_is_named_as_such() -> None:
    grid = grid_of(assembled(seen_pages([Page(1, 595, 842, scanned=True)])))
    [left] = grid.left_out
    assert (left.source.page, left.why) == (1, SCANNED)


def test_letters_that_cannot_be_seen_are_counted() -> None:
    [left] = grid_of(assembled(seen_pages([Page(1, 595, 842, hidden=12)]))).left_out
    assert (left.text, left.why) == ("12 hidden letters", HIDDEN)


def test_page_whose_letters_nobody_can_know_is_left_unread_and_said_so() -> None:
    whole = Page(1, 595, 842, (Word("Overview", Box(50, 400, 90, 410), 9.0),))
    words = (Word("\ufffd" * 9, Box(50, 400, 90, 410), 9.0), Word("Ref", Box(150, 400, 170, 410), 9.0))
    grid = grid_of(assembled(seen_pages([whole, Page(2, 595, 842, words)])))
    assert [cell.text for row in grid.rows for cell in row.cells] == ["Overview"]
    assert [(left.source.page, left.text, left.why) for left in grid.left_out] == [
        (2, "12 unknown letters", UNLETTERED)
    ]


def test_page_with_some_unknown_letters_is_read() -> None:
    words = (Word("\ufffd" * 5, Box(50, 400, 90, 410), 9.0), Word("Target", Box(150, 400, 170, 410), 9.0))
    grid = grid_of(assembled(seen_pages([Page(1, 595, 842, words)])))
    assert (len(grid.rows), grid.left_out) == (1, ())


def test_document_without_a_word_is_refused() -> None:
    with pytest.raises(DocumentError, match="shows no text"):
        load(typst.compile(b"#page[]"), "blank.pdf")


places = st.floats(0, 600)
boxes = st.builds(lambda a, b, c, d: Box(min(a, b), min(c, d), max(a, b), max(c, d)), places, places, places, places)
letters = st.text("abc01.-•", min_size=1, max_size=8)
words = st.builds(
    lambda text, x, y, size, upright, bold: Word(text, Box(x, y, x + len(text) * size / 2, y + size), size, "", bold, None, upright),
    letters, places, places, st.floats(1, 30), st.booleans(), st.booleans(),
)  # fmt: skip
rules = st.builds(
    lambda level, at, start, length: Rule(
        Box(start, at, start + length, at) if level else Box(at, start, at, start + length)
    ),
    st.booleans(),
    st.sampled_from([100.0, 102.0, 150.0, 200.0, 260.0, 400.0]),
    st.sampled_from([90.0, 100.0, 200.0]),
    st.sampled_from([0.0, 3.0, 60.0, 160.0, 300.0]),
)
fills = st.builds(Fill, boxes, st.sampled_from(["#ffffff", "#00b050", "#eeeeee"]))
drawn_pages = st.builds(
    lambda words, rules, fills: Page(1, 600, 600, tuple(words), tuple(rules), tuple(fills)),
    st.lists(words, max_size=30),
    st.lists(rules, max_size=20),
    st.lists(fills, max_size=5),
)


def words_of(seen: SeenPage) -> list[Word]:
    """Give all words that were seen on a page, each once."""
    cells = [cell for table in seen.tables for row in table.rows for cell in row.cells if not cell.span]
    lines = [*seen.lines, *(line for _, line in seen.margins)]
    return [word for cell in cells for word in cell.words] + [word for line in lines for word in line.words]


@given(st.lists(drawn_pages, max_size=3))
def test_each_word_of_a_page_is_seen_once_whatever_is_drawn(pages: list[Page]) -> None:
    for page, seen in zip(pages, seen_pages(pages), strict=True):
        assert sorted(map(repr, words_of(seen))) == sorted(map(repr, page.words))


@given(st.lists(drawn_pages, max_size=3))
def test_a_grid_comes_of_whatever_is_drawn(pages: list[Page]) -> None:
    grid = grid_of(assembled(seen_pages(pages)))
    assert all(len(row.cells) > 1 or not row.table for row in grid.rows)
