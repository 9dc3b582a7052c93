"""An authority and its directorates. Everything else in the record belongs to exactly one authority."""

from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models

from goldenthread.plan import Settings
from goldenthread.web.records.models.roles import Role


class Nation(models.TextChoices):
    """A nation of the United Kingdom: its bank holidays are no working days."""

    ENGLAND = "england", "England"
    WALES = "wales", "Wales"
    SCOTLAND = "scotland", "Scotland"
    NORTHERN_IRELAND = "northern_ireland", "Northern Ireland"


class Authority(models.Model):
    """A council. `decided` holds its Settings as JSON: scheme, preset, tolerance, what was decided of measures."""

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    contact = models.EmailField(blank=True)
    nation = models.CharField(max_length=20, choices=Nation.choices, default=Nation.ENGLAND)
    decided = models.JSONField(default=dict, blank=True)
    clear_days = models.PositiveSmallIntegerField(
        default=5, validators=[MinValueValidator(1)], help_text="Clear days that papers are open before a meeting"
    )

    class Meta:
        verbose_name_plural = "authorities"

    def __str__(self) -> str:
        return self.name

    @property
    def settings(self) -> Settings:
        """What the council decided about judging and checking."""
        return Settings.model_validate({"authority": self.name, **self.decided})


class Directorate(models.Model):
    """A part of the council that is responsible for measures. `code` is what reports print."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="directorates")
    code = models.CharField(max_length=100)
    name = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "code"], name="one_directorate_a_code")]

    def __str__(self) -> str:
        return self.name or self.code


class SignOffLevel(models.Model):
    """One step of the chain that a directorate's returns go along: the role that decides at this position."""

    directorate = models.ForeignKey(Directorate, on_delete=models.CASCADE, related_name="sign_off_levels")
    position = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["directorate", "position"], name="one_level_a_position"),
            models.UniqueConstraint(fields=["directorate", "role"], name="a_role_signs_once"),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.get_role_display()}"
