"""PDF documents are looked into by a process of their own, which has little time and memory and can be ended.

PDFium is written in C++: a document made for it may crash it, or worse. So it never runs in the process that asks.
What the other process says comes as lines of JSON and is checked strictly, for a document may have taken it over.
Whatever becomes of it, the caller gets values or a DocumentError. See docs/decisions/0018.
"""

import json
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import IO, Any

from goldenthread.plan.errors import DocumentError
from goldenthread.reading.formats.pdf.carried import Mismatch, Restore, restore
from goldenthread.reading.formats.pdf.tasks import TASKS

# The longest reports take some seconds; 2,000 pages full of tables take two minutes on a slow machine.
MOST_SECONDS = 240
# A page of a report takes some MB, with all of Python and PDFium 150 MB.
MOST_MEMORY = 1024 * 1024 * 1024
# Of one page or row. A page's picture has a few hundred thousand.
MOST_CHARACTERS_IN_A_LINE = 64 * 1024 * 1024
# Of all that is said of one document: ten times what the longest reports come to.
MOST_CHARACTERS_SAID = 1024 * 1024 * 1024

# The same modules as here, wherever they were installed; nothing from the folder or the environment it is started in.
_START = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); "
    "from goldenthread.reading.formats.pdf.child import main; main()"
)


def values(
    task: str,
    data: bytes,
    name: str,
    *,
    seconds: int = MOST_SECONDS,
    memory: int = MOST_MEMORY,
    **options: Any,
) -> Iterator[Any]:
    """Give what a task of `tasks.TASKS` gives of a document, one value after another.

    `seconds` and `memory` (in bytes, beside the document's own) are what it may take. Raises DocumentError where the
    document can't be read within them or at all.
    """
    made = restore(TASKS[task].gives())
    room = memory + 3 * len(data)
    asked = {"task": task, "name": name, "seconds": seconds, "memory": room, "options": options}
    with _started(seconds) as (process, expired):
        _tell(process, json.dumps(asked).encode() + b"\n", data)
        ended = yield from _said(process, name, made)
        if not ended:
            process.wait()
            raise _too_long(name, seconds) if expired.is_set() else _broken(name)


@contextmanager
def _started(seconds: int) -> Iterator[tuple[subprocess.Popen[bytes], threading.Event]]:
    """Start the process; it is gone at the end, whatever happens, and its time is up after so many seconds."""
    paths = json.dumps([path for path in sys.path if path])
    command = [sys.executable, "-I", "-X", "utf8", "-c", _START, paths]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}, bufsize=-1
    )
    expired = threading.Event()
    clock = threading.Timer(seconds, _expire, (process, expired))
    clock.daemon = True
    clock.start()
    try:
        yield process, expired
    finally:
        clock.cancel()
        clock.join()
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            _close(pipe)


def _expire(process: subprocess.Popen[bytes], expired: threading.Event) -> None:
    expired.set()
    process.kill()


def _close(pipe: IO[bytes] | None) -> None:
    try:
        if pipe:
            pipe.close()
    except OSError:  # what was still to be said to a process that is gone
        pass


def _tell(process: subprocess.Popen[bytes], *parts: bytes) -> None:
    assert process.stdin
    try:
        for part in parts:
            process.stdin.write(part)
        process.stdin.close()
    except OSError:  # it ended before it had heard all: what it said, or didn't, tells why
        pass


def _said(process: subprocess.Popen[bytes], name: str, made: Restore) -> Generator[Any, None, bool]:
    """Give the values that are said; return whether the end was said. Raises DocumentError for a fault."""
    assert process.stdout
    left = MOST_CHARACTERS_SAID
    while line := process.stdout.readline(MOST_CHARACTERS_IN_A_LINE):
        left -= len(line)
        if left < 0 or not line.endswith(b"\n"):
            return False
        try:
            kind, value = _parted(line)
            if kind == "value":
                value = made(value)
        except (Mismatch, ValueError, RecursionError):
            return False
        if kind != "value":
            return _closing(kind, value, name)
        yield value
    return False


def _parted(line: bytes) -> tuple[str, Any]:
    said = json.loads(line)
    if not isinstance(said, list) or len(said) != 2 or not isinstance(said[0], str):
        raise Mismatch("a kind and a value")
    return said[0], said[1]


def _closing(kind: str, value: Any, name: str) -> bool:
    """Tell whether this is the end as it should be; raise the fault that was said."""
    if kind == "fault" and isinstance(value, list) and len(value) == 4 and all(isinstance(one, str) for one in value):
        what, where, expected, do = value
        raise DocumentError(what, where=where, expected=expected, do=do)
    if kind == "memory":
        raise _too_large(name)
    return kind == "end"


def _too_long(name: str, seconds: int) -> DocumentError:
    return DocumentError(
        f"reading this PDF document takes longer than {seconds:,} seconds",
        where=name,
        expected="a report of at most some hundred pages",
        do="print the pages of the report alone into a new PDF document, and read that",
    )


def _too_large(name: str) -> DocumentError:
    return DocumentError(
        "reading this PDF document takes more memory than one document may",
        where=name,
        expected="pages of words, lines and small pictures",
        do="print the pages of the report alone into a new PDF document, and read that",
    )


def _broken(name: str) -> DocumentError:
    return DocumentError(
        "reading this PDF document failed: it is damaged, or takes more memory or time than one document may",
        where=name,
        expected="a PDF document as programs write it",
        do="print it into a new PDF document and read that, or read the report in the format that it was written in",
    )
