"""Reminders of what is owed: when a period opens, before returns are due, on the day, and after."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goldenthread.web.actions.mails.letters import body_of, subject_of
from goldenthread.web.actions.mails.posting import Letter, post
from goldenthread.web.actions.mails.recipients import Owed, by_person, owed_of
from goldenthread.web.actions.writing import Journal, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import (
    Authority,
    MailKind,
    OutgoingMail,
    PeriodState,
    Person,
    Reminder,
    ReminderDays,
    ReportingPeriod,
    Return,
)

_WEEK = 7


@dataclass(frozen=True)
class Occasion:
    """A day on which a reminder is due. `key` holds the due date, so that moved deadlines remind anew."""

    key: str
    deputies: bool = False
    heads: bool = False


def occasion_of(due: date, today: date, chosen: ReminderDays) -> Occasion:
    """Give the latest occasion that has come: one that was missed is made up for, those before it are not.

    The owner is written to from the beginning, the deputy too from the day on, the head of service once it is late by
    the days that are chosen for that.
    """
    days = (today - due).days
    weekly = range(max(chosen.after, default=0) + _WEEK, days + 1, _WEEK)
    reached = [day for day in (*(-day for day in chosen.before), 0, *chosen.after, *weekly) if day <= days]
    if not reached:
        return Occasion(f"{due.isoformat()} opened")
    last = max(reached)
    return Occasion(f"{due.isoformat()} {last:+d}", deputies=last >= 0, heads=last >= chosen.heads_after)


def remind(*, authority: Authority, today: date) -> list[OutgoingMail]:
    """Make the reminders that are due: one mail a person, with all that they owe. A second run makes none.

    It acts by itself, so that its journal entry names nobody.
    """
    with writing(authority, by=None, may=OFFICERS) as journal:
        open_now = ReportingPeriod.objects.filter(authority=authority, state=PeriodState.OPEN)
        occasions = {one.pk: occasion_of(one.returns_due_on, today, one.reminder_days) for one in open_now}
        owed = owed_of(Return.objects.filter(period__in=list(occasions)).select_related("authority"))
        theirs = by_person((one, _people(one, occasions)) for one in owed)
        new = {person: keys for person, keys in _keys(theirs, occasions) if keys}
        mails = _post({person: theirs[person] for person in new}, today, authority, journal)
        for_mail = {mail.person_id: mail for mail in mails}
        Reminder.objects.bulk_create(
            Reminder(period_id=period, person=person, occasion=key, mail=for_mail[person.pk])
            for person, keys in new.items()
            for period, key in keys
        )
        if mails:
            journal.record("remind", authority, after={"day": today, "people": sorted(mail.to for mail in mails)})
    return mails


def _people(one: Owed, occasions: dict[int, Occasion]) -> list[Person]:
    occasion = occasions[one.found.period_id]
    return one.people(deputies=occasion.deputies, heads=occasion.heads)


def _keys(
    theirs: dict[Person, list[Owed]], occasions: dict[int, Occasion]
) -> Iterator[tuple[Person, list[tuple[int, str]]]]:
    """Give for each person the occasions that they haven't been reminded on, as (period, key)."""
    made = set(Reminder.objects.filter(period__in=list(occasions)).values_list("person_id", "period_id", "occasion"))
    for person, owed in theirs.items():
        periods = sorted({one.found.period_id for one in owed})
        keys = [(period, occasions[period].key) for period in periods]
        yield person, [key for key in keys if (person.pk, *key) not in made]


def _post(theirs: dict[Person, list[Owed]], today: date, authority: Authority, journal: Journal) -> list[OutgoingMail]:
    letters = (
        Letter(person, subject_of(owed, today), body_of(person, owed, today), [one.found for one in owed])
        for person, owed in theirs.items()
    )
    return post(letters, authority=authority, kind=MailKind.REMINDER, at=journal.at)
