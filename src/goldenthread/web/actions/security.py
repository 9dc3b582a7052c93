"""The security log: what happens at the door, bounded so that nobody can flood it from outside.

It stands beside the journal, whose chain every stranger could otherwise make grow and hold up. What people do to their
own accounts and to others' (passwords, second factors, posts) is in the journal itself.
"""

from django.db import IntegrityError, transaction
from django.db.models import DateTimeField, F, Value
from django.db.models.functions import Greatest
from django.utils import timezone

from goldenthread.web.records.models import Person, SecurityEvent, SecurityKind, User


def note_at_the_door(*, kind: SecurityKind, user: User | None, network_address: str | None = None) -> None:
    """Count something that happened to a user, in each authority that they are in; or to an address nobody has."""
    address = (network_address or "")[:45]
    people = list(user.people.filter(left_on__isnull=True).order_by("authority_id")) if user else []
    if not people:
        _count(SecurityKind.UNKNOWN, None, address)
    for person in people:
        _count(kind, person, address)


def note_failure(*, email: str, locked: bool, network_address: str | None = None) -> None:
    """Count a wrong password or code, or a try while locked out, by the address that was typed."""
    user = User.objects.filter(email=email.replace("\0", "")).first()
    kind = SecurityKind.LOCKED if locked else SecurityKind.FAILED
    note_at_the_door(kind=kind, user=user, network_address=network_address)


def _count(kind: SecurityKind, person: Person | None, address: str) -> None:
    now = timezone.now()
    came_from = address if kind is SecurityKind.SIGNED_IN else ""
    mark = f"{now:%Y-%m-%dT%H} {kind.value} {person.pk if person else 0} {came_from}"
    # Of two at the same moment either may come to write first.
    latest = Greatest(F("last_at"), Value(now, DateTimeField()))
    again = {"times": F("times") + 1, "last_at": latest, "network_address": address}
    if SecurityEvent.objects.filter(mark=mark).update(**again):
        return
    try:
        with transaction.atomic():
            SecurityEvent.objects.create(
                authority=person.authority if person else None,
                person=person,
                kind=kind,
                mark=mark,
                first_at=now,
                last_at=now,
                network_address=address,
            )
    except IntegrityError:
        # Another process counted the first of this hour a moment ago.
        SecurityEvent.objects.filter(mark=mark).update(**again)
