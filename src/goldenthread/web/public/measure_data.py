"""The data of one measure over all published periods: one line a period as CSV, and as JSON.

Of each period the last edition stands there. It is what the public version of each says, and nothing more.
"""

import hashlib
import json
from typing import Any

from django.http import Http404, HttpResponse

from goldenthread.plan.report import SCHEMA_VERSION
from goldenthread.publishing.formats.data.csv import BEGINNING, lines
from goldenthread.web.accounts.access import PUBLIC, Request, allow
from goldenthread.web.public.answering import keep
from goldenthread.web.public.following import latest_shown
from goldenthread.web.public.handing_out import COLUMNS, cells
from goldenthread.web.public.history import Corrected, Earlier, restatements, returns_until
from goldenthread.web.public.shown import Shown
from goldenthread.web.records.published import OVERRIDE, Remedy

_FIRST = ("period", "edition", "published_on")


@allow(PUBLIC)
def measure_csv(request: Request, authority: str, permanent_id: str) -> HttpResponse:
    """Give a measure's published returns, one a line, the oldest first."""
    _, returns = _returns(request, permanent_id)
    rows = [[*map(str, _edition(one)), *cells(one.published, one.edition.publication)] for one in returns]
    content = BEGINNING + lines([[*_FIRST, *COLUMNS], *rows])
    return _answered(request, permanent_id, "csv", "text/csv; charset=utf-8", content)


@allow(PUBLIC)
def measure_json(request: Request, authority: str, permanent_id: str) -> HttpResponse:
    """Give a measure's published returns, each with its row of the Report, and what was restated."""
    shown, returns = _returns(request, permanent_id)
    told = {
        "schema_version": SCHEMA_VERSION,
        "authority": request.authority.name,
        "id": permanent_id,
        "returns": [_return(one) for one in returns],
        "restatements": [_corrected(one) for one in restatements(shown, permanent_id)],
    }
    content = json.dumps(told, ensure_ascii=False, indent=1).encode() + b"\n"
    return _answered(request, permanent_id, "json", "application/json", content)


def _returns(request: Request, permanent_id: str) -> tuple[Shown, list[Earlier]]:
    shown = latest_shown(request)
    found = returns_until(shown, permanent_id)
    if not found:
        raise Http404("There is no such measure.")
    return shown, found


def _edition(one: Earlier) -> list[object]:
    return [str(one.period), one.edition.publication.edition, one.edition.publication.published_at.date().isoformat()]


def _return(one: Earlier) -> dict[str, Any]:
    found = one.published
    return {
        **dict(zip(_FIRST, _edition(one), strict=True)),
        "address": one.edition.address,
        "row": found.row.model_dump(mode="json"),
        "remedial_actions": [_remedy(each) for each in found.remedies],
        "earlier_remedial_actions": [_remedy(each) for each in found.earlier_remedies],
        "reason_for_status": found.words[OVERRIDE].shown if OVERRIDE in found.words else "",
        "comes_from": json.loads(found.entry.origin),
        "note": found.entry.note,
    }


def _remedy(one: Remedy) -> dict[str, Any]:
    return one.model_dump(mode="json")


def _corrected(one: Corrected) -> dict[str, Any]:
    told = one.told
    return {
        "period": str(told.period),
        "label": told.label,
        "on": told.at.date().isoformat(),
        "change": one.change,
        "reason": one.reason,
    }


def _answered(request: Request, name: str, extension: str, media_type: str, content: bytes) -> HttpResponse:
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{request.authority.slug}-{name}.{extension}"'
    return keep(request, response, f'"{hashlib.sha256(content).hexdigest()[:32]}"')
