"""Runs a step and is killed in the middle of it: `python -m tests.web.publishing.broken_off STEP TABLE [FILE]`.

TABLE is the one after whose first row the process kills itself; "" for none: then the step runs to its end.
"""

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django
from django.core.management import call_command
from django.db import connection


def main(step: str, table: str, *arguments: str) -> None:
    """Do one step."""
    django.setup()

    def watch(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        done = execute(sql, params, many, context)
        if table and sql.startswith(f'INSERT INTO "{table}"'):
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    with connection.execute_wrapper(watch):
        _STEPS[step](*arguments)


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
