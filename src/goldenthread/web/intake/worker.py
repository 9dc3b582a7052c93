"""The process that reads one document and ends: `python -m goldenthread.web.intake.worker`.

It takes a line of JSON and then the document on standard input, gives JSON on standard output, writes no file, and may
neither take more memory than its limit nor run longer than its time. It knows nothing of the record.
"""

import json
import resource
import sys
from collections.abc import Callable
from typing import Any

from goldenthread.plan import UserError
from goldenthread.reading.showing import see_pages, show_page

Task = Callable[[bytes, dict[str, Any]], dict[str, Any]]

# How reading names the place where a document doesn't follow the earlier report: here that is the council's record.
_AFTER = ", after "
_ANOTHERS = "send a report of this council; where it prints another name, have that name recorded first"


def work(task: Task, asked: dict[str, Any], content: bytes) -> dict[str, Any]:
    """Do what is asked with a document, and say so where it can't be done."""
    try:
        return task(content, asked)
    except UserError as fault:
        do = _ANOTHERS if _AFTER in fault.where else fault.do
        return {
            "fault": {"what": fault.what, "where": fault.where.split(_AFTER)[0], "expected": fault.expected, "do": do}
        }


def task_of(name: str) -> Task:
    """Give what does a task: "read" a document, "check" it, "annotate" a copy, or "show" its pages."""
    if name == "show":
        return _show
    # To import all that reads and judges takes longer than to draw a page.
    from goldenthread.web.intake.examined import examined

    return examined


def _show(content: bytes, asked: dict[str, Any]) -> dict[str, Any]:
    """Draw the page that is asked for; without one, say of each what is seen on it."""
    page, place = asked["page"], asked["place"]
    if page is None:
        found = see_pages(content, asked["name"])
        return {"pages": [{"number": one.number, "said": one.said, "remarks": list(one.remarks)} for one in found]}
    shown = show_page(content, asked["name"], page, tuple(place) if place else None, asked["near"])
    return {"picture": shown.picture}


def main() -> None:
    """Keep to the limits, read what is asked, answer."""
    asked = json.loads(sys.stdin.buffer.readline())
    # Before the limits: what Python has compiled it keeps in files.
    task = task_of(asked["task"])
    memory, seconds = asked["memory"], asked["seconds"]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # Should whoever asked be gone, nobody else would end this.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.stdout.write(json.dumps(work(task, asked, sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
