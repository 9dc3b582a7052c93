"""Where a published row comes from, and what it says beside its figures, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from goldenthread.plan import Period, Return
from goldenthread.web.pages.statuses import status_words


def difference_words(row: Return) -> str:
    """Say that a status differs from the calculated one: "The council says slipped, but the figures say achieved."."""
    calculated = status_words(row.verdict.rating if row.verdict else None)
    return f"The council says {status_words(row.rating).lower()}, but the figures say {calculated.lower()}."


def origin_words(origin: Mapping[str, Any], period: Period) -> str:
    """Say where a return comes from: "From the council’s report for 2011/12 Q2." or "Received from ... on ...".

    The file and the place in it say nothing to a reader without the council's files: officers' pages and the data
    have them.
    """
    parts = []
    if "file" in origin:
        parts.append(f"From the council’s report for {period}")
    if "received_on" in origin:
        parts.append(f"Received from {origin['from']} on {_day(origin['received_on'])}")
    if "restated_on" in origin:
        parts.append(f"Last restated on {_day(origin['restated_on'])}")
    return "".join(f"{part}. " for part in parts).strip()


def _day(text: str) -> str:
    return f"{date.fromisoformat(text):%-d %B %Y}"
