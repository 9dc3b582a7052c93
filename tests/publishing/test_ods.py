"""The OpenDocument spreadsheet: the same sheets, marked up, with real numbers, and texts that stay texts."""

import io
import zipfile
from functools import cache

import odfdo
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from goldenthread.publishing.content import Content
from goldenthread.publishing.formats.ods import draw
from goldenthread.publishing.formats.ods.marks import paragraphs
from goldenthread.publishing.sheets import workbook
from tests.publishing.material import content, hostile
from tests.publishing.spreadsheets import HOSTILE

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}


def tree(made: Content, part: str = "content.xml") -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(draw(made).data)) as file:
        return etree.fromstring(file.read(part))


@cache
def example() -> etree._Element:
    return tree(content())


def found(path: str, of: etree._Element | None = None) -> list[str]:
    told = (example() if of is None else of).xpath(path, namespaces=NAMES)
    assert isinstance(told, list)
    return [str(one) for one in told]


def test_it_says_first_and_unpacked_what_kind_of_document_it_is() -> None:
    with zipfile.ZipFile(io.BytesIO(draw(content()).data)) as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert file.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_each_table_is_a_named_range_with_headings() -> None:
    book = workbook(content())
    assert found("//table:table/@table:name") == [one.name for one in book.sheets]
    names = [f"table_{one.table.name}" for one in book.sheets if one.table]
    assert found("//table:database-range[@table:contains-header='true']/@table:name") == names
    assert "'Measures'.A3:'Measures'.AH50" in found("//table:database-range/@table:target-range-address")


def test_no_cells_are_merged_or_blank() -> None:
    assert found("//table:covered-table-cell") == []
    assert found("//table:table-cell[not(.//text:p//text())]") == []


def test_another_library_reads_the_same_cells() -> None:
    made = odfdo.Document(io.BytesIO(draw(content()).data))
    sheet = made.body.get_table(name="Measures")
    assert sheet is not None
    rows = sheet.get_values()
    heads = rows[2]
    line = next(row for row in rows if row[0] == "11.2")
    assert str(line[heads.index("Amount")]) == "69.7"
    assert line[heads.index("Status")] == "■ Achieved"


@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_is_of_type_string_and_no_formula(text: str) -> None:
    made = tree(hostile(text))
    assert found("//@table:formula", made) == []
    assert set(found("//table:table-cell/@office:value-type", made)) <= {"string", "float"}
    links = found("//@*[local-name()='href']", made)
    assert all(link.startswith("#'") for link in links)


@settings(max_examples=15)
@given(st.text(max_size=40))
def test_any_text_makes_whole_xml_that_says_the_same(text: str) -> None:
    made = hostile(text)
    sheet = tree(made).xpath("//table:table[@table:name='Measures']/table:table-row", namespaces=NAMES)
    assert isinstance(sheet, list)
    for row, one in zip(sheet[-len(made.measures) :], made.measures, strict=True):
        assert isinstance(row, etree._Element)
        assert (one.progress or "[x]") in [_said(cell) for cell in row]


def _said(cell: etree._Element) -> str:
    lines = []
    for line in cell:
        told = line.text or ""
        for space in line:
            told += " " * int(str(space.get(f"{{{NAMES['text']}}}c"))) + (space.tail or "")
        lines.append(told)
    return "\n".join(lines)


PARAGRAPHS = [
    ("a b", "<text:p>a b</text:p>"),
    ("a\nb", "<text:p>a</text:p><text:p>b</text:p>"),
    ("a   b", '<text:p>a <text:s text:c="2"/>b</text:p>'),
    (" a", '<text:p><text:s text:c="1"/>a</text:p>'),
    ('<&>"', "<text:p>&lt;&amp;&gt;&quot;</text:p>"),
]


@pytest.mark.parametrize(("text", "xml"), PARAGRAPHS)
def test_a_text_becomes_paragraphs_that_keep_its_spaces(text: str, xml: str) -> None:
    assert paragraphs(text) == xml


def test_of_a_wide_table_only_the_table_is_printed() -> None:
    marked = found("//table:database-range[@table:name='table_measures']/@table:target-range-address")
    assert found("//table:table[@table:name='Measures']/@table:print-ranges") == marked
    assert found("//table:table[@table:name='Key']/@table:print-ranges") == []
