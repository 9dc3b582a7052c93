"""What changed since the publication before: the headline in words, and the bridge group by group."""

from dataclasses import dataclass
from decimal import Decimal

from goldenthread.plan import Bridge, Comparison
from goldenthread.web.public.choosing import MOVEMENTS

_WORDS = {**MOVEMENTS, "only_earlier": "Only in the report before"}


@dataclass(frozen=True)
class Headline:
    """How the share of measures on track moved.

    `moved` is "1.6 points lower than at"; "" where a share is missing, or where no measure was rated both times: shares
    of other measures say nothing of each other.
    """

    moved: str
    earlier: str
    earlier_share: float | None
    bridge: Bridge


@dataclass(frozen=True)
class Group:
    """A group of the bridge: how many measures, what they did to both counts, and the query that lists them."""

    name: str
    words: str
    measures: int
    on_track: int
    off_track: int
    query: str


def headline_of(comparison: Comparison | None) -> Headline | None:
    """Say how the headline moved since the publication before; None for the first."""
    if comparison is None:
        return None
    before, now = comparison.totals.earlier.on_track_percent, comparison.totals.later.on_track_percent
    both = comparison.bridge.improved + comparison.bridge.worsened + comparison.bridge.same
    comparable = both and before is not None and now is not None
    moved = _moved(Decimal(str(before)), Decimal(str(now))) if comparable else ""
    earlier = str(comparison.earlier) if comparison.earlier else "the report before"
    return Headline(moved, earlier, before, comparison.bridge)


def _moved(before: Decimal, now: Decimal) -> str:
    change = now - before
    if not change:
        return "The same share as at"
    return f"{abs(change)} points {'higher' if change > 0 else 'lower'} than at"


def groups_of(comparison: Comparison) -> tuple[Group, ...]:
    """Give the groups of the bridge that hold any measure."""
    return tuple(
        Group(
            step.group,
            _WORDS[step.group],
            step.measures,
            step.on_track_gained - step.on_track_lost,
            step.off_track_gained - step.off_track_lost,
            f"movement={step.group}" if step.group in MOVEMENTS else "",
        )
        for step in comparison.bridge.steps
    )
