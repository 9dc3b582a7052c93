"""What all spreadsheets have in common."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plan import DocumentError
from goldenthread.reading.grid import Cell
from goldenthread.reading.sheets import LIMITS, Area, Intervals, Sheet, Tally, as_grid, column_letters


@pytest.mark.parametrize(("column", "expected"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (16_384, "XFD")])
def test_column_letters(column: int, expected: str) -> None:
    assert column_letters(column) == expected


@given(st.sets(st.integers(1, 40)))
def test_intervals_hold_what_was_added(numbers: set[int]) -> None:
    intervals = Intervals()
    for number in sorted(numbers):
        intervals.add(number, number)
    assert {number for number in range(1, 45) if number in intervals} == numbers
    outside = [number for number in range(1, 45) if number not in numbers]
    assert [intervals.next_outside(number) for number in range(1, 40)] == [
        next(free for free in outside if free >= number) for number in range(1, 40)
    ]


def test_limits_hold_for_all_sheets_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LIMITS, "cells", 3)
    tally = Tally("q2.xlsx")
    Sheet("Q1", tally).add(1, {1: Cell("a"), 2: Cell("b")})
    with pytest.raises(DocumentError) as caught:
        Sheet("Q2", tally).add(5, {1: Cell("c"), 2: Cell("d")})
    assert (caught.value.where, caught.value.what) == ("q2.xlsx, sheet Q2, row 5", "it has too many cells")
    assert caught.value.expected == "at most 3 cells"


AREAS = st.builds(Area, *[st.integers(1, 8)] * 4)
CELLS = st.dictionaries(st.integers(1, 8), st.sampled_from([Cell("x"), Cell(" "), Cell("", "#00b050")]))
ROWS = st.dictionaries(st.integers(1, 8), CELLS)


def made(rows: dict[int, dict[int, Cell]], areas: list[Area], hidden: set[int]) -> Sheet:
    sheet = Sheet("Q2", Tally("q2.xlsx"))
    for number in sorted(hidden):
        sheet.hidden_rows.add(number, number)
    for number, cells in rows.items():
        sheet.add(number, cells)
    for area in areas:
        sheet.merge(area)
    return sheet


@given(ROWS, st.sets(st.integers(1, 8)))
def test_any_sheet_becomes_a_rectangle_with_all_its_visible_texts(
    rows: dict[int, dict[int, Cell]], hidden: set[int]
) -> None:
    texts = [
        cell.text
        for number, cells in sorted(rows.items())
        for _, cell in sorted(cells.items())
        if number not in hidden and cell.text.strip()
    ]
    sheet = made(rows, [], hidden)
    if not texts:
        with pytest.raises(DocumentError, match="none of its visible sheets has any content"):
            as_grid([sheet], "q2.xlsx")
        return
    read = as_grid([sheet], "q2.xlsx").rows
    assert [text for row in read for text in row.texts if text.strip()] == texts
    assert len({len(row.cells) for row in read}) == 1
    assert not {row.source.row for row in read} & hidden
    assert any(read[0].texts)
    assert any(read[-1].texts)


@given(ROWS, st.lists(AREAS, max_size=4), st.sets(st.integers(1, 8)))
def test_merged_areas_of_any_kind_leave_a_rectangle(
    rows: dict[int, dict[int, Cell]], areas: list[Area], hidden: set[int]
) -> None:
    with suppress(DocumentError):
        assert len({len(row.cells) for row in as_grid([made(rows, areas, hidden)], "q2.xlsx").rows}) == 1
