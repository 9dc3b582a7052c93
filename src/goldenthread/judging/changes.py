"""What the sentence of a verdict says of changes and paths of its target."""

import re
from datetime import date

from goldenthread.judging.aims import Aim
from goldenthread.judging.dates import month_printed, months_of
from goldenthread.judging.labels import shown
from goldenthread.plan import TargetChange, TargetPath
from goldenthread.plan.amounts import printed_amount

# Of a target that was changed more often within a year the latest changes are told.
_MOST = 2
_LONGEST_REASON = 120
_BEGINS_A_SENTENCE = re.compile(r"(?:The|A|An|This|These|It|We|Our|There|After|New|No)\b")


def changes_told(aim: Aim) -> list[str]:
    """Tell of the changes behind a target's value, of one still to come, and of what fits no target."""
    unit = aim.target.unit
    told = [f"target changed {_change(one, unit)}, {_grounds(one)}" for one in aim.changes[-_MOST:]]
    if aim.to_come:
        told.append(f"target to change {_change(aim.to_come, unit)}, after this period, {_grounds(aim.to_come)}")
    return [*told, *(_unfit(one, unit) for one in aim.unfit[:_MOST])]


def _unfit(one: TargetPath | TargetChange, unit: str) -> str:
    if isinstance(one, TargetPath):
        return "the path in the settings isn't plainly of this target"
    return f"the settings tell of a change {_change(one, unit)}, which isn't plainly of this target"


def _change(change: TargetChange, unit: str) -> str:
    old, new = (printed_amount(value, unit) for value in (change.old, change.new))
    return f"from {old} to {new} on {_day(change.from_date)}"


def _day(day: date) -> str:
    return f"{day.day} {month_printed(months_of(day))}"


def _grounds(change: TargetChange) -> str:
    reason = shown(change.reason, _LONGEST_REASON).removesuffix(".")
    reason = re.sub(r"^because ", "", reason, flags=re.IGNORECASE)
    if _BEGINS_A_SENTENCE.match(reason):
        reason = reason[:1].lower() + reason[1:]
    return f"approved by {shown(change.approved_by)}, because {reason}"
