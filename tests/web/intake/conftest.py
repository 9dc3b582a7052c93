"""What tests of documents on their way in share: a report that the record doesn't have yet."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from goldenthread.web.records.models import Intake
from tests.web.conftest import Record

DRAFT = """Council Plan 2012/13 Q1 report

| Ref | Success criterion | Responsibility | Status | Progress |
|---|---|---|---|---|
| 11.1 | At least 60% of initial assessments carried out within 10 working days of referral | Care | 1 | 65.90% (1,486 of 2,256) at 30 June 2012. |
| 11.2 | At least 80% of reviews held on time | Care | 3 | 70.0% of reviews were held on time. |
| 11.3 | No more than 5% of plans repeated | Care | | Data are awaited. |

Key: 1 achieved, 2 on track, 3 slipped, 4 not achieved
"""
DATES = {
    "start": "2012",
    "quarter": "1",
    "committee": "Cabinet",
    "committee_on": "13/09/2012",
    "papers_on": "05/09/2012",
    "sign_off_due_on": "16/08/2012",
    "returns_due_on": "20/07/2012",
}


def document(content: str | bytes = DRAFT, name: str = "q1.md") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode() if isinstance(content, str) else content)


Send = Callable[..., HttpResponse]


@pytest.fixture
def olive(record: Record, client: Client) -> Client:
    client.force_login(record.cast.olive.user)
    return client


@pytest.fixture
def send(olive: Client) -> Send:
    def sent(content: str | bytes = DRAFT, name: str = "q1.md") -> HttpResponse:
        return olive.post("/borough/work/intake/", {"document": document(content, name)})

    return sent


@pytest.fixture
def intake(send: Send) -> Intake:
    answer = send()
    assert answer.status_code == 302, answer.content.decode()
    return Intake.objects.get()


def boxes(form: object) -> dict[str, str]:
    """Give a row's form as a browser sends it back unchanged."""
    parts = [form, form.figures.management_form, form.targets.management_form, *form.figures, *form.targets]  # type: ignore[attr-defined]
    found = {box.html_name: box.value() for part in parts for box in part}
    return {name: "" if value is None else str(value) for name, value in found.items()}
