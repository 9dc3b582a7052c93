"""How long it takes to read a report as PDF, beside what pdfplumber takes to find the tables on the same pages."""

import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, get_args

from bench.one_pdf import WARM_UP
from bench.pdf_reports import Kind

# About 40 pages of each kind, and ten times as many.
ROWS: dict[Kind, int] = {"ruled": 226, "unruled": 258}
TIMES_AS_MANY = 10
WARM_UP_ROWS = 12
ROUNDS = 3
# What the whole of our reading may take of what pdfplumber's extract_tables() takes alone.
BAR = 1 / 3
BARS: dict[Kind, float] = {"ruled": 0.99, "unruled": 0.95}


class Reading(NamedTuple):
    """What one reader made of one report: seconds, the peak of memory in bytes, the cells that are right, rows lost."""

    seconds: float
    peak: int
    cells: int
    right: int
    lost: int

    @property
    def share(self) -> float:
        """The share of cells that are right."""
        return self.right / self.cells


class Beside(NamedTuple):
    """Our reading of one kind of report, beside pdfplumber's, and ours of one ten times as long."""

    kind: Kind
    pages: int
    ours: Reading
    theirs: Reading
    by_words: Reading | None
    long: Reading

    @property
    def ratio(self) -> float:
        """What our whole reading takes of the time of their finding of tables."""
        return self.ours.seconds / self.theirs.seconds


def measure_pdf() -> list[Beside]:
    """Read reports of each kind, each time in a fresh process."""
    return [_beside(kind) for kind in get_args(Kind)]


def _beside(kind: Kind) -> Beside:
    rows = ROWS[kind]
    with tempfile.TemporaryDirectory() as folder:
        _make(Path(folder, WARM_UP), kind, WARM_UP_ROWS)
        file, long = Path(folder, "report.pdf"), Path(folder, "long.pdf")
        _make(file, kind, rows)
        _make(long, kind, TIMES_AS_MANY * rows)
        # Turn about, so that both meet the same noise.
        pairs = [[_reading(file, kind, rows, who) for who in ("goldenthread", "pdfplumber")] for _ in range(ROUNDS)]
        ours, theirs = zip(*pairs, strict=True)
        return Beside(
            kind,
            _pages(file),
            _middle(ours),
            _middle(theirs),
            _reading(file, kind, rows, "pdfplumber-text") if kind == "unruled" else None,
            _reading(long, kind, TIMES_AS_MANY * rows, "goldenthread"),
        )


def _middle(readings: Sequence[Reading]) -> Reading:
    """Give the first reading with the median of all their times: the same pages give the same cells each time."""
    return readings[0]._replace(seconds=statistics.median(one.seconds for one in readings))


def _make(file: Path, kind: Kind, rows: int) -> None:
    """Set the pages in a process of their own: a new process counts the peak of the one that starts it as its own."""
    subprocess.run([sys.executable, "-m", "bench.pdf_reports", str(file), kind, str(rows)], check=True)


def _reading(file: Path, kind: Kind, rows: int, who: str) -> Reading:
    command = [sys.executable, "-m", "bench.one_pdf", str(file), kind, str(rows), who]
    return Reading(**json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout))


def _pages(file: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(file)
    count = len(document)
    document.close()
    return count
