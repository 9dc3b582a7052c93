"""Killed in the middle of publishing or restoring, the record is whole and the step can be done again."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

KILLED = -signal.SIGKILL


@pytest.fixture
def databases(tmp_path: Path) -> Iterator[list[str]]:
    """Give the addresses of two new databases of the kind that tests run on."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        yield [str(tmp_path / "one.sqlite3"), str(tmp_path / "two.sqlite3")]
        return
    address = os.environ["GOLDENTHREAD_DATABASE"]
    names = [f"broken_off_{os.getpid()}_{number}" for number in (1, 2)]
    with closing(psycopg.connect(address, autocommit=True)) as server:
        for name in names:
            server.execute(f"CREATE DATABASE {name}")
        yield [address.replace("/postgres?", f"/{name}?") for name in names]
        for name in names:
            server.execute(f"DROP DATABASE {name} WITH (FORCE)")


def run(database: str, *steps: list[str]) -> list[tuple[int, str]]:
    """Do steps one after another, and give the status of each and what it printed."""
    environment = {**os.environ, "GOLDENTHREAD_DATABASE": database, "DJANGO_SETTINGS_MODULE": "tests.web.settings"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.publishing.broken_off", json.dumps(steps)],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        cwd=Path(__file__).parents[3],
    )
    assert done.returncode == 0, done.stderr
    return [(status, printed) for status, printed in json.loads(done.stdout)]


def verified(printed: str) -> str:
    return printed.splitlines()[0].split(" The journal ends")[0]


def test_killed_in_the_middle_of_publishing_and_of_restoring(databases: list[str], tmp_path: Path) -> None:
    one, two = databases
    file = str(tmp_path / "backup")
    tables = ("records_publication", "records_publishedreturn", "records_publishedtext", "records_journalentry")
    killed = [["publish", table] for table in tables]
    done = run(one, ["build", ""], *killed, ["verify", ""], ["publish", ""], ["verify", ""], ["backup", "", file])
    assert [status for status, _ in done] == [0, *[KILLED] * len(killed), 0, 0, 0, 0], done
    # Whatever any of them had left would be there now.
    assert verified(done[-4][1]) == "borough: 2 journal entries, 0 publications: as written."
    assert verified(done[-2][1]) == "borough: 4 journal entries, 2 publications: as written."

    killed = [["restore", table, file] for table in ("records_authority", "records_return", "records_publishedtext")]
    done = run(two, ["migrate", ""], *killed, ["restore", "", file], ["verify", ""])
    assert [status for status, _ in done] == [0, *[KILLED] * len(killed), 0, 0], done
    assert verified(done[-1][1]) == "borough: 4 journal entries, 2 publications: as written."
