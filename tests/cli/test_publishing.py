"""`goldenthread publish`: what it writes, the cuts, its exit statuses, and that a folder is never left half done."""

import hashlib
import json
from importlib.resources import files
from pathlib import Path

import pytest

from tests.cli.running import DONE, MISUSED, UNREADABLE, run, run_anew

EXAMPLES = files("goldenthread.examples")
YEAR_END, Q2 = (str(EXAMPLES / f"plan-2011-12-{name}.txt") for name in ("year-end", "q2"))
DATA = "csv,json,datapackage"


def report(folder: Path) -> dict[str, object]:
    found: dict[str, object] = json.loads((folder / "council-plan-2011-12-year-end.json").read_bytes())
    return found


def refs(folder: Path) -> list[str]:
    rows = report(folder)["rows"]
    assert isinstance(rows, list)
    return [row["ref"] for row in rows]


def test_each_file_is_in_the_manifest_with_its_hash(tmp_path: Path) -> None:
    done = run("publish", YEAR_END, "--previous", Q2, "--to", "out", "--formats", DATA, folder=tmp_path)
    assert (done.returncode, done.stderr) == (DONE, b"")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_bytes())
    written = {path.name for path in (tmp_path / "out").iterdir()} - {"manifest.json"}
    assert {file["name"] for file in manifest["files"]} == written
    for file in manifest["files"]:
        data = (tmp_path / "out" / file["name"]).read_bytes()
        assert (file["size"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())


def test_publishing_again_gives_the_same_bytes(tmp_path: Path) -> None:
    for folder in ("first", "second"):
        assert run_anew("publish", YEAR_END, "--to", folder, "--formats", DATA, folder=tmp_path).returncode == DONE
    first, second = (sorted((tmp_path / folder).iterdir()) for folder in ("first", "second"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_standard_input_may_be_a_document_or_json(tmp_path: Path) -> None:
    read = run("read", YEAR_END, "--format", "json")
    for number, data in enumerate([Path(YEAR_END).read_bytes(), read.stdout]):
        asked = ["publish", "-", "--to", str(tmp_path / str(number)), "--formats", "csv"]
        assert run(*asked, stdin=data, folder=tmp_path).returncode == DONE
    names = [sorted(path.name for path in (tmp_path / number).iterdir()) for number in "01"]
    assert names[0] == names[1]


def test_a_reports_json_is_published_as_its_document_is(tmp_path: Path) -> None:
    assert run("publish", YEAR_END, "--to", "first", "--formats", "json", folder=tmp_path).returncode == DONE
    again = str(tmp_path / "first" / "council-plan-2011-12-year-end.json")
    assert run("publish", again, "--to", "second", "--formats", "json", folder=tmp_path).returncode == DONE
    assert report(tmp_path / "first") == report(tmp_path / "second")


@pytest.mark.parametrize(
    ("only", "expected"),
    [
        (["refs=11.1,20.2"], ["11.1", "20.2"]),
        (["theme=community safety"], ["24.1", "24.2", "24.3", "24.4", "25.1"]),
        (["theme=Community Safety", "rating=slipped"], ["24.2"]),
        (["directorate=DNS"], ["25.1"]),
    ],
)
def test_a_cut_holds_what_was_asked_for(only: list[str], expected: list[str], tmp_path: Path) -> None:
    asked = [part for one in only for part in ("--only", one)]
    done = run("publish", YEAR_END, "--previous", Q2, "--to", "out", "--formats", "json", *asked, folder=tmp_path)
    assert done.returncode == DONE, done.stderr
    assert refs(tmp_path / "out") == expected


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ([YEAR_END, "--to", "out", "--formats", "wordperfect"], MISUSED, "there is no format 'wordperfect'"),
        ([YEAR_END, "--to", "out", "--only", "colour=red"], MISUSED, "'colour=red' chooses nothing"),
        ([YEAR_END, "--to", "out", "--only", "theme=Parks"], MISUSED, "no measure of"),
        ([YEAR_END, "--to", "taken"], MISUSED, "the files can't be written"),
        (["missing.txt", "--to", "out"], UNREADABLE, "missing.txt: the file can't be opened"),
    ],
)
def test_what_cannot_be_done_is_said(arguments: list[str], status: int, said: str, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    done = run("publish", *arguments, *([] if "--formats" in arguments else ["--formats", "json"]), folder=tmp_path)
    assert done.returncode == status
    assert said in done.stderr.decode()
    assert b"Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_with_a_manifest_is_whole(tmp_path: Path) -> None:
    """The old manifest goes before anything is written, so a run that fails leaves none."""
    assert run("publish", YEAR_END, "--to", "out", "--formats", "json", folder=tmp_path).returncode == DONE
    name = tmp_path / "out" / "council-plan-2011-12-year-end.json"
    name.unlink()
    name.mkdir()
    (name / "in the way").write_text("")
    done = run("publish", YEAR_END, "--to", "out", "--formats", "json", folder=tmp_path)
    assert done.returncode == MISUSED
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_what_was_decided_stands_before_and_behind(tmp_path: Path) -> None:
    settings = tmp_path / "goldenthread.toml"
    settings.write_text('[cover]\ncommittee = "Cabinet"\nmeeting_on = 2012-06-14\nrecommendations = ["Note it."]\n')
    asked = ["publish", YEAR_END, "--to", "out", "--settings", str(settings), "--formats", "json"]
    done = run(*asked, folder=tmp_path)
    assert (done.returncode, done.stderr) == (DONE, b"")
