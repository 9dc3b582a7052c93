"""The same return at once from several threads: no update lost, each step once."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connection

from goldenthread.web.actions.drafts import save_draft
from goldenthread.web.actions.returns import submit
from goldenthread.web.actions.sign_offs import approve
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import Draft, FigureRecord, JournalEntry, Return, SignOff
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter, open_quarter

THREADS = 4


def at_once(step: Callable[[int], Any]) -> list[Any]:
    """Run a step in several threads that start together; give what each gave, or "refused"."""
    gate = Barrier(THREADS)

    def run(number: int) -> Any:
        try:
            gate.wait(20)
            return step(number)
        except Refused:
            return "refused"
        finally:
            connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(run, range(THREADS)))


@pytest.fixture
def open_quarter_for_all(open_record: Record) -> tuple[Record, Quarter]:
    return open_record, open_quarter(open_record)


def test_nothing_typed_at_once_is_lost(open_quarter_for_all: tuple[Record, Quarter]) -> None:
    record, quarter = open_quarter_for_all
    people = (record.cast.ben, record.cast.dot, record.cast.cal, record.cast.eve)
    at_once(
        lambda number: save_draft(
            owed=quarter.own, fields={"progress": people[number].name}, revision=0, by=people[number]
        )
    )
    drafts = Draft.objects.filter(owed=quarter.own)
    assert {draft.fields["progress"] for draft in drafts} == {"Ben", "Dot", "Cal", "Eve"}
    assert drafts.filter(aside=False).count() == 1
    assert Return.objects.get(pk=quarter.own.pk).revision == 1


def test_a_return_is_submitted_once(open_quarter_for_all: tuple[Record, Quarter]) -> None:
    record, quarter = open_quarter_for_all
    came = at_once(lambda number: submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben))
    assert came.count("refused") == THREADS - 1
    assert FigureRecord.objects.filter(of_return=quarter.own).count() == 1
    assert JournalEntry.objects.filter(verb="submit a return").count() == 1


def test_a_level_approves_once(open_quarter_for_all: tuple[Record, Quarter]) -> None:
    record, quarter = open_quarter_for_all
    found = submit(owed=quarter.own, fields=GOOD, revision=0, by=record.cast.ben)
    came = at_once(lambda number: approve(submitted=found, revision=1, level=1, by=record.cast.hal))
    assert came.count("refused") == THREADS - 1
    assert SignOff.objects.filter(of_return=found).count() == 1
    assert Return.objects.get(pk=found.pk).level == 2
