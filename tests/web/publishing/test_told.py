"""What a publication says beside its rows: commentaries, remedial actions, where figures come from."""

import json
import re
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone

from goldenthread.web.actions.commentaries import comment_on_plan, comment_on_theme
from goldenthread.web.actions.publishing import mark_exempt, publish, restate, take_down
from goldenthread.web.actions.publishing.remedies import as_posts
from goldenthread.web.records.models import (
    AuditSample,
    FigureRecord,
    Placement,
    Publication,
    RemedialAction,
    ReportingPeriod,
    Return,
    Theme,
    ThemeCommentary,
)
from goldenthread.web.records.published import PublishedRow, commentaries_of, facts_of, report_of, row_of
from goldenthread.web.records.verifying import verify
from tests.web.conftest import Record
from tests.web.publishing.test_correcting import everything

_DAY = date(2012, 5, 1)


def theme_of(record: Record) -> Theme:
    return Placement.objects.get(measure=record.measure).priority_action.objective.theme


def say(record: Record, text: str, period: ReportingPeriod | None = None) -> Theme:
    theme = theme_of(record)
    ThemeCommentary.objects.create(period=period or record.q2, theme=theme, text=text)
    return theme


def own(record: Record, period: ReportingPeriod) -> Return:
    return Return.objects.get(measure=record.measure, period=period)


def announce(record: Record, period: ReportingPeriod, what: str = "Hire two", who: str = "Ben", **more: object) -> None:
    found = own(record, period)
    position = found.remedial_actions.count() + 1
    RemedialAction.objects.create(of_return=found, position=position, what=what, who=who, **{"by_when": _DAY, **more})
    found.remedial_text = "\n".join(
        f"{one.what} ({one.who}, by {one.by_when:%-d %B %Y})" for one in found.remedial_actions.all()
    )
    found.save()


def row(publication: Publication, record: Record) -> PublishedRow:
    found = row_of(publication, record.measure.permanent_id)
    assert found is not None
    return found


def small(record: Record, period: ReportingPeriod) -> None:
    """Have the measure be about three people of forty."""
    record.measure.counts_people = True
    record.measure.save()
    figures = FigureRecord.objects.filter(of_return=own(record, period))
    figures.delete()
    figures.create(
        of_return=own(record, period),
        position=1,
        value=Decimal("7.5"),
        unit="%",
        numerator=Decimal(3),
        denominator=Decimal(40),
    )


def test_both_versions_say_what_is_said_of_a_theme(record: Record) -> None:
    theme = say(record, "Two teams became one.")
    for publication in publish(period=record.q2, by=record.cast.olive):
        told = commentaries_of(publication, [one.slug for one in facts_of(publication).themes])
        assert {slug: words.text for slug, words in told.items()} == {theme.slug: "Two teams became one."}
    assert verify(record.authority).altered == ()


def test_a_commentary_tells_no_figure_that_is_withheld(record: Record) -> None:
    small(record, record.q2)
    record.q2.commentary = "In all 3 of 40 (7.5%) came; 12 schools took part."
    record.q2.save()
    theme = say(record, "Three of 40 came, and 2 schools took part.")
    officers, public = publish(period=record.q2, by=record.cast.olive)
    told = {slug: words.text for slug, words in commentaries_of(public, [theme.slug]).items()}
    assert told == {
        "": "In all [withheld] of [withheld] ([withheld]%) came; 12 schools took part.",
        theme.slug: "[withheld] of [withheld] came, and 2 schools took part.",
    }
    assert commentaries_of(officers, [theme.slug])[theme.slug].text == "Three of 40 came, and 2 schools took part."


def test_what_is_said_of_a_theme_goes_everywhere(record: Record) -> None:
    theme, olive = theme_of(record), record.cast.olive
    comment_on_theme(period=record.q2, theme=theme, text="Jo Bloggs did it.", seen="", by=olive)
    comment_on_plan(period=record.q2, text="All is well.", seen="", by=olive)
    record.q2.refresh_from_db()
    _, public = publish(period=record.q2, by=olive)
    text = public.texts.get(place=f"commentary.{theme.slug}")
    assert take_down(text=text, ground="A person is named.", by=olive) == 2
    kept = everything()
    assert [table for table, rows in kept.items() if "Bloggs" in rows] == []
    assert "All is well." in kept["JournalWords"]
    assert verify(record.authority).altered == ()


def test_remedial_actions_are_frozen_one_by_one(record: Record) -> None:
    announce(record, record.q2)
    announce(
        record, record.q2, "Train them", by_when=date(2011, 11, 1), done_on=date(2011, 10, 30), done_how="Both came."
    )
    officers, public = publish(period=record.q2, by=record.cast.olive)
    assert [(one.what, one.who, one.period) for one in row(officers, record).remedies] == [
        ("Hire two", "Ben", "2011/12 Q2"), ("Train them", "Ben", "2011/12 Q2"),
    ]  # fmt: skip
    states = [[one.state_on(day) for day in (date(2011, 10, 1), date(2012, 5, 1), date(2012, 5, 2))]
              for one in row(public, record).remedies]  # fmt: skip
    assert states == [["open", "open", "overdue"], ["open", "done", "done"]]


def test_the_public_reads_posts_and_no_names(record: Record) -> None:
    announce(record, record.q2, who="Ben with Hal")
    officers, public = publish(period=record.q2, by=record.cast.olive)
    assert row(officers, record).row.remedial_action == "Hire two (Ben with Hal, by 1 May 2012)"
    told = row(public, record)
    code = record.cast.hal.posts.get().directorate
    who = f"the measure’s owner with Head of service, {code}"
    assert [one.who for one in told.remedies] == [who]
    assert told.row.remedial_action == f"Hire two ({who}, by 1 May 2012)"


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("Olive", "Performance officer"),
        ("OLIVE and Nora", "Performance officer and an officer of the council"),
        ("Head of benefits", "Head of benefits"),
        ("Benson", "Benson"),
        ("", ""),
    ],
)
def test_a_post_stands_for_a_name(record: Record, who: str, shown: str) -> None:
    assert as_posts(record.authority)(who) == shown


def test_earlier_actions_stay_until_they_are_done(record: Record) -> None:
    announce(record, record.q2, "Hire two")
    announce(record, record.q2, "Train them", done_on=date(2012, 1, 5), done_how="Both came.")
    announce(record, record.q2, "Move offices")
    publish(period=record.q2, by=record.cast.olive)
    announce(record, record.year_end, "move  offices", by_when=date(2012, 9, 1))
    for publication in publish(period=record.year_end, by=record.cast.olive):
        told = row(publication, record)
        assert [one.what for one in told.remedies] == ["move  offices"]
        assert [(one.what, one.period) for one in told.earlier_remedies] == [("Hire two", "2011/12 Q2")]


def test_exempt_actions_are_left_out_of_this_and_later_publications(record: Record) -> None:
    announce(record, record.q2, "Buy the site for £2m")
    mark_exempt(of_return=own(record, record.q2), ground="Paragraph 3", by=record.cast.olive)
    publish(period=record.q2, by=record.cast.olive)
    officers, public = publish(period=record.year_end, by=record.cast.olive)
    assert [one.what for one in row(officers, record).earlier_remedies] == ["Buy the site for £2m"]
    shown = Publication.objects.filter(for_public=True)
    assert [(row(one, record).remedies, row(one, record).earlier_remedies) for one in shown] == [((), ())] * 2
    assert "Buy the site" not in report_of(public).model_dump_json()
    assert not any("Buy the site" in (text.text or "") for one in shown for text in one.texts.all())


def test_actions_tell_no_small_number(record: Record) -> None:
    announce(record, record.q2, "Visit the 3 of 40 who waited", who="The team of 2")
    small(record, record.q2)
    publish(period=record.q2, by=record.cast.olive)
    publish(period=record.year_end, by=record.cast.olive)
    shown = [row(one, record) for one in Publication.objects.filter(for_public=True).order_by("pk")]
    what = "Visit the [withheld] of [withheld] who waited"
    assert [(one.what, one.who) for one in shown[0].remedies] == [(what, "The team of [withheld]")]
    assert shown[0].row.remedial_action == f"{what} (The team of [withheld], by 1 May 2012)"
    assert [one.what for one in shown[1].earlier_remedies] == [what]


def test_actions_keep_what_was_withheld_when_the_measure_counts_no_people_any_more(record: Record) -> None:
    announce(record, record.q2, "Visit the 3 of 40 who waited", who="The team")
    small(record, record.q2)
    publish(period=record.q2, by=record.cast.olive)
    record.measure.counts_people = False
    record.measure.save()
    _, later = publish(period=record.year_end, by=record.cast.olive)
    assert [one.what for one in row(later, record).earlier_remedies] == [
        "Visit the [withheld] of [withheld] who waited"
    ]


def test_actions_that_are_taken_down_go_from_later_publications_too(record: Record) -> None:
    announce(record, record.q2, "Write to Jo Bloggs")
    _, first = publish(period=record.q2, by=record.cast.olive)
    publish(period=record.year_end, by=record.cast.olive)
    text = first.texts.get(place=f"{record.measure.permanent_id}.remedial_action")
    take_down(text=text, ground="A person is named.", by=record.cast.olive)
    assert [table for table, kept in everything().items() if "Bloggs" in kept] == []
    shown = [row(one, record) for one in Publication.objects.all()]
    assert [(one.remedies, one.earlier_remedies) for one in shown] == [((), ())] * 4
    assert verify(record.authority).altered == ()


def test_taking_down_what_was_done_leaves_what_will_be(record: Record) -> None:
    announce(record, record.q2)
    _, public = publish(period=record.q2, by=record.cast.olive)
    text = public.texts.get(place=f"{record.measure.permanent_id}.progress")
    take_down(text=text, ground="A person is named.", by=record.cast.olive)
    assert [one.what for one in row(public, record).remedies] == ["Hire two"]


def test_a_figure_that_was_read_names_its_document_and_place(record: Record) -> None:
    kept = own(record, record.q2).read_from
    assert (kept["file"], set(kept["place"])) == ("q2", {"line"})
    for publication in publish(period=record.q2, by=record.cast.olive):
        assert json.loads(row(publication, record).entry.origin) == {"file": "q2", "place": kept["place"]}


def test_a_figure_that_was_handed_in_says_from_whom_and_when(record: Record) -> None:
    found = own(record, record.q2)
    found.read_from, found.submitted_by = {}, record.cast.ben
    found.submitted_at = datetime(2011, 10, 14, 9, tzinfo=UTC)
    found.save()
    officers, public = publish(period=record.q2, by=record.cast.olive)
    told = [json.loads(row(one, record).entry.origin) for one in (officers, public)]
    assert told == [
        {"from": "Ben, the measure’s owner", "received_on": "2011-10-14"},
        {"from": "the measure’s owner", "received_on": "2011-10-14"},
    ]


def test_a_restated_figure_says_when_it_was_restated(record: Record) -> None:
    for period in (record.q2, record.year_end):
        publish(period=period, by=record.cast.olive)
    figure = FigureRecord.objects.get(of_return=own(record, record.year_end))
    restate(figure=figure, value=Decimal("66.0"), reason="Counted twice.", by=record.cast.olive)
    _, public = publish(period=record.year_end, by=record.cast.olive)
    assert json.loads(row(public, record).entry.origin)["restated_on"] == str(timezone.localdate())


def test_also_under_is_frozen(record: Record) -> None:
    other = Theme.objects.exclude(pk=theme_of(record).pk)[0]
    Placement.objects.get(measure=record.measure).also_relates_to.set([other])
    for publication in publish(period=record.q2, by=record.cast.olive):
        related = publication.returns.filter(also_under__contains=f" {other.slug} ")
        assert record.measure.permanent_id in related.values_list("measure__permanent_id", flat=True)
        assert row(publication, record).entry.theme == theme_of(record).slug


def sampled(record: Record, client: Client) -> str:
    """Give the auditor's page of the measure's own return in the year end."""
    found = own(record, record.year_end)
    made = AuditSample.objects.create(
        authority=record.authority,
        period=record.year_end,
        seed="1",
        drawn_from=1,
        by=record.cast.aud,
        at=timezone.now(),
    )
    made.returns.add(found)
    client.force_login(record.cast.aud.user)
    answer = client.get(f"/borough/work/audit/samples/{made.pk}/returns/{found.pk}/")
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def test_an_auditor_sees_document_hash_and_place(record: Record, client: Client) -> None:
    kept = own(record, record.year_end).read_from
    told = sampled(record, client)
    assert f"Document year-end SHA-256 {kept['sha256']}" in told
    assert f"Place in it Line {kept['place']['line']}" in told


def test_an_auditor_sees_who_handed_a_figure_in_and_what_it_was_before(record: Record, client: Client) -> None:
    for period in (record.q2, record.year_end):
        publish(period=period, by=record.cast.olive)
    found = own(record, record.year_end)
    figure = FigureRecord.objects.get(of_return=found)
    FigureRecord.objects.filter(pk=figure.pk).update(received_on=date(2012, 4, 10))
    restate(figure=figure, value=Decimal("66.0"), reason="Counted twice.", by=record.cast.olive)
    found.read_from, found.submitted_by = {}, record.cast.ben
    found.submitted_at = datetime(2012, 4, 11, 9, tzinfo=UTC)
    found.save()
    told = sampled(record, client)
    assert "Received 11 April 2012, 10:00 from Ben" in told
    assert "Figure 65.9 %" in told
    assert "received 10 April 2012. Restated as 66.0 %" in told
    assert "Document" not in told
