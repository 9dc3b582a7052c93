"""Measures printed as cards on pages without rules: below each other in one table, or side by side."""

from goldenthread.reading.cards import lay_out_cards
from goldenthread.reading.formats.pdf.assemble import assembled
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
Progress    The depot was shut in May
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
    return [told(row) for row in lay_out_cards(assembled(seen_pages(pages))).rows]


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
            "The depot was shut in May",
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
