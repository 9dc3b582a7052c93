"""Tables that go on over pages. In a drawing, `=` parts pages; each case says the rows of the one table."""

from collections.abc import Iterator

import pytest

from goldenthread.reading.formats.pdf.assemble import assembled
from goldenthread.reading.formats.pdf.gridding import grid_of
from goldenthread.reading.formats.pdf.seams import LaidRow, is_one_table, laid, sewn
from goldenthread.reading.formats.pdf.seeing import seen_pages
from goldenthread.reading.grid import Grid
from tests.reading.pdf.drawn_pages import page, seen


def pages(drawing: str) -> Iterator[str]:
    """Part a drawing into pages."""
    yield from drawing.strip("\n").split("\n=\n")


def sewn_rows(drawing: str) -> list[str]:
    """Give the rows of a table that is drawn on some pages."""
    rows: list[LaidRow] = []
    before = None
    for number, one in enumerate(pages(drawing), start=1):
        table = seen(one, before)
        rows = sewn(rows, laid(table, number)) if rows else laid(table, number)
        before = table
    return [shown(row) for row in rows]


def shown(row: LaidRow) -> str:
    """Write a row; `<` and `^` are places that a merged cell covers, which repeat its text."""
    marks = {"across": "<", "down": "^", "": ""}
    cells = (marks[cell.span] + ("" if cell.span == "across" else cell.text) for cell in row.cells)
    return f"{row.page}: " + " | ".join(cells).replace("\n", " / ")


def grid(drawing: str) -> Grid:
    """Read the pages of a drawing."""
    made = (page(one, number=number) for number, one in enumerate(pages(drawing), start=1))
    return grid_of(assembled(seen_pages(made)))


def test_row_that_no_rule_closes_goes_on_below_the_repeated_headings() -> None:
    assert sewn_rows("""
+------+---------+------------------+
| Ref  | Status  | Progress         |
+------+---------+------------------+
| H1   | Green   | Forty homes were |
|      |         | built and ten    |
=
+------+---------+------------------+
| Ref  | Status  | Progress         |
+------+---------+------------------+
|      |         | are on the way.  |
+------+---------+------------------+
| H2   | Red     | None was built.  |
+------+---------+------------------+
""") == [
        "1: Ref | Status | Progress",
        "1: H1 | Green | Forty homes were built and ten are on the way.",
        "2: Ref | Status | Progress",
        "2: H2 | Red | None was built.",
    ]


def test_row_goes_on_though_a_rule_is_drawn_at_the_pages_end() -> None:
    assert (
        sewn_rows("""
+------+---------+------------------+
| H1   | Green   | Forty homes were |
|      |         | built. More will |
+------+---------+------------------+
=
+------+---------+------------------+
|      |         | Follow soon.     |
+------+---------+------------------+
| H2   | Red     | None was built.  |
+------+---------+------------------+
""")[0]
        == "1: H1 | Green | Forty homes were built. More will Follow soon."
    )


def test_row_that_is_filled_as_rows_are_is_one_of_its_own() -> None:
    drawing = """
+------+---------+------------------+
| H1   | Green   | Forty homes were |
|      |         | built this year  |
=
| H2   | Red     | None was built.  |
+------+---------+------------------+
"""
    assert sewn_rows(drawing) == ["1: H1 | Green | Forty homes were built this year", "2: H2 | Red | None was built."]


def test_headings_below_a_theme_are_known_where_they_are_repeated() -> None:
    assert sewn_rows("""
+------+---------+------------------+
| Homes for all of us               |
+------+---------+------------------+
| Ref  | Status  | Progress         |
+------+---------+------------------+
| H1   | Green   | Forty homes were |
=
+------+---------+------------------+
| Ref  | Status  | Progress         |
+------+---------+------------------+
|      |         | let this year.   |
+------+---------+------------------+
""") == [
        "1: Homes for all of us | < | <",
        "1: Ref | Status | Progress",
        "1: H1 | Green | Forty homes were let this year.",
        "2: Ref | Status | Progress",
    ]


SHORT_TEXTS = """
+------+------------------+-----------+---------+
| Ref  | Measure          | Lead      | Status  |
+------+------------------+-----------+---------+
| H1   | Homes let        | Housing   | Green   |
+------+------------------+-----------+---------+
| H2   | Homes let        | Housing   | Green   |
+------+------------------+-----------+---------+
| H3   | Homes let        | Housing   | Green   |
+------+------------------+-----------+---------+
| H4   | Homes let        | Housing   | Green   |
+------+------------------+-----------+---------+
| {0:4} | Roads mended     | Highways  | {1:7} |
|      | {2:16} | {3:9} |         |
=
| {4:4} | {5:16} | {6:9} | {7:7} |
+------+------------------+-----------+---------+
"""


@pytest.mark.parametrize(
    ("why", "texts", "rows"),
    [
        (
            "ref and status stand above",
            ("H5", "Red", "before", "and", "", "Winter", "Fleet", ""),
            ["1: H5 | Roads mended before Winter | Highways and Fleet | Red"],
        ),
        (
            "ref and status stand below, in the middle of the row's height",
            ("", "", "before", "and", "H5", "Winter", "Fleet", "Red"),
            ["1: H5 | Roads mended before Winter | Highways and Fleet | Red"],
        ),
        (
            "one usual column is blank below, and a sentence breaks off",
            ("H5", "Red", "before", "and", "", "the winter", "Fleet", ""),
            ["1: H5 | Roads mended before the winter | Highways and Fleet | Red"],
        ),
        (
            "a status below is one that another row has",
            ("H5", "Red", "before", "and", "", "the winter", "Fleet", "Green"),
            ["1: H5 | Roads mended before | Highways and | Red", "2:  | the winter | Fleet | Green"],
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_row_of_short_texts(why: str, texts: tuple[str, ...], rows: list[str]) -> None:
    assert sewn_rows(SHORT_TEXTS.format(*texts))[5:] == rows, why


def test_row_runs_over_three_pages() -> None:
    assert (
        sewn_rows("""
+------+---------+------------------+
| Ref  | Status  | Progress         |
+------+---------+------------------+
| H1   | Green   | Forty homes were |
=
+------+---------+------------------+
| Ref  | Status  | Progress         |
+------+---------+------------------+
|      |         | built and ten in |
=
+------+---------+------------------+
| Ref  | Status  | Progress         |
+------+---------+------------------+
|      |         | the next town    |
+------+---------+------------------+
| H2   | Red     | None was built.  |
+------+---------+------------------+
""")[1]
        == "1: H1 | Green | Forty homes were built and ten in the next town"
    )


def test_item_of_a_list_that_goes_on_keeps_its_line() -> None:
    assert (
        sewn_rows("""
+------+---------+------------------+
| H1   | Green   | - homes built    |
|      |         | - roofs mended   |
=
|      |         | - walls painted  |
+------+---------+------------------+
| H2   | Red     | None was built.  |
+------+---------+------------------+
""")[0]
        == "1: H1 | Green | - homes built / - roofs mended / - walls painted"
    )


def test_merged_cell_goes_on_over_the_pages_end() -> None:
    assert sewn_rows("""
+--------+------+------------------+
| Build  | H1   | Forty homes.     |
| more   +------+------------------+
| homes  | H2   | Ten grants.      |
+--------+------+------------------+
=
+--------+------+------------------+
|        | H3   | Two roofs.       |
+        +------+------------------+
|        | H4   | One wall.        |
+--------+------+------------------+
| Mend   | H5   | No roads.        |
+--------+------+------------------+
""") == [
        "1: Build more homes | H1 | Forty homes.",
        "1: ^Build more homes | H2 | Ten grants.",
        "2: ^Build more homes | H3 | Two roofs.",
        "2: ^Build more homes | H4 | One wall.",
        "2: Mend | H5 | No roads.",
    ]


def test_text_of_a_merged_cell_that_goes_on_is_said_in_each_row() -> None:
    assert sewn_rows("""
+--------+------+------------------+
| Build  | H1   | Forty homes.     |
| more   +------+------------------+
| homes  | H2   | Ten grants.      |
+--------+------+------------------+
=
+--------+------+------------------+
| in the | H3   | Two roofs.       |
| north  +------+------------------+
|        | H4   | One wall.        |
+--------+------+------------------+
""") == [
        "1: Build more homes in the north | H1 | Forty homes.",
        "1: ^Build more homes in the north | H2 | Ten grants.",
        "2: ^Build more homes in the north | H3 | Two roofs.",
        "2: ^Build more homes in the north | H4 | One wall.",
    ]


def test_merged_cell_that_begins_anew_is_another() -> None:
    assert sewn_rows("""
+--------+------+------------------+
| Build  | H1   | Forty homes.     |
| more   +------+------------------+
| homes  | H2   | Ten grants.      |
+--------+------+------------------+
=
+--------+------+------------------+
| Mend   | H3   | Two roofs.       |
| roads  +------+------------------+
|        | H4   | One wall.        |
+--------+------+------------------+
""")[2:] == ["2: Mend roads | H3 | Two roofs.", "2: ^Mend roads | H4 | One wall."]


def test_heading_across_the_table_is_a_row_of_its_own() -> None:
    assert (
        sewn_rows("""
+------+---------+------------------+
| H1   | Green   | Forty homes were |
|      |         | built this year  |
=
+------+---------+------------------+
| Theme 2: clean and green places   |
+------+---------+------------------+
| H2   | Red     | None was built.  |
+------+---------+------------------+
""")[1]
        == "2: Theme 2: clean and green places | < | <"
    )


def test_tables_of_other_columns_are_not_one() -> None:
    one, other = (
        seen("""
+------+---------+
| H1   | Green   |
+------+---------+
"""),
        seen("""
+------------+---------+
| H1         | Green   |
+------------+---------+
"""),
    )
    assert is_one_table(one, one)
    assert not is_one_table(one, other)


TWO_PAGES = """
Homes of the plan
+------+---------+------------------+
| Ref  | Status  | Progress         |
+------+---------+------------------+
| H1   | Green   | Forty homes were |
=
|      |         | built this year. |
+------+---------+------------------+
| H2   | Red     | None was built.  |
+------+---------+------------------+
Read on in the annex
"""


def test_grid_numbers_a_table_over_pages_as_one() -> None:
    rows = grid(TWO_PAGES).rows
    assert [(str(row.source), row.texts[-1]) for row in rows] == [
        ("page 1, paragraph 1", "Homes of the plan"),
        ("page 1, table 1, row 1", "Progress"),
        ("page 1, table 1, row 2", "Forty homes were built this year."),
        ("page 2, table 1, row 2", "None was built."),
        ("page 2, paragraph 1", "Read on in the annex"),
    ]


def test_places_are_those_of_the_page() -> None:
    made = grid("""
Read on

+------+---------+------------------+
| H1   | Green   | Forty homes.     |
+------+---------+------------------+

and on

+------+---------+------------------+
| Ref  | Status  | Progress         |
+------+---------+------------------+
| H2   | Green   | Forty homes were |
|      |         | built and ten    |
=
+------+---------+------------------+
| Ref  | Status  | Progress         |
+------+---------+------------------+
|      |         | are on the way.  |
+------+---------+------------------+
| H3   | Red     | None was built.  |
+------+---------+------------------+

and more

+------+---------+------------------+
| H4   | Red     | One was built.   |
+------+---------+------------------+
| H5   | Green   | All were built.  |
+------+---------+------------------+
""")
    assert [(str(row.source), row.table, row.texts[0]) for row in made.rows if row.table] == [
        ("page 1, table 1, row 1", 1, "H1"),
        ("page 1, table 2, row 1", 2, "Ref"),
        ("page 1, table 2, row 2", 2, "H2"),
        ("page 2, table 1, row 1", 2, "Ref"),
        ("page 2, table 1, row 3", 2, "H3"),
        ("page 2, table 2, row 1", 3, "H4"),
        ("page 2, table 2, row 2", 3, "H5"),
    ]


def test_running_head_right_above_repeated_headings_is_no_row() -> None:
    above = "  Town     Council    Plan of 2025"
    headings = "\n".join(TWO_PAGES.split("\n")[2:5])
    rows = grid(TWO_PAGES.replace("=\n", f"=\n{above}\n{headings}\n")).rows
    assert [cell.text for row in rows for cell in row.cells if "Council" in cell.text] == [" ".join(above.split())]


def test_text_between_two_tables_parts_them() -> None:
    rows = grid(TWO_PAGES.replace("=\n", "=\nMore homes\n+------+---------+------------------+\n")).rows
    assert [row.table for row in rows] == [0, 1, 1, 0, 2, 2, 0]
