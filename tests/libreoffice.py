"""LibreOffice, for tests of office documents: left out by name where the machine has none; in CI they fail instead."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

_SOFFICE = shutil.which("soffice")
# Writer and Calc are installed apart: each has a library of its own beside the program.
_LIBRARIES = {"writer": "libswlo.so", "calc": "libsclo.so"}


def has(part: str) -> bool:
    """Say whether the machine has LibreOffice with one of its parts, "writer" or "calc"."""
    return _SOFFICE is not None and (Path(_SOFFICE).resolve().parent / _LIBRARIES[part]).exists()


def _needs(part: str) -> pytest.MarkDecorator:
    reason = f"LibreOffice is not on this machine: apt install libreoffice-{part}-nogui"
    return pytest.mark.skipif(not has(part) and not os.environ.get("CI"), reason=reason)


needs_writer = _needs("writer")
needs_calc = _needs("calc")


def converted(source: Path, to: str, folder: Path) -> Path:
    """Open a file in LibreOffice and save it in a folder as another kind; what it can't open it saves not at all."""
    assert _SOFFICE is not None, "LibreOffice is not on this machine"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [_SOFFICE, "--headless", profile, "--convert-to", to, "--outdir", str(folder), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / f"{source.stem}.{to}"
