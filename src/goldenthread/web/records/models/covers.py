"""What stands before a period's report when it goes to a committee."""

from django.db import models

from goldenthread.web.records.models.periods import ReportingPeriod


class PeriodCover(models.Model):
    """The cover of a period's report. Which committee it goes to, and when, stands with the period.

    `recommendations` and `implications` have one a line; a line of the latter begins with its kind: "Legal: none".
    The journal keeps who wrote it, when, and what stood there before.
    """

    period = models.OneToOneField(ReportingPeriod, on_delete=models.PROTECT, related_name="cover")
    report_of = models.CharField(max_length=200, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    purpose = models.TextField(blank=True)
    recommendations = models.TextField(blank=True)
    implications = models.TextField(blank=True)

    class Meta:
        verbose_name = "cover"

    def __str__(self) -> str:
        return f"Cover of {self.period}"


# Its parts, in their order.
COVER_PARTS = ("report_of", "contact", "purpose", "recommendations", "implications")
# What is the same in every quarter, and so is carried over to the next one.
STANDING_PARTS = ("report_of", "contact", "implications")
