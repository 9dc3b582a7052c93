"""What words tell of few people. Drawn: one sentence a line, with what the public reads of it, or what is to be read."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.web.actions.publishing.few_people import perhaps_few, without_few

SURE = [
    # a number under five, with people after it
    ("Two children waited.", "[x] children waited."),
    ("There were 3 young people in custody.", "There were [x] young people in custody."),
    ("We placed four looked-after siblings together.", "We placed [x] looked-after siblings together."),
    ("One pupil was excluded.", "[x] pupil was excluded."),
    ("A couple of families moved.", "[x] families moved."),
    ("0 deaths were recorded.", "[x] deaths were recorded."),
    ("Zero care leavers slept rough.", "[x] care leavers slept rough."),
    # part and group
    ("Three of the four young people have a place.", "[x] of the [x] young people have a place."),
    ("3 out of 40 children were late.", "[x] out of [x] children were late."),
    ("Thirty-seven waited; 37 of 40 pupils passed.", "Thirty-seven waited; [x] of [x] pupils passed."),
    ("Nine of ten carers replied.", "[x] of [x] carers replied."),
    ("2 of 6 were seen.", "[x] of [x] were seen."),
    ("Five in six residents agree.", "[x] in [x] residents agree."),
    ("6 of 6.", "[x] of [x]."),
    # shares
    ("A third of 6 were late.", "[x] of [x] were late."),
    ("Two thirds of the nine families stayed.", "[x] of the [x] families stayed."),
    ("Half the eight apprentices left.", "[x] the [x] apprentices left."),
    ("Three quarters of 12 patients came.", "[x] of [x] patients came."),
    ("50% of the 6 boys read well.", "[x]% of the [x] boys read well."),
    ("12.5 per cent of 16 women replied.", "[x] per cent of [x] women replied."),
]  # fmt: skip
KEPT = [
    "60 children waited.",
    "12 of 40 children were late.",
    "A third of 600 were late.",
    "50% of the 600 boys read well.",
    "In quarter 2 of 2011/12 nothing changed.",
    "Two new centres opened, and three roads.",
    "It took 3 days to reach 40 families.",
    "2 visits to children were put off.",
    "4.5 children in a class more than before.",
    "£3 for each child.",
    "1,204 children, 12,003 people.",
    "At 3 of the 7 sites work is done.",
    "4% of pupils are late.",
    "3 per 1,000 children.",
    "90 of 40 children.",
    "",
]
PERHAPS = [
    ("Both have moved home.", ["Both"]),
    ("Neither of them came.", ["Neither"]),
    ("No children were excluded.", ["No children"]),
    ("None was missing.", ["None"]),
    ("A third of them were late.", ["A third of them"]),
    ("Half of the children left.", ["Half of the"]),
    ("The only one left in March.", ["The only"]),
    ("A 15-year-old boy was moved.", ["A 15-year-old boy", "15-year-old"]),
    ("Someone aged 14 was hurt.", ["aged 14"]),
    ("His mother agreed.", ["His"]),
    ("Mrs Example complained.", ["Mrs E"]),
    ("A young person from the north waits.", ["A young person"]),
    ("Children aged 14 to 16 and adults aged 65 and over.", []),
    ("Two children waited.", []),
    ("We are on track with 60 families.", []),
    ("Half of the roads are done by the council.", ["Half of the"]),
]


@pytest.mark.parametrize(("text", "shown"), SURE, ids=[case[0] for case in SURE])
def test_what_is_sure_is_withheld(text: str, shown: str) -> None:
    assert without_few(text, "[x]") == shown


@pytest.mark.parametrize("text", KEPT)
def test_what_tells_of_many_or_of_no_people_is_kept(text: str) -> None:
    assert without_few(text, "[x]") == text


@pytest.mark.parametrize(("text", "words"), PERHAPS, ids=[case[0] for case in PERHAPS])
def test_what_is_not_sure_is_to_be_read(text: str, words: list[str]) -> None:
    assert perhaps_few(text) == words


SCRAPS = st.sampled_from(
    [
        "three",
        "of",
        "the",
        "4",
        "young people",
        " ",
        "\n",
        "a third",
        "50%",
        "both",
        "12.5",
        ",",
        ".",
        "children",
        "0",
        "in",
    ]
)


@given(st.one_of(st.text(), st.lists(SCRAPS).map(" ".join)))
def test_any_text_is_looked_at(text: str) -> None:
    assert isinstance(perhaps_few(without_few(text, "[x]")), list)


@pytest.mark.parametrize(
    "scrap",
    ["3 of ", "9", "a third of 6 ", "a ", "three of the four young ", "1 ", "aged ", " ", "-", "half of the ", "é"],
)
def test_the_time_grows_with_the_length_alone(scrap: str) -> None:
    begun = time.process_time()
    text = scrap * (100_000 // len(scrap))
    without_few(text, "[x]")
    perhaps_few(text)
    assert time.process_time() - begun < 10
