"""A plan and its levels, down to the priority action: the golden thread above a measure."""

from typing import ClassVar

from django.db import models

from goldenthread.plan import Scheme, SchemeCode
from goldenthread.plan.period import year_printed
from goldenthread.web.records.models.authorities import Authority


class Plan(models.Model):
    """A council's plan, which runs over several plan years. `key` holds its scheme as JSON."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="plans")
    name = models.CharField(max_length=200)
    key = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "name"], name="one_plan_a_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def scheme(self) -> Scheme:
        """The key that statuses are printed in."""
        return Scheme(codes=tuple(SchemeCode.model_validate(code) for code in self.key), basis="key")


class PlanYear(models.Model):
    """One year of a plan. Refs belong to it; measures outlive it. `start` is the calendar year it begins in."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="years")
    start = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["start"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "start"], name="a_plan_year_once")]

    def __str__(self) -> str:
        return year_printed(self.start)


class Section(models.Model):
    """The highest level of a plan: a part of it that holds themes."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sections")
    name = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "name"], name="one_section_a_name")]

    def __str__(self) -> str:
        return self.name


class Theme(models.Model):
    """A theme of a plan, in a section where the plan has such."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="themes")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True, related_name="themes")
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "name"], name="one_theme_a_name"),
            models.UniqueConstraint(fields=["plan", "slug"], name="one_theme_an_address"),
        ]

    def __str__(self) -> str:
        return self.name


class Objective(models.Model):
    """What a theme wants to reach. `ref` is its number as the plan prints it, "" where it has none."""

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="objectives")
    ref = models.CharField(max_length=20, blank=True)
    text = models.TextField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.ref} {self.text}".strip()


class PriorityAction(models.Model):
    """What is done for an objective; measures show whether it works."""

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="priority_actions")
    text = models.TextField()
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.text
