"""The Word document of a publication, opened as other programs open it."""

from functools import cache
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import CONTENT_TYPE
from docx.oxml.ns import qn
from docx.table import Table
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.publishing.content import Content, tables_in
from goldenthread.publishing.files import File
from goldenthread.publishing.formats import word
from tests.libreoffice import needs_writer
from tests.publishing.documents import LONG, TEXTS, UNBROKEN, converted, parts, trees
from tests.publishing.material import content, hostile


@cache
def drawn() -> File:
    return word.draw(content())


@cache
def opened() -> Document:
    return docx.Document(BytesIO(drawn().data))


def texts_of(of: Content) -> str:
    """Give all that the paragraphs and cells of a publication's document say, as python-docx finds it."""
    document = docx.Document(BytesIO(word.draw(of).data))
    return "\n".join(node.text or "" for node in document.element.body.iter(qn("w:t")))


def styled(style: str) -> list[str]:
    return [one.text for one in opened().paragraphs if one.style is not None and one.style.name == style]


def measures_tables() -> list[Table]:
    wanted = [table.measures for _, table in tables_in(content().parts)]
    return [table for table, measures in zip(opened().tables, wanted, strict=True) if measures]


def test_it_is_named_and_typed() -> None:
    assert (drawn().name, drawn().words) == ("council-plan-2011-12-year-end.docx", "Word document, to edit")
    assert drawn().media_type == CONTENT_TYPE.WML_DOCUMENT_MAIN.removesuffix(".main+xml")


def test_the_headings_are_real_ones_and_in_order() -> None:
    assert styled("Title") == [content().front.title]
    headings = [
        (one.style.name, one.text)
        for one in opened().paragraphs
        if one.style is not None and one.style.name in ("Heading 1", "Heading 2", "Heading 3")
    ]
    assert headings == [(f"Heading {part.level}", part.heading) for part in content().parts]


def test_the_table_of_contents_is_a_field_with_an_entry_for_each_heading() -> None:
    control = opened().element.body.find(qn("w:sdt"))
    assert control is not None
    entries = ["".join(node.text or "" for node in one.iter(qn("w:t"))) for one in control.iter(qn("w:hyperlink"))]
    assert entries == [part.heading for part in content().parts]
    assert [node.text for node in control.iter(qn("w:instrText"))] == [' TOC \\o "1-2" \\h \\z \\u ']


def test_each_entry_leads_to_its_heading() -> None:
    body = opened().element.body
    anchors = [one.get(qn("w:anchor")) for one in body.iter(qn("w:hyperlink"))]
    bookmarks = [one.get(qn("w:name")) for one in body.iter(qn("w:bookmarkStart"))]
    assert anchors == bookmarks


def test_every_table_repeats_its_heading_row_and_has_a_caption() -> None:
    tables = [table for _, table in tables_in(content().parts)]
    for number, (told, table) in enumerate(zip(tables, opened().tables, strict=True), start=1):
        assert [cell.text for cell in table.rows[0].cells] == [column.heading for column in told.columns]
        assert len(list(table._tbl.tr_lst[0].iter(qn("w:tblHeader")))) == 1
        assert f"Table {number}: {told.caption}" in styled("Caption")


def test_widths_stand_in_the_grid_and_in_every_cell_and_fit_the_page() -> None:
    for table in opened().tables:
        grid = [int(column.get(qn("w:w"), "0")) for column in table._tbl.tblGrid.gridCol_lst]
        assert sum(grid) <= 15137 + len(grid)
        for row in table._tbl.tr_lst:
            widths = [int(width.get(qn("w:w"), "0")) for width in row.iter(qn("w:tcW"))]
            assert widths in (grid, [sum(grid)])


def test_the_page_is_a4_across_with_a_running_title_and_page_numbers() -> None:
    section = opened().sections[0]
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert section.header.paragraphs[0].text.endswith(content().front.title)
    instructions = [node.text for node in section.footer._element.iter(qn("w:instrText"))]
    assert instructions == [" PAGE ", " NUMPAGES "]


def test_charts_are_pictures_with_a_text_for_whoever_does_not_see_them() -> None:
    told = [node.get("descr") for node in opened().element.body.iter(qn("wp:docPr"))]
    assert told
    assert all(told)
    assert len(opened().inline_shapes) == len(told)


def test_a_status_has_its_shape_its_word_and_its_style() -> None:
    cells = [
        row.cells[6] for table in measures_tables() for row in table.rows[1:] if row.cells[0].text != row.cells[6].text
    ]
    found = {(cell.text, cell.paragraphs[0].runs[0].style.name) for cell in cells}
    assert ("■ Achieved", "Status Achieved") in found
    assert ("● Not achieved", "Status Not Achieved") in found
    assert ("○ Not rated: deferred", "Status Not Rated") in found


def test_an_objective_heads_its_rows_over_the_whole_width() -> None:
    row = measures_tables()[0].rows[1]
    assert [one.get(qn("w:val")) for one in row._tr.iter(qn("w:gridSpan"))] == ["10"]


def test_items_of_lists_are_in_the_style_of_lists() -> None:
    assert styled("List Bullet")[:2] == ["Note the report.", "Agree the remedial actions."]
    items = [one for one in opened().element.body.iter(qn("w:pStyle")) if one.get(qn("w:val")) == "TableBullet"]
    assert items


def test_its_properties_say_what_it_is_and_nothing_of_the_day_on_which_it_was_drawn() -> None:
    told = opened().core_properties
    assert (told.title, told.author) == (content().front.title, content().front.authority)
    assert (told.language, str(told.created), str(told.modified)) == ("en-GB", *["2012-06-06 00:00:00+00:00"] * 2)


def test_its_words_are_in_british_english() -> None:
    assert {node.get(qn("w:val")) for node in trees(drawn())["word/styles.xml"].iter(qn("w:lang"))} == {"en-GB"}


def test_it_has_no_macro_and_asks_for_nothing_outside() -> None:
    assert not [name for name in parts(drawn()) if "vba" in name.lower() or name.endswith(".bin")]
    relations = [one for name, tree in trees(drawn()).items() if name.endswith(".rels") for one in tree]
    assert {one.get("TargetMode") for one in relations} == {None}


def test_every_style_that_is_used_is_there() -> None:
    known = {one.get(qn("w:styleId")) for one in trees(drawn())["word/styles.xml"].iter(qn("w:style"))}
    marks = (qn("w:pStyle"), qn("w:rStyle"), qn("w:tblStyle"), qn("w:basedOn"), qn("w:next"))
    used = {one.get(qn("w:val")) for tree in trees(drawn()).values() for one in tree.iter(*marks)}
    assert used - known == set()


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_stays_text(text: str) -> None:
    of = hostile(text)
    told = texts_of(of)
    assert all(line.removeprefix("- ").strip() in told for line in of.measures[0].progress.split("\n"))


@pytest.mark.parametrize("text", [LONG.strip(), UNBROKEN], ids=["words", "unbroken"])
def test_a_text_of_50_000_characters_is_all_there(text: str) -> None:
    assert texts_of(hostile(text)).count(text) >= 6


@settings(max_examples=15)
@given(st.text(max_size=60))
def test_no_text_breaks_the_file(text: str) -> None:
    assert trees(word.draw(hostile(text)))


@needs_writer
def test_libreoffice_opens_it(tmp_path: Path) -> None:
    assert converted(drawn(), "pdf", tmp_path).read_bytes().startswith(b"%PDF")


def test_a_row_of_half_a_page_is_kept_whole_and_one_higher_than_a_page_is_not() -> None:
    half, long = "word " * 60, "word " * 2_000
    for text, whole in ((half, True), (long, False)):
        table = docx.Document(BytesIO(word.draw(hostile(text)).data)).tables[-2]
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
        assert {row._tr.find(f"{qn('w:trPr')}/{qn('w:cantSplit')}") is not None for row in table.rows} == {whole}


def test_a_paragraph_above_a_chart_stays_on_its_page() -> None:
    summary = next(one for one in opened().paragraphs if one.style is not None and one.style.name == "Lead")
    assert summary.paragraph_format.keep_with_next


def test_no_line_ends_between_a_figure_and_its_per_cent_sign() -> None:
    told = texts_of(content())
    assert ("65.9\u00a0%" in told, "65.9 %" in told) == (True, False)
