"""The wheel holds what it must, and works where nothing else of the project is."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

# One build serves all tests of this module, so one worker runs them.
pytestmark = pytest.mark.xdist_group("wheel")


def run(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    words = [str(word) for word in command]
    return subprocess.run(words, cwd=folder, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel with the build backend that is installed: nothing is fetched."""
    folder = tmp_path_factory.mktemp("wheel")
    built = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, folder=root)
    assert built.returncode == 0, built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def scripts(root: Path, wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the wheel into an empty environment from local wheels, and give the folder of its commands."""
    wheelhouse = root / ".cache" / "wheelhouse"
    assert wheelhouse.is_dir(), "make test prepares the wheels that this test installs from"
    folder = tmp_path_factory.mktemp("installed")
    made = run(sys.executable, "-m", "venv", "--without-pip", "venv", folder=folder)
    assert made.returncode == 0, made.stderr
    python = folder / "venv" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--isolated", "--disable-pip-version-check", "--python", str(python)]
    offline = ["--no-index", "--find-links", str(wheelhouse), "--only-binary", ":all:"]
    installed = run(*pip, "install", *offline, wheel, folder=folder)
    assert installed.returncode == 0, installed.stderr
    return python.parent


@pytest.fixture(scope="module")
def names(wheel: Path) -> set[str]:
    """Give the names of all that is in the wheel."""
    with ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def examples(root: Path) -> list[Path]:
    """Give the example reports that are packed."""
    found = sorted((root / "src" / "goldenthread" / "examples").glob("*.txt"))
    assert found
    return found


def test_wheel_holds_every_file_of_the_package(root: Path, names: set[str]) -> None:
    source = root / "src"
    files = (path for path in source.rglob("*") if path.is_file() and path.suffix != ".pyc")
    packed = {name for name in names if ".dist-info/" not in name}
    assert packed == {path.relative_to(source).as_posix() for path in files}


def test_wheel_says_that_it_is_typed(names: set[str]) -> None:
    assert "goldenthread/py.typed" in names


def test_wheel_holds_the_examples(names: set[str], examples: list[Path]) -> None:
    assert {f"goldenthread/examples/{path.name}" for path in examples} <= names


def test_wheel_holds_the_licence_and_no_tests(names: set[str]) -> None:
    assert [name for name in names if name.endswith(".dist-info/licenses/LICENSE")]
    folders = {name.split("/")[0] for name in names}
    assert {folder.split("-")[0] for folder in folders} == {"goldenthread"}


def test_installed_command_helps(scripts: Path, tmp_path: Path) -> None:
    helped = run(scripts / "goldenthread", "--help", folder=tmp_path)
    assert (helped.returncode, helped.stderr) == (0, "")
    assert "read" in helped.stdout


def test_installed_command_reads_the_examples(scripts: Path, examples: list[Path], tmp_path: Path) -> None:
    for example in examples:
        read = run(scripts / "goldenthread", "read", example, folder=tmp_path)
        assert (read.returncode, read.stderr) == (0, "")
        assert read.stdout
