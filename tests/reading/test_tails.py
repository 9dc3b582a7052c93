"""Owners and refs that stand in the measure's own cell, or above the table, and have no column."""

import pytest

from goldenthread.plan import Report
from goldenthread.reading import read
from goldenthread.reading.mending.tails import owner_above, owner_in

TITLE = "<h1>Saltmarsh Council</h1><p>Council Plan 2024/25: quarter 2</p>"


def page(names: list[str], above: str = "", columns: str = "") -> Report:
    body = "".join(f"<tr><td>{name}</td><td>90</td><td>91</td><td>Green</td>{columns}</tr>" for name in names)
    head = "<tr><th>Measure</th><th>Target</th><th>Actual</th><th>Status</th>" + ("<th>Ref</th>" if columns else "")
    return read(f"{TITLE}<h2>Clean streets</h2>{above}<table>{head}</tr>{body}</table>".encode(), "q2.html")


@pytest.mark.parametrize(
    ("line", "owner"),
    [
        ("(Waste Manager)", "Waste Manager"),
        ("[Head of Revenues]", "Head of Revenues"),
        ("(Assistant Director (Waste))", "Assistant Director (Waste)"),
        ("Lead officer: A Heron", "A Heron"),
        ("Service: Ports", "Ports"),
        ("(days)", None),
        ("(Cumulative figure)", None),
        ("(Teams of 12)", None),
        ("Waste Manager", None),
    ],
)
def test_line_that_names_an_owner(line: str, owner: str | None) -> None:
    assert owner_in(line) == owner


def test_line_above_a_table_needs_the_word_of_an_owner() -> None:
    lines = ("Responsible officer: Head of Parks", "Service: Parks", "Contact: Policy Team", "Lead: B Tern")
    assert [owner_above(line) for line in lines] == ["Head of Parks", None, None, "B Tern"]


def test_owner_below_the_name_in_its_cell() -> None:
    report = page(["Bins emptied<br>(Waste Manager)", "Lamps lit<br>Owner: Ports"])
    assert [(row.outcome, row.responsibility) for row in report.rows] == [
        ("Bins emptied", ("Waste Manager",)),
        ("Lamps lit", ("Ports",)),
    ]
    assert report.unread == ()


def test_owner_above_a_table_holds_for_its_measures() -> None:
    report = page(["Bins emptied", "Lamps lit"], above="<p>Responsible officer: Head of Parks</p>")
    assert [(row.theme, row.responsibility) for row in report.rows] == [("Clean streets", ("Head of Parks",))] * 2
    assert report.unread == ()


def test_ref_in_brackets_behind_the_name() -> None:
    report = page(["Bins emptied (SM/EN/01a)", "Calls in ten days (Year 2) (SM/CX/02)", "Lamps lit (PAM/014)"])
    assert [(row.ref, row.outcome, row.repairs) for row in report.rows] == [
        ("SM/EN/01a", "Bins emptied", ()),
        ("SM/CX/02", "Calls in ten days (Year 2)", ()),
        ("PAM/014", "Lamps lit", ()),
    ]


def test_codes_in_a_few_names_are_part_of_them() -> None:
    names = ["Emissions (CO2)", "Fine dust (PM10)", "Bins emptied", "Lamps lit", "Trees planted"]
    assert [row.outcome for row in page(names).rows] == names


def test_roman_number_behind_a_ref_is_of_it() -> None:
    report = page(["RT 03:i Lamps mended in a week", "RT 03:ii Lamps mended in a day", "RT 05 Roads resurfaced"])
    assert [(row.ref, row.outcome) for row in report.rows] == [
        ("RT 03:i", "Lamps mended in a week"),
        ("RT 03:ii", "Lamps mended in a day"),
        ("RT 05", "Roads resurfaced"),
    ]
