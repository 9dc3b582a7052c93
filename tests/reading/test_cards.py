"""Measures printed as cards become rows; tables that are none stay as they are."""

from goldenthread.plan import Rating, Source
from goldenthread.reading import read
from goldenthread.reading.cards import lay_out_cards
from goldenthread.reading.grid import Grid, table_row

CARDS = """Strath Council
Annual report 2022/23

EDU1\tAttendance at primary schools
Managed by\tHead of Education
Target\t94.0%
Value\t92.4%
Status\tAmber
Latest note\tIllness in November explains most of the fall.

EDU2\tLeavers who go on to work
Managed by\tHead of Skills
Target\t95.5%
Value\t96.1%
Status\tGreen
Latest note\tThe best figure so far.
"""

FIGURES_UNDER_HEADINGS = """Indicator 3: Delayed transfers of care
Target\tCurrent quarter\tPrevious quarter
11.5\t14.2\t13.0
RAG rating\tRed
Lead service\tAdult care
Commentary\tHome care capacity is the cause.

Indicator 4: People who need no long-term care
Target\tCurrent quarter\tPrevious quarter
57.8%\t58.1%\t55.0%
RAG rating\tGreen
Lead service\tAdult care
Commentary\tBetter than planned.
"""


def test_cards_become_rows() -> None:
    rows = read(CARDS.encode(), "a.txt").rows
    assert [(row.ref, row.outcome, row.target_text, row.actual_text, row.rating) for row in rows] == [
        ("EDU1", "Attendance at primary schools", "94.0%", "92.4%", Rating.SLIPPED),
        ("EDU2", "Leavers who go on to work", "95.5%", "96.1%", Rating.ACHIEVED),
    ]
    assert [row.responsibility for row in rows] == [("Head of Education",), ("Head of Skills",)]
    assert [row.source.line for row in rows] == [4, 11]


def test_card_named_by_the_line_above_with_figures_under_headings() -> None:
    rows = read(FIGURES_UNDER_HEADINGS.encode(), "q3 2021-22.txt").rows
    assert [(row.ref, row.outcome, row.actual_text, row.rating) for row in rows] == [
        ("3", "Delayed transfers of care", "14.2", Rating.NOT_ACHIEVED),
        ("4", "People who need no long-term care", "58.1%", Rating.ON_TRACK),
    ]


def test_a_heading_alone_is_no_card() -> None:
    grid = Grid((table_row(["Measure", "Lead", "Target", "Position", "Status", "Note"], Source(line=1), 1),))
    assert lay_out_cards(grid) == grid
