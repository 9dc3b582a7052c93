"""The period that a heading or a title names: start of the financial year and quarter (4: the year end)."""

import pytest

from goldenthread.reading.columns.periods import named_in, names_whole_year


@pytest.mark.parametrize(
    ("text", "start", "quarter"),
    [
        ("Q2 Progress Indicator", None, 2),
        ("Progress during 2011/12 to Q2", 2011, 2),
        ("Year end Progress Indicator", None, 4),
        ("2018-19", 2018, None),
        ("2018/2019 outturn", 2018, 4),
        ("Our Promise 2020-2024: Q2 2022/23 (July to September 2022)", 2022, 2),
        ("Performance scorecard 2019/20, position at 31 December 2019", 2019, 3),
        ("Quarter three 2016/17", 2016, 3),
        ("Quarters 1 to 3, 2016/17", 2016, 3),
        ("Quarters one and two 2016/17", 2016, 2),
        ("third quarter of 2016/17", 2016, 3),
        ("Half-year report 2021/22", 2021, 2),
        ("April to December 2015", 2015, 3),
        ("to 31 March 2012", 2011, 4),
        ("Annual Performance Report 2022/23", 2022, 4),
        ("Corporate Plan 2022-2027", None, None),
        ("Oct-23", 2023, 3),
        ("Ref.", None, None),
        ("the board of 20 July 2010", None, None),
    ],
)
def test_named_period(text: str, start: int | None, quarter: int | None) -> None:
    named = named_in(text)
    assert (named.start, named.quarter) == (start, quarter)


def test_whole_year_named() -> None:
    assert names_whole_year("2010/11 outturn")
    assert not names_whole_year("Q2 2010/11")
