"""A plan year's placements, carried over from the year before: refs and places stay until someone changes them."""

from collections.abc import Mapping
from datetime import date

from django.db import models
from django.db.models import OuterRef, Q, QuerySet, Subquery

from goldenthread.web.records.models import (
    ComparatorFigure,
    Measure,
    NoData,
    Placement,
    PlanYear,
    ReportingPeriod,
    Return,
)
from goldenthread.web.records.nouns import first_day_of_year
from goldenthread.web.records.published import periods_before


def year_before(year: PlanYear) -> PlanYear | None:
    """Give the latest earlier year of the plan in which measures stand; None where there is none."""
    earlier = PlanYear.objects.filter(plan=year.plan_id, start__lt=year.start, placements__isnull=False)
    return earlier.order_by("-start").first()


def withdrawn(plan: int, on: date) -> QuerySet[Measure]:
    """Give the measures of a plan that are withdrawn on a day, or were in the last return they had."""
    last = Return.objects.filter(measure=OuterRef("pk"), period__plan_year__plan=plan)
    last = last.order_by("-period__plan_year__start", "-period__quarter")
    measures = Measure.objects.filter(placements__plan_year__plan=plan)
    said = measures.annotate(last_said=Subquery(last.values("no_data")[:1]))
    return said.filter(Q(last_said=NoData.WITHDRAWN) | Q(withdrawn_from__lte=on)).distinct()


def carry_over(year: PlanYear, earlier: PlanYear) -> int:
    """Place a plan year's measures as they stood in an earlier one, but for those withdrawn. Gives how many."""
    gone = withdrawn(year.plan_id, first_day_of_year(year.start))
    kept = earlier.placements.exclude(measure__in=gone.values("pk"))
    before = list(kept)
    after = Placement.objects.bulk_create(
        Placement(
            measure_id=one.measure_id,
            plan_year=year,
            priority_action_id=one.priority_action_id,
            ref=one.ref,
            ref_repeated=one.ref_repeated,
            position=one.position,
        )
        for one in before
    )
    carried = {one.pk: new for one, new in zip(before, after, strict=True)}
    _share_rows(before, carried)
    _relate(Placement.responsible.through, earlier, carried)
    _relate(Placement.also_relates_to.through, earlier, carried)
    return len(after)


def carry_comparators(period: ReportingPeriod) -> int:
    """Take what was typed of others' figures over from the period before, for the measures that have a return.

    Those that came with a report stay with that report. Gives how many.
    """
    before = periods_before(period).first()
    kept = ComparatorFigure.objects.filter(period=before, kept_by__isnull=False, measure__returns__period=period)
    carried = [copy_of(one, period) for one in kept] if before else []
    return len(ComparatorFigure.objects.bulk_create(carried, batch_size=500))


def copy_of(one: ComparatorFigure, period: ReportingPeriod) -> ComparatorFigure:
    """Give the same figure for another period, not yet saved."""
    names = ("measure_id", "who", "label", "value", "unit", "printed", "as_at", "source", "kept_by_id")
    return ComparatorFigure(period=period, **{name: getattr(one, name) for name in names})


def _share_rows(before: list[Placement], carried: Mapping[int, Placement]) -> None:
    sharing = [one for one in before if one.same_row_as_id in carried]
    for one in sharing:
        assert one.same_row_as_id is not None
        carried[one.pk].same_row_as = carried[one.same_row_as_id]
    Placement.objects.bulk_update((carried[one.pk] for one in sharing), ["same_row_as"], batch_size=500)


def _relate(through: type[models.Model], earlier: PlanYear, carried: Mapping[int, Placement]) -> None:
    """Copy what placements are related to: a row of the table between the two for each."""
    rows = through._default_manager.filter(placement__plan_year=earlier)
    related = next(field for field in through._meta.fields if field.is_relation and field.name != "placement").attname
    through._default_manager.bulk_create(
        through(placement_id=carried[placement].pk, **{related: other})
        for placement, other in rows.order_by("pk").values_list("placement_id", related)
        if placement in carried
    )
