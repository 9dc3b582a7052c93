"""What the record's measures were called in the editions around a period: an incoming report is matched with these."""

from collections.abc import Iterable

from django.db.models import QuerySet

from goldenthread import plan
from goldenthread.comparing.naming import Named
from goldenthread.web.records.models import Authority, Placement, ReportingPeriod

Edition = dict[str, Named]


def nearest_period(authority: Authority, to: plan.Period | None) -> ReportingPeriod | None:
    """Give the period of the record that is nearest in time to another; the last one where none is given.

    Of two as near it is the one of the same plan year, whose references are the same; else the earlier one.
    """
    periods = list(ReportingPeriod.objects.filter(authority=authority).select_related("plan_year__plan", "authority"))
    if to is None:
        return periods[-1] if periods else None
    return min(periods, key=lambda one: _distance(one.noun, to), default=None)


def _distance(one: plan.Period, to: plan.Period) -> tuple[int, bool, bool]:
    quarters = 4 * (one.start - to.start) + one.quarter - to.quarter
    return abs(quarters), one.start != to.start, quarters > 0


def editions_around(authority: Authority, to: plan.Period | None) -> list[Edition]:
    """Give the measures of the record by permanent id, as they were called near a period.

    First those that had a return in the period nearest in time, then all others, as their nearest plan year has them.
    Of those, references count only in the period's own plan year: refs belong to one.
    """
    nearest = nearest_period(authority, to)
    around = to or (nearest.noun if nearest else None)
    placements = _placements(authority)
    if nearest is None:
        return [_nearest_places(placements, around)]
    there = placements.filter(plan_year=nearest.plan_year_id, measure__returns__period=nearest)
    first = {one.measure.permanent_id: _named(one, nearest.noun, one.ref) for one in there}
    return [first, _nearest_places(placements.exclude(measure__returns__period=nearest), around)]


def _placements(authority: Authority) -> QuerySet[Placement]:
    found = Placement.objects.filter(measure__authority=authority).order_by("-plan_year__start", "position")
    found = found.select_related("measure", "plan_year", "priority_action__objective__theme")
    return found.prefetch_related("measure__target_settings")


def _nearest_places(placements: Iterable[Placement], around: plan.Period | None) -> Edition:
    """Give each measure as it stands in the plan year nearest to a period; in the latest where none is given."""
    start = around.start if around else None
    ordered = sorted(placements, key=lambda one: abs(one.plan_year.start - start) if start is not None else 0)
    found: Edition = {}
    for one in ordered:
        year = plan.Period(start=one.plan_year.start, quarter=4)
        same = start is None or one.plan_year.start == start
        found.setdefault(
            one.measure.permanent_id, _named(one, around if same and around else year, one.ref if same else "")
        )
    return found


def _named(placement: Placement, when: plan.Period, ref: str) -> Named:
    """Give what a measure was called in a period."""
    day, measure, action = when.last_day, placement.measure, placement.priority_action
    settings = list(measure.target_settings.all())
    begun = [one for one in settings if one.effective_from <= day] or settings[:1]
    places = (action.text, action.objective.text, action.objective.theme.name)
    return Named(ref, begun[-1].text if begun else measure.name, places, measure.permanent_id)
