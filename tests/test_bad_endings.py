"""How the command ends when something outside of the documents goes wrong: options, pipes, signals, disks, names."""

import ctypes
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.hostile import REFS, text

HANG = 120
COMMAND = [sys.executable, "-m", "goldenthread"]
READ = [*COMMAND, "read"]
LIBC = ctypes.CDLL(None, use_errno=True)


def run(
    command: list[str | bytes | Path],
    data: bytes = b"",
    before: Callable[[], None] | None = None,
    **environment: str,
) -> subprocess.CompletedProcess[bytes]:
    environ = {**os.environ, **environment}
    return subprocess.run(command, input=data, capture_output=True, timeout=HANG, env=environ, preexec_fn=before)


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_bytes(text())
    return path


def test_standard_input_is_read_and_named(good: Path) -> None:
    done = run([*READ, "-", good, "--format", "json"], text())
    assert (done.returncode, done.stderr) == (0, b"")
    assert [report["file"] for report in json.loads(done.stdout)] == ["-", str(good)]


def test_standard_input_without_content_is_told() -> None:
    done = run([*READ, "-"])
    assert (done.returncode, done.stdout) == (3, b"")
    assert done.stderr.startswith(b"goldenthread: -: the file is empty. Expected: ")


def test_standard_input_that_is_closed_is_told() -> None:
    done = subprocess.run(
        ["sh", "-c", '"$@" <&-', "sh", *READ, "-"], capture_output=True, timeout=HANG, stdin=subprocess.DEVNULL
    )
    assert (done.returncode, done.stdout) == (3, b"")
    assert_one_line(done.stderr)


@pytest.mark.parametrize(
    "arguments",
    [
        ["read"],
        ["read", "--nonsense", "a.txt"],
        ["read", "a.txt", "--format", "xml"],
        ["read", "a.txt", "--earlier"],
        ["nonsense"],
    ],
)
def test_wrong_options_are_misuse(arguments: list[str]) -> None:
    done = run([*COMMAND, *arguments])
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("earlier", ["missing.txt", "."])
def test_earlier_report_that_cannot_be_read_is_told(earlier: str, good: Path) -> None:
    done = run([*READ, good, "--earlier", good.parent / earlier])
    assert (done.returncode, done.stdout) == (3, b"")
    assert_one_line(done.stderr)


def give_up_reading_all() -> None:
    """Make a process of root's heed the permissions of files, as those of all others do.

    Root stays itself, so that Python and the folder of the test are still its own; what goes, when the command
    starts, is the right to pass over permissions.
    """
    drop_from_bounding_set, rights = 24, {"dac_override": 1, "dac_read_search": 2}
    for name, number in rights.items():
        if LIBC.prctl(drop_from_bounding_set, number, 0, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), f"the right {name} can't be given up")


@pytest.mark.parametrize("arguments", [[], ["--earlier"]])
def test_file_that_may_not_be_read_is_told_and_the_others_are_read(arguments: list[str], good: Path) -> None:
    closed = good.with_name("closed.txt")
    closed.write_bytes(text())
    closed.chmod(0)
    before = give_up_reading_all if os.geteuid() == 0 else None
    done = run([*READ, good, *arguments, closed, "--format", "jsonl"], before=before)
    assert (done.returncode, len(done.stdout.splitlines())) == (3, 0 if arguments else 1)
    assert done.stderr.decode() == (
        f"goldenthread: {closed}: the file can't be opened (Permission denied)."
        " Expected: a file that you may read. What to do: check the name and the folder.\n"
    )


def test_interruption_while_reading_ends_at_once(good: Path) -> None:
    with subprocess.Popen(
        [*READ, good, "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        # More than a pipe holds: when it is written, it is being read.
        process.stdin.write(b"words\n" * 50_000)
        process.stdin.flush()
        process.send_signal(signal.SIGINT)
        output, error = process.communicate(timeout=HANG)
    assert (process.returncode, output) == (130, b"")
    assert b"Traceback" not in error


@contextmanager
def reading_without_end(good: Path) -> Iterator[subprocess.Popen[bytes]]:
    """Read a large file beside one that nobody ever writes, named several times: it keeps all workers busy."""
    large, endless = good.with_name("large.txt"), good.with_name("endless.txt")
    large.write_bytes(text() + b"words of prose\n" * 30_000)
    os.mkfifo(endless)
    command = [*READ, *map(str, [large, *[endless] * 6, good]), "--format", "jsonl"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True)
    try:
        # Opening it to write waits until a worker opens it to read.
        with endless.open("wb"):
            yield process
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def test_interruption_of_workers_ends_at_once(good: Path) -> None:
    with reading_without_end(good) as process:
        os.killpg(process.pid, signal.SIGINT)
        output, error = process.communicate(timeout=HANG)
        assert (process.returncode, output) == (130, b"")
        assert b"Traceback" not in error


def test_report_whose_worker_is_killed_is_read_again(good: Path) -> None:
    large = good.with_name("large.txt")
    large.write_bytes(text() + b"words of prose\n" * 30_000)
    command = [*READ, str(large), str(good), "--format", "jsonl"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        while process.poll() is None and not (workers := children_of(process.pid)):
            time.sleep(0.01)
        os.kill(workers[0], signal.SIGKILL)
        output, error = process.communicate(timeout=HANG)
    assert (process.returncode, error) == (0, b"")
    assert [Path(json.loads(line)["file"]).name for line in output.splitlines()] == ["large.txt", "good.txt"]


def children_of(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


def test_reader_that_leaves_early_is_no_fault(good: Path) -> None:
    command = '"$@" | head -n 1; printf "%s" "${PIPESTATUS[0]}" >&2'
    many = [str(good)] * 100
    done = run(["bash", "-c", command, "bash", *READ, *many, "--format", "json"])
    assert (done.stdout, done.stderr) == (b"[\n", b"0")


def test_output_file_is_written_whole_and_no_part_is_left(good: Path) -> None:
    out = good.with_name("out.json")
    done = run([*READ, good, "-o", out, "--format", "json"])
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert [row["ref"] for row in json.loads(out.read_text("utf-8"))["rows"]] == REFS
    assert left_in(good.parent) == ["good.txt", "out.json"]


def test_output_file_of_bad_input_is_left_alone(good: Path) -> None:
    out, bad = good.with_name("out.json"), good.with_name("bad.txt")
    out.write_text("as it was")
    bad.write_bytes(b"")
    done = run([*READ, bad, "-o", out])
    assert (done.returncode, out.read_text()) == (3, "as it was")
    assert left_in(good.parent) == ["bad.txt", "good.txt", "out.json"]


def test_output_to_a_link_goes_where_it_points(good: Path) -> None:
    target, link = good.with_name("target.txt"), good.with_name("link.txt")
    target.write_text("as it was")
    link.symlink_to(target)
    assert run([*READ, good, "-o", link]).returncode == 0
    assert link.is_symlink()
    assert "3 rows" in target.read_text("utf-8")


@pytest.mark.parametrize("out", ["missing/out.txt", "."])
def test_output_that_cannot_be_written_is_told(out: str, good: Path) -> None:
    done = run([*READ, good, "-o", good.parent / out])
    assert (done.returncode, done.stdout) == (2, b"")
    assert_one_line(done.stderr)


def no_room() -> None:
    resource.setrlimit(resource.RLIMIT_FSIZE, (200, 200))


def test_disk_without_room_is_told_and_no_part_is_left(good: Path) -> None:
    done = run([*READ, good, "-o", good.with_name("out.json"), "--format", "json"], before=no_room)
    assert done.returncode not in (0, 1)
    assert_one_line(done.stderr)
    assert left_in(good.parent) == ["good.txt"]


def test_standard_output_without_room_is_told(good: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([*READ, good], stdout=full, stderr=subprocess.PIPE, timeout=HANG)
    assert done.returncode not in (0, 1)
    assert_one_line(done.stderr)


@pytest.mark.parametrize("form", ["text", "json", "jsonl"])
@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "utf-8"])
def test_any_terminal_can_be_printed_to(form: str, encoding: str, tmp_path: Path) -> None:
    odd = tmp_path / "odd.txt"
    odd.write_bytes(text().replace(b"Estates", "Estates ≥ ☺".encode()) + "Notes on ≥ and ☺\n".encode())
    done = run([*READ, odd, "--format", form], PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert form == "text" or json.loads(done.stdout)["rows"][1]["responsibility"] == ["Estates ≥ ☺"]


NAMES = [b"caf\xe9.txt", b"two\nlines.txt", b"\x1b[2Jclear.txt", b"-o.txt", "naïve ☺.txt".encode()]


@pytest.mark.parametrize("form", ["text", "jsonl"])
@pytest.mark.parametrize("name", NAMES)
def test_any_file_name_can_be_read(name: bytes, form: str, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    Path(os.fsdecode(path)).write_bytes(text())
    done = run([*READ, "--format", form, "--", path])
    assert (done.returncode, done.stderr) == (0, b"")
    assert control_marks(done.stdout) == []


@pytest.mark.parametrize("name", NAMES)
def test_any_file_name_can_be_told_of(name: bytes, tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/" + name
    Path(os.fsdecode(path)).write_bytes(b"")
    done = run([*READ, "--", path])
    assert (done.returncode, done.stdout) == (3, b"")
    assert_one_line(done.stderr)
    assert control_marks(done.stderr) == []


def assert_one_line(error: bytes) -> None:
    assert error.startswith(b"goldenthread: ")
    assert error.count(b"\n") == 1
    assert error.endswith(b".\n")


def control_marks(output: bytes) -> list[str]:
    """Give what a terminal would obey rather than show."""
    return re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", output.decode())


def left_in(folder: Path) -> list[str]:
    return sorted(_names(folder))


def _names(folder: Path) -> Iterator[str]:
    return (path.name for path in folder.iterdir())
