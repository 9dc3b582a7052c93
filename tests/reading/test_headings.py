"""Headings over rows that name a part of the plan, and those that only say what sort of table follows."""

import pytest

from goldenthread.reading import read

DOCUMENT = """Corporate plan, Quarter 2 2023/24\t\t\t\t
Ref\tIndicator\tTarget\tActual\tStatus
Homes\t\t\t\t
A1\tRents collected\t90%\t91%\tOn track
A2\tHomes let\t90%\t91%\tOn track
{heading}\t\t\t\t
B1\tCalls answered\t90%\t91%\tOn track
B2\tInvoices paid\t90%\t91%\tOn track
"""


@pytest.mark.parametrize(
    ("heading", "themes"),
    [
        ("A well-run council", ["Homes", "Homes", "A well-run council", "A well-run council"]),
        ("Our Council", ["Homes", "Homes", "Our Council", "Our Council"]),
        ("The council", ["Homes", "Homes", "The council", "The council"]),
        ("Council performance", ["Homes", "Homes", "Homes", "Homes"]),
    ],
)
def test_a_heading_that_names_a_part_of_the_plan_is_its_theme(heading: str, themes: list[str]) -> None:
    report = read(DOCUMENT.format(heading=heading).encode(), "report.txt")
    assert [row.theme for row in report.rows] == themes


def test_heading_with_a_label_above_the_first_measure_and_text_is_its_theme() -> None:
    report = read(
        b"""# Report of the year 2023/24

## Outcome: homes for all

The board met in May and spoke of the homes that are to be built.

| Ref | Indicator | Target | Actual | Status |
|---|---|---|---|---|
| A1 | Rents collected | 90% | 91% | On track |
| A2 | Homes let | 90% | 91% | On track |
""",
        "report.md",
    )
    assert [row.theme for row in report.rows] == ["homes for all"] * 2
    assert report.title == ("Report of the year 2023/24",)
