"""`goldenthread compare`: its forms, its exit statuses, and what it says where the two reports hardly belong together."""

import json
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

from goldenthread.comparing import compare
from goldenthread.plan import Comparison
from goldenthread.reading import read
from tests.cli.running import DONE, MISUSED, UNREADABLE, run

HEADINGS = "Ref\tMeasure\tLead\tStatus\tProgress\n"
Q1 = f"{HEADINGS}1.1\tHomes built\tHOUSING\t2\tOn plan.\n1.2\tRoads mended\tROADS\t3\tLate.\n1.3\tTrees planted\tPARKS\t2\tOn plan.\n"
Q2 = f"{HEADINGS}1.1\tHomes built\tLAND\t1\tDone.\n1.2\tRoads mended\tROADS\t4\tToo late.\n"


@pytest.fixture
def q1(tmp_path: Path) -> str:
    path = tmp_path / "plan 2023-24 q1.txt"
    path.write_text(Q1, encoding="utf-8")
    return str(path)


@pytest.fixture
def q2(tmp_path: Path) -> str:
    path = tmp_path / "plan 2023-24 q2.txt"
    path.write_text(Q2, encoding="utf-8")
    return str(path)


def test_text_says_what_moved(q1: str, q2: str) -> None:
    done = run("compare", q1, q2)
    assert (done.returncode, done.stderr) == (DONE, b"")
    assert done.stdout.decode().splitlines()[1:] == [
        "66.7 % of 3 rated measures are on track at 2023/24 Q1, 50.0 % of 2 at 2023/24 Q2: of the 2 rated in",
        "both, 1 improved, 1 worsened and none kept their rating; 1 measure (1 rated) stands only in the",
        "report of 2023/24 Q1.",
        "",
        "                              measures  on track  off track",
        "2023/24 Q1, rated                    3         2          1",
        "  improved                           1         0          0",
        "  worsened                           1         0          0",
        "  only in the earlier report         1        -1          0",
        "2023/24 Q2, rated                    2         1          1",
        "",
        "Improved (1)",
        "  1.1     Homes built",
        "          on track, now achieved (line 2 in both)",
        "          responsibility: Responsibility was with HOUSING; it is with LAND.",
        "",
        "Worsened (1)",
        "  1.2     Roads mended",
        "          slipped, now not achieved (line 3 in both)",
        "",
        f"Not in {q2} (1)",
        "  1.3",
    ]


def test_json_is_the_comparison(q1: str, q2: str) -> None:
    done = run("compare", q1, q2, "--format", "json")
    made = compare(read(Q1.encode(), q1), read(Q2.encode(), q2))
    assert Comparison.model_validate_json(done.stdout) == made
    as_json = json.loads(done.stdout)
    assert (as_json["earlier"], as_json["later"]) == ("2023/24 Q1", "2023/24 Q2")
    assert [(row["ref"], row["movement"], row["note"]) for row in as_json["rows"]] == [
        ("1.1", "improved", None),
        ("1.2", "worsened", None),
        ("1.3", None, "not in this document"),
    ]


def test_report_as_json_or_on_standard_input(q1: str, q2: str, tmp_path: Path) -> None:
    saved = tmp_path / "q1.json"
    saved.write_text(read(Q1.encode(), q1).model_dump_json(), encoding="utf-8")
    from_documents = run("compare", q1, q2, "--format", "json")
    assert run("compare", str(saved), q2, "--format", "json").stdout == from_documents.stdout
    on_input = json.loads(run("compare", q1, "-", "--format", "json", stdin=Q2.encode()).stdout)
    assert [row["movement"] for row in on_input["rows"]] == ["improved", "worsened", None]


def test_output_to_a_file(q1: str, q2: str, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    done = run("compare", q1, q2, "--format", "json", "-o", str(out))
    assert (done.returncode, done.stdout) == (DONE, b"")
    assert json.loads(out.read_text(encoding="utf-8"))["bridge"]["improved"] == 1


@pytest.mark.parametrize("arguments", [[], ["one.txt"], ["-", "-"], ["a.txt", "b.txt", "--format", "jsonl"]])
def test_misuse_is_told_apart(arguments: list[str]) -> None:
    assert run("compare", *arguments).returncode == MISUSED


def test_reports_that_cannot_be_read_are_each_told(q1: str, tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    done = run("compare", str(empty), str(tmp_path / "nowhere.docx"))
    assert (done.returncode, done.stdout) == (UNREADABLE, b"")
    told = done.stderr.decode()
    assert ("the file is empty" in told, "can't be opened" in told, "Traceback" in told) == (True, True, False)
    assert run("compare", q1, str(empty)).returncode == UNREADABLE


def test_output_over_a_report_is_refused(q1: str, q2: str) -> None:
    assert run("compare", q1, q2, "-o", q2).returncode == MISUSED
    assert Path(q2).read_text(encoding="utf-8") == Q2


def test_reports_in_the_wrong_order_are_compared_and_noted(q1: str, q2: str) -> None:
    done = run("compare", q2, q1)
    assert done.returncode == DONE
    assert "(2023/24 Q2) is later than" in done.stderr.decode()


def test_reports_of_two_councils_are_compared_and_noted(tmp_path: Path) -> None:
    names = []
    for name in ("Saltmarsh", "Fenwick"):
        path = tmp_path / f"{name}.txt"
        path.write_text(f"{name} District Council\nCouncil Plan 2023/24: quarter 1\n\n{Q1}", encoding="utf-8")
        names.append(str(path))
    done = run("compare", *names)
    assert done.returncode == DONE
    assert "is of Saltmarsh District Council" in done.stderr.decode()


@pytest.mark.parametrize("width", [40, 80, 200])
def test_text_fits_the_terminal(width: int) -> None:
    examples = files("goldenthread.examples")
    names = [str(examples / f"plan-2011-12-{name}.txt") for name in ("q2", "year-end")]
    done = run("compare", *names, width=width)
    text = done.stdout.decode()
    heading = [line for line in text.splitlines() if str(examples) in line]
    assert done.returncode == DONE
    assert "\x1b" not in text
    assert max(len(line) for line in text.splitlines() if line not in heading) <= max(60, min(width, 110))


def test_help_starts_without_reading_anything() -> None:
    program = "import sys; from goldenthread.cli.app import app\ntry: app(['compare', '--help'])\nexcept SystemExit: pass\nprint('rapidfuzz' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "False"
