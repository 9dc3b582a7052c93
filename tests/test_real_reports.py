"""The two real reports, read where they stand: what they print, what they lost, and what is put right."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rapidfuzz import fuzz

from goldenthread.plan import Missing, Report, Return
from goldenthread.reading import read


@pytest.fixture(scope="module")
def q2(seeds: Path) -> Report:
    return read((seeds / "2011-12-q2.txt").read_bytes(), "2011-12-q2.txt")


@pytest.fixture(scope="module")
def year_end(seeds: Path) -> Report:
    return read((seeds / "2011-12-year-end.txt").read_bytes(), "2011-12-year-end.txt")


@pytest.fixture(scope="module")
def year_end_after_q2(seeds: Path, q2: Report) -> Report:
    return read((seeds / "2011-12-year-end.txt").read_bytes(), "2011-12-year-end.txt", q2)


def at_line(report: Report, line: int) -> Return:
    return next(row for row in report.rows if row.source.line == line)


def test_q2_rows_statuses_and_what_the_totals_lack(seeds: Path, q2: Report) -> None:
    counted, reconciliation = q2.counted_totals, q2.reconciliation
    assert (str(q2.period), counted.rows, counted.rated, len(q2.rows)) == ("2011/12 Q2", 119, 103, 120)
    assert (counted.on_track, counted.off_track, counted.unrated) == (87, 16, {Missing.BLANK: 16})
    assert (reconciliation.missing_on_track, reconciliation.missing_off_track) == (10, 2)
    assert (reconciliation.holds, reconciliation.rows_lost, len(reconciliation.candidates)) == (False, False, 16)
    assert q2.stated_totals is not None
    assert (q2.stated_totals.on_track_percent, q2.stated_totals.off_track_percent) == (84.3, 15.7)


def test_year_end_rows_are_missing_not_only_statuses(seeds: Path, year_end: Report) -> None:
    counted, reconciliation = year_end.counted_totals, year_end.reconciliation
    assert (str(year_end.period), counted.rows, counted.rated) == ("2011/12 year end", 47, 38)
    assert counted.unrated == {Missing.DEFERRED: 6, Missing.WITHDRAWN: 1, Missing.BLANK: 2}
    assert (reconciliation.holds, reconciliation.rows_lost) == (False, True)
    assert (reconciliation.missing_on_track, reconciliation.missing_off_track) == (63, 9)
    assert {row.theme for row in year_end.rows} == {None}


def test_q2_headings_cut_in_two_are_whole(seeds: Path, q2: Report) -> None:
    themes = list(dict.fromkeys(row.theme for row in q2.rows))
    assert themes == [
        "Economic Regeneration and Transport",
        "Environment and Housing",
        "Culture and Leisure",
        "Children and Young People",
        "Adults' services",
        "Health and Wellbeing",
        "Community Safety",
        "Stronger Communities",
        "Organisational and Operational Effectiveness",
    ]
    assert [row.objective_ref for row in q2.rows if row.objective is None] == []
    assert len({row.objective for row in q2.rows}) == 33


@pytest.mark.parametrize(
    ("line", "ref"),
    [(10, "2.1"), (11, "2.2"), (17, "3.5"), (86, "13.2"), (141, "24.3"), (148, "26.1"), (166, "29.2"), (183, "32.1"),
     (184, "32.2"), (190, "33.3")],
)  # fmt: skip
def test_q2_ref_lost_or_misread_is_inferred(seeds: Path, q2: Report, line: int, ref: str) -> None:
    row = at_line(q2, line)
    assert row.ref == ref
    assert [repair.field for repair in row.repairs if repair.field == "ref"] == ["ref"]


def test_q2_two_measures_in_one_row(seeds: Path, q2: Report) -> None:
    first, second = (row for row in q2.rows if row.source.line == 99)
    assert (first.ref, second.ref, second.same_row_as) == ("17.2", "17.3", "17.2")
    assert first.outcome.endswith("beyond 2012.")
    assert second.outcome.startswith("The average SDQ")
    assert second.progress.startswith("The SDQ is used")


def test_q2_row_without_criterion_is_found(seeds: Path, q2: Report) -> None:
    row = at_line(q2, 110)
    assert (row.ref, row.outcome, row.status, row.responsibility) == ("18.1", "", 3, ("CESC",))


def test_q2_letters_that_only_look_latin(seeds: Path, q2: Report) -> None:
    assert at_line(q2, 166).outcome == "By May 2011"


def test_q2_measures_also_relating_to_a_theme(seeds: Path, q2: Report) -> None:
    row = at_line(q2, 103)
    assert (row.ref, row.objective_ref, row.theme) == ("11.3", "11", "Children and Young People")
    assert row.also_relates_to == ("Children and Young People",)


def test_year_end_shifted_row_stands_right(seeds: Path, year_end: Report) -> None:
    row = at_line(year_end, 36)
    assert (row.ref, row.status, row.responsibility) == ("15.1", 1, ("CESC",))
    assert (row.action or "").startswith("Deliver the CAF")
    assert row.outcome.startswith("Increase in the number of CAFs")
    assert row.remedial_action == ""


def test_year_end_lists_in_cells_stay_lists(seeds: Path, year_end: Report) -> None:
    row = at_line(year_end, 44)
    assert "<" not in (row.action or "") + row.progress + row.remedial_action
    assert (row.action or "").count("\n") == 2


def test_year_end_themes_come_from_the_earlier_report_as_repairs(
    seeds: Path, year_end_after_q2: Report, q2: Report
) -> None:
    by_ref = {row.ref: row.theme for row in q2.rows}
    assert [row.theme for row in year_end_after_q2.rows] == [by_ref[row.ref] for row in year_end_after_q2.rows]
    carried = [r for row in year_end_after_q2.rows for r in row.repairs if "earlier report" in r.why]
    assert Counter(repair.field for repair in carried)["theme"] == 47


def test_nothing_is_left_unread_but_specks(seeds: Path, q2: Report, year_end: Report) -> None:
    assert year_end.unread == ()
    assert sum(len(unread.text) > 20 for unread in q2.unread) == 0


def labels(seeds: Path) -> Iterator[dict[str, Any]]:
    for name in ("q2-place.jsonl", "year-end-sample.jsonl"):
        for line in (seeds.parent / "gold" / name).read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def same(printed: str | None, label: str | None) -> bool:
    return fuzz.ratio((printed or "").casefold(), (label or "").casefold()) > 97 or (not printed and not label)


def test_labelled_rows_field_by_field(seeds: Path, q2: Report, year_end_after_q2: Report) -> None:
    """The share of rows right, each field on its own, against labels that people made."""
    right: Counter[str] = Counter()
    total = 0
    for label in labels(seeds):
        row = at_line(q2 if label["doc"] == "q2" else year_end_after_q2, label["line"])
        total += 1
        right.update(
            {
                "ref": row.ref == label["ref"],
                "objective_ref": row.objective_ref == label["objective_ref"],
                "responsibility": list(row.responsibility) == label["responsibility"],
                "status": row.status == label["status"],
                "outcome": same(row.outcome, label["outcome"]),
                "theme": same(row.theme, label["theme"]),
                "objective": same(row.objective, label["objective"]),
                "action": same(row.action, label["action"]),
                "remedial": bool(row.remedial_action) == label["slippage_present"],
            }
        )
    assert {field: count / total for field, count in right.items()} == dict.fromkeys(right, 1.0)
