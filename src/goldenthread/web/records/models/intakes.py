"""A document on its way in: what was read of it, row by row, until a person confirms it or lets it go."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.web.records.models.authorities import Authority
from goldenthread.web.records.models.measures import Measure
from goldenthread.web.records.models.people import Person
from goldenthread.web.records.models.periods import ReportingPeriod


class IntakeState(models.TextChoices):
    """What became of a document on its way in."""

    PENDING = "pending", "To be reviewed"
    CONFIRMED = "confirmed", "Taken into the record"


class Intake(models.Model):
    """A report that was read and isn't part of the record before it is confirmed; then its document is evidence.

    `report` is the Report as JSON, its numbers as text and its rows apart. `set_aside` holds the positions of the
    entries that couldn't be read and that a person has set aside.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="intakes")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    report = models.JSONField()
    set_aside = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=IntakeState.choices, default=IntakeState.PENDING)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    expires_at = models.DateTimeField()
    became = models.OneToOneField(
        ReportingPeriod, on_delete=models.PROTECT, null=True, blank=True, related_name="came_of"
    )
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["-at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(
                    state=IntakeState.PENDING,
                    became__isnull=True,
                    confirmed_by__isnull=True,
                    confirmed_at__isnull=True,
                )
                | Q(
                    state=IntakeState.CONFIRMED,
                    became__isnull=False,
                    confirmed_by__isnull=False,
                    confirmed_at__isnull=False,
                ),
                name="an_intake_confirmed_who_when_and_what",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class IntakeRow(models.Model):
    """One measure of such a report: as it was read, and as a person mended it.

    `doubts` are sentences that say why to look at it. `measure` is the known measure that it is; None for a new one.
    `by` is who accepted it.
    """

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    row_id = models.CharField(max_length=300)
    as_read = models.JSONField()
    edited = models.JSONField(null=True, blank=True)
    doubts = models.JSONField(default=list)
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    sure = models.BooleanField()
    accepted = models.BooleanField(default=False)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["intake", "position"], name="one_row_a_position"),
            models.CheckConstraint(
                condition=Q(accepted=False, by__isnull=True) | Q(accepted=True, by__isnull=False),
                name="a_row_accepted_by_someone",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["intake", "accepted", "sure"], name="rows_to_look_at")]

    def __str__(self) -> str:
        return self.row_id
