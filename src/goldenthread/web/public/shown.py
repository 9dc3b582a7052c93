"""Which publication a page shows: the latest, or the edition that the address names."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import Count, Max, OuterRef, QuerySet, Subquery
from django.http import Http404
from django.urls import reverse

from goldenthread.plan import Period
from goldenthread.web.records.models import Authority, Publication, PublishedReturn, PublishedText, Restatement
from goldenthread.web.records.published import Facts, facts_of, publications

_ADDRESS = re.compile(r"(\d{4})-\d{2}-(?:q([1-3])|(year-end))")
_YEAR_END = 4


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
        return facts_of(self.publication)

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


class Edition(NamedTuple):
    """A publication in a list, with its permanent address and the name of its data."""

    publication: Publication
    address: str
    data: str


def data_name(publication: Publication) -> str:
    """Give how addresses name the data of an edition: "2011-12-q2-1"."""
    return f"{period_address(publication.period.noun)}-{publication.edition}"


def period_address(period: Period) -> str:
    """Give how addresses name a period: "2011-12-q2", "2011-12-year-end"."""
    part = "year-end" if period.at_year_end else f"q{period.quarter}"
    return f"{period.year.replace('/', '-')}-{part}"


def edition_address(authority: str, publication: Publication) -> str:
    """Give the permanent address of an edition. Needs its period's plan year."""
    period = period_address(publication.period.noun)
    return reverse("public-edition", args=[authority, period, publication.edition])


def stand_of(authority: Authority, period: str | None, edition: int | None) -> Stand | None:
    """Find which publication an address shows, and on what its pages depend, in one query; None without any."""
    own = Publication.objects.filter(authority=authority, for_public=True)
    found = _editions(own, period, edition).order_by("-period__plan_year__start", "-period__quarter", "-edition")
    newest = own.order_by().values("authority").annotate(newest=Max("pk")).values("newest")
    gone = PublishedText.objects.filter(publication__authority=OuterRef("authority"), text__isnull=True)
    restated = Restatement.objects.filter(authority=OuterRef("authority")).order_by()
    counted = found.annotate(
        newest=Subquery(newest),
        gone=Subquery(gone.values("publication__authority").annotate(n=Count("pk")).values("n")),
        restated=Subquery(restated.values("authority").annotate(n=Count("pk")).values("n")),
    )
    one = counted.values_list("pk", "newest", "gone", "restated").first()
    return Stand(one[0], one[1], one[2] or 0, one[3] or 0) if one else None


def shown_at(authority: Authority, stand: Stand, period: str | None, edition: int | None) -> Shown:
    """Fetch the publication that a page shows."""
    publication = publications(authority, for_public=True).get(pk=stand.publication)
    at = reverse("public-home", args=[authority.slug])
    if period is not None:
        at = reverse("public-edition", args=[authority.slug, period, edition])
    return Shown(authority, publication, period is None, at)


def _editions(own: QuerySet[Publication], period: str | None, edition: int | None) -> QuerySet[Publication]:
    if period is None or edition is None:
        return own
    found = _ADDRESS.fullmatch(period)
    if found is None:
        raise Http404("There is no such period.")
    quarter = int(found[2] or _YEAR_END)
    return own.filter(period__plan_year__start=int(found[1]), period__quarter=quarter, edition=edition)
