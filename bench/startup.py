"""How long the command takes to start, beside the one import that it can't do without."""

import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

BAR = 1.5
ROUNDS = 15


class Startup(NamedTuple):
    """Medians in seconds of whole processes."""

    command: float
    pydantic: float

    @property
    def ratio(self) -> float:
        """How many times as long the command takes."""
        return self.command / self.pydantic


def measure_startup(rounds: int = ROUNDS) -> Startup:
    """Time `goldenthread --help` and an import of pydantic, turn about, so that both meet the same noise."""
    command = [str(Path(sys.executable).with_name("goldenthread")), "--help"]
    pydantic = [sys.executable, "-c", "import pydantic"]
    pairs = [(_seconds(command), _seconds(pydantic)) for _ in range(rounds + 1)]
    # The first round fills the disk's cache.
    commands, imports = zip(*pairs[1:], strict=True)
    return Startup(statistics.median(commands), statistics.median(imports))


def _seconds(command: list[str]) -> float:
    started = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started
