"""How carrying over from an earlier report holds up as both grow."""

import time
from typing import NamedTuple

from bench.reports import report
from goldenthread.reading import read
from goldenthread.reading.carrying import carry_over

SIZES = (1_000, 3_000, 9_000)


class Carrying(NamedTuple):
    """Seconds for so many rows against as many, and how many took something over."""

    rows: int
    seconds: float
    found: int

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds


def measure_carrying(sizes: tuple[int, ...] = SIZES) -> list[Carrying]:
    """Carry over in reports of each size."""
    return [_measured(rows) for rows in sizes]


def _measured(rows: int) -> Carrying:
    """The later report has lost its themes and has other words, so that no wording is the same."""
    earlier = read(report(rows), "earlier.txt")
    changed = [
        row.model_copy(update={"theme": None, "outcome": f"{row.outcome} again {number}"})
        for number, row in enumerate(earlier.rows)
    ]
    later = earlier.model_copy(update={"rows": tuple(changed)})
    started = time.perf_counter()
    filled = carry_over(later, earlier)
    seconds = time.perf_counter() - started
    return Carrying(rows, seconds, sum(row.theme is not None for row in filled.rows))
