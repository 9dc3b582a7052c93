"""Opening a period: its returns, the plan year it makes where that is new, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from goldenthread.plan import UserError
from goldenthread.web.actions.deadlines import Deadlines, count_back
from goldenthread.web.actions.periods import move_deadlines, open_period
from goldenthread.web.records.models import (
    JournalEntry,
    Measure,
    NoData,
    Placement,
    PlanYear,
    ReportingPeriod,
    Return,
    ReturnState,
)
from tests.web.conftest import Record

AUTUMN = date(2012, 9, 13)


def opened(record: Record, start: int = 2012, quarter: int = 1, committee_on: date = AUTUMN) -> ReportingPeriod:
    return open_period(
        authority=record.authority,
        plan_year_start=start,
        quarter=quarter,
        deadlines=count_back(committee_on, authority=record.authority),
        by=record.cast.olive,
    )


def test_every_placed_measure_owes_a_return(record: Record) -> None:
    period = opened(record)
    assert str(period) == "2012/13 Q1"
    assert Return.objects.filter(period=period, state=ReturnState.OWED).count() == 119  # one was withdrawn


def test_a_measure_owes_nothing_in_other_quarters(record: Record) -> None:
    Measure.objects.filter(pk=record.measure.pk).update(quarters="24")
    period = opened(record)
    assert Return.objects.get(period=period, measure=record.measure).state == ReturnState.NOT_DUE


def test_a_withdrawn_measure_is_left_out(record: Record) -> None:
    last = Return.objects.filter(measure=record.measure, period=record.year_end)
    last.update(declared="", no_data=NoData.WITHDRAWN)
    period = opened(record)
    assert not Return.objects.filter(period=period, measure=record.measure).exists()
    assert not Placement.objects.filter(plan_year=period.plan_year, measure=record.measure).exists()


def test_what_was_withdrawn_and_came_back_is_owed(record: Record) -> None:
    Return.objects.filter(measure=record.measure, period=record.q2).update(declared="", no_data=NoData.WITHDRAWN)
    assert Return.objects.filter(period=opened(record), measure=record.measure).exists()


def test_a_new_plan_year_is_placed_as_the_year_before(record: Record) -> None:
    def placed(year: PlanYear) -> list[tuple[object, ...]]:
        return [
            (
                one.measure_id,
                one.ref,
                one.position,
                one.priority_action_id,
                one.same_row_as.measure_id if one.same_row_as else None,
                [other.code for other in one.responsible.all()],
                [other.name for other in one.also_relates_to.all()],
            )
            for one in Placement.objects.filter(plan_year=year).select_related("same_row_as")
        ]

    before = placed(record.q2.plan_year)
    gone = Return.objects.get(period=record.year_end, no_data=NoData.WITHDRAWN).measure_id
    assert placed(opened(record).plan_year) == [one for one in before if one[0] != gone]
    assert any(one[4] for one in before)
    assert any(one[6] for one in before)


def test_a_ref_changed_in_the_new_year_stays_as_it_was_in_the_old(record: Record) -> None:
    year = opened(record).plan_year
    Placement.objects.filter(plan_year=year, measure=record.measure).update(ref="99.4")
    second = opened(record, quarter=2, committee_on=date(2012, 12, 13))
    assert second.plan_year == year
    refs = Placement.objects.filter(measure=record.measure).order_by("plan_year__start").values_list("ref", flat=True)
    assert list(refs) == ["11.1", "99.4"]


def test_opening_is_journalled(record: Record) -> None:
    period = opened(record)
    entry = JournalEntry.objects.filter(authority=record.authority).latest("number")
    assert (entry.verb, entry.subject, entry.by) == ("open a period", f"reportingperiod {period.pk}", record.cast.olive)
    assert entry.after == {
        "period": "2012/13 Q1",
        "deadlines": {
            "returns_due_on": "2012-08-14",
            "sign_off_due_on": "2012-08-29",
            "papers_on": "2012-09-05",
            "committee_on": "2012-09-13",
            "committee": "Cabinet",
        },
        "owed": 119,
        "not due": 0,
        "placements carried over": 119,
    }


def test_a_period_is_opened_once(record: Record) -> None:
    opened(record)
    with pytest.raises(UserError, match="in the record already"):
        opened(record)
    assert ReportingPeriod.objects.filter(authority=record.authority).count() == 3


@pytest.mark.parametrize(
    ("start", "quarter", "committee_on", "why"),
    [
        (2011, 2, AUTUMN, "in the record already"),
        (2012, 5, AUTUMN, "no such quarter"),
        (2010, 1, AUTUMN, "no measure stands in the plan"),
        (2012, 2, AUTUMN, "before the quarter is over"),
    ],
)
def test_what_cannot_be_opened_is_refused(
    record: Record, start: int, quarter: int, committee_on: date, why: str
) -> None:
    years = PlanYear.objects.count()
    with pytest.raises(UserError, match=why):
        opened(record, start, quarter, committee_on)
    assert PlanYear.objects.count() == years


def test_an_authority_without_a_plan_is_told_what_to_do(record: Record) -> None:
    deadlines = count_back(AUTUMN, authority=record.elsewhere)
    with pytest.raises(UserError, match="no plan yet"):
        open_period(
            authority=record.elsewhere, plan_year_start=2012, quarter=1, deadlines=deadlines, by=record.cast.zoe
        )


def test_moved_deadlines_are_kept_with_their_reason(record: Record) -> None:
    period = opened(record)
    after = count_back(date(2012, 9, 27), authority=record.authority)
    move_deadlines(period=period, deadlines=after, reason="the meeting was put off", by=record.cast.olive)
    period.refresh_from_db()
    entry = JournalEntry.objects.filter(authority=record.authority).latest("number")
    assert (period.committee_on, period.papers_on) == (date(2012, 9, 27), date(2012, 9, 19))
    assert (entry.verb, entry.reason) == ("move deadlines", "the meeting was put off")
    assert entry.before is not None
    assert entry.after is not None
    assert (entry.before["committee_on"], entry.after["committee_on"]) == ("2012-09-13", "2012-09-27")


def test_deadlines_dont_move_without_reason_change_or_order(record: Record) -> None:
    period = opened(record)
    same = count_back(AUTUMN, authority=record.authority)
    later = replace(same, returns_due_on=date(2012, 8, 30))
    for deadlines, reason, why in [
        (replace(same, committee="Executive"), " ", "no reason"),
        (same, "as asked", "no date has changed"),
        (later, "as asked", "no room"),
        (Deadlines(date(2012, 6, 1), *list(vars(same).values())[1:]), "as asked", "before the quarter is over"),
    ]:
        with pytest.raises(UserError, match=why):
            move_deadlines(period=period, deadlines=deadlines, reason=reason, by=record.cast.olive)
