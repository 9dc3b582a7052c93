"""What a person owes, and what they contribute to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from goldenthread.plan.saying import so_many
from goldenthread.web.accounts.access import MEMBER, Request, allow
from goldenthread.web.cycle.control.edits import edits_of
from goldenthread.web.cycle.signing.waiting import how_many_wait
from goldenthread.web.records.models import (
    Assignment,
    Decision,
    Draft,
    Duty,
    PeriodState,
    Person,
    Placement,
    Return,
    ReturnState,
    SignOff,
)

_WAITING = (ReturnState.OWED, ReturnState.QUERIED)
_OWES = (Duty.OWNER, Duty.DEPUTY)


@dataclass(frozen=True)
class Line:
    """One return in a person's list."""

    found: Return
    today: date
    owes: bool

    @property
    def ref(self) -> str:
        """The ref of the measure in the plan year."""
        return str(getattr(self.found, "ref", None) or "")

    @property
    def days(self) -> int:
        """The days left until it is due; negative once it is late."""
        return (self.found.period.returns_due_on - self.today).days

    @property
    def waits(self) -> bool:
        """Whether it waits for this person's side."""
        return self.found.state in _WAITING

    @property
    def left(self) -> str:
        """How long there is still, in words."""
        count = so_many(abs(self.days), "day")
        return "due today" if self.days == 0 else f"{count} left" if self.days > 0 else f"{count} late"

    @property
    def state(self) -> str:
        """How far it has come."""
        begun = self.found.state == ReturnState.OWED and getattr(self.found, "begun", False)
        return "Begun, not submitted" if begun else str(self.found.get_state_display())

    @property
    def asked(self) -> str:
        """What was asked when it was last queried."""
        queries: list[SignOff] = getattr(self.found, "queries", [])
        return queries[-1].comment if queries and self.found.state == ReturnState.QUERIED else ""


@allow(MEMBER)
def my_work(request: Request, authority: str) -> HttpResponse:
    """Show the returns of open periods that this person owes or contributes to, the latest due first."""
    lines = list(lines_of(request.standing.person, timezone.localdate()))
    shown = {
        "edits": edits_of([line.found for line in lines]),
        "owed": [line for line in lines if line.owes and line.waits],
        "contributed": [line for line in lines if not line.owes and line.waits],
        "handed_in": [line for line in lines if not line.waits],
        "to_sign": how_many_wait(request.standing) if request.standing.signs else 0,
    }
    return render(request, "cycle/my_work.html", shown)


def lines_of(person: Person, today: date) -> Iterator[Line]:
    """Give a person's returns in open periods: late ones first, then by the day they are due. Three queries."""
    held: dict[int, set[str]] = {}
    for measure, duty in Assignment.objects.filter(person=person, until__isnull=True).values_list("measure", "duty"):
        held.setdefault(measure, set()).add(duty)
    for found in _returns(person, held):
        yield Line(found, today, owes=not held[found.measure_id].isdisjoint(_OWES))


def _returns(person: Person, held: Mapping[int, set[str]]) -> QuerySet[Return]:
    placed = Placement.objects.filter(measure=OuterRef("measure"), plan_year=OuterRef("period__plan_year"))
    queries = SignOff.objects.filter(decision=Decision.QUERIED)
    mine = Return.objects.filter(authority=person.authority_id, period__state=PeriodState.OPEN, measure__in=list(held))
    return (
        mine.exclude(state=ReturnState.NOT_DUE)
        # What was taken in from a report was handed in by nobody.
        .exclude(state=ReturnState.APPROVED, submitted_by__isnull=True)
        .select_related("measure", "period__plan_year")
        .annotate(
            ref=Subquery(placed.values("ref")[:1]),
            place=Subquery(placed.values("position")[:1]),
            begun=Exists(Draft.objects.filter(owed=OuterRef("pk"), aside=False)),
        )
        .prefetch_related(Prefetch("sign_offs", queries, to_attr="queries"))
        .order_by("period__returns_due_on", "place")
    )
