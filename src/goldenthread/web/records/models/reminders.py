"""On which days people are reminded of what they owe."""

from typing import Any

from pydantic import Field

from goldenthread.plan.noun import Noun


class ReminderDays(Noun):
    """Days before and after the day on which returns are due; after the last of these, once a week.

    On the day itself everyone is reminded. `heads_after` is how many days late a return is when its head of service is
    written to too.
    """

    before: tuple[int, ...] = (10, 5, 1)
    after: tuple[int, ...] = (1, 3, 7)
    heads_after: int = Field(default=3, ge=1)


def usual_days() -> dict[str, Any]:
    """Give the days that hold where nobody has chosen others, as JSON."""
    return ReminderDays().model_dump(mode="json")
