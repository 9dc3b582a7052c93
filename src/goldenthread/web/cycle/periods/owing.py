"""Who will owe what once a quarter is open."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, OuterRef, Subquery, Value, When

from goldenthread.plan import Period
from goldenthread.web.actions.carrying import year_before
from goldenthread.web.actions.periods import owing, plan_for
from goldenthread.web.records.models import Assignment, Authority, Directorate, Duty, PlanYear


@dataclass(frozen=True)
class Share:
    """What one owner of one directorate will owe."""

    directorate: str
    owner: str
    due: int
    not_due: int


def shares(authority: Authority, quarter: Period) -> Sequence[Share]:
    """Give what each owner will owe, by directorate; measures without an owner are told as such."""
    year = _source(authority, quarter)
    if year is None:
        return []
    owners = Assignment.objects.filter(measure=OuterRef("measure"), duty=Duty.OWNER, until__isnull=True)
    lead = Directorate.objects.filter(placements=OuterRef("pk")).order_by("code")
    counted = (
        owing(year, quarter.last_day)
        .annotate(
            owner=Subquery(owners.values("person__name")[:1]),
            lead=Subquery(lead.values("code")[:1]),
            is_due=Case(
                When(measure__quarters__contains=str(quarter.quarter), then=Value(1)),
                default=Value(0),
                output_field=IntegerField(),
            ),
        )
        .order_by()
        .values("lead", "owner", "is_due")
        .annotate(count=Count("pk"))
    )
    found: dict[tuple[str, str], list[int]] = {}
    for one in counted:
        found.setdefault((one["lead"] or "", one["owner"] or ""), [0, 0])[one["is_due"]] += one["count"]
    return [Share(lead, owner, due, not_due) for (lead, owner), (not_due, due) in sorted(found.items())]


def _source(authority: Authority, quarter: Period) -> PlanYear | None:
    """Give the plan year whose placements count: the quarter's own, or the one that it will be made from."""
    plan = plan_for(authority, quarter.start)
    own = PlanYear.objects.filter(plan=plan, start=quarter.start).first()
    if own is not None and own.placements.exists():
        return own
    return year_before(PlanYear(plan=plan, start=quarter.start))
