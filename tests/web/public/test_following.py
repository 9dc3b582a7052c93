"""Following the plan or a measure by a feed, and the data of one measure over all periods."""

import csv
import io
import json
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from goldenthread.web.actions.publishing import mark_exempt, publish, restate
from goldenthread.web.public.handing_out import COLUMNS
from goldenthread.web.records.models import FigureRecord, RemedialAction, Return
from goldenthread.web.records.published import latest
from tests.web.conftest import Record
from tests.web.public.many import edition_of
from tests.web.public.test_pages import read, text_of

_ATOM = "{http://www.w3.org/2005/Atom}"
_PLAN = "/borough/follow.atom"


def of(record: Record, name: str) -> str:
    return f"/borough/measures/{record.measure.permanent_id}/{name}"


def entries(client: Client, address: str) -> list[tuple[str, str]]:
    feed = ElementTree.fromstring(read(client, address))
    return [
        (one.findtext(f"{_ATOM}title") or "", one.findtext(f"{_ATOM}summary") or "")
        for one in feed.findall(f"{_ATOM}entry")
    ]


def lines(client: Client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(read(client, address).removeprefix("\ufeff"))))


def test_the_plan_can_be_followed(published: Record, client: Client) -> None:
    assert entries(client, _PLAN) == [
        (
            "2011/12 year end, edition 1",
            "28 of 38 rated measures are achieved or on track (73.7 %). 8 more are not rated.",
        ),
        (
            "2011/12 Q2, edition 1",
            "87 of 103 rated measures are achieved or on track (84.5 %). 16 more are not rated.",
        ),
    ]


def test_a_measure_can_be_followed(published: Record, client: Client) -> None:
    told = entries(client, of(published, "follow.atom"))
    assert [title for title, _ in told] == ["2011/12 year end, edition 1: Achieved", "2011/12 Q2, edition 1: On track"]
    assert told[0][1] == "Achieved. 65.9 % against at least 60 % in 2011/12."


def test_a_feed_names_every_edition_by_its_permanent_address(published: Record, client: Client) -> None:
    answer = client.get(of(published, "follow.atom"))
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert not answer.cookies
    feed = ElementTree.fromstring(answer.content)
    assert feed.findtext(f"{_ATOM}author/{_ATOM}name") == published.authority.name
    ids = [one.findtext(f"{_ATOM}id") or "" for one in feed.findall(f"{_ATOM}entry")]
    assert all(one.startswith("http") for one in ids)
    for one in ids:
        assert client.get(one.partition("//")[2].partition("/")[1] + one.split("/", 3)[3]).status_code == 200


@pytest.mark.parametrize("name", ["follow.atom", "data.csv", "data.json"])
def test_who_has_it_is_told_that_it_has_not_changed(published: Record, client: Client, name: str) -> None:
    first = client.get(of(published, name))
    again = client.get(of(published, name), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Cache-Control"] == "public, max-age=60"


def test_a_restatement_shows_in_the_feed_and_the_data(published: Record, client: Client) -> None:
    figure = FigureRecord.objects.get(of_return__measure=published.measure, of_return__period=published.year_end)
    restate(figure=figure, value=Decimal("66.0"), reason="Two were missed", by=published.cast.olive)
    said = "2011/12 year end: published as 65.9 %, restated as 66.0 %. Two were missed"
    assert entries(client, of(published, "follow.atom"))[0] == ("2011/12 year end: a figure is restated", said)
    told = json.loads(read(client, of(published, "data.json")))["restatements"]
    assert [(one["period"], one["change"]) for one in told] == [
        ("2011/12 year end", "published as 65.9 %, restated as 66.0 %")
    ]


def test_a_measure_has_its_data_over_all_periods(published: Record, client: Client) -> None:
    found = lines(client, of(published, "data.csv"))
    assert tuple(found[0]) == ("period", "edition", "published_on", *COLUMNS)
    assert [(one["period"], one["rating"], one["amount"]) for one in found] == [
        ("2011/12 Q2", "on_track", ""),
        ("2011/12 year end", "achieved", "65.9"),
    ]
    told = json.loads(read(client, of(published, "data.json")))
    assert [one["period"] for one in told["returns"]] == ["2011/12 Q2", "2011/12 year end"]
    assert told["returns"][1]["row"]["actuals"][0]["printed"]
    assert told["returns"][1]["comes_from"]["file"] == "year-end"


def test_of_a_period_the_last_edition_counts(published: Record, client: Client) -> None:
    published.year_end.commentary = "Again."
    published.year_end.save()
    publish(period=published.year_end, by=published.cast.olive)
    assert [one["edition"] for one in lines(client, of(published, "data.csv"))] == ["1", "2"]
    assert len(entries(client, of(published, "follow.atom"))) == 3


def test_a_cell_is_no_formula(record: Record, client: Client) -> None:
    own = Return.objects.get(measure=record.measure, period=record.q2)
    own.progress, own.remedial_text = "=HYPERLINK(1)", "@SUM(A1)"
    own.save()
    publish(period=record.q2, by=record.cast.olive)
    (one,) = lines(client, of(record, "data.csv"))
    assert (one["progress"], one["remedial_action"]) == ("'=HYPERLINK(1)", "'@SUM(A1)")


def test_what_is_withheld_or_exempt_is_in_neither_feed_nor_data(record: Record, client: Client) -> None:
    record.measure.counts_people = True
    record.measure.save()
    own = Return.objects.get(measure=record.measure, period=record.q2)
    own.progress, own.remedial_text = "Secret words: 3 of 40 (7.5%).", "Secret plans"
    own.save()
    RemedialAction.objects.create(of_return=own, position=1, what="Secret plans", who="Ben", by_when=date(2012, 5, 1))
    figure = {"value": Decimal("7.5"), "unit": "%", "numerator": Decimal(3), "denominator": Decimal(40)}
    FigureRecord.objects.create(of_return=own, position=1, **figure)
    mark_exempt(of_return=own, ground="Paragraph 1", by=record.cast.olive)
    publish(period=record.q2, by=record.cast.olive)
    publish(period=record.year_end, by=record.cast.olive)
    for name in ("follow.atom", "data.csv", "data.json", ""):
        told = read(client, of(record, name))
        assert [words for words in ("Secret", "7.5%", "7.5 %", "of 40", "Ben") if words in told] == []
    title, said = entries(client, of(record, "follow.atom"))[1]
    assert title.startswith("2011/12 Q2")
    assert "Withheld: a small number about people; words left out: exempt information." in said


def test_a_measure_that_is_not_public_can_not_be_followed(record: Record, client: Client) -> None:
    record.measure.public = False
    record.measure.save()
    publish(period=record.q2, by=record.cast.olive)
    for name in ("follow.atom", "data.csv", "data.json"):
        assert client.get(of(record, name)).status_code == 404
    assert client.get(_PLAN).status_code == 200


def test_nothing_is_followed_where_nothing_is_published(record: Record, client: Client) -> None:
    for address in (_PLAN, of(record, "follow.atom"), of(record, "data.csv"), "/elsewhere/follow.atom"):
        assert client.get(address).status_code == 404


def test_another_authority_has_no_measure_of_this_one(published: Record, client: Client) -> None:
    for name in ("follow.atom", "data.csv", "data.json"):
        assert client.get(of(published, name).replace("borough", "elsewhere")).status_code == 404


def test_pages_say_how_to_follow(published: Record, client: Client) -> None:
    page = read(client, f"/borough/measures/{published.measure.permanent_id}/")
    assert page.count(of(published, "follow.atom")) == 2
    assert 'rel="alternate" type="application/atom+xml"' in page
    assert "Follow this measure" in text_of(page)
    assert _PLAN in read(client, "/borough/")


def test_queries_are_as_many_for_one_measure_as_for_three_thousand(published: Record, client: Client) -> None:
    first = latest(published.authority, for_public=True)
    assert first is not None
    found: dict[str, list[int]] = {}
    for edition, size in ((2, 1), (3, 3), (4, 3_000)):
        edition_of(first, size, edition)
        for name in ("follow.atom", "measures/{}/follow.atom", "measures/{}/data.csv", "measures/{}/data.json"):
            with CaptureQueriesContext(connection) as counted:
                assert client.get(f"/borough/{name.format(f'e{edition}-1')}").status_code == 200
            found.setdefault(name, []).append(len(counted))
    assert found == {
        "follow.atom": [4, 4, 4],
        "measures/{}/follow.atom": [5, 5, 5],
        "measures/{}/data.csv": [5, 5, 5],
        "measures/{}/data.json": [4, 4, 4],
    }
