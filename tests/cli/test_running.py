"""The copies of one process that tests run are the command: each does what a Python that is started anew does."""

import os
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from tests.cli.running import DONE, run, run_anew

YEAR_END, Q2 = (str(files("goldenthread.examples") / f"plan-2011-12-{name}.txt") for name in ("year-end", "q2"))
COMMANDS = {
    "help": ["--help"],
    "no command": [],
    "no such command": ["undo"],
    "read": ["read", Q2],
    "read as JSON": ["read", "-", "--format", "json"],
    "check": ["check", YEAR_END, "--earlier", Q2],
    "compare": ["compare", Q2, YEAR_END],
    "explain": ["explain", "At least 80% of calls answered by March 2012"],
    "publish": ["publish", YEAR_END, "--to", "out", "--formats", "json,csv"],
    "demo": ["demo", "--no-web"],
    "no file": ["check", "none.txt"],
}


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_copy_does_what_a_python_started_anew_does(tmp_path: Path, arguments: list[str]) -> None:
    told, folder = [], tmp_path / "there"  # a folder of one name, as it may stand in what is printed
    for each in (run, run_anew):
        folder.mkdir()
        done = each(*arguments, stdin=Path(Q2).read_bytes(), width=90, folder=folder)
        written = {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
        shutil.rmtree(folder)
        told.append((done.returncode, done.stdout, done.stderr, written))
    assert told[0] == told[1]


def test_what_takes_too_much_memory_gets_none() -> None:
    greedy = b"Ref\tStatus\n" + b"1\t2\n" * 1_000_000
    assert run("read", "-", stdin=greedy, memory=200 * 1024 * 1024).returncode != DONE


def test_what_takes_too_long_is_ended_and_the_next_runs(tmp_path: Path) -> None:
    pipe = tmp_path / "never written"
    os.mkfifo(pipe)
    with pytest.raises(TimeoutError):
        run("read", str(pipe), timeout=0.2)
    assert run("--version").returncode == DONE
