"""What was decided of a return along its chain. Nothing here is ever changed."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.web.records.models.people import Person
from goldenthread.web.records.models.returns import Return
from goldenthread.web.records.models.roles import Role


class Decision(models.TextChoices):
    """What someone decided of a return."""

    APPROVED = "approved", "Approved"
    QUERIED = "queried", "Queried"


class SignOff(models.Model):
    """One decision, by the role whose turn it was. A query says what is asked."""

    of_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="sign_offs")
    revision = models.PositiveIntegerField()
    level = models.PositiveSmallIntegerField()
    role = models.CharField(max_length=20, choices=Role.choices)
    decision = models.CharField(max_length=10, choices=Decision.choices)
    comment = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="sign_offs")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["of_return", "revision", "level"], name="one_decision_a_level"),
            models.CheckConstraint(condition=~Q(decision=Decision.QUERIED) | ~Q(comment=""), name="a_query_says_what"),
        ]

    def __str__(self) -> str:
        return f"{self.get_decision_display()} by {self.by}"
