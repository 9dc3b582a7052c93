"""Others' figures kept by hand: where they show, what changes and stays, what is refused."""

from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from goldenthread.web.actions.measures import Comparison, keep_comparator, mend_comparator, remove_comparator
from goldenthread.web.actions.publishing import publish
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import ComparatorFigure, PeriodState, ReportingPeriod, Return, ReturnState
from goldenthread.web.records.nouns import report_of
from goldenthread.web.records.published import latest, row_of
from tests.web.conftest import Record
from tests.web.measures.keeping import at, last_entry, signed_in
from tests.web.periods.test_opening import opened
from tests.web.quarter import Quarter

ENGLAND = Comparison(whose="England", value=Decimal("77.2"), unit="%", as_at="2010/11", source="LG Inform")


def kept(record: Record, period: ReportingPeriod, **changes: Any) -> ComparatorFigure:
    comparison = Comparison(**(vars(ENGLAND) | changes))
    return keep_comparator(measure=record.measure, period=period, comparison=comparison, by=record.cast.olive)


def of_measure(record: Record, period: ReportingPeriod) -> list[tuple[str, str]]:
    own = next(row for row in report_of(period).rows if row.id == record.measure.permanent_id)
    return [(one.who, str(one.value)) for one in own.comparators]


def test_a_comparator_is_kept_with_its_period_and_journalled(record: Record, quarter: Quarter) -> None:
    kept(record, quarter.period)
    assert of_measure(record, quarter.period) == [("England", "77.2")]
    entry = last_entry(record)
    assert (entry.verb, entry.after) == (
        "add a comparator",
        {
            "shown in": "2012/13 Q1",
            "whose": "England",
            "part": "",
            "figure": "77.2 %",
            "as at": "2010/11",
            "source": "LG Inform",
        },
    )


def test_a_comparator_shows_on_the_page_of_the_return(record: Record, quarter: Quarter) -> None:
    kept(record, quarter.period)
    page = signed_in(record.cast.ben).get(f"/borough/work/returns/{quarter.own.pk}/").content.decode()
    assert "Compared with: England <strong>77.2 %</strong> in 2010/11 (LG Inform)" in " ".join(page.split())


def test_a_comparator_is_published_with_its_time_and_source(record: Record, quarter: Quarter) -> None:
    kept(record, quarter.period)
    Return.objects.filter(period=quarter.period).update(
        state=ReturnState.APPROVED, approved_by=record.cast.olive, approved_at=timezone.now()
    )
    publish(period=quarter.period, by=record.cast.olive, reason="As it stands")
    publication = latest(record.authority, for_public=True)
    assert publication is not None
    found = row_of(publication, record.measure.permanent_id)
    assert found is not None
    told = [(one.who, one.when, one.source) for one in found.row.comparators]
    assert told == [("England", "2010/11", "LG Inform")]
    page = signed_in(record.cast.nora).get(f"/borough/measures/{record.measure.permanent_id}/").content.decode()
    assert "2010/11; LG Inform" in page


def test_a_comparator_by_hand_goes_on_to_the_next_period(record: Record) -> None:
    first = opened(record)
    kept(record, first)
    second = opened(record, quarter=2, committee_on=first.committee_on.replace(month=12))
    assert of_measure(record, second) == [("England", "77.2")]


def test_a_comparator_of_a_report_stays_with_its_report(record: Record) -> None:
    assert ComparatorFigure.objects.filter(period=record.year_end).exists()
    assert not ComparatorFigure.objects.filter(period=opened(record)).exists()


def test_mending_leaves_earlier_periods_alone(record: Record) -> None:
    first = opened(record)
    kept(record, first)
    second = opened(record, quarter=2, committee_on=first.committee_on.replace(month=12))
    later = ComparatorFigure.objects.get(period=second)
    changed = Comparison(**(vars(ENGLAND) | {"value": Decimal("78.0"), "as_at": "2011/12"}))
    mend_comparator(comparator=later, comparison=changed, reason="Newer", by=record.cast.olive)
    assert (of_measure(record, first), of_measure(record, second)) == (
        [("England", "77.2")],
        [("England", "78.0")],
    )
    entry = last_entry(record)
    assert (entry.before["figure"], entry.after["figure"], entry.reason) == ("77.2 %", "78.0 %", "Newer")


def test_removing_keeps_it_in_the_journal(record: Record, quarter: Quarter) -> None:
    made = kept(record, quarter.period)
    remove_comparator(comparator=made, reason="Another definition", by=record.cast.olive)
    assert of_measure(record, quarter.period) == []
    entry = last_entry(record)
    assert (entry.before["figure"], entry.after, entry.reason) == ("77.2 %", None, "Another definition")


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"whose": " "}, "whose figure it is is missing"),
        ({"as_at": ""}, "the time that it is of is missing"),
        ({"source": ""}, "its source is missing"),
    ],
)
def test_a_comparator_without_what_makes_it_one_is_refused(
    record: Record, quarter: Quarter, changes: dict[str, str], says: str
) -> None:
    with pytest.raises(Refused, match=says):
        kept(record, quarter.period, **changes)


def test_the_same_comparator_twice_is_refused(record: Record, quarter: Quarter) -> None:
    kept(record, quarter.period)
    with pytest.raises(Refused, match="there is a figure of England"):
        kept(record, quarter.period)


def test_comparators_of_what_is_settled_are_refused(record: Record, quarter: Quarter) -> None:
    made = kept(record, quarter.period)
    with pytest.raises(Refused, match="is approved with the comparators"):
        kept(record, record.year_end, whose="Wales")
    ReportingPeriod.objects.filter(pk=quarter.period.pk).update(state=PeriodState.PUBLISHED)
    with pytest.raises(Refused, match="2012/13 Q1 is published"):
        kept(record, quarter.period, whose="Wales")
    with pytest.raises(Refused, match="2012/13 Q1 is published"):
        remove_comparator(comparator=made, reason="Why", by=record.cast.olive)


def test_mending_without_reason_or_change_is_refused(record: Record, quarter: Quarter) -> None:
    made = kept(record, quarter.period)
    for reason, says in ((" ", "no reason is given"), ("Why", "nothing has changed")):
        with pytest.raises(Refused, match=says):
            mend_comparator(comparator=made, comparison=ENGLAND, reason=reason, by=record.cast.olive)


def test_a_comparator_is_kept_mended_and_removed_on_its_pages(record: Record, quarter: Quarter) -> None:
    client = signed_in(record.cast.olive)
    typed = {"whose": "England", "value": "77.2%", "as_at": "2010/11", "source": "LG Inform", "label": "", "unit": ""}
    answer = client.post(at(record.measure, "comparators/add/"), typed | {"period": quarter.period.pk})
    assert answer.status_code == 302
    made = ComparatorFigure.objects.get(measure=record.measure, period=quarter.period)
    assert (made.value, made.unit, made.kept_by) == (Decimal("77.2"), "%", record.cast.olive)
    own = at(record.measure, f"comparators/{made.pk}/")
    answer = client.post(own, typed | {"unit": "%", "value": "78", "reason": "Newer"})
    made.refresh_from_db()
    assert (answer.status_code, made.value) == (302, Decimal(78))
    assert client.post(f"{own}remove/", {"reason": ""}).headers["Location"] == own
    assert client.post(f"{own}remove/", {"reason": "Old"}).headers["Location"] == at(record.measure)
    assert not ComparatorFigure.objects.filter(pk=made.pk).exists()
