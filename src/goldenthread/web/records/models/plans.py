"""A plan and its levels, down to the priority action: the golden thread above a measure."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.plan import Scheme, SchemeCode
from goldenthread.plan.period import year_printed
from goldenthread.web.records.models.authorities import Authority


class Plan(models.Model):
    """A council's plan, which runs over several plan years. `key` holds its scheme as JSON, for periods to come."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="plans")
    name = models.CharField(max_length=200)
    key = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["authority", "name"], name="one_plan_a_name")]

    def __str__(self) -> str:
        return self.name

    @property
    def scheme(self) -> Scheme:
        """The key that statuses are printed in, in periods that are opened from now on."""
        return scheme_of(self.key)


def scheme_of(key: list[Any]) -> Scheme:
    """Give a key as the noun, from the JSON that the record keeps."""
    return Scheme(codes=tuple(SchemeCode.model_validate(code) for code in key), basis="key")


class PlanYear(models.Model):
    """One year of a plan. Refs belong to it; measures outlive it. `start` is the calendar year it begins in."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="years")
    start = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["start"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["plan", "start"], name="a_plan_year_once")]

    def __str__(self) -> str:
        return year_printed(self.start)


class Level(models.Model):
    """What sections, themes, objectives and priority actions have in common: a place among their neighbours.

    None that a return or a publication stands on is deleted: it is withdrawn, with who, when and why.
    """

    position = models.PositiveSmallIntegerField()
    withdrawn_by = models.ForeignKey(
        "records.Person", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)

    class Meta:
        abstract = True
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(withdrawn_by__isnull=True, withdrawn_at__isnull=True, withdrawn_because="")
                | (Q(withdrawn_by__isnull=False, withdrawn_at__isnull=False) & ~Q(withdrawn_because="")),
                name="%(class)s_withdrawn_who_when_and_why",
            ),
        ]


class Section(Level):
    """The highest level of a plan: a part of it that holds themes."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="sections")
    name = models.CharField(max_length=200)

    class Meta(Level.Meta):
        constraints: ClassVar = [
            *Level.Meta.constraints,
            models.UniqueConstraint(fields=["plan", "name"], name="one_section_a_name"),
        ]

    def __str__(self) -> str:
        return self.name


class Theme(Level):
    """A theme of a plan, in a section where the plan has such."""

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="themes")
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True, related_name="themes")
    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=80)

    class Meta(Level.Meta):
        constraints: ClassVar = [
            *Level.Meta.constraints,
            models.UniqueConstraint(fields=["plan", "name"], name="one_theme_a_name"),
            models.UniqueConstraint(fields=["plan", "slug"], name="one_theme_an_address"),
        ]

    def __str__(self) -> str:
        return self.name


class Objective(Level):
    """What a theme wants to reach. `ref` is its number as the plan prints it, "" where it has none.

    `ref_repeated` marks a number that the plan, as it was printed, gives to another objective of the theme too; nobody
    can give the same number twice by hand.
    """

    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="objectives")
    ref = models.CharField(max_length=20, blank=True)
    ref_repeated = models.BooleanField(default=False)
    text = models.TextField()

    class Meta(Level.Meta):
        constraints: ClassVar = [
            *Level.Meta.constraints,
            models.UniqueConstraint(
                fields=["theme", "ref"],
                condition=~Q(ref="") & Q(ref_repeated=False, withdrawn_at__isnull=True),
                name="an_objectives_number_once_a_theme",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.text}".strip()


class PriorityAction(Level):
    """What is done for an objective; measures show whether it works."""

    objective = models.ForeignKey(Objective, on_delete=models.PROTECT, related_name="priority_actions")
    text = models.TextField()

    def __str__(self) -> str:
        return self.text
