"""Where a published row comes from, in words."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from goldenthread.plan import Source


def origin_words(origin: Mapping[str, Any]) -> str:
    """Say where a return comes from: "Read from q2.docx, page 3, row 7." or "Received from ... on 12 July 2012."."""
    parts = []
    if "file" in origin:
        place = Source.model_validate(origin.get("place", {}))
        parts.append(f"Read from {origin['file']}{f', {place}' if place.model_dump() else ''}")
    if "received_on" in origin:
        parts.append(f"Received from {origin['from']} on {_day(origin['received_on'])}")
    if "restated_on" in origin:
        parts.append(f"Last restated on {_day(origin['restated_on'])}")
    return "".join(f"{part}. " for part in parts).strip()


def _day(text: str) -> str:
    return f"{date.fromisoformat(text):%-d %B %Y}"
