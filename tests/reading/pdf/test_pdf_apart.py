"""The process that looks into a PDF document: what it is held to, and what the one that asked gets whatever happens."""

import base64
import json
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goldenthread.plan import DocumentError
from goldenthread.reading.formats.pdf import apart
from goldenthread.reading.formats.pdf.opening import opened
from goldenthread.reading.formats.pdf.page import Page
from goldenthread.reading.formats.pdf.pages import pages
from goldenthread.reading.formats.pdf.whole import grid_parts
from tests.reading.pdf import hostile_pdfs as hostile
from tests.reading.pdf.forms import Form
from tests.reading.pdf.raw import pdf, saved, text, written

NAME = "report.pdf"
PLAIN = written(text("Page one") + "1 0 0 rg 72 500 100 30 re f", text("Page two") + "72 400 m 300 400 l S")


def pages_apart(data: bytes, **limits: int) -> list[Page]:
    return list(apart.values("pages", data, NAME, **limits))


def fault(data: bytes, **limits: int) -> DocumentError:
    with pytest.raises(DocumentError) as raised:
        pages_apart(data, **limits)
    return raised.value


def said(error: DocumentError) -> tuple[str, str]:
    return error.what, error.where


def texts(found: list[Page]) -> list[list[str]]:
    return [[word.text for word in page.words] for page in found]


def test_pages_come_as_they_were_seen() -> None:
    assert pages_apart(PLAIN) == list(pages(PLAIN, NAME))


def test_reader_may_stop_early() -> None:
    first = next(apart.values("pages", PLAIN, NAME))
    assert first.number == 1


def test_pictures_are_png_of_the_asked_pages() -> None:
    (drawn,) = apart.values("pictures", PLAIN, NAME, numbers=[2], scale=0.5)
    assert (drawn.number, drawn.width, drawn.height) == (2, 298, 421)
    assert base64.b64decode(drawn.png)[:8] == b"\x89PNG\r\n\x1a\n"


def test_giant_page_is_drawn_small() -> None:
    (drawn,) = apart.values("pictures", written(text("a"), box=(0, 0, 14_000_000, 14_000_000)), NAME)
    assert drawn.width * drawn.height <= 12_100_000


def test_unknown_task_is_not_started() -> None:
    with pytest.raises(KeyError):
        next(apart.values("os.system", PLAIN, NAME))


OPENING = [
    ("not a PDF", b"PK\x03\x04 something else", "this is not a PDF document"),
    ("only the mark", b"%PDF-1.7\n", "this PDF document is damaged"),
    ("nothing of use", b"%PDF-1.7\n" + b"rubbish " * 500, "this PDF document is damaged"),
    ("a password", saved(pdf(text("a")), encryption=pikepdf.Encryption(owner="x", user="y")), "this PDF document needs a password"),
    ("too many pages", hostile.many_pages(2_001), "this PDF document has 2,001 pages"),
    ("a count that lies", hostile.claims_pages(10**6), "this PDF document has 1,000,000 pages"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "data", "what"), OPENING, ids=[case[0] for case in OPENING])
def test_document_that_cannot_be_opened_is_refused(why: str, data: bytes, what: str) -> None:
    with pytest.raises(DocumentError) as raised, opened(data, NAME):
        pass
    assert said(raised.value) == (what, NAME), why


def test_fault_is_told_as_it_was_raised() -> None:
    data = saved(pdf(text("a")), encryption=pikepdf.Encryption(owner="x", user="y"))
    error = fault(data)
    assert (error.what, error.where, error.expected, error.do) == (
        "this PDF document needs a password",
        NAME,
        "one that opens without a password",
        "open it with its password, save it without one, and try again",
    )


def test_document_that_only_its_owner_may_change_is_read() -> None:
    data = saved(pdf(text("Open")), encryption=pikepdf.Encryption(owner="secret", user=""))
    assert texts(pages_apart(data)) == [["Open"]]


def test_damaged_table_of_places_is_mended() -> None:
    assert texts(pages_apart(PLAIN.replace(b"startxref", b"startxxxx"))) == [["Page", "one"], ["Page", "two"]]


def test_mark_may_stand_a_little_later() -> None:
    assert texts(pages_apart(b"\r\n\r\nsome mail header\r\n" + PLAIN)) == [["Page", "one"], ["Page", "two"]]


READABLE: list[tuple[str, Callable[[], bytes], list[list[str]]]] = [
    ("a tree of pages with a loop", hostile.page_tree_loop, [["Once"]]),
    ("forms in forms", lambda: hostile.nested_forms(400), [["Above"]]),
    ("a form in itself", hostile.form_in_itself, [["Above"]]),
    ("scripts, programs and files", hostile.acting, [["Quiet"]]),
    ("a page of no size", lambda: written(text("Small"), box=(0, 0, 0, 0)), [["Small"]]),
    ("two hundred thousand paths", lambda: hostile.many_paths(200_000), [["Word"]]),
]


@pytest.mark.parametrize(("why", "make", "expected"), READABLE, ids=[case[0] for case in READABLE])
def test_odd_document_is_read(why: str, make: Callable[[], bytes], expected: list[list[str]]) -> None:
    assert texts(pages_apart(make())) == expected, why


def test_giant_page_is_read() -> None:
    (page,) = pages_apart(written(text("Far", 13_000_000, 13_000_000), box=(0, 0, 14_000_000, 14_000_000)))
    assert [word.text for word in page.words] == ["Far"]


def test_two_thousand_pages_are_read() -> None:
    assert texts(pages_apart(hostile.many_pages(2_000))) == [["Again"]] * 2_000


def test_page_that_is_not_there_is_named() -> None:
    assert said(fault(hostile.claims_pages(3))) == ("a page of this PDF document is damaged", f"{NAME}, page 2")


def test_page_with_too_many_characters_is_named() -> None:
    lines = "".join(text("of many words " * 100, x=10, y=10 + 5 * at, size=0.7) for at in range(160))
    error = fault(written(text("Fine"), lines))
    assert said(error) == ("a page has more than 200,000 characters", f"{NAME}, page 2")


BURSTING: list[tuple[str, Callable[[], bytes]]] = [
    ("forms that double", lambda: hostile.forms_that_double(24)),
    ("a content packed to nothing", lambda: hostile.bomb(600)),
]


@pytest.mark.parametrize(("why", "make"), BURSTING, ids=[case[0] for case in BURSTING])
def test_document_that_bursts_memory_is_a_fault(why: str, make: Callable[[], bytes]) -> None:
    error = fault(make(), memory=300 * 1024 * 1024, seconds=30)
    assert error.where == NAME, why


def test_document_that_takes_too_long_is_a_fault() -> None:
    started = time.monotonic()
    error = fault(hostile.many_pages(2_000), seconds=0)
    assert said(error) == ("reading this PDF document takes longer than 0 seconds", NAME)
    assert time.monotonic() - started < 20


def children(process: int | None = None) -> Iterator[int]:
    """Give the processes that one, or this one, has started."""
    folder = f"/proc/{process or os.getpid()}/task"
    for task in os.listdir(folder):
        with open(f"{folder}/{task}/children") as file:
            yield from map(int, file.read().split())


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for the process as Linux shows it")
def test_process_that_is_killed_is_a_fault() -> None:
    found = apart.values("pages", hostile.many_pages(2_000), NAME)
    before = set(children())
    assert next(found).number == 1
    for process in set(children()) - before:
        os.kill(process, signal.SIGKILL)
    with pytest.raises(DocumentError) as raised:
        list(found)
    assert said(raised.value) == (
        "reading this PDF document failed: it is damaged, or takes more memory or time than one document may",
        NAME,
    )


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for the process as Linux shows it")
def test_no_process_is_left() -> None:
    before = set(children())
    found = apart.values("pages", hostile.many_pages(2_000), NAME)
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert set(children()) == before
    assert [thread for thread in threading.enumerate() if isinstance(thread, threading.Timer)] == []


HELD_OPEN = """
import sys
from goldenthread.reading.formats.pdf import apart
found = apart.values("pages", sys.stdin.buffer.read(), "report.pdf")
next(found)
print("begun", flush=True)
import time
time.sleep(60)
"""


def gone(process: int, seconds: float) -> bool:
    """Whether a process ends within so many seconds; one that has ended and that nobody asked about has, too."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            with open(f"/proc/{process}/stat") as file:
                if file.read().rpartition(")")[2].split()[0] == "Z":
                    return True
        except (FileNotFoundError, ProcessLookupError):
            return True
        time.sleep(0.02)
    return False


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it ends when it next speaks")
def test_process_ends_when_the_one_that_asked_is_killed() -> None:
    with subprocess.Popen([sys.executable, "-c", HELD_OPEN], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as asking:
        assert asking.stdin
        assert asking.stdout
        asking.stdin.write(hostile.many_pages(2_000))
        asking.stdin.close()
        assert asking.stdout.readline() == b"begun\n"
        [process] = children(asking.pid)
        asking.kill()
    assert gone(process, 10)


def test_process_ends_when_nobody_listens() -> None:
    paths = json.dumps([path for path in sys.path if path])
    asked = {"task": "pages", "name": NAME, "seconds": 60, "memory": apart.MOST_MEMORY, "options": {}}
    command = [sys.executable, "-I", "-X", "utf8", "-c", apart._START, paths]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env={}
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(json.dumps(asked).encode() + b"\n" + hostile.many_pages(2_000))
        process.stdin.close()
        assert json.loads(process.stdout.readline())[0] == "value"
        process.stdout.close()
        assert process.wait(20) != 0


def test_process_that_was_told_half_ends_with_the_pipe() -> None:
    paths = json.dumps([path for path in sys.path if path])
    command = [sys.executable, "-I", "-X", "utf8", "-c", apart._START, paths]
    asked = {"task": "pages", "name": NAME, "seconds": 60, "memory": apart.MOST_MEMORY, "options": {}}
    told = json.dumps(asked).encode() + b"\n" + PLAIN[:100]
    done = subprocess.run(command, input=told, capture_output=True, env={}, timeout=20, check=False)
    [answer] = [json.loads(line) for line in done.stdout.splitlines()]
    assert answer[:1] == ["fault"]


def confined(code: str) -> str:
    """Let a process give up what the one apart gives up, and then try something."""
    program = (
        "import socket, subprocess, os, sys\n"
        "from goldenthread.reading.formats.pdf.confining import give_up\n"
        f"give_up(1 << 30, 20)\ntry:\n    {code}\nexcept (OSError, MemoryError) as fault:\n    print(type(fault).__name__)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    return done.stdout.strip()


TRIES = [
    ("socket.create_connection(('127.0.0.1', 9), 1)", "PermissionError"),
    ("subprocess.run(['true'])", "PermissionError"),
    ("os.system('true')", "PermissionError"),
    ("os.fork()", "PermissionError"),
    ("open('made-by-a-document', 'w')", "PermissionError"),
    ("os.remove('pyproject.toml')", "PermissionError"),
    ("bytearray(2 << 30)", "MemoryError"),
    ("open(os.devnull).close() or print('read')", "read"),
]


@pytest.mark.parametrize(("code", "outcome"), TRIES, ids=[code for code, _ in TRIES])
def test_process_apart_has_given_up(code: str, outcome: str) -> None:
    assert confined(code) == outcome


LIES = [
    ("no JSON", b"pickle\n"),
    ("no list", b'{"a": 1}\n'),
    ("another kind of value", b'["value", [1, 2.0]]\n["end", null]\n'),
    ("a page with a word for a number", b'["value", [1, 595, 842, [["a", [0, 0, "1", 1], 1, "", false, null, true]], [], [], [], 0, false, 0, [], false]]\n'),
    ("a number that is none", b'["value", [1, NaN, 842, [], [], [], [], 0, false, 0, [], false]]\n'),
    ("a truth for a number", b'["value", [true, 595, 842, [], [], [], [], 0, false, 0, [], false]]\n'),
    ("too deep", b"[" * 100_000 + b"\n"),
    ("no end", b'["value", [1, 595, 842, [], [], [], [], 0, false, 0, [], false]]\n'),
    ("a line without its end", b'["end", null]'),
    ("an unknown kind", b'["run", "rm"]\n'),
    ("a fault that isn't whole", b'["fault", ["a", "b"]]\n'),
]  # fmt: skip


@pytest.mark.parametrize(("why", "answer"), LIES, ids=[case[0] for case in LIES])
def test_what_a_captured_process_says_is_not_believed(why: str, answer: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    speech = f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({answer[:200]!r})"
    if len(answer) > 200:
        speech = (
            f"import sys; sys.stdin.buffer.read(); sys.stdout.buffer.write({answer[:1]!r} * {len(answer)} + b'\\n')"
        )
    monkeypatch.setattr(apart, "_START", speech)
    assert fault(PLAIN).where == NAME, why


def test_options_are_plain_values() -> None:
    with pytest.raises(TypeError):
        next(apart.values("pages", PLAIN, NAME, numbers={1}))


CUTS = st.integers(0, len(PLAIN))


def read_or_refused(data: bytes) -> bool:
    """Read in this very process; PDFium is trusted with damage here, not with malice."""
    try:
        list(grid_parts(data, NAME))
    except DocumentError as error:
        return error.where.startswith(NAME)
    return True


@given(CUTS)
@settings(max_examples=60)
def test_truncated_document_is_read_or_refused(at: int) -> None:
    assert read_or_refused(PLAIN[:at])


@given(st.lists(st.tuples(st.integers(0, len(PLAIN) - 1), st.integers(1, 255)), min_size=1, max_size=20))
@settings(max_examples=120)
def test_document_with_flipped_bytes_is_read_or_refused(flips: list[tuple[int, int]]) -> None:
    data = bytearray(PLAIN)
    for at, bits in flips:
        data[at] ^= bits
    assert read_or_refused(bytes(data))


def filled_in() -> bytes:
    form = Form("50 700 m 300 700 l 300 650 l 50 650 l h 150 650 m 150 700 l S " + text("Result", 55, 670))
    form.field(152, 660, "41", "41")
    form.box(250, 660, True)
    form.add("Text", 300, 600, Contents="Right?")
    return form.saved(NeedAppearances=True)


FILLED_IN = filled_in()
NUMBERS = [found.span() for found in re.finditer(rb"(?<=[ \[])\d+(?=[ \]])", FILLED_IN)]


@given(st.lists(st.tuples(st.sampled_from(NUMBERS), st.sampled_from([b"-1", b"9" * 20, b"1e40", b"nan", b"3 0 R"]))))
@settings(max_examples=60)
def test_form_with_other_numbers_is_read_or_refused(changes: list[tuple[tuple[int, int], bytes]]) -> None:
    data = FILLED_IN
    for (start, end), number in sorted(dict(changes).items(), reverse=True):
        data = data[:start] + number + data[end:]
    assert read_or_refused(data)


@given(st.integers(0, len(FILLED_IN)), st.integers(1, 200))
@settings(max_examples=60)
def test_form_with_a_gap_is_read_or_refused(start: int, length: int) -> None:
    assert read_or_refused(FILLED_IN[:start] + FILLED_IN[start + length :])


def test_plain_and_strict_json(tmp_path: Any) -> None:
    from goldenthread.reading.formats.pdf.carried import plain, restore
    from goldenthread.reading.formats.pdf.parts import LeftOut, Part, Place, PlacedRow
    from goldenthread.reading.grid import Cell

    row = Part(PlacedRow((Cell("a", "#ff0000", "down"), Cell("b")), Place(2, row=1), 3, is_heading=True))
    left_out = Part(left_out=LeftOut(1, "lost", "outside of tables"))
    assert [restore(Part)(json.loads(json.dumps(plain(part)))) for part in (row, left_out)] == [row, left_out]


def test_process_apart_starts_without_the_nouns() -> None:
    asked = "import sys; import goldenthread.reading.formats.pdf.child, goldenthread.reading.formats.pdf.whole; "
    told = subprocess.run([sys.executable, "-c", asked + "print('pydantic' in sys.modules)"], capture_output=True)
    assert told.stdout == b"False\n", "making the nouns takes as long as reading ten pages"
