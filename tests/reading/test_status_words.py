"""What printed statuses mean: the table is the specification, and docs/schemes.md explains it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.plan import Missing, Rating
from goldenthread.reading.statuses.sentences import colour_of_now
from goldenthread.reading.statuses.words import bare, looks_like_status, meaning_of, meaning_of_shape

A, T, S, N = Rating.ACHIEVED, Rating.ON_TRACK, Rating.SLIPPED, Rating.NOT_ACHIEVED

# printed, meaning in year, meaning at year end
TABLE = [
    ("No assessment: the survey is in May", Missing.AWAITING_DATA, Missing.AWAITING_DATA),
    ("Achieved Target", A, A),
    ("◆ Close", S, S),
    ("Running late", S, S),
    ("Stalled", N, N),
    ("further away than that", N, N),
    ("Complete", A, A),
    ("Fully met", A, A),
    ("Good progress", T, A),
    ("Steady progress", T, T),
    ("Limited progress", S, S),
    ("Some progress", S, S),
    ("No progress", N, N),
    ("Achieved (previously)", A, A),
    ("On Track to Achieve Target", T, T),
    ("On track", T, T),
    ("Going to plan", T, T),
    ("Going well", T, T),
    ("As planned", T, T),
    ("Partly going to plan", S, S),
    ("Going to plan with some issues", S, S),
    ("Not going to plan", N, N),
    ("Not as planned", N, N),
    ("Not going well", N, N),
    ("In progress", T, T),
    ("Under control", T, T),
    ("On target", T, A),
    ("Met", T, A),
    ("Green", T, A),
    ("at or better than aim", T, A),
    ("Exceeding target", T, A),
    ("OK", T, A),
    ("Achieving", T, A),
    ("Not achieving", N, N),
    ("Close", S, S),
    ("Nearly there", S, S),
    ("✓", T, A),
    ("☺", T, A),
    ("G", T, A),
    ("Slipped", S, S),
    ("Amber", S, S),
    ("Alert", S, S),
    ("Near to target", S, S),
    ("Near target", S, S),
    ("Within tolerance", S, S),
    ("within 10% of aim", S, S),
    ("Delayed but progressing", S, S),
    ("Behind schedule", S, S),
    ("Partially achieved", S, S),
    ("Slightly off target", S, S),
    ("Missed, by no more than 5%", S, S),
    ("Experiencing obstacles", S, S),
    ("😐", S, S),
    ("Red", N, N),
    ("Failed", N, N),
    ("Target Not Achieved", N, N),
    ("Not met", N, N),
    ("Not on target", N, N),
    ("worse than aim by more than 10%", N, N),
    ("Missed by more than 5%", N, N),
    ("Will not be met this year", N, N),
    ("✗", N, N),
    ("Targets are for the academic year", Missing.DEFERRED, Missing.DEFERRED),
    ("Deferred", Missing.DEFERRED, Missing.DEFERRED),
    ("N/A - proved to be an inappropriate measure", Missing.WITHDRAWN, Missing.WITHDRAWN),
    ("Not due", Missing.NOT_DUE, Missing.NOT_DUE),
    ("Annual", Missing.NOT_DUE, Missing.NOT_DUE),
    ("Awaiting data", Missing.AWAITING_DATA, Missing.AWAITING_DATA),
    ("Data to follow", Missing.AWAITING_DATA, Missing.AWAITING_DATA),
    ("Pending", Missing.AWAITING_DATA, Missing.AWAITING_DATA),
    ("No target set", Missing.NO_TARGET, Missing.NO_TARGET),
    ("Data only", Missing.DATA_ONLY, Missing.DATA_ONLY),
    ("Director of Housing", None, None),
    ("", None, None),
    ("↑", None, None),
]


@pytest.mark.parametrize(("printed", "in_year", "at_year_end"), TABLE)
def test_status_word_on_the_one_scale(printed: str, in_year: object, at_year_end: object) -> None:
    assert (meaning_of(printed, False), meaning_of(printed, True)) == (in_year, at_year_end)


@pytest.mark.parametrize(
    ("printed", "left"), [("Green ↑", "Green"), ("Amber*", "Amber"), ("  On  track † ", "On track"), ("↑", "↑")]
)
def test_bare_takes_off_marks_and_arrows_beside_a_status(printed: str, left: str) -> None:
    assert bare(printed) == left


@pytest.mark.parametrize("arrow", ["↑", "↓", "→", "⬆", "▲", "▼", "◄►", "↗"])
def test_arrow_alone_is_no_status_by_itself(arrow: str) -> None:
    assert not looks_like_status(arrow)


def test_shape_counts_only_where_it_is_asked_for() -> None:
    assert meaning_of_shape("▲", False) is Rating.ON_TRACK
    assert meaning_of_shape("▼", True) is Rating.NOT_ACHIEVED
    assert meaning_of_shape("x", True) is None


@given(st.text())
def test_meaning_never_fails(text: str) -> None:
    assert meaning_of(text, True) in {*Rating, *Missing, None}


@pytest.mark.parametrize(
    ("printed", "colour"),
    [
        ("Amber - a little below target", "Amber"),
        ("Green: on target, was amber in June", "Green"),
        ("RED (no green shoots yet)", "RED"),
        ("Amber as the red list was cut", "Amber"),
        ("Moved from Green to Red as the depot burnt down", "Red"),
        ("Red last quarter to Amber", "Amber"),
        ("Was red in May, now green", "green"),
        ("Amber", None),
        ("Red Lodge hostel opened", None),
        ("On target, green fleet", None),
        ("Green/Amber", None),
    ],
)
def test_sentence_tells_the_colour_of_now(printed: str, colour: str | None) -> None:
    assert colour_of_now(printed) == colour


@given(st.text() | st.lists(st.sampled_from(("red ", "to ", "from ", "green", "- ", "was ")), max_size=80).map("".join))
def test_sentence_of_any_words_never_fails(text: str) -> None:
    assert (colour_of_now(text) or "") in text
