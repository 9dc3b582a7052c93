"""What the performance team says about a theme in a period. What it says about the plan stands with the period."""

from typing import ClassVar

from django.db import models

from goldenthread.web.records.models.periods import ReportingPeriod
from goldenthread.web.records.models.plans import Theme


class ThemeCommentary(models.Model):
    """The commentary on one theme in one period. The journal keeps who wrote it, when, and what stood there before."""

    period = models.ForeignKey(ReportingPeriod, on_delete=models.PROTECT, related_name="theme_commentaries")
    theme = models.ForeignKey(Theme, on_delete=models.PROTECT, related_name="commentaries")
    text = models.TextField()

    class Meta:
        verbose_name_plural = "theme commentaries"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["period", "theme"], name="one_commentary_a_theme"),
        ]

    def __str__(self) -> str:
        return f"{self.theme}, {self.period}"
