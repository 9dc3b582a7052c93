"""`goldenthread demo`: one screen of what an officer would look at first."""

import re

from tests.cli.running import DONE, run

HEADINGS = [
    "Council Plan 2011/12, Q2",
    "Council Plan 2011/12, year end",
    "What changed",
    "Points to check, 2011/12 Q2",
    "Points to check, 2011/12 year end",
    "With reports of your own, or these two",
]


def test_demo_reads_judges_compares_and_checks() -> None:
    done = run("demo", "--no-web")
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (DONE, b"")
    assert re.findall(r"^\S.*$", text, re.M) == HEADINGS
    assert "Do the printed statuses follow from the figures?" in text
    assert "14 improved, 6 worsened" in text
    assert len(re.findall(r"^  (?:error|warning) ", text, re.M)) == 10


def test_demo_fits_one_screen_and_has_no_control_codes() -> None:
    text = run("demo", "--no-web", width=80).stdout.decode()
    assert len(text.splitlines()) <= 50
    assert max(map(len, text.splitlines()[:-1])) <= 80
    assert "\x1b" not in text
