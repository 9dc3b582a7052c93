"""Open points to check of a period, grouped by rule."""

from dataclasses import dataclass
from functools import cache

from django.db.models import Count, OuterRef, QuerySet, Subquery

from goldenthread.checking.rules import all_rules
from goldenthread.plan import Severity
from goldenthread.web.actions.points import open_points
from goldenthread.web.records.models import Placement, PointToCheck, ReportingPeriod

_ORDER = {Severity.ERROR.value: 0, Severity.WARNING.value: 1, Severity.NOTE.value: 2}


@dataclass(frozen=True)
class Group:
    """The open points of one rule."""

    rule: str
    severity: str
    count: int

    @property
    def title(self) -> str:
        """What the rule looks for."""
        return title_of(self.rule)


def open_in(period: ReportingPeriod) -> QuerySet[PointToCheck]:
    """Give the points of a period's returns that nobody has answered."""
    return open_points(PointToCheck.objects.filter(of_return__period=period))


def groups(period: ReportingPeriod) -> list[Group]:
    """Give how many points are open by rule, errors first. One query."""
    counted = open_in(period).order_by().values("rule", "severity").annotate(count=Count("pk"))
    found = [Group(one["rule"], one["severity"], one["count"]) for one in counted]
    return sorted(found, key=lambda group: (_ORDER.get(group.severity, 3), -group.count, group.rule))


def listed_points(period: ReportingPeriod, rule: str) -> QuerySet[PointToCheck]:
    """Give the open points of one rule in the plan's order, each with `ref`."""
    placed = Placement.objects.filter(measure=OuterRef("of_return__measure"), plan_year=period.plan_year_id)
    return (
        open_in(period)
        .filter(rule=rule)
        .annotate(ref=Subquery(placed.values("ref")[:1]), place=Subquery(placed.values("position")[:1]))
        .select_related("of_return__measure")
        .order_by("place", "pk")
    )


def title_of(rule: str) -> str:
    """Give a rule's title; the words of its id where no rule has that name any more."""
    title = _titles().get(rule) or rule.replace("-", " ")
    return f"{title[:1].upper()}{title[1:]}"


@cache
def _titles() -> dict[str, str]:
    return {rule.id: rule.title for rule in all_rules()}
