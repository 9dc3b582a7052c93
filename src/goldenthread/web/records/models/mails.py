"""Mails to people of the council: the outbox, and the reminders that have been made."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.web.records.models.authorities import Authority
from goldenthread.web.records.models.people import Person
from goldenthread.web.records.models.periods import ReportingPeriod
from goldenthread.web.records.models.returns import Return


class MailKind(models.TextChoices):
    """What a mail is for."""

    REMINDER = "reminder", "Reminder"
    CHASE = "chase", "Chased by the performance team"
    QUERY = "query", "Sent back"


class OutgoingMail(models.Model):
    """A mail, kept as it was made. It is sent by `run_due`, and tried again until it goes out.

    `about` are the returns that it names. `claimed_at` is when a sender took it on, so that no second one sends it too.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="mails")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="mails")
    kind = models.CharField(max_length=10, choices=MailKind.choices)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    about = models.ManyToManyField(Return, related_name="mails")
    made_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    sent_at = models.DateTimeField(null=True, blank=True)
    error = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(sent_at__isnull=True) | Q(error=""), name="what_is_sent_has_no_error"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "made_at"], name="mails_by_day")]

    def __str__(self) -> str:
        return self.subject


class Reminder(models.Model):
    """A reminder that was made. Its key keeps the same one from being made twice."""

    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="reminders")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reminders")
    occasion = models.CharField(max_length=40)
    mail = models.ForeignKey(OutgoingMail, on_delete=models.PROTECT, related_name="reminders")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["period", "person", "occasion"], name="a_reminder_once"),
        ]

    def __str__(self) -> str:
        return f"{self.occasion} to {self.person}"
