"""Letters on a page to words: where they part, how they look, what nobody can see or know."""

import pytest
import typst
from pikepdf import Array, Dictionary, Name

from goldenthread.reading.formats.pdf.page import Page, Word
from goldenthread.reading.formats.pdf.pages import pages
from tests.reading.pdf.raw import font, pdf, saved, text, written


def page_of(content: str, **how: object) -> Page:
    (page,) = pages(written(content, **how), "report.pdf")
    return page


def texts(page: Page) -> list[str]:
    return [word.text for word in page.words]


def rounded(word: Word) -> tuple[int, ...]:
    return tuple(round(side) for side in (word.box.x0, word.box.top, word.box.x1, word.box.bottom))


def test_words_part_at_spaces_and_keep_their_place() -> None:
    page = page_of(text("Gulls counted", x=72, y=700))
    assert texts(page) == ["Gulls", "counted"]
    assert [rounded(word) for word in page.words] == [(72, 133, 95, 144), (98, 133, 133, 144)]


PARTED = [
    (
        "a gap that a line's own spacing makes",
        "BT /F1 10 Tf 1 0 0 1 72 700 Tm [(Owner) -3000 (Status)] TJ ET",
        ["Owner", "Status"],
    ),
    ("a gap between what is written apart", text("Owner", 72) + text("Status", 110), ["Owner", "Status"]),
    ("letters drawn together", "BT /F1 10 Tf 1 0 0 1 72 700 Tm [(A) 80 (V) 60 (e)] TJ ET", ["AVe"]),
    ("a word written in two goes", text("12", 72) + text("34", 83.4), ["1234"]),
    ("a ref that fills its column", text("1.10", 72) + text("Open", 92.9), ["1.10", "Open"]),
    ("figures that run into each other", text("10.5kg", 72) + text("210", 100.2), ["10.5kg", "210"]),
    ("figures and letters of a word", text("5", 72) + text("th", 77.8), ["5th"]),
    ("letters spaced out in a title", text("TITLE HERE", more="2 Tc"), ["TITLE", "HERE"]),
    ("one line below the other", text("above") + text("below", y=690), ["above", "below"]),
    ("a raised figure", text("CO") + text("2", x=86.8, y=703, size=6), ["CO2"]),
    ("a hyphen at a line's end", text("compli-") + text("cated", y=688), ["compli-", "cated"]),
    ("a space that doesn't break", text("5\\240km"), ["5", "km"]),
]


@pytest.mark.parametrize(("why", "content", "expected"), PARTED, ids=[case[0] for case in PARTED])
def test_words_part(why: str, content: str, expected: list[str]) -> None:
    assert texts(page_of(content)) == expected, why


def test_letters_printed_twice_for_bold_count_once() -> None:
    assert texts(page_of(text("Fake bold") + text("Fake bold", 72.3))) == ["Fake", "bold"]


def test_each_letter_printed_twice_counts_once() -> None:
    wide = [(72.0, "H"), (79.2, "E"), (85.9, "L"), (91.5, "L"), (97.0, "O")]
    twice = "".join(text(letter, at) + text(letter, at + 0.25) for at, letter in wide)
    assert texts(page_of(twice)) == ["HELLO"]


def test_same_word_elsewhere_is_kept() -> None:
    assert texts(page_of(text("Green") + text("Green", y=680) + text("Green", x=200))) == ["Green"] * 3


def test_look_of_a_word_is_told() -> None:
    content = "BT /F2 12 Tf 0.8 0 0 rg 1 0 0 1 72 700 Tm (Red) Tj ET"
    (word,) = page_of(content).words
    assert (word.size, word.font, word.bold, word.ink, word.upright) == (12.0, "Helvetica-Bold", True, "#cc0000", True)


INKS = [("0 g", None), ("0.2 g", None), ("0.1 0.1 0.15 rg", None), ("0 0.5 0 rg", "#008000"), ("0 0 0.4 rg", "#000066")]


@pytest.mark.parametrize(("colour", "ink"), INKS, ids=[colour for colour, _ in INKS])
def test_ink_is_a_colour_that_may_tell_something(colour: str, ink: str | None) -> None:
    (word,) = page_of(text("Word", more=colour)).words
    assert word.ink == ink


def test_size_is_as_shown() -> None:
    (word,) = page_of("q 2 0 0 2 0 0 cm " + text("Big", 36, 350, size=6) + "Q").words
    assert word.size == 12.0


def test_word_whose_font_changes_is_two() -> None:
    content = "BT 1 0 0 1 72 700 Tm /F1 10 Tf (half) Tj /F2 10 Tf (bold) Tj ET"
    assert [(word.text, word.bold) for word in page_of(content).words] == [("half", False), ("bold", True)]


HIDDEN = [
    ("invisible", text("Gone", more="3 Tr")),
    ("left of the page", text("Gone", x=-300)),
    ("below the page", text("Gone", y=-50)),
    ("white on white", text("Gone", more="1 g")),
    ("white on a white fill on a coloured one", "1 0 0 rg 60 690 200 30 re f 1 g 60 690 200 30 re f " + text("Gone")),
]


@pytest.mark.parametrize(("why", "content"), HIDDEN, ids=[case[0] for case in HIDDEN])
def test_hidden_letters_are_counted_and_not_given(why: str, content: str) -> None:
    page = page_of(content)
    assert (texts(page), page.hidden) == ([], 4), why


def test_white_letters_on_a_coloured_fill_are_given() -> None:
    page = page_of("0.2 0.3 0.6 rg 60 690 200 30 re f " + text("Heading", more="1 g"))
    assert [(word.text, word.ink, page.hidden) for word in page.words] == [("Heading", None, 0)]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_page_that_is_turned_is_turned_back(turn: int) -> None:
    page = page_of(text("Upper left", y=800), Rotate=turn)
    assert [(word.text, rounded(word), word.upright) for word in page.words] == [
        ("Upper", (72, 33, 99, 44), True),
        ("left", (102, 33, 115, 44), True),
    ]
    assert (page.width, page.height) == (595.0, 842.0)


@pytest.mark.parametrize(("turn", "matrix"), [(0, "0 1 -1 0 595 0"), (90, "0 1 -1 0 595 0"), (0, "0 -1 1 0 0 842")])
def test_content_that_is_turned_is_turned_back(turn: int, matrix: str) -> None:
    page = page_of(f"q {matrix} cm {text('Wide table here', y=500)} 72 480 200 0.5 re f Q", Rotate=turn)
    assert texts(page) == ["Wide", "table", "here"]
    assert (page.width, page.height) == (842.0, 595.0)
    assert [word.upright for word in page.words] == [True] * 3
    assert [rule.level for rule in page.rules] == [True]


def test_one_turned_word_is_as_it_is_shown() -> None:
    page = page_of(text("Many more words stand upright") + "q 0 1 -1 0 595 0 cm " + text("Turned", y=500) + "Q")
    assert [(word.text, word.upright) for word in page.words if not word.upright] == [("Turned", False)]
    turned = page.words[-1].box
    assert turned.height > turned.width


def sideways(words: str, x: float, y: float, matrix: str) -> str:
    return f"BT /F1 10 Tf {matrix} {x} {y} Tm ({words}) Tj ET\n"


TURNED = [
    ("downwards, from the right", "0 -1 1 0", (180, 168), 690),
    ("upwards, from the left", "0 1 -1 0", (168, 180), 605),
]


@pytest.mark.parametrize(("why", "matrix", "lines", "start"), TURNED, ids=[case[0] for case in TURNED])
def test_lines_on_their_side_are_read_in_order(why: str, matrix: str, lines: tuple[float, float], start: float) -> None:
    upright = text("Most of the words stand upright here")
    first, second = sideways("Result in", lines[0], start, matrix), sideways("quarter one", lines[1], start, matrix)
    page = page_of(upright + first + second)
    assert [word.text for word in page.words if not word.upright] == ["Result", "in", "quarter", "one"], why


def test_places_are_of_what_the_page_shows() -> None:
    page = page_of(text("Cropped"), CropBox=Array([50, 50, 400, 750]))
    assert (page.width, page.height) == (350.0, 700.0)
    assert rounded(page.words[0])[:2] == (22, 41)


def test_word_cut_off_by_the_crop_is_hidden() -> None:
    page = page_of(text("Seen") + text("Trimmed", x=500), CropBox=Array([50, 50, 400, 750]))
    assert (texts(page), page.hidden) == (["Seen"], 7)


def mapped(*pairs: tuple[str, str]) -> bytes:
    lines = "\n".join(f"<{code}> <{letters}>" for code, letters in pairs)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def "
        "1 begincodespacerange <00> <ff> endcodespacerange "
        f"{len(pairs)} beginbfchar\n{lines}\nendbfchar endcmap end end"
    ).encode()


def with_map(content: str, *pairs: tuple[str, str], name: str = "Helvetica") -> Page:
    document = pdf(content)
    letters = document.make_stream(mapped(*pairs))
    document.pages[0].obj.Resources.Font.F1 = font(
        name, ToUnicode=letters, FirstChar=0, LastChar=255, Widths=Array([500] * 256)
    )
    (page,) = pages(saved(document), "report.pdf")
    return page


def test_ligature_is_its_letters() -> None:
    assert texts(with_map(text("of\\001ce"), ("01", "fb01"))) == ["office"]


def test_letters_mapped_to_several_are_all_given() -> None:
    assert texts(with_map(text("of\\001ce"), ("01", "00660069"))) == ["office"]


def two_bytes(name: str, content: str) -> Page:
    """A page in a font of which nothing says what its letters are."""
    document = pdf(content)
    inner = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=Name(f"/{name}"),
        CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        DW=500,
        FontDescriptor=Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(f"/{name}"),
            Flags=4,
            ItalicAngle=0,
            Ascent=900,
            Descent=-200,
            CapHeight=700,
            StemV=80,
            FontBBox=Array([0, -200, 1000, 900]),
        ),
    )
    document.pages[0].obj.Resources.Font.F1 = Dictionary(
        Type=Name.Font,
        Subtype=Name.Type0,
        BaseFont=Name(f"/{name}"),
        Encoding=Name("/Identity-H"),
        DescendantFonts=Array([inner]),
    )
    (page,) = pages(saved(document), "report.pdf")
    return page


def test_letters_that_nobody_can_know_are_marked() -> None:
    page = two_bytes("ABCDEF+Nameless", "BT /F1 10 Tf 1 0 0 1 72 700 Tm <003500480049> Tj ET")
    assert [(word.text, word.font) for word in page.words] == [("\ufffd\ufffd\ufffd", "Nameless")]


def test_control_characters_are_no_letters() -> None:
    assert texts(with_map(text("a\\001b"), ("01", "0007"))) == ["a\ufffdb"]


def test_private_letters_of_a_usual_font_are_marked() -> None:
    assert texts(with_map(text("a\\001b"), ("01", "e123"))) == ["a\ufffdb"]


SIGNS = [
    ("Wingdings-Regular", "f0fc", "✓"),
    ("Wingdings", "f04a", "☺"),
    ("Wingdings3", "f023", "↑"),
    ("Wingdings2", "f050", "✓"),
]


@pytest.mark.parametrize(("name", "code", "sign"), SIGNS, ids=[name for name, _, _ in SIGNS])
def test_sign_of_a_symbol_font_is_shown_as_it_looks(name: str, code: str, sign: str) -> None:
    page = with_map(text("A"), ("41", code), name=f"ABCDEF+{name}")
    assert [(word.text, word.font) for word in page.words] == [(sign, name)]


def test_bullet_of_the_symbol_font_is_one() -> None:
    assert texts(page_of(text("\\267 Item"), fonts={"F1": font("Symbol")}))[0] == "•"


def test_words_come_in_the_order_of_the_document() -> None:
    assert texts(page_of(text("low", y=100) + text("high", y=800) + text("middle", y=400))) == ["low", "high", "middle"]


def test_words_in_forms_are_read() -> None:
    document = pdf("q 1 0 0 1 100 100 cm /X Do Q")
    form = document.make_stream(text("Within", 10, 10).encode())
    form.Type, form.Subtype, form.BBox = Name.XObject, Name.Form, Array([0, 0, 300, 300])
    resources = document.pages[0].obj.Resources
    form.Resources = Dictionary(Font=resources.Font)
    resources.XObject = Dictionary(X=form)
    (page,) = pages(saved(document), "report.pdf")
    assert [(word.text, rounded(word)[0], word.size) for word in page.words] == [("Within", 110, 10.0)]


def test_hyphen_at_a_lines_end_is_as_high_as_its_word() -> None:
    settings = '#set page(width: 64pt, height: 120pt, margin: 5pt)\n#set text(9pt, lang: "en", hyphenate: true)\n'
    made = typst.compile(f"{settings}The scheme is being re-designed now".encode())
    assert isinstance(made, bytes)
    [page] = pages(made, "a.pdf")
    assert [one.text for one in page.words] == ["The", "scheme", "is", "being", "re-de-", "signed", "now"]
