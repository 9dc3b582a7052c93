"""What journal entries are about, by name: returns, periods, people and the rest, fetched for a page at once."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.apps import apps
from django.db.models import Model, OuterRef, Subquery
from django.urls import reverse

from goldenthread.web.pages.sentences import brief
from goldenthread.web.records.models import (
    AuditSample,
    Authority,
    Directorate,
    JournalEntry,
    Measure,
    Person,
    Placement,
    Publication,
    PublishedText,
    ReportingPeriod,
    Return,
)

_PARTS = {
    "progress": "the words on progress",
    "remedial_action": "the words on what will be done",
    "commentary": "the commentary",
    "report_of": "whose report it is, on the cover",
    "contact": "the contact on the cover",
    "purpose": "the purpose on the cover",
    "recommendations": "the recommendations on the cover",
    "implications": "the implications on the cover",
    "claims": "the figures read out of the words",
    "because": "the sentence that quotes the words",
}
# The kinds of which more is told than their name.
_KNOWN = frozenset(
    {
        *("authority", "person", "directorate", "return", "measure"),
        *("reportingperiod", "publication", "publishedtext", "auditsample"),
    }
)
_NUMBERED = re.compile(r"([a-z_]+) ([0-9]{1,18})")


@dataclass(frozen=True)
class Named:
    """A thing by its name, and its address where officers and auditors may both open it."""

    words: str
    link: str = ""


@dataclass(frozen=True)
class Names:
    """The names of what entries speak of. What isn't among them is told without its number."""

    things: Mapping[str, Named]
    people: Mapping[int, str]
    addresses: Mapping[str, str]
    directorates: Mapping[int, str]

    def thing(self, subject: str) -> Named:
        """Give what an entry is about; its kind alone where it has gone."""
        found = self.things.get(subject)
        kind = _NUMBERED.fullmatch(subject)
        return found or Named(kind[1].replace("_", " ") if kind else self.post(subject))

    def person(self, number: object) -> str:
        """Give a person's name: "nobody" for none."""
        return self.people.get(number, "somebody") if isinstance(number, int) else "nobody"

    def post(self, told: str) -> str:
        """Give a post as the journal keeps it, "head_of_service directorate 3", in words."""
        role, _, number = told.partition(" directorate ")
        place = self.directorates.get(int(number)) if number.isascii() and number.isdecimal() else None
        return f"{role.replace('_', ' ')} of {place}" if place else role.replace("_", " ")


def names_of(entries: Sequence[JournalEntry], authority: Authority) -> Names:
    """Give the names of all that entries speak of, in a query a kind, however many entries there are."""
    numbers = _numbers(entries)
    found = list(Person.objects.filter(authority=authority).values_list("pk", "name", "user__email"))
    directorates = dict(Directorate.objects.filter(authority=authority).values_list("pk", "code"))
    things = {f"authority {authority.pk}": Named(authority.name)}
    things |= {f"person {pk}": Named(name) for pk, name, _ in found}
    things |= {f"directorate {pk}": Named(code) for pk, code in directorates.items()}
    things |= _returns(numbers.get("return", []), authority)
    things |= _measures(numbers.get("measure", []), authority)
    things |= _periods(numbers.get("reportingperiod", []), authority)
    things |= _publications(numbers.get("publication", []), authority)
    things |= _texts(numbers.get("publishedtext", []), authority)
    for kind in sorted(numbers.keys() - _KNOWN):
        things |= _others(kind, numbers[kind])
    things |= _samples(numbers.get("auditsample", []), authority)
    return Names(
        things, {pk: name for pk, name, _ in found}, {address: name for _, name, address in found}, directorates
    )


def subjects_of(ref: str, authority: Authority) -> list[str]:
    """Give what the journal calls the measures that have a ref, in whatever year, and their returns."""
    placed = Placement.objects.filter(ref__iexact=ref, measure__authority=authority)
    measures = list(placed.values_list("measure", flat=True).distinct())
    returns = Return.objects.filter(measure__in=measures).values_list("pk", flat=True)
    return [*(f"measure {pk}" for pk in measures), *(f"return {pk}" for pk in returns)]


def named_measure(ref: str | None, name: str) -> str:
    """Name a measure by its ref and the beginning of its words."""
    return f"{ref or ''} {brief(name)}".strip(" .")


def _numbers(entries: Iterable[JournalEntry]) -> dict[str, list[int]]:
    numbers: dict[str, list[int]] = {}
    for entry in entries:
        found = _NUMBERED.fullmatch(entry.subject)
        if found:
            numbers.setdefault(found[1], []).append(int(found[2]))
    return numbers


def _returns(numbers: list[int], authority: Authority) -> dict[str, Named]:
    placed = Placement.objects.filter(measure=OuterRef("measure"), plan_year=OuterRef("period__plan_year"))
    returns = Return.objects.filter(pk__in=numbers, authority=authority).select_related("measure", "period__plan_year")
    return {
        f"return {one.pk}": Named(
            f"{named_measure(getattr(one, 'ref', None), one.measure.name)}, {one.period}",
            reverse("return-page", args=[authority.slug, one.pk]),
        )
        for one in returns.annotate(ref=Subquery(placed.values("ref")[:1]))
    }


def _measures(numbers: list[int], authority: Authority) -> dict[str, Named]:
    placed = Placement.objects.filter(measure=OuterRef("pk")).order_by("-plan_year__start")
    measures = Measure.objects.filter(pk__in=numbers, authority=authority)
    told = measures.annotate(ref=Subquery(placed.values("ref")[:1])).values_list("pk", "ref", "name")
    return {f"measure {pk}": Named(named_measure(ref, name)) for pk, ref, name in told}


def _periods(numbers: list[int], authority: Authority) -> dict[str, Named]:
    periods = ReportingPeriod.objects.filter(pk__in=numbers, authority=authority).select_related("plan_year")
    return {
        f"reportingperiod {one.pk}": Named(str(one), reverse("control-room", args=[authority.slug, one.pk]))
        for one in periods
    }


def _publications(numbers: list[int], authority: Authority) -> dict[str, Named]:
    found = Publication.objects.filter(pk__in=numbers, authority=authority).select_related("period__plan_year")
    light = found.defer("content", "manifest", "only_earlier")
    return {f"publication {one.pk}": _publication(one, authority) for one in light}


def _publication(one: Publication, authority: Authority) -> Named:
    version = "for the public" if one.for_public else "for officers"
    words = f"{one.period}, edition {one.edition}, {version}"
    return Named(words, reverse("publication", args=[authority.slug, one.pk]))


def _texts(numbers: list[int], authority: Authority) -> dict[str, Named]:
    texts = list(
        PublishedText.objects.filter(pk__in=numbers, publication__authority=authority)
        .select_related("publication__period__plan_year")
        .defer("text", "publication__content", "publication__manifest", "publication__only_earlier")
    )
    ids = {one.place.rpartition(".")[0] for one in texts}
    measures = Measure.objects.filter(permanent_id__in=ids, authority=authority)
    told = dict(measures.values_list("permanent_id", "name"))
    return {f"publishedtext {one.pk}": _text(one, told, authority) for one in texts}


def _text(one: PublishedText, measures: Mapping[str, str], authority: Authority) -> Named:
    of, _, name = one.place.rpartition(".")
    what = _PARTS.get(name, "the answer to a point to check")
    measure = f" of {named_measure(None, measures[of])}" if of in measures else ""
    publication = _publication(one.publication, authority)
    return Named(f"{what}{measure} ({publication.words})", publication.link)


def _others(kind: str, numbers: list[int]) -> dict[str, Named]:
    """Name what has no name of a kind of its own here: "objective Safer streets", "plan year 2012/13"."""
    try:
        model = apps.get_model("records", kind)
    except LookupError:
        return {}
    found = model._default_manager.filter(pk__in=numbers)
    called = str(model._meta.verbose_name)
    return {f"{kind} {one.pk}": Named(f"{called} {_called(one)}") for one in found}


def _called(one: Model) -> str:
    told = next((getattr(one, name) for name in ("name", "text", "code") if getattr(one, name, "")), "")
    return brief(str(told or one)).strip(" .")


def _samples(numbers: list[int], authority: Authority) -> dict[str, Named]:
    samples = AuditSample.objects.filter(pk__in=numbers, authority=authority).select_related("period__plan_year")
    return {f"auditsample {one.pk}": Named(f"sample {one.pk} of {one.period}") for one in samples}
