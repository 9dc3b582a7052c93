"""What the most-read pages ask of a publication, written out: to have Django put it together takes longer.

Figures and statuses of a publication never change. Texts may be taken down, so they are asked for each time.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from django.db import connection

from goldenthread.web.records.models import PublishedReturn
from goldenthread.web.records.published import Words

_WORDS = """
SELECT t.publication_id, t.place, t.text, t.id, t.taken_down_at, p.name, t.ground
FROM records_publishedtext t LEFT JOIN records_person p ON p.id = t.taken_down_by_id
WHERE t.publication_id IN ({publications}) AND t.place IN ({places})
"""
_COLUMNS = tuple(field.attname for field in PublishedReturn._meta.concrete_fields)
_RETURNS = f"""
SELECT {", ".join(f"r.{column}" for column in _COLUMNS)}
FROM records_publishedreturn r JOIN records_measure m ON m.id = r.measure_id
WHERE m.authority_id = %s AND m.permanent_id = %s AND r.publication_id IN ({{publications}})
"""


def words_in(publications: Collection[int], places: Collection[str]) -> dict[int, dict[str, Words]]:
    """Give texts of publications by publication and place, or their tombstones, in one query; none is asked of none."""
    found: dict[int, dict[str, Words]] = {}
    if publications and places:
        asked = _WORDS.format(publications=_marks(publications), places=_marks(places))
        for publication, place, *told in _rows(asked, [*publications, *places]):
            found.setdefault(publication, {})[place] = _words(*told)
    return found


def _words(text: str | None, number: int, at: datetime | None, by: str | None, ground: str) -> Words:
    # SQLite keeps times without saying that they are UTC.
    return Words(text, number, at.replace(tzinfo=UTC) if at and at.tzinfo is None else at, by or "", ground)


def returns_in(publications: Collection[int], authority: int, permanent_id: str) -> Mapping[int, PublishedReturn]:
    """Give a measure's returns by publication, in one query."""
    asked = _RETURNS.format(publications=_marks(publications))
    found = (
        PublishedReturn.from_db(connection.alias, _COLUMNS, row)
        for row in _rows(asked, [authority, permanent_id, *publications])
    )
    return {entry.publication_id: entry for entry in found}


def _marks(values: Collection[Any]) -> str:
    return ", ".join(["%s"] * len(values))


def _rows(asked: str, values: Sequence[Any]) -> Iterator[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(asked, values)
        yield from cursor.fetchall()
