"""Putting mails into the outbox."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from goldenthread.web.records.models import Authority, MailKind, OutgoingMail, Person, Return


@dataclass(frozen=True)
class Letter:
    """A mail that isn't in the outbox yet."""

    person: Person
    subject: str
    body: str
    about: Sequence[Return]


def post(letters: Iterable[Letter], *, authority: Authority, kind: MailKind, at: datetime) -> list[OutgoingMail]:
    """Put letters into the outbox, within the transaction of the action that makes them."""
    written = list(letters)
    mails = OutgoingMail.objects.bulk_create(
        OutgoingMail(
            authority=authority,
            person=letter.person,
            kind=kind,
            to=letter.person.user.email,
            subject=letter.subject,
            body=letter.body,
            made_at=at,
        )
        for letter in written
    )
    about = OutgoingMail.about.through
    about.objects.bulk_create(
        about(outgoingmail_id=mail.pk, return_id=found.pk)
        for mail, letter in zip(mails, written, strict=True)
        for found in letter.about
    )
    return mails
