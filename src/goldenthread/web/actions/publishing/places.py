"""The places where words stand, or may stand, as an officer reads them before anything is taken down."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import prefetch_related_objects

from goldenthread.web.records.guards import FOR_GOOD, MAY_GO
from goldenthread.web.records.models import (
    Evidence,
    FigureRecord,
    Intake,
    JournalEntry,
    JournalWords,
    Publication,
    PublishedReturn,
    PublishedText,
    Return,
)
from goldenthread.web.records.published import TEXTS
from goldenthread.web.records.wherever import Found

# How the page names the tables that have names of their own inside.
_KINDS = {
    "audittest": "Note of an auditor’s test",
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


# Columns whose own names say nothing to an officer.
_COLUMNS = {
    "remedial_text": "remedial action",
    "no_data_reason": "why there is no figure",
    "override_reason": "why the status is another than the calculated one",
    "exempt_ground": "why the public may not read it",
    "done_how": "what was done",
}
# What the names of places are made of, by the column that leads from a row to it.
_NAMED_BY = {
    "publication": ("publication__period__plan_year",),
    "period": ("period__plan_year",),
    "entry": ("entry",),
    "intake": ("intake",),
    "of_return": ("of_return__measure", "of_return__period__plan_year"),
    "owed": ("owed__measure", "owed__period__plan_year"),
    "measure": ("measure",),
    "theme": ("theme",),
    "by": ("by",),
}


@dataclass(frozen=True)
class Place:
    """Somewhere else that the words stand, or a file that may hold them. `may_go`: whether it can be taken down."""

    key: str
    kind: str
    about: str
    shown: str
    may_go: bool = True


def with_names(found: Sequence[Found]) -> Sequence[Found]:
    """Fetch what the names of places are made of: as many queries for many places of a table as for one."""
    by_table: dict[str, list[Any]] = {}
    for one in found:
        by_table.setdefault(one.column.table, []).append(one.row)
    for rows in by_table.values():
        own = {field.name for field in rows[0]._meta.concrete_fields if field.is_relation}
        paths = [path for name, paths in _NAMED_BY.items() if name in own for path in paths]
        prefetch_related_objects(rows, *paths)
    return found


def place_of(found: Found) -> Place:
    """Say of words that were found what they stand in, and whether they may go from there."""
    table = found.row._meta.db_table
    may_go = table not in FOR_GOOD or found.column.field.name in MAY_GO.get(table, {})
    kind = _kind_of(found)
    return Place(found.key, kind[:1].upper() + kind[1:], what_of(found.row), found.shown, may_go)


def _kind_of(found: Found) -> str:
    column = found.column.field.name
    known = _KINDS.get(found.column.table if column not in {"before", "after"} else "")
    return known or f"{found.row._meta.verbose_name}, {_COLUMNS.get(column, found.column.field.verbose_name)}"


def what_of(row: Any) -> str:
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


def files_of(text: PublishedText) -> Iterator[tuple[Evidence | Intake, str]]:
    """Give the files that the words may have been written from: of the measure's returns, and the period's document."""
    of_measure = text.place.rpartition(".")[0]
    period = text.publication.period_id
    returns = Return.objects.filter(period=period, measure__permanent_id=of_measure)
    evidence = Evidence.objects.filter(of_return__in=returns).select_related(*_NAMED_BY["of_return"])
    yield from ((one, "Evidence file") for one in evidence.order_by("pk"))
    yield from ((one, "Document that was taken in") for one in Intake.objects.filter(became=period))


def read_rows(text: PublishedText) -> Iterator[PublishedReturn]:
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
