"""What the process that reads one document says of it: as a report for the record, as findings, or in a copy of it."""

import base64
from typing import Any

from goldenthread.comparing import match_known
from goldenthread.comparing.naming import Named
from goldenthread.examine import examine, judged
from goldenthread.plan import Report, Settings
from goldenthread.reading import read
from goldenthread.reading.deciding import decided
from goldenthread.web.records.exact import exact, report_from


def examined(content: bytes, asked: dict[str, Any]) -> dict[str, Any]:
    """Give what is asked for of a document, as values of JSON. Raises UserError for what can't be read."""
    earlier = report_from(asked["earlier"]) if asked["earlier"] else None
    settings = Settings.model_validate(asked["settings"])
    if asked["task"] == "read":
        editions = [{one: Named(*names) for one, names in edition.items()} for edition in asked["editions"]]
        return _read(content, asked["name"], earlier, settings, editions)
    return _check(content, asked, earlier, settings)


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
