"""A publication as data: the contract's Report, and a CSV that no spreadsheet runs."""

import csv
import io
import json
import zipfile

import pytest
from django.test import Client

from goldenthread.plan import Report
from goldenthread.publishing.files import File
from goldenthread.web.actions.publishing import also_stands, drawn, take_down
from goldenthread.web.public.handing_out import COLUMNS
from goldenthread.web.records.models import PublishedText
from goldenthread.web.records.published import latest, report_of
from tests.publishing.reading_back import differences
from tests.web.conftest import Record
from tests.web.public.many import edition_of
from tests.web.public.test_pages import read

_JSON, _CSV = "/borough/data/2011-12-year-end-1.json", "/borough/data/2011-12-year-end-1.csv"


def test_the_json_is_the_report(published: Record, client: Client) -> None:
    publication = latest(published.authority, for_public=True)
    assert publication is not None
    told = Report.model_validate_json(read(client, _JSON))
    assert told.model_dump(mode="json") == report_of(publication).model_dump(mode="json")


def test_the_csv_has_a_line_a_measure(published: Record, client: Client) -> None:
    lines = list(csv.DictReader(io.StringIO(read(client, _CSV).removeprefix("\ufeff"))))
    one = next(line for line in lines if line["ref"] == "11.2")
    assert tuple(one) == COLUMNS
    assert len(lines) == 47
    shown = ("rating", "amount", "unit", "numerator", "denominator", "targets", "calculated_rating", "counted")
    assert [one[name] for name in shown] == [
        "achieved", "69.7", "%", "777", "1114", "at least 60 % in 2011/12", "achieved", "true",
    ]  # fmt: skip


def test_a_long_one_is_whole(published: Record, client: Client) -> None:
    first = latest(published.authority, for_public=True)
    assert first is not None
    edition_of(first, 1_101, 2)
    told = json.loads(read(client, "/borough/data/2011-12-year-end-2.json"))
    assert [row["id"] for row in told["rows"]] == [f"e2-{at}" for at in range(1, 1_102)]


def test_the_csv_is_the_one_among_the_documents_and_reads_back(published: Record, client: Client) -> None:
    publication = latest(published.authority, for_public=True)
    assert publication is not None
    documents = zipfile.ZipFile(io.BytesIO(bytes(drawn(publication, "datapackage").data or b"")))
    name = next(name for name in documents.namelist() if name.endswith("-measures.csv"))
    own = client.get(_CSV).getvalue()
    assert own == documents.read(name)
    assert differences(report_of(publication), File(name, own, "text/csv", "")) == []


@pytest.mark.parametrize("address", [_JSON, _CSV])
def test_who_has_the_file_is_told_that_it_has_not_changed(published: Record, client: Client, address: str) -> None:
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    since = client.get(address, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert (again.status_code, since.status_code) == (304, 304)
    assert not first.cookies


@pytest.mark.parametrize("address", [_JSON, _CSV])
def test_a_file_from_which_words_were_taken_is_another(published: Record, client: Client, address: str) -> None:
    first = client.get(address)
    assert b"Chlamydia screening" in first.getvalue()
    texts = PublishedText.objects.filter(publication__period=published.q2, publication__for_public=True)
    text, words, by = texts.exclude(text="")[0], "Chlamydia screening", published.cast.olive
    places = [place.key for place in also_stands(text=text, words=words, by=by)]
    also = [key for key in places if key.startswith("publishedreturn.")]
    take_down(text=text, ground="Asked for", words=words, also=also, by=by)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 200
    assert b"Chlamydia screening" not in again.getvalue()


@pytest.mark.parametrize("name", ["2011-12-q3-1.json", "2011-12-q2-9.csv", "nothing.json", "2011-12-q7-1.csv"])
def test_what_is_not_published_is_not_found(published: Record, client: Client, name: str) -> None:
    assert client.get(f"/borough/data/{name}").status_code == 404
