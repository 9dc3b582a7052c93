"""Sheets that are printed over several pages across: the rows of the first page go on at the same heights on another."""

from tests.reading.pdf.test_pdf_seams import grid

LEFT = """
+------+---------------+
| Ref  | Measure       |
+------+---------------+
| Housing              |
|                      |
+------+---------------+
| H1   | Homes let     |
|      |               |
|      |               |
+------+---------------+
| H2   | Homes mended  |
+------+---------------+
| H3   | Calls         |
+------+---------------+
"""
RIGHT = """
+---------+------------------+
| Status  | Progress         |
+---------+------------------+
|                            |
|                            |
+---------+------------------+
| Green   | Forty homes were |
|         | let. We build in |
|         | the north.       |
+---------+------------------+
| Red     | None is mended.  |
+---------+------------------+
| Green   | All were taken.  |
+---------+------------------+
"""
WIDE = [
    ["Ref", "Measure", "Status", "Progress"],
    ["Housing", "Housing", "Housing", "Housing"],
    ["H1", "Homes let", "Green", "Forty homes were let. We build in the north."],
    ["H2", "Homes mended", "Red", "None is mended."],
    ["H3", "Calls", "Green", "All were taken."],
]


def rows(*pages: str) -> list[list[str]]:
    """Read pages, and give what the rows of tables say."""
    return [list(row.texts) for row in grid("\n=\n".join(page.strip("\n") for page in pages)).rows if row.table]


def test_columns_of_a_later_page_stand_beside_those_of_an_earlier_one() -> None:
    assert rows(LEFT, RIGHT) == WIDE


def test_pages_go_down_and_then_across_or_across_and_then_down() -> None:
    below = (
        LEFT.replace("| H1", "| R1").replace("| H2", "| R2").replace("| H3", "| R3"),
        RIGHT.replace("Forty", "Fifty").replace("None", "One"),
    )
    wide = [
        *WIDE,
        ["Ref", "Measure", "Status", "Progress"],
        WIDE[1],
        ["R1", "Homes let", "Green", "Fifty homes were let. We build in the north."],
        ["R2", "Homes mended", "Red", "One is mended."],
        ["R3", "Calls", "Green", "All were taken."],
    ]
    assert rows(LEFT, RIGHT, *below) == wide
    assert rows(LEFT, below[0], RIGHT, below[1]) == wide


def test_place_of_a_row_is_where_it_begins() -> None:
    made = grid("\n=\n".join([LEFT.strip("\n"), RIGHT.strip("\n")]))
    assert [str(row.source) for row in made.rows] == [f"page 1, table 1, row {number}" for number in range(1, 6)]


def test_rows_at_other_heights_are_of_another_table() -> None:
    lower = RIGHT.replace("|         | the north.       |\n", "")
    assert [len(row) for row in rows(LEFT, lower)] == [2] * 9


def test_rows_of_one_height_are_at_the_same_heights_by_chance() -> None:
    left = [
        line
        for line in LEFT.split("\n")
        if "|      |               |" not in line and "|                      |" not in line
    ]
    right = [line for line in RIGHT.split("\n") if "let. We" not in line and "the north" not in line]
    right.remove("|                            |")
    assert [len(row) for row in rows("\n".join(left), "\n".join(right))] == [2] * 9


def test_table_that_shares_its_page_is_no_rest_of_another() -> None:
    two = RIGHT + "\n" + RIGHT
    assert [len(row) for row in rows(LEFT, two)] == [2] * 13


def test_row_that_went_on_over_the_pages_end_takes_what_stands_beside_its_rest() -> None:
    rest = """
+------+---------------+
|      | in the year   |
|      |               |
+------+---------------+
| H4   | Trees planted |
|      |               |
|      |               |
+------+---------------+
| H5   | Roads         |
+------+---------------+
| H6   | Parks         |
+------+---------------+
"""
    beside = """
+---------+------------------+
|         | in all months.   |
|         |                  |
+---------+------------------+
| Red     | Few were.        |
|         |                  |
|         |                  |
+---------+------------------+
| Green   | Most are mended. |
+---------+------------------+
| Green   | All are open.    |
+---------+------------------+
"""
    pages = LEFT, f"{rest}\nThe next report comes in May", RIGHT, beside
    made = grid("\n=\n".join(page.strip("\n") for page in pages))
    assert [list(row.texts) for row in made.rows] == [
        *WIDE[:4],
        ["H3", "Calls in the year", "Green", "All were taken. in all months."],
        ["H4", "Trees planted", "Red", "Few were."],
        ["H5", "Roads", "Green", "Most are mended."],
        ["H6", "Parks", "Green", "All are open."],
        ["The next report comes in May"],
    ]
