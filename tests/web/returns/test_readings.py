"""What was read of words is kept with the return: the same to the last byte, and never instead of the words."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from goldenthread.web.actions.publishing import publish
from goldenthread.web.actions.publishing.preparing import prepare
from goldenthread.web.actions.publishing.taking_down import take_down
from goldenthread.web.actions.returns import submit
from goldenthread.web.records import readings
from goldenthread.web.records.copying import copied_models
from goldenthread.web.records.models import Reading, Return
from goldenthread.web.records.nouns import report_of
from tests.web.conftest import Record
from tests.web.quarter import GOOD, Quarter

Count = Callable[[], int]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Count:
    """Count what is read anew from here on."""
    readings._read.cache_clear()
    return lambda: readings._read.cache_info().misses


@pytest.mark.parametrize("name", ["q2", "year_end"])
def test_what_is_kept_is_what_would_be_read(record: Record, name: str, reads: Count) -> None:
    period = getattr(record, name)
    kept = report_of(period).model_dump_json()
    assert reads() == 0
    Reading.objects.all().delete()
    assert report_of(period).model_dump_json() == kept
    assert reads() > 10


@pytest.mark.parametrize("name", ["q2", "year_end"])
def test_a_publication_is_the_same_with_and_without(record: Record, name: str) -> None:
    period = getattr(record, name)
    versions = prepare(period)
    Reading.objects.all().delete()
    assert [[row.model_dump_json() for row in one.rows] for one in prepare(period)] == [
        [row.model_dump_json() for row in one.rows] for one in versions
    ]


def test_publishing_reads_nothing_twice(record: Record, reads: Count) -> None:
    publish(period=record.q2, by=record.cast.olive)
    assert reads() == 0


def test_publishing_keeps_what_it_had_to_read(record: Record, reads: Count) -> None:
    Reading.objects.all().delete()
    publish(period=record.q2, by=record.cast.olive)
    assert Reading.objects.count() == Return.objects.filter(period=record.q2).count()
    before = reads()
    report_of(record.q2)
    assert reads() == before


def test_other_words_are_read_anew(record: Record, reads: Count) -> None:
    own = Return.objects.get(period=record.q2, measure=record.measure)
    own.progress = "71.2% (712 of 1,000) at 30 September 2011."
    own.save()
    row = next(row for row in report_of(record.q2).rows if row.id == record.measure.permanent_id)
    assert [str(one.value) for one in row.actuals] == ["71.2"]
    assert reads() == 1


def test_another_way_of_reading_reads_anew(record: Record, reads: Count, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readings, "how_it_is_read", lambda: "another version")
    report_of(record.q2)
    assert reads() > 10


def test_a_submitted_return_keeps_its_reading(quarter: Quarter, record: Record, reads: Count) -> None:
    submit(owed=quarter.own, fields=GOOD, revision=quarter.own.revision, by=record.cast.ben)
    before = reads()
    claims = next(row.claims for row in report_of(quarter.period).rows if row.id == record.measure.permanent_id)
    assert claims
    kept: dict[str, Any] = json.loads(Reading.objects.get(of_return=quarter.own).content)
    assert [one["text"] for one in kept["claims"]] == [one.text for one in claims]
    assert reads() - before <= Return.objects.filter(period=quarter.period).count() - 1


def test_what_was_read_goes_when_words_are_taken_down(record: Record) -> None:
    _, public = publish(period=record.q2, by=record.cast.olive)
    text = public.texts.filter(place__endswith=".progress")[0]
    take_down(text=text, ground="Someone can be identified", by=record.cast.olive)
    assert Reading.objects.count() == 0


def test_no_backup_holds_it() -> None:
    assert Reading not in copied_models()
