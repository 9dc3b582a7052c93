"""A publication as data: the contract's Report as JSON, and one line a measure as CSV. Long ones are sent in parts."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Count, Max
from django.http import Http404, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

from goldenthread.plan import Return
from goldenthread.publishing.saying import boundary_words, figures_words, targets_words
from goldenthread.web.accounts.access import PUBLIC, Request, allow
from goldenthread.web.public.answering import FRESH_SECONDS
from goldenthread.web.public.shown import Shown, shown_at, stand_of
from goldenthread.web.records.models import Removal
from goldenthread.web.records.published import PublishedRow, rows_of

_BATCH = 500
_NAME = re.compile(r"(.+)-(\d{1,4})")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"-?\d[\d,]*(?:\.\d+)?")

COLUMNS = (
    "id",
    "ref",
    "measure",
    "section",
    "theme",
    "directorates",
    "status",
    "rating",
    "not_rated_because",
    "figure",
    "unit",
    "numerator",
    "denominator",
    "as_at",
    "state",
    "all_figures",
    "targets",
    "tolerance_ends_at",
    "calculated_rating",
    "calculated_because",
    "supports_printed",
    "movement",
    "progress",
    "remedial_action",
    "counted",
    "note",
)


@allow(PUBLIC)
def report_json(request: Request, authority: str, name: str) -> HttpResponseBase:
    """Give a publication as the Report that it is."""
    shown = _shown(request, name)
    return _handed_out(request, shown, name, "json", "application/json", json_parts)


@allow(PUBLIC)
def measures_csv(request: Request, authority: str, name: str) -> HttpResponseBase:
    """Give a publication's measures, one a line."""
    shown = _shown(request, name)
    return _handed_out(request, shown, name, "csv", "text/csv; charset=utf-8", csv_parts)


def _shown(request: Request, name: str) -> Shown:
    found = _NAME.fullmatch(name)
    if found is None:
        raise Http404("There is no such publication.")
    period, edition = found[1], int(found[2])
    stand = stand_of(request.authority.slug, period, edition)
    if stand is None:
        raise Http404("There is no such publication.")
    return shown_at(stand, is_latest=False)


def _handed_out(
    request: Request, shown: Shown, name: str, extension: str, media_type: str, parts: Any
) -> HttpResponseBase:
    mark, changed = _marks(shown)
    etag = f'"{mark}-{extension}"'
    unchanged = get_conditional_response(request, etag=etag, last_modified=changed)
    response = unchanged or StreamingHttpResponse(parts(shown), content_type=media_type)
    if unchanged is None:
        response["Content-Disposition"] = f'attachment; filename="{shown.authority.slug}-{name}.{extension}"'
    response["ETag"] = etag
    response["Last-Modified"] = http_date(changed)
    response["Cache-Control"] = f"public, max-age={FRESH_SECONDS}"
    return response


def _marks(shown: Shown) -> tuple[str, int]:
    """Give by what a publication's data is known again, and when it last changed: only taking down changes it."""
    texts = shown.publication.texts.aggregate(gone=Count("taken_down_at"), last=Max("taken_down_at"))
    removals = Removal.objects.filter(authority=shown.authority).aggregate(gone=Count("pk"), last=Max("at"))
    changed = max(filter(None, [shown.publication.published_at, texts["last"], removals["last"]]))
    return f"{shown.publication.sha256[:32]}-{texts['gone']}-{removals['gone']}", int(changed.timestamp())


def json_parts(shown: Shown) -> Iterator[bytes]:
    """Give the Report's JSON in parts: all but the rows, then the rows a batch at a time."""
    head = shown.facts.report.model_dump(mode="json", exclude={"rows"})
    yield f'{json.dumps(head, ensure_ascii=False)[:-1]}, "rows": ['.encode()
    before = ""
    for batch in _batches(shown):
        rows = [found.row.model_dump_json() for found in batch]
        yield (before + ",\n".join(rows)).encode()
        before = ",\n"
    yield b"]}\n"


def csv_parts(shown: Shown) -> Iterator[bytes]:
    """Give the CSV in parts, beginning with the mark by which Excel knows UTF-8."""
    yield b"\xef\xbb\xbf" + lines([COLUMNS])
    for batch in _batches(shown):
        yield lines([cells(found) for found in batch])


def _batches(shown: Shown) -> Iterator[list[PublishedRow]]:
    last = shown.rows.order_by("-position").values_list("position", flat=True).first() or 0
    for first in range(0, last, _BATCH):
        yield rows_of(shown.publication, shown.rows.filter(position__gt=first, position__lte=first + _BATCH))


class _Echo:
    def write(self, text: str) -> str:
        return text


def lines(rows: Sequence[Sequence[object]]) -> bytes:
    """Write rows as lines of CSV, each cell made harmless."""
    writer = csv.writer(_Echo())
    return "".join(str(writer.writerow([harmless(cell) for cell in row])) for row in rows).encode()


def harmless(cell: object) -> object:
    """Give a cell that no spreadsheet takes for a formula: such a text gets an apostrophe; numbers stay."""
    if isinstance(cell, str) and cell.startswith(_STARTS_A_FORMULA) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def cells(found: PublishedRow) -> list[object]:
    """Give the cells of a row, one a column."""
    row, entry, verdict = found.row, found.entry, found.row.verdict
    return [
        row.id,
        row.ref or "",
        row.outcome or row.action or "",
        row.section or "",
        row.theme or "",
        " ".join(row.responsibility),
        row.status_printed,
        row.rating or "",
        entry.unrated,
        *_first_figure(row),
        figures_words(row.actuals, len(row.actuals)),
        targets_words(row, len(row.targets)),
        boundary_words(row),
        (verdict.rating or "") if verdict else "",
        verdict.because if verdict else "",
        verdict.supports_printed if verdict else "",
        entry.movement,
        row.progress,
        row.remedial_action,
        "yes" if entry.counted else "no",
        entry.note,
    ]


def _first_figure(row: Return) -> list[object]:
    if not row.actuals:
        return [""] * 6
    one = row.actuals[0]
    numbers = ["" if number is None else f"{number:f}" for number in (one.value, one.numerator, one.denominator)]
    return [numbers[0], one.unit, numbers[1], numbers[2], one.as_at or "", one.state or ""]
