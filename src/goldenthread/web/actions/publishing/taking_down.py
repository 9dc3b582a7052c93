"""Taking words down, and files: from what was published, and from wherever else in the record they stand.

First the published text itself, with what was read out of it and what quotes it in its own return. Then whatever else
the officer has ticked of the places where the same words stand. Each leaves a mark, and a removal that keeps the hash,
who took it down, when and on what ground; none keeps the words.
"""

import json
import secrets
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models, transaction
from django.db.models import Q

from goldenthread.web.actions.publishing.clearing import clear_the_record
from goldenthread.web.actions.publishing.drawing import let_files_go
from goldenthread.web.actions.writing import Journal, Refused, canonical, name_of, writing
from goldenthread.web.records.gone import fingerprint
from goldenthread.web.records.guards import FOR_GOOD, MAY_GO
from goldenthread.web.records.hashing import digest_of_row, digest_of_text
from goldenthread.web.records.models import (
    Evidence,
    FigureRecord,
    Intake,
    JournalEntry,
    JournalWords,
    Person,
    Publication,
    PublishedReturn,
    PublishedText,
    Removal,
    Return,
)
from goldenthread.web.records.published import DERIVED, EARLIER_REMEDIES, REMEDIES, TAKEN_DOWN, TEXTS
from goldenthread.web.records.wherever import Column, Found, columns, holds, look_for, needles

# What of a frozen row was read out of a narrative, where the record has no figure of its own.
_READ: dict[str, Any] = {"actuals": [], "previous": [], "comparators": [], "actual_text": TAKEN_DOWN}
# How the page names the tables that have names of their own inside.
_KINDS = {
    "audittest": "Note of an auditor's test",
    "intake": "Document that was taken in",
    "intakerow": "What was read of a document that was taken in",
    "": "Journal, what was done",
    "journalentry": "Journal, reason",
    "journalwords": "Journal, what was written",
    "outgoingmail": "Mail",
    "pointanswer": "Answer to a point to check",
    "pointtocheck": "Point to check",
    "publication": "Publication",
    "publishedreturn": "Published measure",
    "publishedtext": "Published text",
    "signoff": "Comment at sign-off",
    "targetsetting": "Target",
}
# What of a document's reading names nobody: the pages ask for it.
_OF_NO_ONE = ("sha256", "counted_totals", "reconciliation")


@dataclass(frozen=True)
class Place:
    """Somewhere else that the words stand, or a file that may hold them. `may_go`: whether it can be taken down."""

    key: str
    kind: str
    about: str
    shown: str
    may_go: bool = True


@dataclass
class Going:
    """On what ground words go, what was looked for, and how many places they have gone from."""

    journal: Journal
    ground: str
    wanted: tuple[str, ...] = ()
    count: int = 0


def take_down(
    *, text: PublishedText, ground: str, by: Person, words: str = "", also: Collection[str] = frozenset()
) -> int:
    """Take a published text down at once, wherever it stands, and give how many texts and files went.

    It goes from every edition and version that holds the same text of the same measure and period, with what was read
    out of it, and from the return itself, so that no later edition brings it back. `also` are the keys of further
    places, as `also_stands` gives them for the same `words`. Raises Refused without a ground, for a text that has gone
    already, and for a place where the words no longer stand.
    """
    with writing(text.publication.authority, by=by) as journal:
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
        let_files_go(journal.authority)
    return count + going.count


def also_stands(*, text: PublishedText, words: str = "", by: Person) -> list[Place]:
    """Give where else the same words stand once a text is taken down, and files that may hold them; nothing is changed.

    What stands elsewhere is found by doing it and undoing it: so it is exactly what would be left.
    """
    with transaction.atomic():
        found = PublishedText.objects.select_for_update().get(pk=text.pk)
        wanted = needles(found.text or "", words)
        if found.text is not None:
            with writing(found.publication.authority, by=by) as journal:
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
    return len(going)


def _bury(one: PublishedText, ground: str, journal: Journal) -> None:
    """Leave a tombstone in the place of a published text."""
    PublishedText.objects.filter(pk=one.pk).update(
        text=None, taken_down_by=journal.by, taken_down_at=journal.at, ground=ground
    )
    journal.record("take a text down", one, after={"place": one.place, "sha256": one.sha256}, reason=ground)


def _everywhere(found: PublishedText) -> Any:
    """Find the text in each edition and version of the period, and what quotes it there."""
    of_measure, _, name = found.place.rpartition(".")
    places = [found.place]
    if name in TEXTS:
        places += [f"{of_measure}.{derived}" for derived in DERIVED]
    everywhere = Q(publication__period=found.publication.period_id, place__in=places)
    if name == "remedial_action":
        everywhere |= Q(publication__period=found.publication.period_id, place=f"{of_measure}.{REMEDIES}")
        everywhere |= _announced(found, of_measure)
    authority = Q(publication__authority=found.publication.authority_id, text__isnull=False)
    return PublishedText.objects.filter(authority & everywhere).select_for_update()


def _announced(found: PublishedText, of_measure: str) -> Q:
    """Where later editions repeat the remedial actions of this period as still open."""
    period = canonical(str(found.publication.period.noun)).decode()
    return Q(place=f"{of_measure}.{EARLIER_REMEDIES}", text__contains=f'"period":{period}')


def _places(text: PublishedText, wanted: tuple[str, ...]) -> Iterator[tuple[Place, Any]]:
    """Give the places, each with what takes it down."""
    listed: set[str] = set()
    authority = text.publication.authority
    for one in look_for(authority, wanted):
        listed.add(one.key)
        yield _place(one), _remover(one)
    for file, kind in _files(text):
        column = next(one for one in columns() if one.model is type(file) and one.field.name == "content")
        found = Found(column, file, "")
        if found.key not in listed and len(file.content):
            about = f"{file.name}, {file.of_return}" if isinstance(file, Evidence) else file.name
            yield Place(found.key, kind, about, "A file is not looked through: open it"), _remover(found)
    for row in _read_rows(text):
        yield (
            Place(
                f"publishedreturn.{row.pk}.figures",
                "Figures read from these words",
                _about(row),
                ", ".join(f"{one['value']} {one['unit']}" for one in json.loads(row.content)["actuals"]),
            ),
            _figures_remover(row),
        )


def _place(found: Found) -> Place:
    table = found.row._meta.db_table
    may_go = table not in FOR_GOOD or found.column.field.name in MAY_GO.get(table, {})
    kind = (
        _KINDS.get(found.column.table if found.column.field.name not in {"before", "after"} else "")
        or f"{found.row._meta.verbose_name}, {found.column.field.verbose_name}"
    )
    return Place(found.key, kind[:1].upper() + kind[1:], _about(found.row), found.shown, may_go)


def _about(row: Any) -> str:
    """Say of what a place is, in words that an officer knows it by."""
    if isinstance(row, PublishedReturn | PublishedText):
        row = row.publication
    if isinstance(row, Publication):
        return f"{row}, {'public' if row.for_public else 'officers’'} version"
    if isinstance(row, JournalWords):
        row = row.entry
    if isinstance(row, JournalEntry):
        return f"entry {row.number}, {row.verb}"
    return str(getattr(row, "of_return", None) or getattr(row, "owed", None) or getattr(row, "intake", None) or row)


def _files(text: PublishedText) -> Iterator[tuple[Evidence | Intake, str]]:
    """Give the files that the words may have been written from: of the measure's returns, and the period's document."""
    of_measure = text.place.rpartition(".")[0]
    period = text.publication.period_id
    returns = Return.objects.filter(period=period, measure__permanent_id=of_measure)
    yield from ((one, "Evidence file") for one in Evidence.objects.filter(of_return__in=returns).order_by("pk"))
    yield from ((one, "Document that was taken in") for one in Intake.objects.filter(became=period))


def _read_rows(text: PublishedText) -> Iterator[PublishedReturn]:
    """Give the frozen rows whose figures were read out of the text, as the record has none of its own."""
    of_measure, _, name = text.place.rpartition(".")
    period = text.publication.period_id
    own = FigureRecord.objects.filter(of_return__period=period, of_return__measure__permanent_id=of_measure)
    if name not in TEXTS or own.exists():
        return
    rows = PublishedReturn.objects.filter(publication__period=period, measure__permanent_id=of_measure)
    for row in rows.select_related("publication__period__plan_year", "measure").order_by("pk"):
        if json.loads(row.content)["actuals"]:
            yield row


def _remover(found: Found) -> Any:
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


def _figures_remover(row: PublishedReturn) -> Any:
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
    if column.table in {"publication", "publishedreturn"} and value[:1] in {"{", "["}:
        return canonical(_marked(json.loads(value), wanted)).decode()
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
