"""`make` says plainly what is wrong with a Python that can't be used."""

import os
import subprocess
from pathlib import Path

import pytest

TOO_OLD = '#!/bin/sh\ncase "$2" in *version_info*) exit 1 ;; esac\n'
WITHOUT_VENV = '#!/bin/sh\ncase "$2" in *ensurepip*) echo No module named ensurepip >&2; exit 1 ;; esac\n'


def make(*words: str) -> subprocess.CompletedProcess[str]:
    # A make that these tests run under hands its own settings down; these tests are about the defaults.
    own = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.run(["make", *words], env=own, capture_output=True, text=True, timeout=180)


def make_environment(root: Path, folder: Path, python: Path) -> subprocess.CompletedProcess[str]:
    return make("-f", str(root / "Makefile"), "-C", str(folder), ".venv/.made", f"PYTHON={python}")


def test_python_missing_says_so(root: Path, tmp_path: Path) -> None:
    python = tmp_path / "no-python"
    finished = make_environment(root, tmp_path, python)
    assert finished.returncode == 2
    assert f"Python was not found as '{python}'. Install Python 3.11 or newer" in finished.stderr


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (TOO_OLD, "is older than Python 3.11. Install a newer one and name it: make PYTHON=python3.11"),
        (WITHOUT_VENV, "On Debian and Ubuntu: apt install python3-venv"),
    ],
)
def test_python_unfit_says_what_to_do(root: Path, tmp_path: Path, script: str, message: str) -> None:
    python = tmp_path / "python"
    python.write_text(script)
    python.chmod(0o755)
    finished = make_environment(root, tmp_path, python)
    assert finished.returncode == 2
    assert message in finished.stderr
    assert "No module named" not in finished.stderr
    assert not (tmp_path / ".venv").exists()


def test_help_names_every_target_for_people(root: Path) -> None:
    finished = make("-C", str(root))
    named = [line.split()[1] for line in finished.stdout.splitlines() if line.startswith("  make ")]
    expected = ["help", "demo", "install", "assets", "test", "check", "format", "bench", "lock", "clean"]
    assert named == expected
