"""Milestones: a date to be met.

Whether it was reached is what the row's own status says. A date in the narrative on which it will be done is given from
outside; what else the narrative says isn't judged here.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from goldenthread.judging.case import Case
from goldenthread.judging.dates import MONTHS_IN_YEAR, Span, month_printed, span_of
from goldenthread.judging.facts import Fact, Facts, Stage
from goldenthread.plan import Completion, Period, Rating, Supports

_LAST_YEAR_OF_DATES = 9000
_MOST_QUOTED = 9
# What a date in the narrative beyond the due date says of the printed status.
_COMPLETED_LATER = {Rating.ON_TRACK: Supports.NO, Rating.SLIPPED: Supports.YES, Rating.NOT_ACHIEVED: Supports.YES}


@dataclass(frozen=True)
class Milestone:
    """A milestone's dates as months: `first` is the original one, `due` the one printed now."""

    due: Span
    first: Span
    now: int
    done: bool

    @property
    def passed(self) -> bool:
        """Whether its date lies before the end of the period, or at it."""
        return self.due.last <= self.now

    @property
    def moved(self) -> bool:
        """Whether its date was put off."""
        return self.due.last > self.first.last

    @property
    def days_late(self) -> int:
        """How many days it is late against its first date, as far as is known; 0 where it isn't."""
        late_at = max(self.due.last if self.moved else 0, self.now)
        if self.done or late_at <= self.first.last or not (self.moved or self.passed):
            return 0
        return (_last_day(late_at) - _last_day(self.first.last)).days


def milestone_of(case: Case) -> Milestone | None:
    """Read the dates; None where the row has none, or the report no period."""
    due, now = case.span(case.row.due), case.now
    if due is None or now is None or not MONTHS_IN_YEAR <= due.last < _LAST_YEAR_OF_DATES * MONTHS_IN_YEAR:
        return None
    before = span_of(case.earlier.due, case.earlier_period or case.period) if case.earlier else None
    first = before if before and MONTHS_IN_YEAR <= before.last < due.last else due
    later = case.span(case.completion.when if case.completion else None)
    due = later if later and due.last < later.last < _LAST_YEAR_OF_DATES * MONTHS_IN_YEAR else due
    return Milestone(due, first, now, done=case.row.rating is Rating.ACHIEVED)


def facts_of(milestone: Milestone, allowed: int) -> Facts:
    """Give what a preset's rules ask: done, late, a little late, its date still to come."""
    facts = {Fact.DONE} if milestone.done else set()
    if milestone.days_late > 0 or (milestone.passed and not milestone.done):
        facts.add(Fact.LATE)
        if milestone.days_late <= allowed:
            facts.add(Fact.A_LITTLE_LATE)
    if not milestone.passed:
        facts.add(Fact.LATER)
    return frozenset(facts)


def stage_of(period: Period) -> Stage:
    """Give the stage by the report's period."""
    return Stage.YEAR_END if period.at_year_end else Stage.IN_YEAR


def sentence_of(milestone: Milestone, completion: Completion | None = None) -> str:
    """Say what the dates say, without the rating; `completion` is what the narrative says of them."""
    first, due, now = (month_printed(month) for month in (milestone.first.last, milestone.due.last, milestone.now))
    if milestone.done:
        return f"due by {first}, reported as done by {now}"
    if milestone.moved and completion and completion.when:
        words = " ".join(completion.words.split()[-_MOST_QUOTED:])
        return f'due by {first}, but the narrative says "{words}", {_days(milestone.days_late)} later'
    if milestone.moved:
        return f"first due by {first}, now by {due}, {_days(milestone.days_late)} later"
    if milestone.passed:
        late = f", {_days(milestone.days_late)} ago" if milestone.days_late else ""
        return f"due by {due}{late}, and not reported as done by {now}"
    return f"due by {due}, which is still to come at the end of {now}"


def supports_of(milestone: Milestone, case: Case) -> Supports:
    """Hold the printed status against the dates alone."""
    printed = case.row.rating
    said = case.completion
    if said and said.when and milestone.moved and printed is not None:
        return _COMPLETED_LATER.get(printed, Supports.UNCLEAR)
    if said and said.still_open and not said.done and milestone.passed and printed is Rating.ON_TRACK:
        return Supports.NO
    if printed is None or case.row.targets or milestone.moved:
        return Supports.UNCLEAR
    if printed is Rating.ACHIEVED:
        return Supports.YES
    if printed is Rating.ON_TRACK:
        return Supports.UNCLEAR if milestone.passed or (said and said.in_doubt) else Supports.YES
    return Supports.YES if milestone.passed else Supports.UNCLEAR


def _days(days: int) -> str:
    return "1 day" if days == 1 else f"{days:,} days"


def _last_day(month: int) -> date:
    year, at = divmod(month, MONTHS_IN_YEAR)
    return date(year, at + 1, monthrange(year, at + 1)[1])
