"""Measures printed as cards become rows; tables that are none stay as they are."""

import pytest

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


CARDS_IN_ONE_TABLE = """Leisure
EDU1\tAttendance at primary schools
Current value\tCurrent target\tStatus
92.4%\t94.0%\tAmber
Latest update\tIllness in November explains most of the fall.
Linked action\tOpen a clinic at each school.
EDU2\tLeavers who go on to work
Current value\tCurrent target\tStatus
96.1%\t95.5%\tGreen
Latest update\tThe best figure so far.
"""


def test_names_above_the_same_headings_begin_a_card_each() -> None:
    rows = read(CARDS_IN_ONE_TABLE.encode(), "a.txt").rows
    assert [(row.ref, row.outcome, row.target_text, row.actual_text, row.rating, row.progress) for row in rows] == [
        ("EDU1", "Attendance at primary schools", "94.0%", "92.4%", Rating.SLIPPED, "Illness in November explains most of the fall."),
        ("EDU2", "Leavers who go on to work", "95.5%", "96.1%", Rating.ON_TRACK, "The best figure so far."),
    ]  # fmt: skip


def test_card_named_by_the_line_above_with_figures_under_headings() -> None:
    rows = read(FIGURES_UNDER_HEADINGS.encode(), "q3 2021-22.txt").rows
    assert [(row.ref, row.outcome, row.actual_text, row.rating) for row in rows] == [
        ("3", "Delayed transfers of care", "14.2", Rating.NOT_ACHIEVED),
        ("4", "People who need no long-term care", "58.1%", Rating.ON_TRACK),
    ]


BODY = "Managed by\tHead of Schools\nTarget\t94.0%\nValue\t92.4%\nStatus\tAmber\nLatest note\tMore ill than usual.\n"


@pytest.mark.parametrize(
    ("title", "ref", "name", "more"),
    [
        ("EDU1\tLeavers who go\ton to work", "EDU1", "Leavers who go on to work", {}),
        ("EDU1 Leavers who go\ton to work", "EDU1", "Leavers who go on to work", {}),
        ("Leavers who go\ton to work", None, "Leavers who go on to work", {}),
        ("Leavers who go\ton to\twork", None, "Leavers who go on to work", {}),
        ("Leavers who go on to work\tSchools team", None, "Leavers who go on to work", {"Measure (2)": "Schools team"}),
        ("Indicator 7\tLeavers who go on to work", "7", "Leavers who go on to work", {}),
        (
            f"{'Leavers who go on to work ' * 3}\tin the town",
            None,
            f"{'Leavers who go on to work ' * 3}in the town",
            {},
        ),
    ],
)
def test_name_in_several_cells_is_kept_whole(title: str, ref: str | None, name: str, more: dict[str, str]) -> None:
    second = CARDS.partition("\n\n")[2].partition("\n\n")[2]
    rows = read(f"Strath Council\nAnnual report 2022/23\n\n{title}\n{BODY}\n{second}".encode(), "a.txt").rows
    assert [row.ref for row in rows] == [ref, "EDU2"]
    assert (rows[0].outcome, rows[0].also_printed, rows[0].rating) == (name, more, Rating.SLIPPED)


@pytest.mark.parametrize(
    ("line", "value", "more"),
    [
        ("Value\t17", "92.4%", {"Value (2)": "17"}),
        ("Value\t92.4%", "92.4%", {}),
        ("Value\t", "92.4%", {}),
        ("Value\t17\nValue\t18", "92.4%", {"Value (2)": "17", "Value (3)": "18"}),
        ("Ref\t17", "92.4%", {"Ref (2)": "17"}),
    ],
)
def test_label_that_stands_twice_keeps_both_values(line: str, value: str, more: dict[str, str]) -> None:
    document = CARDS.replace("Status\tAmber", f"Status\tAmber\n{line}")
    first, second = read(document.encode(), "a.txt").rows
    assert (first.ref, first.actual_text, first.also_printed) == ("EDU1", value, more)
    assert (second.ref, second.actual_text, second.also_printed) == ("EDU2", "96.1%", {})


def test_title_above_a_card_that_names_its_measure_is_kept() -> None:
    document = f"Strath Council\n\nIndicator 3: Leavers at work\n\n{BODY}Measure\tShare of leavers with a job\n"
    (row,) = read(document.encode(), "a.txt").rows
    assert (row.ref, row.outcome) == ("3", "Share of leavers with a job")
    assert row.also_printed == {"Measure (2)": "Leavers at work"}


def test_cards_below_each_other_in_one_table_are_a_row_each() -> None:
    document = f"Strath Council\n\nIndicator\tLeavers who work\n{BODY}Indicator\tPupils at school\n{BODY}"
    rows = read(document.encode(), "a.txt").rows
    assert [(row.outcome, row.actual_text, row.source.line) for row in rows] == [
        ("Leavers who work", "92.4%", 3),
        ("Pupils at school", "92.4%", 9),
    ]


def test_a_heading_alone_is_no_card() -> None:
    grid = Grid((table_row(["Measure", "Lead", "Target", "Position", "Status", "Note"], Source(line=1), 1),))
    assert lay_out_cards(grid) == grid
