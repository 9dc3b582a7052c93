"""The nouns: what they accept, and how they print."""

import json
import pickle
from datetime import date

import pytest
from pydantic import ValidationError

from goldenthread.plan import (
    CountedTotals,
    CountsAs,
    DocumentError,
    Missing,
    Period,
    Rating,
    Reconciliation,
    Repair,
    Report,
    Return,
    Scheme,
    SchemeCode,
    Source,
    counts_as,
    percent,
)


@pytest.mark.parametrize(
    ("printed", "start", "quarter"),
    [("2011/12 Q2", 2011, 2), ("2011/12 year end", 2011, 4), ("1999/00 Q3", 1999, 3)],
)
def test_period_printed_and_read_back(printed: str, start: int, quarter: int) -> None:
    period = Period.model_validate(printed)
    assert (period.start, period.quarter, str(period)) == (start, quarter, printed)


@pytest.mark.parametrize("printed", ["2011/13 Q2", "2011/12 Q5", "2011/12", "", "Q2"])
def test_period_impossible_is_refused(printed: str) -> None:
    with pytest.raises(ValidationError):
        Period.model_validate(printed)


@pytest.mark.parametrize(
    ("printed", "day"),
    [
        ("2011/12 Q1", date(2011, 6, 30)),
        ("2011/12 Q2", date(2011, 9, 30)),
        ("2011/12 Q3", date(2011, 12, 31)),
        ("2011/12 year end", date(2012, 3, 31)),
    ],
)
def test_period_ends_with_a_month(printed: str, day: date) -> None:
    assert Period.model_validate(printed).last_day == day


def test_periods_in_order_of_time() -> None:
    q2, end, next_q1 = (Period.model_validate(text) for text in ("2011/12 Q2", "2011/12 year end", "2012/13 Q1"))
    assert sorted([next_q1, end, q2]) == [q2, end, next_q1]


@pytest.mark.parametrize(
    ("part", "whole", "printed"),
    [(97, 115, 84.3), (91, 110, 82.7), (1, 8, 12.5), (1, 16, 6.3), (0, 5, 0.0), (0, 0, None)],
)
def test_percent_rounds_half_away_from_zero(part: int, whole: int, printed: float | None) -> None:
    assert percent(part, whole) == printed


def test_rating_counts_on_one_side() -> None:
    assert [counts_as(rating) for rating in [*Rating, None]] == [
        CountsAs.ON_TRACK,
        CountsAs.ON_TRACK,
        CountsAs.OFF_TRACK,
        CountsAs.OFF_TRACK,
        CountsAs.UNRATED,
    ]


def test_scheme_code_with_rating_and_reason_is_refused() -> None:
    with pytest.raises(ValidationError):
        SchemeCode(code="x", label="x", rating=Rating.SLIPPED, counts_as=CountsAs.OFF_TRACK, missing=Missing.DEFERRED)


def test_scheme_numbered_where_all_rated_codes_are_whole_numbers() -> None:
    one = SchemeCode(code="1", label="Achieved", rating=Rating.ACHIEVED, counts_as=CountsAs.ON_TRACK)
    note = SchemeCode(code="N/A", label="N/A", rating=None, counts_as=CountsAs.UNRATED, missing=Missing.NOT_DUE)
    green = SchemeCode(code="G", label="Green", rating=Rating.ON_TRACK, counts_as=CountsAs.ON_TRACK)
    assert Scheme(codes=(one, note)).numbered
    assert not Scheme(codes=(one, green)).numbered
    assert not Scheme(codes=(note,)).numbered


def test_source_prints_only_what_the_format_has() -> None:
    source = Source(sheet="Q2", row=7)
    assert source.model_dump() == {"sheet": "Q2", "row": 7}
    assert str(source) == "sheet Q2, row 7"


def test_repair_in_the_words_of_the_contract() -> None:
    repair = Repair(field="ref", before="", after="2.1", why="lost")
    assert repair.model_dump() == {"field": "ref", "from": "", "to": "2.1", "why": "lost"}


def test_report_json_reads_back_the_same() -> None:
    row = Return(
        id="1.1",
        source=Source(line=5),
        repairs=(Repair(field="ref", before="", after="1.1", why="lost"),),
        status=2,
        rating=Rating.ON_TRACK,
    )
    counted = CountedTotals(on_track=1, off_track=0, rows=1, rated=1, unrated={Missing.BLANK: 2})
    reconciliation = Reconciliation(
        holds=True, missing_on_track=0, missing_off_track=0, rows_lost=False, candidates=(), message="All."
    )
    report = Report(
        file="a.txt",
        sha256="0",
        period=Period(start=2011, quarter=2),
        counted_totals=counted,
        reconciliation=reconciliation,
        rows=(row,),
    )
    assert json.loads(report.model_dump_json())["rows"][0]["repairs"][0]["from"] == ""
    assert Report.model_validate_json(report.model_dump_json()) == report


def test_error_says_what_where_expected_and_do_and_crosses_processes() -> None:
    error = DocumentError("the file is empty", where="a.txt", expected="a report", do="try again")
    assert str(error) == "a.txt: the file is empty. Expected: a report. What to do: try again."
    assert str(pickle.loads(pickle.dumps(error))) == str(error)
