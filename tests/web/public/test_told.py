"""What public pages say beside figures: of themes, of what will be done, of where figures come from."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from goldenthread.plan import Period, Verdict
from goldenthread.web.actions.publishing import publish, take_down
from goldenthread.web.pages.templatetags.goldenthread import because
from goldenthread.web.public.saying import origin_words
from goldenthread.web.public.tags import on_one_line
from goldenthread.web.records.models import (
    Placement,
    Publication,
    PublishedText,
    RemedialAction,
    Return,
    Theme,
    ThemeCommentary,
)
from tests.web.conftest import Record
from tests.web.public.test_pages import read, text_of


def theme_of(record: Record) -> Theme:
    return Placement.objects.get(measure=record.measure).priority_action.objective.theme


def own_section(html: str, heading: str) -> str:
    """Give what stands under a heading of the second level."""
    return text_of(html.split(f">{heading}</h2>")[1].split("<h2")[0])


def test_a_theme_shows_what_is_said_of_it_on_each_page(record: Record, client: Client) -> None:
    theme = theme_of(record)
    ThemeCommentary.objects.create(period=record.q2, theme=theme, text="Two teams became one.")
    _, public = publish(period=record.q2, by=record.cast.olive)
    pages = ["/borough/", f"/borough/themes/{theme.slug}/", "/borough/print/", f"/borough/print/?theme={theme.slug}"]
    assert [text_of(read(client, page)).count("Two teams became one.") for page in pages] == [1, 1, 1, 1]
    text = public.texts.get(place=f"commentary.{theme.slug}")
    take_down(text=text, ground="A person is named.", by=record.cast.olive)
    for page in pages:
        told = text_of(read(client, page))
        assert "Two teams" not in told
        assert "taken down" in told


def test_a_theme_lists_what_also_relates_to_it_and_counts_it_elsewhere(record: Record, client: Client) -> None:
    own = theme_of(record)
    other = Theme.objects.exclude(pk=own.pk)[0]
    Placement.objects.get(measure=record.measure).also_relates_to.set([own, other])
    publish(period=record.q2, by=record.cast.olive)
    page = read(client, f"/borough/themes/{other.slug}/")
    section = own_section(page, "Also relate to this theme")
    assert "11.1" in section
    assert f"Counted under {own.name}" in section
    listed = text_of(read(client, f"/borough/measures/?theme={other.slug}"))
    assert "11.1 Initial" not in listed
    assert "11.1 Initial" in text_of(read(client, f"/borough/measures/?related={other.slug}"))
    assert "Also relate to this theme" not in read(client, f"/borough/themes/{own.slug}/")
    assert f"counted under {own.name}" in text_of(read(client, f"/borough/print/?theme={other.slug}"))


def test_remedial_actions_stand_with_their_state_on_each_page(record: Record, client: Client) -> None:
    today = timezone.localdate()
    for period, what, days in ((record.q2, "Move offices", -400), (record.year_end, "Hire two", 30)):
        found = Return.objects.get(measure=record.measure, period=period)
        found.declared, found.remedial_text = "slipped", "text"
        found.save()
        RemedialAction.objects.create(
            of_return=found, position=1, what=what, who="Ben", by_when=today + timedelta(days=days)
        )
        publish(period=period, by=record.cast.olive)
    page = read(client, f"/borough/measures/{record.measure.permanent_id}/")
    told = own_section(page, "What happens next")
    assert re.search(r"Hire two The measure’s owner By \d+ \w+ \d{4} still open", told)
    assert re.search(r"Still open from before .* Move offices The measure’s owner By \d+ \w+ \d{4} overdue", told)
    for address in ("exceptions/", "print/"):
        told = text_of(read(client, f"/borough/{address}"))
        assert re.search(r"Hire two \(the measure’s owner, by \d+ \w+ \d{4}: still open\)", told)
        assert re.search(r"Move offices \(the measure’s owner, by [^)]*: overdue , announced 2011/12 Q2\)", told)
        assert "Ben" not in told


def test_actions_that_are_taken_down_leave_a_tombstone(record: Record, client: Client) -> None:
    found = Return.objects.get(measure=record.measure, period=record.q2)
    found.remedial_text = "Write to Jo (Ben, by 1 May 2012)"
    found.save()
    RemedialAction.objects.create(of_return=found, position=1, what="Write to Jo", who="Ben", by_when=date(2012, 5, 1))
    publish(period=record.q2, by=record.cast.olive)
    text = PublishedText.objects.get(
        publication__for_public=True, place=f"{record.measure.permanent_id}.remedial_action"
    )
    take_down(text=text, ground="A person is named.", by=record.cast.olive)
    page = read(client, f"/borough/measures/{record.measure.permanent_id}/")
    assert "Words that stood here were taken down" in own_section(page, "What happens next")
    assert "Write to Jo" not in page


def test_a_measure_says_where_its_figure_comes_from(published: Record, client: Client) -> None:
    told = text_of(read(client, f"/borough/measures/{published.measure.permanent_id}/"))
    assert "From the council’s report for 2011/12 year end." in told
    assert "line " not in told.partition("Over time")[0]


def test_officers_read_the_file_and_the_place_that_a_measure_was_read_from(published: Record, client: Client) -> None:
    publication = Publication.objects.get(period=published.year_end, for_public=True)
    client.force_login(published.cast.olive.user)
    told = text_of(read(client, f"/borough/work/publications/{publication.pk}/"))
    assert re.search(r"Read from year-end, line \d+\.", told)


@pytest.mark.parametrize(
    ("origin", "said"),
    [
        ({}, ""),
        ({"file": "q2.docx", "place": {"page": 3, "table": 1, "row": 7}}, "From the council’s report for 2011/12 Q2."),
        ({"from": "the measure’s owner", "received_on": "2012-07-12"},
         "Received from the measure’s owner on 12 July 2012."),
        ({"file": "q2.txt", "place": {"line": 5}, "restated_on": "2012-08-01"},
         "From the council’s report for 2011/12 Q2. Last restated on 1 August 2012."),
    ],
)  # fmt: skip
def test_where_a_figure_comes_from_is_said(origin: dict[str, object], said: str) -> None:
    assert origin_words(origin, Period(start=2011, quarter=2)) == said


@pytest.mark.parametrize("address", ["", "exceptions/?kind=well", "measures/", "search/?q=11.6"])
def test_a_list_says_where_the_figures_say_another_status(published: Record, client: Client, address: str) -> None:
    rows = [text_of(row) for row in read(client, f"/borough/{address}").split("<tr") if ">11.6</td>" in row]
    assert ["The figures say ● Not achieved" in row for row in rows] == [True]


def test_a_list_says_no_status_twice(published: Record, client: Client) -> None:
    rows = [text_of(row) for row in read(client, "/borough/measures/").split("<tr") if ">11.1</td>" in row]
    assert ["The figures say" in row for row in rows] == [False]


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("5.5 % against under 3 %: not achieved", "5.5 % against under 3 %"),
        ("4.2 % against at most 0 %: slipped (due by 2013)", "4.2 % against at most 0 % (due by 2013)"),
        ("a statement, for people to judge: no rating", "a statement, for people to judge"),
        ("a: met; b: missed: not achieved, as each part must be met",
         "a: met; b: missed: not achieved, as each part must be met"),
        ("it slipped: badly", "it slipped: badly"),
        ("", ""),
    ],
)  # fmt: skip
def test_a_status_is_not_said_twice(sentence: str, shown: str) -> None:
    assert because(Verdict(because=sentence, rule="threshold")) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- One thing\n- Another.\n- A third", "One thing; Another. A third"),
        ("One line", "One line"),
        ("", ""),
    ],
)
def test_a_list_becomes_a_line(text: str, shown: str) -> None:
    assert on_one_line(text) == shown
