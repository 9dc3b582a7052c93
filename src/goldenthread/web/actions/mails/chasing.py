"""Chasing: a mail at once, at the word of a performance officer."""

from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from goldenthread.web.actions.mails.letters import body_of, subject_of
from goldenthread.web.actions.mails.posting import Letter, post
from goldenthread.web.actions.mails.recipients import Owed, by_person, owed_of
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.models import (
    MailKind,
    OutgoingMail,
    PeriodState,
    Person,
    ReportingPeriod,
    Return,
)

# The journal's word for it; pages look for it.
CHASED = "chase"


def chase(*, period: ReportingPeriod, returns: QuerySet[Return], by: Person) -> list[OutgoingMail]:
    """Write to the owners of returns that wait for them, and to deputies where they are late: one mail a person.

    A return is chased once a day at most. Raises Refused where nothing is left to chase, or nobody to write to.
    """
    today = timezone.localdate()
    with writing(period.authority, by=by, may=OFFICERS) as journal:
        late = period.returns_due_on < today
        waiting = not_chased_on(today, returns.filter(period=period, period__state=PeriodState.OPEN))
        owed = owed_of(waiting.select_related("authority"))
        theirs = by_person((one, people_of(one, late=late)) for one in owed)
        _refuse_nothing(period, bool(owed), bool(theirs))
        letters = [
            Letter(
                person,
                subject_of(listed, today),
                body_of(person, listed, today, chased_by=by),
                [one.found for one in listed],
            )
            for person, listed in theirs.items()
        ]
        mails = post(letters, authority=period.authority, kind=MailKind.CHASE, at=journal.at)
        chased = {letter.person.user.email: [found.pk for found in letter.about] for letter in letters}
        journal.record(CHASED, period, after={"returns by address": chased})
    return mails


def people_of(one: Owed, *, late: bool) -> list[Person]:
    """Give who is written to when a return is chased: its owner, and where it is late the deputy too."""
    return one.people(deputies=late)


def not_chased_on(day: date, returns: QuerySet[Return]) -> QuerySet[Return]:
    """Give those returns that weren't chased on a day."""
    chased = OutgoingMail.objects.filter(kind=MailKind.CHASE, made_at__date=day, about=OuterRef("pk"))
    return returns.exclude(Exists(chased))


def _refuse_nothing(period: ReportingPeriod, waits: bool, heard: bool) -> None:
    if not waits:
        raise Refused(
            "there is nothing left to chase today",
            where=str(period),
            expected="a return that waits for its owner, and wasn’t chased today",
            do="see in the outbox what was sent, and chase again tomorrow",
        )
    if not heard:
        raise Refused(
            "there is nobody to write to",
            where=str(period),
            expected="an owner, a deputy or a head of service",
            do="give the measure an owner under People",
        )
