"""Refs as printed (left) and as settled (right); an empty one was lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plan import Source
from goldenthread.reading.columns.mapping import Columns
from goldenthread.reading.drafts import Draft, Place
from goldenthread.reading.refs import objective_number, parse, settle_refs
from goldenthread.reading.refshapes import looks_like_ref, split_ref


def settled(groups: list[tuple[str | None, list[str]]], also: tuple[str, ...] = ()) -> list[str | None]:
    drafts = []
    for objective, refs in groups:
        place = Place(objective_ref=objective, objective=objective and "An objective")
        drafts += [Draft(Source(line=1), [], Columns(()), place, ref_printed=ref) for ref in refs]
    for ref in also:
        place = Place(also_relates_to=("A theme",))
        drafts.append(Draft(Source(line=1), [], Columns(()), place, ref_printed=ref))
    settle_refs(drafts)
    return [draft.ref for draft in drafts]


@pytest.mark.parametrize(
    ("objective", "printed", "expected"),
    [
        ("4", ["4.1", "", "4.3"], ["4.1", "4.2", "4.3"]),
        ("4", ["", "4.2", ""], ["4.1", "4.2", "4.3"]),
        ("4", ["4.1", "}", "4.3"], ["4.1", "4.2", "4.3"]),
        ("26", ["20.1", "26.2"], ["26.1", "26.2"]),
        ("32", ["32 1", "20.0", "32.3"], ["32.1", "32.2", "32.3"]),
        ("12", ["12.1", "", "12.2"], ["12.1", "12.1", "12.2"]),
        (None, ["12.1", "", "12.2", "13.1"], ["12.1", "12.1", "12.2", "13.1"]),
        (None, ["CUS.01", "", "CUS.03"], ["CUS.01", "CUS.02", "CUS.03"]),
        (None, ["KPI 9", "KPI 10", ""], ["KPI 9", "KPI 10", "KPI 11"]),
    ],
)
def test_refs_of_one_objective(objective: str | None, printed: list[str], expected: list[str]) -> None:
    assert settled([(objective, printed)]) == expected


def test_lost_ref_leaves_out_a_number_that_stands_elsewhere() -> None:
    assert settled([("12", ["12.1", "12.2"]), ("13", [""])], also=("13.1",)) == ["12.1", "12.2", "13.2", "13.1"]


def test_objective_without_any_ref_is_numbered_from_one() -> None:
    assert settled([("1", ["1.1", "1.2", "1.3"]), ("2", ["", ""])]) == ["1.1", "1.2", "1.3", "2.1", "2.2"]


def test_document_without_refs_gets_none() -> None:
    assert settled([(None, ["", "", ""])]) == [None, None, None]


@pytest.mark.parametrize("text", ["1.1", "11.3a", "CUS.01", "KPI 12", "NI 154", "M1.2", "1a.4", "B7", "32 1"])
def test_looks_like_a_ref(text: str) -> None:
    assert looks_like_ref(text)


@pytest.mark.parametrize("text", ["", "}", "Ref.", "Housing", "45% of homes", "12 March 2012 at noon"])
def test_does_not_look_like_a_ref(text: str) -> None:
    assert not looks_like_ref(text)


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("CUS.01 - Answer 93% of calls", ("CUS.01", "Answer 93% of calls")),
        ("NI 154 Net additional homes", ("NI 154", "Net additional homes")),
        ("75% of applications decided", None),
        ("8 households helped", None),
        ("Answer calls", None),
    ],
)
def test_ref_parted_from_the_text_it_leads(text: str, parted: tuple[str, str] | None) -> None:
    assert split_ref(text) == parted


def test_objective_number_of_a_ref() -> None:
    assert [objective_number(ref) for ref in ("11.3", "11 3", "CUS.01")] == ["11", "11", None]


@given(st.text(max_size=20))
def test_parse_puts_together_what_it_parted(ref: str) -> None:
    parsed = parse(ref)
    assert parsed is None or parsed.number >= 0
