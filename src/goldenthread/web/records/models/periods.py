"""A reporting period with its deadlines."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from goldenthread.plan import Period, Scheme, Settings
from goldenthread.web.records.models.authorities import Authority
from goldenthread.web.records.models.people import Person
from goldenthread.web.records.models.plans import PlanYear, scheme_of
from goldenthread.web.records.models.reminders import ReminderDays, usual_days


class PeriodState(models.TextChoices):
    """How far a period has come."""

    OPEN = "open", "Open"
    PUBLISHED = "published", "Published"


class ReportingPeriod(models.Model):
    """A quarter of a plan year that returns are made for. Quarter 4 is the year end.

    The deadlines are counted back from the committee's date when the period is opened, and may then be moved. `rules`
    are the council's rules of judging as they were then, as JSON: a quarter is judged by one set of rules. `key`, in
    which its statuses are printed, and `remind_on`, the days of its reminders, are kept as they were then, too.
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
    key = models.JSONField(default=list, blank=True)
    remind_on = models.JSONField(default=usual_days)

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
    def scheme(self) -> Scheme:
        """The key that its statuses are printed in: its own, or else its plan's. Needs the plan."""
        return scheme_of(self.key) if self.key else self.plan_year.plan.scheme

    @property
    def reminder_days(self) -> ReminderDays:
        """The days on which owners are reminded."""
        return ReminderDays.model_validate(self.remind_on)

    @property
    def settings(self) -> Settings:
        """What the period is judged and checked by: its own rules, and what was decided of single measures."""
        return Settings.model_validate({"authority": self.authority.name, **self.authority.decided, **self.rules})
