"""Reminders: when, to whom, what they say, once each; chasing; and the outbox that is sent and tried again."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import call_command
from django.test import Client
from pytest_django import Settings

from goldenthread.plan import UserError
from goldenthread.web.actions.deadlines import Deadlines
from goldenthread.web.actions.mails import chase, remind, send_outbox
from goldenthread.web.actions.mails.letters import shortened, when
from goldenthread.web.actions.mails.reminding import occasion_of
from goldenthread.web.actions.periods import move_deadlines
from goldenthread.web.records.models import (
    Assignment,
    JournalEntry,
    Measure,
    OutgoingMail,
    Person,
    Reminder,
    ReminderDays,
    ReportingPeriod,
    Return,
    ReturnState,
)
from tests.web.conftest import Record
from tests.web.periods.test_opening import opened

DUE = date(2012, 8, 14)
SignIn = Callable[[Person], Client]


class Unreachable(EmailBackend):
    """A mail server that can't be reached."""

    def open(self) -> bool:
        raise ConnectionRefusedError("nobody listens")


class Fussy(EmailBackend):
    """A mail server that doesn't know one address."""

    def send_messages(self, messages: list[mail.EmailMessage]) -> int:  # type: ignore[override]
        if any("ben@" in address for message in messages for address in message.to):
            raise ConnectionResetError("no such address")
        return super().send_messages(messages)


@pytest.fixture
def period(record: Record) -> ReportingPeriod:
    """The first quarter of 2012/13, due on 14 August; only 11.1 and Mia's measure are owed."""
    period = opened(record)
    kept = Measure.objects.filter(assignments__isnull=False)
    Return.objects.filter(period=period).exclude(measure__in=kept).update(state=ReturnState.NOT_DUE)
    return period


def written_to(record: Record, day: date) -> list[str]:
    return sorted(one.person.name for one in remind(authority=record.authority, today=day))


@pytest.mark.parametrize(
    ("days", "key", "deputies", "heads"),
    [
        (-60, "opened", False, False),
        (-11, "opened", False, False),
        (-10, "-10", False, False),
        (-6, "-10", False, False),
        (-5, "-5", False, False),
        (-1, "-1", False, False),
        (0, "+0", True, False),
        (1, "+1", True, False),
        (2, "+1", True, False),
        (3, "+3", True, True),
        (7, "+7", True, True),
        (13, "+7", True, True),
        (14, "+14", True, True),
        (400, "+399", True, True),
    ],
)
def test_each_occasion_has_its_day(days: int, key: str, deputies: bool, heads: bool) -> None:
    found = occasion_of(DUE, DUE + timedelta(days=days), ReminderDays())
    assert (found.key, found.deputies, found.heads) == (f"2012-08-14 {key}", deputies, heads)


@pytest.mark.parametrize(
    ("today", "words"),
    [
        (date(2012, 4, 8), "due Friday 13 April, 5 days left"),
        (date(2012, 4, 12), "due Friday 13 April, 1 day left"),
        (date(2012, 4, 13), "due Friday 13 April, today"),
        (date(2012, 4, 14), "1 day late, was due Friday 13 April"),
        (date(2012, 4, 20), "7 days late, was due Friday 13 April"),
    ],
)
def test_subjects_say_when(today: date, words: str) -> None:
    assert when(date(2012, 4, 13), today) == words


@pytest.mark.parametrize(
    ("text", "short"),
    [("a short\nname", "a short name"), ("a name that is longer", "a name that…"), ("x" * 30, "x" * 14 + "…")],
)
def test_names_are_cut_after_a_word(text: str, short: str) -> None:
    assert shortened(text, 15) == short


def test_a_reminder_leads_straight_to_the_return(record: Record, period: ReportingPeriod) -> None:
    remind(authority=record.authority, today=DUE - timedelta(days=5))
    own = Return.objects.get(period=period, measure=record.measure)
    made = OutgoingMail.objects.get(person=record.cast.ben)
    assert made.subject.startswith("11.1 ")
    assert made.subject.endswith(": due Tuesday 14 August, 5 days left")
    assert f"http://127.0.0.1:8000/borough/work/returns/{own.pk}/" in made.body
    assert list(made.about.all()) == [own]


def test_reminders_go_to_more_people_as_time_passes(record: Record, period: ReportingPeriod) -> None:
    told = {days: written_to(record, DUE + timedelta(days=days)) for days in (-30, -10, 0, 1, 3)}
    assert told == {
        -30: ["Ben", "Mia"],
        -10: ["Ben", "Mia"],
        0: ["Ben", "Eve", "Mia"],
        1: ["Ben", "Eve", "Mia"],
        3: ["Ben", "Eve", "Hal", "Mia"],
    }


def test_a_second_run_reminds_nobody(record: Record, period: ReportingPeriod) -> None:
    assert written_to(record, DUE) == ["Ben", "Eve", "Mia"]
    assert written_to(record, DUE) == []
    assert Reminder.objects.count() == 3


def test_one_mail_lists_all_that_a_person_owes(record: Record, period: ReportingPeriod) -> None:
    other = Return.objects.filter(period=period, state=ReturnState.NOT_DUE).order_by("measure__placements__position")[0]
    Return.objects.filter(pk=other.pk).update(state=ReturnState.OWED)
    Assignment.objects.create(measure=other.measure, person=record.cast.ben, duty="owner", since=date(2012, 4, 1))
    remind(authority=record.authority, today=DUE)
    made = OutgoingMail.objects.get(person=record.cast.ben)
    assert made.subject.startswith("2 returns: due Tuesday 14 August, today: ")
    assert made.about.count() == 2


@pytest.mark.parametrize("state", [ReturnState.SUBMITTED, ReturnState.NOT_DUE])
def test_what_is_handed_in_or_not_due_reminds_nobody(record: Record, period: ReportingPeriod, state: str) -> None:
    Return.objects.filter(period=period, measure=record.measure).update(state=state)
    assert written_to(record, DUE) == ["Mia"]


def test_a_queried_return_is_owed_again(record: Record, period: ReportingPeriod) -> None:
    Return.objects.filter(period=period, measure=record.measure).update(state=ReturnState.QUERIED)
    assert "Ben" in written_to(record, DUE - timedelta(days=1))


def test_where_the_owner_has_left_the_deputy_is_written_to(record: Record, period: ReportingPeriod) -> None:
    Person.objects.filter(pk=record.cast.ben.pk).update(left_on=date(2012, 7, 1))
    assert written_to(record, DUE - timedelta(days=10)) == ["Eve", "Mia"]


def test_moved_deadlines_remind_anew(record: Record, period: ReportingPeriod) -> None:
    written_to(record, DUE)
    later = Deadlines(
        date(2012, 8, 21), *(getattr(period, name) for name in ("sign_off_due_on", "papers_on", "committee_on"))
    )
    move_deadlines(period=period, deadlines=later, reason="half the team is ill", by=record.cast.olive)
    assert written_to(record, DUE + timedelta(days=7)) == ["Ben", "Eve", "Mia"]


def test_run_due_makes_and_sends_once(record: Record, period: ReportingPeriod) -> None:
    for _ in range(2):
        call_command("run_due", on="2012-08-14", verbosity=0)
    assert sorted(message.to[0] for message in mail.outbox) == [
        f"{who}@borough.example" for who in ("ben", "eve", "mia")
    ]
    assert OutgoingMail.objects.filter(sent_at__isnull=True).count() == 0


def test_mails_wait_for_a_server_that_is_away(record: Record, period: ReportingPeriod, settings: Settings) -> None:
    remind(authority=record.authority, today=DUE)
    backend = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.Unreachable"
    assert send_outbox() == (0, 3)
    waiting = OutgoingMail.objects.get(person=record.cast.ben)
    assert (waiting.sent_at, waiting.tries, waiting.error) == (None, 1, "ConnectionRefusedError: nobody listens")
    settings.EMAIL_BACKEND = backend
    assert send_outbox() == (3, 0)
    waiting.refresh_from_db()
    assert (waiting.tries, waiting.error) == (2, "")


def test_one_mail_that_fails_keeps_none_back(record: Record, period: ReportingPeriod, settings: Settings) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.Fussy"
    remind(authority=record.authority, today=DUE)
    assert send_outbox() == (2, 1)
    assert OutgoingMail.objects.get(sent_at__isnull=True).person == record.cast.ben


def test_a_mail_that_another_sender_has_is_left_alone(record: Record, period: ReportingPeriod) -> None:
    remind(authority=record.authority, today=DUE)
    OutgoingMail.objects.update(claimed_at=datetime.now(ZoneInfo("Europe/London")))
    assert send_outbox() == (0, 0)
    OutgoingMail.objects.update(claimed_at=datetime.now(ZoneInfo("Europe/London")) - timedelta(hours=1))
    assert send_outbox() == (3, 0)


def test_chasing_writes_at_once_and_is_journalled(record: Record, period: ReportingPeriod) -> None:
    own = Return.objects.filter(period=period, measure=record.measure)
    made = chase(period=period, returns=own, by=record.cast.olive)
    entry = JournalEntry.objects.filter(authority=record.authority).latest("number")
    assert sorted(one.person.name for one in made) == ["Ben", "Eve"]  # it is long late by now
    assert "Olive of the performance team asks" in made[0].body
    assert (entry.verb, entry.by, entry.after) == (
        "chase",
        record.cast.olive,
        {"returns by address": {f"{who}@borough.example": [own.get().pk] for who in ("ben", "eve")}},
    )


def test_nothing_is_chased_twice_a_day(record: Record, period: ReportingPeriod) -> None:
    returns = Return.objects.filter(period=period)
    chase(period=period, returns=returns, by=record.cast.olive)
    with pytest.raises(UserError, match="nothing left to chase"):
        chase(period=period, returns=returns, by=record.cast.olive)


def test_chasing_where_nobody_is_says_so(record: Record, period: ReportingPeriod) -> None:
    other = Return.objects.filter(
        period=period, state=ReturnState.NOT_DUE, measure__placements__responsible__posts=None
    )
    alone = Return.objects.filter(pk=other[0].pk)
    alone.update(state=ReturnState.OWED)
    with pytest.raises(UserError, match="nobody to write to"):
        chase(period=period, returns=alone, by=record.cast.olive)


def test_officers_see_the_outbox(record: Record, period: ReportingPeriod, sign_in: SignIn) -> None:
    remind(authority=record.authority, today=DUE)
    client = sign_in(record.cast.olive)
    page = client.get("/borough/work/outbox/").content.decode()
    made = OutgoingMail.objects.get(person=record.cast.ben)
    assert "3 mails: 3 not sent yet" in page
    assert escape(made.subject) in page
    assert made.to in client.get(f"/borough/work/outbox/{made.pk}/").content.decode()


CHOSEN = ReminderDays(before=(14, 2), after=(), heads_after=9)


@pytest.mark.parametrize(
    ("days", "key", "heads"),
    [
        (-15, "opened", False),
        (-14, "-14", False),
        (-1, "-2", False),
        (6, "+0", False),
        (7, "+7", False),
        (14, "+14", True),
    ],
)
def test_a_councils_own_days_are_kept_to(days: int, key: str, heads: bool) -> None:
    found = occasion_of(DUE, DUE + timedelta(days=days), CHOSEN)
    assert (found.key, found.heads) == (f"2012-08-14 {key}", heads)
