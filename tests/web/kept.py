"""The record that tests begin with, kept once it is made and put back where its tables were emptied: quicker than anew."""

import sqlite3
from collections.abc import Callable
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, transaction

PutBack = Callable[[], None]
# What puts the record back, once it is made. Here and not in conftest.py, which pytest and tests import each for itself.
kept: list[PutBack] = []


def keep_record() -> PutBack:
    """Keep the record as it stands now, and give what puts it back into emptied tables."""
    connection.ensure_connection()
    return _keep_file() if connection.vendor == "sqlite" else _keep_rows()


def _keep_file() -> PutBack:
    copy = sqlite3.connect(":memory:")
    connection.connection.backup(copy)

    def put_back() -> None:
        connection.ensure_connection()
        copy.backup(connection.connection)

    return put_back


def _keep_rows() -> PutBack:
    tables = [name for name in connection.introspection.table_names() if name.startswith("records_")]
    copies = {table: _copied(table) for table in tables}
    models = list(apps.get_app_config("records").get_models())

    def put_back() -> None:
        # What points to a row may come before it: that is looked at when the transaction ends.
        with transaction.atomic():
            for table, rows in copies.items():
                with _cursor().copy(f'COPY "{table}" FROM STDIN') as copy:
                    copy.write(rows)
            # A test of restoring may have set back where numbering goes on.
            for statement in connection.ops.sequence_reset_sql(no_style(), models):
                _cursor().execute(statement)

    return put_back


def _copied(table: str) -> bytes:
    with _cursor().copy(f'COPY "{table}" TO STDOUT') as copy:
        return b"".join(bytes(part) for part in copy)


def _cursor() -> Any:
    """Give psycopg's own cursor."""
    return connection.connection.cursor()
