"""What changed since the period before: counted in the database, told apart by the one function that tells movement."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Case, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from goldenthread.comparing.movement import movement
from goldenthread.plan import Movement, Rating
from goldenthread.web.records.models import PeriodState, PointToCheck, ReportingPeriod, Return, ReturnState
from goldenthread.web.records.published import periods_before

# A status that is better though the figure is worse, by the rule of that name.
CROSSED = "crossed"
CROSSED_RULE = "figure-worse-status-better"
_GROUPS = {
    "worse": (Movement.WORSENED, "Worse"),
    "better": (Movement.IMPROVED, "Better"),
    "same": (Movement.SAME, "The same"),
    "newly_rated": (Movement.NEWLY_RATED, "Newly rated"),
    "no_longer_rated": (Movement.NO_LONGER_RATED, "No longer rated"),
}
TITLES = {**{key: title for key, (_, title) in _GROUPS.items()}, CROSSED: "Status better though figure worse"}
_GROUPED_BY = ("declared", "before")
_HANDED_IN = (ReturnState.SUBMITTED, ReturnState.APPROVED)


@dataclass(frozen=True)
class Changes:
    """How measures moved since an earlier period. Only returns that were handed in count: the others are to come."""

    earlier: ReportingPeriod
    counts: Mapping[str, int]
    to_come: int

    @property
    def groups(self) -> list[tuple[str, str, int]]:
        """Each group: its word in addresses, its title, and how many."""
        return [(key, title, self.counts.get(key, 0)) for key, title in TITLES.items()]


def period_before(period: ReportingPeriod) -> ReportingPeriod | None:
    """Give the last published period before this one; where none is published, the last one in the record."""
    published = Case(When(state=PeriodState.PUBLISHED, then=Value(1)), default=Value(0))
    return periods_before(period).order_by(published.desc(), "-plan_year__start", "-quarter").first()


def changes_since(period: ReportingPeriod, earlier: ReportingPeriod) -> Changes:
    """Count how the measures of a period moved since an earlier one. Three queries, however many measures."""
    returns = _with_before(Return.objects.filter(period=period), earlier)
    counts: dict[str, int] = {}
    grouped = returns.filter(state__in=_HANDED_IN).order_by().values(*_GROUPED_BY).annotate(count=Count("pk"))
    for one in grouped:
        key = _key(one["before"], one["declared"])
        if key:
            counts[key] = counts.get(key, 0) + one["count"]
    counts[CROSSED] = PointToCheck.objects.filter(of_return__period=period, rule=CROSSED_RULE).count()
    due = Return.objects.filter(period=period).exclude(state=ReturnState.NOT_DUE)
    return Changes(earlier, counts, due.exclude(state__in=_HANDED_IN).count())


def changed(returns: QuerySet[Return], earlier: ReportingPeriod, key: str) -> QuerySet[Return]:
    """Give the returns behind a number of changes, each with `before`, its status in the earlier period."""
    found = _with_before(returns.filter(state__in=_HANDED_IN), earlier)
    if key == CROSSED:
        return found.filter(points__rule=CROSSED_RULE).distinct()
    ratings = ["", *(rating.value for rating in Rating)]
    pairs = [Q(before=then, declared=now) for then in ratings for now in ratings if _key(then, now) == key]
    return found.filter(reduce(or_, pairs)) if pairs else found.none()


def _with_before(returns: QuerySet[Return], earlier: ReportingPeriod) -> QuerySet[Return]:
    then = Return.objects.filter(period=earlier, measure=OuterRef("measure"))
    return returns.annotate(before=Coalesce(Subquery(then.values("declared")[:1]), Value("")))


def _key(before: str, now: str) -> str:
    moved = movement(Rating(before) if before else None, Rating(now) if now else None)
    return next((key for key, (one, _) in _GROUPS.items() if one is moved), "")
