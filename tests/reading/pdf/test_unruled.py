"""Tables without rules: their columns by gutters, their rows by what begins again, and what is no table at all."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.reading.formats.pdf.levels import Line, pitches_of
from goldenthread.reading.formats.pdf.page import Box, Fill, Word
from goldenthread.reading.formats.pdf.unruled import _with_covered, find_unruled
from tests.reading.pdf.written import cells, said, seen, written

WRAPPED = """
Ref   Measure              Target  Status   Progress
HS1   Homes built by the   95%     Green    The contractor has begun on the
      council                               second site and will hand over
                                            the first homes in May.
HS2   Repairs done on      80%     Amber    Two teams were joined.
      time
"""


def test_cells_that_wrap_are_one_row() -> None:
    [table], lines = seen(WRAPPED)
    assert cells(table) == [
        ["Ref", "Measure", "Target", "Status", "Progress"],
        [
            "HS1",
            "Homes built by the council",
            "95%",
            "Green",
            "The contractor has begun on the second site and will hand over the first homes in May.",
        ],
        ["HS2", "Repairs done on time", "80%", "Amber", "Two teams were joined."],
    ]
    assert lines == []


def test_rows_without_refs_begin_where_most_cells_are_filled() -> None:
    [table], _ = seen("""
Measure              Target  Actual  Progress
Homes built by the   95      91      The contractor has begun on the
council                              second site.
Repairs done on      80      82      Two teams were joined in May and
time                                 work from one yard.
Days lost            7       9       A wave of colds.
""")
    assert [row[:3] for row in cells(table)] == [
        ["Measure", "Target", "Actual"],
        ["Homes built by the council", "95", "91"],
        ["Repairs done on time", "80", "82"],
        ["Days lost", "7", "9"],
    ]


def test_headings_that_wrap_and_are_set_level_with_their_last_line_are_one_row() -> None:
    [table], _ = seen("""
*                           Target      Actual    Lead
*Ref    Measure             2024/25     at        officer
*                                       Q3
HS1    Homes built         95          91        A. Brown
HS2    Repairs on time     80          82        J. Okafor
HS3    Empty homes         12          15        A. Brown
""")
    assert cells(table)[0] == ["Ref", "Measure", "Target 2024/25", "Actual at Q3", "Lead officer"]


def test_theme_of_which_a_word_stands_across_a_gutter_leaves_that_gutter() -> None:
    [table], _ = seen("""
*Ref   Measure             Target      Lead
*Environment
E1    Homes built         95          A. Brown
E2    Repairs on time     80          J. Okafor
E3    Empty homes         12          A. Brown
E4    Days lost           10          A. Brown
""")
    assert [row[0] for row in cells(table)] == ["Ref", "Environment", "E1", "E2", "E3", "E4"]


def test_last_line_of_a_bold_row_is_no_heading_across_the_table() -> None:
    [first], _ = seen("""
*Measure             Target      Lead
 Homes built         95          A. Brown
 Repairs on time     80          J. Okafor
""")
    [table], _ = seen(
        """
*Measure             Target      Lead
*Empty homes         12          A. Brown
*in villages         homes
*this year

 Days lost           10          A. Brown

 Visits to museums   12          J. Okafor

 Trees planted       60          A. Brown

 Waste recycled      52          J. Okafor
""",
        before=first,
    )
    assert [row[0] for row in cells(table)][:3] == ["Measure", "Empty homes in villages this year", "Days lost"]


def test_lines_that_go_on_in_all_cells_begin_no_rows() -> None:
    [table], _ = seen("""
Measure             Lead          Progress

Homes built by      Head of       Behind plan, as
the council or      housing in    the second site
its partners        the council   was not let.

Days lost           Head of       Fewer colds than
per person          people        last year.
""")
    assert [row[0] for row in cells(table)] == [
        "Measure",
        "Homes built by the council or its partners",
        "Days lost per person",
    ]


def test_ref_over_two_lines_is_one_row() -> None:
    [table], _ = seen("""
Ref      Measure             Target      Lead
HOM3     Homes built         95          A. Brown
04
HOM3     Repairs on time     80          J. Okafor
05
HOM3     Empty homes         12          A. Brown
06
""")
    assert [row[:2] for row in cells(table)[1:]] == [
        ["HOM3 04", "Homes built"],
        ["HOM3 05", "Repairs on time"],
        ["HOM3 06", "Empty homes"],
    ]


def test_comment_below_a_row_is_one_cell_across_the_columns_beside_its_first() -> None:
    [table], lines = seen("""
*Ref     Measure             Target      Rating
HS1     Homes built         95          Green
        Comment: the second site was let in May, and
        work began in June when the road was open and
        the drains were laid, which the plan had put
        down for the end of the year; the third
        site.

HS2     Repairs on time     80          Amber
        Comment: two teams were joined in one yard and
        work as one.
""")
    assert [row[0].split()[-1] for row in cells(table)] == ["Ref", "HS1", "site.", "HS2", "one."]
    assert lines == []


def test_table_that_a_smaller_one_heads_keeps_the_rows_that_cross_the_smaller_ones_gutter() -> None:
    tables, lines = seen("""
Status            Number
Green             12
Amber             9
Red               4
Ref   Measure                    Target   Actual   Rating   Lead
H1    Homes built                95       91       Green    A. Brown
H2    Homes let                  80       82       Amber    J. Okafor
H3    Homes sold                 12       15       Green    A. Brown
H4    Days lost                  12       15       Green    A. Brown
H5    Trees                      12       15       Green    A. Brown
H6    Visits                     12       15       Green    A. Brown
H7    Waste                      12       15       Green    A. Brown
H8    Repairs on time            12       15       Green    A. Brown
H9    Complaints answered        12       15       Green    A. Brown
H10   Calls lost                 12       15       Green    A. Brown
H11   Bins missed in the week    12       15       Green    A. Brown
H12   Roads mended in time       12       15       Green    A. Brown
""")
    assert len(tables) == 1
    assert [row[-1] for row in cells(tables[0])][-2:] == ["A. Brown", "A. Brown"]
    assert lines == []


def test_row_that_goes_on_in_half_of_its_short_cells_but_not_the_first_is_open() -> None:
    [first], _ = seen("""
Ref   Measure           Lead          Status
H1    Homes built       Head of       Green
      in the town       housing
H2    Homes let         Head of       Amber
                        housing
""")
    [table], _ = seen(
        """
      in the villages   housing

H3    Homes sold        Head of       Red
                        housing
""",
        before=first,
    )
    assert [row.open_above for row in table.rows] == [True, False]


def test_short_cells_in_the_middle_of_long_ones_belong_to_all_of_their_row() -> None:
    [table], _ = seen("""
Ref   Measure           Target  Progress

                                Work has begun on the first site,
HS1   Homes built       95      which lies beside the river, and
                                will go on until May.

                                The repairs team has moved
^HS2   Repairs on time   80
                                to a new yard.

HS3   Empty homes       12      Fewer.
""")
    assert [(row[0], row[3]) for row in cells(table)[1:]] == [
        ("HS1", "Work has begun on the first site, which lies beside the river, and will go on until May."),
        ("HS2", "The repairs team has moved to a new yard."),
        ("HS3", "Fewer."),
    ]


def test_short_cells_at_the_bottom_of_long_ones_end_their_row() -> None:
    [table], _ = seen("""
Ref   Measure           Target  Progress

                                Work has begun on the first site,
HS1   Homes built       95      which lies beside the river.

                                The repairs team has moved
HS2   Repairs on time   80      to a new yard.
""")
    assert [(row[0], row[3]) for row in cells(table)[1:]] == [
        ("HS1", "Work has begun on the first site, which lies beside the river."),
        ("HS2", "The repairs team has moved to a new yard."),
    ]


def test_paragraphs_in_a_cell_stay_in_their_row() -> None:
    [table], _ = seen("""
Measure           Target  Status  Progress

Homes built       95      Green   Work has begun on the first site,
                                  which lies beside the river.

                                  The second site waits for leave.

Repairs on time   80      Amber   The team has moved to a new yard.

Empty homes       12      Red     Fewer homes are empty than in May.
""")
    assert [row[0] for row in cells(table)] == ["Measure", "Homes built", "Repairs on time", "Empty homes"]
    assert cells(table)[1][3].endswith("The second site waits for leave.")


def test_column_that_is_mostly_blank_is_a_column() -> None:
    [table], _ = seen("""
Ref   Measure           Status  Progress               Remedial action   Lead
HS1   Homes built       Green   Work has begun.                          A. Brown
HS2   Repairs on time   Green   A team has moved.                        J. Okafor
HS3   Empty homes       Red     More are empty.        Write to owners   A. Brown
                                                       each month.
HS4   Homes let         Green   All are let.                             J. Okafor
""")
    assert [row[4] for row in cells(table)] == ["Remedial action", "", "", "Write to owners each month.", ""]


def test_headings_across_the_table_are_rows_of_one_merged_cell() -> None:
    [table], _ = seen("""
*Ref    Measure            Target     Progress
*Theme 1: A place of good homes and clean streets for all
1.1    Homes built        95         Work has begun on the site.
1.2    Repairs on time    80         A team has moved.
*Theme 2: Growth
2.1    Shops let          12         Two more were let.
""")
    assert [(row[0], table.rows[at].cells[-1].span) for at, row in enumerate(cells(table))] == [
        ("Ref", ""),
        ("Theme 1: A place of good homes and clean streets for all", "across"),
        ("1.1", ""),
        ("1.2", ""),
        ("Theme 2: Growth", "across"),
        ("2.1", ""),
    ]


def test_action_over_several_measures_is_the_first_cell_of_each() -> None:
    [table], _ = seen("""
Action               Measure           Target  Actual  Status

Build more homes     Homes built       95      91      Green
that people can
^                    Homes let         80      82      Green
afford, on land
of the council

Mend the roads       Holes filled      12      15      Red
""")
    assert [(row.cells[0].span, " ".join(word.text for word in row.cells[0].words)) for row in table.rows[1:]] == [
        ("", "Build more homes that people can afford, on land of the council"),
        ("down", "Build more homes that people can afford, on land of the council"),
        ("", "Mend the roads"),
    ]


def test_row_goes_on_on_the_next_page_below_repeated_headings() -> None:
    [above], _ = seen(WRAPPED)
    [below], _ = seen(
        """
Ref   Measure              Target  Status   Progress
                                            They work from one yard, and
                                            will take on three more.
HS3   Homes let            12      Red      All are let.
""",
        above,
    )
    assert [(row[0], row[4]) for row in cells(below)] == [
        ("Ref", "Progress"),
        ("", "They work from one yard, and will take on three more."),
        ("HS3", "All are let."),
    ]
    assert [row.open_above for row in below.rows] == [False, True, False]
    assert below.edges == above.edges
    assert above.rows[-1].open_below


def test_page_of_nothing_but_the_end_of_a_row_goes_on_with_it() -> None:
    [above], _ = seen(WRAPPED)
    [below], lines = seen("                                            They work from one yard.", above)
    assert cells(below) == [["", "", "", "", "They work from one yard."]]
    assert (below.rows[0].open_above, lines) == (True, [])


def test_page_of_nothing_but_repeated_headings_is_that() -> None:
    [above], _ = seen(WRAPPED)
    [below], _ = seen("Ref   Measure              Target  Status   Progress", above)
    assert cells(below) == [["Ref", "Measure", "Target", "Status", "Progress"]]


def test_cells_have_the_colour_that_was_drawn_last_behind_them() -> None:
    words = written(WRAPPED)
    green = next(word for word in words if word.text == "Green")
    area = Box(green.box.x0 - 2, green.box.top - 2, green.box.x1 + 9, green.box.bottom + 24)
    [table], _ = find_unruled(words, [Fill(Box(0, 0, 800, 600), "#ffffff"), Fill(area, "#00703c")])
    assert [cell.fill for cell in table.rows[1].cells] == [None, None, None, "#00703c", None]


PROSE = """
The council has built more homes this year than in any year since
the last plan was agreed.  It hopes to build as many in the next,
though the price of land has grown and the number of people who
can lay bricks has not.  More will be known when the survey ends.
Until then the figures here are the best that there are, and are
used with care.
"""
COLON = """
Target:      95%
Actual:      91%
Status:      Green
Comments:    The contractor has begun on the second
             site and will hand over in May.
"""
NUMBERED = """
1.1   The council has built more homes this year than in any year
      since the last plan was agreed.
1.2   It hopes to build as many in the next, though the price of
      land has grown.
1.3   More will be known when the survey ends.
"""
LIST = """
The council will, in the year that follows,
-   build more homes than in any year before,
-   mend the roads that lead to the new ones,
-   open two libraries, and
-   plant trees.
"""


@pytest.mark.parametrize("text", [PROSE, COLON, NUMBERED, LIST], ids=["prose", "labels", "numbers", "list"])
def test_text_is_no_table(text: str) -> None:
    tables, lines = seen(text)
    assert tables == []
    assert said(lines) == [" ".join(line.split()) for line in text.strip().split("\n")]


def test_text_in_two_columns_is_read_one_after_the_other() -> None:
    tables, lines = seen("""
The council has built more homes    hopes to build as many in the
this year than in any year since    next, though the price of land
the last plan was agreed, and it    has grown by a tenth, and more
is glad of it. The first of them    people look for homes than ever
stand beside the river. And it      before. It will write again.
""")
    assert tables == []
    assert [line.split()[0] for line in said(lines)] == [
        "The", "this", "the", "is", "stand", "hopes", "next,", "has", "people", "before.",
    ]  # fmt: skip


def test_raised_letters_stay_in_their_line() -> None:
    words = written("The fall was 12 last year.")
    last = next(word for word in words if word.text == "12")
    raised = Word("2", Box(last.box.x1, last.box.top - 1, last.box.x1 + 3, last.box.top + 6), 6.0)
    _, lines = find_unruled([*words, raised])
    assert said(lines) == ["The fall was 12 2 last year."]


@pytest.mark.parametrize("step", [7, 12, 31])
def test_page_with_thousands_of_words_takes_little_time(step: int) -> None:
    words = [
        Word("xx", Box(at * step % 790, at // 40 * 3.0, at * step % 790 + 9, at // 40 * 3.0 + 11), 6.0 + at % 7)
        for at in range(8_000)
    ]
    started = time.process_time()
    find_unruled(words)
    assert time.process_time() - started < 5


BOXES = st.tuples(
    st.integers(0, 60), st.integers(0, 40), st.integers(1, 30), st.sampled_from([0.0, 6.0, 8.0, 10.0, 24.0])
)


def _word(place: tuple[int, int, int, float]) -> Word:
    column, row, length, size = place
    return Word("x" * length, Box(column * 12.0, row * 7.0, column * 12.0 + length * 5, row * 7.0 + size + 1), size)


@given(st.lists(BOXES, max_size=60), st.lists(BOXES, max_size=40))
def test_each_word_stands_in_one_cell_or_one_line(
    first: list[tuple[int, int, int, float]], second: list[tuple[int, int, int, float]]
) -> None:
    before = None
    for page in (first, second):
        words = [_word(place) for place in page]
        tables, lines = find_unruled(words, before=before)
        held = [word for line in lines for word in line.words]
        held += [
            word for table in tables for row in table.rows for cell in row.cells if not cell.span for word in cell.words
        ]
        assert sorted(map(id, held)) == sorted(map(id, words))
        before = tables[-1] if tables else None


def test_row_of_which_only_the_text_above_goes_on_is_no_row() -> None:
    lines = [
        [Line(0, 10.0, 9.0, (at("Better", 0, 10),)), Line(1, 10.0, 9.0, (at("Homes", 60, 10),))],
        [Line(0, 21.0, 9.0, (at("places", 0, 21),))],
        [Line(0, 70.0, 9.0, (at("Other", 0, 70),)), Line(1, 70.0, 9.0, (at("Roads", 60, 70),))],
    ]
    edges = [0.0, 50.0, 100.0, 150.0, 200.0]
    rows = _with_covered(lines, edges, pitches_of([[line for row in lines for line in row]]), "top")
    assert [[word.text for word in row.cells[0].words] for row in rows] == [["Better", "places"], ["Other"]]


def at(text: str, left: float, base: float) -> Word:
    """Write a word with its left end and about where its line stands."""
    return Word(text, Box(left, base - 7, left + 5 * len(text), base + 2), 9.0)


def justified(rows: list[tuple[str, list[str], str, list[str]]]) -> list[Word]:
    """Set rows of a ref, a measure, a result and a narrative; all lines of a text but the last fill the column."""
    words, top = written("*Ref    Measure            Result  Progress"), 14.0
    for ref, measure, result, progress in rows:
        words += filled([ref], 0, 20, top) + filled([result], 135, 155, top)
        words += filled(measure, 35, 128, top) + filled(progress, 170, 300, top)
        top += 12 * max(len(measure), len(progress)) + 2
    return words


def filled(lines: list[str], left: float, right: float, top: float) -> list[Word]:
    """Set lines from `left` to `right` with spaces that are equal in each; the last one isn't filled."""
    words: list[Word] = []
    for number, texts in enumerate(line.split() for line in lines):
        free = right - left - 5 * sum(map(len, texts))
        space = free / (len(texts) - 1) if number < len(lines) - 1 else 3
        for at, text in enumerate(texts):
            x0 = left + 5 * len("".join(texts[:at])) + at * space
            words.append(Word(text, Box(x0, top + 12 * number, x0 + 5 * len(text), top + 12 * number + 11), 10))
    return words


def test_wide_spaces_in_justified_text_are_no_gaps_between_columns() -> None:
    rows = [
        ("A1", ["Share of homes", "in the north"], "95%", ["The builder put a", "roof on both of", "the first homes"]),
        ("A2", ["Parks we own", "open till six"], "8%", ["We ask for more", "men at the gates", "who can stay late"]),
        ("A3", ["Roads which are", "safe for all"], "71%", ["Two teams were", "joined to work as", "one for a year"]),
        ("A4", ["Bins put by", "the road late"], "40%", ["The rounds go on", "as they did when", "snow fell in May"]),
    ]
    [table], lines = find_unruled(justified(rows))
    told = [[ref, " ".join(measure), result, " ".join(progress)] for ref, measure, result, progress in rows]
    assert (cells(table), lines) == ([["Ref", "Measure", "Result", "Progress"], *told], [])


def test_columns_that_nearly_touch_part_where_the_texts_of_the_second_begin() -> None:
    names = ["Repairs done in time", "Parks open till nine", "Homes with a lift", "Roads mended in June"] * 2
    words = written("*Ref    Measure            Result")
    for number, name in enumerate(names):
        top = 14.0 + 14 * number
        words += filled([f"A{number}"], 0, 20, top) + filled([name], 35, 120, top) + filled(["95%"], 133, 150, top)
    [table], _ = find_unruled(words)
    assert [row[1:] for row in cells(table)[-8:]] == [[name, "95%"] for name in names]


TOTALS_AND_KEY_ABOVE = """
Status             Number of measures
Green              2
Red                1

*Key
Green = the target was met or better
Red = the target was missed

*Measure                 Ref     Target   Result   Rating
Homes let again within   H1      90%      91%      Green
a month
Repairs done at once     H2      80%      71%      Red
Streets without litter   S1      95%      97%      Green
"""


def test_totals_and_a_key_right_above_a_table_are_no_rows_of_it() -> None:
    tables, lines = seen(TOTALS_AND_KEY_ABOVE)
    assert [cells(table) for table in tables] == [
        [["Status", "Number of measures"], ["Green", "2"], ["Red", "1"]],
        [
            ["Measure", "Ref", "Target", "Result", "Rating"],
            ["Homes let again within a month", "H1", "90%", "91%", "Green"],
            ["Repairs done at once", "H2", "80%", "71%", "Red"],
            ["Streets without litter", "S1", "95%", "97%", "Green"],
        ],
    ]
    assert said(lines) == ["Key", "Green = the target was met or better", "Red = the target was missed"]
