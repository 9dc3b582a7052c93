"""What is drawn on a page: rules, fills and pictures, and the borders between them."""

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from goldenthread.reading.formats.pdf.page import Box, Fill, Page, Picture, Rule
from goldenthread.reading.formats.pdf.pages import pages
from goldenthread.reading.formats.pdf.parts import RECOGNISED
from goldenthread.reading.loading import load
from tests.reading.pdf.raw import pdf, saved, text, written

ROUND = 0.5523


def page_of(content: str) -> Page:
    (page,) = pages(written(content), "report.pdf")
    return page


def sides(box: Box) -> tuple[int, ...]:
    return tuple(round(side) for side in (box.x0, box.top, box.x1, box.bottom))


def drawn(page: Page) -> dict[str, list[tuple[int, ...]]]:
    kinds: dict[str, tuple[Rule | Fill | Picture, ...]] = {
        "rules": page.rules,
        "fills": page.fills,
        "pictures": page.pictures,
    }
    return {kind: [sides(one.box) for one in found] for kind, found in kinds.items() if found}


def circle(x: float, y: float, r: float) -> str:
    c = ROUND * r
    return (
        f"{x + r} {y} m {x + r} {y + c} {x + c} {y + r} {x} {y + r} c {x - c} {y + r} {x - r} {y + c} {x - r} {y} c "
        f"{x - r} {y - c} {x - c} {y - r} {x} {y - r} c {x + c} {y - r} {x + r} {y - c} {x + r} {y} c h "
    )


def pill(x: float, y: float, width: float, height: float, r: float) -> str:
    right, top, c = x + width, y + height, r * (1 - ROUND)
    return (
        f"{x + r} {y} m {right - r} {y} l {right - c} {y} {right} {y + c} {right} {y + r} c {right} {top - r} l "
        f"{right} {top - c} {right - c} {top} {right - r} {top} c {x + r} {top} l {x + c} {top} {x} {top - c} {x} {top - r} c "
        f"{x} {y + r} l {x} {y + c} {x + c} {y} {x + r} {y} c h "
    )


FRAME = [(72, 192, 272, 192), (72, 242, 272, 242), (72, 192, 72, 242), (272, 192, 272, 242)]
DRAWN = [
    ("a stroked line", "72 700 m 300 700 l S", {"rules": [(72, 142, 300, 142)]}),
    ("a line of two pieces", "72 700 m 200 700 l S 200 700 m 300 700 l S", {"rules": [(72, 142, 300, 142)]}),
    ("pieces that overlap", "72 700 m 220 700 l S 180 700 m 300 700 l S", {"rules": [(72, 142, 300, 142)]}),
    ("lines that don't touch", "72 700 m 150 700 l S 200 700 m 300 700 l S", {"rules": [(72, 142, 150, 142), (200, 142, 300, 142)]}),
    ("a thin filled rectangle", "72 700 228 0.5 re f", {"rules": [(72, 142, 300, 142)]}),
    ("an upright one", "72 600 0.5 100 re f", {"rules": [(72, 142, 72, 242)]}),
    ("a stroked rectangle", "72 600 200 50 re S", {"rules": FRAME}),
    ("a path of lines that closes", "72 600 m 272 600 l 272 650 l 72 650 l s", {"rules": FRAME}),
    ("a dashed line", "[3 2] 0 d 72 450 m 300 450 l S", {"rules": [(72, 392, 300, 392)]}),
    ("dashes drawn one by one", " ".join(f"{72 + at * 5} 380 3 .5 re f" for at in range(20)), {"rules": [(72, 462, 170, 462)]}),
    ("borders with squares where they meet", "72 600 .5 .5 re 72.5 600 99 .5 re 171.5 600 .5 .5 re 72 600.5 .5 50 re f", {"rules": [(72, 242, 172, 242), (72, 192, 72, 242)]}),
    ("a filled rectangle", "1 0 0 rg 72 500 100 30 re f", {"fills": [(72, 312, 172, 342)]}),
    ("a filled and stroked one", "1 0 0 rg 72 600 200 50 re B", {"rules": FRAME, "fills": [(72, 192, 272, 242)]}),
    ("one that a clip cuts", "q 100 100 50 50 re W n 1 0 0 rg 0 0 300 300 re f Q", {"fills": [(100, 692, 150, 742)]}),
    ("one larger than the page", "1 0 0 rg -100 -100 2000 2000 re f", {"fills": [(0, 0, 595, 842)]}),
    ("a filled pill", "1 0 0 rg " + pill(72, 500, 60, 14, 7) + "f", {"fills": [(72, 328, 132, 342)]}),
    ("a stroked box with round corners", pill(72, 600, 200, 50, 5) + "S", {"rules": FRAME}),
    ("a small filled circle", "0 1 0 rg " + circle(100, 700, 6) + "f", {"pictures": [(94, 136, 106, 148)]}),
    ("a circle with an edge", "0 1 0 rg " + circle(100, 700, 6) + "B", {"pictures": [(94, 136, 106, 148)]}),
    ("a small filled square that stands free", "0 1 0 rg 300 500 9 9 re f", {"pictures": [(300, 333, 309, 342)]}),
    ("a slanted line", "100 400 m 120 420 l S", {"pictures": [(100, 422, 120, 442)]}),
    ("an arrow of two strokes", "100 400 m 110 410 l S 110 410 m 100 420 l S", {"pictures": [(100, 422, 110, 442)]}),
    ("a path that only clips", "72 600 200 50 re W n", {}),
    ("what is wholly transparent", "/GS gs 72 600 200 50 re f", {}),
]  # fmt: skip


@pytest.mark.parametrize(("why", "content", "expected"), DRAWN, ids=[case[0] for case in DRAWN])
def test_drawing_is(why: str, content: str, expected: dict[str, list[tuple[int, ...]]]) -> None:
    document = pdf(content)
    document.pages[0].obj.Resources.ExtGState = Dictionary(GS=Dictionary(Type=Name.ExtGState, ca=0, CA=0))
    (page,) = pages(saved(document), "report.pdf")
    assert drawn(page) == expected, why


def test_small_square_between_rules_is_a_cell() -> None:
    content = "1 0 0 rg 100 500 12 12 re f 100 500 m 300 500 l S 100 512 m 300 512 l S"
    assert [(fill.colour, sides(fill.box)) for fill in page_of(content).fills] == [("#ff0000", (100, 330, 112, 342))]


def test_small_square_within_a_coloured_cell_is_an_icon() -> None:
    page = page_of("0.9 0.9 1 rg 100 500 200 40 re f 1 0 0 rg 190 515 10 10 re f")
    assert ([fill.colour for fill in page.fills], [picture.colour for picture in page.pictures]) == (
        ["#e6e6ff"],
        ["#ff0000"],
    )


def test_fills_keep_the_order_in_which_they_are_painted() -> None:
    page = page_of("1 0 0 rg 72 500 100 30 re f 1 g 72 500 100 30 re f 0 0 1 rg 72 500 50 30 re f")
    assert [fill.colour for fill in page.fills] == ["#ff0000", "#ffffff", "#0000ff"]


ICONS = [
    ("a circle with a black edge", "1 .5 0 rg 0 G " + circle(100, 700, 6) + "B", "#ff8000"),
    (
        "a white tick on a green circle",
        "0 1 0 rg 1 G " + circle(100, 700, 6) + "f 97 700 m 100 697 l 104 704 l S",
        "#00ff00",
    ),
    ("two colours", "0 1 0 rg " + circle(100, 700, 6) + "f 1 0 0 rg " + circle(104, 700, 6) + "f", None),
    ("black", circle(100, 700, 6) + "f", None),
]


@pytest.mark.parametrize(("why", "content", "colour"), ICONS, ids=[case[0] for case in ICONS])
def test_colour_of_an_icon(why: str, content: str, colour: str | None) -> None:
    assert [picture.colour for picture in page_of(content).pictures] == [colour], why


def with_image(pixels: bytes, width: int, height: int, content: str) -> Pdf:
    document = pdf(content)
    image = document.make_stream(pixels)
    image.Type, image.Subtype, image.ColorSpace = Name.XObject, Name.Image, Name.DeviceRGB
    image.Width, image.Height, image.BitsPerComponent = width, height, 8
    document.pages[0].obj.Resources.XObject = Dictionary(I=image)
    return document


def disc(red: int, green: int, blue: int, across: int = 20) -> bytes:
    middle = (across - 1) / 2
    inside = [(x - middle) ** 2 + (y - middle) ** 2 <= middle**2 for y in range(across) for x in range(across)]
    return b"".join(bytes([red, green, blue]) if one else b"\xff\xff\xff" for one in inside)


@pytest.mark.parametrize(("colour", "expected"), [((220, 20, 30), "#dc141e"), ((120, 120, 120), None)])
def test_colour_of_a_small_image(colour: tuple[int, int, int], expected: str | None) -> None:
    document = with_image(disc(*colour), 20, 20, text("Word") + "q 12 0 0 12 300 500 cm /I Do Q")
    (page,) = pages(saved(document), "report.pdf")
    assert [(sides(one.box), one.colour) for one in page.pictures] == [((300, 330, 312, 342), expected)]


def test_large_image_has_no_colour() -> None:
    document = with_image(disc(220, 20, 30), 20, 20, text("Word") + "q 200 0 0 200 300 500 cm /I Do Q")
    (page,) = pages(saved(document), "report.pdf")
    assert [(one.colour, page.scanned) for one in page.pictures] == [(None, False)]


def test_picture_over_the_page_without_text_is_a_scan() -> None:
    document = with_image(disc(20, 20, 30), 20, 20, "q 595 0 0 842 0 0 cm /I Do Q")
    (page,) = pages(saved(document), "report.pdf")
    assert (page.words, page.scanned) == ((), True)


def test_words_recognised_in_a_scan_are_read_and_said_to_be() -> None:
    document = with_image(disc(20, 20, 30), 20, 20, "q 595 0 0 842 0 0 cm /I Do Q " + text("found", more="3 Tr"))
    (page,) = pages(saved(document), "report.pdf")
    assert ([word.text for word in page.words], page.hidden, page.scanned, page.recognised) == (
        ["found"],
        0,
        False,
        True,
    )
    [left] = load(saved(document), "report.pdf").left_out
    assert (left.text, left.why, left.source.page) == ("a picture of the whole page", RECOGNISED, 1)


def test_letters_nobody_sees_beside_others_are_not_taken_for_recognised() -> None:
    content = "q 595 0 0 842 0 0 cm /I Do Q " + text("found", more="3 Tr") + text("Seen", y=500, more="0 Tr")
    (page,) = pages(saved(with_image(disc(20, 20, 30), 20, 20, content)), "report.pdf")
    assert ([word.text for word in page.words], page.hidden, page.recognised) == (["Seen"], 5, False)


def test_empty_page_is_no_scan() -> None:
    assert page_of("").scanned is False


def test_forms_are_drawn_where_they_stand() -> None:
    document = pdf("q 2 0 0 2 100 100 cm /X Do Q")
    form = document.make_stream(b"0 0 1 rg 10 10 50 20 re f")
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 300])
    form.Matrix = Array([1, 0, 0, 1, 5, 0])
    document.pages[0].obj.Resources.XObject = Dictionary(X=form)
    (page,) = pages(saved(document), "report.pdf")
    assert [(fill.colour, sides(fill.box)) for fill in page.fills] == [("#0000ff", (130, 682, 230, 722))]


def test_tags_say_what_a_picture_shows() -> None:
    document = pdf("/Figure <</MCID 0>> BDC 0 1 0 rg " + circle(100, 700, 6) + "f EMC " + text("Word"))
    page = document.pages[0].obj
    page.StructParents = 0
    root = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    figure = Dictionary(Type=Name.StructElem, S=Name.Figure, P=root, Pg=page, K=0, Alt="On track")
    figure = document.make_indirect(figure)
    root.K = figure
    root.ParentTree = Dictionary(Nums=Array([0, Array([figure])]))
    document.Root.StructTreeRoot, document.Root.MarkInfo = root, Dictionary(Marked=True)
    (made,) = pages(saved(document), "report.pdf")
    assert [(one.colour, one.alt) for one in made.pictures] == [("#00ff00", "On track")]


def test_drawing_is_turned_with_its_page() -> None:
    (page,) = pages(written(text("Word") + "72 700 m 300 700 l S", Rotate=90), "report.pdf")
    assert drawn(page) == {"rules": [(72, 142, 300, 142)]}


def test_map_of_many_pieces_is_one_picture() -> None:
    drawings = " ".join(
        f"{at % 200 + 100} {at % 170 + 100} m {at % 200 + 103} {at % 170 + 104} l S" for at in range(6_000)
    )
    assert drawn(page_of(text("Word") + drawings)) == {"pictures": [(100, 569, 302, 742)]}
