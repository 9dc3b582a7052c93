"""Which remedial actions are still to be done."""

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from goldenthread.web.accounts.standing import Standing, returns_seen_by
from goldenthread.web.records.models import Placement, RemedialAction


def to_do(standing: Standing) -> QuerySet[RemedialAction]:
    """Give the remedial actions that aren't done, the earliest day first, each with `ref`.

    What a measure's latest return no longer names is left out: what it names now stands in its place.
    """
    latest = RemedialAction.objects.filter(of_return__measure=OuterRef("of_return__measure"))
    latest = latest.order_by("-of_return__period__plan_year__start", "-of_return__period__quarter")
    placed = Placement.objects.filter(
        measure=OuterRef("of_return__measure"), plan_year=OuterRef("of_return__period__plan_year")
    )
    seen = returns_seen_by(standing).values("pk")
    return (
        RemedialAction.objects.filter(done_on__isnull=True, of_return__in=seen)
        .filter(of_return=Subquery(latest.values("of_return")[:1]))
        .annotate(ref=Subquery(placed.values("ref")[:1]))
        .select_related("of_return__measure", "of_return__period__plan_year")
        .order_by("by_when", "pk")
    )


def counts_of(remedies: QuerySet[RemedialAction]) -> dict[str, int]:
    """Count them, and those that are overdue. One query."""
    overdue = Count("pk", filter=Q(by_when__lt=timezone.localdate()))
    found: dict[str, int] = remedies.order_by().aggregate(count=Count("pk"), overdue=overdue)
    return found
