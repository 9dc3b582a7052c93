"""Deadlines counted back from the meeting: weekends, Easter, Christmas, and each nation's bank holidays."""

from datetime import date

import pytest

from goldenthread.web.actions.deadlines import clear_days_between, count_back, papers_day, working_days_before
from goldenthread.web.records.models import Authority, Nation

E, W, S, N = Nation.ENGLAND, Nation.WALES, Nation.SCOTLAND, Nation.NORTHERN_IRELAND


@pytest.mark.parametrize(
    ("meeting", "nation", "clear_days", "papers"),
    [
        # a Thursday with nothing in between but a weekend
        (date(2012, 6, 14), E, 5, date(2012, 6, 6)),
        # a meeting on a Monday: two weekends count for nothing
        (date(2012, 3, 19), E, 5, date(2012, 3, 9)),
        # Easter: Good Friday 6 April and, but for Scotland, Easter Monday 9 April
        (date(2012, 4, 12), E, 5, date(2012, 4, 2)),
        (date(2012, 4, 12), S, 5, date(2012, 4, 3)),
        # Christmas: 25 and 26 December, 1 January; Scotland has 2 January too
        (date(2013, 1, 3), E, 5, date(2012, 12, 21)),
        (date(2013, 1, 3), S, 5, date(2012, 12, 20)),
        # Christmas on a weekend: substitute days on Monday and Tuesday
        (date(2021, 12, 30), E, 3, date(2021, 12, 22)),
        # the day after a bank holiday: the late August one is on another Monday in Scotland
        (date(2012, 8, 28), E, 5, date(2012, 8, 17)),
        (date(2012, 8, 28), S, 5, date(2012, 8, 20)),
        # Northern Ireland: St Patrick's Day on a Saturday is kept on the Monday; the Battle of the Boyne
        (date(2012, 3, 20), N, 5, date(2012, 3, 9)),
        (date(2012, 7, 13), N, 5, date(2012, 7, 4)),
        (date(2012, 7, 13), E, 5, date(2012, 7, 5)),
        # Wales: three clear days
        (date(2012, 6, 14), W, 3, date(2012, 6, 8)),
        # an extra bank holiday: 4 and 5 June 2012
        (date(2012, 6, 7), W, 3, date(2012, 5, 30)),
    ],
)
def test_papers_go_out_clear_days_before(meeting: date, nation: Nation, clear_days: int, papers: date) -> None:
    assert papers_day(meeting, clear_days, nation) == papers
    assert clear_days_between(papers, meeting, nation) == clear_days


@pytest.mark.parametrize(
    ("day", "days", "before"),
    [
        (date(2012, 6, 6), 0, date(2012, 6, 6)),
        (date(2012, 6, 6), 1, date(2012, 6, 1)),
        (date(2012, 6, 2), 1, date(2012, 6, 1)),
        (date(2012, 4, 10), 1, date(2012, 4, 5)),
        (date(2012, 6, 6), 35, date(2012, 4, 13)),
    ],
)
def test_working_days_are_counted_back(day: date, days: int, before: date) -> None:
    assert working_days_before(day, days, E) == before


def test_deadlines_follow_the_authority() -> None:
    found = count_back(date(2012, 6, 14), authority=Authority(nation=E, clear_days=5))
    assert [found.returns_due_on, found.sign_off_due_on, found.papers_on] == [
        date(2012, 5, 14),
        date(2012, 5, 28),
        date(2012, 6, 6),
    ]
    assert found.in_order


def test_days_for_sign_off_and_returns_can_be_chosen() -> None:
    found = count_back(date(2012, 6, 14), authority=Authority(nation=E, clear_days=5), sign_off_days=20, return_days=35)
    assert (found.returns_due_on, found.sign_off_due_on) == (date(2012, 4, 13), date(2012, 5, 4))
