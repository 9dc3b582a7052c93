"""Publishing freezes both versions of a period, and what is frozen reads as it was."""

import json
from decimal import Decimal
from typing import Any

import pytest
from django.db import Error, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldenthread.plan import Rating
from goldenthread.web.actions.publishing import mark_exempt, obstacles, publish
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import (
    FigureRecord,
    JournalEntry,
    Measure,
    PeriodState,
    PointAnswer,
    PointToCheck,
    Publication,
    PublishedReturn,
    Return,
    ReturnState,
)
from goldenthread.web.records.nouns import report_of as live_report
from goldenthread.web.records.published import facts_of, latest, only_earlier, report_of, row_of, rows_of
from tests.web.conftest import Record


def test_a_publication_reads_as_the_record_stood(record: Record) -> None:
    officers, _ = publish(period=record.q2, by=record.cast.olive)
    told = report_of(officers)
    judged = [row.model_copy(update={"verdict": None}) for row in told.rows]
    assert judged == list(live_report(record.q2).rows)
    assert told.counted_totals == live_report(record.q2).counted_totals
    assert all(row.verdict for row in told.rows)


def test_the_second_publication_is_held_against_the_first(record: Record) -> None:
    publish(period=record.q2, by=record.cast.olive)
    officers, public = publish(period=record.year_end, by=record.cast.olive)
    compared = facts_of(public).comparison
    assert compared is not None
    assert compared == facts_of(officers).comparison
    assert (compared.earlier, compared.later) == (record.q2.noun, record.year_end.noun)
    assert compared.totals.later.denominator == facts_of(public).report.counted_totals.rated
    assert compared.bridge.only_earlier == len(only_earlier(public))
    moved = PublishedReturn.objects.filter(publication=public, movement="improved").count()
    assert moved == compared.bridge.improved


def test_the_period_is_published_and_the_journal_says_so(record: Record) -> None:
    officers, public = publish(period=record.q2, by=record.cast.olive)
    record.q2.refresh_from_db()
    assert record.q2.state == PeriodState.PUBLISHED
    told = JournalEntry.objects.filter(authority=record.authority, verb="publish")
    assert [entry.after["sha256"] for entry in told if entry.after] == [officers.sha256, public.sha256]
    assert latest(record.authority, for_public=True) == public


def test_the_same_record_gives_the_same_bytes(record: Record) -> None:
    kept: list[list[Any]] = []
    for _ in range(2):
        with transaction.atomic():
            officers, _public = publish(period=record.q2, by=record.cast.olive)
            rows = officers.returns.values_list("content", "sha256", "compared", "words")
            kept.append([officers.content, officers.only_earlier, list(rows)])
            transaction.set_rollback(True)
    assert kept[0] == kept[1]


def test_an_edition_is_published_once(record: Record) -> None:
    publish(period=record.q2, by=record.cast.olive, edition=1)
    with pytest.raises(Refused, match="edition 1 is published already"):
        publish(period=record.q2, by=record.cast.olive, edition=1)
    with pytest.raises(Refused, match="nothing has changed"):
        publish(period=record.q2, by=record.cast.olive)
    assert Publication.objects.count() == 2


def test_what_changed_makes_another_edition(record: Record) -> None:
    publish(period=record.q2, by=record.cast.olive)
    record.q2.commentary = "More is on track than before."
    record.q2.save()
    officers, _ = publish(period=record.q2, by=record.cast.olive)
    assert officers.edition == 2


@pytest.mark.parametrize("table", [Publication, PublishedReturn])
def test_nothing_published_changes(record: Record, table: type[Publication] | type[PublishedReturn]) -> None:
    publish(period=record.q2, by=record.cast.olive)
    with pytest.raises(Error, match="for good"), transaction.atomic():
        table.objects.update(content="{}")


def test_the_manifest_names_what_it_was_made_from(record: Record) -> None:
    before = JournalEntry.objects.filter(authority=record.authority).last()
    officers, _ = publish(period=record.q2, by=record.cast.olive)
    manifest = json.loads(officers.manifest)
    assert before is not None
    assert manifest["journal"] == {"number": before.number, "hash": before.hash}
    row = row_of(officers, record.measure.permanent_id)
    assert row is not None
    assert row.row.verdict is not None
    told = manifest["rows"][record.measure.permanent_id]
    assert told == {"sha256": row.entry.sha256, "rule": row.row.verdict.rule, "rule_version": "1"}


def test_what_stands_in_the_way_is_told_and_needs_a_reason(record: Record) -> None:
    own = Return.objects.get(measure=record.measure, period=record.q2)
    own.state = ReturnState.OWED
    own.save()
    point = PointToCheck(of_return=own, rule="jump", severity="error", message="It jumped.", instruction="Look.")
    point.fingerprint = "f"
    point.save()
    told = {one.kind: (one.count, one.returns[0].number) for one in obstacles(record.q2)}
    assert told == {"late": (1, own.pk), "open_errors": (1, own.pk)}
    with pytest.raises(Refused, match="1 return not submitted, and overdue"):
        publish(period=record.q2, by=record.cast.olive)
    officers, public = publish(period=record.q2, by=record.cast.olive, reason="The owner is ill.")
    for publication in (officers, public):
        row = row_of(publication, record.measure.permanent_id)
        assert row is not None
        assert (row.row.rating, row.row.actuals, row.row.progress) == (None, (), "")
        assert row.entry.note == "not approved at publication"
        assert facts_of(publication).left_out.not_approved == 1


def test_an_answered_point_stands_in_nobodys_way(record: Record) -> None:
    own = Return.objects.get(measure=record.measure, period=record.q2)
    PointToCheck.objects.create(
        of_return=own, rule="jump", severity="error", message="It jumped.", instruction="Look.", fingerprint="f"
    )
    PointAnswer.objects.create(
        authority=record.authority,
        fingerprint="f",
        because="counted anew",
        by=record.cast.olive,
        at=timezone.now(),
    )
    assert obstacles(record.q2) == []
    officers, public = publish(period=record.q2, by=record.cast.olive)
    assert json.loads(officers.manifest)["answers"][0]["fingerprint"] == "f"
    assert json.loads(public.manifest)["answers"] == []


def test_a_year_end_before_its_quarter_is_in_the_way(record: Record) -> None:
    assert [one.kind for one in obstacles(record.year_end)] == ["order"]


def test_the_public_does_not_read_what_is_not_public(record: Record) -> None:
    Measure.objects.filter(pk=record.measure.pk).update(public=False)
    officers, public = publish(period=record.q2, by=record.cast.olive)
    own = record.measure.permanent_id
    assert (row_of(officers, own) is None, row_of(public, own)) == (False, None)
    facts = facts_of(public)
    assert facts.left_out.not_public == 1
    assert facts.report.counted_totals.rows == facts_of(officers).report.counted_totals.rows - 1
    assert own not in public.manifest


def test_exempt_words_are_left_out_for_the_public(record: Record) -> None:
    own = Return.objects.get(measure=record.measure, period=record.q2)
    mark_exempt(of_return=own, ground="paragraph 2 of Schedule 12A", by=record.cast.olive)
    officers, public = publish(period=record.q2, by=record.cast.olive)
    read, shown = (row_of(one, record.measure.permanent_id) for one in (officers, public))
    assert read is not None
    assert shown is not None
    assert (read.row.progress, shown.row.progress, shown.row.claims) == (own.progress, "", ())
    assert shown.row.rating is Rating(own.declared)


def test_small_numbers_about_people_are_withheld_from_the_public(record: Record) -> None:
    Measure.objects.filter(pk=record.measure.pk).update(counts_people=True)
    own = Return.objects.get(measure=record.measure, period=record.q2)
    own.progress = "3 of 40 were seen in time (7.5%)."
    own.save()
    FigureRecord.objects.create(
        of_return=own, position=1, value=Decimal("7.5"), unit="%", numerator=Decimal("3"), denominator=Decimal("40")
    )
    officers, public = publish(period=record.q2, by=record.cast.olive)
    read, shown = (row_of(one, record.measure.permanent_id) for one in (officers, public))
    assert read is not None
    assert shown is not None
    assert str(read.row.actuals[0].value) == "7.5"
    assert shown.row.progress == "[withheld] of [withheld] were seen in time ([withheld]%)."
    assert (shown.row.actuals, shown.row.claims) == ((), ())
    assert "7.5" not in json.dumps([shown.entry.content, shown.entry.compared, shown.entry.words])
    assert facts_of(public).left_out.withheld == 1


def test_reading_asks_a_fixed_number_of_questions(record: Record) -> None:
    _, public = publish(period=record.q2, by=record.cast.olive)
    few = public.returns.all()[:3]
    for entries in (few, None):
        with CaptureQueriesContext(connection) as asked:
            rows_of(public, entries)
        assert len(asked) == 2
