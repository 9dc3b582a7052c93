"""A reporting period with its deadlines."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.plan import Period, Settings
from goldenthread.web.records.models.authorities import Authority
from goldenthread.web.records.models.people import Person
from goldenthread.web.records.models.plans import PlanYear


class PeriodState(models.TextChoices):
    """How far a period has come."""

    OPEN = "open", "Open"
    PUBLISHED = "published", "Published"


class ReportingPeriod(models.Model):
    """A quarter of a plan year that returns are made for. Quarter 4 is the year end.

    The deadlines are counted back from the committee's date when the period is opened, and may then be moved. `rules`
    are the council's rules of judging as they were then, as JSON: a quarter is judged by one set of rules.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="periods")
    plan_year = models.ForeignKey(PlanYear, on_delete=models.PROTECT, related_name="periods")
    quarter = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=PeriodState.choices, default=PeriodState.OPEN)
    committee = models.CharField(max_length=100, default="Cabinet")
    committee_on = models.DateField()
    papers_on = models.DateField()
    sign_off_due_on = models.DateField()
    returns_due_on = models.DateField()
    opened_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    commentary = models.TextField(blank=True)
    rules = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering: ClassVar = ["plan_year__start", "quarter"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan_year", "quarter"], name="a_period_once"),
            models.CheckConstraint(condition=Q(quarter__gte=1, quarter__lte=4), name="four_quarters"),
            models.CheckConstraint(
                condition=Q(returns_due_on__lte=F("sign_off_due_on"))
                & Q(sign_off_due_on__lte=F("papers_on"))
                & Q(papers_on__lt=F("committee_on")),
                name="deadlines_in_order",
            ),
        ]

    def __str__(self) -> str:
        return str(self.noun)

    @property
    def noun(self) -> Period:
        """The period as the rest of the package names it. Needs the plan year."""
        return Period(start=self.plan_year.start, quarter=self.quarter)

    @property
    def settings(self) -> Settings:
        """What the period is judged and checked by: its own rules, and what was decided of single measures."""
        return Settings.model_validate({"authority": self.authority.name, **self.authority.decided, **self.rules})
