"""Which plan of the record a report is of, by its name, its year, or the measures in common."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from goldenthread.comparing.words import reprint_key
from goldenthread.plan import Report
from goldenthread.web.actions.writing import Journal, Refused
from goldenthread.web.records.models import Authority, Placement, Plan

_NAME = "Council Plan"


@dataclass(frozen=True)
class PlanChange:
    """A plan that a report prints by another name than the record has it by."""

    plan: Plan
    now: str
    kind: str = "plan"

    @property
    def key(self) -> str:
        """What the change is called in a form."""
        return f"plan-{self.plan.pk}"

    @property
    def was(self) -> str:
        """The name in the record."""
        return self.plan.name


def plan_of_report(report: Report, authority: Authority, same: Mapping[str, str]) -> Plan | PlanChange | None:
    """Give the plan of a report; a change where it is printed by another name, to be decided on; None for a new one.

    A report that prints no name is of the plan of its year, or else of the plan that has most of its measures.
    """
    plans = list(Plan.objects.filter(authority=authority))
    named = [one for one in plans if report.plan and reprint_key(one.name) == reprint_key(report.plan)]
    exact = [one for one in named if one.name == report.plan]
    if exact or named:
        return (exact or named)[0]
    likely = _of_the_year(report, plans) or _of_its_measures(report, plans, same)
    return PlanChange(likely, report.plan) if likely and report.plan else likely


def _of_the_year(report: Report, plans: list[Plan]) -> Plan | None:
    if report.period is None:
        return None
    found = Plan.objects.filter(pk__in=[one.pk for one in plans], years__start=report.period.start)
    return found.order_by("pk").first()


def _of_its_measures(report: Report, plans: list[Plan], same: Mapping[str, str]) -> Plan | None:
    known = {same[row.id] for row in report.rows if row.id in same}
    standing = Placement.objects.filter(plan_year__plan__in=plans).order_by()
    pairs = set(standing.values_list("plan_year__plan", "measure__permanent_id"))
    common = Counter(plan for plan, measure in pairs if measure in known)
    most = next((plan for plan, times in common.most_common(1) if 2 * times > len(known)), None)
    return next((one for one in plans if one.pk == most), None)


def made_plan(report: Report, authority: Authority) -> Plan:
    """Make the plan of a report, or give the one that has its very name."""
    key = [code.model_dump(mode="json") for code in report.scheme]
    return Plan.objects.get_or_create(authority=authority, name=report.plan or _NAME, defaults={"key": key})[0]


def take_name(change: PlanChange, journal: Journal, reason: str) -> None:
    """Have a plan take the name that a report prints. Raises Refused for a name that is too long."""
    longest = Plan._meta.get_field("name").max_length or 0
    if len(change.now) > longest:
        raise Refused("it is too long", where=change.now, expected=f"at most {longest} characters", do="keep the name")
    before, change.plan.name = change.plan.name, change.now
    change.plan.save(update_fields=["name"])
    journal.record("rename a plan", change.plan, before={"name": before}, after={"name": change.now}, reason=reason)
