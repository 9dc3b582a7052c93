"""Reads one generated report in this process and prints what that took: `python -m bench.one_size ROWS`.

Its own process for each size, since the peak of memory can only ever rise.
"""

import json
import resource
import statistics
import sys
import time

from bench.reports import report
from goldenthread.reading import read

WARM_UP_ROWS = 50
LEAST_SECONDS = 0.5
# Linux counts the peak in kilobytes, macOS in bytes.
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024


def main(rows: int) -> None:
    """Print as JSON the seconds of a reading (a median, where it is short) and by how much the peak rose."""
    document = report(rows)
    read(report(WARM_UP_ROWS), "warm-up.txt")
    before = _peak()
    seconds = _timed(document, rows)
    risen = _peak() - before
    print(json.dumps({"rows": rows, "seconds": _median(seconds, document, rows), "bytes": risen}))


def _median(first: float, document: bytes, rows: int) -> float:
    times = [first]
    while sum(times) < LEAST_SECONDS:
        times.append(_timed(document, rows))
    return statistics.median(times)


def _timed(document: bytes, rows: int) -> float:
    started = time.perf_counter()
    result = read(document, "report.txt")
    seconds = time.perf_counter() - started
    found = sum(1 for _ in result.printed_rows())
    if found != rows:
        raise SystemExit(f"of {rows} rows {found} were read: the figures would mean nothing")
    return seconds


def _peak() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * PEAK_UNIT


if __name__ == "__main__":
    main(int(sys.argv[1]))
