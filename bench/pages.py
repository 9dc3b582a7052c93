"""How many public pages a second the server answers, kept and made anew, beside an empty page of the same server.

A page made anew is put together of the record each time, by a server that has shown the publication before: what
never changes of a publication as a whole (its counts, the table of its themes, the navigation) it keeps, a finished
page never. Of measures, made anew are the pages of all, one after another, so that nothing is fast only because the
same measure was shown before; kept is the page of one.
"""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import cycle
from pathlib import Path
from typing import NamedTuple

SIZES = (120, 12_000)
SECONDS = 0.5
ROUNDS = 15
CLIENTS = 2
HOME, MEASURE, EMPTY = "/bench/", "/bench/measures/m{}/", "/empty/"


class Pages(NamedTuple):
    """Requests a second of one page by a publication of so many measures, beside those of the empty page.

    `ratio` is which part of the empty page's rate it has: each time against the empty page measured just after, so that
    whatever else the machine does weighs on both.
    """

    page: str
    measures: int
    kept: bool
    rate: float
    empty: float
    ratio: float


def measure_pages(sizes: tuple[int, ...] = SIZES) -> list[Pages]:
    """Publish a report of each size and ask for its pages, once kept and once made anew each time."""
    return [one for size in sizes for one in _of_size(size)]


def _of_size(size: int) -> Iterator[Pages]:
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(folder)
        subprocess.run([sys.executable, "-m", "bench.page_record", str(size)], check=True, env=environment)
        for kept in (True, False):
            with _server(environment | {"BENCH_KEEPS": "1" if kept else ""}) as port:
                empty = _turns([EMPTY])
                measures = range(1, 2 if kept else size + 1)
                for page, paths in {"home": [HOME], "measure": [MEASURE.format(at) for at in measures]}.items():
                    turns = _turns(paths)
                    _rate(port, turns)
                    rates = [(_rate(port, turns), _rate(port, empty)) for _ in range(ROUNDS)]
                    ratio = statistics.median(own / other for own, other in rates)
                    own, other = (statistics.median(column) for column in zip(*rates, strict=True))
                    yield Pages(page, size, kept, own, other, ratio)


def _environment(folder: str) -> dict[str, str]:
    place = Path(folder)
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "bench.page_settings",
        "GOLDENTHREAD_SECRET_KEY": "for measuring alone",
        "GOLDENTHREAD_DATABASE": str(place / "record.sqlite3"),
        "GOLDENTHREAD_STATIC": str(place / "static"),
    }


@contextmanager
def _server(environment: dict[str, str]) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    command = [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)]
    command += ["--workers", "1", "--blocking-threads", "2", "--no-log", "goldenthread.web.wsgi:application"]
    server = subprocess.Popen(command, env=environment)
    try:
        _wait_for(port)
        yield port
    finally:
        server.terminate()
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            server.kill()


def _wait_for(port: int, seconds: float = 30) -> None:
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server didn't start")


def _turns(paths: Sequence[str]) -> list[Iterator[str]]:
    """Give each client the addresses in turn, for ever; each begins elsewhere among them."""
    starts = [client * len(paths) // CLIENTS for client in range(CLIENTS)]
    return [cycle([*paths[at:], *paths[:at]]) for at in starts]


def _rate(port: int, turns: Sequence[Iterator[str]]) -> float:
    """Let all clients ask at once for a while, each going on where it stopped, and give the answers a second."""
    counts: list[int] = []
    clients = [threading.Thread(target=lambda turn=turn: counts.append(_ask(port, turn))) for turn in turns]
    started = time.perf_counter()
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    taken = time.perf_counter() - started
    # What stops a client ends its own thread alone.
    if len(counts) < len(clients):
        raise SystemExit("a client stopped: the figures would mean nothing")
    return sum(counts) / taken


def _ask(port: int, turn: Iterator[str]) -> int:
    """Ask for one page after another through one connection, and count the answers."""
    connection, count = http.client.HTTPConnection("127.0.0.1", port), 0
    until = time.perf_counter() + SECONDS
    while time.perf_counter() < until:
        path = next(turn)
        connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
        answer = connection.getresponse()
        answer.read()
        if answer.status != http.client.OK:
            raise SystemExit(f"{path} answers {answer.status}: the figures would mean nothing")
        count += 1
    connection.close()
    return count
