"""Sending what lies in the outbox, and trying again what didn't go out."""

from datetime import timedelta

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q, QuerySet
from django.utils import timezone

from goldenthread.web.records.models import OutgoingMail

# A sender that was stopped half-way lets go after this long, and another takes the mail on.
_CLAIM = timedelta(minutes=10)
# About a week of runs every quarter of an hour. What hasn't gone out by then needs a person.
MOST_TRIES = 700
_LONGEST_ERROR = 500


def send_outbox() -> tuple[int, int]:
    """Send what waits. Gives how many mails went out and how many failed; those are tried again the next time."""
    waiting = list(_waiting().order_by("made_at", "pk").values_list("pk", flat=True))
    if not waiting:
        return 0, 0
    connection = get_connection()
    try:
        connection.open()
    except OSError as error:
        # Nothing can go out, so that trying each would only take long.
        return 0, _waiting().update(error=_said(error), tries=F("tries") + 1)
    try:
        results = [_sent(number, connection) for number in waiting]
    finally:
        connection.close()
    return results.count(True), results.count(False)


def _waiting() -> QuerySet[OutgoingMail]:
    let_go = Q(claimed_at__isnull=True) | Q(claimed_at__lt=timezone.now() - _CLAIM)
    return OutgoingMail.objects.filter(let_go, sent_at__isnull=True, tries__lt=MOST_TRIES)


def _sent(number: int, connection: BaseEmailBackend) -> bool | None:
    """Send one mail; None where another sender has it."""
    if not _waiting().filter(pk=number).update(claimed_at=timezone.now()):
        return None
    mail = OutgoingMail.objects.get(pk=number)
    message = EmailMessage(mail.subject, mail.body, to=[mail.to], connection=connection)
    own = OutgoingMail.objects.filter(pk=number)
    try:
        message.send()
    except OSError as error:
        own.update(error=_said(error), tries=F("tries") + 1, claimed_at=None)
        return False
    own.update(sent_at=timezone.now(), error="", tries=F("tries") + 1)
    return True


def _said(error: OSError) -> str:
    return f"{type(error).__name__}: {error}"[:_LONGEST_ERROR]
