"""Killed in the middle of publishing or restoring, the record is whole and the step can be done again."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import psycopg
import pytest
from django.conf import settings

Run = Callable[..., "subprocess.CompletedProcess[str]"]
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


def run(database: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "GOLDENTHREAD_DATABASE": database, "DJANGO_SETTINGS_MODULE": "tests.web.settings"}
    return subprocess.run(
        [sys.executable, "-m", "tests.web.publishing.broken_off", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        cwd=Path(__file__).parents[3],
    )


def verified(database: str) -> str:
    found = run(database, "verify", "")
    assert found.returncode == 0, found.stderr
    return found.stdout.splitlines()[0].split(" The journal ends")[0]


def test_killed_in_the_middle_of_publishing_and_of_restoring(databases: list[str], tmp_path: Path) -> None:
    one, two = databases
    assert run(one, "build", "").returncode == 0
    for table in ("records_publication", "records_publishedreturn", "records_publishedtext", "records_journalentry"):
        assert run(one, "publish", table).returncode == KILLED
    # Whatever any of them had left would be there now.
    assert verified(one) == "borough: 2 journal entries, 0 publications: as written."
    assert run(one, "publish", "").returncode == 0
    assert verified(one) == "borough: 4 journal entries, 2 publications: as written."

    file = str(tmp_path / "backup")
    assert run(one, "backup", "", file).returncode == 0
    assert run(two, "migrate", "").returncode == 0
    for table in ("records_authority", "records_return", "records_publishedtext"):
        assert run(two, "restore", table, file).returncode == KILLED
    done = run(two, "restore", "", file)
    assert done.returncode == 0, done.stderr
    assert verified(two) == "borough: 4 journal entries, 2 publications: as written."
