"""How speed and memory hold up as a report grows."""

import json
import subprocess
import sys
from typing import NamedTuple

SIZES = (100, 1_000, 10_000, 100_000)


class Size(NamedTuple):
    """What reading a report of so many rows took."""

    rows: int
    seconds: float
    bytes: int

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds

    @property
    def bytes_per_row(self) -> float:
        """By how much a row raised the peak of memory."""
        return self.bytes / self.rows


def measure_sizes(sizes: tuple[int, ...] = SIZES) -> list[Size]:
    """Read a report of each size, each in a fresh process."""
    return [measured(rows) for rows in sizes]


def rate_kept(sizes: list[Size], small: int, large: int) -> float:
    """Tell which part of its rate at `small` rows the reader keeps at `large`: 1 is linear growth."""
    rates = {size.rows: size.rate for size in sizes}
    return rates[large] / rates[small]


def measured(rows: int, what: str = "read") -> Size:
    """Read a report of so many rows, or check it, in a fresh process."""
    command = [sys.executable, "-m", "bench.one_size", str(rows), what]
    printed = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout
    return Size(**json.loads(printed))
