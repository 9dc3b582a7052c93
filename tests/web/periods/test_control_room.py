"""The control room: its numbers, the lists behind them, and the same number of queries at any size."""

import re
import time
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from goldenthread.web.actions.drafts import save_draft
from goldenthread.web.cycle.control.points import title_of
from goldenthread.web.records.models import JournalEntry, Person, PointToCheck, ReportingPeriod, Return, ReturnState
from tests.web.conftest import Record
from tests.web.periods.many import quarter_of
from tests.web.periods.test_opening import opened

SignIn = Callable[[Person], Client]


@pytest.fixture
def period(record: Record) -> ReportingPeriod:
    """The first quarter of 2012/13: three measures owed, the others not due."""
    period = opened(record)
    kept = [record.measure.pk, *_others(record, period).values_list("measure", flat=True)[:2]]
    Return.objects.filter(period=period).exclude(measure__in=kept).update(state=ReturnState.NOT_DUE)
    return period


def _others(record: Record, period: ReportingPeriod):  # type: ignore[no-untyped-def]
    returns = Return.objects.filter(period=period, measure__placements__responsible__code="DNS")
    return returns.exclude(measure=record.measure).order_by("measure__placements__position", "pk").distinct()


def own(record: Record, period: ReportingPeriod) -> Return:
    return Return.objects.get(period=period, measure=record.measure)


def hand_in(found: Return, state: ReturnState = ReturnState.SUBMITTED, declared: str = "slipped") -> Return:
    Return.objects.filter(pk=found.pk).update(state=state, declared=declared, progress="It went well.")
    found.refresh_from_db()
    return found


def point_on(found: Return, rule: str = "stale-figure") -> PointToCheck:
    return PointToCheck.objects.create(
        of_return=found,
        fingerprint=f"{rule}{found.pk}",
        rule=rule,
        severity="error",
        message="It is old.",
        instruction="Bring a new one.",
    )


def cells(page: str, name: str) -> list[int]:
    """Give the numbers of a row of the table of states."""
    row = re.search(rf'<tr[^>]*><th scope="row"[^>]*>{re.escape(name)}</th>(.*?)</tr>', page)
    assert row is not None
    return [int(number) for number in re.findall(r">(\d+)<", row[1])]


def test_every_return_is_counted_by_directorate_and_state(
    record: Record, period: ReportingPeriod, sign_in: SignIn
) -> None:
    save_draft(owed=own(record, period), fields={"progress": "begun"}, revision=0, by=record.cast.ben)
    hand_in(_others(record, period).exclude(state=ReturnState.NOT_DUE)[0])
    page = sign_in(record.cast.olive).get(f"/borough/work/control/{period.pk}/").content.decode()
    # not due, owed, draft, submitted, queried, approved, late, all
    assert cells(page, "CESC") == [45, 0, 1, 0, 0, 0, 1, 46]
    assert cells(page, "DNS") == [45, 1, 0, 1, 0, 0, 1, 47]
    assert cells(page, "All directorates") == [116, 1, 1, 1, 0, 0, 2, 119]


def test_every_number_leads_to_as_many_returns(record: Record, period: ReportingPeriod, sign_in: SignIn) -> None:
    hand_in(own(record, period))
    client = sign_in(record.cast.olive)
    page = client.get(f"/borough/work/control/{period.pk}/").content.decode()
    links = re.findall(r'href="(/borough/work/control/\d+/(?:returns|changes)/[^"]*)">(\d+)<', page)
    counted = [int(count) for _, count in links]
    lists = [client.get(link.replace("&amp;", "&")).content.decode() for link, _ in links]
    assert [int(found[1]) for page in lists if (found := re.search(r"Q1: (\d+)</span>", page))] == counted
    assert len(counted) > 10


def test_late_returns_name_owner_days_and_when_they_were_chased(
    record: Record, period: ReportingPeriod, sign_in: SignIn
) -> None:
    client = sign_in(record.cast.olive)
    room = f"/borough/work/control/{period.pk}/"
    assert "Never" in client.get(room).content.decode()
    answer = client.post(f"{room}chase/", {"return": own(record, period).pk, "back": f"{room}#late"})
    assert answer.headers["Location"] == f"{room}#late"
    page = client.get(f"{room}returns/?state=late&directorate=CESC").content.decode()
    assert "Ben (CESC)" in page
    assert "Never" not in page


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_a_form_leads_back_to_this_site_alone(
    record: Record, period: ReportingPeriod, sign_in: SignIn, back: str
) -> None:
    room = f"/borough/work/control/{period.pk}/"
    answer = sign_in(record.cast.olive).post(f"{room}chase/", {"back": back})
    assert answer.headers["Location"] == room


def test_a_point_is_answered_and_is_open_no_more(record: Record, period: ReportingPeriod, sign_in: SignIn) -> None:
    point = point_on(hand_in(own(record, period)))
    client = sign_in(record.cast.olive)
    listed = f"/borough/work/control/{period.pk}/points/stale-figure/"
    assert "It is old." in client.get(listed).content.decode()
    client.post(
        f"/borough/work/control/points/{point.pk}/answer/", {"because": "The next comes in June", "back": listed}
    )
    assert "It is old." not in client.get(listed).content.decode()
    words = JournalEntry.objects.latest("number").words.get(path="after.because")
    assert words.text == "The next comes in June"


def test_a_better_status_beside_a_worse_figure_is_counted(
    record: Record, period: ReportingPeriod, sign_in: SignIn
) -> None:
    found = hand_in(own(record, period))
    point_on(found, "figure-worse-status-better")
    page = sign_in(record.cast.olive).get(f"/borough/work/control/{period.pk}/changes/crossed/").content.decode()
    assert f"/borough/work/returns/{found.pk}/" in page


@pytest.mark.parametrize(
    ("then", "now", "group"),
    [
        ("achieved", "slipped", "worse"),
        ("slipped", "on_track", "better"),
        ("slipped", "slipped", "same"),
        ("", "slipped", "newly_rated"),
        ("slipped", "", "no_longer_rated"),
        ("", "", None),
    ],
)
def test_measures_are_told_apart_by_how_they_moved(
    record: Record, period: ReportingPeriod, sign_in: SignIn, then: str, now: str, group: str | None
) -> None:
    Return.objects.filter(period=record.year_end, measure=record.measure).update(declared=then)
    found = hand_in(own(record, period), declared=now)
    client = sign_in(record.cast.olive)
    groups = ["worse", "better", "same", "newly_rated", "no_longer_rated"]
    pages = {one: client.get(f"/borough/work/control/{period.pk}/changes/{one}/").content.decode() for one in groups}
    assert [one for one, page in pages.items() if f"/returns/{found.pk}/" in page] == ([group] if group else [])


@pytest.mark.parametrize("path", ["returns/?state=lost", "changes/lost/"])
def test_what_is_no_list_is_not_found(record: Record, period: ReportingPeriod, sign_in: SignIn, path: str) -> None:
    assert sign_in(record.cast.olive).get(f"/borough/work/control/{period.pk}/{path}").status_code == 404


ROOM_QUERIES, LIST_QUERIES = 21, 8


@pytest.mark.parametrize("count", [1, 3, 60])
def test_the_room_asks_the_same_number_of_queries(
    record: Record, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    period = quarter_of(record.authority, record.cast.olive, count)
    client = sign_in(record.cast.olive)
    client.get("/borough/work/outbox/")
    with django_assert_num_queries(ROOM_QUERIES):
        client.get(f"/borough/work/control/{period.pk}/")


@pytest.mark.xdist_group("twelve thousand")
def test_twelve_thousand_measures_ask_no_more_queries(
    record: Record, sign_in: SignIn, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    period = quarter_of(record.authority, record.cast.olive, 12_000)
    client = sign_in(record.cast.olive)
    client.get("/borough/work/outbox/")
    began = time.process_time()
    with django_assert_num_queries(ROOM_QUERIES):
        page = client.get(f"/borough/work/control/{period.pk}/").content.decode()
    assert cells(page, "All directorates") == [4000, 4000, 0, 4000, 0, 0, 4000, 12000]
    with django_assert_num_queries(LIST_QUERIES):
        client.get(f"/borough/work/control/{period.pk}/returns/?state=late&page=7")
    assert time.process_time() - began < 20


def test_a_rule_of_no_list_is_named_in_words() -> None:
    assert title_of("numerator-above-denominator") == "Numerator above denominator"
