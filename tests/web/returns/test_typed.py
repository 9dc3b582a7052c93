"""Numbers and dates as people type them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.web.actions.entries.typed import date_typed, number_typed


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1,486", "1486", ""),
        (" 65.9 ", "65.9", ""),
        ("65.90", "65.90", ""),
        ("65.9%", "65.9", "%"),
        ("65.9 per cent", "65.9", "%"),
        ("£1.2m", "1.2E+6", "£"),
        ("£ 1,200,000", "1200000", "£"),
        ("3 thousand", "3E+3", ""),
        ("-4.5", "-4.5", ""),
        ("−4.5", "-4.5", ""),
        ("0", "0", ""),
        (".5", "0.5", ""),
    ],
)
def test_a_number_is_read_with_its_precision(text: str, value: str, unit: str) -> None:
    found = number_typed(text)
    assert found is not None
    assert (str(found.value), found.unit) == (value, unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "1,48",
        "12,34,567",
        "1.2.3",
        "65.9 or so",
        "nan",
        "inf",
        "1e5",
        "١٢",
        "1" * 30,
        "9" * 10_000,
        "%",
        "£",
        "-",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert number_typed(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "31/3/2012",
        "31/03/2012",
        "31.3.12",
        "31-03-2012",
        "2012-03-31",
        "31 March 2012",
        "31st Mar 2012",
        "Saturday 31 March 2012",
    ],
)
def test_a_day_is_read(text: str) -> None:
    assert date_typed(text) == date(2012, 3, 31)


@pytest.mark.parametrize(
    "text",
    ["", "31/2/2012", "3/31/2012", "March 2012", "31 Marchy 2012", "31 Marchember 2012", "soon", "0/0/0000", "1/1/1/1"],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert date_typed(text) is None


@given(st.text())
def test_any_text_is_a_number_or_none(text: str) -> None:
    found = number_typed(text)
    assert found is None or found.value == Decimal(str(found.value))


@given(st.text(alphabet="0123456789/.- abcdefghijklmnopqrstuvwxyz"))
def test_any_text_is_a_day_or_none(text: str) -> None:
    found = date_typed(text)
    assert found is None or isinstance(found, date)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_that_is_written_is_read_again(day: date) -> None:
    assert date_typed(f"{day:%d/%m/%Y}") == day
    assert date_typed(f"{day:%-d %B %Y}") == day
