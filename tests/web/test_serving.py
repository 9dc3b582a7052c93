"""Running the server: what is done by the clock beside it."""

import logging
import sys
import threading
from pathlib import Path

import pytest

from goldenthread.web import serving


def test_what_is_due_is_done_in_another_process(tmp_path: Path) -> None:
    told = tmp_path / "told"
    write = f"import os, pathlib; pathlib.Path({str(told)!r}).write_text(str(os.getppid()))"
    serving.do_due((sys.executable, "-c", write))
    assert told.exists()


def test_the_clock_runs_the_installation_s_own_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """It asks the record nothing from this process, whose workers are forked: this test may open no database."""
    asked: list[tuple[str, ...]] = []
    done = threading.Event()

    def run(command: tuple[str, ...], **_: object) -> None:
        asked.append(command)
        done.set()

    monkeypatch.setattr("goldenthread.web.serving.subprocess.run", run)
    serving.keep_time(every=3_600)
    assert done.wait(10)
    assert asked[0][1:] == ("-m", "goldenthread", "manage", "run_due", "--verbosity=0")


@pytest.mark.parametrize("command", [(sys.executable, "-c", "raise SystemExit(1)"), ("/no/such/program",)])
def test_a_failure_is_told_and_the_server_goes_on(command: tuple[str, ...], caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR, logger="goldenthread"):
        serving.do_due(command)
    assert "What is due by the clock was not done" in caplog.text
