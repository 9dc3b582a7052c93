"""A page takes as many queries for 12,000 measures as for one, one once it is kept, and little over the wire."""

import gzip
import re
from decimal import Decimal
from importlib.resources import files
from pathlib import Path

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import goldenthread.web
from goldenthread.web.actions.publishing import publish, restate, take_down
from goldenthread.web.public.shown import shown_at
from goldenthread.web.records.models import FigureRecord, PublishedText
from goldenthread.web.records.published import latest
from tests.web.conftest import Record
from tests.web.public.many import edition_of

# What each page asks the database, of an edition with one measure, with three and with 12,000: on what the page depends,
# the publication, then its rows and their words. An empty list asks for no rows and words: the one measure is going
# well, so of it nothing needs attention.
AT_FIRST = {
    "": (6, 6, 6),
    "measures/": (7, 7, 7),
    "measures/?rating=achieved": (7, 7, 7),
    "measures/?directorate=CESC&movement=improved&theme=children-and-young-people": (7, 7, 7),
    "measures/{id}/": (7, 7, 7),
    "exceptions/": (4, 6, 6),
    "exceptions/?kind=well": (6, 6, 6),
    "changes/": (6, 6, 6),
    "search/?q=children": (5, 5, 5),
    "themes/children-and-young-people/": (7, 7, 7),
    "print/": (5, 5, 5),
}
# The same of a process that has seen the publication before, as it stands, and doesn't keep the page.
MADE_ANEW = {
    "": (2, 2, 2),
    "measures/": (5, 5, 5),
    "measures/?rating=achieved": (5, 5, 5),
    "measures/?directorate=CESC&movement=improved&theme=children-and-young-people": (5, 5, 5),
    "measures/{id}/": (3, 3, 3),
    "exceptions/": (3, 5, 5),
    "exceptions/?kind=well": (5, 5, 5),
    "changes/": (4, 4, 4),
    "search/?q=children": (4, 4, 4),
    "themes/children-and-young-people/": (6, 6, 6),
    "print/": (4, 4, 4),
}


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as counted:
        assert client.get(address).status_code == 200, address
    return len(counted)


def queries_made_anew(client: Client, address: str) -> int:
    caches["public"].clear()
    return queries(client, address)


def queries_at_first(client: Client, address: str) -> int:
    shown_at.cache_clear()
    return queries_made_anew(client, address)


def test_a_page_takes_as_many_queries_for_one_measure_as_for_twelve_thousand(published: Record, client: Client) -> None:
    publication = latest(published.authority, for_public=True)
    assert publication is not None
    first: dict[str, list[int]] = {page: [] for page in AT_FIRST}
    anew: dict[str, list[int]] = {page: [] for page in MADE_ANEW}
    for edition, size in ((2, 1), (3, 3), (4, 12_000)):
        edition_of(publication, size, edition)
        for page in AT_FIRST:
            address = f"/borough/publications/2011-12-year-end/{edition}/{page.format(id=f'e{edition}-1')}"
            first[page].append(queries_at_first(client, address))
            anew[page].append(queries_made_anew(client, address))
    assert {page: tuple(counts) for page, counts in first.items()} == AT_FIRST
    assert {page: tuple(counts) for page, counts in anew.items()} == MADE_ANEW


@pytest.mark.parametrize("page", ["", "measures/", "changes/"])
def test_a_page_that_is_kept_takes_one_query(published: Record, client: Client, page: str) -> None:
    first = client.get(f"/borough/{page}")
    assert queries(client, f"/borough/{page}") == 1
    assert client.get(f"/borough/{page}").content == first.content


def test_a_new_publication_shows_at_once(published: Record, client: Client) -> None:
    before = client.get("/borough/").content
    published.year_end.commentary = "A word from the council."
    published.year_end.save()
    publish(period=published.year_end, by=published.cast.olive)
    after = client.get("/borough/").content
    assert b"A word from the council." not in before
    assert b"A word from the council." in after


def test_words_that_are_taken_down_are_gone_at_once(published: Record, client: Client) -> None:
    text = PublishedText.objects.filter(publication__for_public=True, place__endswith=".progress").first()
    assert text is not None
    assert text.text
    words, name = text.text.split("\n")[0][:40], text.place.removesuffix(".progress")
    address = f"/borough/publications/2011-12-q2/1/measures/{name}/"
    assert words.split()[0] in client.get(address).content.decode()
    before = client.get(address).content.decode()
    take_down(text=text, ground="A person could be known by it", by=published.cast.olive)
    after = client.get(address).content.decode()
    assert "A person could be known by it" not in before
    assert "A person could be known by it" in after
    assert words not in after


def test_a_restated_figure_shows_beside_the_published_one(published: Record, client: Client) -> None:
    figure = FigureRecord.objects.filter(of_return__period=published.year_end, value="69.7").first()
    assert figure is not None
    address = f"/borough/measures/{figure.of_return.measure.permanent_id}/"
    before = client.get(address).content.decode()
    restate(figure=figure, value=Decimal("68.7"), reason="Two cases were counted twice", by=published.cast.olive)
    after = client.get(address).content.decode()
    assert "restated as 68.7 %" not in before
    assert "published as 69.7 %, restated as 68.7 %" in after
    assert '<span class="gt-figure">69.7 %</span>' in after


def test_who_has_the_page_is_told_that_it_has_not_changed(published: Record, client: Client) -> None:
    first = client.get("/borough/")
    again = client.get("/borough/", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Cache-Control"] == "public, max-age=60"


def test_a_public_page_is_the_same_for_everyone_and_sets_no_cookie(published: Record, client: Client) -> None:
    signed_out = client.get("/borough/")
    client.force_login(published.cast.olive.user)
    signed_in = client.get("/borough/")
    assert signed_in.content == signed_out.content
    assert not signed_out.cookies
    assert not signed_in.cookies
    assert "Cookie" not in signed_in.headers["Vary"]


def test_the_first_page_is_at_most_sixty_kilobytes_with_its_style_sheets(published: Record, client: Client) -> None:
    page = client.get("/borough/", headers={"Accept-Encoding": "gzip"})
    assert page.headers["Content-Encoding"] == "gzip"
    html = gzip.decompress(page.content).decode()
    static = Path(str(files(goldenthread.web))) / "static"
    sheets = [static / name for name in re.findall(r'<link rel="stylesheet" href="/static/([^"]+)"', html)]
    assert len(sheets) == 2
    wire = len(page.content) + sum(len(gzip.compress(sheet.read_bytes())) for sheet in sheets)
    assert wire <= 60_000
    assert "<script" not in html
