"""What a publication holds, put together again: the Report, one row, the words that are left and their tombstones.

Public pages, the API and the next publication read by these functions alone, each in a fixed number of queries.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db.models import Q, QuerySet

from goldenthread.plan import ComparedRow, Comparison, CountedTotals, Report, Return
from goldenthread.plan.noun import Noun
from goldenthread.web.records.models import Authority, Publication, PublishedReturn, PublishedText, ReportingPeriod

# The free texts of a row. Where one is taken down, what was read out of the words goes with it.
TEXTS = ("progress", "remedial_action")
DERIVED = ("claims", "because")
COMMENTARY = "commentary"
# What places of answers to points begin with: "answer.<fingerprint>".
ANSWER = "answer"
TAKEN_DOWN = "[taken down]"


class LeftOut(Noun):
    """How much a publication doesn't show, by reason: measures, and texts of measures that it shows."""

    not_public: int = 0
    not_approved: int = 0
    withheld: int = 0
    exempt_texts: int = 0


class ThemeFacts(Noun):
    """A theme as published: its counts, and how many of its measures moved."""

    name: str
    slug: str
    section: str | None = None
    totals: CountedTotals
    improved: int = 0
    worsened: int = 0


class Facts(Noun):
    """A publication without its rows and free texts: what its front page says."""

    report: Report
    comparison: Comparison | None = None
    themes: tuple[ThemeFacts, ...] = ()
    left_out: LeftOut = LeftOut()
    committee: str
    committee_on: date
    papers_on: date


@dataclass(frozen=True)
class Words:
    """A free text as published. `text` is None where it was taken down: then the rest says when, by whom and why."""

    text: str | None
    number: int = 0
    taken_down_at: datetime | None = None
    taken_down_by: str = ""
    ground: str = ""

    @property
    def shown(self) -> str:
        """The text, or the mark that stands in its place."""
        return TAKEN_DOWN if self.text is None else self.text


@dataclass(frozen=True)
class PublishedRow:
    """One measure of a publication: what pages choose by, the row as the noun, its words and its movement."""

    entry: PublishedReturn
    row: Return
    compared: ComparedRow | None
    words: dict[str, Words] = field(default_factory=dict)


def publications(authority: Authority, *, for_public: bool) -> QuerySet[Publication]:
    """Give an authority's publications of one version, the latest period and edition first, without their manifests."""
    found = Publication.objects.filter(authority=authority, for_public=for_public)
    ordered = found.order_by("-period__plan_year__start", "-period__quarter", "-edition")
    return ordered.defer("manifest", "only_earlier").select_related("period__plan_year__plan", "published_by")


def latest(authority: Authority, *, for_public: bool, period: ReportingPeriod | None = None) -> Publication | None:
    """Give the latest publication: of a period where one is given, else of the latest period. None without any."""
    found = publications(authority, for_public=for_public)
    return (found.filter(period=period) if period else found).first()


def facts_of(publication: Publication) -> Facts:
    """Give what a publication says as a whole. Asks the database nothing."""
    return Facts.model_validate_json(publication.content)


def only_earlier(publication: Publication) -> tuple[ComparedRow, ...]:
    """Give the measures that the publication before held and this one doesn't. One query."""
    # Not by the publication itself: it would hold on to them, and there may be thousands.
    kept = Publication.objects.filter(pk=publication.pk).values_list("only_earlier", flat=True).get()
    return tuple(ComparedRow.model_validate(one) for one in json.loads(kept))


def commentary_of(publication: Publication) -> Words | None:
    """Give the commentary on the whole plan, None where there is none."""
    return words_at(publication, [COMMENTARY]).get(COMMENTARY)


def words_at(publication: Publication, places: Iterable[str] | None = None) -> dict[str, Words]:
    """Give the texts of a publication by place, all or those named, in one query."""
    texts = PublishedText.objects.filter(publication=publication)
    found = texts if places is None else texts.filter(place__in=list(places))
    return {text.place: words_of(text) for text in found.select_related("taken_down_by")}


def words_of(text: PublishedText) -> Words:
    """Give a published text, or its tombstone."""
    by = text.taken_down_by.name if text.taken_down_by else ""
    return Words(text.text, text.pk, text.taken_down_at, by, text.ground)


def rows_of(publication: Publication, entries: QuerySet[PublishedReturn] | None = None) -> list[PublishedRow]:
    """Give rows of a publication with their words, all or those of a query, in two queries."""
    chosen = publication.returns.all() if entries is None else entries
    found = list(chosen.select_related("measure"))
    places = None if entries is None else [place for entry in found for place in _places(entry.measure.permanent_id)]
    words = words_at(publication, places)
    return [put_together(entry, entry.measure.permanent_id, words) for entry in found]


def without_words(entries: QuerySet[PublishedReturn]) -> list[PublishedRow]:
    """Give rows of a query without any of their words, in one query."""
    return [put_together(entry, entry.measure.permanent_id, {}) for entry in entries.select_related("measure")]


def row_of(publication: Publication, permanent_id: str) -> PublishedRow | None:
    """Give one measure of a publication, None where it isn't in it. Two queries."""
    entries = publication.returns.filter(measure__permanent_id=permanent_id)
    return next(iter(rows_of(publication, entries)), None)


def report_of(publication: Publication) -> Report:
    """Give a publication as the Report that it is, texts that were taken down marked. Two queries."""
    rows = tuple(found.row for found in rows_of(publication))
    return facts_of(publication).report.model_copy(update={"rows": rows})


def put_together(entry: PublishedReturn, permanent_id: str, words: dict[str, Words]) -> PublishedRow:
    """Give a published row with its words, out of a publication's words by place."""
    own = {
        name: words[place]
        for name, place in zip((*TEXTS, *DERIVED), _places(permanent_id), strict=True)
        if place in words
    }
    content = json.loads(entry.content)
    content |= {name: own[name].shown for name in TEXTS if name in own}
    if "claims" in own and own["claims"].text is not None:
        content["claims"] = json.loads(own["claims"].text)
    if "because" in own:
        content["verdict"]["because"] = own["because"].shown
    compared = ComparedRow.model_validate_json(entry.compared) if entry.compared else None
    return PublishedRow(entry, Return.model_validate(content), compared, own)


def with_text(found: PublishedRow, name: str, words: Words | None) -> PublishedRow:
    """Give a row that was put together without words with one of its texts."""
    if words is None:
        return found
    return replace(found, row=found.row.model_copy(update={name: words.shown}), words={**found.words, name: words})


def _places(permanent_id: str) -> Sequence[str]:
    return [f"{permanent_id}.{name}" for name in (*TEXTS, *DERIVED)]


def earlier_period(period: ReportingPeriod) -> ReportingPeriod | None:
    """Give the period of the same plan before one, published or not. None for the first."""
    return periods_before(period).first()


def latest_before(period: ReportingPeriod, *, for_public: bool) -> Publication | None:
    """Give the last publication of the period before one that was published, of the same plan."""
    published = periods_before(period).filter(publications__for_public=for_public).first()
    return latest(period.authority, for_public=for_public, period=published) if published else None


def periods_before(period: ReportingPeriod) -> QuerySet[ReportingPeriod]:
    """Give the periods of the same plan before one, the latest first."""
    year = period.plan_year
    earlier = Q(plan_year__start__lt=year.start) | Q(plan_year__start=year.start, quarter__lt=period.quarter)
    found = ReportingPeriod.objects.filter(earlier, plan_year__plan=year.plan_id)
    return found.order_by("-plan_year__start", "-quarter").select_related("plan_year__plan")
