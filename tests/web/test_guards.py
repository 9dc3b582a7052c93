"""What is for good stays so for other connections too, and a published text goes once, leaving its tombstone."""

import pytest
from django.db import Error, connection, transaction

from goldenthread.web.records import guards
from goldenthread.web.records.models import JournalEntry
from tests.web.conftest import Record


def test_every_table_for_good_exists(db: None) -> None:
    assert set(guards.FOR_GOOD) <= set(connection.introspection.table_names())


def test_guards_hold_outside_a_test_of_one_transaction(open_record: Record) -> None:
    with pytest.raises(Error, match="for good"), transaction.atomic():
        JournalEntry.objects.all().delete()
