"""Joining what a cell's edge cut: each line is a case, left | right and what they make."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.reading.mending.lexicon import Lexicon
from goldenthread.reading.mending.seams import join, restore_start

WORDS = Lexicon(["we plan our homes and our roads for older people and young people with our partners there"] * 2)


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        # cut between two letters, or between two words
        ("Regener", "ate the town", "Regenerate the town"),
        ("Promote", "prosperity", "Promote prosperity"),
        ("services to re", "duce waste", "services to reduce waste"),
        ("a plan a", "cross the county", "a plan across the county"),
        ("Health a", "nd care", "Health and care"),
        ("homes of ou", "r tenants", "homes of our tenants"),
        # doubled: the letters at the edge stand on both sides
        ("Economi", "onomic growth", "Economic growth"),
        ("5. Provide", "5. Provide clean streets", "5. Provide clean streets"),
        ("Improve", "e outcomes", "Improve outcomes"),
        ("receipt of education", "on, employment", "receipt of education, employment"),
        ("use of C", "Common forms", "use of Common forms"),
        # the letter that the edge runs through is misread
        ("Environr", "nvironment", "Environment"),
        ("Children", "sildren and families", "Children and families"),
        ("Effectiv", "rely manage", "Effectively manage"),
        ("developn", "nent of skills", "development of skills"),
        # a letter is lost, or several
        ("people and the", "r families", "people and their families"),
        ("older and youn", "eople", "older and young people"),
    ],
)
def test_join_makes_real_words(left: str, right: str, joined: str) -> None:
    assert join(left, right, WORDS).text == joined


@pytest.mark.parametrize(
    ("printed", "whole"),
    [
        ("lture and leisure", "Culture and leisure"),
        ("mprove our roads", "Improve our roads"),
        ("anisational health", "Organisational health"),
        ("Culture and leisure", None),
        ("improve our roads", None),
        ("", None),
    ],
)
def test_restore_start_gives_back_lost_letters(printed: str, whole: str | None) -> None:
    assert restore_start(printed, WORDS) == whole


@given(st.text(max_size=60), st.text(max_size=60))
def test_join_never_fails_and_invents_at_most_a_few_letters(left: str, right: str) -> None:
    joined = join(left, right, WORDS).text
    assert len(joined) <= len(left) + len(right) + 6
