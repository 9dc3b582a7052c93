"""Which commentary may repeat which figure: drawn, without a database."""

from decimal import Decimal

import pytest

from goldenthread.plan import Return, Source
from goldenthread.web.actions.publishing.spoken import without_figures

_ROWS = [
    Return(id="m1", source=Source(), theme="Care", also_relates_to=("Health",)),
    Return(id="m2", source=Source(), theme="Roads"),
]
_SLUGS = {"Care": "care", "Health": "health", "Roads": "roads"}


@pytest.mark.parametrize(
    ("place", "text", "shown"),
    [
        ("commentary", "3 of 12 came.", "[withheld] of 12 came."),
        ("commentary.care", "Three of 12 came.", "[withheld] of 12 came."),
        ("commentary.health", "3 of 12 came.", "[withheld] of 12 came."),
        ("commentary.roads", "3 of 12 roads.", "3 of 12 roads."),
        ("commentary.care", "2 schools, by 31 March.", "2 schools, by 31 March."),
        ("commentary.gone", "3 of 12 came.", "3 of 12 came."),
        ("cover.purpose", "To tell that 3 of 12 came.", "To tell that [withheld] of 12 came."),
    ],
)
def test_a_commentary_repeats_no_figure_that_is_withheld(place: str, text: str, shown: str) -> None:
    hidden = {"m1": frozenset({Decimal(3)})}
    assert without_figures({place: text}, _ROWS, _SLUGS, hidden) == {place: shown}
