"""Times as reports name them."""

import pytest

from goldenthread.judging.dates import Span, month_printed, span_of
from goldenthread.plan import Period

Q2 = Period(start=2024, quarter=2)


def printed(span: Span | None) -> str:
    return f"{month_printed(span.first)} to {month_printed(span.last)}" if span else "nothing"


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("2024/25", "April 2024 to March 2025"),
        ("2024/5", "April 2024 to March 2025"),
        ("2024/25 Q3", "October 2024 to December 2024"),
        ("2024/25 year end", "April 2024 to March 2025"),
        ("2025-03", "March 2025 to March 2025"),
        ("2025-03-31", "March 2025 to March 2025"),
        ("2025", "January 2025 to December 2025"),
        ("Q1", "April 2024 to June 2024"),
        ("Q4 2023/24", "January 2024 to March 2024"),
        ("previous year", "April 2023 to March 2024"),
        ("this time last year", "July 2023 to September 2023"),
        ("previous quarter", "April 2024 to June 2024"),
        ("August", "August 2024 to August 2024"),
        ("end of March", "March 2025 to March 2025"),
        ("2024-13", "nothing"),
        ("soon", "nothing"),
        ("", "nothing"),
    ],
)
def test_time_is_a_run_of_months(text: str, span: str) -> None:
    assert printed(span_of(text, Q2)) == span


@pytest.mark.parametrize("text", ["Q1", "previous year", "August", "this time last year"])
def test_time_that_needs_a_period_is_nothing_without_one(text: str) -> None:
    assert span_of(text, None) is None
