"""Runs steps one after another, and is killed in the middle of some: `python -m tests.web.publishing.broken_off STEPS`.

STEPS is a list in JSON of [step, table, file if it has one]. Each is done by a process of its own, forked once all is
imported, which kills itself after the first row of that table; "" for none: then the step runs to its end. What is
printed is a list in JSON of each process's status and of what it printed.
"""

import json
import os
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable
from typing import Any

import django
from django.core.management import call_command
from django.db import connection


def main(steps: str) -> None:
    """Do the steps."""
    django.setup()
    import tests.web.conftest  # noqa: F401 - all that the steps need, for each of them

    json.dump([_apart(*step) for step in json.loads(steps)], sys.stdout)


def _apart(step: str, table: str, *arguments: str) -> tuple[int, str]:
    with tempfile.TemporaryFile("w+") as printed:
        child = os.fork()
        if not child:
            os.dup2(printed.fileno(), 1)
            os.dup2(printed.fileno(), 2)
            os._exit(_done(step, table, *arguments))
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        printed.seek(0)
        return status, printed.read()


def _done(step: str, table: str, *arguments: str) -> int:
    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        done = execute(sql, params, many, context)
        if table and sql.startswith(f'INSERT INTO "{table}"'):
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    try:
        with connection.execute_wrapper(watch):
            _STEPS[step](*arguments)
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
    return 0


def _build() -> None:
    from tests.web.conftest import build_record

    call_command("migrate", verbosity=0)
    build_record()


def _publish() -> None:
    from goldenthread.web.actions.publishing import publish
    from tests.web.conftest import found_record

    record = found_record()
    publish(period=record.q2, by=record.cast.olive, edition=1)


_STEPS: dict[str, Callable[..., Any]] = {
    "build": _build,
    "publish": _publish,
    "migrate": lambda: call_command("migrate", verbosity=0),
    "verify": lambda: call_command("verify"),
    "backup": lambda file: call_command("backup", file),
    "restore": lambda file: call_command("restore", file),
}

if __name__ == "__main__":
    main(*sys.argv[1:])
