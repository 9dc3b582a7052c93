"""What more cores give when many reports are read at once."""

import os
import time
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat
from typing import NamedTuple

from bench.reports import report
from goldenthread.reading import read

FILES = 16
ROWS = 500


class Cores(NamedTuple):
    """Seconds for the same files in one process, and in a process a core."""

    one: float
    all: float
    cores: int

    @property
    def speed_up(self) -> float:
        """How many times as fast all cores are."""
        return self.one / self.all


def measure_cores(files: int = FILES, rows: int = ROWS) -> Cores:
    """Read the same reports in one process and then in a process a core, started beforehand."""
    documents = list(repeat(report(rows), files))
    cores = os.cpu_count() or 1
    count_rows(documents[0])
    with ProcessPoolExecutor(cores) as pool:
        list(pool.map(count_rows, documents[:1] * cores))
        return Cores(_seconds(map, documents), _seconds(pool.map, documents), cores)


def count_rows(document: bytes) -> int:
    """Read a report and give the number of its rows: little to send back."""
    return len(read(document, "report.txt").rows)


def _seconds(mapping: Callable[..., Iterable[int]], documents: list[bytes]) -> float:
    started = time.perf_counter()
    list(mapping(count_rows, documents))
    return time.perf_counter() - started
