"""Pages of a PDF document on its way in, with what was seen on them."""

import xml.etree.ElementTree as ET
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from goldenthread.web.records.models import Intake
from tests.web.conftest import Record
from tests.web.intake.conftest import Send
from tests.web.intake.paged import pdf, pending_pdf
from tests.web.intake.pending import pending

_SVG = "{http://www.w3.org/2000/svg}"
_STANDING_OUT = "#a3008f"


def at(intake: Intake, rest: str) -> str:
    return f"/borough/work/intake/{intake.pk}/{rest}"


def test_a_pdf_is_taken_and_read(send: Send) -> None:
    assert send(pdf(), "q1.pdf").status_code == 302
    intake = Intake.objects.get()
    assert [row.row_id for row in intake.rows.all()] == ["11.1", "11.2", "11.3"]
    assert intake.media_type == "application/pdf"


def test_pages_say_what_was_seen(record: Record, olive: Client) -> None:
    page = olive.get(at(pending_pdf(record), "pages/")).content.decode()
    assert "1 table with 4 rows, and 2 lines of text outside of them." in page
    assert "page/1.svg" in page


def test_a_row_is_marked_on_its_page(record: Record, olive: Client) -> None:
    intake = pending_pdf(record)
    page = olive.get(at(intake, "row/2/"))
    address = page.context["picture"]
    assert address == at(intake, "page/1.svg?table=1&row=3")
    drawn = ET.fromstring(olive.get(address).content)
    marked = [one for one in drawn.iter(f"{_SVG}rect") if one.get("stroke") == _STANDING_OUT]
    plain = ET.fromstring(olive.get(at(intake, "page/1.svg")).content)
    assert (len(marked), [one for one in plain.iter(f"{_SVG}rect") if one.get("stroke") == _STANDING_OUT]) == (1, [])


def test_the_review_shows_what_is_around_the_row(record: Record, olive: Client) -> None:
    intake = pending_pdf(record)
    assert (
        f'src="{at(intake, "page/1.svg?table=1&amp;row=3")}&amp;near=1"'
        in olive.get(at(intake, "row/2/")).content.decode()
    )
    part, whole = (
        ET.fromstring(olive.get(at(intake, f"page/1.svg?table=1&row=3&near={near}")).content) for near in (1, 0)
    )
    tops, heights = zip(
        *((float(box[1]), float(box[3])) for one in (part, whole) if (box := one.attrib["viewBox"].split())),
        strict=True,
    )
    assert tops[0] > tops[1] == 0
    assert heights[0] < heights[1] / 2


def test_a_picture_loads_and_runs_nothing(record: Record, olive: Client) -> None:
    answer = olive.get(at(pending_pdf(record), "page/1.svg"))
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox; img-src data:"
    assert answer["Content-Type"] == "image/svg+xml"
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("rest", ["page/2.svg", "page/0.svg", "page/999999999999.svg"])
def test_a_page_that_is_not_there_is_not_found(record: Record, olive: Client, rest: str) -> None:
    assert olive.get(at(pending_pdf(record), rest)).status_code == 404


@pytest.mark.parametrize("place", ["table=x&row=1", "table=1", "table=9&row=9", "table=-1&row=1", "table=²&row=1"])
def test_a_place_that_is_not_there_marks_nothing(record: Record, olive: Client, place: str) -> None:
    answer = olive.get(at(pending_pdf(record), f"page/1.svg?{place}"))
    assert (answer.status_code, _STANDING_OUT.encode() in answer.content) == (200, False)


def test_other_documents_have_no_pages(record: Record, olive: Client) -> None:
    intake = pending(record)
    assert olive.get(at(intake, "pages/")).status_code == 404
    assert olive.get(at(intake, "row/1/")).context["picture"] is None


def test_pages_go_with_the_document(record: Record, olive: Client) -> None:
    intake = pending_pdf(record)
    Intake.objects.filter(pk=intake.pk).update(expires_at=timezone.now() - timedelta(days=1))
    assert olive.get(at(intake, "pages/")).status_code == 404
    assert olive.get(at(intake, "page/1.svg")).status_code == 404


@pytest.mark.parametrize("rest", ["pages/", "page/1.svg"])
def test_nothing_is_sent_to_pages(record: Record, olive: Client, rest: str) -> None:
    """Whoever sends something has no document looked into."""
    assert olive.post(at(pending_pdf(record), rest)).status_code == 405


def test_a_damaged_document_is_told(record: Record, olive: Client) -> None:
    intake = pending_pdf(record)
    Intake.objects.filter(pk=intake.pk).update(content=b"%PDF-1.7 nothing else")
    answer = olive.get(at(intake, "pages/"))
    assert answer.status_code == 422
    assert b"this PDF document is damaged" in answer.content
