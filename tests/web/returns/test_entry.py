"""What a return may hold: drawn as fields that are typed, and what becomes of them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plan import Op, Target
from goldenthread.web.actions.entries import Box, entry_of, kept
from goldenthread.web.actions.entries.fields import SINGLE

AT_LEAST_60 = Target(value=Decimal(60), unit="%", op=Op.AT_LEAST)
SHARE = Box(1, "%", targets=(AT_LEAST_60,))
COUNT = Box(1, "count")
MONEY = Box(1, "£")
RATE = Box(1, "per 10,000")
UNKNOWN = Box(1, "")


def figures(box: Box, **typed: str) -> tuple[list[str], list[str]]:
    """Give the figures that come of a box's fields, with their unit, and the fields with problems."""
    entry = entry_of({f"figure-1-{name}": text for name, text in typed.items()}, [box])
    return [f"{one.value} {one.unit}" for one in entry.figures], [one.field for one in entry.problems]


@pytest.mark.parametrize(
    ("box", "typed", "values", "fields"),
    [
        (SHARE, {"numerator": "1,486", "denominator": "2,256"}, ["65.9 %"], []),
        (SHARE, {"numerator": "1,486", "denominator": "2,256", "value": "65.9"}, ["65.9 %"], []),
        (SHARE, {"numerator": "1,486", "denominator": "2,256", "value": "66%"}, ["65.9 %"], []),
        (SHARE, {"numerator": "1,486", "denominator": "2,256", "value": "69.5"}, ["65.9 %"], ["figure-1-value"]),
        # Never rounded onto the target: 5,998 of 10,000 is not 60.0 %.
        (SHARE, {"numerator": "5998", "denominator": "10000"}, ["59.98 %"], []),
        (SHARE, {"numerator": "6000", "denominator": "10000"}, ["60.0 %"], []),
        (SHARE, {"value": "65.9"}, ["65.9 %"], []),
        (SHARE, {"value": "65.90 %"}, ["65.90 %"], []),
        (SHARE, {"value": "£65"}, [], ["figure-1-value"]),
        (SHARE, {"numerator": "1,486"}, [], ["figure-1-denominator"]),
        (SHARE, {"denominator": "2,256"}, [], ["figure-1-numerator"]),
        (SHARE, {"numerator": "1", "denominator": "0"}, [], ["figure-1-denominator"]),
        (SHARE, {"numerator": "abc", "denominator": "10"}, [], ["figure-1-numerator"]),
        (SHARE, {}, [], []),
        (COUNT, {"value": "1,207"}, ["1207 count"], []),
        (COUNT, {"value": "12%"}, [], ["figure-1-value"]),
        (COUNT, {"value": "1,20"}, [], ["figure-1-value"]),
        (MONEY, {"value": "1.2m"}, ["1.2E+6 £"], []),
        (MONEY, {"value": "£1.2m"}, ["1.2E+6 £"], []),
        (RATE, {"numerator": "96", "denominator": "120,000"}, ["8.0 per 10,000"], []),
        (UNKNOWN, {"value": "65%"}, ["65 %"], []),
        (UNKNOWN, {"value": "65"}, ["65 count"], []),
    ],
)  # fmt: skip
def test_figures(box: Box, typed: dict[str, str], values: list[str], fields: list[str]) -> None:
    assert figures(box, **typed) == (values, fields)


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ({}, []),
        ({"as_at": "31/3/2012", "state": "final"}, []),
        ({"as_at": "31/2/2012"}, ["as_at"]),
        ({"state": "settled"}, ["state"]),
        ({"state": "none", "no_data": "withdrawn"}, ["no_data"]),
        ({"state": "none", "data_expected_on": "soon"}, ["data_expected_on"]),
        ({"declared": "splendid"}, ["declared"]),
        ({"action-1-what": "Recruit"}, ["action-1-who", "action-1-by_when"]),
        ({"action-1-what": "Recruit", "action-1-who": "Ann", "action-1-by_when": "soon"}, ["action-1-by_when"]),
        ({"action-3-who": "Ann"}, ["action-3-what", "action-3-by_when"]),
        ({"progress": "x" * 20_001}, ["progress"]),
    ],
)
def test_what_cannot_be_used_is_named(typed: dict[str, str], fields: list[str]) -> None:
    assert [problem.field for problem in entry_of(typed, [SHARE]).problems] == fields


def test_without_data_figures_and_status_fall_away() -> None:
    typed = {"figure-1-value": "65", "declared": "achieved", "state": "none", "no_data_reason": "Not yet published"}
    entry = entry_of(typed, [SHARE])
    assert (entry.figures, entry.declared, entry.no_data, entry.no_data_reason) == (
        (),
        "",
        "awaiting_data",
        "Not yet published",
    )


def test_remedial_actions_are_written_as_a_report_prints_them() -> None:
    typed = {"action-1-what": "Recruit two people", "action-1-who": "Ann Lee", "action-1-by_when": "1/7/2012"}
    assert entry_of(typed, []).remedial_text == "Recruit two people (Ann Lee, by 1 July 2012)"


NAMES = [*SINGLE, "figure-1-value", "figure-1-numerator", "figure-1-denominator"]
NAMES += [f"action-{number}-{part}" for number in (1, 2, 10) for part in ("what", "who", "by_when")]
FIELDS = st.dictionaries(
    st.sampled_from(NAMES), st.text() | st.sampled_from(["1,486", "0", "none", "final", "31/3/2012", "as_figures"])
)


@given(FIELDS, st.sampled_from([SHARE, COUNT, MONEY, RATE, UNKNOWN]))
def test_any_text_in_any_field_is_read_or_named(typed: dict[str, str], box: Box) -> None:
    entry = entry_of(typed, [box])
    assert all(problem.field and problem.message for problem in entry.problems)


@given(FIELDS)
def test_what_is_kept_is_what_was_typed(typed: dict[str, str]) -> None:
    expected = {name: text.replace("\0", "\ufffd") for name, text in typed.items() if text}
    assert kept(typed) == expected


def test_other_fields_are_not_kept() -> None:
    assert kept({"csrfmiddlewaretoken": "x", "revision": "1", "figure-1-evil": "x", "figure-100-value": "1"}) == {}
