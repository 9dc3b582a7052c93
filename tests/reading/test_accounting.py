"""Every word of a document stands somewhere in what was read of it."""

import pytest

from goldenthread.plan import Return, Source
from goldenthread.reading import read
from goldenthread.reading.accounting import unaccounted
from goldenthread.reading.grid import paragraph, table_row

TITLE = "Saltmarsh District Council\nTidewater Plan: progress at quarter 2, 2024/25\n"
TABLE = "Ref\tMeasure\tOwner\tStatus\n1.1\tLamps lit on the quay\tPARKS\tGreen\n1.2\tBins on the sands\tPARKS\tRed\n"


def test_text_that_stands_nowhere_is_unread() -> None:
    rows = [paragraph("Tides and times", Source(line=1)), table_row(["1.1", "Lamps lit", "Quay"], Source(line=2), 1)]
    lamps = Return(id="1.1", source=Source(line=2), ref="1.1", outcome="Lamps lit")
    lost = list(unaccounted(rows, {1: [lamps]}, ["Times"], frozenset()))
    assert [(unread.source.line, unread.text) for unread in lost] == [(1, "Tides and times"), (2, "Quay")]


def test_words_of_other_rows_do_not_account_for_those_of_a_measure() -> None:
    rows = [table_row(["1.1", "Lamps lit", "Quay"], Source(line=1), 1)]
    lamps = Return(id="1.1", source=Source(line=1), ref="1.1", outcome="Lamps lit")
    assert [unread.text for unread in unaccounted(rows, {0: [lamps]}, ["Quay"], frozenset())] == ["Quay"]


@pytest.mark.parametrize(
    ("document", "unread"),
    [
        (TITLE + "It was agreed by the board in July and sent to all its members.\n\n" + TABLE,
         ["It was agreed by the board in July and sent to all its members."]),
        (TITLE + "\nRisk\tOwner\tScore\nFlood\tPARKS\t9\n\n" + TABLE, ["Flood | PARKS | 9"]),
        (TITLE + "\n" + TABLE + "1.3\tSigns\tPARKS\tGreen\n\nRef\tMeasure\tOwner\tState of pl\n\n", ["State of pl"]),
        ("Measure\tObjective\tStatus\n" + "Objective: Coast\t\t\nLamps lit\tLight the quay\tGreen\n", ["Objective: Coast"]),
    ],
    ids=["prose in the title block", "a table of risks", "cut headings over nothing", "a heading that another replaces"],
)  # fmt: skip
def test_what_is_no_measure_is_unread(document: str, unread: list[str]) -> None:
    assert [entry.text for entry in read(document.encode(), "q2.txt").unread] == unread


def test_section_and_theme_above_the_table_are_no_title() -> None:
    report = read((TITLE + "Section A: People\nTheme 1: Coast\n\n" + TABLE).encode(), "q2.txt")
    assert report.title == tuple(TITLE.splitlines())
    assert {(row.theme, row.objective) for row in report.rows} == {("People", "Coast")}


@pytest.mark.parametrize("coast", ["", "Coast"])
def test_column_without_heading_that_names_its_rows_is_of_themes(coast: str) -> None:
    table = f"\tMeasure\tOwner\tStatus\nCoast\tLamps lit\tPARKS\tGreen\n{coast}\tBins put up\tPARKS\tRed\n"
    table += "Homes\tHuts built\tHOMES\tGreen\nHomes\tRoofs mended\tHOMES\tAmber\n"
    rows = read((TITLE + "\n" + table).encode(), "q2.txt").rows
    assert [row.theme for row in rows] == ["Coast", "Coast", "Homes", "Homes"]


def test_heading_that_was_cleaned_and_joined_keeps_both_repairs() -> None:
    table = TABLE.replace("1.1\t", "Qu\tаy and sands of the quay\t\t\n1.1\t")
    row = read((TITLE + "\n" + table).encode(), "q2.txt").rows[0]
    assert row.theme == "Quay and sands of the quay"
    assert [repair.why for repair in row.repairs if repair.field == "theme"] == [
        "cut in two at a cell's edge",
        "letters of another alphabet that look like Latin ones",
    ]
