"""Damage that extraction does to reports, one kind a document: what is read, each repair, and that nothing is lost.

Beside each document stands what has to be read of it, drawn as text: see tests/drawing.py.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from goldenthread.plan import Report
from goldenthread.reading import read
from tests.drawing import drawn
from tests.keeping import words_lost

FOLDER = Path(__file__).parents[1] / "fixtures" / "damage"
KINDS = sorted(path.stem for path in FOLDER.glob("*.txt"))
Reader = Callable[[str], Report]


def damaged(kind: str) -> bytes:
    return (FOLDER / f"{kind}.txt").read_bytes()


@pytest.fixture(scope="module")
def report_of() -> Reader:
    return lambda kind: read(damaged(kind), f"{kind}.txt")


@pytest.mark.parametrize("kind", KINDS)
def test_rows_and_repairs_are_as_drawn(kind: str, report_of: Reader) -> None:
    assert drawn(report_of(kind)).splitlines() == (FOLDER / f"{kind}.read").read_text("utf-8").splitlines()


@pytest.mark.parametrize("kind", KINDS)
def test_no_word_is_lost(kind: str, report_of: Reader) -> None:
    assert words_lost(damaged(kind).decode(), report_of(kind)) == set()


@pytest.mark.parametrize("kind", KINDS)
def test_each_repair_says_why_and_lowers_confidence(kind: str, report_of: Reader) -> None:
    for row in report_of(kind).rows:
        assert all(repair.why for repair in row.repairs)
        own = [repair for repair in row.repairs if repair.field not in ("section", "theme", "objective")]
        assert (row.confidence < 1) == bool(own)


@pytest.mark.parametrize("kind", KINDS)
def test_title_is_read_in_spite_of_damage(kind: str, report_of: Reader) -> None:
    report = report_of(kind)
    assert (report.authority, report.plan) == ("Saltmarsh District Council", "Tidewater Plan")
    assert str(report.period) == "2024/25 Q2"


@pytest.mark.parametrize("kind", ["totals-across", "totals-as-a-list", "totals-in-a-line"])
def test_status_that_was_lost_is_told_by_the_totals(kind: str, report_of: Reader) -> None:
    reconciliation = report_of(kind).reconciliation
    assert (reconciliation.missing_on_track, reconciliation.missing_off_track) == (1, 0)
    assert (reconciliation.holds, reconciliation.rows_lost) == (False, False)
    assert reconciliation.candidates == ("1.3",)


def test_nothing_of_a_script_or_handler_is_left(report_of: Reader) -> None:
    rows = report_of("html-left").rows
    texts = [text for row in rows for text in (row.outcome, row.progress, row.action or "", row.remedial_action)]
    assert not any(word in text for text in texts for word in ("alert", "steal", "script", "onclick", "onerror"))
