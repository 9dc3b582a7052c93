"""Taking words down, and files: from what was published, and from wherever else in the record they stand.

First the published text itself, with what was read out of it and what quotes it in its own return. Then whatever else
the officer has ticked of the places where the same words stand. Each leaves a mark, and a removal that keeps the hash,
who took it down, when and on what ground; none keeps the words.
"""

import json
import secrets
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from goldenthread.web.actions.publishing.clearing import clear_the_record
from goldenthread.web.actions.publishing.drawing import let_files_go
from goldenthread.web.actions.publishing.places import Place, files_of, place_of, read_rows, what_of, with_names
from goldenthread.web.actions.writing import Journal, Refused, canonical, name_of, writing
from goldenthread.web.records.duties import OFFICERS
from goldenthread.web.records.gone import fingerprint
from goldenthread.web.records.hashing import digest_of_row, digest_of_text
from goldenthread.web.records.models import (
    Evidence,
    Intake,
    JournalWords,
    Person,
    PublishedReturn,
    PublishedText,
    Reading,
    Removal,
)
from goldenthread.web.records.published import DERIVED, EARLIER_REMEDIES, REMEDIES, TAKEN_DOWN, TEXTS
from goldenthread.web.records.wherever import Column, Found, columns, from_json, holds, look_for, needles

# What of a frozen row was read out of a narrative, where the record has no figure of its own.
_READ: dict[str, Any] = {"actuals": [], "previous": [], "comparators": [], "actual_text": TAKEN_DOWN}
# What of a document's reading names nobody: the pages ask for it.
_OF_NO_ONE = ("sha256", "counted_totals", "reconciliation")


@dataclass
class Going:
    """On what ground words go, what was looked for, and how many places they have gone from."""

    journal: Journal
    ground: str
    wanted: tuple[str, ...] = ()
    count: int = 0


# What takes words down in one place.
Remover = Callable[[Going], None]


def take_down(
    *, text: PublishedText, ground: str, by: Person, words: str = "", also: Collection[str] = frozenset()
) -> int:
    """Take a published text down at once, wherever it stands, and give how many texts and files went.

    It goes from every edition and version that holds the same text of the same measure and period, with what was read
    out of it, and from the return itself, so that no later edition brings it back. `also` are the keys of further
    places, as `also_stands` gives them for the same `words`. Raises Refused without a ground, for a text that has gone
    already, and for a place where the words no longer stand.
    """
    with writing(text.publication.authority, by=by, may=OFFICERS) as journal:
        found = _still_there(text, ground)
        wanted = needles(found.text or "", words)
        count = _take_the_text(found, ground.strip(), journal)
        going = Going(journal, ground.strip(), wanted)
        by_key = {place.key: act for place, act in _places(found, wanted) if place.may_go} if also else {}
        for key in sorted(also):
            if key not in by_key:
                raise Refused(
                    "the words no longer stand in one of the places",
                    where=key,
                    expected="the places as they are now",
                    do="look for the words again",
                )
            by_key[key](going)
    return count + going.count


def also_stands(*, text: PublishedText, words: str = "", by: Person) -> list[Place]:
    """Give where else the same words stand once a text is taken down, and files that may hold them; nothing is changed.

    What stands elsewhere is found by doing it and undoing it: so it is exactly what would be left.
    """
    with transaction.atomic():
        found = PublishedText.objects.select_for_update().get(pk=text.pk)
        wanted = needles(found.text or "", words)
        if found.text is not None:
            with writing(found.publication.authority, by=by, may=OFFICERS) as journal:
                _take_the_text(found, "looked for", journal)
        places = [place for place, _ in _places(found, wanted)]
        transaction.set_rollback(True)
    return places


def _still_there(text: PublishedText, ground: str) -> PublishedText:
    found = PublishedText.objects.select_for_update().get(pk=text.pk)
    if not ground.strip():
        raise Refused("no ground is given", where=found.place, expected="a ground", do="say on what ground it goes")
    if found.text is None:
        raise Refused("the text has gone already", where=found.place, expected="a text that is there", do="go back")
    return found


def _take_the_text(found: PublishedText, ground: str, journal: Journal) -> int:
    going = list(_everywhere(found))
    for one in going:
        _bury(one, ground, journal)
    clear_the_record(found)
    let_files_go(journal.authority)
    return len(going)


def _bury(one: PublishedText, ground: str, journal: Journal) -> None:
    """Leave a tombstone in the place of a published text."""
    PublishedText.objects.filter(pk=one.pk).update(
        text=None, taken_down_by=journal.by, taken_down_at=journal.at, ground=ground
    )
    journal.record("take a text down", one, after={"place": one.place, "sha256": one.sha256}, reason=ground)


def _everywhere(found: PublishedText) -> "models.QuerySet[PublishedText]":
    """Find the text in each edition and version of the period, and what quotes it there."""
    of_measure, _, name = found.place.rpartition(".")
    places = [found.place]
    if name in TEXTS:
        places += [f"{of_measure}.{derived}" for derived in DERIVED]
    everywhere = Q(publication__period=found.publication.period_id, place__in=places)
    if name == "remedial_action":
        everywhere |= Q(publication__period=found.publication.period_id, place=f"{of_measure}.{REMEDIES}")
        everywhere |= _announced(found, of_measure)
    there = Q(publication__authority=found.publication.authority_id, text__isnull=False)
    return PublishedText.objects.filter(there & everywhere).select_for_update()


def _announced(found: PublishedText, of_measure: str) -> Q:
    """Where later editions repeat the remedial actions of this period as still open."""
    period = canonical(str(found.publication.period.noun)).decode()
    return Q(place=f"{of_measure}.{EARLIER_REMEDIES}", text__contains=f'"period":{period}')


def _places(text: PublishedText, wanted: tuple[str, ...]) -> Iterator[tuple[Place, Remover]]:
    """Give the places, each with what takes it down."""
    listed: set[str] = set()
    for one in with_names(look_for(text.publication.authority, wanted)):
        listed.add(one.key)
        yield place_of(one), _remover(one)
    for file, kind in files_of(text):
        column = next(one for one in columns() if one.model is type(file) and one.field.name == "content")
        found = Found(column, file, "")
        if found.key not in listed and len(file.content):
            about = f"{file.name}, {file.of_return}" if isinstance(file, Evidence) else file.name
            yield Place(found.key, kind, about, "A file is not looked through: open it"), _remover(found)
    for row in read_rows(text):
        yield (
            Place(
                f"publishedreturn.{row.pk}.figures",
                "Figures read from these words",
                what_of(row),
                ", ".join(f"{one['value']} {one['unit']}" for one in json.loads(row.content)["actuals"]),
            ),
            _figures_remover(row),
        )


def _remover(found: Found) -> Remover:
    def remove(going: Going) -> None:
        row, column = found.row, found.column
        # What went a moment ago may have changed another column of the same row.
        row.refresh_from_db()
        if isinstance(row, PublishedText):
            if row.text is not None:
                _bury(row, going.ground, going.journal)
                going.count += 1
            return
        before = getattr(row, column.field.name)
        after = _without(column, before, going.wanted)
        if after != before:
            replace(row, column.field.name, after, going)

    return remove


def _figures_remover(row: PublishedReturn) -> Remover:
    def remove(going: Going) -> None:
        row.refresh_from_db()
        content = json.loads(row.content)
        content |= {name: value for name, value in _READ.items() if name in content}
        if content.get("verdict"):
            content["verdict"]["because"] = TAKEN_DOWN
        replace(row, "content", canonical(content).decode(), going)

    return remove


def _without(column: Column, value: Any, wanted: tuple[str, ...]) -> Any:
    """Give what stands in a column once the words are gone."""
    if isinstance(column.field, models.BinaryField):
        return b""
    if isinstance(column.field, models.JSONField):
        return _marked(value, wanted)
    told = from_json(column, value)
    if not isinstance(told, str):
        return canonical(_marked(told, wanted)).decode()
    return None if column.model is JournalWords else TAKEN_DOWN


def _marked(value: Any, wanted: tuple[str, ...]) -> Any:
    if isinstance(value, dict):
        return {name: _marked(one, wanted) for name, one in value.items()}
    if isinstance(value, list):
        return [_marked(one, wanted) for one in value]
    return TAKEN_DOWN if isinstance(value, str) and holds(value, wanted) else value


def replace(row: models.Model, column: str, after: Any, going: Going) -> None:
    """Put what is left in the place of what was, and keep the hashes of both. With a file goes what hangs on it."""
    _put(row, column, after, going)
    if isinstance(row, Evidence) and column == "content":
        Evidence.objects.filter(pk=row.pk, removed_at__isnull=True).update(removed_at=going.journal.at)
    elif isinstance(row, Intake) and column == "content":
        kept = {name: row.report[name] for name in _OF_NO_ONE if name in row.report}
        _put(row, "report", {**kept, "file": TAKEN_DOWN, "unread": []}, going)


def _put(row: models.Model, column: str, after: Any, going: Going) -> None:
    assert going.journal.by is not None
    Reading.objects.filter(of_return__authority=going.journal.authority).delete()
    before, salt = fingerprint(getattr(row, column)), secrets.token_hex(16)
    setattr(row, column, after)
    left = digest_of_row(row, row.measure.permanent_id) if isinstance(row, PublishedReturn) else fingerprint(after)
    removal = Removal.objects.create(
        authority=going.journal.authority,
        of_table=str(row._meta.model_name),
        of_row=row.pk,
        of_column=column,
        salt=salt,
        sha256=digest_of_text(salt, before),
        left=left,
        by=going.journal.by,
        at=going.journal.at,
        ground=going.ground,
    )
    type(row)._default_manager.filter(pk=row.pk).update(**{column: after})
    going.journal.record(
        "take words down", name_of(row), after={"removal": removal.pk, "sha256": removal.sha256}, reason=going.ground
    )
    going.count += 1
