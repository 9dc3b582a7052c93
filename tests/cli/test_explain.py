"""`goldenthread explain`: its forms, its two readings, and texts of any kind."""

import json
import subprocess
import sys

import pytest

from goldenthread.plan import Criterion, Progress
from goldenthread.reading.limits import MOST_CHARACTERS_IN_A_CELL
from tests.cli.running import DONE, MISUSED, UNREADABLE, run

TARGET = "Raise recycling from 38% to 45% by March 2026"
PROGRESS = "9 of 12 calls (70%) were answered in time."


def test_target_is_told_in_words() -> None:
    assert run("explain", TARGET).stdout.decode().splitlines() == [
        TARGET,
        "  kind          a threshold",
        "  target        at least 45 %, 2026-03",
        "  baseline      38 %",
        "  better is     up (the words say so)",
    ]


def test_progress_is_told_in_words_with_its_claims_recomputed() -> None:
    assert run("explain", "--as", "progress", PROGRESS).stdout.decode().splitlines() == [
        PROGRESS,
        "  figure        70 %",
        "  claim         9 of 12: 70 % stated, 75 recomputed: wrong",
    ]


@pytest.mark.parametrize(
    ("taken_as", "says"),
    [
        ("target", "kind          a statement, which a person judges"),
        ("progress", "understood    nothing: no figure, comparison or claim"),
    ],
)
def test_text_that_says_nothing_in_figures_is_told_so(taken_as: str, says: str) -> None:
    assert says in run("explain", "--as", taken_as, "Things went well.").stdout.decode()


def test_json_of_a_target_has_the_fields_of_a_criterion() -> None:
    told = json.loads(run("explain", TARGET, "--format", "json").stdout)
    assert set(told) == set(Criterion.model_fields)
    assert (told["targets"][0]["op"], told["targets"][0]["value"], told["direction"]) == (">=", 45, "up")


def test_json_of_progress_has_its_fields_and_what_claims_come_to() -> None:
    told = json.loads(run("explain", "--as", "progress", PROGRESS, "--format", "json").stdout)
    assert set(told) == set(Progress.model_fields)
    claim = told["claims"][0]
    assert (claim["a"], claim["b"], claim["recomputed"], claim["verdict"]) == (9, 12, 75, "wrong")


@pytest.mark.parametrize(
    ("stdin", "explained"),
    [
        (b"", []),
        (b"\n", {"text": ""}),
        (b"45% by March\n", {"text": "45% by March"}),
        (b"45% by March\n\n12 homes\n", [{"text": "45% by March"}, {"text": ""}, {"text": "12 homes"}]),
        ("\ufeffcaf\u00e9s: 12".encode(), {"text": "cafés: 12"}),
    ],
)
def test_lines_of_standard_input_are_a_text_each(stdin: bytes, explained: object) -> None:
    told = json.loads(run("explain", "-", "--format", "json", stdin=stdin).stdout)
    texts = [{"text": one["text"]} for one in told] if isinstance(told, list) else {"text": told["text"]}
    assert texts == explained


def test_jsonl_is_an_object_a_line() -> None:
    lines = run("explain", "-", "--format", "jsonl", stdin=b"45%\n46%\n").stdout.decode().splitlines()
    assert [json.loads(line)["text"] for line in lines] == ["45%", "46%"]


def test_nothing_on_standard_input_prints_nothing() -> None:
    for form in ("text", "jsonl"):
        done = run("explain", "--format", form)
        assert (done.returncode, done.stdout, done.stderr) == (DONE, b"", b"")


@pytest.mark.parametrize(
    "stdin", [b"\xff\xfe\x00", b"a" * (MOST_CHARACTERS_IN_A_CELL + 1), b"45% " * 2_500_000, b"\x00\x01" * 200_000]
)
def test_what_is_no_text_of_a_report_is_told_in_bounded_time(stdin: bytes) -> None:
    done = run("explain", "-", stdin=stdin, timeout=120)
    assert (done.returncode, done.stdout) == (UNREADABLE, b"")
    assert "What to do: give one success criterion or narrative a line." in done.stderr.decode()


def test_longest_text_is_shown_shortened() -> None:
    done = run("explain", "-", stdin=b"a " * (MOST_CHARACTERS_IN_A_CELL // 2))
    assert done.returncode == DONE
    assert len(done.stdout.splitlines()) < 8


def test_control_codes_in_a_text_move_no_cursor() -> None:
    assert b"\x1b" not in run("explain", "45% \x1b[2J by March").stdout


def test_unknown_reading_is_the_command_lines_fault() -> None:
    assert run("explain", "--as", "poem", TARGET).returncode == MISUSED


def test_reader_that_has_seen_enough_is_no_error() -> None:
    command = f"yes '45% by March' | head -20000 | {sys.executable} -m goldenthread explain - | head -c 1"
    assert subprocess.run(command, shell=True, capture_output=True).stderr == b""
