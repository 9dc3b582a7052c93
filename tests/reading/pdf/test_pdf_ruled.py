"""Tables that are told by what is drawn: each drawing is a page, the list below it the rows that are seen."""

from dataclasses import replace

from goldenthread.reading.formats.pdf.cells import cell_of
from goldenthread.reading.formats.pdf.edges import Edge, Edges
from goldenthread.reading.formats.pdf.lattice import groups_of
from goldenthread.reading.formats.pdf.page import Box, Fill, Page, Picture, Rule
from goldenthread.reading.formats.pdf.ruled import find_ruled
from tests.reading.pdf.drawn_pages import fill, page, rows, seen, shown, word, x, y

GREEN, GREY, AMBER = "#00b050", "#eeeeee", "#ffc000"


def test_rules_part_cells() -> None:
    drawing = """
+------+-----------+--------+
| Ref  | Measure   | Status |
+------+-----------+--------+
| H1   | Homes     | Green  |
|      | built     |        |
+------+-----------+--------+
"""
    assert rows(drawing) == ["Ref | Measure | Status", "H1 | Homes built | Green"]


def test_cell_that_spans_columns_covers_them() -> None:
    drawing = """
+------+-----------+--------+
| Theme 1: Safe places      |
+------+-----------+--------+
| H1   | Homes     | Green  |
+------+-----------+--------+
"""
    assert rows(drawing) == ["Theme 1: Safe places | < | <", "H1 | Homes | Green"]


def test_cell_that_spans_rows_covers_them() -> None:
    drawing = """
+------+-----------+--------+
| Build| H1 homes  | Green  |
| more +-----------+--------+
| homes| H2 grants | Amber  |
+------+-----------+--------+
| Mend | H3 roofs  | Red    |
+------+-----------+--------+
"""
    assert rows(drawing) == ["Build more homes | H1 homes | Green", "^ | H2 grants | Amber", "Mend | H3 roofs | Red"]


def test_table_without_a_rule_at_the_pages_end_keeps_its_last_row() -> None:
    table = seen("""
|      | of last   |        |
+------+-----------+--------+
| H1   | Homes     | Green  |
+------+-----------+--------+
| H2   | Grants    | Amber  |
|      | paid      |        |
""")
    assert [shown(row) for row in table.rows] == [" | of last | ", "H1 | Homes | Green", "H2 | Grants paid | Amber"]
    assert [(row.open_above, row.open_below) for row in table.rows] == [(True, False), (False, False), (False, True)]


def test_row_that_fills_a_page_has_only_its_sides() -> None:
    before = seen("""
+------+-------------------+--------+
| Ref  | Progress          | Status |
+------+-------------------+--------+
""")
    table = seen(
        """
|      | words of a row    |        |
|      | that began before |        |
|      | and goes on       |        |
""",
        before,
    )
    [row] = table.rows
    assert shown(row) == " | words of a row that began before and goes on | "
    assert (row.open_above, row.open_below) == (True, True)


def test_rules_that_go_on_a_little_make_no_row() -> None:
    drawing = """
+------+-----------+
| H1   | Homes     |
+------+-----------+
|      |           |
"""
    assert rows(drawing) == ["H1 | Homes"]


def test_level_rules_alone_part_rows_and_words_tell_the_columns() -> None:
    drawing = """
-----------------------------------
Ref     Measure           Status
-----------------------------------
H1      Homes built       Green
        in the borough
-----------------------------------
H2      Grants paid       Amber
        to owners
-----------------------------------
H3      Roofs mended      Red
-----------------------------------
"""
    assert rows(drawing) == [
        "Ref | Measure | Status",
        "H1 | Homes built in the borough | Green",
        "H2 | Grants paid to owners | Amber",
        "H3 | Roofs mended | Red",
    ]


def test_row_below_the_last_level_rule_is_kept() -> None:
    table = seen("""
-----------------------------------
Ref     Measure           Status
-----------------------------------
H1      Homes built       Green
        in the borough
-----------------------------------
H2      Grants paid       Amber
-----------------------------------
H3      Roofs mended      Red
        in the winter
""")
    assert shown(table.rows[-1]) == "H3 | Roofs mended in the winter | Red"
    assert table.rows[-1].open_below


def test_rules_below_headings_alone_part_no_rows() -> None:
    made = page("""
Ref     Measure           Status
-----------------------------------
H1      Homes built       Green

H2      Grants paid       Amber

Streets
Ref     Measure           Status
-----------------------------------
S1      Roads mended      Red
""")
    assert find_ruled(made, made.words)[0] == []


def test_heading_above_the_first_level_rule_is_kept() -> None:
    drawing = """
Ref     Measure           Status
-----------------------------------
H1      Homes built       Green
-----------------------------------
H2      Grants paid       Amber
-----------------------------------
H3      Roofs mended      Red
-----------------------------------
"""
    assert rows(drawing)[0] == "Ref | Measure | Status"


def test_rules_of_one_cell_above_another_leave_those_beside_them_whole() -> None:
    drawing = """
------------------------------------------
Build     H1      Homes built       Green
more      --------------------------------
homes     H2      Grants paid       Amber
------------------------------------------
Mend      H3      Roofs mended      Red
------------------------------------------
"""
    assert rows(drawing) == [
        "Build more homes | H1 | Homes built | Green",
        "^ | H2 | Grants paid | Amber",
        "Mend | H3 | Roofs mended | Red",
    ]


def test_rules_around_text_are_no_table() -> None:
    drawing = """
----------------------------------------------------
The council's plan runs to the year two thousand and
thirty and has three themes that all of us share
----------------------------------------------------
Each of them has measures that stand in the tables
below and that we publish in each of the quarters
----------------------------------------------------
"""
    made = page(drawing)
    assert find_ruled(made, made.words)[0] == []


def test_bands_of_colour_part_rows() -> None:
    words = """

Ref     Measure           Status
H1      Homes built       Green
        in the borough
H2      Grants paid       Amber
H3      Roofs mended      Red
        in the winter
"""
    bands = [fill("#003366", (-1, 34), (-0.5, 0.5)), fill(GREY, (-1, 34), (2.5, 3.5))]
    table = seen(page(words, bands))
    assert [shown(row) for row in table.rows] == [
        "Ref | Measure | Status",
        "H1 | Homes built in the borough | Green",
        "H2 | Grants paid | Amber",
        "H3 | Roofs mended in the winter | Red",
    ]
    assert [row.cells[0].fill for row in table.rows] == ["#003366", None, GREY, None]


def test_boxes_that_stand_apart_are_one_table() -> None:
    made = page("""

  Ref    Measure    Status
  H1     Homes      Green
""")
    boxes = [
        Box(x(a), y(top) + 2, x(b) - 4, y(top + 1) - 2) for a, b in ((1, 8), (8, 19), (19, 28)) for top in (-0.5, 0.5)
    ]
    sides = [
        side
        for box in boxes
        for side in (
            Box(box.x0, box.top, box.x1, box.top),
            Box(box.x0, box.bottom, box.x1, box.bottom),
            Box(box.x0, box.top, box.x0, box.bottom),
            Box(box.x1, box.top, box.x1, box.bottom),
        )
    ]
    assert rows(replace(made, rules=tuple(map(Rule, sides)))) == ["Ref | Measure | Status", "H1 | Homes | Green"]


def test_double_lines_make_no_cells_between_them() -> None:
    made = page("""
+------+-----------+
| Ref  | Measure   |
+------+-----------+
| H1   | Homes     |
+------+-----------+
""")
    doubled = [
        Rule(Box(box.x0 + 2, box.top + 2, box.x1 + 2, box.bottom + 2)) for box in (one.box for one in made.rules)
    ]
    assert rows(replace(made, rules=(*made.rules, *doubled))) == ["Ref | Measure", "H1 | Homes"]


def test_frame_around_a_table_is_none() -> None:
    drawing = """
+---------------------------------+
|                                 |
|   +------+-----------+          |
|   | Ref  | Measure   |          |
|   +------+-----------+          |
|   | H1   | Homes     |          |
|   +------+-----------+          |
|                                 |
+---------------------------------+
"""
    assert rows(drawing) == ["Ref | Measure", "H1 | Homes"]


def test_chart_is_no_table() -> None:
    drawing = """
+----+----+----+----+----+----+----+----+
|    |    |    |    |    |    |    |    |
+----+----+----+----+----+----+----+----+
|    |    |    |    |    |    |    |    |
+----+----+----+----+----+----+----+----+
|    |    |    | 40 |    | 50 |    |    |
+----+----+----+----+----+----+----+----+
"""
    made = page(drawing)
    assert find_ruled(made, made.words)[0] == []


def test_line_below_words_is_no_edge_of_a_row() -> None:
    made = page("""
+------+-----------------+
| H1   | See the report  |
|      | for more        |
+------+-----------------+
| H2   | Grants          |
+------+-----------------+
""")
    below = Rule(Box(x(9), y(1) + 5, x(22), y(1) + 5))
    assert rows(replace(made, rules=(*made.rules, below))) == ["H1 | See the report for more", "H2 | Grants"]


TWO_ROWS = """
+------+-----------+--------+
| Ref  | Measure   | Status |
+------+-----------+--------+
| H1   | Homes     |        |
+------+-----------+--------+
"""


def status_of(made: Page) -> tuple[str, str | None]:
    cell = cell_of(seen(made).rows[1].cells[2])
    return cell.text, cell.fill


def test_status_that_is_only_a_fill_is_kept() -> None:
    assert status_of(page(TWO_ROWS, [fill(GREEN, (19, 28), (2, 4))])) == ("", GREEN)


def test_fill_that_was_painted_last_counts() -> None:
    painted = [fill(GREEN, (19, 28), (2, 4)), fill(AMBER, (19, 28), (2, 4))]
    assert status_of(page(TWO_ROWS, painted)) == ("", AMBER)
    assert status_of(page(TWO_ROWS, [*painted, fill("#ffffff", (19, 28), (2, 4))])) == ("", None)


def icon(colour: str | None = None, alt: str = "") -> Picture:
    return Picture(Box(x(22), y(3) - 4, x(22) + 8, y(3) + 4), colour, alt)


def test_icon_of_one_colour_gives_it_to_its_cell() -> None:
    made = replace(page(TWO_ROWS), pictures=(icon(GREEN),))
    assert status_of(made) == ("", GREEN)
    assert find_ruled(made, made.words)[2] == []


def test_icon_with_a_text_for_those_who_cannot_see_it_says_that() -> None:
    assert status_of(replace(page(TWO_ROWS), pictures=(icon(None, "On track"),))) == ("On track", None)


def test_picture_that_says_nothing_is_remarked() -> None:
    made = replace(page(TWO_ROWS), pictures=(icon(),))
    [(box, why)] = find_ruled(made, made.words)[2]
    assert (box.x0, box.top, box.x1, box.bottom) == (x(19), y(2), x(28), y(4))
    assert why == "a picture without words stands here: what it says can't be read"


def test_picture_beside_words_needs_no_remark() -> None:
    made = page(TWO_ROWS.replace("|        |", "| Green  |"))
    assert find_ruled(replace(made, pictures=(icon(),)), made.words)[2] == []


def test_turned_words_stand_in_their_cell() -> None:
    made = page(TWO_ROWS)
    turned = word("Late", 23, 3, upright=False)
    assert status_of(replace(made, words=(*made.words, turned)))[0] == "Late"


def test_cell_without_a_rule_above_it_begins_where_its_text_does() -> None:
    drawing = """
+------+-----------+--------+
|      | of before |        |
|      +-----------+--------+
|      | H1 homes  | Green  |
|      | built     |        |
|      +-----------+--------+
| Mend | H3 roofs  | Red    |
|      | of homes  |        |
|      +-----------+--------+
|      | H4 walls  | Red    |
+------+-----------+--------+
"""
    assert rows(drawing) == [
        " | of before | ",
        "^ | H1 homes built | Green",
        "Mend | H3 roofs of homes | Red",
        "^ | H4 walls | Red",
    ]


def test_words_beside_a_table_are_left_over() -> None:
    made = page("""
Housing report
+------+-----------+
| H1   | Homes     |
+------+-----------+
| H2   | Grants    |
+------+-----------+
Thank you
""")
    _, left, _ = find_ruled(made, made.words)
    assert [one.text for one in left] == ["Housing", "report", "Thank", "you"]


def test_row_that_lacks_some_edges_is_parted_where_its_texts_stand() -> None:
    drawing = """
+--------+------+-----------+--------+
| Build  | H1   | Homes     | Green  |
+--------+------+-----------+--------+
| Mend     H2     Roofs       Red    |
+--------+------+-----------+--------+
| Clean  | H3   | Streets   | Amber  |
+--------+------+-----------+--------+
| Plant  | H4     Trees       Green  |
+--------+------+-----------+--------+
"""
    assert rows(drawing) == [
        "Build | H1 | Homes | Green",
        "Mend | H2 | Roofs | Red",
        "Clean | H3 | Streets | Amber",
        "Plant | H4 | Trees | Green",
    ]


def test_drawing_of_very_many_lines_is_no_table() -> None:
    made = page(TWO_ROWS)
    lines = [Rule(Box(20, 0.25 * at, 500, 0.25 * at)) for at in range(1500)]
    uprights = [Rule(Box(20 + 7 * at, 0, 20 + 7 * at, 500)) for at in range(100)]
    assert find_ruled(replace(made, rules=(*lines, *uprights)), made.words)[0] == []


def test_rows_between_upright_rules_begin_below_the_gaps_of_all_columns() -> None:
    drawing = """
+------+-----------+--------+-----------+
| Ref  | Measure   | Status | Comment   |
+------+-----------+--------+-----------+
|      |           |        | said in   |
|      |           |        | December. |
|      |           |        |           |
| H1   | Homes     | Green  | Half of   |
|      | built     |        | the homes |
|      |           |        | are let.  |
|      |           |        |           |
| H2   | Grants    | Amber  | Paid late |
|      | paid      |        |           |
|      |           |        |           |
| H3   | Roofs     | Red    |           |
"""
    assert rows(drawing) == [
        "Ref | Measure | Status | Comment",
        " |  |  | said in December.",
        "H1 | Homes built | Green | Half of the homes are let.",
        "H2 | Grants paid | Amber | Paid late",
        "H3 | Roofs | Red | ",
    ]


def test_words_on_a_ground_of_their_own_part_no_cell() -> None:
    made = page("""
+------+-----------------+
| H1   | Homes built now |
+------+-----------------+
| H2   | Grants paid     |
+------+-----------------+
""")
    marked = Fill(Box(x(9), y(0) + 3, x(13.5), y(2) - 3), "#fffe69")
    assert rows(replace(made, fills=(marked,))) == ["H1 | Homes built now", "H2 | Grants paid"]


def test_rows_that_no_rule_parts_are_left_to_the_words() -> None:
    drawing = """
+------+-----------+--------+
| H1   | Homes     | Green  |
|      |           |        |
|      |           |        |
| H2   | Grants    | Amber  |
|      |           |        |
|      |           |        |
| H3   | Roofs     | Red    |
+------+-----------+--------+
"""
    made = page(drawing)
    assert find_ruled(made, made.words)[0] == []


STACKED = """
+----------+----------+
|Status    |Measures  |
+----------+----------+
|Green     |12        |
|          |          |
+------+---+--------+-+--------+
|Ref   |Measure     |Status    |
+------+------------+----------+
|H1    |Homes built |Green     |
+------+------------+----------+
|H2    |Homes let   |Red       |
+------+------------+----------+
"""


def test_tables_right_on_top_of_each_other_that_share_no_column_are_two() -> None:
    made = page(STACKED)
    tables, left, _ = find_ruled(made, made.words)
    assert [[shown(row) for row in table.rows] for table in tables] == [
        ["Status | Measures", "Green | 12"],
        ["Ref | Measure | Status", "H1 | Homes built | Green", "H2 | Homes let | Red"],
    ]
    assert left == []


def test_gaps_between_the_paragraphs_of_one_row_part_nothing() -> None:
    drawing = """
+------+-----------+-----------+
| H1   | Homes     | Half of   |
|      | built     | them.     |
|      |           |           |
|      | All year. | Let soon. |
+------+-----------+-----------+
| H2   | Grants    | Late      |
+------+-----------+-----------+
"""
    assert rows(drawing) == ["H1 | Homes built / All year. | Half of them. / Let soon.", "H2 | Grants | Late"]


def test_tables_that_touch_and_share_no_column_are_two() -> None:
    made = page("""
+-------+---------+
| G     | On time |
+-------+---------+
| R     | Late    |
+----+--+---------+---+--------+
| H1 | Homes built    | Green  |
+----+----------------+--------+
| H2 | Grants paid    | Amber  |
+----+----------------+--------+
""")
    tables, left, _ = find_ruled(made, made.words)
    assert [[shown(row) for row in table.rows] for table in tables] == [
        ["G | On time", "R | Late"],
        ["H1 | Homes built | Green", "H2 | Grants paid | Amber"],
    ]
    assert left == []


def test_table_without_its_upper_left_corner_is_one() -> None:
    drawing = """
       +---------+--------+
       | Target  | Actual |
+------+---------+--------+
| H1   | 40      | 38     |
+------+---------+--------+
"""
    assert rows(drawing) == [" | Target | Actual", "H1 | 40 | 38"]


def test_row_without_colour_is_parted_beside_its_coloured_status() -> None:
    words = """

Ref     Measure           Status  Comment
H1      Homes built               Done
        in the borough
H2      Grants paid               Late
H3      Roofs mended              Late
        in the winter
H4      Streets swept             Done
"""
    places = [(-0.5, 7), (7, 25), (25, 33), (33, 42)]
    heads = [fill("#003366", place, (-0.5, 0.5)) for place in places]
    grey = [fill(GREY, place, lines) for lines in ((2.5, 3.5), (5.5, 6.5)) for place in places if place[0] != 25]
    lines = [(0.5, 2.5), (2.5, 3.5), (3.5, 5.5), (5.5, 6.5)]
    statuses = [fill(colour, (25, 33), at) for colour, at in zip((GREEN, AMBER, AMBER, GREEN), lines, strict=True)]
    assert rows(page(words, [*heads, *grey, *statuses])) == [
        "Ref | Measure | Status | Comment",
        "H1 | Homes built in the borough |  | Done",
        "H2 | Grants paid |  | Late",
        "H3 | Roofs mended in the winter |  | Late",
        "H4 | Streets swept |  | Done",
    ]


def test_line_of_text_between_level_rules_begins_another_table() -> None:
    made = page("""
----------------------------------
 Theme            Green   Rated
----------------------------------
 Homes            4       5
----------------------------------
 Places           6       7
----------------------------------
 Streets          1       2
----------------------------------

 How the directorates stand

 Unit    Green     Rated   Late
----------------------------------
 North   4         5       1
----------------------------------
 South   6         7       1
----------------------------------
 West    3         7       4
----------------------------------
""")
    tables, _, _ = find_ruled(made, made.words)
    assert [[shown(row) for row in table.rows] for table in tables] == [
        ["Theme | Green | Rated", "Homes | 4 | 5", "Places | 6 | 7", "Streets | 1 | 2"],
        ["Unit | Green | Rated | Late", "North | 4 | 5 | 1", "South | 6 | 7 | 1", "West | 3 | 7 | 4"],
    ]


DIRECTORATES = """

 Unit        Green    Rated   Late
--------------------------------------
 North       4        5
--------------------------------------
 South       6        7
--------------------------------------
 West        3        7
--------------------------------------
"""


def in_bold(made: Page, lines: float) -> Page:
    """Make the words of the first lines bold."""
    words = (replace(one, bold=True) if one.box.middle[1] < y(lines) else one for one in made.words)
    return replace(made, words=tuple(words))


def test_bold_heading_tells_a_column_that_the_page_leaves_blank() -> None:
    made = in_bold(page(DIRECTORATES), 2.5)
    assert rows(made)[:2] == ["Unit | Green | Rated | Late", "North | 4 | 5 | "]


def test_area_that_no_level_rule_is_near_is_no_row() -> None:
    made = in_bold(page(DIRECTORATES), 2.5)
    bar = fill(GREEN, (0, 21), (15, 17))
    inside = replace(made, words=(*made.words, word("12", 8, 16)), fills=(bar,))
    assert rows(inside) == rows(made)


ROWS_IN_BOXES = """
+--------------------------------------------------+
|H1       Homes built      90%          Green      |
+--------------------------------------------------+
+--------------------------------------------------+
|H2       Homes let        71%          Red        |
+--------------------------------------------------+


 Ref      Measure          Result       Status
+--------------------------------------------------+
|S1       Streets swept    95%          Green      |
+--------------------------------------------------+
+--------------------------------------------------+
|S2       Bins emptied     99%          Green      |
+--------------------------------------------------+
"""


def test_heading_above_headings_of_columns_between_two_rows_is_a_row_of_its_own() -> None:
    made = page(ROWS_IN_BOXES)
    heading = [replace(word(text, at, 6.5), size=12.0) for text, at in (("Clean", 1), ("streets", 6.5))]
    made = replace(made, words=(*made.words, *heading))
    [table], _, _ = find_ruled(made, made.words)
    assert [shown(row) for row in table.rows] == [
        "H1 | Homes built | 90% | Green",
        "H2 | Homes let | 71% | Red",
        "Clean streets | < | < | <",
        "Ref | Measure | Result | Status",
        "S1 | Streets swept | 95% | Green",
        "S2 | Bins emptied | 99% | Green",
    ]


def test_table_below_another_has_no_blank_column_of_the_page_before() -> None:
    before = seen("""
+-------+------------------+-------+-------+
| H1    | Homes built      | Green | Red   |
+-------+------------------+-------+-------+
| H2    | Grants paid      | Amber | Red   |
+-------+------------------+-------+-------+
""")
    made = page("""
 Theme                       Green   Rated
-------------------------------------------
 Homes                       4       5
-------------------------------------------
 Places                      6       7
-------------------------------------------

 Measures that are new

 Ref     Measure                     Status
-------------------------------------------
 H3      Roofs mended                Green
-------------------------------------------
 H4      Streets swept               Red
-------------------------------------------
 H5      Trees planted               Red
-------------------------------------------
""")
    tables, _, _ = find_ruled(made, made.words, before)
    assert [shown(row) for row in tables[-1].rows][:2] == ["Ref | Measure | Status", "H3 | Roofs mended | Green"]


def test_headings_above_the_first_level_rule_tell_the_columns_too() -> None:
    made = page("""
 Movement           Many   On track   Slipped or not
-------------------------------------------------------
 Kept                 14         12                2
-------------------------------------------------------
 Better               10         10                0
-------------------------------------------------------
 Worse                 6          0                6
-------------------------------------------------------
""")
    bold = tuple(replace(one, bold=one.box.top < y(1)) for one in made.words)
    assert rows(replace(made, words=bold)) == [
        "Movement | Many | On track | Slipped or not",
        "Kept | 14 | 12 | 2",
        "Better | 10 | 10 | 0",
        "Worse | 6 | 0 | 6",
    ]


def test_short_rules_of_an_icon_that_meet_no_other_are_no_table() -> None:
    assert groups_of(Edges((), (Edge(10.0, 0.0, 5.0), Edge(12.0, 0.0, 5.0), Edge(14.0, 0.0, 5.0)))) == []
