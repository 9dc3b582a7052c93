"""What waits for a person's decision."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from goldenthread.plan import Severity
from goldenthread.web.accounts.standing import Standing
from goldenthread.web.actions.points import open_points
from goldenthread.web.records.chains import waits_at, waits_for_the_team, with_lead
from goldenthread.web.records.models import (
    PeriodState,
    Placement,
    PointToCheck,
    Return,
    ReturnState,
    SignOffLevel,
)


@dataclass(frozen=True)
class Waiting:
    """A return that waits for someone: with how many points are open."""

    found: Return

    @property
    def ref(self) -> str:
        """The ref of the measure in the plan year."""
        return str(getattr(self.found, "ref", None) or "")

    @property
    def open_points(self) -> int:
        """How many points to check nobody has answered, notes aside."""
        return int(getattr(self.found, "open_points", None) or 0)

    @property
    def is_clear(self) -> bool:
        """Whether nothing is open, so that it may be approved together with others."""
        return not self.open_points and not self.found.override_reason

    @property
    def key(self) -> str:
        """What names it, as it was shown, when several are approved at once."""
        return f"{self.found.pk}:{self.found.revision}:{self.found.level}"


def waiting_for(standing: Standing) -> Iterator[Waiting]:
    """Give the returns that wait for this person, in the plan's order."""
    return (Waiting(found) for found in _with_points(_turns(standing)))


def how_many_wait(standing: Standing) -> int:
    """Count the returns that wait for this person."""
    return _turns(standing).count()


def _turns(standing: Standing) -> QuerySet[Return]:
    turn = Q(pk__in=[])
    if standing.is_officer:
        turn |= waits_for_the_team()
    posts = [(role, directorate) for role, directorate in standing.posts if directorate is not None]
    levels = SignOffLevel.objects.filter(directorate__in=[directorate for _, directorate in posts])
    for level in levels:
        if (level.role, level.directorate_id) in posts:
            turn |= waits_at(level)
    submitted = Return.objects.filter(
        authority=standing.person.authority_id, state=ReturnState.SUBMITTED, period__state=PeriodState.OPEN
    )
    return with_lead(submitted).filter(turn).exclude(submitted_by=standing.person)


def _with_points(returns: QuerySet[Return]) -> QuerySet[Return]:
    placed = Placement.objects.filter(measure=OuterRef("measure"), plan_year=OuterRef("period__plan_year"))
    unanswered = (
        open_points(PointToCheck.objects.filter(of_return=OuterRef("pk")))
        .exclude(severity=Severity.NOTE.value)
        .order_by()
        .values("of_return")
        .annotate(count=Count("pk"))
        .values("count")
    )
    return (
        returns.annotate(
            ref=Subquery(placed.values("ref")[:1]),
            place=Subquery(placed.values("position")[:1]),
            open_points=Subquery(unanswered),
        )
        .select_related("measure", "period__plan_year", "submitted_by")
        .prefetch_related("figures")
        .order_by("period__returns_due_on", "place")
    )
