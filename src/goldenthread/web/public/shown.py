"""Which publication a page shows: the latest, or the edition that the address names."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from django.db import connection
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse

from goldenthread.plan import Period
from goldenthread.web.pages.addresses import period_address
from goldenthread.web.records.models import Authority, Publication, PublishedReturn
from goldenthread.web.records.published import Facts, publications

_ADDRESS = re.compile(r"(\d{4})-\d{2}-(?:q([1-3])|(year-end))")
_YEAR_END = 4
# As many as the column holds; asking PostgreSQL for a larger number is an error.
_MOST_EDITIONS = 32767


class Stand(NamedTuple):
    """What a page depends on: its publication, the latest one, and how often anything was taken down or restated."""

    publication: int
    newest: int
    taken_down: int
    restated: int


@dataclass(frozen=True)
class Shown:
    """A publication as a page shows it. `at` is where its pages' addresses begin."""

    authority: Authority
    publication: Publication
    is_latest: bool
    at: str

    @cached_property
    def facts(self) -> Facts:
        """What the publication says as a whole."""
        return _facts(self.publication.sha256, self.publication.content)

    @property
    def period(self) -> Period:
        """The period that it is about."""
        return self.publication.period.noun

    @property
    def rows(self) -> QuerySet[PublishedReturn]:
        """Its measures, in the plan's order."""
        return self.publication.returns.all()

    @property
    def permanent(self) -> str:
        """The address under which this edition stands for good."""
        return edition_address(self.authority.slug, self.publication)

    @property
    def name(self) -> str:
        """How the publication is named: "2011/12 year end", with the edition where it isn't the first."""
        edition = self.publication.edition
        return f"{self.period}, edition {edition}" if edition > 1 else str(self.period)


@lru_cache(maxsize=32)
def _facts(sha256: str, content: str) -> Facts:
    """Read a publication's content, which never changes, once: `sha256` tells contents apart quickly."""
    return Facts.model_validate_json(content)


class Edition(NamedTuple):
    """A publication in a list, with its permanent address and the name of its data."""

    publication: Publication
    address: str
    data: str


def data_name(publication: Publication) -> str:
    """Give how addresses name the data of an edition: "2011-12-q2-1"."""
    return f"{period_address(publication.period.noun)}-{publication.edition}"


def edition_address(authority: str, publication: Publication) -> str:
    """Give the permanent address of an edition. Needs its period's plan year."""
    period = period_address(publication.period.noun)
    return reverse("public-edition", args=[authority, period, publication.edition])


# Written out, as every page asks it, kept or not: to have Django put it together takes longer than the answer.
_STAND = """
SELECT p.id,
    (SELECT MAX(n.id) FROM records_publication n WHERE n.authority_id = p.authority_id AND n.for_public = %s),
    (SELECT COUNT(*) FROM records_publishedtext t JOIN records_publication o ON o.id = t.publication_id
        WHERE t.text IS NULL AND o.authority_id = p.authority_id),
    (SELECT COUNT(*) FROM records_restatement r WHERE r.authority_id = p.authority_id)
        + (SELECT COUNT(*) FROM records_removal m WHERE m.authority_id = p.authority_id)
FROM records_publication p
JOIN records_reportingperiod q ON q.id = p.period_id
JOIN records_planyear y ON y.id = q.plan_year_id
JOIN records_authority a ON a.id = p.authority_id
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


def shown_at(authority: Authority, stand: Stand, period: str | None, edition: int | None) -> Shown:
    """Fetch the publication that a page shows."""
    publication = publications(authority, for_public=True).get(pk=stand.publication)
    at = reverse("public-home", args=[authority.slug])
    if period is not None:
        at = reverse("public-edition", args=[authority.slug, period, edition])
    return Shown(authority, publication, period is None, at)
