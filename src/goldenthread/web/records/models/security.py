"""Who signed in, who tried to, and who was locked out: one row for each person, hour and kind, however often it was."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.web.records.models.authorities import Authority
from goldenthread.web.records.models.people import Person


class SecurityKind(models.TextChoices):
    """What happened at the door."""

    SIGNED_IN = "signed_in", "Signed in"
    FAILED = "failed", "Wrong password or code"
    LOCKED = "locked", "Tried while locked out"
    LINK_ASKED = "link_asked", "Asked for a link to set a password"
    UNKNOWN = "unknown", "Tried an address that nobody has"


class SecurityEvent(models.Model):
    """What happened at the door within one hour: of one kind, to one person, `times` over.

    So a stranger who tries all day adds no more than a row an hour, and for addresses that nobody has one row an hour
    in the whole installation. Sign-ins have a row for each network address. What was typed is not kept. `mark` is
    what makes a row the only one of its kind.
    """

    authority = models.ForeignKey(
        Authority, on_delete=models.PROTECT, null=True, blank=True, related_name="security_events"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="security_events")
    kind = models.CharField(max_length=12, choices=SecurityKind.choices)
    mark = models.CharField(max_length=120, unique=True)
    first_at = models.DateTimeField()
    last_at = models.DateTimeField()
    times = models.PositiveIntegerField(default=1)
    network_address = models.CharField(max_length=45, blank=True, help_text="The last one that it came from")

    class Meta:
        ordering: ClassVar = ["-last_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind=SecurityKind.UNKNOWN, person__isnull=True, authority__isnull=True)
                | (~Q(kind=SecurityKind.UNKNOWN) & Q(person__isnull=False, authority__isnull=False)),
                name="at_the_door_is_someone_or_nobody",
            ),
            models.CheckConstraint(
                condition=Q(times__gte=1, last_at__gte=F("first_at")), name="at_the_door_first_and_last"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "last_at"], name="security_by_time")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person or 'nobody'}"
