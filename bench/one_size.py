"""Reads one generated report, or checks it, in this process; prints what that took: `python -m bench.one_size ROWS`.

Its own process for each size, since the peak of memory can only ever rise.
"""

import json
import resource
import statistics
import sys
import time
from collections.abc import Callable

from bench.reports import report
from goldenthread.examine import examine
from goldenthread.plan import Report
from goldenthread.reading import read

WARM_UP_ROWS = 50
LEAST_SECONDS = 0.5
# Linux counts the peak in kilobytes, macOS in bytes.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024

Work = Callable[[bytes, str], Report]


def main(rows: int, what: str = "read") -> None:
    """Print as JSON the seconds of a reading or a check (a median, where it is short) and by how much the peak rose."""
    document = report(rows)
    work = _checked if what == "check" else read
    work(report(WARM_UP_ROWS), "warm-up.txt")
    before = _peak()
    seconds = _timed(work, document, rows)
    risen = _peak() - before
    print(json.dumps({"rows": rows, "seconds": _median(seconds, work, document, rows), "bytes": risen}))


def _checked(document: bytes, name: str) -> Report:
    return examine(document, name).report


def _median(first: float, work: Work, document: bytes, rows: int) -> float:
    times = [first]
    while sum(times) < LEAST_SECONDS:
        times.append(_timed(work, document, rows))
    return statistics.median(times)


def _timed(work: Work, document: bytes, rows: int) -> float:
    started = time.perf_counter()
    result = work(document, "report.txt")
    seconds = time.perf_counter() - started
    found = sum(1 for _ in result.printed_rows())
    if found != rows:
        raise SystemExit(f"of {rows} rows {found} were read: the figures would mean nothing")
    return seconds


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT


if __name__ == "__main__":
    main(int(sys.argv[1]), *sys.argv[2:])
