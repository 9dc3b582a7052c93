"""Documents of a publication: drawn once, the same for everyone, gone with words that are taken down, and verified."""

import hashlib
from collections.abc import Iterator

import pytest
from django.test import Client

from goldenthread.plan import Report
from goldenthread.publishing.content import Content
from goldenthread.publishing.files import File
from goldenthread.publishing.publish import FORMATS, Format
from goldenthread.web.actions.publishing import take_down
from goldenthread.web.records.models import DrawnFile, PublishedText
from goldenthread.web.records.published import latest, report_of
from tests.publishing.reading_back import differences
from tests.web.conftest import Record
from tests.web.public.test_pages import read

EDITION = "/borough/publications/2011-12-year-end/1/"


def got(client: Client, of_format: str) -> File:
    answer = client.get(f"{EDITION}documents/{of_format}/")
    assert answer.status_code == 200
    name = answer["Content-Disposition"].split('"')[1]
    return File(name, answer.content, answer["Content-Type"], "")


def published_report(record: Record) -> Report:
    publication = latest(record.authority, for_public=True)
    assert publication is not None
    return report_of(publication)


def published_words(record: Record) -> PublishedText | None:
    """Give the words of one measure of the year end, as the public reads them."""
    own = PublishedText.objects.filter(publication__for_public=True, publication__period=record.year_end)
    return own.filter(place=f"{record.measure.permanent_id}.progress").first()


def test_every_format_is_listed_and_leads_to_a_file(published: Record, client: Client) -> None:
    page = read(client, f"{EDITION}documents/")
    for name, one in FORMATS.items():
        assert f'href="{EDITION}documents/{name}/">{one.words}</a>' in page.replace("&#x27;", "'")
        assert len(got(client, name).data) > 500


def test_a_file_is_drawn_once_and_stays_the_same(published: Record, client: Client) -> None:
    first = got(client, "json")
    assert got(client, "json") == first
    assert [one.sha256 for one in DrawnFile.objects.all()] == [hashlib.sha256(first.data).hexdigest()]


def test_a_file_is_saved_and_never_opened_as_a_page(published: Record, client: Client) -> None:
    answer = client.get(f"{EDITION}documents/json/")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    again = client.get(f"{EDITION}documents/json/", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


@pytest.mark.parametrize("of_format", ["wordperfect", "manifest"])
def test_an_unknown_format_is_not_found(published: Record, client: Client, of_format: str) -> None:
    assert client.get(f"{EDITION}documents/{of_format}/").status_code == 404


def test_what_is_read_back_is_the_publication(published: Record, client: Client) -> None:
    assert Report.model_validate_json(got(client, "json").data).rows == tuple(
        Report.model_validate_json(published_report(published).model_dump_json()).rows
    )


@pytest.mark.parametrize("of_format", [name for name in ("html", "docx", "xlsx", "ods") if name in FORMATS])
def test_a_document_reads_back_to_the_publication(published: Record, client: Client, of_format: str) -> None:
    assert differences(published_report(published), got(client, of_format)) == []


def test_words_that_are_taken_down_are_in_no_file_any_more(published: Record, client: Client) -> None:
    text = published_words(published)
    assert text is not None
    assert text.text is not None
    words, before = text.text[:40], got(client, "json")
    assert words.encode() in before.data
    take_down(text=text, ground="Names a child", by=published.cast.olive)
    after = got(client, "json")
    assert words.encode() not in after.data
    assert b"[taken down]" in after.data
    gone = DrawnFile.objects.get(sha256=hashlib.sha256(before.data).hexdigest())
    assert (gone.data, gone.gone_at is not None) == (None, True)


def test_a_file_that_was_drawn_while_words_were_taken_down_is_drawn_anew(
    published: Record, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever draws a file has read the words before they go; what was drawn then is never handed out."""
    text, by = published_words(published), published.cast.olive
    assert text is not None
    assert text.text is not None
    words = text.text[:40]

    def slowly(content: Content) -> Iterator[File]:
        if PublishedText.objects.get(pk=text.pk).text is not None:
            take_down(text=text, ground="Names a child", by=by)
        yield File("words.txt", " ".join(one.progress for one in content.measures).encode(), "text/plain", "")

    monkeypatch.setitem(FORMATS, "slow", Format("All words", slowly))
    assert words.encode() not in got(client, "slow").data


def test_a_file_that_was_handed_out_is_verified(published: Record, client: Client) -> None:
    file = got(client, "json")
    hashed = hashlib.sha256(file.data).hexdigest()
    page = read(client, f"/borough/verify/?sha256={hashed.upper()}  {file.name}")
    assert f"This is {file.name}, letter by letter" in page
    other = hashlib.sha256(file.data + b" ").hexdigest()
    assert "No file that was handed out here has this SHA-256." in read(client, f"/borough/verify/?sha256={other}")


def test_a_file_from_before_a_take_down_is_told_as_such(published: Record, client: Client) -> None:
    hashed = hashlib.sha256(got(client, "json").data).hexdigest()
    text = published_words(published)
    assert text is not None
    take_down(text=text, ground="Names a child", by=published.cast.olive)
    assert "It stands no longer" in read(client, f"/borough/verify/?sha256={hashed}")


@pytest.mark.parametrize("typed", ["", "abc", "<script>", "0" * 63, "0" * 65, "\0"])
def test_what_is_no_hash_asks_again(published: Record, client: Client, typed: str) -> None:
    page = client.get("/borough/verify/", {"sha256": typed})
    assert page.status_code == 200
    assert b'role="status"' not in page.content


def test_an_officers_file_is_no_public_knowledge(published: Record, client: Client) -> None:
    officers = latest(published.authority, for_public=False)
    assert officers is not None
    address = f"/borough/work/publications/{officers.pk}/documents/json/"
    client.force_login(published.cast.olive.user)
    hashed = hashlib.sha256(client.get(address).content).hexdigest()
    client.logout()
    assert client.get(address).status_code == 302
    assert "No file that was handed out here" in read(client, f"/borough/verify/?sha256={hashed}")
