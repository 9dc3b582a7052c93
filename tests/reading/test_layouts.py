"""Whole reports in the manner of many councils, each beside what a careful reader makes of it.

The authorities are invented. Every measure must be found, and its status put on the one scale as the reader did.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz

from goldenthread.plan import Report, Return
from goldenthread.reading import read

LAYOUTS = Path(__file__).parents[1] / "layouts"
DOCUMENTS = sorted(path for path in LAYOUTS.iterdir() if path.suffix != ".json")
SAME = 85


@dataclass
class Compared:
    """What a reading lacks, what it rated otherwise, and what it took for a measure though it is none."""

    missing: list[str]
    otherwise: list[tuple[str, str, str]]
    extra: list[str]


def truth_of(document: Path) -> dict[str, Any]:
    stem = document.name.removesuffix(document.suffix)
    truth: dict[str, Any] = json.loads((LAYOUTS / f"{stem}.truth.json").read_text(encoding="utf-8"))
    return truth


def likeness(row: Return, true: dict[str, Any]) -> float:
    same_ref = bool(true["ref"]) and row.ref == true["ref"]
    return fuzz.token_sort_ratio(row.outcome.casefold(), true["measure"].casefold()) + 20 * same_ref


def compare(report: Report, truth: dict[str, Any]) -> Compared:
    left = list(report.rows)
    missing: list[str] = []
    otherwise: list[tuple[str, str, str]] = []
    for true in truth["rows"]:
        best = max(left, key=lambda row: likeness(row, true), default=None)
        if best is None or likeness(best, true) < SAME:
            missing.append(true["measure"])
            continue
        left.remove(best)
        accepted = {true["status"], *true.get("status_accept", [])}
        got = best.rating.value if best.rating else "no_data"
        if got not in accepted:
            otherwise.append((true["measure"], true["status"], got))
    return Compared(missing, otherwise, [row.outcome for row in left])


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_layout_every_measure_found_and_rated_or_said_why_or_unread(document: Path) -> None:
    report = read(document.read_bytes(), document.name)
    compared = compare(report, truth_of(document))
    assert (compared.missing, compared.otherwise) == ([], [])
    unread = {(str(unread.source), unread.text) for unread in report.unread}
    silent = [row for row in report.rows if row.rating is None and row.unrated is None]
    assert [row.id for row in silent if (str(row.source), row.status_printed) not in unread] == []
