"""The control room: its numbers, the lists behind them, and the same number of queries at any size."""

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from goldenthread.web.records.models import Person, PointToCheck, ReportingPeriod, Return, ReturnState
from tests.web.conftest import Record
from tests.web.periods.test_opening import opened

SignIn = Callable[[Person], Client]


@pytest.fixture
def period(record: Record) -> ReportingPeriod:
    return opened(record)


def test_control_room_shows(record: Record, period: ReportingPeriod, sign_in: SignIn) -> None:
    answer = sign_in(record.cast.olive).get(f"/borough/work/control/{period.pk}/")
    assert answer.status_code == 200


def test_pages_show(record: Record, period: ReportingPeriod, sign_in: SignIn) -> None:
    client = sign_in(record.cast.olive)
    for path in ["periods/", "periods/open/", f"periods/{period.pk}/dates/", f"control/{period.pk}/returns/", f"control/{period.pk}/returns/?state=late&directorate=CESC",
        f"control/{period.pk}/changes/worse/", f"control/{period.pk}/changes/crossed/", f"control/{period.pk}/points/stale-figure/", f"control/{period.pk}/commentary/", "outbox/", "control/"]:
        answer = client.get(f"/borough/work/{path}", follow=True)
        assert answer.status_code == 200, path
