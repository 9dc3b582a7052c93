"""Returns as the control room lists them: with owner, days, and when they were last chased."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, QuerySet, Subquery

from goldenthread.web.cycle.control.chases import Chased, chased_at, chasers, with_chased_at
from goldenthread.web.cycle.control.states import WAITING, with_begun
from goldenthread.web.records.chains import with_lead
from goldenthread.web.records.models import (
    Assignment,
    Directorate,
    Duty,
    OutgoingMail,
    Placement,
    ReportingPeriod,
    Return,
    ReturnState,
)


@dataclass(frozen=True)
class Line:
    """One return in a list."""

    found: Return
    due: date
    today: date
    chased: Chased | None = None

    @property
    def ref(self) -> str:
        """The ref of the measure in the plan year."""
        return str(getattr(self.found, "ref", None) or "")

    @property
    def owner(self) -> str:
        """The owner's name."""
        return str(getattr(self.found, "owner", None) or "")

    @property
    def directorate(self) -> str:
        """The code of the lead directorate."""
        return str(getattr(self.found, "lead_code", None) or "")

    @property
    def written_at(self) -> datetime | None:
        """When somebody was last written to about it."""
        at: datetime | None = getattr(self.found, "written_at", None)
        return at

    @property
    def waits(self) -> bool:
        """Whether it waits for its owner."""
        return self.found.state in WAITING

    @property
    def days_late(self) -> int:
        """By how many days it is late; 0 where it isn't."""
        return max((self.today - self.due).days, 0) if self.waits else 0

    @property
    def state(self) -> str:
        """How far it has come."""
        begun = self.found.state == ReturnState.OWED and getattr(self.found, "begun", False)
        return "Draft" if begun else str(self.found.get_state_display())


def listed(period: ReportingPeriod) -> QuerySet[Return]:
    """Give a period's returns in the plan's order, with all that a line tells."""
    placed = Placement.objects.filter(measure=OuterRef("measure"), plan_year=period.plan_year_id)
    owners = Assignment.objects.filter(
        measure=OuterRef("measure"), duty=Duty.OWNER, until__isnull=True, person__left_on__isnull=True
    )
    mails = OutgoingMail.objects.filter(about=OuterRef("pk")).order_by("-made_at")
    returns = with_chased_at(with_begun(with_lead(Return.objects.filter(period=period))))
    return returns.annotate(
        ref=Subquery(placed.values("ref")[:1]),
        place=Subquery(placed.values("position")[:1]),
        owner=Subquery(owners.values("person__name")[:1]),
        written_at=Subquery(mails.values("made_at")[:1]),
        lead_code=Subquery(Directorate.objects.filter(pk=OuterRef("lead")).values("code")[:1]),
    ).order_by("place", "pk")


def lines(returns: QuerySet[Return], period: ReportingPeriod, today: date) -> list[Line]:
    """Give lines of returns that come from `listed`. Two queries at most."""
    found = list(returns.select_related("measure"))
    by = chasers(period, map(chased_at, found))
    return [Line(one, period.returns_due_on, today, _chased(one, by)) for one in found]


def _chased(found: Return, by: Mapping[datetime, Chased]) -> Chased | None:
    at = chased_at(found)
    return by[at] if at else None
