"""The periods along a chart: every quarter from the first to the last, by its short name."""

from collections.abc import Iterator

from goldenthread.plan import Period


def quarters(first: Period, last: Period) -> Iterator[Period]:
    """Give each quarter from the first to the last, so that one without a report is a gap."""
    at = first
    while at <= last:
        yield at
        at = Period(start=at.start + at.at_year_end, quarter=at.quarter % 4 + 1)


def short_name(period: Period) -> str:
    """Write a period where there is little room: "2011/12 Q2", "2011/12 end"."""
    return f"{period.year} {'end' if period.at_year_end else f'Q{period.quarter}'}"
