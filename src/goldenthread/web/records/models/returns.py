"""A return: what one measure reports for one period, with its figures, remedial actions and evidence."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from goldenthread.plan import Missing, Rating, State
from goldenthread.web.records.fields import ExactNumberField
from goldenthread.web.records.models.measures import Measure
from goldenthread.web.records.models.people import Person
from goldenthread.web.records.models.periods import ReportingPeriod


class ReturnState(models.TextChoices):
    """How far a return has come."""

    NOT_DUE = "not_due", "Not due"
    OWED = "owed", "Owed"
    SUBMITTED = "submitted", "Submitted"
    QUERIED = "queried", "Queried"
    APPROVED = "approved", "Approved"


class NoData(models.TextChoices):
    """Why a return has no figure, in the words of plan.Missing."""

    AWAITING_DATA = Missing.AWAITING_DATA.value, "Awaiting data"
    DEFERRED = Missing.DEFERRED.value, "Deferred"
    WITHDRAWN = Missing.WITHDRAWN.value, "Withdrawn"
    DATA_ONLY = Missing.DATA_ONLY.value, "Data only"
    NO_TARGET = Missing.NO_TARGET.value, "No target"


class Return(models.Model):
    """One measure in one period. `revision` counts what was saved, so that two editors notice each other.

    `declared` is the rating that the owner gives; `override_reason` says why where the figures say another.
    `read_from` names the document that it was taken in from: "file", "sha256" and the "place" in it.
    `level` is the position in the chain of sign-off that decides next, once it is submitted.
    """

    authority = models.ForeignKey("records.Authority", on_delete=models.PROTECT, related_name="returns")
    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="returns")
    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="returns")
    state = models.CharField(max_length=10, choices=ReturnState.choices, default=ReturnState.OWED)
    revision = models.PositiveIntegerField(default=0)
    declared = models.CharField(max_length=12, choices=[(r.value, r.value) for r in Rating], blank=True)
    override_reason = models.TextField(blank=True)
    progress = models.TextField(blank=True)
    remedial_text = models.TextField(blank=True)
    no_data = models.CharField(max_length=14, choices=NoData.choices, blank=True)
    no_data_reason = models.TextField(blank=True)
    data_expected_on = models.DateField(null=True, blank=True)
    exempt_ground = models.TextField(blank=True, help_text="Why the public may not read the words of this return")
    read_from = models.JSONField(default=dict, blank=True)
    level = models.PositiveSmallIntegerField(null=True, blank=True)
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    submitted_at = models.DateTimeField(null=True, blank=True)
    approved_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "period"], name="one_return_a_measure_and_period"),
            models.CheckConstraint(
                condition=Q(submitted_by__isnull=True, submitted_at__isnull=True)
                | Q(submitted_by__isnull=False, submitted_at__isnull=False),
                name="submitted_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True, approved_at__isnull=True)
                | Q(approved_by__isnull=False, approved_at__isnull=False),
                name="approved_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True)
                | Q(submitted_by__isnull=True)
                | ~Q(approved_by=F("submitted_by")),
                name="submitter_is_not_approver",
            ),
            models.CheckConstraint(
                condition=~Q(state=ReturnState.APPROVED) | Q(approved_by__isnull=False), name="approved_by_someone"
            ),
            models.CheckConstraint(condition=Q(no_data="") | Q(declared=""), name="no_rating_without_data"),
        ]
        indexes: ClassVar = [models.Index(fields=["authority", "period", "state"], name="returns_by_state")]

    def __str__(self) -> str:
        return f"{self.measure} ({self.period})"


class Reading(models.Model):
    """What was read of a return's words, so that they aren't read again: the record holds the words alone.

    It counts where its key is that of the words as they are, and of how they are read now; else they are read anew.
    No backup holds it, and it goes when words are taken down.
    """

    of_return = models.OneToOneField(Return, on_delete=models.CASCADE, related_name="reading")
    key = models.CharField(max_length=64)
    content = models.TextField()

    def __str__(self) -> str:
        return f"reading of {self.of_return}"


class Draft(models.Model):
    """What was typed and not submitted, field by field as typed. Kept out of the journal.

    One draft of a return is in force. One that lies `aside` is what its writer typed without having seen what someone
    else saved before; it stays until they have chosen. `sheet` names the page that a draft came from.
    """

    owed = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="drafts")
    aside = models.BooleanField(default=False)
    sheet = models.CharField(max_length=40, blank=True)
    fields = models.JSONField()
    saved_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["owed"], condition=Q(aside=False), name="one_draft_in_force"),
            models.UniqueConstraint(fields=["owed", "saved_by"], condition=Q(aside=True), name="one_aside_a_person"),
        ]

    def __str__(self) -> str:
        return f"draft of {self.owed}"


class FigureRecord(models.Model):
    """A figure of one part of a measure. A restated one stays, and points to what took its place."""

    of_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="figures")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=100, blank=True)
    value = ExactNumberField()
    unit = models.CharField(max_length=40)
    numerator = ExactNumberField(null=True, blank=True)
    denominator = ExactNumberField(null=True, blank=True)
    measures_from = models.DateField(null=True, blank=True)
    measures_to = models.DateField(null=True, blank=True)
    as_at = models.CharField(max_length=10, blank=True, help_text="A day, month or year, as 2012-03-31, 2012-03, 2012")
    received_on = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=[(s.value, s.value) for s in State], blank=True)
    printed = models.CharField(max_length=60, blank=True)
    replaced_by = models.OneToOneField("self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaces")

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["of_return", "position"],
                condition=Q(replaced_by__isnull=True),
                name="one_figure_in_force_a_part",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(numerator__isnull=False, denominator__isnull=False),
                name="numerator_with_denominator",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.value} {self.unit}".strip()


class RemedialAction(models.Model):
    """What will be done about a measure that slipped: what, who, by when. Overdue follows from the date.

    `done_how` says what was done, or where it shows.
    """

    of_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="remedial_actions")
    position = models.PositiveSmallIntegerField()
    what = models.TextField()
    who = models.CharField(max_length=200)
    by_when = models.DateField()
    done_on = models.DateField(null=True, blank=True)
    done_how = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of_return", "position"], name="one_remedial_action_a_position"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True, done_how="") | (Q(done_on__isnull=False) & ~Q(done_how="")),
                name="done_when_and_how",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def days_overdue(self) -> int:
        """By how many days it is overdue; 0 where it is done, or its day isn't over."""
        return 0 if self.done_on else max((timezone.localdate() - self.by_when).days, 0)


class Evidence(models.Model):
    """A file that shows where a figure comes from. `content` is only ever handed out as a download."""

    of_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=200)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    content = models.BinaryField()
    added_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "evidence"

    def __str__(self) -> str:
        return self.name
