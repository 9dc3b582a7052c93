"""A publication as data: the contract's Report as JSON, and one line a measure as CSV. Long ones are sent in parts."""

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Count, Max
from django.http import Http404, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from django.utils.timezone import localdate

from goldenthread.publishing.content.measure import measure_words
from goldenthread.publishing.content.safe import Safe
from goldenthread.publishing.formats.data.columns import MEASURES, Value, measure_line
from goldenthread.publishing.formats.data.csv import BEGINNING, lines
from goldenthread.web.accounts.access import PUBLIC, Request, allow
from goldenthread.web.actions.publishing.material import notes_of
from goldenthread.web.public.answering import FRESH_SECONDS
from goldenthread.web.public.shown import Shown, shown_at, stand_of
from goldenthread.web.records.models import Publication, Removal
from goldenthread.web.records.published import PublishedRow, rows_of

_BATCH = 500
_NAME = re.compile(r"(.+)-(\d{1,4})")
# The columns of the CSV are those of the data files among a publication's documents, and so is each cell.
COLUMNS = tuple(field.name for field in MEASURES.fields)


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
    """Give the CSV in parts, letter by letter the one among the publication's documents."""
    yield BEGINNING + lines([COLUMNS])
    for batch in _batches(shown):
        yield lines([cells(found, shown.publication) for found in batch])


def _batches(shown: Shown) -> Iterator[list[PublishedRow]]:
    last = shown.rows.order_by("-position").values_list("position", flat=True).first() or 0
    for first in range(0, last, _BATCH):
        yield rows_of(shown.publication, shown.rows.filter(position__gt=first, position__lte=first + _BATCH))


def cells(found: PublishedRow, publication: Publication) -> Sequence[Value]:
    """Give the cells of a row, one a column."""
    day = localdate(publication.published_at)
    notes = tuple(notes_of(found, publication))
    return measure_line(measure_words(found.row, found.compared, day, Safe(), notes))
