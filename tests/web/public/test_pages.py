"""The public pages show publications: every link leads somewhere, and every count is the number of rows behind it."""

import re
from collections import deque
from decimal import Decimal

from django.test import Client

from goldenthread.web.actions.publishing import publish, restate
from goldenthread.web.records.models import FigureRecord, Measure, Publication
from tests.web.conftest import Record

_LINK = re.compile(r'href="([^"]+)"')


def read(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return answer.getvalue().decode()


def test_every_link_leads_to_a_page(published: Record, client: Client) -> None:
    seen, waiting, dead = {"/borough/"}, deque(["/borough/"]), []
    while waiting and len(seen) < 400:
        address = waiting.popleft()
        answer = client.get(address)
        if answer.status_code != 200:
            dead.append((address, answer.status_code))
        if answer.streaming or not answer.headers["Content-Type"].startswith("text/html"):
            continue
        for link in _LINK.findall(answer.content.decode()):
            link = link.replace("&amp;", "&").partition("#")[0]
            link = address.partition("?")[0] + link if link.startswith("?") else link
            if link.startswith("/borough/") and link not in seen:
                seen.add(link)
                waiting.append(link)
    assert dead == []
    assert len(seen) > 150


def text_of(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_front_page_says_how_the_plan_stands(published: Record, client: Client) -> None:
    told = text_of(read(client, "/borough/"))
    assert "28 of 38 rated measures are achieved or on track (73.7 %)" in told
    assert "8 more are not rated: 1 no status given , 6 deferred , 1 withdrawn" in told
    assert (
        "10.8 points lower than at 2011/12 Q2 (84.5 %) : 14 better , 6 worse , 4 newly rated , 7 no longer rated"
        in told
    )


def test_a_measure_answers_on_one_page(published: Record, client: Client) -> None:
    listed = read(client, "/borough/search/?q=11.6")
    found = re.search(r'href="(/borough/measures/m\d+/)"', listed)
    assert found is not None
    told = text_of(read(client, found[1]))
    assert "5.5 % against under 3 %" in told.replace("\xa0", " ")
    assert "18 of 325. To 31 March 2012. 75 days old when Cabinet saw it." in told
    assert "The council says ◆ On track" in told
    assert "The figures say ● Not achieved : 5.5 % against under 3 % (the row quotes" in told
    assert "The council says on track, but the figures say not achieved." in told
    assert "The two differ." in told
    assert "Rules 1 to 4, version 1. 1 achieved, 2 on track, 3 slipped, 4 not achieved." in told
    assert "one-to-four" not in told


def test_an_earlier_edition_of_a_measure_leads_to_the_latest(published: Record, client: Client) -> None:
    name = published.measure.permanent_id
    told = read(client, f"/borough/publications/2011-12-q2/1/measures/{name}/")
    assert f'href="/borough/measures/{name}/">This measure in the latest publication, 2011/12 year end</a>' in told
    for newest in ("", "publications/2011-12-year-end/1/"):
        assert "latest publication" not in read(client, f"/borough/{newest}measures/{name}/")


def test_the_list_of_publications_keeps_checksums_for_whoever_verifies(published: Record, client: Client) -> None:
    page = read(client, "/borough/publications/")
    table, _, details = page.partition("<details")
    hashes = Publication.objects.filter(for_public=True).values_list("sha256", flat=True)
    assert [(one in table, one in details) for one in hashes] == [(False, True)] * 2


def test_a_measure_that_the_latest_edition_leaves_out_is_found_in_the_last_that_holds_it(
    published: Record, client: Client
) -> None:
    answer = client.get("/borough/measures/m1/")
    assert (answer.status_code, answer.headers["Location"]) == (
        302,
        "/borough/publications/2011-12-q2/1/measures/m1/",
    )
    told = text_of(read(client, answer.headers["Location"]))
    assert "as it was published for 2011/12 Q2" in told
    assert "The latest publication, 2011/12 year end, doesn’t hold this measure." in told
    assert client.get("/borough/publications/2011-12-year-end/1/measures/m1/").status_code == 404
    assert client.get("/borough/measures/m999/").status_code == 404


_COUNT = re.compile(r'href="([^"]*/measures/\?[^"]+)">(.*?)</a>')


def test_every_count_is_the_number_of_rows_behind_it(published: Record, client: Client) -> None:
    wrong, seen = [], 0
    for page in ("/borough/", "/borough/changes/", "/borough/publications/2011-12-q2/1/"):
        for address, words in _COUNT.findall(read(client, page)):
            number = re.search(r"\d+", text_of(words))
            listed = read(client, address.replace("&amp;", "&"))
            total = re.search(r">(\d+) measures?(?:, of which totals leave out (\d+))?", listed)
            assert number is not None
            assert total is not None
            seen += 1
            if int(total[1]) - int(total[2] or 0) != int(number[0]):
                wrong.append((page, address, number[0], total[0]))
    assert wrong == []
    assert seen > 40


def test_an_edition_stays_as_it_was(published: Record, client: Client) -> None:
    told = text_of(read(client, "/borough/publications/2011-12-q2/1/"))
    assert "87 of 103 rated measures are achieved or on track" in told
    assert "This is the plan as it was published for 2011/12 Q2" in told


def test_nothing_of_another_authority_is_shown(published: Record, client: Client) -> None:
    assert "Nothing has been published yet." in read(client, "/elsewhere/")
    for page in ("measures/", "changes/", "data/", "publications/2011-12-q2/1/", "data/2011-12-q2-1.json"):
        assert client.get(f"/elsewhere/{page}").status_code == 404


def test_the_officers_version_is_never_shown(published: Record, client: Client) -> None:
    measure = published.measure
    assert client.get(f"/borough/measures/{measure.permanent_id}/").status_code == 200
    measure.public = False
    measure.save()
    published.year_end.commentary = "Another edition."
    published.year_end.save()
    publish(period=published.year_end, by=published.cast.olive)
    assert client.get(f"/borough/measures/{measure.permanent_id}/").status_code == 404
    assert "1 measure kept from the public" in text_of(read(client, "/borough/"))
    assert client.get(f"/borough/publications/2011-12-year-end/1/measures/{measure.permanent_id}/").status_code == 200


def test_nothing_is_sent_to_a_public_page(published: Record, client: Client) -> None:
    """Whoever sends something has no page made."""
    found = {page: client.post(f"/borough/{page}").status_code for page in ("", "measures/", "print/", "verify/")}
    assert found == dict.fromkeys(found, 405)


def test_search_takes_whatever_is_typed(published: Record, client: Client) -> None:
    for typed in ("", "%", "'; DROP TABLE", "\x00", "é" * 500, "<b>x</b>", "a " * 90):
        html = client.get("/borough/search/", {"q": typed})
        assert html.status_code == 200
        assert "<b>x</b>" not in html.content.decode()


def test_an_address_takes_whatever_is_typed(published: Record, client: Client) -> None:
    for edition in (0, 2, 32768, 10**30):
        assert client.get(f"/borough/publications/2011-12-q2/{edition}/").status_code == 404
    for name in ("rating", "theme", "directorate", "movement", "page"):
        for typed in ("\x00", "é" * 500, str(10**30)):
            assert client.get("/borough/measures/", {name: typed}).status_code == 200


def test_a_restatement_tells_no_figure_of_a_measure_about_people(published: Record, client: Client) -> None:
    figure = FigureRecord.objects.filter(of_return__period=published.year_end, value="69.7")[0]
    measure = figure.of_return.measure
    measure.counts_people = True
    measure.save()
    restate(figure=figure, value=Decimal("3"), reason="It was 3, not 69.7.", by=published.cast.olive)
    told = text_of(read(client, f"/borough/measures/{measure.permanent_id}/"))
    assert "2011/12 year end: restated, both figures [withheld] on" in told
    assert "by Olive: It was [withheld], not [withheld]." in told


def test_a_restatement_tells_no_figure_that_the_publication_withholds(published: Record, client: Client) -> None:
    figure = FigureRecord.objects.filter(of_return__period=published.year_end, value="69.7")[0]
    measure = figure.of_return.measure
    FigureRecord.objects.filter(pk=figure.pk).update(value=Decimal("3"), unit="count")
    Measure.objects.filter(pk=measure.pk).update(counts_people=True)
    publish(period=published.year_end, reason="It counts people.", by=published.cast.olive)
    Measure.objects.filter(pk=measure.pk).update(counts_people=False)
    figure.refresh_from_db()
    restate(figure=figure, value=Decimal("67"), reason="Counted again.", by=published.cast.olive)
    told = text_of(read(client, f"/borough/measures/{measure.permanent_id}/"))
    assert "2011/12 year end: restated, both figures [withheld] on" in told
    assert "published as 3" not in told


def test_a_restatement_keeps_what_it_withholds_when_the_measure_counts_no_people_any_more(
    published: Record, client: Client
) -> None:
    figure = FigureRecord.objects.filter(of_return__period=published.year_end, value="69.7")[0]
    measure = figure.of_return.measure
    Measure.objects.filter(pk=measure.pk).update(counts_people=True)
    restate(figure=figure, value=Decimal("3"), reason="Counted again.", by=published.cast.olive)
    Measure.objects.filter(pk=measure.pk).update(counts_people=False)
    told = text_of(read(client, f"/borough/measures/{measure.permanent_id}/"))
    assert "2011/12 year end: restated, both figures [withheld] on" in told
