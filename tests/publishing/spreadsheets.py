"""What the tests of both formats for spreadsheets share: hostile texts, and opening a file with LibreOffice."""

from collections.abc import Callable
from pathlib import Path

from goldenthread.publishing.content import Content
from goldenthread.publishing.files import File
from goldenthread.publishing.formats import ods, xlsx
from tests import libreoffice

FORMATS: dict[str, Callable[[Content], File]] = {"xlsx": xlsx.draw, "ods": ods.draw}
HOSTILE = [
    '=HYPERLINK("http://a.example","x")',
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1+1)",
    "\u202eevil\u200f",
    "http://a.example/",
    "1234",
    "a  b   c\n  d\n\n- e",
    '<script>alert(1)</script> & "it\'s"',
    "]]> <!-- _x0041_ &amp; &#65;",
    "\x00\x07\ud800\ufffe",
    "🙂👩‍👩‍👧 国語 Ŵyŷ",
    "#'Measures'.A1",
]


def shown_by_libreoffice(file: File, folder: Path) -> Path:
    """Let LibreOffice open a file and write it as a PDF."""
    (folder / file.name).write_bytes(file.data)
    return libreoffice.converted(folder / file.name, "pdf", folder)
