"""The process that reads one document and ends: `python -m goldenthread.web.intake.worker`.

It takes a line of JSON and then the document on standard input, gives JSON on standard output, writes no file, and may
neither take more memory than its limit nor run longer than its time. It knows nothing of the record.
"""

import base64
import json
import resource
import sys
from typing import Any

from goldenthread.comparing import match_known
from goldenthread.comparing.naming import Named
from goldenthread.examine import examine, judged
from goldenthread.plan import Report, Settings, UserError
from goldenthread.reading import read
from goldenthread.reading.deciding import decided
from goldenthread.reading.showing import see_pages, show_page
from goldenthread.web.records.exact import exact, report_from

# How reading names the place where a document doesn't follow the earlier report: here that is the council's record.
_AFTER = ", after "
_ANOTHERS = "send a report of this council; where it prints another name, have that name recorded first"


def work(asked: dict[str, Any], content: bytes) -> dict[str, Any]:
    """Do what is asked with a document: "read" it, "check" it, "annotate" a copy, or "show" its pages."""
    try:
        return _show(content, asked) if asked["task"] == "show" else _examine(content, asked)
    except UserError as fault:
        do = _ANOTHERS if _AFTER in fault.where else fault.do
        return {
            "fault": {"what": fault.what, "where": fault.where.split(_AFTER)[0], "expected": fault.expected, "do": do}
        }


def _examine(content: bytes, asked: dict[str, Any]) -> dict[str, Any]:
    earlier = report_from(asked["earlier"]) if asked["earlier"] else None
    settings = Settings.model_validate(asked["settings"])
    if asked["task"] == "read":
        editions = [{one: Named(*names) for one, names in edition.items()} for edition in asked["editions"]]
        return _read(content, asked["name"], earlier, settings, editions)
    return _check(content, asked, earlier, settings)


def _show(content: bytes, asked: dict[str, Any]) -> dict[str, Any]:
    """Draw the page that is asked for; without one, say of each what is seen on it."""
    page, place = asked["page"], asked["place"]
    if page is None:
        found = see_pages(content, asked["name"])
        return {"pages": [{"number": one.number, "said": one.said, "remarks": list(one.remarks)} for one in found]}
    shown = show_page(content, asked["name"], page, tuple(place) if place else None, asked["near"])
    return {"picture": shown.picture}


def _read(
    content: bytes, name: str, near: Report | None, settings: Settings, editions: list[dict[str, Named]]
) -> dict[str, Any]:
    """Read a document; `near` is the report nearest in time, before or after it."""
    report = decided(read(content, name, near), settings)
    later = near is not None and near.period and report.period and near.period >= report.period
    report = judged(report, earlier=None if later else near, settings=settings)
    return {"report": exact(report), "same": match_known(editions, report.rows)}


def _check(content: bytes, asked: dict[str, Any], earlier: Report | None, settings: Settings) -> dict[str, Any]:
    found = examine(content, asked["name"], earlier=earlier, settings=settings)
    answer = {
        "report": exact(found.report),
        "findings": [exact(finding) for finding in found.checked.findings],
        "claims": [claim.verdict.value for claim in found.checked.claims],
    }
    if asked["task"] == "annotate":
        # python-docx takes long to import, and only this needs it.
        from goldenthread.annotating import annotated_copy

        answer["word"] = base64.b64encode(annotated_copy(content, asked["name"], found)).decode()
    return answer


def main() -> None:
    """Keep to the limits, read what is asked, answer."""
    asked = json.loads(sys.stdin.buffer.readline())
    memory, seconds = asked["memory"], asked["seconds"]
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    # Should whoever asked be gone, nobody else would end this.
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.stdout.write(json.dumps(work(asked, sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
