"""`goldenthread read --show`: pictures of the pages, and a page that lists them."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
import typst

from tests.cli.running import DONE, MISUSED, UNREADABLE, run

_PAGES = """#set page(width: 297mm, height: 210mm)
= Fenwick District Council: Council Plan 2024/25, quarter 2
#table(columns: 4,
  [Ref], [Success criterion], [Status], [Progress],
  [1.1], [At least 95% of bins emptied on the day], [2], [96.2% were.],
  [1.2], [At least 80% of calls answered in a minute], [3], [74.0% were.],
  [1.3], [12 parks with a flag by March 2025], [2], [Ten have one.])
#pagebreak()
Thank you for reading.
"""


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("documents")
    made = typst.compile(_PAGES.encode(), format="pdf")
    assert isinstance(made, bytes)
    path = folder / "q2 <draft>.pdf"
    path.write_bytes(made)
    return path


def test_each_page_has_a_picture_and_the_list_names_them(document: Path, tmp_path: Path) -> None:
    done = run("read", str(document), "--show", str(tmp_path / "out"))
    assert done.returncode == DONE
    assert b"3 rows" in done.stdout
    listed = "q2__draft_.html"
    written = sorted(path.name for path in (tmp_path / "out").iterdir())
    assert written == ["q2__draft_-page-001.svg", "q2__draft_-page-002.svg", listed]
    page = (tmp_path / "out" / listed).read_text()
    assert "What was seen in q2 &lt;draft&gt;.pdf" in page
    assert "1 table with 4 rows, and 1 line of text outside of them." in page
    assert f"2 pages drawn, see {tmp_path / 'out' / listed}" in done.stderr.decode()


def test_a_picture_numbers_rows_as_messages_do(document: Path, tmp_path: Path) -> None:
    run("read", str(document), "--show", str(tmp_path))
    drawn = ET.parse(tmp_path / "q2__draft_-page-001.svg").getroot()
    labels = [text.text for text in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert labels == ["1", "2", "3", "4", "table 1"]


def test_two_documents_of_one_name_are_told_apart(document: Path, tmp_path: Path) -> None:
    twin = tmp_path / document.name
    twin.write_bytes(document.read_bytes())
    assert run("read", str(document), str(twin), "--show", str(tmp_path / "out")).returncode == DONE
    assert {path.name for path in (tmp_path / "out").glob("*.html")} == {"q2__draft_.html", "q2__draft_-2.html"}


def test_other_documents_are_read_and_not_drawn(tmp_path: Path) -> None:
    table = tmp_path / "q2.csv"
    table.write_text("Ref,Measure,Status,Progress\n1.1,Bins emptied on the day,2,96% were\n1.2,Calls,3,74% were\n")
    done = run("read", str(table), "--show", str(tmp_path / "out"))
    assert done.returncode == UNREADABLE
    assert b"2 rows" in done.stdout
    assert b"only the pages of a PDF document are drawn" in done.stderr


def test_a_folder_that_cannot_be_made_is_told(document: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    done = run("read", str(document), "--show", str(tmp_path / "out"))
    assert done.returncode == MISUSED
    assert b"pictures can't be written" in done.stderr
