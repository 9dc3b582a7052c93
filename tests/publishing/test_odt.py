"""The OpenDocument text of a publication, opened as other programs open it."""

from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import odfdo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.publishing.content import Content, tables_in
from goldenthread.publishing.files import File
from goldenthread.publishing.formats import odt
from tests.libreoffice import needs_writer
from tests.publishing.documents import LONG, TEXTS, UNBROKEN, converted, parts, trees
from tests.publishing.material import content, hostile
from tests.publishing.reading_back import differences

NAMES = {
    name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
    for name in ("office", "style", "table", "text", "manifest")
}


@cache
def drawn() -> File:
    return odt.draw(content())


@cache
def opened() -> odfdo.Document:
    return odfdo.Document(BytesIO(drawn().data))


def attribute(name: str) -> str:
    space, _, own = name.partition(":")
    return f"{{{NAMES[space]}}}{own}"


def found(path: str, part: str = "content.xml", of: File | None = None) -> list[str]:
    """Give what an XPath finds in a part."""
    return [str(one) for one in trees(of or drawn())[part].xpath(path, namespaces=NAMES)]


def texts_of(of: Content) -> str:
    """Give all that the body of a publication's document says: spaces that are counted, as spaces."""
    body = trees(odt.draw(of))["content.xml"]
    for one in body.iter(attribute("text:s")):
        one.text = " " * int(one.get(attribute("text:c"), "1"))
    return "\n".join("".join(one.itertext()) for one in body.iter(attribute("text:p"), attribute("text:h")))


def test_its_type_stands_first_and_plain() -> None:
    with ZipFile(BytesIO(drawn().data)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert archive.read(first).decode() == drawn().media_type


def test_the_manifest_names_every_part() -> None:
    told = found("//manifest:file-entry/@manifest:full-path", "META-INF/manifest.xml")
    assert sorted(told) == sorted({"/", *parts(drawn())} - {"mimetype", "META-INF/manifest.xml"})


def test_the_headings_are_real_ones_and_in_order() -> None:
    headings = [(int(one.level), str(one).strip()) for one in opened().body.headers]
    assert headings == [(part.level, part.heading) for part in content().parts]


def test_the_table_of_contents_has_an_entry_and_a_page_for_each_heading() -> None:
    entries = trees(drawn())["content.xml"].findall(".//text:index-body/text:p", NAMES)
    assert ["".join(one.itertext()) for one in entries] == [f"{part.heading}1" for part in content().parts]
    assert found("//text:bookmark-ref/@text:ref-name") == found("//text:bookmark-start/@text:name")


def test_every_table_repeats_its_heading_row_and_has_a_caption() -> None:
    tables = [table for _, table in tables_in(content().parts)]
    headings = [
        ["".join(cell.itertext()) for cell in row.iter(attribute("table:table-cell"))]
        for row in trees(drawn())["content.xml"].iter(attribute("table:table-header-rows"))
    ]
    assert headings == [[column.heading for column in table.columns] for table in tables]
    told = texts_of(content()).split("\n")
    assert [f"Table {at}: {table.caption}" in told for at, table in enumerate(tables, start=1)] == [True] * len(tables)


def test_widths_fit_the_page() -> None:
    widths = found("//style:style[@style:family='table']/style:table-properties/@style:width")
    assert len(widths) == len(list(tables_in(content().parts)))
    assert max(float(width.removesuffix("mm")) for width in widths) <= 267.1


def test_the_page_is_a4_across_with_a_running_title_and_page_numbers() -> None:
    styles = trees(drawn())["styles.xml"]
    page = styles.find(".//style:page-layout-properties", NAMES)
    assert page is not None
    assert page.get(attribute("style:print-orientation")) == "landscape"
    assert found("//style:header/text:p/text()", "styles.xml")[0].endswith(content().front.title)
    assert len(found("//style:footer//text:page-number | //style:footer//text:page-count", "styles.xml")) == 2


def test_charts_are_pictures_with_a_text_for_whoever_does_not_see_them() -> None:
    images = opened().body.images
    assert {one.url for one in images} == {name for name in parts(drawn()) if name.startswith("Pictures/")}
    assert all(frame.svg_title and frame.svg_description for frame in opened().body.frames)


def test_statuses_have_their_shape_their_word_and_their_style() -> None:
    spans = {
        ("".join(one.itertext()), one.get(attribute("text:style-name")))
        for one in trees(drawn())["content.xml"].iter(attribute("text:span"))
    }
    assert ("● Not achieved", "Status_20_Not_20_Achieved") in spans
    assert ("○ Not rated: deferred", "Status_20_Not_20_Rated") in spans


def test_every_style_that_is_used_is_there() -> None:
    known = {name for part in ("content.xml", "styles.xml") for name in found("//@style:name", part)}
    used = {
        name
        for part in ("content.xml", "styles.xml")
        for kind in (
            "//@text:style-name",
            "//@table:style-name",
            "//@style:parent-style-name",
            "//@style:list-style-name",
        )
        for name in found(kind, part)
    }
    assert used - known == set()


def test_its_properties_say_what_it_is_and_nothing_of_the_day_on_which_it_was_drawn() -> None:
    told = opened().meta
    assert (told.title, told.creator, told.language) == (content().front.title, content().front.authority, "en-GB")
    assert (str(told.date), str(told.creation_date)) == ("2012-06-06 00:00:00", "2012-06-06 00:00:00")


def test_it_asks_for_nothing_outside_and_runs_nothing() -> None:
    targets = [one for part in trees(drawn()) for one in found("//@*[local-name()='href']", part)]
    assert [one for one in targets if not one.startswith(("#_Toc", "Pictures/"))] == []
    assert not found("//*[local-name()='script' or local-name()='event-listener']")


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_any_text_stays_text(text: str) -> None:
    of = hostile(text)
    told = texts_of(of)
    assert all(line.strip().removeprefix("- ") in told for line in of.measures[0].progress.split("\n"))


@pytest.mark.parametrize("text", [LONG.strip(), UNBROKEN], ids=["words", "unbroken"])
def test_a_text_of_50_000_characters_is_all_there(text: str) -> None:
    assert texts_of(hostile(text)).count(text) >= 6


@settings(max_examples=15)
@given(st.text(max_size=60))
def test_no_text_breaks_the_file(text: str) -> None:
    assert trees(odt.draw(hostile(text)))


@needs_writer
def test_libreoffice_opens_it_and_finds_what_was_published(tmp_path: Path) -> None:
    """Our own readers read no OpenDocument text: what LibreOffice makes a Word document of it is read in its place."""
    made = converted(drawn(), "docx", tmp_path)
    read = File(made.name, made.read_bytes(), "", "")
    assert differences(content().report, read) == []


def test_a_paragraph_above_a_chart_stays_on_its_page() -> None:
    assert found("//text:p[@text:style-name='LeadKept']")


def test_a_row_higher_than_a_page_may_be_parted() -> None:
    long = odt.draw(hostile("word " * 2_000))
    table = "(//table:table)[last() - 1]"
    assert set(found(f"{table}/table:table-row/@table:style-name", of=long)) == {"RowParted"}
    assert found(f"{table}/table:table-header-rows/table:table-row/@table:style-name", of=long) == ["RowParted"]
