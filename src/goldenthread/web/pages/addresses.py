"""How addresses name things."""

from goldenthread.plan import Period


def period_address(period: Period) -> str:
    """Give how addresses name a period: "2011-12-q2", "2011-12-year-end"."""
    part = "year-end" if period.at_year_end else f"q{period.quarter}"
    return f"{period.year.replace('/', '-')}-{part}"
