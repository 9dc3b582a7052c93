"""How fast a report is checked: a whole process, and rows a second as it grows."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from bench.reports import report
from bench.sizes import Size, measured

SIZES = (100, 1_000, 10_000, 100_000)
# As many measures as the report of a middling council has.
ROWS = 119
ROUNDS = 5


class WholeCheck(NamedTuple):
    """Medians in seconds of whole processes."""

    command: float
    python: float


def measure_check(rounds: int = ROUNDS, rows: int = ROWS) -> WholeCheck:
    """Time `goldenthread check` of one report and a Python that does nothing, turn about."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_bytes(report(rows))
        command = [str(Path(sys.executable).with_name("goldenthread")), "check", str(path), "--fail-on", "never"]
        pairs = [(_seconds(command), _seconds([sys.executable, "-c", "pass"])) for _ in range(rounds + 1)]
    # The first round fills the disk's cache.
    commands, pythons = zip(*pairs[1:], strict=True)
    return WholeCheck(statistics.median(commands), statistics.median(pythons))


def measure_checked_sizes(sizes: tuple[int, ...] = SIZES) -> list[Size]:
    """Check a report of each size, each in a fresh process."""
    return [measured(rows, "check") for rows in sizes]


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started
