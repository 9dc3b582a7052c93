"""What the tests of documents to edit share: opening their files, here and in LibreOffice."""

import io
import zipfile
from pathlib import Path

from lxml import etree

from goldenthread.publishing.files import File
from tests import libreoffice

TEXTS = {
    "formula": '=HYPERLINK("http://example.invalid", "=1+1")',
    "script": "<script>alert('x')</script> & <w:p/> ]]> {{ x }} &amp;",
    "right to left": "שלום \u200f مرحبا \u202e reversed",
    "control": "a\x00b\x0bc\x1fd\ufffee",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 \U0010fffd",
    "Chinese, Japanese, Korean": "漢字かな交じり文 한국어",
    "Welsh": "Ŵy, ŷd a tŷ: cynllun y cyngor",
    "lists": "Done:\n- one\n- two  spaced   words\n  - deeper\nand more",
}
LONG = "word " * 10_000
UNBROKEN = "x" * 50_000


def parts(file: File) -> dict[str, bytes]:
    """Give the parts of a document's file, in their order."""
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def trees(file: File) -> dict[str, etree._Element]:
    """Give each part that is XML, which it must be to the letter."""
    return {
        name: etree.fromstring(content) for name, content in parts(file).items() if name.endswith((".xml", ".rels"))
    }


def converted(file: File, to: str, folder: Path) -> Path:
    """Open a file in LibreOffice and save it as another kind; what it can't open it saves not at all."""
    source = folder / file.name
    source.write_bytes(file.data)
    return libreoffice.converted(source, to, folder / "out")
