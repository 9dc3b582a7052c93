"""The plan is renewed: its measures have this year's words and targets, and the quarter is opened."""

from dataclasses import dataclass
from datetime import date, timedelta

from goldenthread.plan import Period
from goldenthread.web.actions.deadlines import Deadlines, count_back
from goldenthread.web.actions.measures.defining import define
from goldenthread.web.actions.measures.targets import Approval, Wanted, set_target
from goldenthread.web.actions.periods import open_period
from goldenthread.web.actions.plans import begin_year
from goldenthread.web.example.stories import STORIES, Story
from goldenthread.web.records.models import Authority, Person, Placement, Plan, PlanYear, ReportingPeriod
from goldenthread.web.records.nouns import first_day_of_year
from goldenthread.wording.criteria import understand_criterion

# Returns were due so many days ago at least: some are late by now, and there is time before the meeting.
_LATE = 3
_THURSDAY = 3
_RENEWED = "the target of the plan year, set with the council’s budget"


@dataclass(frozen=True)
class Quarter:
    """The quarter that is in the middle of its course on a day, with its deadlines."""

    period: Period
    deadlines: Deadlines


def quarter_on(today: date, authority: Authority) -> Quarter:
    """Give the latest quarter whose returns may have been due some days ago, and whose meeting is still to come."""
    thursday = today + timedelta(days=(_THURSDAY - today.weekday()) % 7 + 84)
    counted = count_back(thursday, authority=authority)
    while counted.returns_due_on > today - timedelta(days=_LATE):
        thursday -= timedelta(weeks=1)
        counted = count_back(thursday, authority=authority)
    month = counted.returns_due_on.month - 1
    # Quarters end with March, June, September and December; the one before the due day's own is over.
    quarter, year = ((month // 3 - 2) % 4 + 1, counted.returns_due_on.year)
    start = year - 1 if month < 6 else year
    period = Period(start=start, quarter=quarter)
    assert period.last_day < counted.returns_due_on
    return Quarter(period, counted)


def filled(words: str, start: int) -> str:
    """Put the plan year into words."""
    named = {"year": f"{start}/{(start + 1) % 100:02}", "before": f"{start - 1}/{start % 100:02}", "end": start + 1}
    return words.format(**named)


def renew(plan: Plan, quarter: Quarter, officer: Person) -> PlanYear:
    """Begin the plan year of a quarter: its measures stay, each with its words and target of this year."""
    stories = {story.ref: story for story in STORIES}
    year, _ = begin_year(plan=plan, start=quarter.period.start, by=officer)
    for placement in year.placements.select_related("measure__authority"):
        _renew(placement, stories[placement.ref], officer)
    return year


def open_quarter(authority: Authority, quarter: Quarter, officer: Person) -> ReportingPeriod:
    """Open the quarter."""
    start, number = quarter.period.start, quarter.period.quarter
    return open_period(
        authority=authority, plan_year_start=start, quarter=number, deadlines=quarter.deadlines, by=officer
    )


def _renew(placement: Placement, story: Story, officer: Person) -> None:
    start, measure = placement.plan_year.start, placement.measure
    set_target(
        measure=measure,
        wanted=Wanted(understand_criterion(filled(story.criterion, start))),
        effective_from=first_day_of_year(start),
        reason=_RENEWED,
        approval=Approval(by="Council", on=date(start, 3, 4)),
        by=officer,
    )
    if measure.quarters != story.quarters:
        reason = "it is counted once a year"
        define(measure=measure, fields={"quarters": story.quarters}, reason=reason, by=officer)
