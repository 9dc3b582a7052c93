"""Restating a figure, and taking words down."""

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.db.models import QuerySet
from django.utils import timezone

from goldenthread.plan import Return as Row
from goldenthread.plan import Source
from goldenthread.web.actions.points import answer
from goldenthread.web.actions.publishing import publish, restate, take_down
from goldenthread.web.actions.returns import facts_of
from goldenthread.web.actions.writing import Refused, writing
from goldenthread.web.records.exact import exact, from_exact
from goldenthread.web.records.models import (
    Draft,
    FigureRecord,
    Intake,
    IntakeRow,
    JournalEntry,
    JournalWords,
    PointToCheck,
    Publication,
    PublishedText,
    RemedialAction,
    Restatement,
    Return,
)
from goldenthread.web.records.published import report_of, row_of
from goldenthread.web.records.verifying import verify
from tests.web.conftest import Record


@pytest.fixture(autouse=True)
def figured(record: Record) -> None:
    """Give the measure a figure of its own in the second quarter."""
    FigureRecord.objects.create(
        of_return=own_return(record),
        position=1,
        value=Decimal("45.5"),
        unit="%",
        numerator=Decimal("91"),
        denominator=Decimal("200"),
    )


def own_return(record: Record) -> Return:
    return Return.objects.get(measure=record.measure, period=record.q2)


def own_figure(record: Record) -> FigureRecord:
    return FigureRecord.objects.get(of_return=own_return(record), replaced_by__isnull=True)


def test_a_restated_figure_shows_both(record: Record) -> None:
    publish(period=record.q2, by=record.cast.olive)
    old = own_figure(record)
    restate(figure=old, value=Decimal("46.0"), reason="Two cases were counted twice.", by=record.cast.olive)
    told = Restatement.objects.get(measure=record.measure)
    assert (told.old_value, str(told.new_value), told.reason) == (old.value, "46.0", "Two cases were counted twice.")
    new = own_figure(record)
    assert (str(new.value), new.position, new.replaces) == ("46.0", old.position, old)
    row = row_of(Publication.objects.get(for_public=True), record.measure.permanent_id)
    assert row is not None
    assert row.row.actuals[0].value == old.value
    entry = JournalEntry.objects.filter(verb="restate a figure").get()
    assert entry.after is not None
    assert entry.after["value"] == "46.0"


def test_a_restatement_makes_another_edition(record: Record) -> None:
    publish(period=record.q2, by=record.cast.olive)
    restate(figure=own_figure(record), value=Decimal("46.0"), reason="Counted twice.", by=record.cast.olive)
    _, public = publish(period=record.q2, by=record.cast.olive)
    row = row_of(public, record.measure.permanent_id)
    assert row is not None
    assert (public.edition, str(row.row.actuals[0].value)) == (2, "46.0")


@pytest.mark.parametrize(
    ("value", "reason", "published", "what"),
    [
        ("46.0", " ", True, "no reason is given"),
        ("46.0", "because", False, "the figure isn’t published"),
        (None, "because", True, "the figure is the same"),
    ],
)
def test_a_restatement_that_cannot_be_is_refused(
    record: Record, value: str | None, reason: str, published: bool, what: str
) -> None:
    if published:
        publish(period=record.q2, by=record.cast.olive)
    figure = own_figure(record)
    numbers = {"numerator": figure.numerator, "denominator": figure.denominator} if value is None else {}
    assert figure.value is not None
    with pytest.raises(Refused, match=what):
        restate(
            figure=figure,
            value=Decimal(value) if value else figure.value,
            reason=reason,
            by=record.cast.olive,
            **numbers,
        )
    assert Restatement.objects.count() == 0


def test_a_figure_is_restated_once(record: Record) -> None:
    publish(period=record.q2, by=record.cast.olive)
    figure = own_figure(record)
    restate(figure=figure, value=Decimal("46.0"), reason="Counted twice.", by=record.cast.olive)
    with pytest.raises(Refused, match="restated by someone else"):
        restate(figure=figure, value=Decimal("47.0"), reason="Counted twice.", by=record.cast.olive)


def test_words_go_everywhere_and_leave_a_tombstone(record: Record) -> None:
    own = own_return(record)
    own.progress = "Jo Bloggs of Mill Lane waited; 12 of 40 (30%) did not."
    own.save()
    with writing(record.authority, by=record.cast.ben) as journal:
        journal.record("submit a return", own, after={"state": "submitted", "progress": own.progress})
    officers, public = publish(period=record.q2, by=record.cast.olive)
    place = f"{record.measure.permanent_id}.progress"
    count = take_down(text=public.texts.get(place=place), ground="A person is named.", by=record.cast.olive)
    assert count == 4  # the words and the claims read out of them, in both versions
    for publication in (officers, public):
        row = row_of(publication, record.measure.permanent_id)
        assert row is not None
        assert (row.row.progress, row.row.claims) == ("[taken down]", ())
        words = row.words["progress"]
        assert (words.text, words.taken_down_by, words.ground) == (None, "Olive", "A person is named.")
        assert "Bloggs" not in report_of(publication).model_dump_json()
    own.refresh_from_db()
    assert own.progress == ""
    assert [e for e in JournalEntry.objects.all() if "Bloggs" in f"{e.before}{e.after}{e.reason}"] == []
    assert [one.text for one in JournalWords.objects.all()] == [None]
    assert verify(record.authority).altered == ()
    columns = Publication.objects.values_list("content", "manifest")
    assert [one for one in columns if "Bloggs" in str(one)] == []
    assert PublishedText.objects.filter(text__contains="Bloggs").count() == 0


def test_words_about_what_will_be_done_go_wherever_they_were_typed_read_or_quoted(record: Record) -> None:
    own, name = own_return(record), "Jo Bloggs"
    own.remedial_text = f"Write to {name} (Ann, by 1 May 2012)"
    own.save()
    remedy = {"position": 1, "what": f"Write to {name}", "who": name, "by_when": date(2012, 5, 1)}
    RemedialAction.objects.create(of_return=own, **remedy)
    for aside in (False, True):
        draft = {"fields": {"action-1-what": f"Write to {name}"}, "saved_by": record.cast.ben}
        Draft.objects.create(owed=own, aside=aside, saved_at=timezone.now(), **draft)
    finding = {"rule": "remedial_says_nothing", "severity": "note", "instruction": ""}
    point = PointToCheck.objects.create(of_return=own, fingerprint="1", message=f"“{name}” says little.", **finding)
    answer(point=point, because="It was asked for.", by=record.cast.olive)
    after = Return.objects.get(measure=record.measure, period=record.year_end)
    quoting = {**finding, "message": "It is not spoken of.", "evidence": {"before": own.remedial_text}}
    PointToCheck.objects.create(of_return=after, fingerprint="2", **quoting)
    rows = read_again(record, own)
    with writing(record.authority, by=record.cast.ben) as journal:
        journal.record("submit a return", own, after=facts_of(own))
        mended = {"remedial action 1": {"remedial_action": f"Write to {name}"}}
        journal.record("edit words", own, before=mended, after=mended)
    _, public = publish(period=record.q2, by=record.cast.olive)
    place = f"{record.measure.permanent_id}.remedial_action"
    take_down(text=public.texts.get(place=place), ground="A person is named.", by=record.cast.olive)
    assert [table for table, kept in everything().items() if name in kept] == []
    assert verify(record.authority).altered == ()
    assert [from_exact(Row, row.as_read).remedial_action for row in rows.all()] == ["", "Another"]


def read_again(record: Record, own: Return) -> "QuerySet[IntakeRow]":
    """Have the period come of a document with two rows: the return's, and another."""
    at = timezone.now()
    confirmed = {"state": "confirmed", "confirmed_by": record.cast.olive, "confirmed_at": at, "expires_at": at}
    intake = Intake.objects.create(
        authority=record.authority, content=b"", report={}, by=record.cast.olive, at=at, became=own.period, **confirmed
    )
    for position, words in enumerate((own.remedial_text, "Another"), start=1):
        row = Row(id=str(position), source=Source(), remedial_action=words)
        IntakeRow.objects.create(intake=intake, position=position, row_id=row.id, as_read=exact(row), sure=False)
    return intake.rows.all()


def everything() -> dict[str, str]:
    """Give all that every table of the record holds, by table."""
    tables = apps.get_app_config("records").get_models()
    return {one.__name__: str(list(one._default_manager.values())) for one in tables}


def test_an_answer_that_was_taken_down_is_in_no_later_edition(record: Record) -> None:
    own = own_return(record)
    finding = {"rule": "small_numbers", "severity": "note", "instruction": "", "message": "A point."}
    point = PointToCheck.objects.create(of_return=own, fingerprint="f1", **finding)
    answer(point=point, because="Jo Bloggs says so.", by=record.cast.olive)
    officers, _ = publish(period=record.q2, by=record.cast.olive)
    with pytest.raises(Refused, match="nothing has changed"):
        publish(period=record.q2, by=record.cast.olive)
    take_down(text=officers.texts.get(place="answer.f1"), ground="A person is named.", by=record.cast.olive)
    assert [table for table, kept in everything().items() if "Bloggs" in kept] == []


def test_words_go_once_and_on_a_ground(record: Record) -> None:
    _, public = publish(period=record.q2, by=record.cast.olive)
    text = public.texts.filter(place__endswith=".progress")[0]
    with pytest.raises(Refused, match="no ground"):
        take_down(text=text, ground="", by=record.cast.olive)
    take_down(text=text, ground="A person is named.", by=record.cast.olive)
    with pytest.raises(Refused, match="gone already"):
        take_down(text=text, ground="A person is named.", by=record.cast.olive)
