"""Where in the record words stand: in every table that belongs to an authority, whichever tables there are.

A new table is looked through without a word here. What isn't looked through are codes, hashes and names by which the
record finds its own way; a test names every column that is passed over.
"""

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from goldenthread.web.records.fields import ExactNumberField
from goldenthread.web.records.models import Authority

# Tables that hold what the record is made of, or who is in it; and those of what was taken down already.
_NO_TABLES = frozenset(
    {"authority", "directorate", "user", "person", "plan", "journalhead", "securityevent", "removal"}
)
# By these the record finds its own way, or shows that nothing was altered.
_NO_COLUMNS = frozenset(
    {
        *("sha256", "hash", "previous_hash", "salt", "reason_salt", "reason_sha256", "left", "fingerprint", "manifest"),
        *("media_type", "path", "place", "verb", "subject_of", "ground", "to", "row_id", "set_aside", "key"),
    }
)
# Shorter columns hold codes, units and labels.
_SHORTEST_COLUMN = 100
_SHORTEST_SENTENCE = 20
_SHORTEST_WORDS = 3
_SHOWN = 160
_CHUNK = 500
# Tables of which texts may be JSON, letter by letter.
_HOLD_JSON = frozenset({"publication", "publishedreturn", "publishedtext"})


@dataclass(frozen=True)
class Column:
    """A column in which words may stand; `whose` leads from its table to the authority."""

    model: type[models.Model]
    field: "models.Field[Any, Any]"
    whose: str

    @property
    def table(self) -> str:
        """The name of its table, as removals name it."""
        return str(self.model._meta.model_name)


@dataclass(frozen=True)
class Found:
    """Words that stand in a column of a row, as they begin there."""

    column: Column
    row: models.Model
    shown: str

    @property
    def key(self) -> str:
        """What a form names it by."""
        return f"{self.column.table}.{self.row.pk}.{self.column.field.name}"


@cache
def columns() -> tuple[Column, ...]:
    """Give every column that is looked through."""
    return tuple(
        Column(model, field, whose)
        for model in apps.get_app_config("records").get_models()
        if model._meta.model_name not in _NO_TABLES and (whose := way_to_authority(model)) is not None
        for field in model._meta.concrete_fields
        if _may_hold_words(field)
    )


def _may_hold_words(field: "models.Field[Any, Any]") -> bool:
    codes = (models.SlugField, ExactNumberField, models.EmailField)
    if field.name in _NO_COLUMNS or field.choices is not None or isinstance(field, codes):
        return False
    if isinstance(field, models.CharField):
        return (field.max_length or 0) >= _SHORTEST_COLUMN
    return isinstance(field, (models.TextField, models.JSONField, models.BinaryField))


def way_to_authority(model: type[models.Model]) -> str | None:
    """Give the shortest way from a table to the authority: "of_return__authority". None where there is none."""
    ways: list[tuple[str, type[models.Model]]] = [("", model)]
    seen: set[type[models.Model]] = set()
    while ways:
        before, at = ways.pop(0)
        seen.add(at)
        for field in at._meta.concrete_fields:
            to: Any = field.related_model
            if to is None or to in seen or field.null:
                continue
            way = f"{before}__{field.name}" if before else field.name
            if to is Authority:
                return way
            if to._meta.app_label == "records" and to._meta.model_name not in {"person", "user"}:
                ways.append((way, to))
    return None


def needles(text: str, words: str = "") -> tuple[str, ...]:
    """Give what to look for: the sentences of a text, and each line of the words that someone names, all folded."""
    sentences = re.split(r"(?<=[.!?;])\s|\n", text)
    found = [folded(one) for one in sentences]
    whole = [one for one in found if len(one) >= _SHORTEST_SENTENCE]
    named = [one for line in words.splitlines() if len(one := folded(line)) >= _SHORTEST_WORDS]
    return tuple(dict.fromkeys([*whole, *named]))


def folded(text: str) -> str:
    """Give a text as it is compared: letter case and the width of gaps aside."""
    return " ".join(text.casefold().split()).strip(" .;,")


def strings(value: Any) -> Iterator[str]:
    """Give every text within a value as JSON holds it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one)


def look_for(authority: Authority, wanted: Sequence[str]) -> list[Found]:
    """Give every place where one of the folded words stands."""
    found = [one for column in columns() for one in _in_column(authority, column, wanted)] if wanted else []
    return sorted(found, key=lambda one: (one.column.table, one.row.pk))


def _in_column(authority: Authority, column: Column, wanted: Sequence[str]) -> Iterator[Found]:
    rows: models.QuerySet[Any] = column.model._default_manager.filter(**{column.whose: authority})
    if isinstance(column.field, models.BinaryField):
        rows = rows.filter(media_type__startswith="text/")
    else:
        rows = _narrowed(rows, column, wanted)
    for row in rows.order_by("pk").iterator(chunk_size=_CHUNK):
        for text in _texts(column, getattr(row, column.field.name)):
            if holds(text, wanted):
                yield Found(column, row, _around(text, wanted))
                break


def _texts(column: Column, value: Any) -> Iterator[str]:
    if isinstance(column.field, models.BinaryField):
        yield bytes(value or b"").decode("utf-8", "ignore")
    else:
        yield from strings(from_json(column, value))


def from_json(column: Column, value: Any) -> Any:
    """Give what a column holds: parsed where a publication keeps it as JSON. Words may begin with a bracket too."""
    if isinstance(value, str) and value[:1] in {"{", "["} and column.table in _HOLD_JSON:
        with suppress(ValueError):
            return json.loads(value)
    return value


def _narrowed(rows: "models.QuerySet[Any]", column: Column, wanted: Sequence[str]) -> "models.QuerySet[Any]":
    """Have the database pass over rows without the longest plain word of what is looked for."""
    any_of = Q()
    for one in wanted:
        plain = re.findall(r"[a-z0-9]+", one)
        if not plain:
            return rows
        any_of |= Q(as_text__icontains=max(plain, key=len))
    narrowed: models.QuerySet[Any] = rows.annotate(as_text=Cast(column.field.name, models.TextField())).filter(any_of)
    return narrowed


def holds(text: str, wanted: Sequence[str]) -> bool:
    """Whether a text holds any of the folded words."""
    own = " ".join(text.casefold().split())
    return any(one in own for one in wanted)


def _around(text: str, wanted: Sequence[str]) -> str:
    plain = " ".join(text.split())
    at = min((place for one in wanted if (place := plain.casefold().find(one)) >= 0), default=0)
    begin = max(0, at - _SHOWN // 4)
    cut = plain[begin : begin + _SHOWN]
    return f"{'… ' if begin else ''}{cut}{' …' if len(plain) > begin + _SHOWN else ''}"
