"""What an officer decides of the levels that a report prints otherwise than the record has them."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from goldenthread.plan import Report
from goldenthread.web.actions.imports.matching import Change, match_levels
from goldenthread.web.actions.imports.plans import PlanChange, plan_of_report
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import Authority, ReportingPeriod


class Decision(StrEnum):
    """What a level is that is printed otherwise: the record's own, by its words or the report's, or another one."""

    KEEP = "keep"
    TAKE = "take"
    ANOTHER = "another"


Decisions = Mapping[str, Decision]
Changes = Sequence[PlanChange | Change]


def changes_of(report: Report, authority: Authority, same: Mapping[str, str]) -> Changes:
    """Give what a report prints otherwise than the record has it: the plan itself, then its levels, the highest first.

    `same` is as in `take_in`.
    """
    found = plan_of_report(report, authority, same)
    if found is None:
        return []
    if isinstance(found, PlanChange):
        return [found, *match_levels(found.plan, report.rows, same)[1]]
    return match_levels(found, report.rows, same)[1]


def is_newest(report: Report, authority: Authority) -> bool:
    """Whether the record has no later period than a report: then the plan may take its words."""
    last = ReportingPeriod.objects.filter(authority=authority).select_related("plan_year").last()
    return last is None or report.period is None or last.noun < report.period


def decided(change: PlanChange | Change, decisions: Decisions | None) -> Decision:
    """Give what was decided of a change; without any decisions, all is the same and keeps its words.

    Raises Refused where others were decided and this one wasn't: the plan changed meanwhile.
    """
    if decisions is None:
        return Decision.KEEP
    if change.key not in decisions:
        raise Refused(
            f"it isn’t said whether the {change.kind} “{change.was}” is the one that is printed as “{change.now}”",
            where="the plan",
            expected="a decision on all that is printed otherwise",
            do="look at what is printed otherwise again, and say what it is",
        )
    return decisions[change.key]
