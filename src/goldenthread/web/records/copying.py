"""The whole record as one file, the same for both databases: a line of JSON a row, and a hash over all of them.

The first line says what the file is, and the last how many rows it holds and their SHA-256: a file that was cut off
or altered is noticed before anything is taken from it. What only serves a moment (sessions, sign-in attempts) and
what the tables' migrations make themselves are left out.
"""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, islice
from operator import itemgetter
from typing import IO, Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction
from django.db.migrations.recorder import MigrationRecorder

from goldenthread.web.records import guards

FORMAT = "goldenthread backup 1"
# Made by migrations, or good for a moment only.
_LEFT_OUT = frozenset({"contenttypes", "sessions", "axes", "django_tasks_db", "sites"})
_LEFT_OUT_TABLES = frozenset({"auth_permission", "auth_group", "auth_group_permissions", "records_reading"})
_CHUNK = 2_000
_BATCH = 200


class Unusable(Exception):
    """A file that can't be restored, or a record that can't take one; the message says which and what to do."""


def copied_models() -> list[type[models.Model]]:
    """Give the tables that a copy holds, each after those that it points to, tables between two among them."""
    found = [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed
        and model._meta.app_label not in _LEFT_OUT
        and model._meta.db_table not in _LEFT_OUT_TABLES
    ]
    return _in_order(found)


def _in_order(found: list[type[models.Model]]) -> list[type[models.Model]]:
    ordered: list[type[models.Model]] = []
    waiting = list(found)
    while waiting:
        ready = [model for model in waiting if not (_points_to(model) & set(waiting)) - {model}]
        ordered += ready or waiting
        waiting = [model for model in waiting if model not in ordered]
    return ordered


def _points_to(model: type[models.Model]) -> set[type[models.Model]]:
    return {
        field.related_model
        for field in model._meta.concrete_fields
        if isinstance(field.related_model, type) and issubclass(field.related_model, models.Model)
    }


def schema() -> list[str]:
    """Give the migrations that the tables stand at: a copy goes back into tables of the same form alone."""
    return sorted(name for app, name in MigrationRecorder(connection).applied_migrations() if app == "records")


def write(out: IO[bytes]) -> int:
    """Write the whole record as it stands at one moment, and give the number of rows."""
    count, whole = 0, hashlib.sha256()
    outermost = not connection.in_atomic_block
    with transaction.atomic():
        if outermost:
            _one_moment()
        for line in _lines():
            whole.update(line)
            out.write(line)
            count += 1
    out.write(_line({"rows": count - 1, "sha256": whole.hexdigest()}))
    return count - 1


def _one_moment() -> None:
    """Have the transaction see one moment: SQLite's always do, PostgreSQL's when told first of all."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _lines() -> Iterator[bytes]:
    yield _line({"format": FORMAT, "schema": schema()})
    for model in copied_models():
        names = [field.attname for field in model._meta.concrete_fields]
        rows = model._base_manager.order_by("pk").values_list(*names)
        for row in rows.iterator(chunk_size=_CHUNK):
            yield _line({"table": model._meta.label_lower, "row": [_kept(value) for value in row]})


def _line(content: Any) -> bytes:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), default=str).encode() + b"\n"


def _kept(value: Any) -> Any:
    """Give a value as the file keeps it; bytes and what JSON has no form for by an object that says which it is."""
    if isinstance(value, bytes | memoryview):
        return {"bytes": b64encode(bytes(value)).decode()}
    if isinstance(value, dict | list):
        return {"json": value}
    if value is None or isinstance(value, bool | int | str):
        return value
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


def read(source: IO[bytes]) -> int:
    """Take a copy into an empty record, all of it or nothing, and give the number of rows.

    Raises Unusable for a file that is no copy, was cut off or altered or comes from other tables, and for a record
    that holds something.
    """
    expected = _checked(source)
    source.seek(0)
    next(source)
    with transaction.atomic():
        _refuse_unless_empty()
        _fill(json.loads(line) for line in source)
        _after_filling()
    return expected


def _checked(source: IO[bytes]) -> int:
    """Read the whole file once, before anything is taken from it."""
    whole, count, last = hashlib.sha256(), 0, b""
    for line in source:
        if count:
            whole.update(last)
        last, count = line, count + 1
        if count == 1:
            _refuse_other_files(line)
    try:
        told = json.loads(last)
        complete = told["rows"] == count - 2 and told["sha256"] == whole.hexdigest()
    except (ValueError, KeyError, TypeError):
        complete = False
    if not complete:
        raise Unusable("The file was cut off or altered. What to do: take another backup.")
    return count - 2


def _refuse_other_files(line: bytes) -> None:
    try:
        told = json.loads(line)
        known = told["format"] == FORMAT
    except (ValueError, KeyError, TypeError):
        known = False
    if not known:
        raise Unusable("The file is no backup of Goldenthread's. What to do: give a file that `backup` wrote.")
    if told["schema"] != schema():
        raise Unusable(
            "The backup comes from another version's tables. What to do: restore with the version that made it, and"
            " then bring that record up to date."
        )


def _refuse_unless_empty() -> None:
    for model in copied_models():
        if model._base_manager.exists():
            raise Unusable(
                f"The record isn't empty: there are rows in {model._meta.db_table}. What to do: restore into a new"
                " database, after `migrate`."
            )


def _fill(lines: Iterable[dict[str, Any]]) -> None:
    """Put the rows in, a table at a time. The guards refuse changes, and these are none."""
    by_label = {model._meta.label_lower: model for model in copied_models()}
    rows = (line for line in lines if "table" in line)
    for label, of_table in groupby(rows, key=itemgetter("table")):
        model = by_label[label]
        fields = model._meta.concrete_fields
        columns = ", ".join(connection.ops.quote_name(str(field.column)) for field in fields)
        places = ", ".join(["%s"] * len(fields))
        table = connection.ops.quote_name(model._meta.db_table)
        with connection.cursor() as cursor:
            while batch := list(islice(of_table, _BATCH)):
                cursor.executemany(
                    f"INSERT INTO {table} ({columns}) VALUES ({places})",
                    [_values(fields, line["row"]) for line in batch],
                )


def _values(fields: Sequence["models.Field[Any, Any]"], row: list[Any]) -> list[Any]:
    """Give a row's values as the database takes them: as they were, nothing set anew."""
    pairs = zip(fields, map(_given, row), strict=True)
    return [field.get_db_prep_save(field.to_python(value), connection) for field, value in pairs]


def _given(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    return b64decode(value["bytes"]) if "bytes" in value else value["json"]


def _after_filling() -> None:
    """See that every row's others are there, and let the next row of each table have the next number."""
    tables = [model._meta.db_table for model in copied_models()]
    if connection.vendor == "sqlite":
        connection.check_constraints(table_names=tables)
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), copied_models()):
            cursor.execute(statement)


def guarded() -> bool:
    """Whether every table that is for good has its guards."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        found = {name for (name,) in cursor.fetchall()}
    return set(guards.names()) <= found
