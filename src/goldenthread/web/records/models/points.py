"""Points to check, as the checks found them, and how they were answered."""

from typing import ClassVar

from django.db import models

from goldenthread.plan import Severity
from goldenthread.web.records.models.authorities import Authority
from goldenthread.web.records.models.people import Person
from goldenthread.web.records.models.returns import Return


class PointToCheck(models.Model):
    """A finding on a return as last checked. It is written anew whenever the return is; answers stay."""

    of_return = models.ForeignKey(Return, on_delete=models.CASCADE, related_name="points")
    fingerprint = models.CharField(max_length=64)
    rule = models.CharField(max_length=60)
    severity = models.CharField(max_length=8, choices=[(s.value, s.value) for s in Severity])
    field = models.CharField(max_length=40, blank=True, help_text="The part of the return that it is about")
    message = models.TextField()
    instruction = models.TextField()
    evidence = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of_return", "fingerprint"], name="a_point_once"),
        ]

    def __str__(self) -> str:
        return f"{self.rule}: {self.message}"


class PointAnswer(models.Model):
    """An answer to a point: accepted, because ... It holds as long as the point has the same fingerprint."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="answers")
    fingerprint = models.CharField(max_length=64)
    because = models.TextField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["authority", "fingerprint"], name="one_answer_a_point"),
        ]

    def __str__(self) -> str:
        return f"accepted, because {self.because}"
