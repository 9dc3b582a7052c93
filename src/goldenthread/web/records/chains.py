"""The chain that a return goes along: its lead directorate, and the levels that are set there."""

from django.db.models import OuterRef, QuerySet, Subquery

from goldenthread.web.records.models import Directorate, Placement, Return, SignOffLevel

# The position at which the performance team decides, where a directorate has no chain.
PERFORMANCE_TEAM = 0


def lead_directorate(found: Return) -> int | None:
    """Give the id of the directorate whose chain a return goes along: the first that is responsible for it."""
    placed = Placement.objects.filter(measure=found.measure_id, plan_year=found.period.plan_year_id)
    return placed.order_by("responsible__code").values_list("responsible", flat=True).first()


def with_lead(returns: QuerySet[Return]) -> QuerySet[Return]:
    """Give returns with `lead`, the id of their lead directorate."""
    responsible = Directorate.objects.filter(
        placements__measure=OuterRef("measure"), placements__plan_year=OuterRef("period__plan_year")
    )
    return returns.annotate(lead=Subquery(responsible.order_by("code").values("pk")[:1]))


def chain_of(found: Return) -> list[SignOffLevel]:
    """Give the levels that a return goes along, in their order; none where the performance team alone decides."""
    lead = lead_directorate(found)
    return list(SignOffLevel.objects.filter(directorate=lead).order_by("position")) if lead else []
