"""`goldenthread serve` and `manage`: the web application, where its extra is installed."""

import os
import secrets
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

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
    serving.keep_time()
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


_NAMED_BY_OTHERS = (
    "DJANGO_SETTINGS_MODULE",
    "GOLDENTHREAD_DATABASE",
    "GOLDENTHREAD_SECRET_KEY",
    "GOLDENTHREAD_SECRET_FILE",
    "GOLDENTHREAD_STATIC",
)


def serve_example(port: int) -> int:
    """Make a fresh record with the example council, print who can sign in, and serve it until interrupted."""
    if not is_installed():
        return MISUSED
    from goldenthread.web import serving

    # A record of its own, whatever the environment names: this one is gone when the demonstration ends.
    for name in _NAMED_BY_OTHERS:
        os.environ.pop(name, None)
    port = serving.free_port(port)
    os.environ["GOLDENTHREAD_ADDRESS"] = f"http://127.0.0.1:{port}"
    os.environ["GOLDENTHREAD_DEMONSTRATION"] = "yes"
    with TemporaryDirectory(prefix="goldenthread-demo-") as folder:
        serving.set_up(Path(folder))
        print("\nMaking the example council's record ...", file=sys.stderr, flush=True)
        serving.make_ready()
        from goldenthread.web.example import SLUG, make_example

        password = "-".join(secrets.token_hex(2) for _ in range(4))
        people = make_example(password)
        print(_invitation(f"http://127.0.0.1:{port}", SLUG, password, [(one.who, one.email) for one in people]))
        sys.stdout.flush()
        serving.serve("127.0.0.1", port, workers=2)
    return DONE


def _invitation(address: str, slug: str, password: str, people: Sequence[tuple[str, str]]) -> str:
    longest = max(len(who) for who, _ in people)
    return "\n".join(
        [
            "",
            f"The public pages   {address}/{slug}/",
            f"Signing in         {address}/sign-in/   password for all: {password}",
            *(f"  {who:{longest}}  {email}" for who, email in people),
            "The reports of 2011/12 are a real council's. The people, the Borough Plan and its figures are made up.",
            "Ctrl-C ends the demonstration; its record goes with it.",
        ]
    )


def is_installed() -> bool:
    """Whether what the web application needs is there; where not, say what to do."""
    if find_spec("django") is not None:
        return True
    print(_MISSING, file=sys.stderr)
    return False
