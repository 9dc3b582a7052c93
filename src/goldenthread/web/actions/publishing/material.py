"""What the documents of a publication are composed from: what is frozen, and no more."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from django.utils import timezone

from goldenthread.judging import all_presets
from goldenthread.plan import Comparison, Cover, Period, Return
from goldenthread.publishing.content import Accepted, Material
from goldenthread.web.records.covers import implications_in, lines_of
from goldenthread.web.records.models import COVER_PARTS, PointToCheck, Publication
from goldenthread.web.records.published import (
    ANSWER,
    OVERRIDE,
    Facts,
    LeftOut,
    PublishedRow,
    Remedy,
    Words,
    facts_of,
    only_earlier,
    periods_before,
    place_of_commentary,
    place_on_cover,
    rows_of,
    words_at,
)

# As many earlier periods as a chart over time has room for.
_MOST_PERIODS = 12


def material_of(publication: Publication) -> Material:
    """Give the material of a publication. The same publication gives the same, until words of it are taken down."""
    facts, rows = facts_of(publication), rows_of(publication)
    words = words_at(publication)
    published_on = timezone.localdate(publication.published_at)
    return Material(
        report=facts.report.model_copy(update={"rows": tuple(found.row for found in rows)}),
        comparison=_comparison(publication, facts, rows),
        cover=_cover(facts, words, published_on),
        commentary=_commentary(facts, words),
        accepted=() if publication.for_public else tuple(_accepted(publication, words)),
        past=_past(publication, [found.row.id for found in rows]),
        notes={found.row.id: tuple(notes_of(found, publication)) for found in rows},
        decided=_decided(publication),
        left_out=tuple(left_out_words(facts.left_out)),
        published_on=published_on,
    )


def _comparison(publication: Publication, facts: Facts, rows: Iterable[PublishedRow]) -> Comparison | None:
    if facts.comparison is None:
        return None
    compared = (*(found.compared for found in rows if found.compared), *only_earlier(publication))
    return facts.comparison.model_copy(update={"rows": compared})


def _cover(facts: Facts, words: dict[str, Words], published_on: date) -> Cover:
    told = {part: words[place_on_cover(part)].shown for part in COVER_PARTS if place_on_cover(part) in words}
    return Cover(
        committee=facts.committee,
        meeting_on=facts.committee_on,
        report_of=told.get("report_of"),
        contact=told.get("contact"),
        purpose=told.get("purpose"),
        recommendations=tuple(lines_of(told.get("recommendations", ""))),
        implications=implications_in(told.get("implications", "")),
        published_on=published_on,
    )


def _commentary(facts: Facts, words: dict[str, Words]) -> dict[str, str]:
    """Give what is said of the plan and of themes, by the theme's name."""
    names = {place_of_commentary(): "", **{place_of_commentary(one.slug): one.name for one in facts.themes}}
    return {name: words[place].shown for place, name in names.items() if place in words}


def _accepted(publication: Publication, words: dict[str, Words]) -> Iterator[Accepted]:
    """Give the points that were accepted when the period was published, for officers."""
    manifest = json.loads(publication.manifest)
    marks = [one["fingerprint"] for one in manifest["answers"]]
    points = PointToCheck.objects.filter(fingerprint__in=marks, of_return__period=publication.period_id)
    refs = dict(publication.returns.values_list("measure_id", "ref"))
    for point in points.select_related("of_return").order_by("of_return", "fingerprint"):
        because = words.get(f"{ANSWER}.{point.fingerprint}")
        if because is not None:
            yield Accepted(refs.get(point.of_return.measure_id, ""), point.message, because.shown)


def _past(publication: Publication, measures: Sequence[str]) -> dict[str, tuple[tuple[Period, Return], ...]]:
    """Give the earlier returns of each measure, the oldest first: of each period its last edition of this version."""
    wanted, found = set(measures), dict[str, list[tuple[Period, Return]]]()
    for period in reversed(periods_before(publication.period)[:_MOST_PERIODS]):
        editions = Publication.objects.filter(period=period, for_public=publication.for_public)
        last = editions.order_by("-edition").first()
        for row in rows_of(last) if last else ():
            if row.row.id in wanted:
                found.setdefault(row.row.id, []).append((period.noun, row.row))
    return {name: tuple(own) for name, own in found.items()}


def notes_of(found: PublishedRow, publication: Publication) -> Iterator[str]:
    """Give what is said of a measure besides: why something isn't shown, the council's reason, remedial actions."""
    if found.entry.note:
        yield f"{found.entry.note[:1].upper()}{found.entry.note[1:]}."
    if OVERRIDE in found.words:
        yield f"The council’s reason for the status: {found.words[OVERRIDE].shown}"
    day = timezone.localdate(publication.published_at)
    for remedy in (*found.remedies, *found.earlier_remedies):
        yield _remedy_words(remedy, remedy.state_on(day))


def _remedy_words(remedy: Remedy, state: str) -> str:
    by_when = f"{remedy.by_when.day} {remedy.by_when:%B %Y}"
    return f"Announced at {remedy.period}: {remedy.what} ({remedy.who}, by {by_when}): {state}."


def _decided(publication: Publication) -> tuple[str, ...]:
    rules: dict[str, Any] = json.loads(publication.manifest)["rules"]
    preset = all_presets().get(rules.get("preset", ""))
    return (f"Measures are judged by the rules “{preset.title}”: {' '.join(preset.about.split())}",) if preset else ()


def left_out_words(left_out: LeftOut) -> Iterator[str]:
    """Say what a publication doesn't show, a sentence a reason."""
    told = (
        (left_out.not_public, "measure kept from the public", "measures kept from the public"),
        (
            left_out.withheld,
            "measure whose figures tell of few people",
            "measures whose figures tell of few people",
        ),
        (left_out.exempt_texts, "measure whose words are exempt", "measures whose words are exempt"),
        (left_out.not_approved, "return that nobody had approved", "returns that nobody had approved"),
    )
    parts = [f"{number:,} {one if number == 1 else many}" for number, one, many in told if number]
    if parts:
        yield f"Not shown: {'; '.join(parts)}."
