"""A measure, whose id outlives the plan, and its place in each plan year."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.plan import Direction, DirectionBasis
from goldenthread.web.records.models.authorities import Authority, Directorate
from goldenthread.web.records.models.plans import PlanYear, PriorityAction, Theme


def choices(words: type[Direction] | type[DirectionBasis]) -> list[tuple[str, str]]:
    """Give the words of a noun as a column's choices."""
    return [(word.value, word.value) for word in words]


class Measure(models.Model):
    """A success criterion that figures are reported for.

    `permanent_id` is its address for good. The text of the criterion stands in its target settings, which change.
    `counts_people` has small numbers suppressed where the public reads them.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="measures")
    permanent_id = models.SlugField(max_length=80)
    name = models.TextField()
    direction = models.CharField(max_length=4, choices=choices(Direction), blank=True)
    direction_basis = models.CharField(max_length=6, choices=choices(DirectionBasis), blank=True)
    purpose = models.TextField(blank=True)
    definition = models.TextField(blank=True)
    numerator_meaning = models.TextField(blank=True)
    denominator_meaning = models.TextField(blank=True)
    source = models.TextField(blank=True)
    known_weaknesses = models.TextField(blank=True)
    quarters = models.CharField(max_length=4, default="1234", help_text="The quarters in which a return is due")
    counts_people = models.BooleanField(default=False)
    public = models.BooleanField(default=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "permanent_id"], name="one_measure_an_id"),
            models.CheckConstraint(
                condition=Q(direction="", direction_basis="") | (~Q(direction="") & ~Q(direction_basis="")),
                name="a_direction_has_its_basis",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Placement(models.Model):
    """Where a measure stands in one plan year: its ref, its priority action, who is responsible.

    `also_relates_to` are themes under which it is shown again; it is counted once, under its own. `same_row_as` is the
    placement whose row of the plan this measure shares: totals count that row once.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="placements")
    plan_year = models.ForeignKey(PlanYear, on_delete=models.PROTECT, related_name="placements")
    priority_action = models.ForeignKey(PriorityAction, on_delete=models.PROTECT, related_name="placements")
    ref = models.CharField(max_length=20, blank=True)
    position = models.PositiveIntegerField()
    same_row_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="row_shared")
    responsible = models.ManyToManyField(Directorate, related_name="placements")
    also_relates_to = models.ManyToManyField(Theme, related_name="also_placed", blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "plan_year"], name="one_place_a_measure_and_year"),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.measure}".strip()
