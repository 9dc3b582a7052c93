"""The dates of a period, counted back from the committee's meeting in working days of the council's nation."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import count, islice

from holidays import country_holidays

from goldenthread.web.records.models import Authority, Nation, ReportingPeriod

_SUBDIVISIONS = {Nation.ENGLAND: "ENG", Nation.WALES: "WLS", Nation.SCOTLAND: "SCT", Nation.NORTHERN_IRELAND: "NIR"}
_SATURDAY = 5


@dataclass(frozen=True)
class Deadlines:
    """When returns and sign-offs are due, when the papers go out, and when the committee meets."""

    returns_due_on: date
    sign_off_due_on: date
    papers_on: date
    committee_on: date
    committee: str = "Cabinet"

    @property
    def in_order(self) -> bool:
        """Whether each date leaves room for the next."""
        return self.returns_due_on <= self.sign_off_due_on <= self.papers_on < self.committee_on


def deadlines_of(period: ReportingPeriod) -> Deadlines:
    """Give the deadlines that a period has."""
    return Deadlines(
        period.returns_due_on, period.sign_off_due_on, period.papers_on, period.committee_on, period.committee
    )


def count_back(
    committee_on: date,
    *,
    authority: Authority,
    committee: str | None = None,
    sign_off_days: int | None = None,
    return_days: int | None = None,
) -> Deadlines:
    """Count a period's deadlines back from the committee's day; what isn't given, as the council has it.

    The papers go out so many clear days before; sign-off is due `sign_off_days` working days before the papers, and
    returns `return_days` working days before the papers.
    """
    papers_on = papers_day(committee_on, authority.clear_days, Nation(authority.nation))
    days = (
        authority.sign_off_days if sign_off_days is None else sign_off_days,
        authority.return_days if return_days is None else return_days,
    )
    sign_off, due = (working_days_before(papers_on, one, Nation(authority.nation)) for one in days)
    return Deadlines(due, sign_off, papers_on, committee_on, committee or authority.committee)


def papers_day(committee_on: date, clear_days: int, nation: Nation) -> date:
    """Give the last working day on which papers may go out.

    So many working days lie between it and the meeting, neither of the two counting: Local Government Act 1972,
    section 100B, as amended by SI 2002/715.
    """
    return working_days_before(committee_on, clear_days + 1, nation)


def working_days_before(day: date, days: int, nation: Nation) -> date:
    """Give the working day that is so many working days before a day, which itself doesn't count."""
    if days == 0:
        return day
    earlier = (day - timedelta(days=number) for number in count(1))
    return next(islice((one for one in earlier if is_working_day(one, nation)), days - 1, None))


def clear_days_between(published: date, meeting: date, nation: Nation) -> int:
    """Count the clear days that papers published on one day are open before a meeting on another."""
    between = (published + timedelta(days=days) for days in range(1, (meeting - published).days))
    return sum(is_working_day(day, nation) for day in between)


def is_working_day(day: date, nation: Nation) -> bool:
    """Tell whether a day is neither at the weekend nor a bank holiday."""
    return day.weekday() < _SATURDAY and day not in _bank_holidays(nation, day.year)


@cache
def _bank_holidays(nation: Nation, year: int) -> frozenset[date]:
    return frozenset(country_holidays("GB", subdiv=_SUBDIVISIONS[nation], years=year))
