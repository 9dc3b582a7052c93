"""Times as they are typed, and targets, tolerances and boundaries in words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plan import MeasureSettings, Settings, Tolerance, ToleranceMode
from goldenthread.web.cycle.measures.boundaries import outlooks, sentence_without_figures
from goldenthread.web.cycle.measures.words import (
    target_words,
    time_typed,
    time_words,
    tolerance_words,
    understood_words,
)
from goldenthread.wording import understand_criterion

TIMES = [
    # typed, kept, written
    ("2011/12", "2011/12", "2011/12"),
    ("2011-12", "2011/12", "2011/12"),
    ("2011/2012", "2011/12", "2011/12"),
    ("2011/12 q2", "2011/12 Q2", "2011/12 Q2"),
    ("2011/12 Year End", "2011/12 year end", "2011/12 year end"),
    ("March 2012", "2012-03", "March 2012"),
    ("2012-03", "2012-03", "March 2012"),
    ("31/3/2012", "2012-03", "March 2012"),
    ("31 March 2012", "2012-03", "March 2012"),
    ("2013", "2013", "2013"),
    ("2011/13", None, ""),
    ("2012-13", "2012/13", "2012/13"),
    ("soon", None, ""),
    ("0000-99", None, ""),
    ("9" * 500, None, ""),
]


@pytest.mark.parametrize(("typed", "kept", "written"), TIMES)
def test_times(typed: str, kept: str | None, written: str) -> None:
    assert (time_typed(typed), time_words(time_typed(typed))) == (kept, written)


@given(st.text())
def test_any_text_is_a_time_or_none(typed: str) -> None:
    kept = time_typed(typed)
    assert kept is None or time_typed(time_words(kept)) == kept


TARGETS = [
    ("At least 60% in 2011/12", "at least 60 %, in 2011/12"),
    ("Reduce from 4.5% to 4.0% by March 2012", "at most 4.0 %, by March 2012"),
    ("Reduce by 25% from 400", "at least 25 % less than the baseline"),
    ("Between 10% and 15%", "10 % to 15 %"),
]


@pytest.mark.parametrize(("criterion", "words"), TARGETS)
def test_targets(criterion: str, words: str) -> None:
    assert [target_words(one) for one in understand_criterion(criterion).targets] == [words]


def test_a_statement_is_understood_as_one() -> None:
    assert understood_words(understand_criterion("Residents feel heard")) == "A statement that people judge."


@pytest.mark.parametrize(
    ("mode", "criterion", "words"),
    [
        (ToleranceMode.POINTS, "60%", "2 percentage points"),
        (ToleranceMode.PERCENT, "60%", "2 % of the target"),
        (ToleranceMode.POINTS, "Under 20 days", "2 days"),
        (ToleranceMode.POINTS, "Support 450 families", "2"),
    ],
)
def test_tolerances(mode: ToleranceMode, criterion: str, words: str) -> None:
    tolerance = Tolerance(value=Decimal(2), mode=mode)
    assert tolerance_words(tolerance, understand_criterion(criterion).targets) == words


# The criterion, its tolerance in points (None for none), and what would be judged at the end of 2012/13.
OUTLOOKS = [
    ("At least 60%", None, "60 % would be achieved, 59.9 % would be not achieved"),
    ("At least 60%", "5", "60 % would be achieved, 59.9 % would be on track, 55 % would be on track, 54.9 %"),
    ("Reduce from 4.5% to 4.0%", None, "4.0 % would be achieved, 4.1 % would be not achieved"),
    ("Under 3%", None, "2.9 % would be achieved, 3 % would be not achieved"),
    (
        "Between 10% and 15%",
        None,
        "9.9 % would be not achieved, 10 % would be achieved, 15 % would be achieved, 15.1 %",
    ),
    ("At least 1,668 homes built", None, "1,668 would be achieved, 1,667 would be not achieved"),
    ("Reduce by 25% from 400 in 2011/12", None, "300 would be achieved, 301 would be not achieved"),
]


@pytest.mark.parametrize(("words", "tolerance", "says"), OUTLOOKS)
def test_what_follows_from_a_target(words: str, tolerance: str | None, says: str) -> None:
    own = MeasureSettings(tolerance=Tolerance(value=Decimal(tolerance)) if tolerance else None)
    found = outlooks(understand_criterion(words), Settings(measures={"preview": own}), 2012)
    assert found[0].sentence.startswith(f"At the end of 2012/13, {says}")


def test_each_part_has_its_own_outlook() -> None:
    found = outlooks(understand_criterion("60% at KS1 and 70% at KS2"), Settings(), 2012)
    assert [(one.label, one.probes[0].figure) for one in found] == [("KS1", "60 %"), ("KS2", "70 %")]


def test_a_later_year_has_its_own_outlook() -> None:
    found = outlooks(understand_criterion("At least 80% by March 2014"), Settings(), 2012)
    assert [one.year for one in found] == ["2012/13", "2013/14"]


def test_what_people_judge_is_said_so() -> None:
    said = sentence_without_figures(understand_criterion("Residents feel heard"), Settings(), 2012)
    assert said == "A statement without a figure or a date, for people to judge: no rating."


@given(st.text(max_size=80))
def test_no_criterion_is_too_odd_for_its_outlook(words: str) -> None:
    criterion = understand_criterion(words)
    assert isinstance(outlooks(criterion, Settings(), 2012), list)
    assert sentence_without_figures(criterion, Settings(), 2012)
