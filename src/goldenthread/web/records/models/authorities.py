"""An authority and its directorates. Everything else in the record belongs to exactly one authority."""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q

from goldenthread.plan import Settings
from goldenthread.web.records.models.reminders import ReminderDays, usual_days
from goldenthread.web.records.models.roles import Role


class Nation(models.TextChoices):
    """A nation of the United Kingdom: its bank holidays are no working days."""

    ENGLAND = "england", "England"
    WALES = "wales", "Wales"
    SCOTLAND = "scotland", "Scotland"
    NORTHERN_IRELAND = "northern_ireland", "Northern Ireland"


class Authority(models.Model):
    """A council. `decided` holds its Settings as JSON: scheme, preset, tolerance, what was decided of measures.

    `remind_on` are the days on which owners are reminded, in periods that are opened from now on.
    """

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    contact = models.EmailField(blank=True)
    nation = models.CharField(max_length=20, choices=Nation.choices, default=Nation.ENGLAND)
    decided = models.JSONField(default=dict, blank=True)
    clear_days = models.PositiveSmallIntegerField(
        default=5, validators=[MinValueValidator(1)], help_text="Clear days that papers are open before a meeting"
    )
    committee = models.CharField(max_length=100, default="Cabinet", help_text="The meeting that a period goes to")
    sign_off_days = models.PositiveSmallIntegerField(default=5, help_text="Working days from sign-off to the papers")
    return_days = models.PositiveSmallIntegerField(default=15, help_text="Working days from returns to the papers")
    remind_on = models.JSONField(default=usual_days)
    small_number = models.PositiveSmallIntegerField(
        default=5,
        validators=[MinValueValidator(3), MaxValueValidator(20)],
        help_text="Counts of people below this are kept from the public",
    )

    class Meta:
        verbose_name_plural = "authorities"
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(clear_days__gte=1), name="papers_are_open_before_a_meeting"),
            models.CheckConstraint(condition=Q(return_days__gte=F("sign_off_days")), name="returns_before_sign_off"),
            models.CheckConstraint(condition=Q(small_number__gte=3, small_number__lte=20), name="small_is_3_to_20"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def settings(self) -> Settings:
        """What the council decided about judging and checking."""
        return Settings.model_validate({"authority": self.name, **self.decided})

    @property
    def reminder_days(self) -> ReminderDays:
        """The days on which owners are reminded in the next period."""
        return ReminderDays.model_validate(self.remind_on)


class Directorate(models.Model):
    """A part of the council that is responsible for measures. `code` is what reports print.

    One that is closed keeps what was done in its name; nothing new is given to it.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="directorates")
    code = models.CharField(max_length=100)
    name = models.CharField(max_length=200, blank=True)
    closed_by = models.ForeignKey("records.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "code"], name="one_directorate_a_code"),
            models.CheckConstraint(
                condition=Q(closed_by__isnull=True, closed_at__isnull=True)
                | Q(closed_by__isnull=False, closed_at__isnull=False),
                name="closed_who_and_when",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.code


class SignOffLevel(models.Model):
    """One step of the chain that a directorate's returns go along: the role that decides at this position.

    It holds for returns that were submitted between `since` and `until`: None is from the beginning, and until now. So
    a return keeps the chain that it was submitted under, whatever is set later.
    """

    directorate = models.ForeignKey(Directorate, on_delete=models.CASCADE, related_name="sign_off_levels")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=20, choices=Role.choices)
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["directorate", "position"], condition=Q(until__isnull=True), name="one_level_a_position"
            ),
            models.UniqueConstraint(
                fields=["directorate", "role"], condition=Q(until__isnull=True), name="a_role_signs_once"
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=True) | Q(until__isnull=True) | Q(until__gt=F("since")),
                name="a_level_ends_after_it_begins",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.get_role_display()}"
