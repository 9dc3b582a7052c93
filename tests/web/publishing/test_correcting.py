"""Restating a figure, and taking words down."""

from decimal import Decimal

import pytest

from goldenthread.web.actions.publishing import publish, restate, take_down
from goldenthread.web.actions.writing import Refused
from goldenthread.web.records.models import FigureRecord, JournalEntry, Publication, PublishedText, Restatement, Return
from goldenthread.web.records.published import report_of, row_of
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
        ("46.0", "because", False, "the figure isn't published"),
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
    columns = Publication.objects.values_list("content", "manifest")
    assert [one for one in columns if "Bloggs" in str(one)] == []
    assert PublishedText.objects.filter(text__contains="Bloggs").count() == 0


def test_words_go_once_and_on_a_ground(record: Record) -> None:
    _, public = publish(period=record.q2, by=record.cast.olive)
    text = public.texts.filter(place__endswith=".progress")[0]
    with pytest.raises(Refused, match="no ground"):
        take_down(text=text, ground="", by=record.cast.olive)
    take_down(text=text, ground="A person is named.", by=record.cast.olive)
    with pytest.raises(Refused, match="gone already"):
        take_down(text=text, ground="A person is named.", by=record.cast.olive)
