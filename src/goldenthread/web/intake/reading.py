"""Reading a document in a process of its own, which has little time and memory and can be ended."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import astuple
from typing import Any

from django.conf import settings
from django.db.models import Q

from goldenthread.plan import Period, Report, UserError
from goldenthread.web.accounts.access import Request
from goldenthread.web.records.editions import editions_around, nearest_period
from goldenthread.web.records.exact import exact, report_from
from goldenthread.web.records.models import Authority, ReportingPeriod
from goldenthread.web.records.nouns import report_of
from goldenthread.web.records.uploads import LARGEST, CheckedFile, RefusedFile, checked

# What reading knows by its name. Documents with macros are refused: whoever sends one saves it without.
ENDINGS = (".pdf", ".docx", ".xlsx", ".ods", ".csv", ".tsv", ".txt", ".md", ".html", ".htm")
TAKEN = "PDF, Word (docx), Excel (xlsx), OpenDocument (ods), CSV, tab-separated, text, Markdown or HTML"
_MEMORY = 2 * 1024**3
_AT_ONCE = threading.BoundedSemaphore(2)


class CannotRead(UserError):
    """A document that can't be read here: what, where, what was expected and what to do."""


def sent_file(request: Request) -> CheckedFile:
    """Give the file that a form sent, checked. Raises RefusedFile with what to do."""
    sent = request.FILES.get("document")
    if sent is None:
        length = int(request.headers.get("Content-Length") or 0)
        what = "is too large" if length > LARGEST else "is missing"
        expected = f"one file of at most {LARGEST // 1024**2} MB"
        raise RefusedFile(f"the file {what}", where="the report", expected=expected, do="choose the report and send it")
    return checked(sent, endings=ENDINGS)


def last_period(authority: Authority, before: Period | None = None) -> ReportingPeriod | None:
    """Give the last period of the record, or the last one before another."""
    found = ReportingPeriod.objects.filter(authority=authority).select_related("plan_year__plan", "authority")
    if before is not None:
        same_year = Q(plan_year__start=before.start, quarter__lt=before.quarter)
        found = found.filter(Q(plan_year__start__lt=before.start) | same_year)
    return found.last()


def read_draft(file: CheckedFile, authority: Authority, task: str) -> tuple[dict[str, Any], ReportingPeriod | None]:
    """Read a draft, held against the last period before its own; give what was read, and that period.

    Which period it is for is known only when it has been read: a draft of a period that the record has gone past is
    read again. One that names no period is held against the last. Raises what `read_apart` raises.
    """
    last = last_period(authority)
    found = read_apart(file, authority, task, last)
    own = report_from(found["report"]).period
    before = last_period(authority, own)
    return (found, last) if before == last else (read_apart(file, authority, task, before), before)


def read_report(file: CheckedFile, authority: Authority) -> dict[str, Any]:
    """Read a report for the record, its rows matched with the record's measures as they were called nearest in time.

    It is read with the nearest period of the record, before or after, for what it doesn't print itself. As with a
    draft, its period is known only when it has been read. Raises what `read_apart` raises.
    """
    last = nearest_period(authority, None)
    found = read_apart(file, authority, "read", last)
    own = report_from(found["report"]).period
    if own is None or last is None or last.noun < own:
        return found
    return read_apart(file, authority, "read", nearest_period(authority, own), own)


def read_apart(
    file: CheckedFile,
    authority: Authority,
    task: str,
    before: ReportingPeriod | None,
    around: Period | None = None,
) -> dict[str, Any]:
    """Let a process of its own read a document, with a period of the record as the earlier report, if there is one.

    `task` is as in the worker. `around` is the period whose measures a report is matched with, the last one where none
    is given. Raises CannotRead for what can't be read, takes too long or too much memory.
    """
    earlier: Report | None = report_of(before) if before else None
    editions = editions_around(authority, around) if task == "read" else []
    asked = {
        "task": task,
        "name": file.name,
        "earlier": exact(earlier) if earlier else None,
        "editions": [{one: astuple(names) for one, names in edition.items()} for edition in editions],
        "settings": exact(authority.settings),
        "memory": _MEMORY,
        "seconds": settings.READING_SECONDS,
    }
    with _turn(file.name):
        return _answered(json.dumps(asked).encode() + b"\n" + file.content, file.name)


def shown_apart(
    file: CheckedFile, page: int | None = None, place: tuple[int, int] | None = None, near: bool = False
) -> dict[str, Any]:
    """Let a process of its own say what is seen on each page, or draw one page with what is seen on it.

    `place` is the table and the row, as a source gives them, that are to stand out on that page; with `near` no more
    is drawn than what is around that row. Raises CannotRead as
    `read_apart` does, and for a document without pages or without that page.
    """
    asked = {
        "task": "show",
        "name": file.name,
        "page": page,
        "place": place,
        "near": near,
        "memory": _MEMORY,
        "seconds": settings.READING_SECONDS,
    }
    with _turn(file.name):
        return _answered(json.dumps(asked).encode() + b"\n" + file.content, file.name)


@contextmanager
def _turn(name: str) -> Iterator[None]:
    """Wait for a turn: reading has two processes at most, so that pages keep their share of the machine."""
    if not _AT_ONCE.acquire(timeout=settings.READING_SECONDS):
        raise _fault(name, "other documents are being read now", "wait a minute and send it again")
    try:
        yield
    finally:
        _AT_ONCE.release()


def _answered(given: bytes, name: str) -> dict[str, Any]:
    command = [sys.executable, "-m", "goldenthread.web.intake.worker"]
    try:
        done = subprocess.run(
            command, input=given, capture_output=True, timeout=settings.READING_SECONDS, env=_environment(), check=False
        )
    except subprocess.TimeoutExpired:
        raise _fault(name, f"reading it takes longer than {settings.READING_SECONDS} seconds") from None
    if done.returncode != 0:
        raise _fault(name, "reading it takes more memory or time than one document may, or it is damaged")
    answer: dict[str, Any] = json.loads(done.stdout)
    if "fault" in answer:
        fault = answer["fault"]
        raise CannotRead(fault["what"], where=fault["where"], expected=fault["expected"], do=fault["do"])
    return answer


def _environment() -> dict[str, str]:
    """Give the worker what Python needs, and none of the application's secrets."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL", "TZ") if name in os.environ}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}


def _fault(name: str, what: str, do: str = "split it, or save it anew from the program it was made with") -> CannotRead:
    return CannotRead(what, where=name, expected="a report that is read within the limits", do=do)
