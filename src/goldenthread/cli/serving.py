"""`goldenthread serve` and `manage`: the web application, where its extra is installed."""

import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from goldenthread.cli.endings import DONE, MISUSED

_MISSING = (
    "goldenthread: the web application is not installed. Expected: the package with its extra. "
    "What to do: pip install 'goldenthread[web]'."
)


def serve_record(host: str, port: int, workers: int, folder: Path) -> int:
    """Bring the record up to date and serve it until interrupted."""
    if not is_installed():
        return MISUSED
    from goldenthread.web import serving

    serving.set_up(folder)
    serving.make_ready()
    print(f"Goldenthread serves http://{host}:{port}/ (Ctrl-C ends it)", file=sys.stderr, flush=True)
    serving.serve(host, port, workers)
    return DONE


def manage_record(arguments: Sequence[str]) -> int:
    """Run one of the application's commands."""
    if not is_installed():
        return MISUSED
    from goldenthread.web import serving

    serving.set_up(Path())
    serving.manage(list(arguments) or ["help"])
    return DONE


def is_installed() -> bool:
    """Whether what the web application needs is there; where not, say what to do."""
    if find_spec("django") is not None:
        return True
    print(_MISSING, file=sys.stderr)
    return False
