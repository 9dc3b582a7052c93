"""`goldenthread check`: what it prints, in which order, and how it ends."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from goldenthread.plan import Finding
from tests.cli.running import DONE, FOUND, MISUSED, UNREADABLE, report, run

WRONG = "1.1 | At least 80% of calls answered within a minute in 2024/25 | CALLS | 2 | 9 of 12 calls (70%). |"
SLIPPED = "1.2 | At least 90% of letters answered within five days in 2024/25 | POST | 3 | 82% so far. |"
FINE = "1.3 | At least 60% of parcels sent on within a week in 2024/25 | POST | 2 | 64% so far. |"
ERROR, WARNING = "figures-disagree", "no-remedial-action"
RULES = ("--rule", ERROR, "--rule", WARNING)
CONTROL = re.compile(r"\x1b|[\x00-\x09\x0b-\x1f\x7f]")


@pytest.fixture
def q2(tmp_path: Path) -> Path:
    path = tmp_path / "q2.txt"
    path.write_text(report(FINE, WRONG, SLIPPED), encoding="utf-8")
    return path


@pytest.fixture
def fine(tmp_path: Path) -> Path:
    path = tmp_path / "fine.txt"
    path.write_text(report(FINE), encoding="utf-8")
    return path


def findings(printed: bytes) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(printed)["findings"]
    return found


def test_text_groups_by_measure_in_the_order_of_the_document(q2: Path) -> None:
    done = run("check", str(q2), *RULES)
    mark = next(str(one["fingerprint"]) for one in findings(run("check", str(q2), *RULES, "--format", "json").stdout))
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (FOUND, b"")
    assert text.splitlines()[0] == "Council Plan 2024/25, Q2: 3 measures read, 3 rated."
    assert re.findall(r"^(\S+)  .*line \d+$", text, re.M) == ["1.1", "1.2"]
    assert f"do: Correct the figure, or the figures that it is worked out from. [{mark}]" in text
    assert text.splitlines()[-1] == "1 error, 1 warning on 2 measures. 1 figure recomputed: 1 wrong."


def test_report_without_points_says_so(fine: Path) -> None:
    done = run("check", str(fine), *RULES)
    assert (done.returncode, done.stdout.decode().splitlines()[-1]) == (DONE, "Nothing to check.")


@pytest.mark.parametrize("width", [40, 60, 80, 110, 300])
def test_text_is_as_wide_as_the_screen_within_bounds(q2: Path, width: int) -> None:
    lines = run("check", str(q2), width=width).stdout.decode().splitlines()
    assert max(map(len, lines)) <= max(60, min(width, 110))


def test_text_through_a_pipe_or_to_a_file_has_no_control_codes(q2: Path, tmp_path: Path) -> None:
    out = tmp_path / "points.txt"
    run("check", str(q2), "-o", str(out))
    for text in (run("check", str(q2)).stdout.decode(), out.read_text(encoding="utf-8")):
        assert CONTROL.search(text) is None


def on_a_terminal(*arguments: str, **environment: str) -> str:
    ours, theirs = pty.openpty()
    env = {**{name: value for name, value in os.environ.items() if name != "NO_COLOR"}, "TERM": "xterm", **environment}
    with subprocess.Popen([sys.executable, "-m", "goldenthread", *arguments], stdout=theirs, env=env) as process:
        os.close(theirs)
        printed = b""
        while piece := _read(ours):
            printed += piece
        process.wait(60)
    os.close(ours)
    return printed.decode()


def _read(file: int) -> bytes:
    try:
        return os.read(file, 65536)
    except OSError:  # the other end is closed
        return b""


def test_text_on_a_terminal_says_the_same_in_colours(q2: Path) -> None:
    coloured = on_a_terminal("check", str(q2), COLUMNS="100")
    assert "\x1b[1;31merror\x1b[0m" in coloured
    plain = re.sub(r"\x1b\[[\d;]+m", "", coloured).replace("\r\n", "\n")
    assert plain == run("check", str(q2)).stdout.decode()


@pytest.mark.parametrize("environment", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_colours_can_be_left_out(q2: Path, environment: dict[str, str]) -> None:
    assert "\x1b" not in on_a_terminal("check", str(q2), **environment)


def test_cells_that_hold_control_codes_move_no_cursor(tmp_path: Path) -> None:
    path = tmp_path / "q2.txt"
    path.write_text(report(WRONG.replace("calls answered", "calls\x1b[2J answered")), encoding="utf-8")
    assert "\x1b" not in on_a_terminal("check", str(path), NO_COLOR="1")


def test_json_has_the_fields_of_the_contract(q2: Path) -> None:
    checked = json.loads(run("check", str(q2), *RULES, "--format", "json").stdout)
    assert list(checked) == ["file", "findings", "claims"]
    assert set(checked["findings"][0]) == set(Finding.model_fields)
    claim = checked["claims"][0]
    assert (claim["kind"], claim["a"], claim["b"], claim["stated"]) == ("ratio", 9, 12, 70)
    assert (claim["recomputed"], claim["holds"], claim["verdict"]) == (75, False, "wrong")
    assert claim["words"] == "9 of 12 calls (70%)."
    assert claim["ref"] == "1.1"


@pytest.mark.parametrize(("rule", "field"), [(ERROR, "progress"), (WARNING, "remedial_action")])
def test_json_says_which_field_a_finding_is_about(q2: Path, rule: str, field: str) -> None:
    assert [one["field"] for one in findings(run("check", str(q2), "--rule", rule, "--format", "json").stdout)] == [
        field
    ]


def test_json_of_several_files_is_a_list_and_jsonl_a_line_each(q2: Path, fine: Path) -> None:
    listed = json.loads(run("check", str(q2), str(fine), "--format", "json").stdout)
    lines = run("check", str(q2), str(fine), "--format", "jsonl").stdout.decode().splitlines()
    assert [one["file"] for one in listed] == [str(q2), str(fine)]
    assert [json.loads(line) for line in lines] == listed


def test_text_of_several_files_names_each(q2: Path, fine: Path) -> None:
    text = run("check", str(q2), str(fine), width=110).stdout.decode()
    assert text.index(str(q2)) < text.index(str(fine))


ENDINGS = [
    (ERROR, "error", FOUND),
    (ERROR, "warning", FOUND),
    (ERROR, "never", DONE),
    (WARNING, "error", DONE),
    (WARNING, "warning", FOUND),
    (WARNING, "never", DONE),
]


@pytest.mark.parametrize(("rule", "fail_on", "ends"), ENDINGS)
def test_exit_status_is_by_the_gravest_point(q2: Path, rule: str, fail_on: str, ends: int) -> None:
    assert run("check", str(q2), "--rule", rule, "--fail-on", fail_on).returncode == ends


def test_rule_that_is_ignored_says_nothing(q2: Path) -> None:
    done = run("check", str(q2), *RULES, "--ignore", ERROR, "--format", "json")
    assert {one["rule"] for one in findings(done.stdout)} == {WARNING}


def test_rule_that_there_is_none_of_is_the_command_lines_fault(q2: Path) -> None:
    done = run("check", str(q2), "--rule", "no-such-rule")
    assert (done.returncode, done.stdout) == (MISUSED, b"")
    assert "there is no rule no-such-rule" in done.stderr.decode()
    assert ERROR in done.stderr.decode()


def test_standard_input_is_checked(q2: Path) -> None:
    done = run("check", "-", *RULES, "--format", "json", stdin=q2.read_bytes())
    assert (done.returncode, json.loads(done.stdout)["file"]) == (FOUND, "-")


@pytest.mark.parametrize("stdin", [b"", b"\x00\xff\xfe" * 4000, b"Nothing but words.\n"])
def test_standard_input_that_is_no_report_is_told(stdin: bytes) -> None:
    done = run("check", "-", stdin=stdin)
    assert (done.returncode, done.stdout) == (UNREADABLE, b"")
    assert "What to do:" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_bad_file_among_good_ones_leaves_these_checked(q2: Path, tmp_path: Path) -> None:
    done = run("check", str(tmp_path / "none.txt"), str(q2))
    assert done.returncode == UNREADABLE
    assert ERROR in done.stdout.decode()
    assert "none.txt" in done.stderr.decode()


def test_earlier_report_that_cant_be_read_leaves_all_undone(q2: Path, tmp_path: Path) -> None:
    done = run("check", str(q2), "--earlier", str(tmp_path / "none.txt"))
    assert (done.returncode, done.stdout) == (UNREADABLE, b"")


def test_output_goes_to_the_file_that_is_named(q2: Path, tmp_path: Path) -> None:
    out = tmp_path / "points.json"
    done = run("check", str(q2), "--format", "json", "-o", str(out))
    assert (done.returncode, done.stdout) == (FOUND, b"")
    assert json.loads(out.read_text(encoding="utf-8"))["file"] == str(q2)


def test_reader_that_has_seen_enough_is_no_error(q2: Path) -> None:
    command = f"{sys.executable} -m goldenthread check {q2} {q2} {q2} | head -c 1"
    done = subprocess.run(command, shell=True, capture_output=True)
    assert done.stderr == b""


def test_accepted_point_is_listed_with_its_reason_and_counts_no_longer(q2: Path) -> None:
    first = findings(run("check", str(q2), *RULES, "--format", "json").stdout)[0]
    settings = q2.with_name("goldenthread.toml")
    settings.write_text(f'[[answers]]\nfingerprint = "{first["fingerprint"]}"\nbecause = "the audit says so"\n')
    done = run("check", str(q2), *RULES)
    assert done.returncode == DONE
    assert re.search(r"accepted +figures-disagree:.*\n +because: the audit says so", done.stdout.decode())
    assert "1 warning on 1 measure. 1 accepted." in done.stdout.decode()
