"""What stands in the way of publishing a period."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import timezone

from goldenthread.plan import Severity
from goldenthread.web.actions.points import open_points
from goldenthread.web.records.models import (
    PeriodState,
    Placement,
    PointToCheck,
    ReportingPeriod,
    Return,
    ReturnState,
)
from goldenthread.web.records.published import earlier_period

_DONE = (ReturnState.APPROVED, ReturnState.NOT_DUE)


@dataclass(frozen=True)
class Stuck:
    """A return that stands in the way: its number leads to its page."""

    number: int
    ref: str
    name: str
    why: str


@dataclass(frozen=True)
class Obstacle:
    """One kind of thing that stands in the way, in one sentence, with the returns behind its count."""

    kind: str
    message: str
    returns: tuple[Stuck, ...] = ()

    @property
    def count(self) -> int:
        """How many returns it concerns."""
        return len({stuck.number for stuck in self.returns})


def obstacles(period: ReportingPeriod) -> list[Obstacle]:
    """Give what stands in the way of publishing a period, the gravest first, in a fixed number of queries."""
    waiting = _waiting(period)
    today = timezone.localdate()
    overdue = period.returns_due_on < today
    late = [stuck for stuck, state in waiting if overdue and state == ReturnState.OWED]
    other = [stuck for stuck, state in waiting if not overdue or state != ReturnState.OWED]
    found = [
        _obstacle("late", "not submitted, and overdue", late),
        _obstacle("not_approved", "not approved yet", other),
        _obstacle("open_errors", "with errors among the points to check that nobody has answered", _open(period)),
    ]
    before = earlier_period(period)
    if before is not None and before.state != PeriodState.PUBLISHED:
        found.insert(0, Obstacle("order", f"{before} is not published: nothing can be compared with it"))
    return [one for one in found if one is not None]


def _obstacle(kind: str, what: str, returns: Iterable[Stuck]) -> Obstacle | None:
    stuck = tuple(returns)
    count = len({one.number for one in stuck})
    return Obstacle(kind, f"{count} {'return' if count == 1 else 'returns'} {what}", stuck) if stuck else None


def _refs(period: ReportingPeriod) -> dict[int, str]:
    return dict(Placement.objects.filter(plan_year=period.plan_year_id).values_list("measure", "ref"))


def _waiting(period: ReportingPeriod) -> list[tuple[Stuck, str]]:
    refs = _refs(period)
    returns = Return.objects.filter(period=period).exclude(state__in=_DONE).order_by("pk")
    return [
        (Stuck(number, refs.get(measure, ""), name, str(ReturnState(state).label)), state)
        for number, measure, name, state in returns.values_list("pk", "measure", "measure__name", "state")
    ]


def _open(period: ReportingPeriod) -> list[Stuck]:
    refs = _refs(period)
    points = open_points(PointToCheck.objects.filter(of_return__period=period, severity=Severity.ERROR))
    told = points.order_by("of_return", "pk").values_list(
        "of_return", "of_return__measure", "of_return__measure__name", "message"
    )
    return [Stuck(number, refs.get(measure, ""), name, message) for number, measure, name, message in told]
