"""What the process apart gives up before it looks at a document: it can't get any of it back."""

import contextlib
import sys
from importlib.util import find_spec
from typing import Any

from goldenthread.reading.formats.pdf import engine

_LIMITS = find_spec("resource") is not None  # Windows has none: there the clock of the process that asked must do

# Python asks this hook before it does any of these, whosever code it is.
_REFUSED = (
    *("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "pty.", "urllib."),
    *("os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.truncate", "os.link", "os.symlink", "os.chmod", "os.kill"),
    *("shutil.", "ctypes.dlopen", "pickle."),
)
_WRITING = frozenset("wax+")


def give_up(memory: int, seconds: int) -> None:
    """Give up memory and time beyond these limits, files to write, programs to start, and the network."""
    engine.die_with_parent()
    engine.leave_network()
    _limit(memory, seconds)
    sys.addaudithook(_refuse)


def _limit(memory: int, seconds: int) -> None:
    if not _LIMITS:
        return
    import resource

    limits = {"AS": memory, "CPU": seconds, "CORE": 0, "FSIZE": 0, "NPROC": 0}
    for name, most in limits.items():
        # macOS knows the limit of memory and doesn't take it.
        with contextlib.suppress(AttributeError, OSError, ValueError):
            resource.setrlimit(getattr(resource, f"RLIMIT_{name}"), (most, most))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    writes = event == "open" and isinstance(arguments[1], str) and not _WRITING.isdisjoint(arguments[1])
    if writes or event.startswith(_REFUSED):
        raise PermissionError(f"the process that looks into a document may not: {event}")
