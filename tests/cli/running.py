"""Runs the command as a process of its own, as people do."""

import os
import subprocess
import sys

DONE, FOUND, MISUSED, UNREADABLE = 0, 1, 2, 3
HEADINGS = "Ref\tSuccess criterion\tLead\tStatus\tProgress\tRemedial action"
TITLE = "Fenwick District Council\nCouncil Plan 2024/25: quarter 2\n"


def run(
    *arguments: str, stdin: bytes = b"", width: int = 100, timeout: float = 60, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "goldenthread", *arguments]
    env = {**os.environ, "COLUMNS": str(width), **environment}
    return subprocess.run(command, input=stdin, capture_output=True, env=env, timeout=timeout)


def report(*rows: str) -> str:
    """Make a report of rows whose cells are parted by strokes."""
    lines = ["\t".join(cell.strip() for cell in row.split("|")) for row in rows]
    return "\n".join([TITLE, HEADINGS, *lines, ""])
