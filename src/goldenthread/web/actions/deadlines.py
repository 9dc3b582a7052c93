"""The dates of a period, from the committee's meeting back to the day on which returns are due."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Deadlines:
    """When returns and sign-offs are due, when the papers go out, and when the committee meets."""

    returns_due_on: date
    sign_off_due_on: date
    papers_on: date
    committee_on: date
    committee: str = "Cabinet"
