"""What was taken out of the record because it had to go, and where: all that is left of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from goldenthread.web.records.models.authorities import Authority
from goldenthread.web.records.models.people import Person


class Removal(models.Model):
    """One column of one row of which words or a file were taken down. Nothing here is ever changed.

    `sha256` is of the salt and of what stood there, which shows later whether something is the same; `left` is of what
    stands there since. Where a row has a hash of its own, `left` is that of the row since.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="removals")
    of_table = models.CharField(max_length=40)
    of_row = models.BigIntegerField()
    of_column = models.CharField(max_length=40)
    salt = models.CharField(max_length=32)
    sha256 = models.CharField(max_length=64)
    left = models.CharField(max_length=64)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    ground = models.TextField()

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=~Q(ground=""), name="a_removal_says_on_what_ground"),
        ]
        indexes: ClassVar = [models.Index(fields=["of_table", "of_row"], name="removals_of_a_row")]

    def __str__(self) -> str:
        return f"{self.of_table} {self.of_row}, {self.of_column}"
