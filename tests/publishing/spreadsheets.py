"""What the tests of both formats for spreadsheets share: hostile texts, and opening a file with LibreOffice."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from goldenthread.publishing.content import Content
from goldenthread.publishing.files import File
from goldenthread.publishing.formats import ods, xlsx

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


def libreoffice_calc() -> str | None:
    """Find LibreOffice with what opens spreadsheets: it may be installed without."""
    program = shutil.which("soffice")
    return program if program and (Path(program).resolve().parent / "libsclo.so").exists() else None


def shown_by_libreoffice(file: File, folder: Path) -> Path:
    """Let LibreOffice open a file and write it as a PDF."""
    program = libreoffice_calc()
    assert program is not None
    (folder / file.name).write_bytes(file.data)
    own = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [program, own, "--headless", "--convert-to", "pdf", "--outdir", folder, folder / file.name],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return (folder / file.name).with_suffix(".pdf")
