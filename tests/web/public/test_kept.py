"""What is kept of a publication never outlives a correction, and nobody can fill the memory with addresses."""

import pytest
from django.core.cache import caches
from django.test import Client

from goldenthread.web.actions.publishing import publish, take_down
from goldenthread.web.public import answering
from goldenthread.web.records.models import PublishedText
from tests.web.conftest import Record
from tests.web.public.test_pages import read
from tests.web.public.test_speed import queries, queries_made_anew


def test_a_commentary_that_is_taken_down_leaves_the_front_page_at_once(published: Record, client: Client) -> None:
    published.year_end.commentary = "A word from the council."
    published.year_end.save()
    publish(period=published.year_end, by=published.cast.olive)
    assert "A word from the council." in read(client, "/borough/")
    text = PublishedText.objects.get(place="commentary", publication__for_public=True)
    take_down(text=text, ground="It names a child", by=published.cast.olive)
    after = read(client, "/borough/")
    assert "A word from the council." not in after
    assert "It names a child" in after


def test_what_is_being_done_leaves_the_front_page_at_once(published: Record, client: Client) -> None:
    before = read(client, "/borough/")
    texts = PublishedText.objects.filter(
        publication__for_public=True, publication__period=published.year_end, place__endswith=".remedial_action"
    )
    shown = next(text for text in texts if text.text and text.text[:30] in before)
    words = str(shown.text)[:30]
    take_down(text=shown, ground="It names a child", by=published.cast.olive)
    after = read(client, "/borough/")
    assert words not in after
    assert "[taken down]" in after


def test_a_council_of_another_name_is_named_so_at_once(published: Record, client: Client) -> None:
    assert "Elsewhen Borough Council" not in read(client, "/borough/")
    published.authority.name = "Elsewhen Borough Council"
    published.authority.save()
    assert "Elsewhen Borough Council" in read(client, "/borough/")


@pytest.mark.parametrize(
    "query",
    [
        "other=1",
        "rating=excellent",
        "theme=nowhere&related=nowhere",
        "movement=sideways&directorate=NONE",
        "page=0",
        "page=-1",
        "page=one",
        "page=1",
    ],
)
def test_what_is_not_known_makes_no_page_of_its_own(published: Record, client: Client, query: str) -> None:
    first = read(client, "/borough/measures/")
    read(client, "/borough/measures/?page=2")
    assert queries(client, f"/borough/measures/?{query}") == 1
    assert read(client, f"/borough/measures/?{query}") == first


@pytest.mark.parametrize("number", ["03", "4", "999", "1" + 30 * "0"])
def test_a_number_beyond_the_last_page_is_the_last_page(published: Record, client: Client, number: str) -> None:
    edition = "/borough/publications/2011-12-q2/1/measures/"
    last = read(client, f"{edition}?page=3")
    assert "Page 3 of 3" in last
    assert queries(client, f"{edition}?page={number}") == 1
    assert read(client, f"{edition}?page={number}") == last


def test_a_large_page_is_not_kept(published: Record, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "LARGEST_KEPT", 10)
    queries_made_anew(client, "/borough/")
    assert queries(client, "/borough/") > 1
    monkeypatch.undo()
    queries_made_anew(client, "/borough/")
    assert queries(client, "/borough/") == 1


def test_an_edition_leads_on_by_its_own_address_however_it_was_asked_for(published: Record, client: Client) -> None:
    html = read(client, "/borough/publications/2011-99-q2/1/")
    assert "2011-99" not in html
    assert "/borough/publications/2011-12-q2/1/measures/" in html


def test_the_number_of_kept_pages_is_bounded(published: Record) -> None:
    pages = caches["public"]
    for number in range(1_100):
        pages.set(str(number), b"a page")
    kept = sum(pages.get(str(number)) is not None for number in range(1_100))
    assert kept <= 1_000
