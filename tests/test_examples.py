"""The example reports that come with the program: a real plan in shorter words, read like any document."""

from importlib.resources import files

import pytest

from goldenthread.examples import EXAMPLES
from goldenthread.plan import Missing, Report
from goldenthread.reading import read


@pytest.fixture(scope="module")
def reports() -> list[Report]:
    found: list[Report] = []
    for name in EXAMPLES:
        data = files("goldenthread.examples").joinpath(name).read_bytes()
        found.append(read(data, name, found[-1] if found else None))
    return found


def test_example_says_whose_it_is_and_for_when(reports: list[Report]) -> None:
    assert [(report.authority, report.plan, str(report.period)) for report in reports] == [
        ("Stockton-on-Tees Borough Council", "Council Plan", "2011/12 Q2"),
        ("Stockton-on-Tees Borough Council", "Council Plan", "2011/12 year end"),
    ]


def test_example_counts_are_those_of_the_plan(reports: list[Report]) -> None:
    q2, end = (report.counted_totals for report in reports)
    assert (q2.rows, q2.rated, q2.on_track, q2.off_track) == (119, 103, 87, 16)
    assert (end.rows, end.rated, end.on_track, end.off_track) == (47, 38, 28, 10)
    assert end.unrated == {Missing.DEFERRED: 6, Missing.WITHDRAWN: 1, Missing.BLANK: 2}


def test_example_totals_do_not_reconcile_and_say_why(reports: list[Report]) -> None:
    q2, end = (report.reconciliation for report in reports)
    assert (q2.missing_on_track, q2.missing_off_track, q2.rows_lost) == (10, 2, False)
    assert (end.missing_on_track, end.missing_off_track, end.rows_lost) == (63, 9, True)
    assert "rows are missing, not only statuses" in end.message


def test_example_every_measure_has_its_place_in_the_plan(reports: list[Report]) -> None:
    for report in reports:
        assert [row.ref for row in report.rows if not (row.ref and row.theme and row.objective)] == []
    assert len({row.theme for row in reports[0].rows}) == 9
