"""Finding a measure in the earlier report by its wording, among few and among many."""

import random
from itertools import islice, product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz import fuzz, process

from goldenthread.plan import DocumentError, Report
from goldenthread.reading import read
from goldenthread.reading.carrying import carry_over
from goldenthread.reading.wordings import Wordings

THINGS = "boats buoys nets crabs ferries lamps gulls piers slipways anchors ropes sails oars pots kegs"
DEEDS = "painted mended counted moored launched sold insured surveyed lifted raced lent scrapped tarred"
PLACES = "north south east west upper lower inner outer old new long short"
MANY = [
    f"Number of {thing} {deed} in the {place} harbour by March {year}"
    for thing, deed, place, year in islice(
        product(*(words.split() for words in (THINGS, DEEDS, PLACES)), ("2024", "2025")), 3_000
    )
]


def brute_force(text: str, texts: list[str], least: float) -> int | None:
    found = process.extractOne(text, texts, scorer=fuzz.token_sort_ratio, score_cutoff=least)
    return found[2] if text and found else None


def changed(text: str, chance: random.Random) -> str:
    """Change a word, swap two, or add one."""
    words = text.split()
    at = chance.randrange(len(words) - 1)
    kind = chance.randrange(3)
    if kind == 0:
        words[at] = words[at][:-1] + "x"
    elif kind == 1:
        words[at], words[at + 1] = words[at + 1], words[at]
    else:
        words.insert(at, "about")
    return " ".join(words)


def test_among_many_the_same_wording_is_found_as_by_comparing_all() -> None:
    chance = random.Random(5)
    texts = [changed(chance.choice(MANY), chance) for _ in range(300)]
    index = Wordings(MANY)
    found = [index.most_like(text, 88) for text in texts]
    likeness = [
        fuzz.token_sort_ratio(text, MANY[at]) if at is not None else 0 for text, at in zip(texts, found, strict=True)
    ]
    best = [process.extractOne(text, MANY, scorer=fuzz.token_sort_ratio, score_cutoff=88) for text in texts]
    assert likeness == [one[1] if one else 0 for one in best]


@given(st.lists(st.text("ab é\n", max_size=12), max_size=8), st.text("ab é\n", max_size=12))
def test_among_few_all_are_compared(texts: list[str], text: str) -> None:
    assert Wordings(texts).most_like(text, 60) == (brute_force(text, texts, 60) if text.split() else None)


@pytest.mark.parametrize("count", [500, 4_000])
def test_how_many_are_compared_does_not_grow(count: int) -> None:
    index = Wordings([f"{text} {number % 7}" for number, text in enumerate((MANY * 2)[:count])])
    assert max(len(index.candidates(text)) for text in MANY[:50]) <= 300


def report(*lines: str) -> Report:
    return read("\n".join(["Ref\tMeasure\tStatus\tProgress", *lines]).encode(), "q2.txt")


def test_measure_with_the_nearest_wording_gives_what_is_lost_before_one_with_the_ref() -> None:
    earlier = report(
        "Clean coast", "1.1\tBoats moored in the old harbour\tOn track\tTen.",
        "Safe roads", "2.1\tBoats moored in the new harbour by May\tOn track\tTwo.",
    )  # fmt: skip
    later = report("1.1\tBoats moored in the new harbour by June\tSlipped\tSix.", "1.2\tNets mended\tSlipped\tSix.")
    assert [row.theme for row in carry_over(later, earlier).rows] == ["Safe roads", None]


@pytest.mark.parametrize(
    ("earlier", "later", "same"),
    [
        ("Fenwick District Council", "Fenwick District Council (example)", True),
        ("The Fenwick & Holm Council", "Fenwick and Holm Council", True),
        ("Upton-on-Sea Town Council", "Upton on Sea Town Council", True),
        ("Fenwick District Council", "Fenwick County Council", False),
        ("The Council", "Council", True),
    ],
)
def test_an_authority_is_the_same_however_its_name_is_written(earlier: str, later: str, same: bool) -> None:
    found = read(b"Ref\tMeasure\tStatus\tProgress\n1.1\tBins emptied on the day\t2\t96% were.\n", "q2.txt")
    before, report = (found.model_copy(update={"authority": name}) for name in (earlier, later))
    if same:
        assert carry_over(report, before).authority == later
    else:
        with pytest.raises(DocumentError, match="the earlier report is of Fenwick District Council"):
            carry_over(report, before)
