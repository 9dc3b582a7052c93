"""Checking a draft: what doesn't add up in it, and what to do. Nothing of it is kept."""

import base64
import binascii
import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from goldenthread.plan import Finding, Report, Severity, UserError
from goldenthread.publishing.formats.data.csv import harmless
from goldenthread.web.accounts.access import MEMBER, Request, allow
from goldenthread.web.intake.reading import TAKEN, read_draft, sent_file
from goldenthread.web.pages.downloads import download
from goldenthread.web.records.exact import from_exact, report_from

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# A copy with comments travels to the page and back, as nothing is kept here; a larger one is asked for at once.
_MOST_CARRIED = 3 * 1024 * 1024
_AN_HOUR = 3600
_COLUMNS = ("severity", "rule", "ref", "place", "field", "message", "instruction", "evidence", "fingerprint")


@dataclass(frozen=True)
class Group:
    """The points about one measure; about the report as a whole where it has no place."""

    ref: str
    name: str
    place: str
    findings: list[Finding]


@allow(MEMBER)
def check_draft(request: Request, authority: str) -> HttpResponse:
    """Ask for a draft; show what checks say of it, or hand it back with comments, or as CSV."""
    if request.method != "POST":
        return render(request, "intake/check.html", {"taken": TAKEN})
    wanted = request.POST.get("as", "page")
    try:
        file = sent_file(request)
        # Only Word documents take comments.
        annotated = file.media_type == _WORD and wanted != "csv"
        found, before = read_draft(file, request.authority, "annotate" if annotated or wanted == "word" else "check")
    except UserError as fault:
        told = {"taken": TAKEN, "fault": fault, "wanted": wanted}
        return render(request, "intake/check.html", told, status=422)
    if wanted == "word":
        return download(base64.b64decode(found["word"]), f"checked {file.name}", _WORD)
    report, findings = report_from(found["report"]), [from_exact(Finding, one) for one in found["findings"]]
    if wanted == "csv":
        return download(_as_csv(findings), f"{file.name}.csv", "text/csv; charset=utf-8")
    context = {
        "file": file.name,
        "report": report,
        "before": before,
        "groups": _groups(report, findings),
        "counts": [(severity.value, sum(one.severity is severity for one in findings)) for severity in Severity],
        "claims": _claims(found["claims"]),
        "word": _carried(found.get("word", ""), f"checked {file.name}", _WORD, request.authority.pk),
        "csv": _carried(
            _packed(_as_csv(findings)), f"{file.name}.csv", "text/csv; charset=utf-8", request.authority.pk
        ),
    }
    return render(request, "intake/checked.html", context)


@allow(MEMBER)
@require_POST
def check_download(request: Request, authority: str) -> HttpResponse:
    """Hand out what a page of findings carried with it."""
    try:
        carried = signing.loads(request.POST.get("carried", ""), salt=_salt(request.authority.pk), max_age=_AN_HOUR)
        return download(base64.b64decode(carried["content"]), carried["name"], carried["type"])
    except (signing.BadSignature, binascii.Error, KeyError, TypeError):
        context = {"taken": TAKEN, "over": True}
        return render(request, "intake/check.html", context, status=400)


def _groups(report: Report, findings: Iterable[Finding]) -> list[Group]:
    rows = {row.id: row for row in report.rows}
    groups = []
    for own_id, found in groupby(findings, key=lambda finding: finding.id):
        row = rows.get(own_id or "")
        named = (row.ref or "", row.outcome or "(no wording)", str(row.source)) if row else ("", "", "")
        groups.append(Group(*named, list(found)))
    return groups


def _claims(verdicts: list[str]) -> dict[str, int]:
    return {"all": len(verdicts), **{name: verdicts.count(name) for name in ("holds", "rounding_slip", "wrong")}}


def _carried(content: str, name: str, media_type: str, authority: int) -> str:
    """Sign a file that travels with a page, so that nothing else comes back under this site's name."""
    if not content or len(content) > _MOST_CARRIED:
        return ""
    return signing.dumps({"content": content, "name": name, "type": media_type}, salt=_salt(authority))


def _packed(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _salt(authority: int) -> str:
    return f"checked draft {authority}"


def _as_csv(findings: Iterable[Finding]) -> str:
    out = io.StringIO()
    rows = csv.writer(out)
    rows.writerow(_COLUMNS)
    for one in findings:
        evidence = "; ".join(f"{name}: {value}" for name, value in one.evidence.items())
        place, ref = str(one.source) if one.source else "", one.ref or ""
        told = (one.severity.value, one.rule, ref, place, one.field or "", one.message, one.instruction)
        rows.writerow([harmless(text) for text in (*told, evidence, one.fingerprint)])
    # The mark by which Excel knows UTF-8.
    return "\ufeff" + out.getvalue()
