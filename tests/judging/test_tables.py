"""The drawn tables are what judging does, and the reference page is made of them."""

import pytest

from tests.judging.cases import Drawn, drawn_cases, judged, outcome_of
from tests.judging.page import PAGE, made

CASES = list(drawn_cases())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_verdict_is_as_drawn(case: Drawn) -> None:
    outcome = outcome_of(judged(case))
    expected = {heading: case[heading] for heading in outcome if heading in case.cells}
    assert {heading: outcome[heading] for heading in expected} == expected


def test_tables_are_found() -> None:
    assert len(CASES) > 150


def test_page_is_made_of_the_tables() -> None:
    assert PAGE.read_text(encoding="utf-8") == made(), "python -m tests.judging.page writes it anew"
