"""`goldenthread read`: its forms, its exit statuses, and one bad file among good ones."""

import json
import signal
import subprocess
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

import pytest

from goldenthread.examples import EXAMPLES
from goldenthread.plan import Report
from tests.cli.running import DONE, MISUSED, UNREADABLE, run

SMALL = (
    "Ref\tMeasure\tLead\tStatus\tProgress\n1.1\tHomes built\tHOUSING\t2\tOn plan.\n1.2\tRoads mended\tROADS\t3\tLate.\n"
)
INTERRUPTED = 130


@pytest.fixture
def small(tmp_path: Path) -> Path:
    path = tmp_path / "small q2 2023-24.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    path = tmp_path / "empty.txt"
    path.touch()
    return path


def refs(reports: Sequence[dict[str, list[dict[str, str]]]]) -> list[list[str]]:
    return [[row["ref"] for row in report["rows"]] for report in reports]


def test_text_says_what_was_read(small: Path) -> None:
    done = run("read", str(small))
    assert (done.returncode, done.stderr) == (DONE, b"")
    assert "2 rows" in done.stdout.decode()
    assert "\x1b" not in done.stdout.decode()


def test_json_of_one_file_is_an_object_and_a_report(small: Path) -> None:
    done = run("read", str(small), "--format", "json")
    report = Report.model_validate_json(done.stdout)
    assert [row.status for row in report.rows] == [2, 3]
    assert str(report.period) == "2023/24 Q2"


def test_json_of_several_files_is_a_list_in_the_order_given(small: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(SMALL.replace("1.", "7."), encoding="utf-8")
    done = run("read", str(other), str(small), "--format", "json")
    assert refs(json.loads(done.stdout)) == [["7.1", "7.2"], ["1.1", "1.2"]]


def test_jsonl_is_a_line_a_file(small: Path) -> None:
    done = run("read", str(small), str(small), "--format", "jsonl")
    assert refs([json.loads(line) for line in done.stdout.splitlines()]) == [["1.1", "1.2"], ["1.1", "1.2"]]


def test_one_bad_file_is_reported_and_the_others_are_done(small: Path, empty: Path) -> None:
    done = run("read", str(empty), str(small), "--format", "json")
    assert done.returncode == UNREADABLE
    assert refs(json.loads(done.stdout)) == [["1.1", "1.2"]]
    assert done.stderr.decode().startswith(f"goldenthread: {empty}: the file is empty.")
    assert "Traceback" not in done.stderr.decode()


def test_only_a_bad_file_prints_nothing(empty: Path) -> None:
    done = run("read", str(empty), "--format", "json")
    assert (done.returncode, done.stdout) == (UNREADABLE, b"")


def test_missing_file_is_an_error_in_words(tmp_path: Path) -> None:
    done = run("read", str(tmp_path / "nowhere.docx"))
    assert done.returncode == UNREADABLE
    assert "can't be opened" in done.stderr.decode()


@pytest.mark.parametrize("arguments", [["read"], ["read", "a.txt", "--format", "yaml"], ["sing"]])
def test_misuse_is_told_apart(arguments: list[str]) -> None:
    assert run(*arguments).returncode == MISUSED


def test_standard_input(small: Path) -> None:
    done = run("read", "-", "--format", "json", stdin=small.read_bytes())
    assert json.loads(done.stdout)["file"] == "-"


def test_output_to_a_file_leaves_no_part_behind(small: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    done = run("read", str(small), "--format", "json", "-o", str(out))
    assert (done.returncode, done.stdout) == (DONE, b"")
    assert refs([json.loads(out.read_text(encoding="utf-8"))]) == [["1.1", "1.2"]]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.json", small.name]


def test_earlier_report_as_document_or_as_json(tmp_path: Path) -> None:
    examples = files("goldenthread.examples")
    q2, end = (str(examples / f"plan-2011-12-{name}.txt") for name in ("q2", "year-end"))
    saved = tmp_path / "q2.json"
    assert run("read", q2, "--format", "json", "-o", str(saved)).returncode == DONE
    with_document = run("read", end, "--earlier", q2, "--format", "json")
    with_json = run("read", end, "--earlier", str(saved), "--format", "json")
    assert with_document.stdout == with_json.stdout
    assert {row["theme"] for row in json.loads(with_json.stdout)["rows"]} > {"Community Safety"}


def test_earlier_report_that_is_none(small: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("[]", encoding="utf-8")
    done = run("read", str(small), "--earlier", str(wrong))
    assert done.returncode == UNREADABLE
    assert "not the JSON of a report" in done.stderr.decode()


def test_many_files_on_all_cores_give_the_same(tmp_path: Path) -> None:
    body = "".join(f"1.{n}\tMeasure number {n} of the plan\tHOUSING\t2\t{'On plan. ' * 40}\n" for n in range(1, 400))
    paths = [tmp_path / f"{number}.txt" for number in range(4)]
    for path in paths:
        path.write_text("Ref\tMeasure\tLead\tStatus\tProgress\n" + body, encoding="utf-8")
    together = run("read", *map(str, paths), "--format", "jsonl").stdout.splitlines()
    alone = [run("read", str(path), "--format", "jsonl").stdout.strip() for path in paths]
    assert together == alone


def test_interrupted() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "goldenthread", "read", "-"],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdin is not None
    process.stdin.write(b"Ref\tMeasure\n" * 10_000)  # more than a pipe holds: written means that it is being read
    process.stdin.flush()
    process.send_signal(signal.SIGINT)
    _, error = process.communicate(timeout=180)
    assert process.returncode == INTERRUPTED
    assert b"Traceback" not in error


def test_reader_that_has_seen_enough(small: Path) -> None:
    many = [str(small)] * 200
    command = [sys.executable, "-m", "goldenthread", "read", *many, "--format", "json"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_text_fits_the_terminal(width: int) -> None:
    example = files("goldenthread.examples").joinpath(EXAMPLES[0])
    done = run("read", "-", stdin=example.read_bytes(), width=width)
    widest = max(map(len, done.stdout.decode().splitlines()))
    assert done.returncode == DONE
    assert widest <= max(60, min(width, 110))


def test_help_and_version() -> None:
    assert "read" in run("--help").stdout.decode()
    assert run("--version").stdout.decode().startswith("goldenthread 0.")
