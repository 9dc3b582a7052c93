"""Rows of tab-separated text, and the line breaks inside their cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.reading.tabbed import rows_of_lines

TABLE = ["Ref\tMeasure\tStatus\tNote", "1.1\tLamps lit\t2\tAll", "1.2\tHuts built\t1\tTen", "1.3\tSigns\t3\tFew"]


def cells(lines: list[str]) -> list[list[str]]:
    return [row.cells for row in rows_of_lines(lines)]


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        (["1.4\tBoats", "counted\t2\tIn May"], ["1.4", "Boats\ncounted", "2", "In May"]),
        (["1.4\tBoats\t2\tIn", "May"], None),
        (["1.4\tBoats", "counted", "by eye\t2\tIn May"], ["1.4", "Boats\ncounted\nby eye", "2", "In May"]),
        (['1.4\t"Boats', 'counted"\t2\tIn May'], ["1.4", "Boats\ncounted", "2", "In May"]),
        (['1.4\t"Boats ""seen"", all"\t2\tIn May'], ["1.4", 'Boats "seen", all', "2", "In May"]),
        (['1.4\t"Good"\t2\tIn May'], ["1.4", '"Good"', "2", "In May"]),
        (['1.4\t"Boats\t2\tIn May'], ["1.4", '"Boats', "2", "In May"]),
        (["1.4\tBoats\t", "counted\tIn May"], None),
        (["1.4\tBoats", "1.5\t2\tIn May"], None),
        (["1.4\tBoats", "counted\t2\tIn May\tand June"], None),
    ],
    ids=["in two", "after the last tab", "in three", "quoted", "quotes", "a quoted word", "a lone quote", "empty end", "another ref", "too many tabs"],
)  # fmt: skip
def test_row_parted_by_a_line_break_is_joined_where_its_tabs_add_up(broken: list[str], whole: list[str] | None) -> None:
    apart = [line.split("\t") for line in TABLE]
    assert cells(TABLE + broken) == [*apart, *([whole] if whole else [line.split("\t") for line in broken])]


def test_rows_of_several_lengths_are_left_alone() -> None:
    lines = ["1.1\tLamps", "lit\t2", "1.2\tHuts\t1\tTen", "1.3\tSigns\t3"]
    assert cells(lines) == [line.split("\t") for line in lines]


def test_line_breaks_are_told_by_the_lines_that_were_joined() -> None:
    row = list(rows_of_lines([*TABLE, "1.4\tBoats", "counted\t2\tIn May"]))[-1]
    assert (row.line, row.joined) == (4, ("1.4\tBoats", "counted\t2\tIn May"))


@given(st.lists(st.text("ab\t\"'1. ", max_size=12), max_size=12))
def test_no_letter_of_any_lines_is_lost(lines: list[str]) -> None:
    after = "".join(cell for row in rows_of_lines(lines) for cell in row.cells)
    assert [mark for mark in after if mark in "ab1."] == [mark for mark in "".join(lines) if mark in "ab1."]
