"""What a publication holds, put together again: the Report, one row, the words that are left and their tombstones.

Public pages, the API and the next publication read by these functions alone, each in a fixed number of queries.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.db.models import Q, QuerySet

from goldenthread.plan import ComparedRow, Comparison, CountedTotals, Report, Return, Source
from goldenthread.plan.noun import Noun
from goldenthread.web.records.models import (
    COVER_PARTS,
    Authority,
    Publication,
    PublishedReturn,
    PublishedText,
    ReportingPeriod,
)

# The free texts of a row. Where one is taken down, what was read out of the words goes with it.
TEXTS = ("progress", "remedial_action")
DERIVED = ("claims", "because")
# Remedial actions one by one, as JSON: the period's own, which `remedial_action` says in words, and earlier ones.
REMEDIES, EARLIER_REMEDIES = "remedies", "remedies_before"
# Why the council's status is another than the calculated one.
OVERRIDE = "override_reason"
_OF_A_ROW = (*TEXTS, *DERIVED, REMEDIES, EARLIER_REMEDIES, OVERRIDE)
COMMENTARY = "commentary"
# What places of the cover begin with: "cover.purpose".
COVER = "cover"
# What places of answers to points begin with: "answer.<fingerprint>".
ANSWER = "answer"
TAKEN_DOWN = "[taken down]"


class Remedy(Noun):
    """A remedial action as published: what, who, by when, and the period whose return announced it."""

    what: str
    who: str
    by_when: date
    done_on: date | None = None
    period: str

    def state_on(self, day: date) -> str:
        """Say how it stood on a day: "done", "overdue" or "open"."""
        if self.done_on is not None and self.done_on <= day:
            return "done"
        return "overdue" if self.by_when < day else "open"


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

    @property
    def differs(self) -> bool:
        """Whether the council's status and the calculated one are two things."""
        verdict = self.row.verdict
        return bool(verdict and verdict.rating and self.row.rating and verdict.rating is not self.row.rating)

    @property
    def read_from(self) -> str:
        """The file that it was read from, with the place in it, for whoever has the file; "" where it is of none."""
        origin = json.loads(self.entry.origin)
        place = Source.model_validate(origin.get("place", {}))
        parts = [origin.get("file", ""), str(place) if place.model_dump() else ""]
        return ", ".join(filter(None, parts))

    @property
    def remedies(self) -> tuple[Remedy, ...]:
        """The remedial actions of the period; none where they were taken down, or stand in one text only."""
        return self._remedies(REMEDIES)

    @property
    def earlier_remedies(self) -> tuple[Remedy, ...]:
        """Remedial actions of earlier periods that were still open."""
        return self._remedies(EARLIER_REMEDIES)

    def _remedies(self, name: str) -> tuple[Remedy, ...]:
        text = self.words[name].text if name in self.words else None
        return tuple(Remedy.model_validate(one) for one in json.loads(text or "[]"))


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


def place_of_commentary(theme: str = "") -> str:
    """Give the place of the commentary on the whole plan, or of that on the theme with this address."""
    return f"{COMMENTARY}.{theme}" if theme else COMMENTARY


def commentaries_of(publication: Publication, themes: Iterable[str]) -> dict[str, Words]:
    """Give the commentaries by the address of their theme, that on the whole plan under "". One query."""
    places = {place_of_commentary(theme): theme for theme in ("", *themes)}
    return {places[place]: words for place, words in words_at(publication, places).items()}


def place_on_cover(part: str) -> str:
    """Give the place of a part of the cover."""
    return f"{COVER}.{part}"


def cover_of(publication: Publication) -> dict[str, Words]:
    """Give what stands on the cover, by its parts, those without words left out. One query."""
    words = words_at(publication, map(place_on_cover, COVER_PARTS))
    return {part: words[place_on_cover(part)] for part in COVER_PARTS if place_on_cover(part) in words}


def between_spaces(parts: Iterable[str]) -> str:
    """Write parts so that a query finds each of them whole: each stands between two spaces."""
    told = " ".join(parts)
    return f" {told} " if told else ""


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
    places = None if entries is None else [place for entry in found for place in places_of(entry.measure.permanent_id)]
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
    own = {name: words[place] for name, place in zip(_OF_A_ROW, places_of(permanent_id), strict=True) if place in words}
    content = json.loads(entry.content)
    content |= {name: own[name].shown for name in TEXTS if name in own}
    if "claims" in own and own["claims"].text is not None:
        content["claims"] = json.loads(own["claims"].text)
    if "because" in own:
        content["verdict"]["because"] = own["because"].shown
    compared = ComparedRow.model_validate_json(entry.compared) if entry.compared else None
    return PublishedRow(entry, Return.model_validate(content), compared, own)


def with_texts(found: PublishedRow, told: Mapping[str, Words | None]) -> PublishedRow:
    """Give a row that was put together without words with some of its texts, by their names."""
    here = {name: words for name, words in told.items() if words is not None}
    shown = {name: words.shown for name, words in here.items() if name in TEXTS}
    return replace(found, row=found.row.model_copy(update=shown), words={**found.words, **here})


def places_of(permanent_id: str) -> Sequence[str]:
    """Give the places of the texts of a measure."""
    return [f"{permanent_id}.{name}" for name in _OF_A_ROW]


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
