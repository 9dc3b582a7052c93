"""The chain that a return goes along: its lead directorate, and the levels that were set there when it was submitted.

A change to a chain holds for returns submitted from then on. Where a return waits at a level that its chain doesn't
have, because other directorates are responsible by now, the performance team decides: it never waits for nobody.
"""

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from goldenthread.web.records.models import Directorate, Placement, Return, ReturnState, Role, SignOffLevel

# The position at which the performance team decides, where a directorate has no chain.
PERFORMANCE_TEAM = 0
# What was queried, or taken back, goes along the chain as it is when it is submitted anew.
_ON_ITS_WAY = (ReturnState.SUBMITTED, ReturnState.APPROVED)


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


def levels_now(directorate: Directorate) -> QuerySet[SignOffLevel]:
    """Give the chain that returns submitted from now on go along."""
    return SignOffLevel.objects.filter(directorate=directorate, until__isnull=True).order_by("position")


def chain_of(found: Return) -> list[SignOffLevel]:
    """Give the levels that a return goes along, in their order; none where the performance team alone decides."""
    lead = lead_directorate(found)
    if not lead:
        return []
    levels = SignOffLevel.objects.filter(directorate=lead).order_by("position")
    at = found.submitted_at
    if at is None or found.state not in _ON_ITS_WAY:
        return list(levels.filter(until__isnull=True))
    begun, not_ended = Q(since__isnull=True) | Q(since__lte=at), Q(until__isnull=True) | Q(until__gt=at)
    return list(levels.filter(begun & not_ended))


def role_in_turn(found: Return) -> Role:
    """Give the role whose turn it is: by the chain, or the performance team where the chain has no such level."""
    levels = chain_of(found) if found.level else []
    return next((Role(one.role) for one in levels if one.position == found.level), Role.OFFICER)


def waits_at(level: SignOffLevel) -> Q:
    """Choose the returns, annotated by `with_lead`, that wait at a level."""
    here = Q(level=level.position, lead=level.directorate_id)
    if level.since:
        here &= Q(submitted_at__gte=level.since)
    if level.until:
        here &= Q(submitted_at__lt=level.until)
    return here


def waits_for_the_team() -> Q:
    """Choose the returns, annotated by `with_lead`, that the performance team decides on."""
    begun = Q(since__isnull=True) | Q(since__lte=OuterRef("submitted_at"))
    not_ended = Q(until__isnull=True) | Q(until__gt=OuterRef("submitted_at"))
    levels = SignOffLevel.objects.filter(begun & not_ended, directorate=OuterRef("lead"), position=OuterRef("level"))
    return Q(level=PERFORMANCE_TEAM) | Q(~Exists(levels), level__isnull=False)
