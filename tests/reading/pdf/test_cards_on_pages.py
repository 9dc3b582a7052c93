"""Measures printed as cards on pages without rules: below each other in one table, or side by side."""

from goldenthread.reading.cards import lay_out_cards
from goldenthread.reading.formats.pdf.assemble import assembled
from goldenthread.reading.formats.pdf.gridding import grid_of
from goldenthread.reading.formats.pdf.seeing import seen_pages
from goldenthread.reading.grid import GridRow
from tests.reading.pdf.written import page_of

BELOW_EACH_OTHER = (
    """
Ref         H1
Measure     Homes let again within a month
Lead        Head of Homes
Status      On track
Progress    Most were let in twenty days, and the rest

Ref         H2
Measure     Repairs that were done at once
Lead        Head of Homes
Status      Slipped
Progress    The depot was shut in May and nobody
            could be sent out
*Clean streets

Ref         S1
Measure     Streets without litter
Lead        Head of Roads
Status      On track
Progress    Two more sweepers were bought, and they
            sweep by night
""",
    """
            and at weekends

Ref         S2
Measure     Bins emptied on the day
Lead        Head of Roads
Status      On track
Progress    All but nine
""",
)


def laid_out(*drawings: str) -> list[list[str]]:
    pages = [page_of(drawing, number) for number, drawing in enumerate(drawings, start=1)]
    return [told(row) for row in lay_out_cards(grid_of(assembled(seen_pages(pages)))).rows]


def told(row: GridRow) -> list[str]:
    return [" ".join(cell.text.split()) for cell in row.cells]


def test_cards_below_each_other_are_rows_whatever_heading_parts_them() -> None:
    assert laid_out(*BELOW_EACH_OTHER) == [
        ["Ref", "Measure", "Lead", "Status", "Progress"],
        [
            "H1",
            "Homes let again within a month",
            "Head of Homes",
            "On track",
            "Most were let in twenty days, and the rest",
        ],
        [
            "H2",
            "Repairs that were done at once",
            "Head of Homes",
            "Slipped",
            "The depot was shut in May and nobody could be sent out",
        ],
        ["Clean streets"],
        [
            "S1",
            "Streets without litter",
            "Head of Roads",
            "On track",
            "Two more sweepers were bought, and they sweep by night and at weekends",
        ],
        ["S2", "Bins emptied on the day", "Head of Roads", "On track", "All but nine"],
    ]


SIDE_BY_SIDE = """
H1 Homes let again                    H2 Repairs that were done
                                      at once
Owner: Head of Homes
Target: 20 days                       Owner: Head of Homes
Actual: 19 days                       Target: 90%
Status: On track                      Actual: 71%
Comment: Most were let within the     Status: Slipped
month, and the rest by summer.        Comment: The depot was shut.


S1 Streets without litter             S2 Bins emptied on the day

Owner: Head of Roads                  Owner: Head of Roads
Target: 95%                           Target: 99%
Actual: 97%                           Actual: 99%
Status: On track                      Status: On track
Comment: Two more sweepers were       Comment: All but nine of them.
bought in the spring.
"""


def test_cards_side_by_side_are_read_one_after_the_other() -> None:
    assert [texts for [texts] in laid_out(SIDE_BY_SIDE)] == [
        "H1 Homes let again",
        "Owner: Head of Homes",
        "Target: 20 days",
        "Actual: 19 days",
        "Status: On track",
        "Comment: Most were let within the month, and the rest by summer.",
        "H2 Repairs that were done at once",
        "Owner: Head of Homes",
        "Target: 90%",
        "Actual: 71%",
        "Status: Slipped",
        "Comment: The depot was shut.",
        "S1 Streets without litter",
        "Owner: Head of Roads",
        "Target: 95%",
        "Actual: 97%",
        "Status: On track",
        "Comment: Two more sweepers were bought in the spring.",
        "S2 Bins emptied on the day",
        "Owner: Head of Roads",
        "Target: 99%",
        "Actual: 99%",
        "Status: On track",
        "Comment: All but nine of them.",
    ]


LABELS_ONCE = """
Ref     Measure                       Comment

H1      Homes let again               Target: 20 days, and most were let
                                      within the month

H2      Repairs that were done        Target: 90%, but the depot was shut
"""


def test_labels_in_one_column_alone_make_no_cards() -> None:
    assert [row[0] for row in laid_out(LABELS_ONCE)] == ["Ref", "H1", "H2"]


LABELS_IN_LINES = """
*H1 Homes let again within a month

Target: 20 days    Actual: 19 days    Status: On track    Owner: Head of Homes
Comment:
Most were let within the month, and the rest of them were let in the summer.

*H2 Repairs that were done at once

Target: 90 days    Actual: 71 days    Status: Slipped     Owner: Head of Homes
Comment:
The depot was shut.
"""


def test_labels_with_values_side_by_side_are_lines_and_no_columns() -> None:
    assert [texts for [texts] in laid_out(LABELS_IN_LINES)] == [
        "H1 Homes let again within a month",
        "Target: 20 days Actual: 19 days Status: On track Owner: Head of Homes",
        "Comment:",
        "Most were let within the month, and the rest of them were let in the summer.",
        "H2 Repairs that were done at once",
        "Target: 90 days Actual: 71 days Status: Slipped Owner: Head of Homes",
        "Comment:",
        "The depot was shut.",
    ]


LABELS_ABOVE_VALUES = """
*H1 Homes let again within a month
Target     Actual     Status
20 days    19 days    On track
Most were let in the first week, and the rest of them were let in the summer.

*H2 Repairs that were done at once
Target     Actual     Status
90%        71%        Slipped
The depot was shut.

*H3 Streets without litter on them
Target     Actual     Status
95%        97%        On track
Two more sweepers were bought.
"""


def test_labels_above_values_below_each_name_are_a_small_table_each() -> None:
    assert laid_out(LABELS_ABOVE_VALUES) == [
        ["H1 Homes let again within a month"],
        ["Target", "Actual", "Status"],
        ["20 days", "19 days", "On track"],
        ["Most were let in the first week, and the rest of them were let in the summer."],
        ["H2 Repairs that were done at once"],
        ["Target", "Actual", "Status"],
        ["90%", "71%", "Slipped"],
        ["The depot was shut."],
        ["H3 Streets without litter on them"],
        ["Target", "Actual", "Status"],
        ["95%", "97%", "On track"],
        ["Two more sweepers were bought."],
    ]
