"""What a measure is held against: its criterion with parts and baselines, in force from a day on, and comparators."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.plan import Direction, Kind, Op
from goldenthread.web.records.fields import ExactNumberField
from goldenthread.web.records.models.measures import Measure, choices
from goldenthread.web.records.models.people import Person
from goldenthread.web.records.models.periods import ReportingPeriod


class TargetSetting(models.Model):
    """A criterion as it was set, in force from a day until the next setting's. None is ever changed or removed.

    `reason` says why it differs from the one before; `approved_by` who decided it, as minutes name them.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="target_settings")
    effective_from = models.DateField()
    text = models.TextField()
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])
    due = models.CharField(max_length=10, blank=True)
    reason = models.TextField(blank=True)
    approved_by = models.CharField(max_length=200, blank=True)
    recorded_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["effective_from", "recorded_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["measure", "effective_from"], name="one_target_setting_a_day"),
            models.CheckConstraint(
                condition=Q(reason="", approved_by="") | (~Q(reason="") & ~Q(approved_by="")),
                name="a_change_of_target_has_reason_and_approver",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class TargetPart(models.Model):
    """One figure to reach. The fields are those of plan.Target."""

    setting = models.ForeignKey(TargetSetting, on_delete=models.PROTECT, related_name="parts")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=100, blank=True)
    op = models.CharField(max_length=5, choices=[(op.value, op.value) for op in Op])
    value = ExactNumberField()
    high = ExactNumberField(null=True, blank=True)
    unit = models.CharField(max_length=40)
    when = models.CharField(max_length=20, blank=True)
    relative_to_baseline = models.BooleanField(default=False)
    direction = models.CharField(max_length=4, choices=choices(Direction), blank=True)
    printed = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["setting", "position"], name="one_target_part_a_position"),
            models.CheckConstraint(
                condition=Q(op=Op.RANGE.value, high__isnull=False) | (~Q(op=Op.RANGE.value) & Q(high__isnull=True)),
                name="a_range_has_an_end",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.op} {self.value} {self.unit}".strip()


class BaselinePart(models.Model):
    """The figure that a target starts from. The fields are those of plan.Baseline."""

    setting = models.ForeignKey(TargetSetting, on_delete=models.PROTECT, related_name="baselines")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=100, blank=True)
    value = ExactNumberField()
    unit = models.CharField(max_length=40)
    when = models.CharField(max_length=20, blank=True)
    printed = models.CharField(max_length=60, blank=True)

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["setting", "position"], name="one_baseline_a_position"),
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.value} {self.unit}".strip()


class ComparatorFigure(models.Model):
    """Somebody else's figure for the same, as it stood in a period."""

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="comparators")
    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="comparators")
    who = models.CharField(max_length=200)
    label = models.CharField(max_length=100, blank=True)
    value = ExactNumberField()
    unit = models.CharField(max_length=40)
    printed = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "period", "who", "label"], name="one_comparator_a_period_and_part"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who} {self.value} {self.unit}"
