"""Measures on several rows each, one below the other, become a row each; other tables stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plan import Rating, Source
from goldenthread.reading import read
from goldenthread.reading.grid import Grid, table_row
from goldenthread.reading.stacked import lay_out_stacked

HEAD = "Wexbury Council\nScorecard 2023/24: quarter 2\n\n"
HEADINGS = "Ref\tMeasure\tLead\tLine\tQ1\tQ2\tQ3\tComment\n"
TARGETS_FIRST = """Streets
1\tMissed bins\tAnn Day\tTarget\t40\t38\t36\tBetter.
\t\t\tResult\t41\t37\t\t
\t\t\tRAG\tRed\tGreen\t\t
2\tFly-tips cleared\tAnn Day\tTarget\t90%\t91%\t92%\t
\t\t\tResult\t94%\t80%\t\t
\t\t\tRAG\tGreen\tRed\t\t
Homes
3\tHomes inspected\tBo Lee\tTarget\t120\t240\t360\t
\t\t\tResult\t130\t250\t\t
\t\t\tRAG\tGreen\tGreen\t\t
"""
REPEATED = """1\tMissed bins\tAnn Day\tPerformance\t41\t37\t\t
1\tMissed bins\tAnn Day\tTarget\t40\t38\t36\t
1\tMissed bins\tAnn Day\tStatus\tRed\tGreen\t\t
2\tFly-tips cleared\tAnn Day\tPerformance\t94%\t80%\t\t
2\tFly-tips cleared\tAnn Day\tTarget\t90%\t91%\t92%\t
2\tFly-tips cleared\tAnn Day\tStatus\tGreen\tRed\t\t
3\tHomes inspected\tBo Lee\tPerformance\t130\t250\t\t
3\tHomes inspected\tBo Lee\tTarget\t120\t240\t360\t
3\tHomes inspected\tBo Lee\tStatus\tGreen\tGreen\t\t
"""
READ = [
    ("1", "Missed bins", "38", "37", Rating.ON_TRACK),
    ("2", "Fly-tips cleared", "91%", "80%", Rating.NOT_ACHIEVED),
    ("3", "Homes inspected", "240", "250", Rating.ON_TRACK),
]


@pytest.mark.parametrize("body", [TARGETS_FIRST, REPEATED], ids=["once", "repeated"])
def test_stacked_rows_become_one_of_the_reports_period(body: str) -> None:
    rows = read((HEAD + HEADINGS + body).encode(), "a.tsv").rows
    assert [(row.ref, row.outcome, row.target_text, row.actual_text, row.rating) for row in rows] == READ
    assert {row.responsibility for row in rows} == {("Ann Day",), ("Bo Lee",)}


def test_stacked_rows_of_other_periods_are_kept() -> None:
    rows = read((HEAD + HEADINGS + TARGETS_FIRST).encode(), "a.tsv").rows
    assert rows[0].also_printed == {"Q1 Target": "40", "Q3 Target": "36", "Q1 Result": "41", "Q1 RAG": "Red"}
    assert [row.source for row in rows] == [Source(line=6), Source(line=9), Source(line=13)]
    assert [row.theme for row in rows] == ["Streets", "Streets", "Homes"]


def test_stacked_measure_that_lacks_a_line_is_read_without_it() -> None:
    body = "".join(line for line in TARGETS_FIRST.splitlines(keepends=True) if "Red\tGreen" not in line)
    rows = read((HEAD + HEADINGS + body).encode(), "a.tsv").rows
    assert [row.status_printed for row in rows] == ["", "Red", "Green"]
    assert [row.target_text for row in rows] == ["38", "91%", "240"]


def test_stacked_measures_parted_by_blank_lines_go_on() -> None:
    body = TARGETS_FIRST.replace("2\tFly", "\n2\tFly").replace("Homes\n", "\nHomes\n")
    rows = read((HEAD + HEADINGS + body).encode(), "a.tsv").rows
    assert [(row.ref, row.outcome, row.target_text, row.actual_text, row.rating) for row in rows] == READ


ABOVE = """Streets\t\t\t
1 Missed bins\t\t\t
Target\t40\t38\t36
Result\t41\t37\t
RAG\tRed\tGreen\t
2 Fly-tips cleared\t\t\t
Target\t90%\t91%\t92%
Result\t94%\t80%\t
RAG\tGreen\tRed\t
Homes\t\t\t
3 Homes inspected\t\t\t
Target\t120\t240\t360
Result\t130\t250\t
RAG\tGreen\tGreen\t
"""


def test_stacked_measures_named_in_a_row_above_their_lines() -> None:
    rows = read((HEAD + "Indicator\tQ1\tQ2\tQ3\n" + ABOVE).encode(), "a.tsv").rows
    assert [(row.ref, row.outcome, row.target_text, row.actual_text, row.rating) for row in rows] == READ
    assert [row.theme for row in rows] == ["Streets", "Streets", "Homes"]


def test_stacked_comments_on_several_lines_are_joined() -> None:
    body = TARGETS_FIRST.replace("Result\t41\t37\t\t", "Result\t41\t37\t\tTwo rounds changed.")
    assert read((HEAD + HEADINGS + body).encode(), "a.tsv").rows[0].progress == "Better.\nTwo rounds changed."


@pytest.mark.parametrize(
    "lines",
    [
        ["Ref\tMeasure\tTarget\tStatus", *(f"{n}\tBins {n}\t40\tOn target" for n in range(1, 7))],
        ["Ref\tMeasure\tKind\tQ1", *(f"{n}\tBins {n}\tTarget\t40" for n in range(1, 7))],
        ["Name\tQ1\tQ2", *("Target\t4\t5", "Actual\t4\t5")],
    ],
    ids=["a row each", "one kind of line", "one measure"],
)
def test_table_that_is_not_stacked_stays(lines: list[str]) -> None:
    rows = tuple(table_row(line.split("\t"), Source(line=n), 1) for n, line in enumerate(lines, 1))
    assert lay_out_stacked(Grid(rows)) == Grid(rows)


CELLS = st.sampled_from(["", "Target", "Actual", "Status", "Q1", "Name", "40", "Missed bins", "Green", "Ref"])


@given(st.lists(st.tuples(st.integers(0, 2), st.lists(CELLS, min_size=1, max_size=6)), max_size=30))
def test_stacked_rows_lose_no_text(drawn: list[tuple[int, list[str]]]) -> None:
    grid = Grid(tuple(table_row(texts, Source(line=n), table) for n, (table, texts) in enumerate(drawn, 1)))
    printed = " ".join(text for row in lay_out_stacked(grid).rows for text in row.texts)
    assert [text for row in grid.rows for text in row.texts if text not in printed and text != "Line"] == []
