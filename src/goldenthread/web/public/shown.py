"""Which publication a page shows: the latest, or the edition that the address names."""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, NamedTuple, TypeVar, cast

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from goldenthread.plan import Period
from goldenthread.web.pages.addresses import period_address
from goldenthread.web.records.models import Authority, Publication, PublishedReturn, Restatement
from goldenthread.web.records.published import Facts, facts_of, publications

Part = TypeVar("Part")

_ADDRESS = re.compile(r"(\d{4})-\d{2}-(?:q([1-3])|(year-end))")
_YEAR_END = 4
# As many as the column holds; asking PostgreSQL for a larger number is an error.
_MOST_EDITIONS = 32767
# How many publications a process keeps the unchanging parts of.
_MOST_KEPT = 32


class Stand(NamedTuple):
    """What a page depends on: its publication, its authority's name, the latest publication, and how often anything was
    taken down or restated."""

    publication: int
    authority: str
    newest: int
    taken_down: int
    restated: int


@dataclass(frozen=True)
class Shown:
    """A publication as a page shows it. `at` is where its pages' addresses begin, `start` where the authority's do.

    A process keeps it, with what was worked out of it, until anything is published, restated or taken down. Texts are
    no part of it: as they may have to go, they are asked for each time.
    """

    authority: Authority
    publication: Publication
    is_latest: bool
    at: str
    start: str
    parts: dict[Hashable, Any] = field(default_factory=dict, compare=False)

    def kept(self, name: Hashable, make: Callable[[], Part]) -> Part:
        """Give a part by its name, made when it is first asked for."""
        if name not in self.parts:
            self.parts[name] = make()
        return cast(Part, self.parts[name])

    @cached_property
    def facts(self) -> Facts:
        """What the publication says as a whole."""
        return facts_of(self.publication)

    @cached_property
    def until(self) -> tuple["Edition", ...]:
        """The last edition of each period before, and this one, which stands for its own; the oldest first."""
        found = publications(self.authority, for_public=True).defer("content", "manifest", "only_earlier")
        last = {one.period.noun: one for one in sorted(found, key=lambda one: one.edition)}
        before = [last[period] for period in sorted(last) if period < self.period]
        return tuple(edition_of(self.authority.slug, one) for one in (*before, self.publication))

    @cached_property
    def restated(self) -> frozenset[str]:
        """The measures of which any published figure was restated."""
        told = Restatement.objects.filter(authority=self.authority)
        return frozenset(told.order_by().values_list("measure__permanent_id", flat=True).distinct())

    @cached_property
    def period(self) -> Period:
        """The period that it is about."""
        return self.publication.period.noun

    @property
    def rows(self) -> QuerySet[PublishedReturn]:
        """Its measures, in the plan's order."""
        return self.publication.returns.all()

    @cached_property
    def permanent(self) -> str:
        """The address under which this edition stands for good."""
        return edition_address(self.authority.slug, self.publication)

    @cached_property
    def name(self) -> str:
        """How the publication is named: "2011/12 year end", with the edition where it isn't the first."""
        return _name(self.publication, self.period)

    @cached_property
    def newest(self) -> "Edition":
        """The edition that the authority's own address shows."""
        found = publications(self.authority, for_public=True).defer("content", "manifest", "only_earlier")
        return edition_of(self.authority.slug, found[:1].get())


class Edition(NamedTuple):
    """A publication in a list, with its name, its period, its permanent address and the name of its data."""

    publication: Publication
    name: str
    period: Period
    address: str
    data: str


def edition_of(authority: str, publication: Publication) -> Edition:
    """Give a publication of an authority with its addresses; its data is named "2011-12-q2-1". Needs the plan year."""
    period = publication.period.noun
    data = f"{period_address(period)}-{publication.edition}"
    name = _name(publication, period)
    return Edition(publication, name, period, edition_address(authority, publication), data)


def _name(publication: Publication, period: Period) -> str:
    edition = publication.edition
    return f"{period}, edition {edition}" if edition > 1 else str(period)


def edition_address(authority: str, publication: Publication) -> str:
    """Give the permanent address of an edition. Needs its period's plan year."""
    period = period_address(publication.period.noun)
    return reverse("public-edition", args=[authority, period, publication.edition])


# Written out, as every page asks it, kept or not: to have Django put it together takes longer than the answer. Of the
# publication it asks what an index holds: behind its long texts, SQLite would find nothing without reading them.
_STAND = """
SELECT p.id, a.name,
    (SELECT MAX(n.id) FROM records_publication n WHERE n.authority_id = a.id AND n.for_public = %s),
    (SELECT COUNT(*) FROM records_publishedtext t JOIN records_publication o ON o.id = t.publication_id
        WHERE t.text IS NULL AND o.authority_id = a.id),
    (SELECT COUNT(*) FROM records_restatement r WHERE r.authority_id = a.id)
        + (SELECT COUNT(*) FROM records_removal m WHERE m.authority_id = a.id)
FROM records_authority a
JOIN records_reportingperiod q ON q.authority_id = a.id
JOIN records_planyear y ON y.id = q.plan_year_id
JOIN records_publication p ON p.period_id = q.id
WHERE a.slug = %s AND p.for_public = %s {named}
ORDER BY y.start DESC, q.quarter DESC, p.edition DESC
LIMIT 1
"""
_LATEST = _STAND.format(named="")
_NAMED = _STAND.format(named="AND y.start = %s AND q.quarter = %s AND p.edition = %s")


def stand_of(authority: str, period: str | None, edition: int | None) -> Stand | None:
    """Find which publication an address shows, and on what its pages depend, in one query; None without any."""
    if edition is not None and edition > _MOST_EDITIONS:
        return None
    named = [] if period is None else [*_quarter_of(period), edition]
    with connection.cursor() as cursor:
        cursor.execute(_NAMED if named else _LATEST, [True, authority, True, *named])
        found = cursor.fetchone()
    return Stand(*found) if found else None


def _quarter_of(period: str) -> tuple[int, int]:
    found = _ADDRESS.fullmatch(period)
    if found is None:
        raise Http404("There is no such period.")
    return int(found[1]), int(found[2] or _YEAR_END)


@lru_cache(maxsize=_MOST_KEPT)
def shown_at(stand: Stand, is_latest: bool) -> Shown:
    """Fetch the publication that a page shows, or give what is kept of one that stands as it did."""
    found = Publication.objects.select_related("authority", "period__plan_year__plan", "published_by")
    publication = found.defer("manifest", "only_earlier").get(pk=stand.publication)
    start = reverse("public-home", args=[publication.authority.slug])
    at = start if is_latest else edition_address(publication.authority.slug, publication)
    return Shown(publication.authority, publication, is_latest, at, start)
