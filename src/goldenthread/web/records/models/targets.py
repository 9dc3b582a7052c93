"""What a measure is held against: its criterion with parts and baselines, in force from a day on, and comparators."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.plan import Direction, Kind, Op, ToleranceMode
from goldenthread.web.records.fields import ExactNumberField
from goldenthread.web.records.models.measures import Measure, choices
from goldenthread.web.records.models.people import Person
from goldenthread.web.records.models.periods import ReportingPeriod


class TargetSetting(models.Model):
    """A criterion as it was set, in force from a day until the next setting's. None is ever removed.

    Once it has judged an approved return the database refuses to change it. `reason` says why it differs from the one
    before; `approved_by` who decided it, as minutes name them, and `approver` who that is where it is one person.
    `tolerance` is how far a figure may miss it, in points of its unit or in per cent of the target; None leaves it to
    what the council decided for all. `amber_value` is an explicit end of that band in its place. `expected` are the
    figures that a count should have reached by the end of quarters 1 to 3; `path` the values on the way to a later
    target, each with its time, on a straight line where `path_even`. Numbers in JSON are written as text.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="target_settings")
    effective_from = models.DateField()
    text = models.TextField()
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.value) for kind in Kind])
    due = models.CharField(max_length=10, blank=True)
    reason = models.TextField(blank=True)
    approved_by = models.CharField(max_length=200, blank=True)
    approver = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    approved_on = models.DateField(null=True, blank=True)
    tolerance = ExactNumberField(null=True, blank=True)
    tolerance_mode = models.CharField(max_length=8, choices=choices(ToleranceMode), blank=True)
    amber_value = ExactNumberField(null=True, blank=True)
    expected = models.JSONField(default=list, blank=True)
    path = models.JSONField(default=list, blank=True)
    path_even = models.BooleanField(default=False)
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
            models.CheckConstraint(
                condition=Q(approver__isnull=True, approved_on__isnull=True) | ~Q(approved_by=""),
                name="approved_when_means_by_whom",
            ),
            models.CheckConstraint(
                condition=Q(approver__isnull=True) | ~Q(approver=F("recorded_by")),
                name="who_records_a_target_is_not_its_approver",
            ),
            models.CheckConstraint(
                condition=Q(tolerance__isnull=True, tolerance_mode="")
                | (Q(tolerance__isnull=False) & ~Q(tolerance_mode="")),
                name="a_tolerance_says_how_it_is_measured",
            ),
            models.CheckConstraint(
                condition=Q(tolerance__isnull=True) | Q(amber_value__isnull=True), name="a_tolerance_or_an_amber_value"
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
    """Somebody else's figure for the same, as it is shown in a period.

    `kept_by` is who typed it; None for one that came with a report. Those that were typed are there in the next period
    too, until someone mends or removes them. `as_at` is the time that it is of, as its source gives it.
    """

    measure = models.ForeignKey(Measure, on_delete=models.PROTECT, related_name="comparators")
    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="comparators")
    who = models.CharField(max_length=200)
    label = models.CharField(max_length=100, blank=True)
    value = ExactNumberField()
    unit = models.CharField(max_length=40)
    printed = models.CharField(max_length=60, blank=True)
    as_at = models.CharField(max_length=40, blank=True)
    source = models.CharField(max_length=200, blank=True)
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["measure", "period", "who", "label"], name="one_comparator_a_period_and_part"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who} {self.value} {self.unit}"
