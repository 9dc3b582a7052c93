"""Forms that are filled in, free texts and notes: what is drawn is read where it stands, all else is named."""

import time
from collections.abc import Callable

import pytest
from pikepdf import Array, Dictionary, Name

from goldenthread.reading.formats.pdf import annotations
from goldenthread.reading.formats.pdf.page import Page
from goldenthread.reading.formats.pdf.pages import pages
from goldenthread.reading.loading import load
from tests.reading.pdf.forms import Form
from tests.reading.pdf.raw import text


def page_of(form: Form, **entries: object) -> Page:
    (page,) = pages(form.saved(**entries), "return.pdf")
    return page


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def notes(page: Page) -> list[tuple[str, str]]:
    return [(note.text, note.why) for note in page.notes]


def test_field_is_read_as_it_is_drawn() -> None:
    form = Form(text("Result", y=706))
    form.field(150, 700, "1234", "1,234.00")
    page = page_of(form)
    assert (texts(page), notes(page)) == (["Result", "1,234.00"], [])
    assert round(page.words[1].box.x0) == 152


def test_field_that_has_yet_to_be_drawn_is_drawn() -> None:
    form = Form()
    form.field(150, 700, "Written")
    form.field(150, 650, "Chosen", FT=Name.Ch, Ff=1 << 17, Opt=Array(["Chosen", "Other"]))
    assert texts(page_of(form, NeedAppearances=True)) == ["Written", "Chosen"]


def test_field_that_takes_its_value_from_above_is_drawn() -> None:
    form = Form()
    parent = form.document.make_indirect(Dictionary(FT=Name.Tx, T="a", V="Inherited", DA="/Helv 10 Tf 0 g"))
    parent.Kids = Array([form.add("Widget", 150, 700, Parent=parent)])
    form.fields.append(parent)
    assert texts(page_of(form, NeedAppearances=True)) == ["Inherited"]
    assert notes(page_of(form)) == [("a field", annotations.UNTOLD)]


def test_field_that_is_not_drawn_is_named() -> None:
    form = Form()
    form.field(150, 700, "Written by a program")
    form.field(150, 650, "New", "Old")
    page = page_of(form)
    assert texts(page) == ["Old"]
    assert notes(page) == [("Written by a program", annotations.UNDRAWN), ("New", annotations.HELD)]


def test_what_does_not_fit_into_its_field_is_not_read_below_it() -> None:
    form = Form()
    drawn = form.drawn("BT /F1 10 Tf 2 6 Td (Seen) Tj 0 -30 Td (cut) Tj ET")
    form.field(150, 700, "Seen cut", AP=Dictionary(N=drawn))
    page = page_of(form)
    assert (texts(page), page.hidden, notes(page)) == (["Seen"], 3, [("Seen cut", annotations.HELD)])


@pytest.mark.parametrize("sign", ["4", "8", "l"])
def test_box_is_ticked_whatever_its_tick_looks_like(sign: str) -> None:
    form = Form()
    form.box(100, 700, True, sign)
    form.box(200, 700, False, sign)
    assert texts(page_of(form)) == ["\u2611", "\u2610"]


def test_table_of_fields_is_a_table() -> None:
    lines = "".join(f"50 {y} m 550 {y} l S\n" for y in (700, 670, 640))
    lines += "".join(f"{x} 640 m {x} 700 l S\n" for x in (50, 200, 400, 550))
    heads = text("Measure", 55, 680) + text("Result", 205, 680) + text("Met", 405, 680)
    form = Form(lines + heads + text("Homes built", 55, 650))
    form.field(202, 645, "41", "41")
    form.box(405, 648, True)
    rows = [[cell.text for cell in row.cells] for row in load(form.saved(), "return.pdf").rows]
    assert rows == [["Measure", "Result", "Met"], ["Homes built", "41", "\u2611"]]


def test_free_text_is_read_and_notes_are_named() -> None:
    form = Form(text("Homes", y=706))
    form.add("FreeText", 150, 700, Contents="Drawn", AP=Dictionary(N=form.drawn("BT /F1 10 Tf 2 6 Td (Drawn) Tj ET")))
    form.add("Stamp", 150, 600, Contents="", AP=Dictionary(N=form.drawn("BT /F1 10 Tf 2 6 Td (DRAFT) Tj ET")))
    form.add("Text", 150, 500, Contents="Is this\rright?")
    form.add("Highlight", 72, 700, Contents="Check", QuadPoints=Array([72, 712, 120, 712, 72, 695, 120, 695]))
    form.add("Link", 72, 600, Contents="a link")
    page = page_of(form)
    assert texts(page) == ["Homes", "Drawn", "DRAFT"]
    assert notes(page) == [("Is this right?", annotations.NOTE), ("Check", annotations.NOTE)]
    named = load(form.saved(), "return.pdf").left_out
    assert [unread.text for unread in named] == [
        "150 points from the left and 322 from above: Is this right?",
        "72 points from the left and 122 from above: Check",
    ]


@pytest.mark.parametrize("flag", [2, 32])
def test_what_is_hidden_is_counted(flag: int) -> None:
    form = Form(text("Homes"))
    form.field(150, 700, "not here", "not here", F=flag)
    form.add("Text", 150, 500, Contents="note", F=flag)
    page = page_of(form)
    assert (texts(page), notes(page), page.hidden) == (["Homes"], [], 11)


def in_a_circle() -> Form:
    form = Form(text("Homes"))
    one = form.add("Widget", 100, 700, T="a", FT=Name.Tx)
    other = form.document.make_indirect(Dictionary(T="b", Kids=Array([one]), Parent=one))
    one.Parent, one.Kids = other, Array([other, one])
    form.fields += [one, other]
    return form


def far_away() -> Form:
    form = Form(text("Homes"))
    form.field(1e30, -1e30, "far", "far")
    form.add("Text", -1e38, 1e38, Contents="far")
    return form


def with_many(count: int) -> Form:
    form = Form(text("Homes"))
    form.add("Text", 100, 100, Contents="note")
    form.annotations *= count
    return form


def with_a_long_one() -> Form:
    form = Form(text("Homes"))
    form.add("Text", 100, 100, Contents="word " * 1_000)
    form.add("Text", 100, 100, Contents="word " * 400_000)
    return form


HOSTILE: list[tuple[str, Callable[[], Form], list[int]]] = [
    ("fields in a circle", in_a_circle, []),
    ("rectangles far off the page", far_away, [3, 3]),
    ("a hundred thousand annotations", lambda: with_many(100_000), [19]),
    ("long notes", with_a_long_one, [301, 20]),
]


@pytest.mark.parametrize(("why", "make", "lengths"), HOSTILE, ids=[case[0] for case in HOSTILE])
def test_hostile_annotations_are_bounded(why: str, make: Callable[[], Form], lengths: list[int]) -> None:
    started = time.monotonic()
    page = page_of(make(), NeedAppearances=True)
    assert (texts(page), [len(note.text) for note in page.notes]) == (["Homes"], lengths), why
    assert time.monotonic() - started < 10
