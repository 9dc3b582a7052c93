"""Every list of the quarter asks the database as often for one measure as for three and for twelve thousand."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from goldenthread.web.records.models import (
    JournalEntry,
    MailKind,
    OutgoingMail,
    Person,
    PointToCheck,
    RemedialAction,
    ReportingPeriod,
    Return,
    ReturnState,
)
from tests.web.conftest import Record
from tests.web.periods.many import quarter_of

SignIn = Callable[[Person], Client]
# How often each page asks, by what is in its address.
ASKS = {
    "control/{period}/": 28,
    "control/{period}/returns/?state=late": 9,
    "control/{period}/changes/worse/": 10,
    "control/{period}/points/stale-figure/": 8,
    "control/{period}/commentary/": 8,
    "periods/": 6,
    "periods/{period}/publish/": 16,
    "publications/": 7,
    "outbox/": 8,
    "audit/journal/?verb=submit+a+return": 13,
    "remedial-actions/": 8,
    "sign-off/": 7,
}

OF_WHAT_IS_HANDED_IN = ("control/{period}/changes/worse/", "control/{period}/points/stale-figure/", "sign-off/")


def filled(record: Record, count: int) -> ReportingPeriod:
    """Make a quarter of so many measures, with a mail, an entry and a remedial action for each."""
    olive, now = record.cast.olive, timezone.now()
    period = quarter_of(record.authority, olive, count)
    returns = list(Return.objects.filter(period=period))
    mails = OutgoingMail.objects.bulk_create(
        OutgoingMail(authority=record.authority, person=olive, kind=MailKind.CHASE, to="o@borough.example", made_at=now)
        for _ in returns
    )
    through = OutgoingMail.about.through
    through.objects.bulk_create(
        through(outgoingmail_id=mail.pk, return_id=one.pk) for mail, one in zip(mails, returns, strict=True)
    )
    JournalEntry.objects.bulk_create(
        JournalEntry(
            authority=record.authority, number=1_000 + number, at=now, by=olive, verb="submit a return",
            subject=f"return {one.pk}", after={"state": "submitted"}, hash="0",
        )
        for number, one in enumerate(returns)
    )  # fmt: skip
    RemedialAction.objects.bulk_create(
        RemedialAction(of_return=one, position=1, what="Hire", who="Ben", by_when=now.date() - timedelta(days=3))
        for one in returns
    )
    waiting(record, Return.objects.filter(state=ReturnState.SUBMITTED, period=period))
    return period


def waiting(record: Record, returns: QuerySet[Return]) -> None:
    """Have returns wait for the performance team."""
    sent = {"level": 0, "submitted_by": record.cast.ben, "submitted_at": timezone.now()}
    returns.update(state=ReturnState.SUBMITTED, declared="slipped", **sent)


@pytest.mark.xdist_group("twelve thousand")
@pytest.mark.parametrize("count", [1, 3, 12_000])
def test_lists_ask_as_often_for_few_as_for_many(record: Record, sign_in: SignIn, count: int) -> None:
    period = filled(record, count)
    olive = sign_in(record.cast.olive)
    olive.get("/borough/work/periods/")
    asked = {where: asks(olive, where, period) for where in ASKS if where not in OF_WHAT_IS_HANDED_IN}
    if count == 1:
        # The one that was owed until now is handed in, with a point to check.
        only = Return.objects.filter(period=period)
        waiting(record, only)
        PointToCheck.objects.create(of_return=only.get(), fingerprint="p", rule="stale-figure", severity="error")
    asked |= {where: asks(olive, where, period) for where in OF_WHAT_IS_HANDED_IN}
    assert asked == ASKS


def asks(client: Client, where: str, period: ReportingPeriod) -> int:
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(f"/borough/work/{where.format(period=period.pk)}")
    assert (where, answer.status_code, len(answer.content) < 400_000) == (where, 200, True)
    return len(queries)
