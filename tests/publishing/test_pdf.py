"""The PDF document: what assistive technology finds in it, what its pages say, and that no text can break it."""

import pickle
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from io import BytesIO
from itertools import takewhile
from pathlib import Path
from typing import Any

import pdfua
import pikepdf
import pypdfium2
import pytest
import typst
from hypothesis import example, given, settings
from hypothesis import strategies as st

from goldenthread.plan import Cover
from goldenthread.publishing.charts import Mark, Moment, over_time
from goldenthread.publishing.charts.over_time import Course
from goldenthread.publishing.content import Cell, Chart, Column, Content, Line, Part, Table, tables_in
from goldenthread.publishing.files import File
from goldenthread.publishing.fonts import LETTERS, SIGNS, fonts, letters, signs
from goldenthread.publishing.formats.pdf import draw
from goldenthread.publishing.formats.pdf.data import data_of
from goldenthread.publishing.formats.pdf.draw import set_pages
from goldenthread.publishing.formats.pdf.row_headers import head_rows
from goldenthread.publishing.lettering import Lettering
from tests.publishing.material import content, hostile, material

CSV = File("measures.csv", "Ref,Status\r\n1.1,Not achieved – yet\r\n".encode(), "text/csv", "Measures")
JSON = File("report.json", b'{"rows": []}', "application/json", "The report")


@cache
def drawn() -> File:
    return draw(content(), (CSV, JSON))


@cache
def document() -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(drawn().data))


def elements(of: Any = None) -> Iterator[Any]:
    """Give the elements of the structure tree, in reading order."""
    kids: Any = (document().Root.StructTreeRoot if of is None else of).get("/K", [])
    for one in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(one, pikepdf.Dictionary) and "/S" in one:
            yield one
            yield from elements(one)


def named(*kinds: str) -> list[Any]:
    return [one for one in elements() if one.S in kinds]


def attribute(of: Any, name: str) -> Any:
    held = of.get("/A", {})
    return next((one[name] for one in (held if isinstance(held, pikepdf.Array) else [held]) if name in one), None)


def said(data: bytes) -> str:
    """Give the text of all pages."""
    pdf = pypdfium2.PdfDocument(data)
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    pdf.close()
    # At the end of a line a hyphen is given as a character that is none.
    return "\n".join(pages).replace("\x02", "-")


def words(text: str) -> Counter[str]:
    return Counter(text.replace("- ", " ").split())


def shortened() -> Content:
    """Give a publication with one part of each kind."""
    kept = ("summary", "key", "needs-attention", "measures", "theme-4", "trends", "notes")
    return replace(content(), parts=tuple(part for part in content().parts if part.name in kept))


def test_no_rule_of_pdf_ua_that_is_checked_is_broken(tmp_path: Path) -> None:
    path = tmp_path / "publication.pdf"
    path.write_bytes(draw(shortened(), (CSV, JSON)).data)
    report = pdfua.validate(str(path))
    assert (report.findings, report.exit_code) == ((), 0)
    covered = pdfua.coverage()
    assert (covered.covered, covered.total) == (16, 106)


def test_the_setting_gives_no_warning() -> None:
    assert set_pages(data_of(content(), Lettering()), (CSV, JSON)) == (drawn().data, ())


def test_the_document_says_what_it_is() -> None:
    root, metadata = document().Root, document().open_metadata()
    assert (str(root.Lang), bool(root.ViewerPreferences.DisplayDocTitle)) == ("en-GB", True)
    assert metadata["dc:title"] == content().front.title
    assert metadata["dc:creator"] == [content().front.authority]
    assert metadata["xmp:CreateDate"].startswith("2012-06-06")
    assert (metadata["pdfuaid:part"], metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("1", "3", "A")


def test_headings_are_in_order_and_are_bookmarks() -> None:
    headings = [(str(one.T), int(str(one.S)[2:])) for one in named("/H1", "/H2", "/H3")]
    assert headings == [("Contents", 1), *((part.heading, part.level) for part in content().parts)]
    with document().open_outline() as outline:
        marks = [(mark.title, [below.title for below in mark.children]) for mark in outline.root]
    assert [title for title, _ in marks] == [part.heading for part in content().parts if part.level == 1]
    assert dict(marks)["Measure by measure"] == [part.heading for part in content().parts if part.level == 2]


def test_each_table_has_its_caption_and_headers_with_a_scope() -> None:
    tables = [table for _, table in tables_in(content().parts)]
    found = named("/Table")
    assert len(found) == len(tables)
    for table, one in zip(tables, found, strict=True):
        below = list(elements(one))
        scopes = Counter(str(attribute(each, "/Scope")) for each in below if each.S == "/TH")
        own = [line for line in table.lines if not line.heads]
        over = len(table.lines) - len(own)
        heading = sum(line.cells[0].text.strip() != "" for line in own)
        assert scopes == Counter({"/Column": len(table.columns) + over, "/Row": heading})
        spans = [attribute(each, "/ColSpan") for each in below if each.S == "/TH"]
        assert spans.count(len(table.columns)) == over
        assert [str(each.S) for each in below].count("/TD") == sum(len(line.cells) for line in own) - heading


def test_each_cell_of_a_measure_names_the_first_cell_of_its_row_as_a_heading() -> None:
    rows = 0
    for row in named("/TR"):
        first, *others = list(row.K)
        if first.S == "/TH" and attribute(first, "/Scope") == "/Row":
            assert [first.ID in list(attribute(one, "/Headers")) for one in others] == [True] * len(others)
            rows += 1
    assert rows > len(content().report.rows)


def test_each_id_of_a_heading_leads_to_it() -> None:
    names = list(document().Root.StructTreeRoot.IDTree.Names)
    ids = [bytes(one) for one in names[::2]]
    assert ids == sorted(ids)
    assert set(ids) == {bytes(one.ID) for one in named("/TH")}
    assert [bytes(one.ID) for one in names[1::2]] == ids


def test_the_table_of_objects_holds_where_each_begins() -> None:
    assert document().check_pdf_syntax() == []


def test_a_document_that_is_written_otherwise_is_left_as_it_is() -> None:
    other = BytesIO()
    document().save(other, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert head_rows(other.getvalue()) == other.getvalue()


def test_each_table_and_chart_has_a_caption() -> None:
    kinds = [str(one.S) for one in elements()]
    captions = [at for at, kind in enumerate(kinds) if kind == "/Caption"]
    # It stands in its table or before it.
    assert len(captions) == kinds.count("/Table") + kinds.count("/Figure")
    assert [kinds[at - 1] in ("/Table", "/Div") for at in captions] == [True] * len(captions)


def test_each_cell_of_a_measure_names_the_headings_above_it() -> None:
    table = max(named("/Table"), key=lambda one: sum(1 for _ in elements(one)))
    heads = {bytes(one.ID) for one in elements(table) if one.S == "/TH"}
    for cell in (one for one in elements(table) if one.S == "/TD"):
        above = {bytes(one) for one in attribute(cell, "/Headers")}
        assert above
        assert above <= heads


def test_each_chart_says_in_words_what_it_shows() -> None:
    charts = [block for part in content().parts for block in part.blocks if isinstance(block, Chart)]
    assert [str(one.Alt) for one in named("/Figure")] == [f"{one.title}. {one.description}" for one in charts]


def test_the_data_is_attached_as_it_is() -> None:
    found = {name: one.get_file().read_bytes() for name, one in document().attachments.items()}
    assert found == {CSV.name: CSV.data, JSON.name: JSON.data}
    assert {str(one.AFRelationship) for one in document().Root.AF} == {"/Data"}


def test_a_file_that_is_no_text_is_told_of_and_left_out() -> None:
    picture = File("picture.png", b"\x89PNG\xff", "image/png", "A picture")
    assert draw(hostile("x"), (picture,)).notes == ("picture.png is no text, and isn't attached.",)


def test_without_a_date_there_is_none_in_the_document() -> None:
    undated = replace(shortened(), material=replace(material(), cover=Cover()))
    metadata = pikepdf.open(BytesIO(draw(undated, (CSV,)).data)).open_metadata()
    assert "xmp:CreateDate" not in metadata
    assert draw(undated, (CSV,)).data == draw(undated, (CSV,)).data


def test_the_pages_hold_every_word_of_the_content() -> None:
    text = words(said(drawn().data))
    for _, table in tables_in(content().parts):
        for line in table.lines:
            for cell in line.cells:
                assert words(cell.text) <= text, cell.text


def test_each_page_has_its_number_and_running_title() -> None:
    pdf = pypdfium2.PdfDocument(drawn().data)
    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    pdf.close()
    assert [f"Page {at} of {len(pages)}" in text for at, text in enumerate(pages, start=1)] == [True] * len(pages)
    assert all(content().front.title in text and content().front.authority in text for text in pages)


def test_no_theme_is_named_on_another_page_than_its_table_begins() -> None:
    pdf = pypdfium2.PdfDocument(drawn().data)
    pages = [page.get_textpage().get_text_bounded().split("\r\n") for page in pdf]
    pdf.close()
    themes = [part.heading for part in content().parts if part.level == 2]
    captions = [f"{theme}: how its rated measures stand" for theme in themes]
    # The table below the chart has the heading's words again.
    whole = [
        theme for theme, told in zip(themes, captions, strict=True) if any(theme in _before(told, one) for one in pages)
    ]
    assert (len(themes), whole) == (4, themes)


def _before(line: str, page: list[str]) -> list[str]:
    found = [at for at, told in enumerate(page) if told.startswith(line)]
    return page[: found[0]] if found else []


def test_another_process_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "content").write_bytes(pickle.dumps((content(), (CSV, JSON))))
    told = (
        "import pickle, sys; from goldenthread.publishing.formats.pdf import draw; "
        "sys.stdout.buffer.write(draw(*pickle.loads(open(sys.argv[1], 'rb').read())).data)"
    )
    called = [sys.executable, "-c", told, str(tmp_path / "content")]
    assert subprocess.run(called, capture_output=True, check=True).stdout == drawn().data


def test_the_fonts_have_each_character_that_they_are_said_to_have() -> None:
    for family, codes in ((LETTERS, letters()), (SIGNS, signs())):
        shown = "".join(map(chr, sorted(codes - {0, 0xD})))
        page = f'#set document(title: "x")\n#set text(font: "{family}", fallback: false)\n#for one in sys.inputs.all [#one *#one* ]'
        typst.compile(page.encode(), font_paths=fonts(), sys_inputs={"all": shown}, pdf_standards=["ua-1"])


@pytest.mark.parametrize(
    ("text", "shown", "replaced"),
    [
        ("Tŷ ŵ Ŷ ẁ – £5 ≥ 3‑4 ½ “so”", "Tŷ ŵ Ŷ ẁ – £5 ≥ 3‑4 ½ “so”", {}),
        ("Łódź, Ελλάδα, Україна", "Łódź, Ελλάδα, Україна", {}),
        ("■ ◆ ▲ ● ○", "■ ◆ ▲ ● ○", {}),
        ("議会 👍", "\ufffd\ufffd \ufffd", {0x8B70: 1, 0x4F1A: 1, 0x1F44D: 1}),
        ("a\u200bb\u200fc", "abc", {}),
    ],
)
def test_what_the_fonts_lack_is_replaced_and_counted(text: str, shown: str, replaced: dict[int, int]) -> None:
    lettering = Lettering()
    assert (lettering.text(text), dict(lettering.replaced)) == (shown, replaced)


def test_the_notes_say_what_is_replaced() -> None:
    lettering = Lettering()
    lettering.text("議議" + "".join(map(chr, range(0x4E00, 0x4E0A))))
    kinds = ", ".join(f"U+{code:04X}" for code in range(0x4E00, 0x4E08))
    assert lettering.notes() == (
        f"12 characters that the fonts lack are replaced by \ufffd: {kinds} and 3 more kinds.",
    )
    assert [draw(hostile(text)).notes == () for text in ("plain", "議")] == [True, False]


MARKUP = '#panic("x") *a* _b_ `c` $d$ <e> @f // g /* h [i] {j} \\ k = ~ -- "'


def test_markup_stays_text() -> None:
    assert words(MARKUP) <= words(said(draw(hostile(MARKUP)).data))


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=60))
@example("=cmd|'/C calc'!A0 <script>alert(1)</script>")
@example("\u202eabc\u200f\u200b אבג عربي")
@example("e\u0301 n\u0303 x\u0489 👩‍👩‍👧 🇬🇧 ✔\ufe0f")
@example("\u200b")
@example("\xad")
@example("- \n-\n- a\n\n- ")
@example("fi ffi \u0131\u0307 İ ǅ \u1e9e")
def test_any_text_is_set(text: str) -> None:
    assert draw(hostile(text), (CSV,)).data.startswith(b"%PDF-")


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=20))
@example("● Ł 議 ƿ Ꞑ ∃")
def test_any_text_in_a_drawing_is_set(text: str) -> None:
    course = Course(text, text, (Moment(text, 1, text), Moment("b", 2, text)), marks=(Mark(text, 2, text),))  # type: ignore[arg-type]
    first = content().parts[0]
    chart = Chart("c", text or "c", "told", over_time(course, "c"), "")
    assert draw(replace(content(), parts=(replace(first, blocks=(chart,)),))).data.startswith(b"%PDF-")


def of_one_cell(text: str) -> Content:
    """Give a publication of one table with one row."""
    line = Line((Cell("1.1"), Cell(text), Cell("Achieved")))
    table = Table("table", "One", (Column("Ref", 11), Column("Progress", 55), Column("Status", 22, "status")), (line,))
    return replace(content(), parts=(Part("part", "One", (table,)),))


@pytest.mark.parametrize(
    ("one", "number", "shown"),
    [
        ("x", 50_000, "x"),
        ("W", 50_000, "W"),
        ("word ", 10_000, "word"),
        ("- q\n", 12_500, "q"),
        ("議 ", 25_000, "\ufffd"),
    ],
)
def test_fifty_thousand_characters_are_all_set(one: str, number: int, shown: str) -> None:
    data = draw(of_one_cell(one * number)).data
    assert said(data).count(shown) >= number
    assert parts_outside(data) == []


def parts_outside(data: bytes) -> list[int]:
    """Give the pages on which letters stand outside the margins."""
    pdf, found = pypdfium2.PdfDocument(data), []
    for number, page in enumerate(pdf, start=1):
        width, height = page.get_size()
        text = page.get_textpage()
        boxes = [text.get_rect(at) for at in range(text.count_rects())]
        if any(left < 20 or right > width - 20 or low < 15 or high > height - 15 for left, low, right, high in boxes):
            found.append(number)
    pdf.close()
    return found


@pytest.mark.parametrize("text", ["W" * 400, "Word-" * 300, "議" * 300, "long words " * 200, "word " * 2000])
def test_nothing_leaves_the_page(text: str) -> None:
    assert parts_outside(draw(hostile(text)).data) == []


def test_nothing_of_the_example_leaves_the_page() -> None:
    assert parts_outside(drawn().data) == []


def overlapping(data: bytes) -> list[tuple[int, str, str]]:
    """Give the texts that cover each other, with their page."""
    pdf, found = pypdfium2.PdfDocument(data), []
    for number, page in enumerate(pdf, start=1):
        text = page.get_textpage()
        boxes = sorted(text.get_rect(at) for at in range(text.count_rects()))
        for at, one in enumerate(boxes):
            for other in takewhile(lambda box: box[0] < one[2] - 1, boxes[at + 1 :]):  # noqa: B023
                if min(one[3], other[3]) - max(one[1], other[1]) > 2.5:
                    found.append((number, text.get_text_bounded(*one), text.get_text_bounded(*other)))
    pdf.close()
    return found


@pytest.mark.parametrize(
    "text", ["W" * 200, "Ŵŵ" * 100, "½" * 100, "n" * 200, "⸻" * 60, "1234567890" * 20, "a/b.c_d" * 30]
)
def test_no_text_covers_another(text: str) -> None:
    assert overlapping(draw(hostile(text)).data) == []


def test_no_text_of_the_example_covers_another() -> None:
    assert overlapping(drawn().data) == []
