"""Bad files at the command line: an error in one line that names file and place, and the other files are read.

What can be read in spite of its damage is read. Nothing takes more memory or time than its limit allows.
"""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from goldenthread.cli.app import app
from tests import hostile
from tests.cli.running import run
from tests.hostile import BODY, CONTENT, REFS, REPORT, SHEET, compound, document, page, text

MEMORY = 1_500 * 1024 * 1024
# No measure of speed: it ends what would never end.
HANG = 120
Made = Callable[[], bytes]
Finished = subprocess.CompletedProcess[str]


def read(*arguments: str | Path, data: bytes = b"") -> Finished:
    """Run `goldenthread read` in a process of its own that may take only so much memory and time."""
    asked = ["read", *map(str, arguments), "--format", "jsonl"]
    done = run(*asked, stdin=data, timeout=HANG, memory=MEMORY)
    return Finished(asked, done.returncode, done.stdout.decode(), done.stderr.decode())


def refs(output: str) -> list[tuple[str, list[str]]]:
    """Give each report that was printed: its file, and the refs of its rows."""
    reports = map(json.loads, output.splitlines())
    return [(Path(report["file"]).name, [row["ref"] for row in report["rows"]]) for report in reports]


def check_refused(status: int, output: str, error: str, place: str, what: str) -> None:
    """Check that a bad file was told in one line, and that the good one after it was read."""
    assert (status, refs(output)) == (3, [("good.txt", REFS)])
    assert error.startswith(f"goldenthread: {place}: ")
    assert what in error
    assert ". Expected: " in error
    assert ". What to do: " in error
    assert error.count("\n") == 1


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_bytes(text())
    return path


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


WORKBOOK, SPREADSHEET, PARTS = hostile.workbook, hostile.spreadsheet, hostile.workbook_parts
PROSE = [("Only some words about the harbour and its birds.",)]
ROOMS = [("Name", "Room"), ("Estates", "12"), ("Transport", "14")]
SMALL: dict[str, tuple[str, str, Made]] = {
    "empty.txt": ("", "the file is empty", lambda: b""),
    "empty.xlsx": ("", "the file is empty", lambda: b""),
    "blanks.txt": ("", "the file is empty", lambda: b" \n\t\n" * 50),
    "photo.docx": ("", "that of a picture (PNG)", lambda: hostile.PNG),
    "photo.xlsx": ("", "", lambda: hostile.PNG),
    "photo.ods": ("", "", lambda: hostile.PNG),
    "photo.html": ("", "", lambda: hostile.PNG),
    "photo.jpg": ("", "this kind of file is not read", lambda: hostile.PNG),
    "cut.xlsx": ("", "cut short or damaged", lambda: cut(WORKBOOK())),
    "cut.docx": ("", "cut short or damaged", lambda: cut(document())),
    "cut.ods": ("", "cut short or damaged", lambda: cut(SPREADSHEET())),
    "secret.xlsx": ("", "protected by a password", lambda: compound("EncryptedPackage")),
    "secret.docx": ("", "protected by a password", lambda: compound("EncryptedPackage")),
    "old.xls": ("", "an old Excel workbook (.xls)", lambda: compound("Workbook")),
    "old.doc": ("", "an old Word document (.doc)", lambda: compound("WordDocument")),
    "laugh.xlsx": (f", part {SHEET}", "document type", lambda: hostile.with_laughs(PARTS(), SHEET)),
    "laugh.docx": (f", part {BODY}", "document type", lambda: hostile.with_laughs(hostile.document_parts(), BODY)),
    "laugh.ods": (f", part {CONTENT}", "document type", lambda: hostile.with_laughs(hostile.spreadsheet_parts(), CONTENT)),
    "prose.txt": ("", "no table in it", lambda: text(PROSE)),
    "prose.docx": ("", "none of its", lambda: document(PROSE)),
    "rooms.csv": ("", "none of its", lambda: text(ROOMS, ",")),
    "rooms.xlsx": ("", "none of its", lambda: WORKBOOK(ROOMS)),
    "binary.txt": (", line 7", "no character", lambda: text() + hostile.PNG + text()),
    "byte.txt": (", line 3", "no character", lambda: text().replace(b"Gulls", b"Gulls\x81\x9d")),
    "half.txt": (", line 4", "no character", lambda: text().decode().encode("utf-16")[:-1]),
    "deep.html": (", line 1", "nested too deeply", lambda: b"<div>" * 10_000 + page()),
    "nest.html": (", line 1", "nested too deeply", lambda: b"<table><tr><td>a<td>b<td>c" * 5_000 + page()),
}  # fmt: skip


@pytest.mark.parametrize("name", SMALL)
def test_bad_file_is_told_in_one_line_and_the_next_is_read(name: str, good: Path) -> None:
    place, what, made = SMALL[name]
    bad = good.with_name(name)
    bad.write_bytes(made())
    done = CliRunner().invoke(app, ["read", str(bad), str(good), "--format", "jsonl"])
    check_refused(done.exit_code, done.stdout, done.stderr, f"{bad}{place}", what)


LONG = [*REPORT, ("1.4", "x" * 10_000_000, "Estates", "Achieved", "Yes")]
WIDE = [(*REPORT[0], *("More",) * 16_379), (*REPORT[1], *("12",) * 16_379)]
LARGE: dict[str, tuple[str, str, Made]] = {
    "bomb.xlsx": (f", part {SHEET}", "unpacks to too much", lambda: hostile.bomb(PARTS(), SHEET)),
    "bomb.docx": (f", part {BODY}", "unpacks to too much", lambda: hostile.bomb(hostile.document_parts(), BODY)),
    "bomb.ods": (f", part {CONTENT}", "unpacks to too much", lambda: hostile.bomb(hostile.spreadsheet_parts(), CONTENT)),
    "lies.xlsx": ("", "isn't as large as its directory says", lambda: hostile.bomb(PARTS(), SHEET, 5_000)),
    "lies.docx": ("", "isn't as large as its directory says", lambda: hostile.bomb(hostile.document_parts(), BODY, 5_000)),
    "long.txt": (", line 5, column 2", "10,000,000 characters", lambda: text(LONG)),
    "long.csv": (", line 5", "200000", lambda: text(LONG, ",")),
    "long.md": (", line 6, column 2", "10,000,000 characters", lambda: hostile.markdown(LONG)),
    "long.html": ("", "characters", lambda: page(LONG)),
    "long.docx": (", table 1, row 5, column 2", "10,000,000 characters", lambda: document(LONG)),
    "long.xlsx": (", sheet Q2, row 5", "cell B5 has 10,000,000 characters", lambda: WORKBOOK(LONG)),
    "long.ods": (", sheet Q2, row 5", "cell B5 has 10,000,000 characters", lambda: SPREADSHEET(LONG)),
    "wide.csv": (", line 1", "16,384 columns", lambda: text(WIDE, ",")),
    "wide.html": (", table 1, row 1", "columns", lambda: page(WIDE)),
    "wide.xlsx": (", sheet Q2, row 1", "too many columns", lambda: WORKBOOK(WIDE)),
    "line.txt": (", line 5, column 1", "characters", lambda: text() + b"words " * 850_000),
    "tabs.txt": (", line 5", "columns", lambda: text() + b"a\t" * 20_000_000),
    "commas.csv": (", line 5", "", lambda: text(REPORT, ",") + b"a," * 20_000_000),
    "pipes.md": (", line 6", "", lambda: hostile.markdown() + b"a|" * 20_000_000),
    "spans.html": (", table 1, row 2", "columns", lambda: b"<table>" + (b"<tr>" + b"<td rowspan=60 colspan=30>x" * 30) * 1_000),
}  # fmt: skip


@pytest.mark.parametrize("name", LARGE)
def test_endless_file_is_refused_within_bounds(name: str, good: Path) -> None:
    place, what, made = LARGE[name]
    bad = good.with_name(name)
    bad.write_bytes(made())
    done = read(bad, good)
    assert done.stderr.startswith(f"goldenthread: {bad}{place}")
    assert what in done.stderr
    assert (done.returncode, done.stderr.count("\n"), refs(done.stdout)) == (3, 1, [("good.txt", REFS)])


def as_text(encoding: str, word: str = "Café gulls £5") -> Made:
    return lambda: text().decode().replace("Gulls", word).encode(encoding)


def as_page(encoding: str) -> Made:
    return lambda: page().decode().replace("Gulls", "Café gulls £5").encode(encoding)


READABLE: dict[str, Made] = {
    **{f"text-{encoding}.txt": as_text(encoding) for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")},
    **{f"page-{encoding}.html": as_page(encoding) for encoding in ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")},
    "nul.txt": lambda: text().replace(b"Gulls", b"Gu\0lls"),
    "lines.txt": lambda: text() + b"a\n" * 100_000,
    "blank.txt": lambda: text() + b"\n" * 1_000_000,
    "blank.csv": lambda: text(REPORT, ",") + b"\n" * 1_000_000,
    "commas.csv": lambda: text(REPORT, ",") + b",,,,\n" * 1_000_000,
    "tabs.txt": lambda: text() + b"\t\t\t\t\n" * 1_000_000,
    "blank.xlsx": lambda: WORKBOOK([*REPORT, *[("",) * 5] * 50_000]),
    "unclosed.html": lambda: page().replace(b"</td>", b"").replace(b"</tr>", b"").replace(b"</table></body></html>", b""),
    "cut.html": lambda: page()[:-70],
    "nested.html": lambda: b"<table><tr><td>" * 60 + page(),
    "spans.html": lambda: page().replace(b"<td>1.1", b'<td colspan="99999999" rowspan="-3">1.1', 1),
    "renamed.docx": WORKBOOK,
    "renamed.xlsx": document,
    "no-extension": SPREADSHEET,
}  # fmt: skip


@pytest.mark.parametrize("name", READABLE)
def test_odd_file_is_read_all_the_same(name: str, tmp_path: Path) -> None:
    odd = tmp_path / name
    odd.write_bytes(READABLE[name]())
    done = read(odd)
    assert (done.returncode, done.stderr) == (0, "")
    [(_, found)] = refs(done.stdout)
    assert found[1:] == REFS[1:]
    assert found[0] in (REFS[0], None)


def test_several_bad_files_among_good_ones_are_told_in_order(good: Path) -> None:
    names = ["one.txt", "two.docx", "three.md", "four.html", "five.xlsx"]
    paths = [good.with_name(name) for name in names]
    contents = [text(), cut(document()), hostile.markdown(), b"<p>Nothing here", WORKBOOK()]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    done = read(*paths, good.with_name("missing.csv"))
    assert done.returncode == 3
    assert refs(done.stdout) == [("one.txt", REFS), ("three.md", REFS), ("five.xlsx", REFS)]
    told = [
        line.removeprefix(f"goldenthread: {good.parent}{os.sep}").split(":")[0] for line in done.stderr.splitlines()
    ]
    assert told == ["two.docx", "four.html", "missing.csv"]


def make_folder(path: Path) -> None:
    path.mkdir()


def make_ring(path: Path) -> None:
    path.symlink_to(path.name)


def make_huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 32)


def make_endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def make_nothing(path: Path) -> None:
    assert not path.exists()


@pytest.mark.parametrize("make", [make_folder, make_ring, make_huge, make_endless, make_nothing])
def test_file_that_cannot_be_taken_in_is_told_in_one_line(make: Callable[[Path], None], good: Path) -> None:
    bad = good.with_name("bad.txt")
    make(bad)
    done = read(bad, good)
    check_refused(done.returncode, done.stdout, done.stderr, str(bad), "")
