"""The settings file: where it is looked for, what it changes, and how a mistake in it is told."""

import json
from pathlib import Path

import pytest

from goldenthread.cli.settings import settings_for
from goldenthread.plan import Direction, SettingsError, Tolerance
from tests.cli.running import DONE, UNREADABLE, report, run

ROWS = (
    "1.1 | At least 80% of calls answered within a minute in 2024/25 | CALLS | Green | 78.5% so far. |",
    "1.2 | At least 90% of letters sent back right in 2024/25 | POST | Purple | 9 of 12 letters (70%). |",
)


@pytest.fixture
def q2(tmp_path: Path) -> Path:
    path = tmp_path / "q2.txt"
    path.write_text(report(*ROWS), encoding="utf-8")
    return path


def settings_of(text: str, folder: Path) -> Path:
    path = folder / "goldenthread.toml"
    path.write_text(text, encoding="utf-8")
    return path


def authority(*arguments: str, stdin: bytes = b"") -> object:
    return json.loads(run("read", *arguments, "--format", "json", stdin=stdin).stdout)["authority"]


def test_file_beside_the_report_is_taken(q2: Path, tmp_path: Path) -> None:
    settings_of('authority = "Beside"', tmp_path)
    assert authority(str(q2)) == "Beside"


def test_file_that_is_named_comes_before_the_one_beside(q2: Path, tmp_path: Path) -> None:
    settings_of('authority = "Beside"', tmp_path)
    (tmp_path / "own").mkdir()
    own = settings_of('authority = "Named"', tmp_path / "own")
    assert authority(str(q2), "--settings", str(own)) == "Named"


def test_no_file_is_no_fault(q2: Path) -> None:
    assert authority(str(q2)) == "Fenwick District Council"


def test_numbers_keep_how_they_are_written(tmp_path: Path) -> None:
    path = settings_of('[measures."1.1"]\ndirection = "down"\ntolerance = { value = 2.50 }\n', tmp_path)
    measure = settings_for(path, []).of_measure("1.1")
    assert measure.direction is Direction.DOWN
    assert measure.tolerance is not None
    assert str(measure.tolerance.value) == "2.50"
    assert settings_for(path, []).tolerance is None
    assert isinstance(measure.tolerance, Tolerance)


def test_status_that_only_the_settings_explain_is_rated_counted_and_read(q2: Path, tmp_path: Path) -> None:
    settings_of('[scheme]\nPurple = "slipped"\n', tmp_path)
    read = json.loads(run("read", str(q2), "--format", "json").stdout)
    assert [row["rating"] for row in read["rows"]] == ["on_track", "slipped"]
    assert read["counted_totals"]["by_code"] == {"Green": 1, "Purple": 1}
    assert [(code["code"], code["rating"]) for code in read["scheme"]] == [("Green", "on_track"), ("Purple", "slipped")]
    assert read["unread"] == []


def test_compare_takes_the_settings_too(q2: Path, tmp_path: Path) -> None:
    settings_of('[scheme]\nPurple = "slipped"\n', tmp_path)
    compared = json.loads(run("compare", str(q2), str(q2), "--format", "json").stdout)
    assert [row["later_rating"] for row in compared["rows"]] == ["on_track", "slipped"]


CHANGED = 'from_date = 2024-08-01\nold = 80\nnew = 78.0\napproved_by = "the cabinet"\n'
MISTAKES = [
    ('colour = "blue"', "line 1: there is no setting colour. Expected: one of authority, scheme, preset,"),
    ('\npreset = "nosuch"', "there is no preset 'nosuch'. Expected: one of better-than-last-year,"),
    ("[measures.11.6]\ntolerance = 2", "there is no setting measures.11.6. Expected: one of direction, tolerance,"),
    (
        '[measures."11.6"]\ndirection = "away"',
        "line 2: measures.\"11.6\".direction can't be 'away'. Expected: 'up' or 'down'.",
    ),
    ("[tolerance]\nvalue = -2", "line 2: tolerance.value can't be -2. Expected: greater than or equal to 0."),
    ('[[answers]]\nfingerprint = "a"', "answers, number 1, because is missing. Expected: fingerprint, because."),
    ('[scheme]\nG = "great"', "line 2: scheme.G can't be 'great'. Expected: one of achieved, on_track, slipped,"),
    (
        f'[[measures."1.1".target_changes]]\n{CHANGED}',
        'measures."1.1".target_changes, number 1, reason is missing. Expected: from_date, old, new, reason, approved_by,',
    ),
    (
        f'[[measures."1.1".target_changes]]\n{CHANGED}reason = ""\n',
        "line 6: measures.\"1.1\".target_changes, number 1, reason can't be ''. Expected: words: no target is changed",
    ),
    (
        '[[measures."1.1".target_paths]]\npoints = [{ when = "soon", value = 70 }]',
        "target_paths, number 1, points, number 1, when can't be 'soon'. Expected: a time such as",
    ),
    (
        '[[measures."1.1".target_paths]]\nslope = 2\npoints = [{ when = "2024/25", value = 70 }]',
        'there is no setting measures."1.1".target_paths, number 1, slope. Expected: one of points, even, label.',
    ),
    ("x = = 2", "this is no TOML: invalid value (at line 1, column 5)."),
]


def test_measure_is_judged_by_the_target_that_was_changed(q2: Path, tmp_path: Path) -> None:
    settings_of(f'[[measures."1.1".target_changes]]\n{CHANGED}reason = "a line was closed"\n', tmp_path)
    read = json.loads(run("read", str(q2), "--format", "json").stdout)
    assert read["rows"][0]["verdict"]["because"] == (
        "78.5 % against at least 78.0 %: on track (target changed from 80 % to 78.0 % on 1 August 2024, approved by "
        "the cabinet, because a line was closed)"
    )


def test_measure_is_judged_by_the_value_on_the_way(q2: Path, tmp_path: Path) -> None:
    points = '[{ when = "2024/25", value = 78 }, { when = "2025/26", value = 80 }]'
    settings_of(f'[[measures."1.1".target_paths]]\npoints = {points}\n', tmp_path)
    read = json.loads(run("read", str(q2), "--format", "json").stdout)
    because = "78.5 % against at least 78 % on the way to 80 % by 2025/26: on track"
    assert read["rows"][0]["verdict"]["because"] == because


@pytest.mark.parametrize(("text", "says"), MISTAKES)
def test_mistake_is_told_with_its_place_what_may_be_and_what_to_do(text: str, says: str, tmp_path: Path) -> None:
    path = settings_of(text, tmp_path)
    with pytest.raises(SettingsError) as fault:
        settings_for(path, [])
    assert f"{path}" in str(fault.value)
    assert says in str(fault.value)
    assert "What to do:" in str(fault.value)


def test_ref_without_quotes_is_told_how_to_write_it(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r'\[measures\."11\.6"\]'):
        settings_for(settings_of("[measures.11.6]\ntolerance = 2", tmp_path), [])


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[" * 5000, b"\x00"])
def test_file_that_is_no_toml_is_told(content: bytes, q2: Path) -> None:
    q2.with_name("goldenthread.toml").write_bytes(content)
    done = run("check", str(q2))
    assert (done.returncode, done.stdout) == (UNREADABLE, b"")
    assert "this is no TOML" in done.stderr.decode()


def test_file_that_is_not_there_is_told(q2: Path, tmp_path: Path) -> None:
    assert run("read", str(q2), "--settings", str(tmp_path / "none.toml")).returncode == UNREADABLE


def test_file_with_a_mark_at_its_start_is_taken(q2: Path, tmp_path: Path) -> None:
    settings_of('\ufeffauthority = "Marked"', tmp_path)
    assert (authority(str(q2)), run("read", str(q2)).returncode) == ("Marked", DONE)
