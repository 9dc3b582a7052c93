"""Getting the application ready on this machine, and running it."""

import logging
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import django
from django.core.management import call_command, execute_from_command_line
from django.db import connections

_SETTINGS = "goldenthread.web.settings"
_MINUTES = 15
_RUN_DUE = (sys.executable, "-m", "goldenthread", "manage", "run_due", "--verbosity=0")
_LOG = logging.getLogger(__name__)


def set_up(folder: Path | None = None) -> None:
    """Set Django up. `folder` is where the record and the key are kept when the environment names no other place."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", _SETTINGS)
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        os.environ.setdefault("GOLDENTHREAD_DATABASE", str(folder / "goldenthread.sqlite3"))
        os.environ.setdefault("GOLDENTHREAD_SECRET_FILE", str(folder / "goldenthread.secret"))
        os.environ.setdefault("GOLDENTHREAD_STATIC", str(folder / "static"))
    django.setup()


def make_ready() -> None:
    """Bring the tables up to date and put style sheets and scripts where the server finds them."""
    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def free_port(wanted: int) -> int:
    """Give the port that is wanted, or another one where that is taken."""
    with socket.socket() as asked:
        asked.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            asked.bind(("127.0.0.1", wanted))
        except OSError:
            asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def keep_time(every: float = _MINUTES * 60) -> None:
    """Make the reminders that are due and send mails, now and again, for as long as this process lives."""

    def run() -> None:
        while True:
            do_due()
            time.sleep(every)

    threading.Thread(target=run, name="run_due", daemon=True).start()


def do_due(command: Sequence[str] = _RUN_DUE) -> None:
    """Do once what is due by the clock, in a process of its own.

    The server forks its workers out of this process. A thread that is in the database at that moment leaves them its
    locks, held by nobody: they would wait for them for ever.
    """
    try:
        subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError) as problem:  # a mail server is away, a disk is full: not for ever
        _LOG.error("What is due by the clock was not done; it is tried again in %s minutes: %s", _MINUTES, problem)


def serve(host: str, port: int, workers: int) -> None:
    """Run the web server until it is told to stop."""
    from granian import Granian
    from granian.constants import Interfaces

    # Workers are forked: a connection that they shared with this process would be nobody's.
    connections.close_all()
    Granian(
        "goldenthread.web.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        log_access=False,
        log_level="warning",  # type: ignore[arg-type]
    ).serve()


def manage(arguments: list[str]) -> None:
    """Run one of the application's own commands."""
    execute_from_command_line(["goldenthread manage", *arguments])
