"""Figures of a measure whose heading says that its numbers are in thousands."""

import pytest

from goldenthread.wording import understand_criterion, understand_progress
from goldenthread.wording.thousands import progress_in_full

# heading, target, narrative, column for figures, the figure in full
CASES = [
    ("Visits to piers (000s): 450", "", "455 this year", "", "455000"),
    ("Visits to piers (000s)", "450", "", "455", "455000"),
    ("Books lent ('000)", "612", "", "598.4", "598400"),
    ("Ferry trips (thousands)", "85", "", "91", "91000"),
    ("Grants won (£000s)", "1,250", "", "1,310", "1310000"),
    ("Visits, 000s", "450", "", "512", "512000"),
    # printed in full, with a size of its own, or no thousands at all
    ("Visits to piers (000s): 450", "", "455,210 visits this year", "", "455210"),
    ("Grants won (£000s)", "1,250", "", "£1.31m", "1310000"),
    ("Visits to piers", "450", "", "455", "455"),
    ("Thousands of visitors: 450 guided", "", "", "455", "455"),
]


@pytest.mark.parametrize(("heading", "target", "text", "column", "figure"), CASES)
def test_figure_is_in_full(heading: str, target: str, text: str, column: str, figure: str) -> None:
    criterion = understand_criterion(heading, target)
    progress = progress_in_full(understand_progress(text, criterion, column), criterion)
    assert [f"{one.value:f}" for one in progress.actuals] == [figure]
