"""How ratings moved, and how the one headline becomes the other."""

import pytest

from goldenthread.comparing import compare
from goldenthread.plan import Bridge, BridgeStep, Movement
from tests.comparing.drawn import drawn_rows, report

MOVEMENTS = [
    # earlier, later: 1 achieved, 2 on track, 3 slipped, 4 not achieved
    ("2", "1", Movement.IMPROVED),
    ("4", "3", Movement.IMPROVED),
    ("1", "2", Movement.WORSENED),
    ("2", "4", Movement.WORSENED),
    ("3", "3", Movement.SAME),
    ("-", "3", Movement.NEWLY_RATED),
    ("not_due", "1", Movement.NEWLY_RATED),
    ("2", "deferred", Movement.NO_LONGER_RATED),
    ("-", "withdrawn", Movement.UNRATED),
]


@pytest.mark.parametrize(("earlier", "later", "expected"), MOVEMENTS)
def test_movement(earlier: str, later: str, expected: Movement) -> None:
    (row,) = compare(report(f"1.1 | Homes | {earlier}"), report(f"1.1 | Homes | {later}")).rows
    assert row.movement is expected


Q2 = """
    1.1 | Homes built | 2
    1.2 | Homes let | 3
    1.3 | Homes sold | 1
    1.4 | Homes warmed | -
    2.1 | Roads mended | 3
    2.2 | Roads lit | 2
    2.3 | Bridges painted | 3
    2.4 | Bridges sold | -
    """
YEAR_END = """
    1.1 | Homes built | 1
    1.2 | Homes let | 2
    1.3 | Homes sold | 4
    1.4 | Homes warmed | 2
    2.1 | Roads mended | deferred
    2.2 | Roads lit | 2
    3.1 | Trees planted | 2
    3.2 | Hedges laid | -
    """


def test_each_measure_stands_in_one_group_of_the_bridge() -> None:
    comparison = compare(report(Q2, "2011/12 Q2"), report(YEAR_END, "2011/12 year end"))
    assert drawn_rows(comparison) == [
        "1 = 1 | improved | ref and wording",
        "2 = 2 | improved | ref and wording",
        "3 = 3 | worsened | ref and wording",
        "4 = 4 | newly rated | ref and wording",
        "5 = 5 | no longer rated | ref and wording",
        "6 = 6 | same | ref and wording",
        ". = 7 | not in this document",
        ". = 8 | not in this document",
        "7 = . | not in this document",
        "8 = . | not in this document",
    ]
    assert comparison.bridge == Bridge(
        newly_rated=1, no_longer_rated=1, improved=2, worsened=1, same=1, only_earlier=2, only_later=2,
        steps=(
            BridgeStep(group="same", measures=1),
            BridgeStep(group="improved", measures=2, on_track_gained=1, off_track_lost=1),
            BridgeStep(group="worsened", measures=1, on_track_lost=1, off_track_gained=1),
            BridgeStep(group="newly_rated", measures=1, on_track_gained=1),
            BridgeStep(group="no_longer_rated", measures=1, off_track_lost=1),
            BridgeStep(group="only_earlier", measures=2, off_track_lost=1),
            BridgeStep(group="only_later", measures=2, on_track_gained=1),
        ),
    )  # fmt: skip
    assert comparison.bridge_message == (
        "50.0 % of 6 rated measures are on track at 2011/12 Q2, 83.3 % of 6 at 2011/12 year end: of the 4 rated in "
        "both, 2 improved, 1 worsened and 1 kept their rating; 1 is newly rated; 1 is no longer rated; 2 measures (1 "
        "rated) stand only in the report of 2011/12 Q2; 2 measures (1 rated) stand only in the report of 2011/12 year "
        "end."
    )


MESSAGES = [
    ("1.1 | Homes | 2", "1.1 | Homes | 2",
     "100.0 % of 1 rated measure is on track in the earlier report, 100.0 % of 1 in the later report: "
     "the only one rated in both kept its rating."),
    ("1.1 | Homes | -", "1.1 | Homes | 3",
     "No measure is rated in the earlier report, 0.0 % of 1 in the later report: "
     "no measure is rated in both; 1 is newly rated."),
    ("1.1 | Homes | 2", "2.2 | Roads | -",
     "100.0 % of 1 rated measure is on track in the earlier report, no measure is rated in the later report: no measure "
     "is rated in both; 1 measure (1 rated) stands only in the earlier report; 1 measure (0 rated) stands only in the "
     "later report."),
]  # fmt: skip


@pytest.mark.parametrize(("earlier", "later", "message"), MESSAGES)
def test_message_of_the_bridge(earlier: str, later: str, message: str) -> None:
    assert compare(report(earlier), report(later)).bridge_message == message


def test_second_measure_of_a_row_moves_but_is_not_counted_again() -> None:
    earlier = report("1.1 | Homes built | 2\n+ 1.2 | Homes let | 2\n+ 1.3 | Homes sold | 2")
    later = report("1.1 | Homes built | 2\n+ 1.3 | Homes sold | 2\n1.2 | Homes let | 3")
    comparison = compare(earlier, later)
    assert drawn_rows(comparison) == [
        "1 = 1 | same | ref and wording",
        "3 = 2 | same | ref and wording",
        "2 = 3 | worsened | ref and wording",
    ]
    assert (comparison.totals.earlier.denominator, comparison.totals.later.denominator) == (1, 2)
    assert (comparison.bridge.same, comparison.bridge.newly_rated, comparison.bridge.worsened) == (1, 1, 0)


def test_row_says_where_it_stands_and_what_it_was_called() -> None:
    (row,) = compare(report("4.7 | Homes built | 2"), report("= Housing\n4.2 | Homes built | 1")).rows
    assert (row.ref, row.earlier_ref, row.measure, row.theme) == ("4.2", "4.7", "Homes built", "Housing")
    assert (row.earlier_source.line if row.earlier_source else None) == 1
    assert (row.earlier_status, row.later_status, row.earlier_rating, row.later_rating) == (
        2,
        1,
        "on_track",
        "achieved",
    )


def test_each_row_has_an_id_of_its_own() -> None:
    earlier = report("1.1 | Homes | 2\n1.2 | Roads | 2")
    later = report("1.1 | Trees | 2\n1.2 | Hedges | 2")
    rows = compare(earlier, later).rows
    assert [row.id for row in rows] == ["1.1~1", "1.2~2", "1.1~1~earlier", "1.2~2~earlier"]


def test_measure_that_one_report_prints_twice_is_compared_once_and_says_so() -> None:
    earlier = report("1.1 | Homes built | 2\n1.1 | Homes built | 2")
    comparison = compare(earlier, report("1.1 | Homes built | 1"))
    assert drawn_rows(comparison) == [
        "1 = 1 | improved | ref and wording",
        "2 = . | the earlier report prints this measure again (line 1): it is compared there",
    ]
    assert (comparison.bridge.improved, comparison.bridge.only_earlier) == (1, 1)
