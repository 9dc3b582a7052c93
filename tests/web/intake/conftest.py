"""What tests of documents on their way in share: a report that the record doesn't have yet."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from goldenthread.web.records.models import Intake
from tests.web.conftest import Record
from tests.web.intake.pending import DRAFT, document

Send = Callable[..., Any]


@pytest.fixture
def olive(record: Record, client: Client) -> Client:
    client.force_login(record.cast.olive.user)
    return client


@pytest.fixture
def send(olive: Client) -> Send:
    def sent(content: str | bytes = DRAFT, name: str = "q1.md") -> Any:
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
