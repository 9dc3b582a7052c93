"""`goldenthread demo` serves the example council, says who can sign in, and ends when it is told to."""

import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from goldenthread.web.serving import free_port

pytestmark = pytest.mark.enable_socket


@pytest.fixture(scope="module")
def demo() -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the demonstration, and give it with all that it said before it began to serve."""
    program = str(Path(sys.executable).with_name("goldenthread"))
    command = [program, "demo", "--port", str(free_port(0))]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        lines: list[str] = []
        for line in running.stdout:
            lines.append(line)
            if line.startswith("Ctrl-C"):
                break
        yield running, "".join(lines)
        running.kill()


def page(address: str) -> str:
    for _ in range(50):
        try:
            with urllib.request.urlopen(address, timeout=20) as answer:
                return str(answer.read(), "utf-8")
        except ConnectionError:
            continue
        except OSError:
            signal.sigtimedwait([], 0.2)
    raise AssertionError(f"{address} doesn't answer")


def test_demo_serves_the_public_pages_and_ends(demo: tuple[subprocess.Popen[str], str]) -> None:
    running, said = demo
    address = re.findall(r"http://127.0.0.1:\d+/borough/", said)[0]
    home = page(address)
    assert "Borough Plan" in home
    assert "The people, the Borough Plan and its figures are made up." in home
    assert len(re.findall(r"^  .*@borough.example$", said, re.M)) == 8
    assert re.search(r"^  Measure owner, Ben +owner@borough.example$", said, re.M)
    running.send_signal(signal.SIGINT)
    assert running.wait(timeout=30) in (0, 130)
