"""What auditors drew and found. Nothing here is ever changed: a second look is a second test."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.web.records.models.people import Person
from goldenthread.web.records.models.periods import ReportingPeriod
from goldenthread.web.records.models.returns import Return


class AuditSample(models.Model):
    """Returns of a period drawn at random. Whoever draws with the same seed from the same returns gets the same."""

    authority = models.ForeignKey("records.Authority", on_delete=models.PROTECT, related_name="audit_samples")
    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="audit_samples")
    seed = models.CharField(max_length=64)
    drawn_from = models.PositiveIntegerField(help_text="How many returns it was drawn from")
    returns = models.ManyToManyField(Return, related_name="audit_samples")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at"]

    def __str__(self) -> str:
        return f"Sample {self.pk} of {self.period}"


class AuditResult(models.TextChoices):
    """What a test of a return came to."""

    AGREES = "agrees", "Agrees with its evidence"
    DIFFERS = "differs", "Differs from its evidence"
    NO_EVIDENCE = "no_evidence", "No evidence"


class AuditTest(models.Model):
    """The result of testing one return of a sample. What doesn't agree says how."""

    sample = models.ForeignKey(AuditSample, on_delete=models.PROTECT, related_name="tests")
    of_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="audit_tests")
    result = models.CharField(max_length=12, choices=AuditResult.choices)
    note = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(result=AuditResult.AGREES) | ~Q(note=""), name="what_does_not_agree_says_how"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_result_display()}: {self.of_return}"
