"""The parts in which a grid comes from the process apart."""

from dataclasses import dataclass

from goldenthread.plan import Unread
from goldenthread.reading.grid import GridRow


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a grid: a row of it, or something that is left out of it."""

    row: GridRow | None = None
    left_out: Unread | None = None
