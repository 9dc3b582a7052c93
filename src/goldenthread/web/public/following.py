"""Following the plan or a measure: an Atom feed with an entry for each edition. No account, and nothing is counted.

An entry says the status and the figure as published. Its name is the edition's permanent address: a reader that has
it never shows it twice.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from goldenthread.plan import Return
from goldenthread.publishing.saying import figures_words, naming, targets_words
from goldenthread.web.accounts.access import PUBLIC, Request, allow
from goldenthread.web.pages.statuses import status_words
from goldenthread.web.public.answering import keep
from goldenthread.web.public.history import Corrected, Earlier, editions_of, restatements
from goldenthread.web.public.saying import difference_words
from goldenthread.web.public.shown import Shown, edition_address, shown_at, stand_of
from goldenthread.web.records.models import Publication
from goldenthread.web.records.published import facts_of, publications

# As many as anyone reads back; older ones stand under their addresses.
_MOST = 40


@dataclass(frozen=True)
class Entry:
    """One edition in a feed."""

    title: str
    said: str
    address: str
    at: datetime


@allow(PUBLIC)
def plan_feed(request: Request, authority: str) -> HttpResponse:
    """Give a feed of the editions of a plan: how it stood in each."""
    shown = latest_shown(request)
    found = publications(request.authority, for_public=True)[:_MOST]
    entries = [_of_plan(shown, one) for one in found]
    name = shown.facts.report.plan or "The plan"
    return _answered(request, f"{name}: {request.authority.name}", shown.at, entries)


@allow(PUBLIC)
def measure_feed(request: Request, authority: str, permanent_id: str) -> HttpResponse:
    """Give a feed of the editions in which a measure stands: its status and figure in each."""
    shown = latest_shown(request)
    editions = editions_of(shown, permanent_id)[-_MOST:][::-1]
    if not editions:
        raise Http404("There is no such measure.")
    address = reverse("public-measure", args=[authority, permanent_id])
    entries = [_of_measure(one, permanent_id) for one in editions]
    entries += [_of_correction(one, address) for one in restatements(shown, permanent_id)]
    entries.sort(key=lambda entry: entry.at, reverse=True)
    title = f"{naming(editions[0].row)}: {request.authority.name}"
    return _answered(request, title, address, entries)


def latest_shown(request: Request) -> Shown:
    """Give the latest publication. Raises Http404 where there is none."""
    stand = stand_of(request.authority.slug, None, None)
    if stand is None:
        raise Http404("Nothing is published here.")
    return shown_at(stand, True)


def _of_plan(shown: Shown, publication: Publication) -> Entry:
    totals = facts_of(publication).report.counted_totals
    share = f" ({totals.on_track_percent} %)" if totals.on_track_percent is not None else ""
    standing = f"{totals.on_track:,} of {totals.rated:,} rated measures are achieved or on track{share}"
    unrated = totals.rows - totals.rated
    more = f" {unrated:,} more {'is' if unrated == 1 else 'are'} not rated." if unrated else ""
    address = edition_address(shown.authority.slug, publication)
    said = f"{standing}." if totals.rated else "No measure is rated."
    return Entry(str(publication), f"{said}{more}", address, publication.published_at)


def _of_measure(one: Earlier, permanent_id: str) -> Entry:
    row = one.row
    status = status_words(row.rating, row.unrated)
    note = one.published.entry.note
    differs = difference_words(row) if one.published.differs else ""
    parts = [f"{status}.", f"{_figure(row)}.", differs, f"{note[:1].upper()}{note[1:]}." if note else ""]
    address = f"{one.edition.address}measures/{permanent_id}/"
    return Entry(
        f"{one.edition.publication}: {status}",
        " ".join(filter(None, parts)),
        address,
        one.edition.publication.published_at,
    )


def _of_correction(one: Corrected, address: str) -> Entry:
    told = one.told
    label = f", {told.label}" if told.label else ""
    title = f"{told.period}: a figure is restated"
    return Entry(title, f"{told.period}{label}: {one.change}. {one.reason}", f"{address}#restated-{told.pk}", told.at)


def _figure(row: Return) -> str:
    figures, targets = figures_words(row.actuals), targets_words(row)
    if figures:
        return f"{figures} against {targets}" if targets else figures
    return f"No figure is published; the target is {targets}" if targets else "No figure is published"


def _answered(request: Request, title: str, page: str, entries: Sequence[Entry]) -> HttpResponse:
    content = _written(title, page, request, entries)
    response = HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
    return keep(request, response, f'"{hashlib.sha256(content).hexdigest()[:32]}"')


def _written(title: str, page: str, request: Request, entries: Sequence[Entry]) -> bytes:
    site = settings.SITE_ADDRESS
    feed = Atom1Feed(
        title=plain(title),
        link=f"{site}{page}",
        description=None,
        language="en-GB",
        author_name=plain(request.authority.name),
        feed_url=f"{site}{request.path}",
    )
    for one in entries:
        address = f"{site}{one.address}"
        feed.add_item(
            title=plain(one.title),
            link=address,
            description=plain(one.said),
            unique_id=address,
            pubdate=one.at,
            updateddate=one.at,
        )
    return feed.writeString("utf-8").encode()


def plain(text: str) -> str:
    """Give a text without the control characters that XML has no place for."""
    return "".join(one if one.isprintable() else " " for one in text)
