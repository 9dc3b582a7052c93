"""The text of a cell: each `~` in a case is the end of a line in the cell, each ` | ` in what it gives a line break."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goldenthread.reading.formats.pdf.cells import cell_of, joined, text_of
from goldenthread.reading.formats.pdf.hyphens import Hyphens
from goldenthread.reading.formats.pdf.page import Box, Word
from goldenthread.reading.formats.pdf.seen import SeenCell
from tests.reading.pdf.drawn_pages import WIDE, word

GREEN = "#00b050"


def words_in(text: str) -> list[Word]:
    """Write words on lines, with a space between them."""
    found = []
    for number, line in enumerate(text.split("~")):
        at = 0
        for part in line.split(" "):
            if part:
                found.append(word(part, at * 0.8, number, font="Sans"))
            at += len(part) + 1
    return [
        replace(one, box=Box(one.box.x0, one.box.top, one.box.x0 + len(one.text) * 4.8, one.box.bottom))
        for one in found
    ]


def cell(text: str, letters: int) -> str:
    """Give the text of a cell that is so many letters wide."""
    found = text_of(words_in(text), Box(28, 60, 32 + letters * 4.8, 200))
    return Hyphens([found]).settled(found).replace("\n", " | ")


@pytest.mark.parametrize(
    ("printed", "letters", "text"),
    [
        # lines of one paragraph
        ("Forty homes were~built this year", 18, "Forty homes were built this year"),
        ("Forty homes~were built", 30, "Forty homes were built"),
        # a line that ends early, before a word that would have fitted, ends a paragraph
        ("Built forty.~Work goes on~at the mill", 30, "Built forty. | Work goes on at the mill"),
        ("Head of Homes~Cllr Smith", 30, "Head of Homes | Cllr Smith"),
        # lists
        ("• one home~• two~homes", 12, "- one home | - two homes"),
        ("- one home~- two", 12, "- one home | - two"),
        ("Done:~● one~● two", 20, "Done: | - one | - two"),
        # a sign alone is no bullet, nor is a dash in a sentence
        ("●", 12, "●"),
        ("built in the borough~- a good sign -~this year", 21, "built in the borough - a good sign - this year"),
        ("we built~– at last –~ten", 12, "we built – at last – ten"),
        ("let in the whole town~- a good sign", 21, "let in the whole town - a good sign"),
        ("Let in town:~- a good sign~for all", 15, "Let in town: | - a good sign for all"),
        # words that a line's end parts
        ("reused or com-~posted", 14, "reused or composted"),
        ("a pro-~gramme of work", 14, "a programme of work"),
        ("a two-~year plan", 10, "a two-year plan"),
        ("the well-~being of all", 14, "the wellbeing of all"),
        ("in 2024-~25 we built", 14, "in 2024-25 we built"),
        ("parks and/~or gardens", 12, "parks and/or gardens"),
        ("the Isle-~hurst estate", 14, "the Isle-hurst estate"),
    ],
)
def test_words_become_the_text_that_is_read(printed: str, letters: int, text: str) -> None:
    assert cell(printed, letters) == text


def test_room_between_lines_parts_paragraphs() -> None:
    lines = [word("built", 0, 0), word("homes", 0, 1), word("and", 0, 2.6), word("roads", 0, 3.6)]
    assert text_of(lines, Box(28, 60, 65, 200)) == "built homes\nand roads"


def test_word_that_changes_its_font_stays_one() -> None:
    bold = word("Pro", 0, 0, bold=True)
    assert text_of([bold, word("gramme", 3, 0)], Box(28, 60, 200, 80)) == "Programme"


def test_raised_figure_is_a_note_and_no_part_of_a_number() -> None:
    high = Word("2", Box(60, 59, 63, 66), 5.0)
    assert text_of([word("65.9%", 0, 0), high], Box(28, 50, 200, 80)) == "65.9%²"
    assert text_of([word("65.9%", 0, 0), replace(high, box=Box(64, 59, 67, 66))], Box(28, 50, 200, 80)) == "65.9% 2"


def test_words_in_any_order_are_read_by_their_places() -> None:
    printed = words_in("Forty homes were~built this year")
    assert text_of(printed[::-1], Box(28, 60, 130, 200)) == "Forty homes were built this year"


def test_ink_is_the_one_colour_of_all_words() -> None:
    box = Box(28, 60, 200, 80)
    green, black = word("On", 0, 0, ink=GREEN), word("track", 3, 0)
    assert cell_of(SeenCell(box, (green, replace(black, ink=GREEN)))).ink == GREEN
    assert cell_of(SeenCell(box, (green, black))).ink is None


def test_sign_in_a_colour_of_its_own_stays_before_its_word() -> None:
    box = Box(28, 60, 200, 80)
    assert cell_of(SeenCell(box, (word("●", 0, 0, ink=GREEN), word("Green", 2, 0)))).text == "● Green"


@pytest.mark.parametrize(
    ("above", "below", "text"),
    [
        ("", "homes", "homes"),
        ("homes", "", "homes"),
        ("a part-", "nership", "a partnership"),
        ("soft\u00ad", "ware", "software"),
        ("soft\u00ad", "Ware", "softWare"),
        ("a dash -", "then", "a dash - then"),
        ("CO2-", "neutral", "CO2-neutral"),
    ],
)
def test_pieces_of_a_paragraph_are_joined(above: str, below: str, text: str) -> None:
    found = joined(above, below)
    assert Hyphens([found]).settled(found) == text


@pytest.mark.parametrize(
    ("elsewhere", "text"),
    [
        ("", "reablement in Hollow-brook"),
        ("the re-ablement team of Hollowbrook", "re-ablement in Hollowbrook"),
        ("Re-ablement and reablement", "reablement in Hollow-brook"),
        ("the re-ablement team, more reablement", "the re-ablement in Hollow-brook"),
    ],
)
def test_hyphen_at_a_lines_end_stands_as_the_document_has_it_elsewhere(elsewhere: str, text: str) -> None:
    before = "the " if text.startswith("the ") else ""
    found = joined(joined(f"{before}re-", "ablement in Hollow-"), "brook")
    assert Hyphens([found, elsewhere]).settled(found) == text


@pytest.mark.parametrize(
    ("elsewhere", "text"),
    [
        ("", "surgeries/pharmacies"),
        ("surgeries/ shops", "surgeries/ pharmacies"),
        ("surgeries/shops", "surgeries/pharmacies"),
    ],
)
def test_slash_at_a_lines_end_has_a_space_where_it_has_one_elsewhere(elsewhere: str, text: str) -> None:
    found = joined("surgeries/", "pharmacies")
    assert Hyphens([found, elsewhere]).settled(found) == text


@given(st.lists(st.tuples(st.text(min_size=1, max_size=9), st.floats(0, 300), st.floats(0, 300), st.floats(0, 40))))
def test_no_letter_is_lost_whatever_stands_where(drawn: list[tuple[str, float, float, float]]) -> None:
    words = [Word(text, Box(x, y, x + WIDE * len(text), y + size), size) for text, x, y, size in drawn]
    given_letters = sorted("".join(text for text, *_ in drawn if not text.isspace()))
    text = text_of(words, Box(0, 0, 300, 300))
    assert len([mark for mark in text if not mark.isspace()]) >= len(given_letters) - 2 * len(drawn)


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["no anti-", "social acts by gi-", "gabit users"], "no antisocial acts by gigabit users"),
        (["no anti-", "social acts on two-", "year terms of co-", "operation"],
         "no anti-social acts on two-year terms of co-operation"),
        (["no anti-", "social acts on two-", "year terms of ser-", "vice"],
         "no antisocial acts on two-year terms of service"),
    ],
)  # fmt: skip
def test_document_that_parts_no_words_keeps_its_hyphens(lines: list[str], text: str) -> None:
    found = lines[0]
    for line in lines[1:]:
        found = joined(found, line)
    assert Hyphens([found]).settled(found) == text


@pytest.mark.parametrize(("words", "text"), [(100, "no antisocial acts"), (600, "no anti-social acts")])
def test_long_document_that_parts_no_words_keeps_its_hyphens(words: int, text: str) -> None:
    found = joined("no anti-", "social acts")
    assert Hyphens([found, "homes " * words]).settled(found) == text
