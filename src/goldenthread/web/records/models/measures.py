"""A measure, whose id outlives the plan, and its place in each plan year."""

from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.plan import Direction, DirectionBasis
from goldenthread.web.records.models.authorities import Authority, Directorate
from goldenthread.web.records.models.plans import PlanYear, PriorityAction, Theme


def choices(words: type[StrEnum]) -> list[tuple[str, str]]:
    """Give the words of a noun as a column's choices."""
    return [(word.value, word.value) for word in words]


class CountedOver(models.TextChoices):
    """The time that one figure of a measure covers."""

    YEAR_TO_DATE = "year_to_date", "Since 1 April: it builds up over the year"
    QUARTER = "quarter", "The quarter alone"
    SNAPSHOT = "snapshot", "How it stands on one day"
    ROLLING = "rolling", "The last twelve months"
    SCHOOL_YEAR = "school_year", "The school year"
    CALENDAR_YEAR = "calendar_year", "The calendar year"


class Measure(models.Model):
    """A success criterion that figures are reported for.

    `permanent_id` is its address for good. The text of the criterion stands in its target settings, which change.
    `counts_people` has small numbers suppressed where the public reads them. Nothing is owed of it for periods that
    end on `withdrawn_from` or later.
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
    included = models.TextField(blank=True, help_text="What is counted, and what is left out")
    counted_over = models.CharField(max_length=14, choices=CountedOver.choices, blank=True)
    lag = models.CharField(max_length=200, blank=True, help_text="How long after the period the data comes")
    data_quality = models.TextField(blank=True, help_text="Risks of the data, and when it was last audited")
    scrutiny_committee = models.CharField(max_length=200, blank=True)
    quarters = models.CharField(max_length=4, default="1234", help_text="The quarters in which a return is due")
    counts_people = models.BooleanField(default=False)
    public = models.BooleanField(default=True)
    withdrawn_from = models.DateField(null=True, blank=True)
    withdrawn_reason = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "permanent_id"], name="one_measure_an_id"),
            models.CheckConstraint(
                condition=Q(direction="", direction_basis="") | (~Q(direction="") & ~Q(direction_basis="")),
                name="a_direction_has_its_basis",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_from__isnull=True, withdrawn_reason="")
                | (Q(withdrawn_from__isnull=False) & ~Q(withdrawn_reason="")),
                name="withdrawn_from_when_and_why",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Placement(models.Model):
    """Where a measure stands in one plan year: its ref, its priority action, who is responsible.

    `also_relates_to` are themes under which it is shown again; it is counted once, under its own. `same_row_as` is the
    placement whose row of the plan this measure shares: totals count that row once. `ref_repeated` marks a ref that
    the plan, as it was printed, gives to a second measure too; nobody can give the same ref twice by hand.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="placements")
    plan_year = models.ForeignKey(PlanYear, on_delete=models.PROTECT, related_name="placements")
    priority_action = models.ForeignKey(PriorityAction, on_delete=models.PROTECT, related_name="placements")
    ref = models.CharField(max_length=20, blank=True)
    ref_repeated = models.BooleanField(default=False)
    position = models.PositiveIntegerField()
    same_row_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="row_shared")
    responsible = models.ManyToManyField(Directorate, related_name="placements")
    also_relates_to = models.ManyToManyField(Theme, related_name="also_placed", blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "plan_year"], name="one_place_a_measure_and_year"),
            models.UniqueConstraint(
                fields=["plan_year", "ref"], condition=~Q(ref="") & Q(ref_repeated=False), name="a_ref_once_a_plan_year"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ref} {self.measure}".strip()
