"""Lines outside of tables: paragraphs, lists, labels and headings."""

from itertools import groupby

from hypothesis import given
from hypothesis import strategies as st

from goldenthread.reading.formats.pdf.flowing import Flowed, Outlines, joined_over_pages, paragraphs_of
from goldenthread.reading.formats.pdf.hyphens import Hyphens
from goldenthread.reading.formats.pdf.lines import line_of
from goldenthread.reading.formats.pdf.page import Box
from goldenthread.reading.formats.pdf.seen import SeenLine
from goldenthread.reading.formats.pdf.unruled import find_unruled
from tests.reading.pdf.written import seen, written


def paragraphs(drawing: str) -> list[str]:
    """Give the paragraphs of a drawing in which there is no table."""
    tables, lines = seen(drawing)
    assert tables == []
    return [Hyphens([flowed.text]).settled(flowed.text) for flowed in paragraphs_of(lines)]


def test_blank_line_parts_paragraphs() -> None:
    assert paragraphs("""
The council has built more homes this year than in any
year since the last plan was agreed.

It hopes to build as many in the next.
""") == [
        "The council has built more homes this year than in any year since the last plan was agreed.",
        "It hopes to build as many in the next.",
    ]


def test_short_last_line_parts_paragraphs() -> None:
    assert paragraphs("""
The council has built more homes this year than in any
year since the last.
It hopes to build as many in the next, though the land
costs more.
""") == [
        "The council has built more homes this year than in any year since the last.",
        "It hopes to build as many in the next, though the land costs more.",
    ]


def test_hyphen_at_the_end_of_a_line_goes_where_the_word_has_none() -> None:
    assert paragraphs("""
The council has built more homes this year for the com-
munity and mended the roads that lead to it for a two-
year trial.
""") == [
        "The council has built more homes this year for the community"
        " and mended the roads that lead to it for a two-year trial."
    ]


def test_items_of_a_list_are_paragraphs_of_their_own() -> None:
    assert paragraphs("""
The council will, in the year that follows,
•  build more homes than in any year before, on land
   beside the river, and
•  plant trees.
""") == [
        "The council will, in the year that follows,",
        "- build more homes than in any year before, on land beside the river, and",
        "- plant trees.",
    ]


def test_label_begins_a_paragraph_and_its_value_goes_on_below() -> None:
    assert paragraphs("""
Target:      95%
Actual:      91%
Comments:    The contractor has begun on the second
             site and will hand over in May.
""") == [
        "Target: 95%",
        "Actual: 91%",
        "Comments: The contractor has begun on the second site and will hand over in May.",
    ]


def test_larger_and_bold_lines_are_headings_by_rank() -> None:
    text = "The council has built more homes this year than in any year since the last plan was agreed.\n"
    words = [
        *written("Plan report", 0, 20),
        *written("*Homes", 40, 14),
        *written(text, 60),
        *written("*Repairs", 90),
        *written(text, 110),
        *written("Roads", 140, 14),
    ]
    _, lines = find_unruled(words)
    flowed = paragraphs_of(lines)
    outlines = Outlines()
    for one in flowed:
        outlines.meet(one)
    assert [(one.text[:11], outlines.level_of(one)) for one in flowed] == [
        ("Plan report", 1), ("Homes", 2), ("The council", 0), ("Repairs", 4), ("The council", 0), ("Roads", 3),
    ]  # fmt: skip


def test_bold_sentence_is_no_heading() -> None:
    outlines = Outlines()
    one = Flowed("All of it is late.", Box(0, 0, 90, 12), 10.0, bold=True)
    outlines.meet(one)
    outlines.meet(Flowed("What else there is to say. " * 9, Box(0, 0, 90, 12), 10.0))
    assert outlines.level_of(one) == 0


def test_paragraph_goes_on_on_the_next_page_in_small_letters() -> None:
    box = Box(0, 0, 90, 12)
    first, rest = Flowed("It will be done in the", box, 10.0, goes_on=True), Flowed("next year.", box, 10.0)
    assert joined_over_pages([first], [rest]) == ([Flowed("It will be done in the next year.", box, 10.0)], [])
    title = Flowed("Next year", box, 10.0)
    assert joined_over_pages([first], [title]) == ([first], [title])


LINES = st.lists(
    st.tuples(st.text(st.characters(codec="latin-1"), min_size=1, max_size=30), st.integers(0, 3)), max_size=30
)


@given(LINES)
def test_paragraphs_say_all_that_lines_say(drawn: list[tuple[str, int]]) -> None:
    lines: list[SeenLine] = []
    for number, (text, indent) in enumerate(drawn):
        words = written(" " * indent + " ".join(text.split()), number * 13.0)
        lines += [line_of(list(held)) for _, held in groupby(words, key=lambda word: word.box.top)]
    letters = "".join(word.text for line in lines for word in line.words)
    told = "".join("".join(flowed.text.split()) for flowed in paragraphs_of(lines))
    assert sorted(set(letters) - set("-\u00ad•·*")) == sorted(set(told) - set("-\u00ad•·*"))
