"""Editions of any size: the example's rows over and over, straight into the tables."""

import json
from itertools import cycle, islice

from goldenthread.web.records.models import Authority, Measure, Publication, PublishedReturn, PublishedText

_BATCH = 500


def edition_of(latest: Publication, size: int, edition: int) -> Publication:
    """Make another edition of a publication, with as many measures as are asked for."""
    # First one that is going well, then one that needs attention, so that few measures fill most lists.
    own = sorted(latest.returns.all(), key=lambda entry: (entry.ref != "11.1", entry.ref != "13.2", entry.position))
    made = Publication.objects.create(
        **{
            name: getattr(latest, name)
            for name in ("authority", "period", "content", "manifest", "sha256", "published_by", "published_at")
        },
        for_public=True,
        edition=edition,
    )
    measures = _measures(latest.authority, size, edition)
    rows = list(zip(measures, islice(cycle(own), size), strict=True))
    PublishedReturn.objects.bulk_create(
        (_entry(made, measure, entry, at) for at, (measure, entry) in enumerate(rows, start=1)), batch_size=_BATCH
    )
    PublishedText.objects.bulk_create(
        (
            PublishedText(publication=made, place=f"{measure.permanent_id}.progress", text="Done.", salt="", sha256="")
            for measure in measures
        ),
        batch_size=_BATCH,
    )
    return made


def _measures(authority: Authority, size: int, edition: int) -> list[Measure]:
    made = (
        Measure(authority=authority, permanent_id=f"e{edition}-{at}", name=f"Measure {at}") for at in range(1, size + 1)
    )
    return Measure.objects.bulk_create(made, batch_size=_BATCH)


def _entry(publication: Publication, measure: Measure, entry: PublishedReturn, at: int) -> PublishedReturn:
    content = json.dumps(json.loads(entry.content) | {"id": measure.permanent_id, "same_row_as": None})
    kept = (
        "ref",
        "theme",
        "also_under",
        "origin",
        "rating",
        "unrated",
        "directorates",
        "movement",
        "words",
        "compared",
        "defined",
    )
    return PublishedReturn(
        publication=publication,
        measure=measure,
        position=at,
        content=content,
        sha256="",
        **{name: getattr(entry, name) for name in kept},
    )
