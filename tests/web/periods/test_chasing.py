"""Chasing what is late in one press: whom it writes to is said before, and that it was done is said after."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from goldenthread.web.actions.mails import chase
from goldenthread.web.cycle.control.chases import chases_of
from goldenthread.web.records.models import (
    Assignment,
    Directorate,
    Duty,
    JournalEntry,
    Measure,
    OutgoingMail,
    Person,
    ReportingPeriod,
    Return,
    ReturnState,
)
from tests.web.conftest import TODAY, Record
from tests.web.periods.test_opening import opened

SignIn = Callable[[Person], Client]


@pytest.fixture
def period(record: Record) -> ReportingPeriod:
    """A quarter that is long late: Ben and Mia each owe their measure, and Ben another one."""
    period = opened(record)
    second = Measure.objects.filter(placements__responsible__code="CESC", assignments=None).order_by("pk")[0]
    Assignment.objects.create(measure=second, person=record.cast.ben, duty=Duty.OWNER, since=TODAY)
    Return.objects.filter(period=period).exclude(measure__assignments__isnull=False).update(state=ReturnState.NOT_DUE)
    return period


def room(client: Client, period: ReportingPeriod) -> str:
    return client.get(f"/borough/work/control/{period.pk}/").content.decode()


def press(client: Client, period: ReportingPeriod, directorate: str = "") -> str:
    sent = {"directorate": directorate} if directorate else {}
    return client.post(f"/borough/work/control/{period.pk}/chase/", sent, follow=True).content.decode()


def told(period: ReportingPeriod) -> dict[str, tuple[int, int, str]]:
    late = Return.objects.filter(period=period)
    return {one.code: (one.late, one.open, one.told) for one in chases_of(period, late)}


def buttons(page: str) -> list[str]:
    return re.findall(r"<button [^>]*>(Chase [^<]+)<", page)


def test_the_room_says_whom_chasing_writes_to(record: Record, period: ReportingPeriod, sign_in: SignIn) -> None:
    assert told(period) == {
        "": (3, 3, "Ben, Eve, Mia"),
        "CESC": (2, 2, "Ben, Eve"),
        "All": (1, 1, "Mia"),
    }
    page = room(sign_in(record.cast.olive), period)
    assert "Ben, Eve, Mia: one mail each" in page
    assert sorted(buttons(page)) == ["Chase all 2", "Chase all 3", "Chase the late one"]


def test_one_press_writes_one_mail_to_each(record: Record, period: ReportingPeriod, sign_in: SignIn) -> None:
    page = press(sign_in(record.cast.olive), period)
    assert "Chased: Ben, Eve, Mia." in page
    mails = {mail.person.name: mail.about.count() for mail in OutgoingMail.objects.all()}
    assert mails == {"Ben": 2, "Eve": 1, "Mia": 1}
    assert JournalEntry.objects.filter(authority=record.authority, verb="chase").count() == 1


def test_what_was_chased_today_says_so_and_invites_to_no_more(
    record: Record, period: ReportingPeriod, sign_in: SignIn
) -> None:
    page = press(sign_in(record.cast.olive), period)
    at = timezone.localtime(OutgoingMail.objects.latest("pk").made_at)
    # Once for all, for each directorate and for each return.
    assert page.count(f"Chased today at {at:%H:%M} by Olive") == 6
    assert (buttons(page), "/chase/" in page) == ([], False)
    assert "There is nothing left to chase today" in press(sign_in(record.cast.olive), period)
    assert OutgoingMail.objects.count() == 3


def test_a_directorate_is_chased_by_itself_and_the_others_after(
    record: Record, period: ReportingPeriod, sign_in: SignIn
) -> None:
    page = press(sign_in(record.cast.olive), period, "CESC")
    assert {mail.person.name for mail in OutgoingMail.objects.all()} == {"Ben", "Eve"}
    assert told(period) == {"": (3, 1, "Mia"), "CESC": (2, 0, ""), "All": (1, 1, "Mia")}
    assert buttons(page) == ["Chase the other 1", "Chase the late one"]
    press(sign_in(record.cast.olive), period)
    assert sorted(mail.person.name for mail in OutgoingMail.objects.all()) == ["Ben", "Eve", "Mia"]


def test_a_directorate_with_a_long_code_is_listed_and_chased(
    record: Record, period: ReportingPeriod, sign_in: SignIn
) -> None:
    code, client = "Children, Education and Social Care", sign_in(record.cast.olive)
    Directorate.objects.filter(authority=record.authority, code="CESC").update(code=code)
    listed = client.get(f"/borough/work/control/{period.pk}/returns/", {"directorate": f"{code}\0"})
    assert listed.context["page"].paginator.count > 0
    press(client, period, code)
    assert {mail.person.name for mail in OutgoingMail.objects.all()} == {"Ben", "Eve"}


def test_what_was_chased_three_days_ago_says_by_whom_and_is_chased_again(
    record: Record, period: ReportingPeriod, monkeypatch: pytest.MonkeyPatch
) -> None:
    chase(period=period, returns=Return.objects.filter(period=period), by=record.cast.olive)
    later = timezone.now() + timedelta(days=3)
    monkeypatch.setattr(timezone, "now", lambda: later)
    (line, *_) = chases_of(period, Return.objects.filter(period=period))
    assert line.last is not None
    assert (line.last.by, line.last.today, line.open, line.told) == ("Olive", False, 3, "Ben, Eve, Mia")


def test_many_names_are_cut_and_counted(record: Record, period: ReportingPeriod) -> None:
    (line, *_) = chases_of(period, Return.objects.filter(period=period))
    line.people |= {-number: f"Person {number}" for number in range(1, 6)}
    assert line.told == "Ben, Eve, Mia, Person 1, Person 2, Person 3 and 2 more"


def test_late_returns_that_are_nobodys_are_named(record: Record, period: ReportingPeriod, sign_in: SignIn) -> None:
    Assignment.objects.filter(person=record.cast.mia).delete()
    mias = Return.objects.filter(period=period, state=ReturnState.OWED).exclude(
        measure__assignments__person=record.cast.ben
    )
    assert mias.count() == 1
    page = room(sign_in(record.cast.olive), period)
    assert "1 has no owner, deputy or head of service to write to" in page
    assert buttons(page) == ["Chase all 3", "Chase all 2"]


def test_an_auditor_sees_and_chases_nothing(record: Record, period: ReportingPeriod, sign_in: SignIn) -> None:
    page = room(sign_in(record.cast.aud), period)
    assert "Ben, Eve, Mia: one mail each" in page
    assert "/chase/" not in page
