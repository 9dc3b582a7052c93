"""Whether a figure is on its way to a target of a later year."""

from dataclasses import dataclass
from decimal import Decimal

from goldenthread.judging.amounts import finer, rounded
from goldenthread.judging.case import Case
from goldenthread.judging.history import at_least_as_good, pasts_of
from goldenthread.judging.readings import Reading


@dataclass(frozen=True)
class Path:
    """What a figure should be by now, and whether it is; `words` say it for the sentence."""

    value: Decimal
    kept: bool
    words: str


def path_of(case: Case, reading: Reading) -> Path | None:
    """Hold a figure against the straight line from its dated baseline to its target, else against its latest past.

    None where nothing is known of the past.
    """
    return _straight_line(case, reading) or _since_then(case, reading)


def _straight_line(case: Case, reading: Reading) -> Path | None:
    goal, start = reading.goal, reading.goal.start
    begun = case.span(start.when) if start else None
    if start is None or begun is None or goal.ends is None or reading.at is None or start.unit != goal.unit:
        return None
    whole, elapsed = goal.ends.last - begun.last, reading.at - begun.last
    if not 0 < elapsed < whole:
        return None
    by_now = start.value + (goal.value - start.value) * elapsed / whole
    by_now = rounded(by_now, finer(start.value, goal.value, reading.value))
    return Path(by_now, at_least_as_good(reading.value, by_now, goal), "on a straight path")


def _since_then(case: Case, reading: Reading) -> Path | None:
    pasts = pasts_of(case, reading.goal)
    past = max(pasts, key=lambda past: past.ends or 0, default=None)
    if past is None:
        return None
    better = past.value != reading.value and at_least_as_good(reading.value, past.value, reading.goal)
    return Path(past.value, better, "before")
