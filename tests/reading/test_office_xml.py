"""XML of unknown origin: what is given, what is forgotten, and what is refused."""

import subprocess
import sys

import pytest

from goldenthread.plan import DocumentError
from goldenthread.reading import office_xml
from goldenthread.reading.office_xml import attribute, child, children, elements, local_name, tree, whole


def rows(xml: str, around: tuple[str, ...] = ()) -> list[str]:
    found = elements(xml.encode(), ["row"], "q2.xlsx, part a.xml", around)
    return [f"{local_name(row)} {''.join(str(text) for text in row.itertext())}".strip() for row in found]


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ("<a><row>1</row><row>2</row></a>", ["row 1", "row 2"]),
        ('<a xmlns="urn:x"><row>1</row><other/></a>', ["row 1"]),
        ('<a xmlns:x="urn:x" xmlns:y="urn:y"><x:row>1</x:row><y:row>2</y:row></a>', ["row 1", "row 2"]),
        ("<a><row>1<row>2</row>3</row></a>", ["row 123"]),
        ("<a><row>1<!-- not said -->2<?do this?>3</row></a>", ["row 123"]),
    ],
)
def test_elements_by_their_local_name(xml: str, expected: list[str]) -> None:
    assert rows(xml) == expected


def test_elements_around_others_come_after_them_and_empty() -> None:
    xml = "<a><table><row>1</row><row>2</row></table><table><row>3</row></table></a>"
    assert rows(xml, around=("table",)) == ["row 1", "row 2", "table", "row 3", "table"]


def test_whole_document_never_stands_in_memory() -> None:
    """lxml reads ahead by some 32 KB, so a part of what comes later is there, but nothing that is over."""
    xml = b"<a>" + b"<row><b/></row><junk/>" * 20_000 + b"</a>"
    for number, row in enumerate(elements(xml, ["row"], "q2.xlsx")):
        if number % 5_000 == 4_999:
            assert sum(1 for _ in row.getroottree().iter()) < 10_000


@pytest.mark.parametrize("xml", ["<a><row>", "<a><row></a>", "", "plain text", "<a>&nbsp;</a>"])
def test_broken_xml_is_refused_with_its_place(xml: str) -> None:
    with pytest.raises(DocumentError) as caught:
        rows(xml)
    assert caught.value.where == "q2.xlsx, part a.xml"
    assert caught.value.what.startswith("its XML is broken (")


def test_xml_without_end_between_elements_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_xml, "MOST_BYTES_IN_A_TREE", 100_000)
    assert len(rows("<a>" + ("<row/>" + "<junk/>" * 5_000) * 5 + "</a>")) == 5
    with pytest.raises(DocumentError, match="too large to be that of a report"):
        rows("<a><row>" + "<junk/>" * 50_000 + "</row></a>")
    with pytest.raises(DocumentError, match="too large to be that of a report"):
        tree(b"<a>" + b"<junk/>" * 50_000 + b"</a>", "q2.xlsx")


def test_file_outside_is_not_fetched() -> None:
    with pytest.raises(DocumentError, match="document type of its own"):
        tree(b'<!DOCTYPE a [<!ENTITY p SYSTEM "file:///etc/passwd">]><a>&p;</a>', "q2.xlsx")


def test_parts_of_an_element() -> None:
    root = tree(b'<a xmlns="urn:x" xmlns:r="urn:r" r:id="7" id2="8"><b/><c n="1"/><b/></a>', "q2.xlsx")
    assert (attribute(root, "id"), attribute(root, "id2"), attribute(root, "none")) == ("7", "8", None)
    assert [local_name(part) for part in children(root, "b", "c")] == ["b", "c", "b"]
    assert child(root, "d") is None
    assert list(children(None, "b")) == []


@pytest.mark.parametrize(
    ("text", "expected"), [("12", 12), ("0", 0), ("-1", 5), ("", 5), (None, 5), ("²", 5), ("9" * 20, 5)]
)
def test_whole_number_or_something_else(text: str | None, expected: int) -> None:
    assert whole(text, 5) == expected


@pytest.mark.parametrize("name", ["xlsx", "ods"])
def test_importing_a_format_leaves_lxml_alone(name: str) -> None:
    code = f"import sys, goldenthread.reading.formats.{name}; print('lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=180)
    assert done.stdout == "False\n"
