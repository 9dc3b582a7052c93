"""The two real reports held side by side: which measures both hold, how they moved, and what moved the headline."""

from pathlib import Path

import pytest

from goldenthread.comparing import compare
from goldenthread.plan import ComparedRow, Comparison, Report
from goldenthread.reading import read

# Year end line, Q2 line and movement, as a person reads the two documents.
TRUTH = """
16 68 same            17 70 improved        18 71 improved        19 72 improved        20 73 improved
21 74 improved        22 76 no longer rated 23 77 no longer rated 24 78 no longer rated 25 79 no longer rated
26 80 no longer rated 27 81 no longer rated 28 82 same            31 105 worsened       32 86 worsened
33 88 improved        34 89 same            35 90 same            36 92 improved        37 93 improved
38 95 newly rated     39 98 newly rated     40 99 same            41 99 no longer rated 44 110 no longer rated
45 112 improved       46 113 improved       47 115 same           48 116 worsened       49 117 same
50 118 improved       53 123 worsened       54 124 improved       55 125 same           56 126 worsened
57 134 same           58 128 improved       59 129 same           60 130 same           61 132 same
62 103 worsened       65 104 improved       68 139 unrated        69 140 newly rated    70 141 newly rated
71 142 same           72 144 same
"""


def truth() -> dict[int, tuple[int, str]]:
    """Give year end line: (Q2 line, movement)."""
    words = TRUTH.split()
    starts = [at for at, word in enumerate(words) if word.isdecimal()][::2]
    parts = [words[start:end] for start, end in zip(starts, [*starts[1:], len(words)], strict=True)]
    return {int(part[0]): (int(part[1]), " ".join(part[2:])) for part in parts}


@pytest.fixture(scope="module")
def q2(seeds: Path) -> Report:
    return read((seeds / "2011-12-q2.txt").read_bytes(), "2011-12-q2.txt")


@pytest.fixture(scope="module")
def year_end(seeds: Path) -> Report:
    return read((seeds / "2011-12-year-end.txt").read_bytes(), "2011-12-year-end.txt")


@pytest.fixture(scope="module")
def comparison(q2: Report, year_end: Report) -> Comparison:
    return compare(q2, year_end)


def at_line(comparison: Comparison, line: int) -> ComparedRow:
    return next(row for row in comparison.rows if row.later_source and row.later_source.line == line)


def without_refs(report: Report) -> Report:
    rows = [
        row.model_copy(update={"ref": None, "ref_printed": "", "id": f"row-{number}"})
        for number, row in enumerate(report.rows)
    ]
    return report.model_copy(update={"rows": tuple(rows)})


def found(comparison: Comparison) -> dict[int | None, tuple[int | None, str]]:
    return {
        row.later_source.line: (row.earlier_source.line, row.movement.value)
        for row in comparison.rows
        if row.later_source and row.earlier_source and row.movement
    }


def test_every_measure_is_found_and_moves_as_a_person_reads_it(comparison: Comparison) -> None:
    assert found(comparison) == truth()


def test_measures_of_q2_that_the_year_end_lacks_are_not_in_this_document(comparison: Comparison) -> None:
    lacking = [row for row in comparison.rows if row.movement is None]
    assert {row.note for row in lacking} == {"not in this document"}
    assert (len(lacking), {row.later_id for row in lacking}) == (73, {None})


@pytest.mark.parametrize("side", ["earlier", "later", "both"])
def test_refs_lost_on_either_side_lose_only_what_has_no_like_wording(q2: Report, year_end: Report, side: str) -> None:
    earlier = q2 if side == "later" else without_refs(q2)
    later = year_end if side == "earlier" else without_refs(year_end)
    # One criterion is printed in only one of the two, and one was worded anew.
    assert found(compare(earlier, later)) == {line: pair for line, pair in truth().items() if line not in (31, 44)}


def test_bridge_leads_from_the_one_headline_to_the_other(comparison: Comparison, q2: Report, year_end: Report) -> None:
    totals, bridge = comparison.totals, comparison.bridge
    assert (totals.earlier.on_track, totals.earlier.off_track) == (
        q2.counted_totals.on_track,
        q2.counted_totals.off_track,
    )
    assert (totals.later.on_track, totals.later.off_track) == (28, 10)
    counted = bridge.model_dump(exclude={"steps"})
    assert counted == {
        "improved": 14, "worsened": 6, "same": 14, "newly_rated": 4, "no_longer_rated": 7, "unrated": 2,
        "only_earlier": 73, "only_later": 0,
    }  # fmt: skip
    assert sum(step.on_track_gained - step.on_track_lost for step in bridge.steps) == 28 - 87
    assert sum(step.off_track_gained - step.off_track_lost for step in bridge.steps) == 10 - 16
    assert "84.5 % of 103" in comparison.bridge_message
    assert "73.7 % of 38" in comparison.bridge_message


def test_only_what_changed_is_told(comparison: Comparison) -> None:
    changed = {}
    for row in comparison.rows:
        parts = {"target": row.target_changed, "wording": row.wording_changed, "owner": row.responsibility_changed}
        if row.later_source and any(parts.values()):
            changed[row.later_source.line] = [part for part, sentence in parts.items() if sentence]
    assert changed == {31: ["wording"], 39: ["wording"], 45: ["target"], 65: ["wording"], 70: ["target"]}


def test_number_that_lost_its_thousands_is_told(comparison: Comparison) -> None:
    told = at_line(comparison, 70).target_changed
    assert told == "The target was at most 1.130 in 2011/12; it is at most 1,130 in 2011/12."


def test_measures_renumbered_between_the_two_say_so(comparison: Comparison) -> None:
    assert (at_line(comparison, 25).earlier_ref, at_line(comparison, 25).ref) == ("12.2", "12.3")
