"""Runs the command as a process of its own, as people do.

Importing takes most of a short command's time. So `run` has a process do that once (tests/cli/warm.py), of which each
command is a copy; `run_anew` starts Python itself, and a test shows of every command that both do the same.
"""

import atexit
import json
import os
import signal
import socket
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path

DONE, FOUND, MISUSED, UNREADABLE = 0, 1, 2, 3
HEADINGS = "Ref\tSuccess criterion\tLead\tStatus\tProgress\tRemedial action"
TITLE = "Fenwick District Council\nCouncil Plan 2024/25: quarter 2\n"
_ROOT = Path(__file__).resolve().parents[2]
Done = subprocess.CompletedProcess[bytes]


def run(
    *arguments: str,
    stdin: bytes = b"",
    width: int = 100,
    timeout: float = 60,
    folder: Path | None = None,
    memory: int | None = None,
    **environment: str,
) -> Done:
    asked = {
        "arguments": arguments,
        "folder": str(folder or Path.cwd()),
        "environment": {**os.environ, "COLUMNS": str(width), **environment},
        "memory": memory,
    }
    warm, pipes = _warm(), [os.pipe() for _ in range(3)]
    (read_in, write_in), (read_out, write_out), (read_err, write_err) = pipes
    theirs = [read_in, write_out, write_err]
    socket.send_fds(warm, [json.dumps(asked).encode()], theirs)
    for file in theirs:
        os.close(file)
    with ThreadPoolExecutor(3) as threads:
        threads.submit(_write, write_in, stdin)
        printed, told = (threads.submit(_read, file) for file in (read_out, read_err))
        status = _ended(warm, timeout)
        return Done(arguments, status, printed.result(), told.result())


def run_anew(*arguments: str, stdin: bytes = b"", width: int = 100, folder: Path | None = None) -> Done:
    command = [sys.executable, "-m", "goldenthread", *arguments]
    env = {**os.environ, "COLUMNS": str(width)}
    return subprocess.run(command, input=stdin, capture_output=True, env=env, cwd=folder, timeout=60)


def report(*rows: str) -> str:
    """Make a report of rows whose cells are parted by strokes."""
    lines = ["\t".join(cell.strip() for cell in row.split("|")) for row in rows]
    return "\n".join([TITLE, HEADINGS, *lines, ""])


@cache
def _warm() -> socket.socket:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    command = [sys.executable, "-m", "tests.cli.warm", str(theirs.fileno())]
    # Pipes, for what Python takes its own files to be it goes on taking them for.
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    process = subprocess.Popen(command, cwd=_ROOT, pass_fds=[theirs.fileno()], **pipes)  # type: ignore[call-overload]
    for file in (theirs, process.stdin, process.stdout, process.stderr):
        file.close()

    def end() -> None:
        ours.close()
        process.wait()

    atexit.register(end)
    return ours


def _ended(warm: socket.socket, timeout: float) -> int:
    """Wait for the command and give its exit status, or end it and raise TimeoutError."""
    warm.settimeout(60)  # for as long as importing may take
    child = int(warm.recv(100))
    warm.settimeout(timeout)
    try:
        return int(warm.recv(100))
    except TimeoutError:
        os.kill(child, signal.SIGKILL)
        warm.settimeout(None)
        warm.recv(100)
        raise


def _write(file: int, content: bytes) -> None:
    try:
        with open(file, "wb") as pipe:
            pipe.write(content)
    except BrokenPipeError:
        pass  # It wants no more of it.


def _read(file: int) -> bytes:
    with open(file, "rb") as pipe:
        return pipe.read()
