"""What the words of a return say beside its figures."""

from decimal import Decimal

import pytest

from goldenthread.checking.hearing import heard_in
from goldenthread.plan import Rating, Return, Source

GIVEN_UP = {
    "The grant covers nine allotments rather than the twelve originally planned.": [12],
    "We now expect 45 homes instead of the 60 forecast.": [60],
    "Funding allows for 310 surveys instead of the planned 400.": [400],
    "Only six wardens were appointed, rather than the ten anticipated.": [10],
    "The college will train 85 learners rather than 120 as originally intended.": [120],
    "Two crews, instead of the initial three envisaged, clear the ditches.": [3],
    # Look-alikes: nothing was planned, there is no figure in its place, or it is no figure.
    "60 visits were made by bus rather than the 40 by car.": [],
    "Residents ring the office rather than the depot originally planned.": [],
    "Repairs took 3 days rather than weeks.": [],
    "": [],
}


def measure(text: str, rating: Rating | None = Rating.ON_TRACK) -> Return:
    return Return(id="m", source=Source(), rating=rating, progress=text)


@pytest.mark.parametrize(("text", "figures"), GIVEN_UP.items())
def test_figures_given_up_are_as_drawn(text: str, figures: list[int]) -> None:
    assert [int(one) for one in heard_in(measure(text)).given_up] == figures


def test_numbers_of_the_column_and_the_narrative_are_kept_apart() -> None:
    row = measure("1,204 people, a rate of 980 per 100,000.").model_copy(update={"actual_text": "980"})
    heard = heard_in(row)
    assert (heard.in_column, heard.in_narrative) == ((Decimal(980),), (Decimal(1204), Decimal(980)))


def test_return_without_a_status_is_not_asked() -> None:
    assert heard_in(measure("We expect 45 homes instead of the 60 forecast.", rating=None)).given_up == ()
