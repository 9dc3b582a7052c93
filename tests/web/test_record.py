"""The tables keep what they promise: exact numbers, paired fields, and what is for good."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import Error, IntegrityError, transaction
from django.utils import timezone

from goldenthread.plan import Rating
from goldenthread.web.actions.writing import hash_of, writing
from goldenthread.web.records.duties import MEMBERS
from goldenthread.web.records.models import (
    Directorate,
    FigureRecord,
    JournalEntry,
    Measure,
    Placement,
    Return,
    ReturnState,
    TargetSetting,
)
from goldenthread.web.records.nouns import report_of
from tests.web.conftest import Record, example


@pytest.mark.parametrize("printed", ["66.0", "66", "0.10", "1.2E+6", "-3.50"])
def test_a_number_keeps_its_printed_precision(record: Record, printed: str) -> None:
    own = Return.objects.get(measure=record.measure, period=record.q2)
    made = FigureRecord.objects.create(of_return=own, position=90, value=Decimal(printed), unit="%")
    made.refresh_from_db()
    assert str(made.value) == printed


def test_the_record_gives_the_report_that_was_taken_in(record: Record) -> None:
    printed, kept = example("q2"), report_of(record.q2)
    assert kept.counted_totals == printed.counted_totals
    told = [(row.ref, row.theme, row.rating, row.outcome, row.progress, row.targets, row.actuals) for row in kept.rows]
    assert told == [
        (row.ref, row.theme, row.rating, row.outcome, row.progress, row.targets, row.actuals) for row in printed.rows
    ]


def test_a_later_report_finds_its_measures_again(record: Record) -> None:
    assert Measure.objects.filter(authority=record.authority).count() == 120
    assert Return.objects.filter(period=record.year_end).count() == 47
    assert Placement.objects.count() == 120


def test_a_measure_has_one_return_a_period(record: Record) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Return.objects.create(authority=record.authority, measure=record.measure, period=record.q2)


def test_nobody_approves_what_they_submitted(record: Record) -> None:
    own = Return.objects.filter(measure=record.measure, period=record.q2)
    with pytest.raises(IntegrityError), transaction.atomic():
        own.update(submitted_by=record.cast.olive, submitted_at=timezone.now())


def test_who_and_when_come_together(record: Record) -> None:
    own = Return.objects.filter(measure=record.measure, period=record.q2)
    with pytest.raises(IntegrityError), transaction.atomic():
        own.update(submitted_at=timezone.now())


def test_approved_needs_an_approver(record: Record) -> None:
    own = Return.objects.filter(measure=record.measure, period=record.q2)
    with pytest.raises(IntegrityError), transaction.atomic():
        own.update(approved_by=None, approved_at=None, state=ReturnState.APPROVED)


def test_a_rating_and_no_data_exclude_each_other(record: Record) -> None:
    own = Return.objects.filter(measure=record.measure, period=record.q2)
    with pytest.raises(IntegrityError), transaction.atomic():
        own.update(declared=Rating.ACHIEVED.value, no_data="awaiting_data")


def test_a_changed_target_needs_reason_and_approver(record: Record) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        TargetSetting.objects.create(
            measure=record.measure,
            effective_from=date(2012, 1, 1),
            text="At least 55%",
            kind="threshold",
            reason="because",
            recorded_by=record.cast.olive,
            recorded_at=timezone.now(),
        )


@pytest.mark.parametrize("change", ["update", "delete"])
def test_the_journal_is_for_good(record: Record, change: str) -> None:
    entries = JournalEntry.objects.filter(authority=record.authority)
    with pytest.raises(Error, match="for good"), transaction.atomic():
        entries.update(reason="another") if change == "update" else entries.delete()
    assert entries.count() == 2


def test_a_target_setting_is_for_good(record: Record) -> None:
    with pytest.raises(Error, match="for good"), transaction.atomic():
        TargetSetting.objects.filter(measure=record.measure).update(text="Another")


def test_journal_entries_form_a_chain(record: Record) -> None:
    with writing(record.authority, by=record.cast.olive, may=MEMBERS) as journal:
        journal.record("test", "nothing", before={"a": 1}, after={"a": "2"}, reason="to see")
    entries = list(JournalEntry.objects.filter(authority=record.authority))
    assert [entry.number for entry in entries] == [1, 2, 3]
    assert [entry.previous_hash for entry in entries] == ["", entries[0].hash, entries[1].hash]
    assert [entry.hash for entry in entries] == [hash_of(entry) for entry in entries]


def test_what_fails_leaves_no_entry(record: Record) -> None:
    def fails_at_the_end() -> None:
        with writing(record.authority, by=None, may=MEMBERS) as journal:
            journal.record("test", "nothing")
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fails_at_the_end()
    assert JournalEntry.objects.filter(authority=record.authority).count() == 2


def test_what_all_directorates_share_is_not_called_all(record: Record) -> None:
    """Lists of directorates have a line for all of them together: beside it "All" would be read as the same."""
    shared = Directorate.objects.get(authority=record.authority, code="All")
    assert str(shared) == "Shared by all directorates"
    assert "All" not in {str(each) for each in Directorate.objects.filter(authority=record.authority)}
